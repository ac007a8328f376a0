"""Doses that are left to be filled in by hand."""

from __future__ import annotations

from typing import Any

import pytest
from support.handouts import starter_library, starter_sheets

from backpdf.handout.compose import compose
from backpdf.handout.compose_blank_dose import compose_blank_dose
from backpdf.handout.locale.sentences import locale_for
from backpdf.handout.plain_text import reading_order
from backpdf.handout.request import Request
from backpdf.library.model.dose import Dose


@pytest.mark.parametrize(
    ("dose", "labels"),
    [
        ({"reps": 10}, ["sets", "times", "hold"]),
        ({"sets": 3, "reps": "8-12", "rest": "1 min"}, ["sets", "times", "hold", "rest"]),
        ({"reps": 10, "each_side": True}, ["sets", "each side", "hold"]),
        ({"left": {"reps": 5}, "right": {"reps": 10}}, ["sets", "on the left", "on the right", "hold"]),
        ({"reps": 10, "side": "left"}, ["sets", "on the left", "hold"]),
        ({"reps": 10, "side": "right"}, ["sets", "on the right", "hold"]),
        ({"hold": "30 s"}, ["sets", "times", "hold"]),
        ({"duration": "10 min"}, ["for"]),
        ({"distance": "500 m"}, ["go"]),
        ({"sets": 2, "duration": "30 s"}, ["sets", "for"]),
        ({"reps": 10, "load": "2 kg"}, ["sets", "times", "hold", "with"]),
        ({"weeks": [{"reps": 8}, {"reps": 10}]}, ["sets", "times", "hold"]),
        ({"reps": "max"}, ["sets", "times", "hold"]),
    ],
)
def test_cells_are_what_may_be_prescribed(dose: dict[str, Any], labels: list[str]) -> None:
    blank = compose_blank_dose(Dose.model_validate(dose), 2, locale_for("en"))
    assert [cell.label for cell in blank.boxes] == labels
    assert {cell.value for cell in blank.boxes} == {""}
    assert blank.sentence.whole.plain == f"How much: {', '.join(labels)}: to be filled in by hand."
    assert blank.tick_box == "Tick box for exercise 2: to be filled in by hand"
    assert blank.table is None


def test_the_note_of_a_dose_is_no_amount() -> None:
    dose = Dose.model_validate({"reps": 10, "note": "Use the red band."})
    words = compose_blank_dose(dose, 1, locale_for("en")).words
    assert words is not None
    assert words.plain == "Use the red band."


@pytest.mark.parametrize(
    ("dose", "words"),
    [
        ({"duration": "30 s", "side": "left"}, "Only on your left side."),
        ({"duration": "30 s", "side": "right"}, "Only on your right side."),
        ({"duration": "30 s", "each_side": True, "note": "Slowly."}, "On each side. Slowly."),
    ],
)
def test_the_side_is_no_amount(dose: dict[str, Any], words: str) -> None:
    blank = compose_blank_dose(Dose.model_validate(dose), 1, locale_for("en"))
    assert blank.words is not None
    assert blank.words.plain == words


@pytest.mark.parametrize(("program", "level"), starter_sheets())
def test_no_amount_of_the_library_is_left(program: str, level: int) -> None:
    library = starter_library()
    filled, blank = (
        compose(library, Request(program, level, blank_dose=is_blank)) for is_blank in (False, True)
    )
    said = [*reading_order(blank)]
    assert [field.words for field in blank.masthead.fields[-1]] == ["How often:"]
    assert "Do the exercises that have a tick." in said
    assert not any("minute" in cell.plain for cell in blank.session.cells)
    for before, after in zip(filled.cards, blank.cards, strict=True):
        assert before.dose.sentence.whole.plain not in said
        assert after.dose.sentence.whole.plain in said
        assert (before.name, before.steps, before.notes) == (after.name, after.steps, after.notes)
