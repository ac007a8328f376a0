"""Excel workbooks."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from backpdf.problems import UsageError
from backpdf.production.lists.table import Table, merged_cells
from backpdf.production.lists.table_reader import ReadingOptions, read_table

openpyxl = pytest.importorskip("openpyxl")


def saved(path: Path, rows: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def table_of(path: Path) -> Table:
    table, problems = read_table(path, path.name)
    assert problems == []
    assert table is not None
    return table


def test_cells_are_the_texts_that_somebody_would_type(tmp_path: Path) -> None:
    day = datetime.datetime(2026, 11, 21)
    path = saved(
        tmp_path / "list.xlsx",
        [
            ["reference", "level", "date", "mono", "note"],
            [1001, 2.0, day, True, " Hi "],
            [],
            ["P2", 1.5, None],
        ],
    )
    table = table_of(path)
    assert list(table.header.cells) == ["reference", "level", "date", "mono", "note"]
    assert [(row.number, list(row.cells)) for row in table.rows] == [
        (2, ["1001", "2", "2026-11-21", "yes", "Hi"]),
        (4, ["P2", "1.5"]),
    ]


def test_a_problem_in_a_workbook_has_a_row_and_no_line(tmp_path: Path) -> None:
    table = table_of(saved(tmp_path / "list.xlsx", [["level"], [9]]))
    problem = table.problem(next(iter(table.rows)), "no such level", "hint", column="level")
    assert problem.render() == 'list.xlsx: row 2, column "level": no such level\n        hint'


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_workbook(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "list.xlsx").write_bytes(data)
    _, problems = read_table(tmp_path / "list.xlsx", "list.xlsx")
    assert [problem.render() for problem in problems] == [
        "list.xlsx: the file cannot be read as an Excel workbook\n"
        '        open it in Excel, and save it as "CSV UTF-8"'
    ]


def test_a_zip_file_that_is_no_workbook(tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.txt", "x")
    (tmp_path / "list.xlsx").write_bytes(file.getvalue())
    assert read_table(tmp_path / "list.xlsx", "list.xlsx")[0] is None


# ---- workbooks part by part


def text_cell(text: str, place: str = "") -> str:
    at = f' r="{place}"' if place else ""
    return f'<c{at} t="inlineStr"><is><t>{text}</t></is></c>'


def row_of(*cells: str, attributes: str = "") -> str:
    return (
        f"<row {attributes}>{''.join(cell if cell[:1] == '<' else text_cell(cell) for cell in cells)}</row>"
    )


HEAD = row_of("name", "program", "level")


def written(
    path: Path, sheets: dict[str, str], *, hidden: tuple[str, ...] = (), parts: dict[str, str] | None = None
) -> Path:
    """A workbook of these sheets, as little of it as a program may write; parts are other files in it."""
    names = targets = ""
    for number, name in enumerate(sheets):
        state = "hidden" if name in hidden else "visible"
        names += f'<sheet name="{name}" r:id="r{number}" state="{state}"/>'
        targets += f'<Relationship Id="r{number}" Target="/xl/worksheets/s{number}.xml"/>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", f'<workbook xmlns:r="r"><sheets>{names}</sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{targets}</Relationships>")
        for number, content in enumerate(sheets.values()):
            xml = content if "sheetData" in content else f"<sheetData>{content}</sheetData>"
            archive.writestr(f"xl/worksheets/s{number}.xml", f"<worksheet>{xml}</worksheet>")
        for name, content in (parts or {}).items():
            archive.writestr(f"xl/{name}.xml", content)
    return path


def rows_of(path: Path, sheet: str | None = None) -> list[tuple[int, list[str]]]:
    table, problems = read_table(path, path.name, ReadingOptions(sheet=sheet))
    assert problems == []
    assert table is not None
    return [(row.number, list(row.cells)) for row in table.rows]


def told(path: Path, sheet: str | None = None) -> list[str]:
    return [problem.render() for problem in read_table(path, path.name, ReadingOptions(sheet=sheet))[1]]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "list.xlsx"


def test_rows_and_columns_far_away(book: Path) -> None:
    far = (
        "<row r='150000'><c r='A150000' t='inlineStr'><is><t>B</t></is></c><c r='HF150000'><v>7</v></c></row>"
    )
    assert rows_of(written(book, {"S": HEAD + row_of("A") + far})) == [
        (2, ["A"]),
        (150_000, ["B", *[""] * 212, "7"]),
    ]


@pytest.mark.parametrize("attributes", ['hidden="1"', 'hidden="true"', 'ht="0"'])
def test_hidden_rows_are_left_out_and_counted(attributes: str, book: Path) -> None:
    table = table_of(
        written(book, {"S": HEAD + row_of("A") + row_of("B", attributes=attributes) + row_of("C")})
    )
    assert [row.number for row in table.rows] == [2, 4]
    assert table.hidden_rows == (3,)


def test_all_rows_hidden(book: Path) -> None:
    rows = "".join(row_of("A", attributes='hidden="1"') for _ in range(2))
    assert told(written(book, {"S": rows})) == [
        "list.xlsx: all rows of the list are hidden\n        show them: clear the filter, or unhide the rows"
    ]


def test_hidden_columns_are_known(book: Path) -> None:
    columns = '<cols><col min="2" max="3" hidden="1"/></cols>'
    table = table_of(written(book, {"S": f"{columns}<sheetData>{HEAD}{row_of('A')}</sheetData>"}))
    assert table.hidden_columns == {1, 2}


def test_the_first_visible_sheet_with_the_headings(book: Path) -> None:
    list_of = {name: HEAD + row_of(name) for name in ("Old", "This week", "Next week")}
    path = written(book, {"Read me": row_of("How to use this file"), **list_of}, hidden=("Old",))
    assert rows_of(path) == [(2, ["This week"])]
    assert table_of(path).notices == (
        'the sheet "This week" was read; not read, though they have the headings, too: "Next week"',
    )
    assert rows_of(path, "next week") == [(2, ["Next week"])]
    assert rows_of(path, "Old") == [(2, ["Old"])]


SHEET_MESSAGES = {
    "no such sheet": (
        ({"A": HEAD, "B": HEAD}, (), "C"),
        "list.xlsx: the workbook has no sheet with the name that --sheet gives\n"
        '        its sheets are: "A", "B"',
    ),
    "no sheet has headings": (
        ({"A": row_of("x"), "B": row_of("y")}, (), None),
        "list.xlsx: no visible sheet of the workbook has headings that are known\n"
        "        write the headings above the list, or name its sheet with --sheet NAME",
    ),
    "all hidden": (
        ({"A": HEAD}, ("A",), None),
        "list.xlsx: the workbook has no visible sheet\n"
        "        unhide the sheet with the list, or name it with --sheet NAME",
    ),
}


@pytest.mark.parametrize(("given", "expected"), SHEET_MESSAGES.values(), ids=SHEET_MESSAGES)
def test_messages_about_sheets(
    given: tuple[dict[str, str], tuple[str, ...], str | None], expected: str, book: Path
) -> None:
    sheets, hidden, sheet = given
    assert told(written(book, sheets, hidden=hidden), sheet) == [expected]


def test_cells_as_they_are_shown(book: Path) -> None:
    formats = (
        '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="00000"/>'
        '<numFmt numFmtId="171" formatCode="&quot;P-&quot;000"/>'
        '<numFmt numFmtId="172" formatCode="[$-409]d/mmm/yyyy;@"/></numFmts><cellXfs><xf numFmtId="0"/>'
        '<xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="20"/><xf numFmtId="22"/>'
        "</cellXfs></styleSheet>"
    )
    values = [("1", "123"), ("2", "12"), ("3", "46347"), ("4", "0.5"), ("5", "46347.4375"), ("0", "2.50")]
    numbers = [f'<c s="{style}"><v>{value}</v></c>' for style, value in values]
    strings = "<sst><si><r><t>An</t></r><r><t>na</t></r><rPh><t>no</t></rPh></si></sst>"
    others = [
        '<c t="s"><v>0</v></c>',
        '<c t="b"><v>1</v></c>',
        '<c t="e"><v>#N/A</v></c>',
        "<c><f>A1</f></c>",
    ]
    sheet = HEAD + row_of(*numbers, *others)
    path = written(book, {"S": sheet}, parts={"styles": formats, "sharedStrings": strings})
    assert rows_of(path) == [
        (
            2,
            [
                "00123",
                "P-012",
                "2026-11-21",
                "12:00",
                "2026-11-21 10:30",
                "2.50",
                "Anna",
                "yes",
                "#N/A",
                "=?",
            ],
        )
    ]


def test_merged_cells(book: Path) -> None:
    merged = "<mergeCells><mergeCell ref='B2:B3'/></mergeCells>"
    sheet = f"<sheetData>{HEAD}{row_of('A')}{row_of('B')}</sheetData>{merged}"
    assert merged_cells(table_of(written(book, {"S": sheet})), [0, 1, 2]) == {(3, 1)}


LIMITS = {
    "strings": (
        {"sharedStrings": f"<sst>{'<si><t>a</t></si>' * 500_001}</sst>"},
        "texts than 500000",
    ),
    "one string": (
        {"sharedStrings": f"<sst><si><t>{'x' * 60_000_000}</t></si></sst>"},
        "in one part than 48 MiB",
    ),
    "tags": ({"sharedStrings": f"<sst>{'<a/>' * 10_000_001}</sst>"}, "cells than any list"),
    "entities": (
        {"sharedStrings": '<!DOCTYPE a [<!ENTITY b "c">]><sst><si><t>&b;</t></si></sst>'},
        "than a workbook holds: it declares entities",
    ),
}


@pytest.mark.parametrize(("parts", "what"), LIMITS.values(), ids=LIMITS)
def test_workbooks_that_hold_more_than_a_list(parts: dict[str, str], what: str, book: Path) -> None:
    assert told(written(book, {"S": HEAD + row_of("A")}, parts=parts)) == [
        f"list.xlsx: the workbook holds more {what}\n        keep only the list in it, or split it up"
    ]


def test_a_workbook_with_a_password(book: Path) -> None:
    book.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert told(book) == [
        "list.xlsx: the workbook is locked with a password, or is an old one\n"
        '        open it in Excel, and save it as "CSV UTF-8", or as an Excel workbook without a password'
    ]


def test_a_workbook_called_csv(tmp_path: Path) -> None:
    path = written(tmp_path / "list.csv", {"S": HEAD})
    assert told(path) == [
        "list.csv: this is a workbook or another packed file, and not CSV\n"
        "        give its name the ending .xlsx, if it is an Excel workbook"
    ]


@pytest.mark.parametrize(
    ("name", "options", "expected"),
    [
        ("a.xlsx", ReadingOptions(encoding="cp1252"), "--encoding is for CSV files"),
        ("a.csv", ReadingOptions(sheet="S"), "--sheet is for Excel workbooks"),
    ],
)
def test_options_of_the_other_kind(name: str, options: ReadingOptions, expected: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as raised:
        read_table(tmp_path / name, name, options)
    assert raised.value.message.startswith(expected)
