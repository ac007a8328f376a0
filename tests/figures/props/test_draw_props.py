"""Props as they are painted: where they lie and in which colour."""

from __future__ import annotations

import numpy as np
from figures.starter import exercise

from backpdf.figures.drawing.scene import draw_exercise
from backpdf.figures.drawing.svg_parser import parse_drawing
from backpdf.figures.props.draw_props import SHADOW, SHADOW_ON_TABLE


def test_a_shadow_lies_on_the_floor_or_on_the_table_that_it_is_given() -> None:
    drawn, problems = draw_exercise(exercise("trunk-over-table"))
    assert not problems
    start, finish = (
        {path.fill: np.concatenate([part.points for part in path.subpaths])[:, 1].mean() for path in paths}
        for _, paths in (parse_drawing(picture.text) for picture in drawn)
    )
    assert SHADOW_ON_TABLE not in start
    # y runs downwards on paper; the table top is 75 cm over the floor
    assert 70 < finish[SHADOW] - finish[SHADOW_ON_TABLE] < 80
