"""Making handouts one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.handouts import read_sound_library
from support.libraries import exercise, level, photo, program, write_library
from support.printed import read_pages

from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.pdf.print_options import PrintOptions
from backpdf.production.making import make
from backpdf.production.task import Job, Wanted, jobs_for


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = tmp_path_factory.mktemp("library")
    write_library(
        root,
        {"bridge": exercise(pictures=["p.png"])},
        {"low-back": program(level(), level())},
        pictures={"images/p.png": photo(60, 40, "PNG")},
    )
    return read_sound_library(root)


def wanted(library: Library, output: Path, patient: str | None = None) -> tuple[Job, ...]:
    return jobs_for(library, Wanted((), (), PrintOptions(), output), Request("", 0, patient))


def test_each_file_is_whole_when_it_is_told(library: Library, tmp_path: Path) -> None:
    jobs = wanted(library, tmp_path / "out")
    for number, made in enumerate(make(library, jobs), start=1):
        assert made.job is jobs[number - 1]
        data = made.job.path.read_bytes()
        assert data.rstrip().endswith(b"%%EOF")
        assert made.size == len(data)
        assert made.pages == len(read_pages(data))
        assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
            job.path.name for job in jobs[:number]
        ]


def test_nothing_is_made_before_it_is_asked_for(library: Library, tmp_path: Path) -> None:
    make(library, wanted(library, tmp_path / "out"))
    assert not (tmp_path / "out").exists()


def test_warnings_are_told_for_each_handout(library: Library, tmp_path: Path) -> None:
    for made in make(library, wanted(library, tmp_path)):
        assert len(made.warnings) == 1
        assert made.warnings[0].startswith("p.png has too few pixels")


def test_no_jobs_no_files(library: Library) -> None:
    assert list(make(library, ())) == []
