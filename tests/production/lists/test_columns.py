"""Headings: which column each of them means."""

from __future__ import annotations

import pytest

from backpdf.production.lists.columns import Column, column_of, is_column, read_columns
from backpdf.production.lists.csv_reader import parse_csv

LISTED = (
    "the columns are: reference, name, program, level, paper, edition, colour, mono, language, clinician, "
    "date, plan, note"
)


def told(text: str) -> list[str]:
    table, problems = parse_csv(text, "list.csv", is_column)
    assert table is not None
    assert problems == []
    return [problem.render() for problem in read_columns(table)[1]]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("level", Column.LEVEL),
        (" Level ", Column.LEVEL),
        ("LEVEL", Column.LEVEL),
        ("programme", Column.PROGRAM),
        ("Color", Column.COLOUR),
        ("re_ference", Column.REFERENCE),
        ("Reference:", Column.REFERENCE),
        ("patient", None),
        ("", None),
    ],
)
def test_headings(heading: str, column: Column | None) -> None:
    assert column_of(heading) is column


def test_columns_in_any_order() -> None:
    table, _ = parse_csv("note,LEVEL,,name\nhi,2,,Anna", "list.csv", is_column)
    assert table is not None
    columns, problems = read_columns(table)
    assert problems == []
    row = table.rows[0]
    assert [columns.text(row, column) for column in (Column.LEVEL, Column.NAME, Column.PLAN)] == [
        "2",
        "Anna",
        "",
    ]
    assert columns.heading(Column.LEVEL) == "LEVEL"
    assert columns.heading(Column.PLAN) == "plan"


MESSAGES = {
    "no headings at all": (
        "P1,Anna Secret,low-back,1\nP2,Bo,low-back,2",
        [f"list.csv:1:1: row 1: the first row holds no heading that is known\n        {LISTED}"],
    ),
    "a misspelt heading": (
        "name,levle\nAnna,1",
        ['list.csv:1:6: row 1: unknown column "levle"\n        did you mean "level"?'],
    ),
    "another word for it": (
        "level,Patient name\n1,Anna",
        ['list.csv:1:7: row 1: unknown column "Patient name"\n        did you mean "name"?'],
    ),
    "nothing near": (
        "level,shoe\n1,42",
        [f'list.csv:1:7: row 1: unknown column "shoe"\n        {LISTED}'],
    ),
    "no heading": (
        "level,,name\n1,x,Anna",
        [f"list.csv:1:7: row 1: column 2 has no heading\n        {LISTED}"],
    ),
    "twice": (
        "level,name,Level\n1,Anna,2",
        ['list.csv:1:12: row 1: the column "level" is there twice\n        delete or rename one of the two'],
    ),
    "colour and mono": (
        "level,mono,colour\n1,yes,",
        ['list.csv:1:7: row 1: the columns "colour" and "mono" say the same\n        keep one of the two'],
    ),
}


@pytest.mark.parametrize(("text", "expected"), MESSAGES.values(), ids=MESSAGES)
def test_messages(text: str, expected: list[str]) -> None:
    assert told(text) == expected
