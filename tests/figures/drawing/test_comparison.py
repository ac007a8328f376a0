"""How far apart drawings are on paper, in mm: moved lines, colours, holes, the order of painting."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
from figures.starter import ROOT
from shapely.geometry import box

from backpdf.figures.drawing.comparison import distance, visible_regions
from backpdf.figures.drawing.paths import EXACT, PathCanvas
from backpdf.figures.drawing.svg_parser import parse_drawing, parse_subpaths
from backpdf.figures.drawing.svg_writer import FRAME_WIDTH, PRINTED_WIDTH, Frame, svg_text

UNIT = PRINTED_WIDTH / FRAME_WIDTH  # mm on paper
FRAME = Frame(-100, -100, 120)


def square(left: float, size: float, fill: str = "#336699", stroke: str | None = None) -> PathCanvas:
    canvas = PathCanvas()
    add_square(canvas, left, size, fill, stroke)
    return canvas


def add_square(canvas: PathCanvas, left: float, size: float, fill: str, stroke: str | None = None) -> None:
    right = left + size
    canvas.polygons([np.array([(left, 0.0), (right, 0.0), (right, size), (left, size)])], fill, stroke)


def apart(one: PathCanvas, other: PathCanvas) -> float:
    return distance(svg_text(one, FRAME), svg_text(other, FRAME))


def test_a_drawing_is_no_distance_from_itself() -> None:
    assert apart(square(0, 20, stroke="#222222"), square(0, 20, stroke="#222222")) == 0


@pytest.mark.parametrize("by", [0.5, 1.0, 3.0, 20.0])
def test_a_moved_shape_is_as_far_away_as_it_moved(by: float) -> None:
    found = apart(square(0, 20), square(by, 20))
    assert found == pytest.approx(by * UNIT, abs=0.03)


def test_a_colour_in_one_of_them_only_is_infinitely_far() -> None:
    assert apart(square(0, 20), square(0, 20, "#336698")) == math.inf
    assert apart(square(0, 20), PathCanvas()) == math.inf


def test_a_strip_too_narrow_to_be_seen_does_not_count() -> None:
    """A colour that peeps out by 0.1 units, 0.026 mm, between two others."""
    covered, peeping = square(0, 20, "#abcdef"), square(-0.1, 20, "#abcdef")
    for canvas in (covered, peeping):
        add_square(canvas, 0, 20, "#336699")
    assert apart(covered, peeping) <= 0.03


def test_what_is_painted_later_hides_what_was_before() -> None:
    one, other = square(0, 20, "#111111"), square(0, 20, "#222222")
    add_square(one, 0, 20, "#222222")
    add_square(other, 0, 20, "#111111")
    assert set(visible_regions(svg_text(one, FRAME))) >= {"paper", "#222222"}
    assert apart(one, other) == math.inf


def test_a_hole_that_closes_is_a_difference() -> None:
    ring, disc = PathCanvas(), PathCanvas()
    ring.area(box(0, 0, 30, 30).difference(box(10, 10, 20, 20)), "#336699", smoothing=EXACT)
    disc.area(box(0, 0, 30, 30), "#336699", smoothing=EXACT)
    assert apart(ring, disc) > 1.0  # the middle of the hole is 5 units from its edge


def test_a_line_that_vanishes_is_a_difference_however_thin() -> None:
    one, other = square(0, 30), square(0, 30)
    one.lines([np.array([(5.0, 5.0), (25.0, 25.0)])], "#222222", 0.9)
    one.lines([np.array([(5.0, 10.0), (8.0, 28.0)])], "#222222", 0.9)
    other.lines([np.array([(5.0, 5.0), (25.0, 25.0)])], "#222222", 0.9)
    assert apart(one, other) > 1.0


def test_a_drawing_that_is_higher_differs_at_its_edge() -> None:
    canvas = square(0, 10)
    higher = svg_text(canvas, Frame(FRAME.left, FRAME.top, FRAME.height + 4))
    assert distance(svg_text(canvas, FRAME), higher) == pytest.approx(4 * UNIT, abs=0.03)


def test_a_nudged_outline_is_the_same_drawing() -> None:
    text = (ROOT / "images" / "bridge-start.svg").read_text(encoding="utf-8")
    first = text.index('d="M') + 4
    digit = next(i for i in range(first, len(text)) if text[i : i + 1] == ".") + 1
    nudged = text[:digit] + str((int(text[digit]) + 1) % 10) + text[digit + 1 :]
    assert 0 <= distance(text, nudged) <= 0.3
    finish = (ROOT / "images" / "bridge-finish.svg").read_text(encoding="utf-8")
    assert distance(text, finish) > 1.0


@pytest.mark.parametrize(
    "data", ["", "m1 1l2 2", "M1 1q2 2 3 3", "M1 1l2", "M1 1 2", "M", "M1 1lx", "M0 0h1 M"], ids=str
)
def test_path_data_of_others_are_refused(data: str) -> None:
    if data == "":
        assert parse_subpaths("M0 0")[0].points.tolist() == [[0, 0]]
        return
    with pytest.raises((ValueError, IndexError)):
        parse_subpaths(data)


@pytest.mark.parametrize("text", ["", "<svg/>", "<svg viewBox='0 0 1'/>", "<svg viewBox='a b c d'/>"])
def test_other_files_are_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_drawing(text)


@pytest.mark.parametrize("path", sorted((ROOT / "images").glob("b*.svg")), ids=lambda p: p.stem)
def test_committed_drawings_are_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    _, paths = parse_drawing(text)
    assert len(paths) == text.count("<path")
