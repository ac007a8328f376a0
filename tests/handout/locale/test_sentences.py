"""Locales: complete in every language, and found by language tag."""

from __future__ import annotations

import string
from collections.abc import Iterator
from datetime import date

import pytest

from backpdf.handout.locale.sentences import languages, locale_for
from backpdf.problems import UsageError
from backpdf.text.printable import unprintable


def fixed_words(values: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a locale with its name."""
    if isinstance(values, str):
        yield name, values
    elif isinstance(values, dict):
        for key, value in values.items():
            yield from fixed_words(value, f"{name}.{key}".strip("."))
    elif isinstance(values, list | tuple):
        for number, value in enumerate(values):
            yield from fixed_words(value, f"{name}[{number}]")


def placeholders(template: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field is not None}


@pytest.mark.parametrize("language", languages())
def test_a_locale_is_complete_and_printable(language: str) -> None:
    locale = locale_for(language)
    assert locale.language == language
    assert len(locale.months) == 12
    assert len(locale.record.days) == 7
    for name, text in fixed_words(locale.model_dump()):
        assert text.strip(), name
        assert unprintable(text) == [], name


@pytest.mark.parametrize("language", languages())
def test_a_locale_has_the_placeholders_of_english(language: str) -> None:
    english = dict(fixed_words(locale_for("en").model_dump()))
    for name, text in fixed_words(locale_for(language).model_dump()):
        if name in english and not name.startswith(("months", "about.keywords", "record.days")):
            assert placeholders(text) == placeholders(english[name]), name


@pytest.mark.parametrize("language", ["en", "en-GB", "en-US", "EN"])
def test_regions_use_the_words_of_their_language(language: str) -> None:
    assert locale_for(language).headings.record == "My record"


def test_an_unknown_language_names_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        locale_for("xx-YY")
    assert caught.value.message == 'no fixed words for the language "xx-YY"'
    assert caught.value.hint == f"known languages: {', '.join(languages())}"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 1, 1), "1 January 2026"),
        (date(2026, 11, 21), "21 November 2026"),
        (date(2024, 2, 29), "29 February 2024"),
        (date(999, 12, 31), "31 December 999"),
    ],
)
def test_dates(day: date, words: str) -> None:
    assert locale_for("en").day(day) == words


def test_labels_have_a_colon_and_a_space() -> None:
    assert locale_for("en").label("Easier") == "Easier: "
