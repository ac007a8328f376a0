"""Handouts as PDF, as HTML, and as both: files, report, journal, combined file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from support.lists import small_library, write_list

from backpdf.library.model.library import Library
from backpdf.pdf.print_options import Format
from backpdf.problems import ProblemsError, UsageError
from backpdf.production.api import make_batch
from backpdf.production.lists.list_row import Defaults
from backpdf.production.report import Report
from backpdf.production.task import Status

BOTH = Defaults(formats=(Format.PDF, Format.HTML))
HTML = Defaults(formats=(Format.HTML,))
LIST = "reference,name,program,level\nP1,Anna Secret,low-back,1\nP2,Bo Secret,low-back,2\n"
Run = Callable[..., Report]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return small_library(tmp_path / "library")


@pytest.fixture
def run(tmp_path: Path, library: Library) -> Run:
    """Makes a list (the one above, unless another is given) in the folder `out`."""

    def make(text: str = LIST, **changes: Any) -> Report:
        return make_batch(write_list(tmp_path, text), library, tmp_path / "out", workers=1, **changes)

    return make


def test_each_row_is_made_in_both_formats(run: Run, tmp_path: Path) -> None:
    report = run(defaults=BOTH)
    names = [f"P{row}-low-back-level-{row}{ending}" for row in (1, 2) for ending in (".pdf", ".html")]
    assert [result.task.path.name for result in report.results] == names
    assert all((tmp_path / "out" / name).is_file() for name in names)
    rows = json.loads((tmp_path / "out" / "list-report.json").read_text("utf-8"))["rows"]
    assert [(row["row"], row["format"], row["pages"] is None) for row in rows] == [
        (2, "pdf", False),
        (2, "html", True),
        (3, "pdf", False),
        (3, "html", True),
    ]


def test_one_name_in_both_is_of_one_patient(run: Run, tmp_path: Path) -> None:
    run(defaults=BOTH)
    page = (tmp_path / "out" / "P2-low-back-level-2.html").read_text("utf-8")
    assert "Bo Secret" in page
    assert "Anna Secret" not in page


def test_what_is_done_is_left_alone(run: Run, tmp_path: Path) -> None:
    run(defaults=BOTH)
    (tmp_path / "out" / "P1-low-back-level-1.html").unlink()
    statuses = [result.status for result in run(defaults=BOTH, resume=True).results]
    assert statuses == [Status.UNCHANGED, Status.MADE, Status.UNCHANGED, Status.UNCHANGED]


def test_a_combined_file_holds_the_pdfs(run: Run, tmp_path: Path) -> None:
    report = run(defaults=BOTH, combine=tmp_path / "all.pdf")
    with pikepdf.open(tmp_path / "all.pdf") as file:
        assert len(file.pages) == report.combined[0].pages == 4


def test_a_combined_file_of_pages_for_a_phone(run: Run, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        run(defaults=HTML, combine=tmp_path / "all.pdf")
    assert caught.value.message == f"{tmp_path / 'all.pdf'} would be one PDF of all, and no PDFs are made"
    assert caught.value.hint == "write --format both, or leave --combine out"
    assert not (tmp_path / "out").exists()


def test_no_two_rows_share_a_page(run: Run) -> None:
    twice = LIST + "P1,Cy Secret,low-back,1\n"
    with pytest.raises(ProblemsError) as caught:
        run(twice, defaults=HTML)
    assert len(caught.value.problems) == 1
    assert "the same name as that of row 2" in caught.value.problems[0].message


def test_the_ending_of_a_template_is_that_of_the_format(run: Run, tmp_path: Path) -> None:
    run(defaults=HTML, name_template="{reference}.HTML")
    assert sorted(path.name for path in (tmp_path / "out").glob("P*")) == ["P1.html", "P2.html"]


def test_a_row_whose_files_are_of_another_list_is_named_once(library: Library, tmp_path: Path) -> None:
    output = tmp_path / "out"
    make_batch(write_list(tmp_path / "one", LIST), library, output, workers=1, defaults=BOTH)
    other = write_list(tmp_path / "two", LIST.replace("Secret", "Other"))
    with pytest.raises(UsageError, match=r"\(row 2, 3\)"):
        make_batch(other, library, output, workers=1, defaults=BOTH)


def test_workers_make_the_same_bytes(library: Library, tmp_path: Path) -> None:
    rows = "".join(f"R{number},low-back,1\n" for number in range(12))
    path = write_list(tmp_path, f"reference,program,level\n{rows}")
    for workers in (1, 2):
        report = make_batch(path, library, tmp_path / f"by-{workers}", workers=workers, defaults=BOTH)
        assert report.count(Status.MADE) == 24
    one, two = (
        {file.name: file.read_bytes() for file in (tmp_path / f"by-{workers}").glob("R*.html")}
        for workers in (1, 2)
    )
    assert len(one) == 12
    assert one == two


def test_a_picture_that_cannot_be_shown_stops_no_other(library: Library, tmp_path: Path) -> None:
    (library.root / "images" / "a.svg").unlink()
    path = write_list(tmp_path, "reference,program,level\nP1,low-back,1\nP2,stretch,1\n")
    report = make_batch(path, library, tmp_path / "out", workers=1, defaults=HTML)
    first, second = report.results
    assert first.status is Status.FAILED
    assert first.reason is not None
    assert first.reason.startswith("There is no picture a.svg")
    assert second.status is Status.MADE
    assert not (tmp_path / "out" / "P1-low-back-level-1.html").exists()
