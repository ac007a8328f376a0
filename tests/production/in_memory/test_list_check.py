"""The check of a list in memory: the same as that of a file, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.lists import read, small_library

from backpdf.library.model.library import Library
from backpdf.problems import UsageError
from backpdf.production.in_memory import list_check
from backpdf.production.in_memory.list_check import CheckedList, check_list
from backpdf.production.lists.list_row import Defaults
from backpdf.production.lists.table_reader import ReadingOptions

HEADINGS = "reference,name,program,level\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_library(tmp_path_factory.mktemp("library"))


def check(
    library: Library, text: str, name: str = "list.csv", reading: ReadingOptions | None = None
) -> CheckedList:
    return check_list(name, text.encode(), library, Defaults(), reading or ReadingOptions())


def test_each_row_is_told(library: Library) -> None:
    text = HEADINGS + "P1,Anna,low-back,1\nP2,Ben,low-bck,1\n,,stretch,1\nP4,,low-back,7\n"
    checked = check(library, text)
    assert [(row.row, row.reference, row.program, row.level, row.file) for row in checked.rows] == [
        (2, "P1", "low-back", 1, "P1-low-back-level-1.pdf"),
        (3, None, "", 0, ""),
        (4, None, "stretch", 1, "row-4-stretch-level-1.pdf"),
        (5, None, "", 0, ""),
    ]
    [problem] = checked.rows[1].problems
    assert (problem.message, problem.hint) == ("there is no such program", 'did you mean "low-back"?')
    assert (checked.handouts, checked.faulty, checked.problems) == (2, 2, ())


def test_says_what_batch_says(tmp_path: Path, library: Library) -> None:
    text = HEADINGS + "P1,Anna,low-back,9\nP1,Anna,low-back,x\n"
    from_file = read(tmp_path, library, text)
    checked = check(library, text)
    assert [problem for row in checked.rows for problem in row.problems] == list(from_file.problems)
    assert (checked.handouts, checked.faulty, checked.problems) == (0, 2, ())


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("list.csv", ""),
        ("list.csv", "nothing that is known\n"),
        ("list.csv", "reference,name\nP1,Anna\n"),
        ("list.xls", "x"),
        ("list.xlsx", "not a workbook"),
        ("list.csv", "PK\3\4"),
        ("../../etc/passwd", "root:x:0\n"),
        ("", HEADINGS),
    ],
)
def test_a_list_that_cannot_be_read_is_told_as_a_whole(library: Library, name: str, data: str) -> None:
    checked = check(library, data, name)
    assert checked.problems
    assert all(problem.hint for problem in checked.problems)
    assert (checked.rows, checked.handouts, checked.faulty) == ((), 0, 0)


def test_a_list_that_is_too_large_is_refused(library: Library) -> None:
    [problem] = check(library, HEADINGS + "x" * (33 * 1024 * 1024)).problems
    assert "larger than 32 MiB" in problem.message


def test_no_plan_is_read_from_anywhere(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "p.yaml").write_text("note: A\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    checked = check(library, "program,level,plan\nlow-back,1,p.yaml\n")
    [problem] = checked.rows[0].problems
    assert "backpdf batch" in (problem.hint or "")


def test_of_many_rows_those_with_problems_are_told(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_check, "MOST_ROWS_TOLD", 3)
    rows = "".join(f"P{number},,low-back,{1 + 8 * (number == 9)}\n" for number in range(10))
    checked = check(library, HEADINGS + rows)
    assert [row.row for row in checked.rows] == [2, 3, 11]
    assert (checked.handouts, checked.faulty) == (9, 1)


def test_options_that_do_not_fit_are_refused(library: Library) -> None:
    with pytest.raises(UsageError, match="--sheet"):
        check(library, HEADINGS, reading=ReadingOptions(sheet="One"))
