"""Which handouts are made, and what their files are called."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from support.handouts import read_sound_library
from support.libraries import level, program, write_library

from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.print_options import Format, PrintOptions
from backpdf.pdf.tagging.metadata import Standard
from backpdf.problems import UsageError
from backpdf.production.task import Selection, Task, default_paper, file_name, tasks_for

NOBODY = Request("", 0)
EVERYTHING = PrintOptions(Paper.LETTER, Edition.LARGE_PRINT, mono=True, standard=Standard.UA2)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = tmp_path_factory.mktemp("library")
    return read_sound_library(
        write_library(root, programs={"low-back": program(level(), level(), level()), "neck": program()})
    )


def tasks(
    library: Library, *, programs: tuple[str, ...] = (), levels: tuple[int, ...] = ()
) -> tuple[Task, ...]:
    return tasks_for(library, Selection(programs, levels, PrintOptions(), Path("out")), NOBODY)


@pytest.mark.parametrize(
    ("programs", "levels", "made"),
    [
        ((), (), ["low-back 1", "low-back 2", "low-back 3", "neck 1"]),
        (("neck",), (), ["neck 1"]),
        (("neck", "low-back", "neck"), (1,), ["neck 1", "low-back 1"]),
        ((), (1,), ["low-back 1", "neck 1"]),
        ((), (3, 2, 3), ["low-back 2", "low-back 3"]),
        (("low-back",), (3, 1), ["low-back 1", "low-back 3"]),
    ],
)
def test_what_is_made(
    library: Library, programs: tuple[str, ...], levels: tuple[int, ...], made: list[str]
) -> None:
    found = tasks(library, programs=programs, levels=levels)
    assert [f"{task.request.program} {task.request.level}" for task in found] == made
    assert {task.path.parent for task in found} == {Path("out")}


@pytest.mark.parametrize(
    ("programs", "levels", "message"),
    [
        (("knee",), (), 'there is no program "knee"'),
        (("low-back", "knee"), (), 'there is no program "knee"'),
        ((), (4,), 'the program "low-back" has no level 4'),
        ((), (1, 4), 'the program "low-back" has no level 4'),
        (("neck",), (2,), 'the program "neck" has no level 2'),
        (("low-back", "neck"), (2,), 'the program "neck" has no level 2'),
    ],
)
def test_what_does_not_exist(
    library: Library, programs: tuple[str, ...], levels: tuple[int, ...], message: str
) -> None:
    with pytest.raises(UsageError) as caught:
        tasks(library, programs=programs, levels=levels)
    assert caught.value.message == message


def test_everybody_gets_the_same_person(library: Library) -> None:
    person = Request("", 0, "P", "C", date(2026, 1, 2), date(2026, 1, 3))
    for task in tasks_for(library, Selection((), (), PrintOptions(), Path()), person):
        request = task.request
        assert (request.patient, request.clinician, request.day, request.stamp) == (
            "P", "C", date(2026, 1, 2), date(2026, 1, 3),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("options", "usual", "name"),
    [
        (PrintOptions(), Paper.A4, "low-back-level-2.pdf"),
        (PrintOptions(Paper.LETTER), Paper.LETTER, "low-back-level-2.pdf"),
        (PrintOptions(Paper.LETTER), Paper.A4, "low-back-level-2-letter.pdf"),
        (PrintOptions(Paper.A4), Paper.LETTER, "low-back-level-2-a4.pdf"),
        (PrintOptions(edition=Edition.LARGE_PRINT), Paper.A4, "low-back-level-2-large-print.pdf"),
        (PrintOptions(edition=Edition.SUMMARY), Paper.A4, "low-back-level-2-summary.pdf"),
        (PrintOptions(type_size=24), Paper.A4, "low-back-level-2-large-print-24pt.pdf"),
        (PrintOptions(type_size=18), Paper.A4, "low-back-level-2-large-print.pdf"),
        (PrintOptions(mono=True), Paper.A4, "low-back-level-2-mono.pdf"),
        (PrintOptions(standard=Standard.UA2), Paper.A4, "low-back-level-2-ua2.pdf"),
        (EVERYTHING, Paper.A4, "low-back-level-2-letter-large-print-mono-ua2.pdf"),
        (replace(EVERYTHING, format=Format.HTML), Paper.A4, "low-back-level-2-letter-large-print-mono.html"),
    ],
)
def test_file_names(options: PrintOptions, usual: Paper, name: str) -> None:
    assert file_name(Request("low-back", 2), options, usual) == name
    blank = file_name(Request("low-back", 2, blank_dose=True), PrintOptions(edition=options.edition), usual)
    assert "-blank-dose" in blank
    personal = file_name(Request("low-back", 2, "Zoë Quixote", "Dr. X"), options, usual)
    assert personal == name.replace(".", "-personal.")


def test_each_variant_is_made_in_each_format(library: Library) -> None:
    both = Selection(("low-back",), (1,), PrintOptions(), Path("out"), formats=(Format.PDF, Format.HTML))
    names = [task.path.name for task in tasks_for(library, both, NOBODY)]
    assert names == ["low-back-level-1.pdf", "low-back-level-1.html"]
    every = [task.path.name for task in tasks_for(library, replace(both, every_variant=True), NOBODY)]
    assert len(set(every)) == len(every) == 24
    assert sum(name.endswith(".html") for name in every) == 12


def test_no_two_handouts_share_a_name() -> None:
    names = [
        file_name(
            Request(program_id, number, patient), PrintOptions(paper, edition, mono, standard), Paper.A4
        )
        for program_id, number, patient, paper, edition, mono, standard in product(
            ("low-back", "neck"), (1, 2), (None, "P"), Paper, Edition, (False, True), Standard
        )
    ]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]+\.pdf", name) for name in names)


@pytest.mark.parametrize(
    ("clinic", "paper"), [(None, Paper.A4), ({"name": "X"}, Paper.A4), ({"paper": "letter"}, Paper.LETTER)]
)
def test_usual_paper(tmp_path: Path, clinic: dict[str, str] | None, paper: Paper) -> None:
    assert default_paper(read_sound_library(write_library(tmp_path, clinic=clinic))) is paper
