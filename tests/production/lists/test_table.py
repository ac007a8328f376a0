"""Lists as spreadsheets save them."""

from __future__ import annotations

from pathlib import Path

import pytest

from backpdf.problems import Problem
from backpdf.production.lists import csv_reader, table_reader
from backpdf.production.lists.csv_reader import parse_csv
from backpdf.production.lists.table import Table
from backpdf.production.lists.table_reader import read_table, table_of

HEAD = "reference,name,level"


def read(text: str) -> tuple[Table | None, list[Problem]]:
    parts = parse_csv(text, "list.csv")
    return (None, [parts]) if isinstance(parts, Problem) else table_of("list.csv", parts)


def parsed(text: str) -> Table:
    table, problems = read(text)
    assert problems == []
    assert table is not None
    return table


def texts(table: Table) -> list[tuple[int, list[str]]]:
    return [(row.number, list(row.cells)) for row in table.rows]


def marks(table: Table) -> list[list[tuple[int, int]]]:
    return [
        [(mark.line, mark.column) for index in range(len(row.cells)) if (mark := table.marks(row, index))]
        for row in table.rows
    ]


def told(text: str) -> list[str]:
    return [problem.render() for problem in read(text)[1]]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "end"])
def test_separators_and_line_ends(separator: str, end: str, last: str) -> None:
    text = f"{HEAD}\nP1,Anna,1\nP2,Bo,2".replace(",", separator) + ("\n" if last else "")
    table = parsed(text.replace("\n", end))
    assert table.separator == separator
    assert texts(table) == [(2, ["P1", "Anna", "1"]), (3, ["P2", "Bo", "2"])]


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('"a,b",c,d', ["a,b", "c", "d"]),
        ('"say ""hi""",c,d', ['say "hi"', "c", "d"]),
        ('"two\nlines",c,d', ["two\nlines", "c", "d"]),
        (' "spaced" ,  c  ,d', ["spaced", "c", "d"]),
        ('5" tape,c,d', ['5" tape', "c", "d"]),
        (",,x", ["", "", "x"]),
        ("short", ["short"]),
        ("P1,,,,,,", ["P1"]),
        ('="00123",c,d', ["00123", "c", "d"]),
        ('"=""00123""",c,d', ['="00123"', "c", "d"]),
        ('="a,b",c', ["a,b", "c"]),
    ],
)
def test_cells(line: str, cells: list[str]) -> None:
    assert texts(parsed(f"{HEAD}\n{line}")) == [(2, cells)]


def test_a_row_has_the_number_that_a_spreadsheet_shows() -> None:
    table = parsed(f'{HEAD}\n\n"x\ny\nz",,\n,,\nP2,,\n\n')
    assert [row.number for row in table.rows] == [3, 5]
    assert marks(table) == [[(3, 1)], [(7, 1)]]


def test_places_count_from_one() -> None:
    assert marks(parsed(f'{HEAD}\nP1,"Anna, B.",1')) == [[(2, 1), (2, 4), (2, 15)]]


def test_a_place_after_a_line_end_in_a_cell() -> None:
    assert marks(parsed(f'{HEAD}\n"P\n1",Anna,1')) == [[(2, 1), (3, 4), (3, 9)]]


def test_rows_above_the_headings_are_passed_over_and_told() -> None:
    table = parsed(f"Patients, this week\n\nPrinted,today,by me\n{HEAD}\nP1,Anna,1")
    assert table.header.number == 4
    assert texts(table) == [(5, ["P1", "Anna", "1"])]
    assert table.notices == ("the headings are in row 4; 2 rows above them were not read",)


def test_a_line_that_names_the_separator() -> None:
    table = parsed("sep=;\r\nname;level\r\nAnna, B.;1\r\n")
    assert table.separator == ";"
    assert texts(table) == [(2, ["Anna, B.", "1"])]


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("level\n1", ","),
        ("name;level;my notes, if any, on this\nAnna;1;", ";"),
        ('"name","level; or so","note"\nAnna,1,', ","),
        ("\n\nname\tlevel\nAnna\t1", "\t"),
    ],
)
def test_headings_tell_the_separator(text: str, separator: str) -> None:
    assert parsed(text).separator == separator


