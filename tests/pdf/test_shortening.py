"""What to shorten where a sheet takes more than two pages: following the words gives a sheet that fits."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.handouts import STORE, Printed, print_handout, read_sound_library
from support.libraries import Values, exercise, level, program, write_library
from support.typography import paragraphs

from backpdf.handout.blocks import Handout
from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.library.model.plan import Plan
from backpdf.pdf.cache import PartCache
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.render import advice_on_length

LETTER = PrintOptions(Paper.LETTER)
LETTER = PrintOptions(Paper.LETTER)
SENTENCE = "Keep to what you can do without holding your breath or clenching your teeth. "
CUT = re.compile(r"(?:^shorten |, and |, | and )(.+?) \((\d+) lines?\) by (\d+)")
"""A text that is to be shortened, how many lines it has, and by how many."""


def library(root: Path, exercises: int, steps: Mapping[int, str] | None = None, **changes: Any) -> Library:
    """A library whose one level has that many exercises; steps are the second steps of some of them."""
    ids = [f"e{number}" for number in range(1, exercises + 1)]
    each = {
        id: exercise(
            f"Move {number}",
            pictures=("a.svg", "b.svg"),
            steps=["Lie down.", (steps or {}).get(number, "Lift."), "Lower."],
        )
        for number, id in enumerate(ids, start=1)
    }
    clinic = changes.pop("clinic", None)
    write_library(root, each, {"low-back": program(level(*ids), **changes)}, clinic=clinic)
    return read_sound_library(root)


def sheet(of: Library, note: str | None = None) -> Handout:
    return compose(of, Request("low-back", 1, plan=Plan(note=note) if note else None))


def pages(handout: Handout) -> int:
    return len(print_handout(handout, LETTER).pages)


def warning(printed: Printed) -> str:
    (found,) = printed.warnings
    return found


def cuts(words: str) -> dict[str, tuple[int, int]]:
    """For each text that is to be shortened the number of its lines, and by how many."""
    return {name: (int(lines), int(by)) for name, lines, by in CUT.findall(words.partition("; ")[2])}


def shortened(text: str, printed: Printed, by: int) -> str:
    """A text without the last lines of it that were printed."""
    flat = " ".join(text.split())
    (lines,) = (each.lines for each in paragraphs(printed) if each.words.endswith(flat))
    return flat.removesuffix(" " + " ".join(lines[-by:]))


def sentences_that_fit(of: Library) -> int:
    """How many sentences a note may have so that a sheet still has two pages."""
    return bisect_left(range(1, 60), True, key=lambda count: pages(sheet(of, SENTENCE * count)) > 2)


def test_a_note_that_is_too_long_is_told_with_by_how_much(tmp_path: Path) -> None:
    found = library(tmp_path, 4)
    count = sentences_that_fit(found)
    assert print_handout(sheet(found, SENTENCE * count), LETTER).warnings == ()
    note = SENTENCE * (count + 2)
    printed = print_handout(sheet(found, note), LETTER)
    assert re.fullmatch(
        r"this sheet takes 3 pages, because it is about (\d) lines? too long for 2; "
        r"shorten the note to the patient \(\d+ lines\) by \1",
        warning(printed),
    )
    ((lines, by),) = cuts(warning(printed)).values()
    assert lines > by
    assert pages(sheet(found, shortened(note, printed, by))) == 2
    if by > 1:
        assert pages(sheet(found, shortened(note, printed, by - 1))) == 3


def test_a_step_that_is_too_long_is_named(tmp_path: Path) -> None:
    def with_step(sentences: int) -> Handout:
        return sheet(library(tmp_path / f"{sentences}", 5, {3: SENTENCE * sentences}))

    count = bisect_left(range(30), True, key=lambda sentences: pages(with_step(sentences)) > 2)
    printed = print_handout(with_step(count), LETTER)
    ((name, (_, by)),) = cuts(warning(printed)).items()
    assert name == 'step 2 of exercise 3 "Move 3"'
    shorter = {3: shortened(SENTENCE * count, printed, by)}
    assert pages(sheet(library(tmp_path / "shorter", 5, shorter))) == 2


def test_texts_of_the_clinic_are_shortened_before_others(tmp_path: Path) -> None:
    """Neither the list of signs nor a step is named while an address can be shorter."""
    address = "Second Floor, Northgate House, 112 North Street, Lower Fernhill, Anytown " * 6
    clinic = {"name": "Hilltop", "address": address, "phone": "+44 20 7946 0000"}
    steps = {2: SENTENCE * 3}
    count = bisect_left(
        range(80), True, key=lambda n: pages(sheet(_with(tmp_path, f"a{n}", steps, n, clinic))) > 2
    )
    found = _with(tmp_path, "b", steps, count, clinic)
    printed = print_handout(sheet(found), LETTER)
    assert list(cuts(warning(printed))) == ["the clinic's address line"]
    ((_, by),) = cuts(warning(printed)).values()
    clinic["address"] = address[: -90 * by]
    assert pages(sheet(_with(tmp_path, "c", steps, count, clinic))) == 2


def _with(root: Path, name: str, steps: Mapping[int, str], words: int, clinic: Values) -> Library:
    """A library with that many words more in a step."""
    longer = {number: text + "and on " * words for number, text in steps.items()}
    return library(root / name, 5, longer, clinic=clinic)


def test_exercises_are_left_out_where_texts_would_lose_too_much(tmp_path: Path) -> None:
    handout = sheet(library(tmp_path, 8))
    words = warning(print_handout(handout, LETTER))
    assert re.search(r"because it is about \d+ lines too long for 2; leave out exercise \d", words)
    left_out = [int(number) for number in re.findall(r'exercise (\d) "Move \d"', words.partition("; ")[2])]
    assert words.endswith(", or others as long" if len(left_out) > 1 else ", or another as long")
    kept = tuple(card for card in handout.cards if card.number not in left_out)
    assert pages(replace(handout, cards=kept)) == 2
    assert pages(replace(handout, cards=handout.cards[: len(kept) + 1])) > 2


def test_where_nothing_else_helps_the_longest_texts_are_named(tmp_path: Path) -> None:
    signs = {"action": "See a doctor soon", "signs": [SENTENCE * 14] * 9}
    flags = {"emergency": {"action": "Go to a hospital at once", "signs": ["Numbness"]}, "doctor": signs}
    words = warning(print_handout(sheet(library(tmp_path, 2, red_flags=flags)), LETTER))
    assert re.search(r"lines too long for 2: its longest texts are ", words)
    assert words.endswith("; shorten its longest texts")
    assert 'item 1 under "See a doctor soon" (' in words


def test_advice_names_no_words_of_a_patient(tmp_path: Path) -> None:
    found = library(tmp_path, 4)
    request = Request("low-back", 1, patient="Xaverius", plan=Plan(note="Zebra " * 900))
    (words,) = print_handout(compose(found, request), LETTER).warnings
    assert "Xaverius" not in words
    assert "Zebra" not in words


@pytest.mark.parametrize("options", [LETTER, PrintOptions(edition=Edition.LARGE_PRINT)])
def test_a_sheet_that_may_have_its_pages_is_not_told(tmp_path: Path, options: PrintOptions) -> None:
    handout = sheet(library(tmp_path, 3))
    assert advice_on_length(handout, options, STORE) is None
    assert print_handout(handout, options).warnings == ()


def test_advice_is_the_same_for_the_next_patient(tmp_path: Path) -> None:
    """It is worked out once for sheets that differ in what is filled in; a note is not kept."""
    found, cache = library(tmp_path, 8), PartCache()
    first = compose(found, Request("low-back", 1, patient="A. Example"))
    second = compose(found, Request("low-back", 1, patient="B. Sample", stamp=date(2026, 11, 26)))
    assert advice_on_length(first, LETTER, cache) is advice_on_length(second, LETTER, cache)
    noted = sheet(found, "Well done.")
    assert advice_on_length(noted, LETTER, cache) is not advice_on_length(noted, LETTER, cache)
