"""How light a colour looks."""

from __future__ import annotations

from operator import mul

Rgb = tuple[float, float, float]
"""Red, green and blue, from 0 to 1."""

LUMA = (0.2126, 0.7152, 0.0722)
"""How much red, green and blue add to lightness (ITU-R BT.709)."""


def lightness(colour: Rgb) -> float:
    """The grey, from 0 black to 1 white, that is as light as the colour; a grey is itself."""
    red, green, blue = colour
    return red if red == green == blue else sum(map(mul, LUMA, colour))
