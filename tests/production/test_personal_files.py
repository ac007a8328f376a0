"""Names for personal sheets: free ones, on the disk and among those on their way to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from backpdf.handout.request import Request
from backpdf.pdf.print_options import Format, PrintOptions
from backpdf.production.personal_files import REPLACED, PersonalFiles
from backpdf.production.task import Task

SHEET = Task(
    Request("low-back", 1, "Anna"), PrintOptions(), Path("sheet.pdf"), is_private=True, is_numbered=True
)


@pytest.fixture
def task(tmp_path: Path) -> Task:
    return replace(SHEET, path=tmp_path / "sheet.pdf")


def test_files_of_one_run_that_are_not_written_yet_are_kept_apart(task: Task) -> None:
    run = PersonalFiles()
    capitals = replace(task, path=task.path.with_name("SHEET.pdf"))  # one file, on many systems
    names = [run.place(each, b"x").task.path.name for each in (task, task, capitals, task)]
    assert names == ["sheet.pdf", "sheet-2.pdf", "SHEET-3.pdf", "sheet-4.pdf"]


def test_the_first_number_that_is_free(task: Task) -> None:
    for name in ("sheet.pdf", "sheet-2.pdf", "sheet-4.pdf"):
        (task.path.parent / name).write_bytes(b"other")
    assert PersonalFiles().place(task, b"x").task.path.name == "sheet-3.pdf"
    assert PersonalFiles().place(task, b"much longer").task.path.name == "sheet-3.pdf"


def test_just_this_file_is_found_among_others(task: Task) -> None:
    task.path.write_bytes(b"other")
    (task.path.parent / "sheet-2.pdf").write_bytes(b"this")
    placed = PersonalFiles().place(task, b"this")
    assert (placed.task.path.name, placed.is_there) == ("sheet-2.pdf", True)


def test_files_of_one_number_are_of_one_patient_in_every_format(task: Task) -> None:
    page = replace(task, path=task.path.with_suffix(".html"), options=PrintOptions(format=Format.HTML))
    run = PersonalFiles()
    assert [run.place(each, b"x").task.path.name for each in (task, page)] == ["sheet.pdf", "sheet.html"]
    other = Request("low-back", 1, "Bo")
    placed = [run.place(replace(each, request=other), b"y").task.path.name for each in (page, task)]
    assert placed == ["sheet-2.html", "sheet-2.pdf"]


def test_a_page_does_not_lie_beside_the_sheet_of_another(task: Task) -> None:
    task.path.write_bytes(b"of somebody else")
    page = replace(task, path=task.path.with_suffix(".html"), options=PrintOptions(format=Format.HTML))
    assert PersonalFiles().place(page, b"x").task.path.name == "sheet-2.html"


def test_a_page_joins_the_sheet_that_is_there_already(task: Task) -> None:
    task.path.write_bytes(b"this")
    page = replace(task, path=task.path.with_suffix(".html"), options=PrintOptions(format=Format.HTML))
    run = PersonalFiles()
    assert run.place(task, b"this").is_there
    assert run.place(page, b"x").task.path.name == "sheet.html"


def test_links_and_folders_are_in_the_way(task: Task) -> None:
    task.path.symlink_to(task.path.parent / "nowhere.pdf")
    (task.path.parent / "sheet-2.pdf").mkdir()
    assert PersonalFiles().place(task, b"x").task.path.name == "sheet-3.pdf"


@pytest.mark.parametrize(
    ("changes", "warnings"),
    [
        ({}, (REPLACED,)),
        ({"request": Request("low-back", 1, reference="P-1")}, ()),
        ({"is_private": False}, ()),
    ],
)
def test_files_without_a_number_take_the_place_of_others(
    task: Task, changes: dict[str, object], warnings: tuple[str, ...]
) -> None:
    task.path.write_bytes(b"other")
    named = replace(task, is_numbered=False, **changes)  # type: ignore[arg-type]
    placed = PersonalFiles().place(named, b"x")
    assert (placed.task.path, placed.is_there, placed.warnings) == (task.path, False, warnings)
    assert PersonalFiles().place(named, b"other").warnings == ()
