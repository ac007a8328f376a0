"""Texts of a handout as HTML: bold words, links, and the lines that were typed."""

from __future__ import annotations

from typing import Final

from backpdf.handout.rich_text import Phrase, Text
from backpdf.html.html_writer import Markup, element, text
from backpdf.text.cleaning import with_break_marks

_RIGHT_TO_LEFT: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are usually written from right to left (Unicode CLDR, character order)."""
_SCRIPTS: Final = frozenset({"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"})
"""Scripts written from right to left, as a language tag names them: `pa-Arab`."""


def shown(plain: str) -> str:
    """A text as the PDF prints it, with the soft hyphens and other break marks that were typed."""
    whole, marks = with_break_marks(plain)
    for mark in reversed(marks):
        whole = whole[: mark.place] + mark.character + whole[mark.place :]
    return whole


def plain_markup(plain: str) -> Markup:
    """A text in one weight."""
    return text(shown(plain))


def markup(rich: Text) -> Markup:
    """A text with its bold words and links; a line that was typed is a line."""
    br = element("br")
    return Markup(br.join("".join(map(_phrase, line.phrases)) for line in rich.lines))


def paragraph(rich: Text, **attributes: str | None) -> Markup:
    """A text as a paragraph."""
    return element("p", markup(rich), **attributes)


def _phrase(phrase: Phrase) -> Markup:
    found = plain_markup(phrase.text)
    if phrase.bold:
        found = element("strong", found)
    return element("a", found, href=phrase.link) if phrase.link else found


def direction(language: str) -> str:
    """The value of `dir` for a language tag: "rtl" or "ltr"."""
    base, *others = language.lower().split("-")
    script = next((part for part in others if len(part) == 4), None)
    is_rtl = script in _SCRIPTS if script else base in _RIGHT_TO_LEFT
    return "rtl" if is_rtl else "ltr"
