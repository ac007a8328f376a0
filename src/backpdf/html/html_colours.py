"""The colours of the page: those of paper on a light ground, and others on a dark one."""

from __future__ import annotations

from dataclasses import asdict, replace

from backpdf.library.model.clinic import contrast_to_white
from backpdf.pdf.layout.theme import COLOUR, GREY, Palette

DARK = Palette(
    ink="#e9ecef",
    accent="#9cc7ea",
    alarm="#ffaca3",
    line="#8794a0",
    faint="#3c454e",
    tint="#20272e",
    alarm_tint="#2d1d1c",
    quiet="#bcc4cb",
    paper="#14181c",
)
DARK_GREY = replace(DARK, accent="#d6d6d6", alarm="#ffffff", alarm_tint="#242424", tint="#242424")
LEAST_ON_DARK = 7.0
"""Contrast ratio that a clinic's colour gets on the dark ground (WCAG 2.2, success criterion 1.4.6)."""
_STEPS = 20


def light_palette(accent: str | None, *, mono: bool) -> Palette:
    """The colours on a light ground; accent is the clinic's own, which grey does without."""
    if mono:
        return GREY
    return replace(COLOUR, accent=accent) if accent else COLOUR


def dark_palette(accent: str | None, *, mono: bool) -> Palette:
    """The colours on a dark ground; the clinic's own is made as light as reading needs."""
    if mono:
        return DARK_GREY
    return replace(DARK, accent=_lightened(accent)) if accent else DARK


def _lightened(colour: str) -> str:
    """The colour, mixed with as little white as gives it the contrast to the dark ground."""
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    mixed = colour
    for step in range(_STEPS + 1):
        mixed = "#" + "".join(f"{part + (255 - part) * step // _STEPS:02x}" for part in parts)
        if contrast_to_white(DARK.paper) / contrast_to_white(mixed) >= LEAST_ON_DARK:
            break
    return mixed


def variables(palette: Palette) -> str:
    """The colours as custom properties of CSS: `--ink:#1a1a1a;...`."""
    return "".join(f"--{name.replace('_', '-')}:{value};" for name, value in asdict(palette).items())
