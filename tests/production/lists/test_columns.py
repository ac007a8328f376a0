"""Headings: which column each of them means."""

from __future__ import annotations

import pytest

from backpdf.problems import Problem, UsageError
from backpdf.production.lists.columns import ListColumns, read_columns
from backpdf.production.lists.csv_reader import parse_csv
from backpdf.production.lists.headings import Column, column_of
from backpdf.production.lists.table import Table
from backpdf.production.lists.table_reader import table_of

LISTED = (
    "the columns are: reference, name, program, level, paper, edition, type size, blank dose, colour, mono, "
    "language, clinician, date, plan, note, next visit"
)


def table(text: str) -> Table:
    parts = parse_csv(text, "list.csv")
    assert not isinstance(parts, Problem)
    found, problems = table_of("list.csv", parts)
    assert found is not None, problems
    return found


def columns(text: str, *ignored: str) -> ListColumns:
    found, problems = read_columns(table(text), ignored)
    assert problems == []
    return found


def told(text: str) -> list[str]:
    return [problem.render() for problem in read_columns(table(text))[1]]


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("level", Column.LEVEL),
        (" Level ", Column.LEVEL),
        ("LEVEL", Column.LEVEL),
        ("programme", Column.PROGRAM),
        ("Type size", Column.TYPE_SIZE),
        ("type_size", Column.TYPE_SIZE),
        ("blank-dose", Column.BLANK_DOSE),
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
    text = "note,LEVEL,,name\nhi,2,,Anna"
    found = columns(text)
    row = next(iter(table(text).rows))
    assert [found.text(row, column) for column in (Column.LEVEL, Column.NAME, Column.PLAN)] == [
        "2",
        "Anna",
        "",
    ]
    assert found.heading(Column.LEVEL) == "LEVEL"
    assert found.heading(Column.PLAN) == "plan"


MESSAGES = {
    "a misspelt heading": (
        "name,program,levle\nAnna,low-back,1",
        [
            "list.csv:1:14: row 1: the heading of column 3 is unknown\n"
            '        did you mean "level"? Else, to pass over it, give --ignore-columns 3'
        ],
    ),
    "another word for it": (
        "level,Patient name\n1,Anna",
        [
            'list.csv:1:7: row 1: unknown column "Patient name"\n'
            '        did you mean "name"? Else, to pass over it, give --ignore-columns "Patient name"'
        ],
    ),
    "what no handout prints": (
        "level,name,DOB\n1,A,1950-01-01",
        [
            'list.csv:1:12: row 1: unknown column "DOB"\n'
            f"        {LISTED}; to pass over it, give --ignore-columns DOB"
        ],
    ),
    "nothing near": (
        "level,name,Quixote\n1,A,42",
        [
            "list.csv:1:12: row 1: the heading of column 3 is unknown\n"
            f"        {LISTED}; to pass over it, give --ignore-columns 3"
        ],
    ),
    "first and last name": (
        "first name,Surname,level,program\nA,B,1,low-back",
        [
            'list.csv:1:1: row 1: unknown column "first name"\n'
            '        join first and last name in one column "name"',
            'list.csv:1:12: row 1: unknown column "Surname"\n'
            '        join first and last name in one column "name"',
        ],
    ),
    "first name beside the name": (
        "first name,name,level\nA,A B,1",
        [
            'list.csv:1:1: row 1: unknown column "first name"\n'
            '        to pass over it, give --ignore-columns "first name"'
        ],
    ),
    "no heading": (
        "level,,name\n1,x,Anna",
        [
            "list.csv:1:7: row 1: column 2 has no heading\n"
            f"        {LISTED}; to pass over it, give --ignore-columns 2"
        ],
    ),
    "twice": (
        "level,name,Level\n1,Anna,2",
        [
            'list.csv:1:12: row 1: the column "level" is there twice\n'
            "        delete or rename one of the two, or give --ignore-columns 3"
        ],
    ),
    "colour and mono": (
        "level,mono,colour\n1,yes,",
        ['list.csv:1:7: row 1: the columns "colour" and "mono" say the same\n        keep one of the two'],
    ),
}


@pytest.mark.parametrize(("text", "expected"), MESSAGES.values(), ids=MESSAGES)
def test_messages(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("ignored", [("Phone no",), ("phone-no",), ("2",)])
def test_columns_that_are_passed_over(ignored: tuple[str, ...]) -> None:
    found = columns("name,phone no,level\nAnna,1,2", *ignored)
    assert set(found.places) == {Column.NAME, Column.LEVEL}


def test_a_known_column_can_be_passed_over_too() -> None:
    assert set(columns("name,note,level\nAnna,x,2", "note").places) == {Column.NAME, Column.LEVEL}


@pytest.mark.parametrize("ignored", ["postcod", "4", "0", "-1"])
def test_passing_over_what_is_not_there(ignored: str) -> None:
    with pytest.raises(UsageError) as raised:
        columns("name,postcode,level\nAnna,1,2", ignored)
    message = f'--ignore-columns names "{ignored}", and the list has no such column'
    assert raised.value.message == message
    assert raised.value.hint == "write headings as the list has them, or the numbers of columns"


def test_many_unknown_headings_do_not_fill_the_screen() -> None:
    assert len(told("name,level," + ",".join(f"x{number}" for number in range(500)) + "\nA,1")) == 20
