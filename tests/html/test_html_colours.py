"""Every text of the page stands out from its ground, on light and on dark."""

from __future__ import annotations

import pytest
from support.contrast import contrast

from backpdf.html.html_colours import dark_palette, light_palette, variables
from backpdf.pdf.layout.theme import Palette

ACCENTS = (None, "#17456b", "#000000", "#0000ff", "#7f0000", "#00695c", "#767676", "#8a2be2", "#c2185b")
TEXT = 4.5
"""WCAG 2.2, 1.4.3; lines that show where to write have as much."""


@pytest.mark.parametrize("mono", [False, True])
@pytest.mark.parametrize("accent", ACCENTS)
def test_contrast(accent: str | None, mono: bool) -> None:
    for palette in (light_palette(accent, mono=mono), dark_palette(accent, mono=mono)):
        check_contrast(palette)


def check_contrast(palette: Palette) -> None:
    assert contrast(palette.ink, palette.paper) >= 7
    for ground in (palette.paper, palette.tint, palette.alarm_tint):
        assert contrast(palette.ink, ground) >= TEXT
    for colour in (palette.accent, palette.quiet):
        assert contrast(colour, palette.paper) >= TEXT
    assert contrast(palette.alarm, palette.alarm_tint) >= TEXT


def test_a_colour_is_lightened_no_more_than_is_needed() -> None:
    assert dark_palette("#9cc7ea", mono=False).accent == "#9cc7ea"
    found = dark_palette("#00695c", mono=False)
    assert 7 <= contrast(found.accent, found.paper) < 9


def test_variables_are_custom_properties() -> None:
    assert variables(Palette()).startswith("--ink:#1a1a1a;--accent:#17456b;")
    assert "--alarm-tint:#fdf4f3;" in variables(Palette())
