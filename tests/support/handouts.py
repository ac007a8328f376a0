"""Handouts printed once and read back, for many tests to look at."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

import yaml

from backpdf.handout.blocks import Handout
from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.handout.summary import HandoutSummary, summarise
from backpdf.library.model.library import Library
from backpdf.pdf.cache import PartCache
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.render import as_printed, render
from backpdf.production.checked_library import check_library
from backpdf.starter import starter_root
from support.printed import Page, read_pages
from support.structure import Node, read_structure

STORE = PartCache()


@dataclass(frozen=True)
class Printed:
    """A handout as meaning and as a file, with the file read back."""

    handout: Handout
    options: PrintOptions
    data: bytes
    warnings: tuple[str, ...]

    @property
    def summary(self) -> HandoutSummary | None:
        """What is printed of the handout, where that is a summary."""
        return summarise(self.handout) if self.options.edition is Edition.SUMMARY else None

    @cached_property
    def pages(self) -> list[Page]:
        """What PDFium finds on the pages."""
        return read_pages(self.data)

    @cached_property
    def tree(self) -> Node:
        """What a screen reader finds."""
        return read_structure(self.data)


@dataclass(frozen=True)
class Variant:
    """One starter handout in one of its forms."""

    program: str
    level: int
    options: PrintOptions

    @property
    def name(self) -> str:
        colour = "grey" if self.options.mono else "colour"
        parts = (self.program, self.level, self.options.paper, self.options.edition, colour)
        return "-".join(str(part) for part in parts)


def read_sound_library(root: Path) -> Library:
    """The library in a folder; fails where it has problems."""
    checked = check_library(root)
    problems = "\n".join(problem.render() for problem in checked.problems)
    assert checked.library is not None, problems
    assert not problems, problems
    return checked.library


@cache
def starter_library() -> Library:
    """The library that comes with backpdf."""
    return read_sound_library(starter_root())


def print_handout(handout: Handout, options: PrintOptions | None = None) -> Printed:
    """The file of a handout."""
    options = options or PrintOptions()
    rendered = render(handout, options, STORE)
    printed = Printed(as_printed(handout, options, STORE), options, rendered.data, rendered.warnings)
    assert len(printed.pages) == rendered.pages
    return printed


@cache
def starter_handout(variant: Variant) -> Printed:
    """A starter handout for nobody in particular, printed once a session."""
    request = Request(variant.program, variant.level)
    return print_handout(compose(starter_library(), request), variant.options)


@cache
def starter_sheets() -> tuple[tuple[str, int], ...]:
    """Program and level of every starter handout, read without backpdf's own reader."""
    sheets: list[tuple[str, int]] = []
    for path in sorted((starter_root() / "exercises" / "programs").glob("*.yaml")):
        levels = yaml.load(path.read_text("utf-8"), yaml.CSafeLoader)["levels"]
        sheets.extend((path.stem, int(number)) for number in sorted(levels))
    return tuple(sheets)


EDITIONS = (Edition.STANDARD, Edition.LARGE_PRINT)
"""The editions that hold the whole handout."""


def all_options() -> list[PrintOptions]:
    """Every paper, edition of the whole handout, and colour."""
    return [
        PrintOptions(paper, edition, mono)
        for paper in Paper
        for edition in EDITIONS
        for mono in (False, True)
    ]


def summary_variants() -> list[Variant]:
    """The summary of every starter handout, on each paper, in colour and grey."""
    return [
        Variant(program, level, PrintOptions(paper, Edition.SUMMARY, mono))
        for program, level in starter_sheets()
        for paper in Paper
        for mono in (False, True)
    ]


def starter_variants() -> list[Variant]:
    """Every starter handout in every form."""
    return [
        Variant(program, level, options) for program, level in starter_sheets() for options in all_options()
    ]
