"""Digests: anything that reaches a page changes them, and nothing else."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from support.handouts import read_sound_library
from support.lists import small_library

import backpdf
from backpdf.handout.request import Request
from backpdf.library.model.plan import Plan
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.print_options import Format, PrintOptions
from backpdf.pdf.tagging.metadata import Standard
from backpdf.production.fingerprint import handout_digest, library_digest

REQUEST = Request("low-back", 1, "Anna", "B.", date(2026, 11, 21))
SALT = "00ff"


def test_the_same_library_in_another_place_has_the_same_digest(tmp_path: Path) -> None:
    assert library_digest(small_library(tmp_path / "a")) == library_digest(small_library(tmp_path / "b"))


@pytest.mark.parametrize(
    "file", ["exercises/bridge.yaml", "exercises/programs/stretch.yaml", "images/a.svg", "clinic.yaml"]
)
def test_every_file_of_the_library_counts(file: str, tmp_path: Path) -> None:
    library = small_library(tmp_path)
    before = library_digest(library)
    with (tmp_path / file).open("a") as stream:
        stream.write("\n")
    assert library_digest(library) == before  # of what was read and checked
    assert library_digest(read_sound_library(tmp_path)) != before


def test_what_cannot_reach_a_page_does_not_count(tmp_path: Path) -> None:
    library = small_library(tmp_path)
    before = library_digest(library)
    (tmp_path / "images" / "other.svg").write_text("x")
    (tmp_path / "list.csv").write_text("x")
    os.utime(tmp_path / "images" / "a.svg", (1, 1))
    assert library_digest(read_sound_library(tmp_path)) == before


@pytest.mark.parametrize("name", [".bridge.yaml", "._bridge.yaml", "bridge.yaml~", "bridge (1).yaml"])
def test_files_that_are_not_read_are_not_opened(tmp_path: Path, name: str) -> None:
    library = small_library(tmp_path)
    before = library_digest(library)
    os.mkfifo(tmp_path / "exercises" / name)  # to open it would take for ever
    assert library_digest(library) == before


def test_endings_in_capitals_count(tmp_path: Path) -> None:
    small_library(tmp_path)
    path = tmp_path / "exercises" / "clam.YAML"
    path.with_suffix(".yaml").rename(path)
    before = library_digest(read_sound_library(tmp_path))
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    assert library_digest(read_sound_library(tmp_path)) != before


def test_a_new_version_of_the_program_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library = small_library(tmp_path)
    before = library_digest(library)
    monkeypatch.setattr(backpdf, "__version__", "99")
    assert library_digest(library) != before


CHANGES: dict[str, Callable[[Request, PrintOptions], tuple[Request, PrintOptions]]] = {
    "program": lambda r, o: (replace(r, program="stretch"), o),
    "level": lambda r, o: (replace(r, level=2), o),
    "patient": lambda r, o: (replace(r, patient="Bo"), o),
    "clinician": lambda r, o: (replace(r, clinician=None), o),
    "day": lambda r, o: (replace(r, day=None), o),
    "stamp": lambda r, o: (replace(r, stamp=date(2026, 1, 1)), o),
    "plan": lambda r, o: (replace(r, plan=Plan(note="Hi")), o),
    "paper": lambda r, o: (r, replace(o, paper=Paper.LETTER)),
    "edition": lambda r, o: (r, replace(o, edition=Edition.LARGE_PRINT)),
    "type_size": lambda r, o: (r, replace(o, type_size=24)),
    "blank_dose": lambda r, o: (replace(r, blank_dose=True), o),
    "mono": lambda r, o: (r, replace(o, mono=True)),
    "standard": lambda r, o: (r, replace(o, standard=Standard.UA2)),
    "format": lambda r, o: (r, replace(o, format=Format.HTML)),
}


def test_every_part_of_a_request_is_among_the_changes() -> None:
    parts = set(Request.__dataclass_fields__) | set(PrintOptions.__dataclass_fields__)
    assert parts - {"reference"} == set(CHANGES)


def test_what_only_names_the_file_does_not_count() -> None:
    named = replace(REQUEST, reference="P-1")
    digests = {handout_digest("library", each, PrintOptions(), SALT) for each in (REQUEST, named)}
    assert len(digests) == 1


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_everything_that_is_asked_for_counts(
    change: Callable[[Request, PrintOptions], tuple[Request, PrintOptions]],
) -> None:
    request, options = change(REQUEST, PrintOptions())
    before = handout_digest("library", REQUEST, PrintOptions(), SALT)
    assert handout_digest("library", request, options, SALT) != before
    assert handout_digest("library", replace(REQUEST), PrintOptions(), SALT) == before


def test_a_digest_means_nothing_without_its_salt() -> None:
    digests = {handout_digest("library", REQUEST, PrintOptions(), salt) for salt in ("00", "01")}
    assert len(digests) == 2
