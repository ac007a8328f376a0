"""Silhouettes, unions, rounded corners, fold lines, and rings pressed onto surfaces."""

from __future__ import annotations

import math

import numpy as np
import pytest
from shapely.geometry import GeometryCollection, LineString, MultiPolygon, Point, Polygon, box

from backpdf.figures.body.measurements import SHANK_ROWS, THIGH_ROWS, sample
from backpdf.figures.body.rings import FLOOR, Surface, limb_rings, pressed_onto, ring, sphere_rings
from backpdf.figures.drawing import outline
from backpdf.figures.drawing.camera import Camera
from backpdf.figures.vectors import vector

SIDE, FRONT = Camera.orthographic(0, 0), Camera.orthographic(90, 0)


def test_a_sphere_is_a_disc_from_every_side() -> None:
    for camera in (SIDE, FRONT, Camera.orthographic(30, 40)):
        disc = outline.silhouette(sphere_rings(vector(3, 4, 5), 6.0), camera)
        assert disc.area == pytest.approx(math.pi * 36, rel=0.04)


def test_a_tube_is_a_rectangle_from_the_side() -> None:
    rings = np.stack([ring(vector(0, y), vector(1, 0), vector(0, 0, 1), (2, 3, 4)) for y in (0, 10)])
    assert outline.silhouette(rings, SIDE).bounds == pytest.approx((-3, 0, 2, 10), abs=0.05)
    assert outline.silhouette(rings, FRONT).bounds == pytest.approx((-4, 0, 4, 10), abs=0.05)


def test_a_bone_is_as_thick_as_its_table() -> None:
    thigh = limb_rings(vector(0, 0), vector(0, -41.5), vector(0, 0, 1), THIGH_ROWS)
    flat = outline.silhouette(thigh, SIDE)
    for t in (0.25, 0.55, 0.82):
        front, back, _ = sample(THIGH_ROWS, np.array([t]))[0]
        cut = flat.intersection(LineString([(-20, -41.5 * t), (20, -41.5 * t)]))
        assert cut.bounds[2] == pytest.approx(front, abs=0.25)
        assert -cut.bounds[0] == pytest.approx(back, abs=0.25)


def test_tables_are_read_at_their_rows_and_held_at_their_ends() -> None:
    for at, *row in SHANK_ROWS:
        assert sample(SHANK_ROWS, np.array([at]))[0] == pytest.approx(row)
    assert sample(SHANK_ROWS, np.array([-1.0, 2.0])) == pytest.approx(
        np.array([SHANK_ROWS[0][1:], SHANK_ROWS[-1][1:]])
    )


def test_tiny_pieces_and_holes_are_removed() -> None:
    holed = Polygon(box(0, 0, 10, 10).exterior, [box(4, 4, 4.5, 4.5).exterior, box(6, 6, 9, 9).exterior])
    kept = outline.tidy(MultiPolygon([holed, box(20, 20, 20.1, 20.1)]))
    assert isinstance(kept, Polygon)
    assert len(kept.interiors) == 1


def test_stray_lines_are_no_areas() -> None:
    mixed = GeometryCollection([box(0, 0, 2, 2), LineString([(0, 0), (9, 9)]), Point(3, 3)])
    assert [p.area for p in outline.polygons(mixed)] == [4.0]
    assert outline.union([mixed, box(1, 0, 3, 2)]).area == pytest.approx(6)
    assert outline.union([]).is_empty
    assert outline.largest(mixed).area == 4.0
    assert outline.largest(LineString([(0, 0), (1, 1)])).is_empty


def test_softening_fills_a_notch_and_rounds_a_corner() -> None:
    notched = box(0, 0, 20, 20).difference(box(9.5, 10, 10.5, 20))
    soft = outline.soften(notched, 1.2, 0.5)
    assert soft.contains(Point(10, 15))
    assert not soft.contains(Point(0.05, 0.05))
    assert soft.contains(Point(0.05, 10))


def test_outlines_hold_the_holes() -> None:
    holed = box(0, 0, 10, 10).difference(box(4, 4, 6, 6))
    assert len(list(outline.outlines(holed))) == 2


def test_lines_are_joined_and_short_ones_removed() -> None:
    parts = outline.lines(
        [
            np.array([(0.0, 0.0), (5.0, 0.0)]),
            np.array([(5.0, 0.0), (9.0, 3.0)]),
            np.array([(20.0, 0.0), (20.5, 0)]),
        ]
    )
    found = outline.joined_lines(parts)
    assert len(found) == 1
    assert len(found[0]) == 3
    assert outline.joined_lines(None) == []
    assert outline.joined_lines(Point(1, 1)) == []


def test_a_fold_line_runs_from_inside_to_the_contour() -> None:
    front, behind = box(0, 0, 30, 8), box(-4, -20, 8, 8)
    whole = front.union(behind)
    (line,) = outline.fold_lines(front, behind, whole, np.array([0.0, 6.0]), 4.0)
    assert LineString(line).length > 3
    assert Point(line[0]).distance(Point(0, 6)) > 3.9
    assert min(Point(p).distance(whole.boundary) for p in (line[0], line[-1])) < 0.01


def test_rings_are_flattened_on_the_floor_and_nowhere_else() -> None:
    rings = sphere_rings(vector(0, 3), 5.0)
    pressed = pressed_onto(rings, [FLOOR])
    assert pressed[..., 1].min() == 0.0
    above = rings[..., 1] >= 0
    assert np.array_equal(pressed[above], rings[above])
    assert np.array_equal(pressed[..., 0], rings[..., 0])


def test_a_seat_presses_only_points_above_it_and_not_too_deep() -> None:
    seat = Surface(axis=1, level=44.0, sign=1, x=(-20, 20), z=(-20, 20), max_depth=9.0)
    points = np.array([[(0.0, 40.0, 0.0), (0.0, 30.0, 0.0), (30.0, 40.0, 0.0), (0.0, 50.0, 0.0)]])
    assert pressed_onto(points, [seat])[0, :, 1].tolist() == [44.0, 30.0, 40.0, 50.0]


def test_a_wall_presses_the_back() -> None:
    wall = Surface(axis=0, level=-12.0, sign=1, max_depth=9.0)
    points = np.array([[(-15.0, 40.0, 0.0), (-10.0, 40.0, 0.0)]])
    assert pressed_onto(points, [wall])[0, :, 0].tolist() == [-12.0, -10.0]


def test_cameras() -> None:
    point = vector(3, 4, 10)
    assert Camera.oblique().project(point) == pytest.approx([3 - 2.8, 4 - 1.8])
    assert SIDE.project(point) == pytest.approx([3, 4])
    assert FRONT.project(point) == pytest.approx([-10, 4])
    assert Camera.orthographic(0, 90).project(point) == pytest.approx([3, -10])
    for camera in (SIDE, FRONT, Camera.orthographic(33, 21)):
        assert camera.depth(point + camera.toward) == pytest.approx(camera.depth(point) + 1)
