"""Texts as HTML, and which way a language is written."""

from __future__ import annotations

import pytest

from backpdf.handout.rich_text import Phrase, Text
from backpdf.html.html_text import direction, markup
from backpdf.html.html_writer import element, text


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en", "ltr"),
        ("en-GB", "ltr"),
        ("ar", "rtl"),
        ("fa-AF", "rtl"),
        ("he", "rtl"),
        ("UR", "rtl"),
        ("pa-Arab-PK", "rtl"),
        ("uz-Latn", "ltr"),
        ("ar-Latn", "ltr"),
        ("ku", "ltr"),
    ],
)
def test_direction(language: str, wanted: str) -> None:
    assert direction(language) == wanted


def test_phrases() -> None:
    whole = Text(
        (Phrase("1 < 2 & "), Phrase("bold", bold=True), Phrase("call", link="tel:+44"), Phrase("\nnext"))
    )
    assert markup(whole) == '1 &lt; 2 &amp; <strong>bold</strong><a href="tel:+44">call</a><br>next'


def test_elements() -> None:
    assert element("p", text('"<>&'), class_="a", aria_label='"<', lang=None) == (
        '<p class="a" aria-label="&quot;&lt;">"&lt;&gt;&amp;</p>'
    )
    assert element("br") == "<br>"
