"""Handouts of a list as one stream: whole files, nothing on a disk, and an end at any moment."""

from __future__ import annotations

import csv
import io
import os
import tempfile
import zipfile
from collections.abc import Generator, Iterable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from support.lists import read, small_library

from backpdf.library.model.library import Library
from backpdf.problems import UsageError, UserError
from backpdf.production.in_memory import list_stream
from backpdf.production.in_memory.list_check import check_list
from backpdf.production.in_memory.list_stream import StreamPart, combined_stream, zip_stream
from backpdf.production.lists.list_row import Defaults
from backpdf.production.lists.listing import Listing
from backpdf.production.lists.table_reader import ReadingOptions
from backpdf.production.report import Report
from backpdf.production.task import Status

TEXT = "reference,name,program,level\nP1,Anna,low-back,1\nP2,Ben,low-back,2\nP3,Cem,stretch,1\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_library(tmp_path_factory.mktemp("library"))


def listing(library: Library, text: str = TEXT) -> Listing:
    return check_list("list.csv", text.encode(), library, Defaults(), ReadingOptions()).listing


def whole(parts: Iterable[StreamPart]) -> tuple[bytes, list[int], Report]:
    data, counts, reports = [], [], []
    for part in parts:
        if isinstance(part, bytes):
            data.append(part)
        elif isinstance(part, int):
            counts.append(part)
        else:
            reports.append(part)
    [report] = reports
    return b"".join(data), counts, report


def test_a_zip_file_holds_each_handout_and_the_report(library: Library) -> None:
    data, counts, report = whole(zip_stream(listing(library), library, "list-report.csv"))
    assert counts == [1, 2, 3]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "P1-low-back-level-1.pdf",
            "P2-low-back-level-2.pdf",
            "P3-stretch-level-1.pdf",
            "list-report.csv",
        ]
        assert all(not entry.flag_bits & 8 for entry in archive.infolist())
        for name in archive.namelist()[:3]:
            with pikepdf.open(io.BytesIO(archive.read(name))) as pdf:
                assert len(pdf.pages) > 0
        rows = list(csv.DictReader(io.StringIO(archive.read("list-report.csv").decode("utf-8-sig"))))
    assert [(row["reference"], row["status"]) for row in rows] == [(f"P{n}", "made") for n in (1, 2, 3)]
    assert report.count(Status.MADE) == 3
    assert whole(zip_stream(listing(library), library, "list-report.csv"))[0] == data


def test_the_files_are_those_of_batch(library: Library, tmp_path: Path) -> None:
    from_file = read(tmp_path, library, TEXT)
    assert [task.path.name for task in from_file.tasks] == [task.path.name for task in listing(library).tasks]
    assert [task.request for task in from_file.tasks] == [task.request for task in listing(library).tasks]


def test_many_rows_are_made_by_workers(library: Library) -> None:
    text = "reference,program,level\n" + "".join(f"P{n:02},low-back,1\n" for n in range(10))
    data, counts, _ = whole(zip_stream(listing(library, text), library, "r.csv"))
    assert counts == list(range(1, 11))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        assert len(archive.namelist()) == 11


def test_one_pdf_of_all(library: Library) -> None:
    data, counts, report = whole(combined_stream(listing(library), library))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 5  # two, two and one; the last one needs no blank page
    assert counts == sorted(counts)
    assert counts[-1] == 3
    assert report.count(Status.MADE) == 3


def test_a_handout_that_fails_is_in_the_report(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    (library.root / "images" / "a.svg").unlink()
    data, _, report = whole(zip_stream(listing(library), library, "r.csv"))
    with pytest.raises(UserError, match="row 2 cannot be made") as caught:
        whole(combined_stream(listing(library), library))
    assert "ZIP" in (caught.value.hint or "")
    assert [result.status for result in report.results] == [Status.FAILED, Status.FAILED, Status.MADE]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["P3-stretch-level-1.pdf", "r.csv"]


def test_rows_with_problems_are_left_out_and_reported(library: Library) -> None:
    _, _, report = whole(zip_stream(listing(library, TEXT + "P4,Dia,low-back,9\n"), library, "r.csv"))
    assert (report.count(Status.MADE), report.count(Status.FAILED)) == (3, 1)


@pytest.mark.parametrize("rows", [3, 12])
def test_it_ends_when_it_is_closed(library: Library, rows: int) -> None:
    text = "reference,program,level\n" + "".join(f"P{n:02},low-back,1\n" for n in range(rows))
    for stream in (
        zip_stream(listing(library, text), library, "r.csv"),
        combined_stream(listing(library, text), library),
    ):
        next(stream)
        assert isinstance(stream, Generator)
        stream.close()
        assert list(stream) == []


def test_nothing_of_it_reaches_a_disk(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    before = {path: path.stat().st_mtime_ns for path in library.root.rglob("*")}
    whole(zip_stream(listing(library), library, "r.csv"))
    whole(combined_stream(listing(library), library))
    assert not os.listdir(tmp_path)  # noqa: PTH208
    assert {path: path.stat().st_mtime_ns for path in library.root.rglob("*")} == before


def test_a_list_too_long_for_one_pdf_is_refused(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_stream, "MOST_TOGETHER", 2)
    with pytest.raises(UsageError, match="up to 2 handouts"):
        whole(combined_stream(listing(library), library))


def test_names_in_a_zip_are_those_of_patients_only_where_asked(library: Library) -> None:
    data, _, _ = whole(zip_stream(listing(library), library, "r.csv"))
    assert b"Anna" not in data.split(b"%PDF")[0]
    found = listing(library)
    assert all("Anna" not in task.path.name for task in replace(found).tasks)
