"""How much of a page the parts around the exercises take, and how large the cells of the record are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from support.handouts import STORE, read_sound_library, starter_library, starter_sheets
from support.libraries import level, program, write_library

from backpdf.handout.blocks import Handout
from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.pdf.layout.boxes import Box
from backpdf.pdf.layout.theme import MM, Edition, Paper, Theme, themes
from backpdf.pdf.sheet.builder import Builder
from backpdf.pdf.sheet.record import RecordTable, record
from backpdf.pdf.sheet.sheet_parts import Sheet
from backpdf.pdf.tagging import Element

FIRST_EXERCISE = 125.0
"""Millimetres of an A4 page, from its upper edge, where the exercises begin at the latest."""
LEAST_CELL = 8.0


def standard(index: int) -> Theme:
    return themes(Edition.STANDARD, mono=False)[index]


def front(handout: Handout, theme: Theme) -> Iterator[Box]:
    parts = Sheet(handout, STORE, mono=False).in_theme(theme, Paper.A4.size[0] - 2 * theme.margin)
    return (box for part in parts.before for box in part.boxes)


@pytest.mark.parametrize(("program_id", "number"), starter_sheets())
def test_exercises_begin_above_the_middle_of_the_page(program_id: str, number: int) -> None:
    handout, theme = compose(starter_library(), Request(program_id, number)), standard(-1)
    width = Paper.A4.size[0] - 2 * theme.margin
    height = sum(box.space_before + box.measured(width) for box in front(handout, theme))
    begins = (theme.margin + height) / MM
    assert begins <= FIRST_EXERCISE


def test_the_parts_before_the_exercises_take_as_much_in_every_density() -> None:
    """White space gives way elsewhere; only the margin makes a difference, of a few lines."""
    handout = compose(starter_library(), Request("low-back", 1))
    heights = []
    for theme in (standard(0), standard(-1)):
        width = Paper.A4.size[0] - 2 * theme.margin
        heights.append(sum(box.measured(width) for box in front(handout, theme)) / MM)
    assert max(heights) - min(heights) <= 10


@pytest.mark.parametrize("edition", [Edition.STANDARD, Edition.LARGE_PRINT])
@pytest.mark.parametrize("weeks", [1, 2, 5, 12])
def test_cells_of_the_record_are_large_enough_for_a_pen(edition: Edition, weeks: int, tmp_path: Path) -> None:
    write_library(tmp_path, programs={"low-back": program(level(), diary_weeks=weeks)})
    block = compose(read_sound_library(tmp_path), Request("low-back", 1)).record
    assert block is not None
    for theme in (themes(edition, mono=False)[0], themes(edition, mono=False)[-1]):
        _, tables = record(Builder(theme, STORE.pictures, {}), block, Element("Sect"))
        assert len(tables) == weeks
        text = Paper.A4.size[0] - 2 * theme.margin
        narrowest = (text - theme.column_gap) / 2.3 if theme.side_by_side else text
        for table in tables:
            assert isinstance(table, RecordTable)
            assert table.row / MM >= LEAST_CELL
            assert (narrowest - table.first_column) / 7 / MM >= LEAST_CELL
