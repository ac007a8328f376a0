"""Amounts as they are typed in a form, and messages in its words."""

from __future__ import annotations

import pytest

from backpdf.page.form_words import in_form_words, typed_amount


@pytest.mark.parametrize(
    ("name", "typed", "written"),
    [
        ("hold", "5", "5 s"),
        ("rest", " 30 ", "30 s"),
        ("hold", "3-5", "3-5 s"),
        ("hold", "3 \N{EN DASH} 5", "3 \N{EN DASH} 5 s"),
        ("hold", "5 breaths", "5 breaths"),
        ("hold", "", ""),
        ("hold", "\N{ARABIC-INDIC DIGIT FIVE}", "\N{ARABIC-INDIC DIGIT FIVE}"),
        ("duration", "5", "5"),  # minutes or seconds: who knows?
        ("reps", "8", "8"),
    ],
)
def test_a_number_alone_means_seconds_where_nothing_else_can_be_meant(
    name: str, typed: str, written: str
) -> None:
    assert typed_amount(name, typed) == written


@pytest.mark.parametrize(
    ("hint", "told"),
    [
        (None, None),
        ("write it like 8 or 8-12", "write it like 8 or 8-12"),
        ("fill it in, like: why: Builds strength.", "fill it in, like: Builds strength."),
        ("fill it in, like: why: [Lie down.]", "fill it in, like: Lie down."),
        ("fill it in, like: why: {sets: 2}", "fill it in"),
    ],
)
def test_a_field_is_called_as_the_form_calls_it(hint: str | None, told: str | None) -> None:
    said = in_form_words('"why" is empty', hint, "why", "What it is good for")
    assert said == ('"What it is good for" is empty', told)
