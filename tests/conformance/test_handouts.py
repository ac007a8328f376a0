"""Every handout against the standards, as the reference validator reads it.

The whole starter library in every form and the whole corpus, each as PDF/UA-1 with PDF/A-2a and as
PDF/UA-2 with PDF/A-4, in one Java process, which validates while the next files are being made.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pytest
import verapdf
from mutations import MUTATIONS, mutated, untouched
from support.corpus import CASES, FORMS, handout_of
from support.handouts import starter_library, starter_variants, summary_variants
from support.structure import read_structure
from verapdf import PROFILES, Failure, Validation

from backpdf.handout.blocks import Handout
from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.pdf.cache import PartCache
from backpdf.pdf.layout.theme import Edition
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.render import render
from backpdf.pdf.tagging.metadata import Standard

STARTERS = {variant.name: variant for variant in (*starter_variants(), *summary_variants())}
BLANK_DOSES = {
    f"blank doses, {edition}": PrintOptions(edition=edition, type_size=size)
    for edition, size in ((Edition.STANDARD, None), (Edition.LARGE_PRINT, 28), (Edition.SUMMARY, None))
}
"""Doses for the pen in every edition, and the largest type."""
CORPUS = {f"{name}, {form}": (name, form) for name in CASES for form in FORMS}
MUTATED = "everything, a4 standard colour"
UNTOUCHED = "untouched"


class Key(NamedTuple):
    """A file: which handout, or which mutation of one, and which standard it claims."""

    name: str
    standard: Standard


class Outcome(NamedTuple):
    """All files, and what the validator says against them."""

    files: dict[Key, Path]
    failures: dict[Key, list[Failure]]


def _handouts(folder: Path) -> Iterator[tuple[str, Handout, PrintOptions]]:
    for name, variant in STARTERS.items():
        yield name, compose(starter_library(), Request(variant.program, variant.level)), variant.options
    for name, options in BLANK_DOSES.items():
        yield name, compose(starter_library(), Request("low-back", 2, blank_dose=True)), options
    for number, (case_name, case) in enumerate(CASES.items()):
        handout = handout_of(case, folder / f"library-{number}")
        for form, options in FORMS.items():
            yield f"{case_name}, {form}", handout, options


def _files(folder: Path) -> Iterator[tuple[Key, bytes]]:
    """Every handout in both standards, then the mutations of one of them."""
    store = PartCache()
    for name, handout, options in _handouts(folder):
        for standard in Standard:
            data = render(handout, replace(options, standard=standard), store).data
            yield Key(name, standard), data
            if name == MUTATED and standard is Standard.UA1:
                yield Key(UNTOUCHED, standard), mutated(data, untouched)
                for title, mutation in MUTATIONS.items():
                    yield Key(title, standard), mutated(data, mutation.mutate)


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    verapdf.require_validator()
    folder = tmp_path_factory.mktemp("handouts")
    files: dict[Key, Path] = {}
    with Validation() as validation:
        for key, data in _files(folder):
            path = files[key] = folder / f"{len(files)}.pdf"
            path.write_bytes(data)
            for profile in PROFILES[key.standard]:
                validation.add(path, profile)
        found = validation.finish()
    keys = {path: key for key, path in files.items()}
    failures: dict[Key, list[Failure]] = {key: [] for key in files}
    for failure in found:
        failures[keys[failure.file]].append(failure)
    return Outcome(files, failures)


@pytest.mark.parametrize("standard", Standard, ids=lambda standard: standard.name.lower())
@pytest.mark.parametrize("name", [*STARTERS, *BLANK_DOSES, *CORPUS])
def test_handout_conforms(outcome: Outcome, name: str, standard: Standard) -> None:
    key = Key(name, standard)
    assert not outcome.failures[key], verapdf.report(outcome.failures[key])
    with pikepdf.open(outcome.files[key]) as file:
        assert file.check_pdf_syntax() == []  # as `qpdf --check`


@pytest.mark.parametrize("name", [*STARTERS, *BLANK_DOSES, *CORPUS])
def test_both_standards_say_the_same(outcome: Outcome, name: str) -> None:
    """What tests/pdf/test_reading_order.py proves of the one so holds of the other."""
    first, second = (
        read_structure(outcome.files[Key(name, standard)].read_bytes()).outline() for standard in Standard
    )
    assert first == second


@pytest.mark.parametrize("name", MUTATIONS)
def test_validator_catches_mutation(outcome: Outcome, name: str) -> None:
    wanted = MUTATIONS[name]
    failures = outcome.failures[Key(name, Standard.UA1)]
    clauses = {failure.clause for failure in failures if failure.profile == wanted.profile}
    assert wanted.clause in clauses, f"{wanted.profile} says {clauses or 'nothing'}"


def test_saving_alone_breaks_nothing(outcome: Outcome) -> None:
    """So a mutation is caught for what was taken away, and not for how it was taken."""
    assert not outcome.failures[Key(UNTOUCHED, Standard.UA1)]
