"""Handouts made smaller, in a fixed order, where they do not fit."""

from __future__ import annotations

from dataclasses import replace

import pytest
from support.full_clinic import clinic_handout
from support.handouts import print_handout, starter_library

from backpdf.handout.blocks import Handout
from backpdf.handout.compose import compose
from backpdf.handout.plain_text import reading_order
from backpdf.handout.request import Request
from backpdf.handout.smaller import made_smaller
from backpdf.pdf.layout.theme import Paper
from backpdf.pdf.print_options import PrintOptions


@pytest.fixture(scope="module")
def handout() -> Handout:
    return clinic_handout("low-back", 1)


def test_the_signs_move_first_then_parts_go_in_the_order_of_the_program(handout: Handout) -> None:
    marked = replace(handout, optional=("flare_up", "in_short", "links", "record"))
    found = [(each.handout.doctor_first, each.left_out) for each in made_smaller(marked)]
    flare_up, in_short, record = "If it flares up", "In short", "My record"
    assert found == [
        (True, ()),
        (False, (flare_up,)),
        (True, (flare_up,)),
        (False, (flare_up, in_short)),
        (True, (flare_up, in_short)),
        (False, (flare_up, in_short, record)),
        (True, (flare_up, in_short, record)),
    ]


def test_a_record_loses_its_later_weeks_before_it_goes(handout: Handout) -> None:
    found = list(made_smaller(replace(handout, optional=("record_weeks", "in_short", "record"))))
    assert [each.left_out for each in found[1::2]] == [
        ("My record: Week 2",),
        ("My record: Week 2", "In short"),
        ("In short", "My record"),
    ]
    record = found[1].handout.record
    assert record is not None
    assert [week.label for week in record.weeks] == ["Week 1"]


def test_a_record_of_one_week_has_no_later_weeks_to_lose(handout: Handout) -> None:
    assert handout.record is not None
    short = replace(handout, record=replace(handout.record, weeks=handout.record.weeks[:1]))
    found = list(made_smaller(replace(short, optional=("record_weeks",))))
    assert [each.left_out for each in found] == [()]


def test_no_other_text_changes(handout: Handout) -> None:
    *_, smallest = made_smaller(handout)
    left = set(reading_order(smallest.handout))
    gone = [text for text in reading_order(handout) if text not in left]
    assert smallest.left_out == ("In short", "My record", "If it flares up")
    assert handout.in_short is not None
    assert set(gone) >= {handout.in_short.heading.plain, "My record"}
    for part in (handout.warning, handout.see_doctor, *handout.guidance):
        assert part is not None
        assert {item.plain for item in part.items} <= left


def test_nothing_is_left_out_that_the_program_does_not_mark(handout: Handout) -> None:
    assert [each.left_out for each in made_smaller(replace(handout, optional=()))] == [()]


def test_a_sheet_says_what_it_leaves_out(handout: Handout) -> None:
    printed = print_handout(handout, PrintOptions(Paper.LETTER))
    assert len(printed.pages) == 2
    assert printed.handout.in_short is None
    assert any("left out, so that all else fits on one sheet: " in text for text in printed.warnings)
    assert any('"In short"' in text for text in printed.warnings)


def test_a_sheet_that_fits_leaves_nothing_out() -> None:
    plain = compose(starter_library(), Request("low-back", 1))
    printed = print_handout(plain, PrintOptions(Paper.A4))
    assert printed.handout == plain
    assert printed.warnings == ()
