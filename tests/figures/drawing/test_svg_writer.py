"""The text of a drawing: short numbers that lose nothing, shared attributes, one scale."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box

from backpdf.figures.body.people import LINE
from backpdf.figures.drawing import svg_writer
from backpdf.figures.drawing.paths import SMOOTH, PathCanvas, Subpath, curve_subpath, flattened
from backpdf.figures.drawing.svg_parser import parse_drawing, parse_subpaths
from backpdf.figures.drawing.svg_writer import Frame, frame_for, svg_text
from backpdf.figures.vectors import Array

coordinates = st.integers(-2000, 2000).map(lambda n: n / 10)
corners = st.lists(st.tuples(coordinates, coordinates), min_size=2, max_size=12)


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.5, ".5"), (-0.5, "-.5"), (0, "0"), (-0.04, "0"), (12.0, "12"), (-3.14, "-3.1"), (100.25, "100.2")],
)
def test_numbers_are_short(value: float, text: str) -> None:
    assert svg_writer._number(value) == text


@given(corners, st.booleans(), st.booleans())
def test_paths_are_read_back_as_they_were(
    points: list[tuple[float, float]], closed: bool, curved: bool
) -> None:
    if curved:
        points = points[: len(points) - (len(points) - 1) % 3]
        if len(points) < 4:
            return
    run = np.array(points)
    (back,) = parse_subpaths(svg_writer._subpath_data(Subpath(run, closed, curved)))
    assert back.points == pytest.approx(run, abs=1e-6)
    assert back.closed == closed
    assert back.curved == curved or len(points) < 2


def test_level_and_upright_lines_take_one_number() -> None:
    square = Subpath(np.array([(0.0, 0.0), (10.0, 0.0), (10.0, 4.5), (0.0, 4.5)]), True, False)
    assert svg_writer._subpath_data(square) == "M0 0h10v4.5h-10z"


def test_colours_are_short() -> None:
    assert svg_writer._colour("#ffffff") == "#fff"
    assert svg_writer._colour("#ffeedc") == "#ffeedc"


def rectangle(
    canvas: PathCanvas, left: float, fill: str = "#123456", stroke: str | None = LINE, width: float = 0.9
) -> None:
    canvas.polygons([np.array([(left, 0.0), (left + 5, 0.0), (left + 5, 5.0)])], fill, stroke, width)


def test_neighbours_with_one_line_share_a_group() -> None:
    canvas = PathCanvas()
    rectangle(canvas, 0)
    for left in (10, 20, 30):
        rectangle(canvas, left, stroke="#8d877b", width=0.63)
    text = svg_text(canvas, Frame(0, -10, 50))
    assert text.count("#8d877b") == 1
    _, found = parse_drawing(text)
    assert [path.stroke for path in found] == [LINE, "#8d877b", "#8d877b", "#8d877b"]
    assert [path.width for path in found] == [0.9, 0.63, 0.63, 0.63]


def test_a_drawing_is_well_formed_and_200_wide() -> None:
    canvas = PathCanvas()
    canvas.area(box(0, 0, 30, 20), "#ffffff", LINE)
    canvas.lines([np.array([(0.0, 0.0), (10.0, 8.0), (20.0, 0.0)])], "#ff0000", 2.0)
    canvas.ellipse(np.array([5.0, 5.0]), np.array([0.0, 2.0]), np.array([1.0, 0.0]), LINE)
    frame, width = frame_for([canvas.bounds()])
    root = ElementTree.fromstring(svg_text(canvas, frame))
    assert root.attrib["viewBox"].split()[2] == "200"
    assert re.fullmatch(r"52mm", root.attrib["width"])
    assert width == pytest.approx(31, abs=0.6)
    assert {e.tag.rpartition("}")[2] for e in root.iter()} == {"svg", "g", "path"}


def test_a_frame_holds_all_its_drawings() -> None:
    boxes = [(-40.0, -100.0, 20.0, 3.0), (-10.0, -160.0, 60.0, 0.0)]
    frame, width = frame_for(boxes)
    assert width == 100
    assert frame.left == pytest.approx(10 - 100)
    assert frame.top <= -160
    assert frame.top + frame.height >= 3


def test_a_low_drawing_gets_room_above_and_below() -> None:
    frame, _ = frame_for([(-40.0, -20.0, 40.0, 0.0)])
    assert frame.height == svg_writer.MIN_HEIGHT
    assert frame.top + frame.height / 2 == pytest.approx(-10, abs=0.6)


def test_bounds_count_the_line() -> None:
    canvas = PathCanvas()
    rectangle(canvas, 0, width=2.0)
    assert canvas.bounds() == pytest.approx((-1, -6, 6, 1))


def test_an_ellipse_is_round() -> None:
    canvas = PathCanvas()
    canvas.ellipse(np.array([0.0, 0.0]), np.array([0.0, 5.0]), np.array([5.0, 0.0]), LINE)
    around: Array = flattened(canvas.paths[0].subpaths[0])
    assert np.hypot(*around.T) == pytest.approx(np.full(len(around), 5), abs=0.02)


def test_nothing_is_painted_for_nothing() -> None:
    canvas = PathCanvas()
    canvas.area(box(0, 0, 0, 0), "#ffffff")
    canvas.lines([np.zeros((1, 2))])
    assert canvas.paths == []


def test_a_fitted_run_is_rounded_to_a_tenth() -> None:
    subpath = curve_subpath(np.array([(0.0, 0.0), (3.33, 1.77), (9.99, 4.44)]), False, SMOOTH)
    assert subpath.points == pytest.approx(np.round(subpath.points, 1))
