"""Lines that were typed below `|` stay lines: on paper, and with a space between them when read aloud."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.handouts import EDITIONS, print_handout, read_sound_library
from support.libraries import exercise, level, program, write_library
from support.page_checks import outside, overlaps

from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.handout.rich_text import Text
from backpdf.library.model.plan import Plan
from backpdf.pdf.layout.theme import Edition
from backpdf.pdf.print_options import PrintOptions

LINES = "First **line\n\nof** bold\nlast line\n"
EXPECTED = ["First line", "of bold", "last line"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_typed_lines_stay_lines_in_every_text(tmp_path: Path, edition: Edition) -> None:
    write_library(
        tmp_path,
        {"bridge": exercise(why=LINES, steps=["Lie.", LINES], easier=LINES, harder=LINES, take_care=LINES)},
        {
            "low-back": program(
                level("bridge", aim=LINES, move_on=[LINES], step_back=["One.", LINES], activity=LINES),
                message=LINES,
                how_to_use=[LINES],
                pain_rule=[LINES],
            )
        },
        clinic={"name": "Hill Clinic", "address": "1 High Street\nOldtown\n", "phone": "0123 456"},
    )
    handout = compose(read_sound_library(tmp_path), Request("low-back", 1, plan=Plan(note=LINES)))
    printed = print_handout(handout, PrintOptions(edition=edition))
    read = [node.text for node in printed.tree.walk()]
    assert read.count(" ".join(EXPECTED)) >= 5
    assert "1 High Street Oldtown \u00b7 Phone 0123 456" in read
    lines = [line.words for page in printed.pages for line in page.lines]
    for expected in EXPECTED:
        assert sum(expected in line for line in lines) == 13
    assert not any("line of" in line or "bold last" in line or "Street Oldtown" in line for line in lines)
    for page in printed.pages:
        assert overlaps(page) == outside(page) == []


def test_the_lines_of_a_text_keep_their_weights() -> None:
    text = Text.from_markup("a **b\nc** d")
    assert text.lines == (Text.from_markup("a **b**"), Text.from_markup("**c** d"))
    assert Text.of("a").lines == (Text.of("a"),)