QUOTE = (
    "list.csv:2:{column}: row 2: a quotation mark is never closed, or text follows the closing one\n"
    '        write the sign " twice inside a text in quotation marks, and once at its end'
)
MESSAGES = {
    "nothing": ("", ["list.csv: the list is empty\n        write headings and rows into it"]),
    "only blank rows": ("\n,,\n", ["list.csv: the list is empty\n        write headings and rows into it"]),
    "only headings": (
        HEAD,
        ["list.csv: the list has no rows below its headings\n        write one row for each handout"],
    ),
    "a quotation mark that is never closed": (f'{HEAD}\nP1,"Anna,1', [QUOTE.format(column=4)]),
    "text after a quotation mark": (f'{HEAD}\n"P1" x,Anna,1', [QUOTE.format(column=1)]),
    "a hidden character in a heading": (
        f"{HEAD},no\u001bte\nP1,Anna,1",
        [
            "list.csv:1:22: row 1: a hidden control character (U+001B)\n"
            "        delete this character, or type the word again"
        ],
    ),
    "no headings": (
        "P1,Anna Secret,low-back,1\nP2,Bo,low-back,2",
        [
            "list.csv:1:1: row 1: no row holds headings that are known\n        write them above the list; "
            "the columns are: reference, name, program, level, paper, edition, type size, blank dose, "
            "colour, mono, language, clinician, date, plan, note, next visit"
        ],
    ),
    "more cells than columns": (
        f"{HEAD}\n{',' * 20_000}x",
        ["list.csv: row 2: the row has more than 16384 cells\n        delete what is not part of the list"],
    ),
    "a cell without end": (
        f"{HEAD}\n{'x' * 40_000}",
        ["list.csv: row 2: a cell of the row has more than 32767 characters\n        shorten it"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), MESSAGES.values(), ids=MESSAGES)
def test_messages(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_reader, "MOST_ROWS", 2)
    monkeypatch.setattr(table_reader, "MOST_ROWS", 2)
    assert told("level\n1\n2") == []
    assert told("level\n1\n2\n3") == ["list.csv: the list has more than 100000 rows\n        split it up"]


def test_too_many_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_reader, "MOST_LINES", 3)
    assert told("level\n1\n\n\n2") == [
        "list.csv: the list has more than 1048576 lines\n"
        "        delete the empty ones at its end, or split it up"
    ]


def test_no_row_is_quoted_for_it_may_name_a_patient(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    for data in (b"na\x07me,level\nAnna Secret,1", b"name\nJ\xf8rgen Secret", b'name,level\n"Anna Secret,1'):
        path.write_bytes(data)
        told = "".join(problem.render() for problem in read_table(path, "list.csv")[1])
        assert told
        assert "Secret" not in told


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("list.xls", "an old Excel workbook"),
        ("list.ods", "an OpenDocument spreadsheet"),
        ("list.numbers", "a Numbers spreadsheet"),
        ("list.xlsb", "a binary Excel workbook"),
    ],
)
def test_other_spreadsheets(name: str, what: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"x")
    table, problems = read_table(tmp_path / name, name)
    assert table is None
    assert [problem.render() for problem in problems] == [
        f"{name}: {what} cannot be read\n        save it as CSV, or as an Excel workbook (.xlsx)"
    ]


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    problems = read_table(tmp_path / "no.csv", "no.csv")[1]
    assert [problem.message for problem in problems] == ["the file does not exist"]


def test_a_list_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_reader, "LARGEST_LIST", 1024 * 1024)
    (tmp_path / "list.csv").write_bytes(b"level\n" + b"1\n" * 600_000)
    problems = read_table(tmp_path / "list.csv", "list.csv")[1]
    assert [problem.message for problem in problems] == ["the file is larger than 1 MiB"]
