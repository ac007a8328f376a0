"""Excel workbooks."""

from __future__ import annotations

import datetime
import io
import zipfile
from pathlib import Path
from typing import Any

import pytest

from backpdf.production.lists.table import Table
from backpdf.production.lists.table_reader import read_table

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
