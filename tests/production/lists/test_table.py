"""Lists as spreadsheets save them."""

from __future__ import annotations

from pathlib import Path

import pytest

from backpdf.production.lists import table as tables
from backpdf.production.lists import table_reader
from backpdf.production.lists.columns import is_column
from backpdf.production.lists.csv_reader import parse_csv
from backpdf.production.lists.table import Table
from backpdf.production.lists.table_reader import read_table

HEAD = "reference,name,level"


def parsed(text: str) -> Table:
    table, problems = parse_csv(text, "list.csv", is_column)
    assert problems == []
    assert table is not None
    return table


def texts(table: Table) -> list[tuple[int, list[str]]]:
    return [(row.number, [cell.text for cell in row.cells]) for row in table.rows]


def told(text: str) -> list[str]:
    return [problem.render() for problem in parse_csv(text, "list.csv", is_column)[1]]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
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
    ],
)
def test_cells(line: str, cells: list[str]) -> None:
    assert texts(parsed(f"{HEAD}\n{line}")) == [(2, cells)]


def test_a_row_has_the_number_that_a_spreadsheet_shows() -> None:
    table = parsed(f'{HEAD}\n\n"x\ny\nz",,\n,,\nP2,,\n\n')
    assert [row.number for row in table.rows] == [3, 5]
    marks = [row.cells[0].mark for row in table.rows]
    assert [(mark.line, mark.column) for mark in marks if mark] == [(3, 1), (7, 1)]


def test_places_count_from_one() -> None:
    row = parsed(f'{HEAD}\nP1,"Anna, B.",1').rows[0]
    assert [(cell.mark.line, cell.mark.column) for cell in row.cells if cell.mark] == [
        (2, 1),
        (2, 4),
        (2, 15),
    ]


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
    "a hidden character": (
        f"{HEAD}\nP1,An\u0007na,1",
        [
            'list.csv:2:4: row 2, column "name": a hidden control character (U+0007)\n'
            "        delete this character, or type the word again"
        ],
    ),
    "a hidden character in a column that nobody knows": (
        "name,colourful\nAnna,\u202e",
        [
            "list.csv:2:6: row 2: a hidden character that reverses text (U+202E)\n"
            "        delete this character, or type the word again"
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), MESSAGES.values(), ids=MESSAGES)
def test_messages(text: str, expected: list[str]) -> None:
    assert told(text) == expected


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 2)
    assert told("level\n1\n2") == []
    assert told("level\n1\n2\n3") == ["list.csv: the list has more than 2 rows\n        split it up"]


BYTES = {
    "byte order mark": (b"\xef\xbb\xbfname;level\r\n\xc3\x86;1", None),
    "Windows text": (
        b"name,level\nJ\xf8rgen,1",
        "list.csv:2:2: the file is not UTF-8 text: it looks like Windows (Latin-1) text\n"
        '        in your spreadsheet choose "Save as" and pick "CSV UTF-8"',
    ),
    "UTF-16, as Excel's Unicode text": (
        "name\tlevel\nAnna\t1".encode("utf-16"),
        "list.csv: the file is not UTF-8 text: it is saved as UTF-16\n"
        '        in your spreadsheet choose "Save as" and pick "CSV UTF-8"',
    ),
}


@pytest.mark.parametrize(("data", "expected"), BYTES.values(), ids=BYTES)
def test_encodings(data: bytes, expected: str | None, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(data)
    table, problems = read_table(path, "list.csv", is_column)
    if expected is None:
        assert table is not None
        assert texts(table) == [(2, ["Æ", "1"])]
    else:
        assert [problem.render() for problem in problems] == [expected]


def test_no_row_is_quoted_for_it_may_name_a_patient(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    for data in (b"name,level\nAnna Secret\x07,1", b"name\nAnna Secret \xf8", b'name,level\n"Anna Secret,1'):
        path.write_bytes(data)
        told = "".join(problem.render() for problem in read_table(path, "list.csv", is_column)[1])
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
    table, problems = read_table(tmp_path / name, name, is_column)
    assert table is None
    assert [problem.render() for problem in problems] == [
        f"{name}: {what} cannot be read\n        save it as CSV, or as an Excel workbook (.xlsx)"
    ]


def test_a_list_that_is_not_there(tmp_path: Path) -> None:
    problems = read_table(tmp_path / "no.csv", "no.csv", is_column)[1]
    assert [problem.message for problem in problems] == ["the file does not exist"]


def test_a_list_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_reader, "LARGEST_LIST", 1024 * 1024)
    (tmp_path / "list.csv").write_bytes(b"level\n" + b"1\n" * 600_000)
    problems = read_table(tmp_path / "list.csv", "list.csv", is_column)[1]
    assert [problem.message for problem in problems] == ["the file is larger than 1 MiB"]
