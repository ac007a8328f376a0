"""Movement arrows: heavy on paper, as black as outlines on a black-and-white printer, long enough."""

from __future__ import annotations

import numpy as np
import pytest
from figures.starter import PICTURES, picture

from backpdf.figures.body.people import ARROW, LINE
from backpdf.figures.drawing.arrows import (
    HEAD_HALF_WIDTH,
    HEAD_LENGTH,
    SHAFT_WIDTH,
)
from backpdf.figures.drawing.scene import camera_of
from backpdf.figures.drawing.svg_writer import FRAME_WIDTH, PRINTED_WIDTH

MM = PRINTED_WIDTH / FRAME_WIDTH  # mm on paper for each cm of the person
LUMA = (0.2126, 0.7152, 0.0722)  # Rec. 709, as the grey of a handout


def grey(colour: str) -> float:
    """The grey of a colour, from 0 black to 255 white."""
    channels = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return sum(weight * channel for weight, channel in zip(LUMA, channels, strict=True))


def test_arrows_are_heavy_on_paper() -> None:
    assert SHAFT_WIDTH * MM >= 0.8
    assert 2 * HEAD_HALF_WIDTH * MM >= 2.4
    assert HEAD_LENGTH > 2 * SHAFT_WIDTH


def test_arrows_are_as_black_as_the_outlines_in_grey() -> None:
    assert grey(ARROW) <= grey(LINE) + 5


@pytest.mark.parametrize("name", [name for name in PICTURES if picture(name).arrows])
def test_every_arrow_has_a_shaft_to_be_seen(name: str) -> None:
    """On paper, so that an arrow is not foreshortened to its head."""
    for arrow in picture(name).arrows:
        ends = camera_of(picture(name)).project(np.array(arrow.points))
        long = float(np.hypot(*np.diff(ends, axis=0).T).sum())
        assert long >= (3 if arrow.both else 1.6) * HEAD_LENGTH
