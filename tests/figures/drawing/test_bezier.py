"""Outlines become few cubic curves that stay within their tolerance."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backpdf.figures.drawing.bezier import Smoothing, at, fit_curve
from backpdf.figures.vectors import Array

PLAIN = Smoothing(blur=0.0)


def circle(radius: float, count: int = 200) -> Array:
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    return radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)


def flat(segments: Array, pieces: int = 60) -> Array:
    return np.concatenate([at(curve, np.linspace(0, 1, pieces)) for curve in segments])


def farthest(points: Array, line: Array) -> float:
    """The largest distance from one of the points to the nearest point of a dense line."""
    gaps = points[:, None] - line[None]
    return float(np.hypot(gaps[..., 0], gaps[..., 1]).min(axis=1).max())


@pytest.mark.parametrize("tolerance", [0.05, 0.1, 0.15, 0.25])
@pytest.mark.parametrize("radius", [3.0, 10.0, 40.0])
def test_a_circle_stays_within_its_tolerance(radius: float, tolerance: float) -> None:
    segments = fit_curve(circle(radius), True, Smoothing(blur=0.0, tolerance=tolerance))
    off = np.abs(np.hypot(*flat(segments).T) - radius)
    assert off.max() < tolerance + 0.02  # the circle itself is a polygon
    assert len(segments) <= 10


def test_a_looser_fit_takes_fewer_curves() -> None:
    rng = np.random.default_rng(3)
    wave = np.stack([np.linspace(0, 60, 300), 4 * np.sin(np.linspace(0, 14, 300))], axis=1)
    wave += rng.normal(0, 0.02, wave.shape)
    counts = [len(fit_curve(wave, False, Smoothing(tolerance=t))) for t in (0.05, 0.1, 0.2)]
    assert counts[0] > counts[1] >= counts[2]


def test_curves_join_and_close() -> None:
    segments = fit_curve(circle(12.0), True, PLAIN)
    ends, starts = segments[:, 3], np.roll(segments[:, 0], -1, axis=0)
    assert ends == pytest.approx(starts)


def test_an_open_line_keeps_its_ends() -> None:
    line = np.array([(0.0, 0.0), (10.0, 3.0), (20.0, 0.0), (35.0, 9.0)])
    for smoothing in (PLAIN, Smoothing()):
        segments = fit_curve(line, False, smoothing)
        assert segments[0, 0] == pytest.approx(line[0])
        assert segments[-1, 3] == pytest.approx(line[-1])


def test_corners_stay_sharp_and_bends_become_smooth() -> None:
    square = np.array([(0.0, 0.0), (20.0, 0.0), (20.0, 20.0), (0.0, 20.0)])
    drawn = flat(fit_curve(square, True, Smoothing()))
    assert farthest(square, drawn) < 0.3
    smooth = flat(fit_curve(square, True, Smoothing(corner=120.0, blur=3.0)))
    assert farthest(square, smooth) > 0.5


def test_a_straight_line_is_one_curve() -> None:
    assert len(fit_curve(np.array([(0.0, 0.0), (50.0, 20.0)]), False, PLAIN)) == 1


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-15, 15), st.floats(-15, 15)), min_size=3, max_size=9, unique=True),
    st.booleans(),
)
def test_any_line_is_followed(points: list[tuple[float, float]], closed: bool) -> None:
    line = np.array(points)
    line = line[np.concatenate([[True], np.hypot(*np.diff(line, axis=0).T) > 2.0])]
    if len(line) < 3:
        return
    smoothing = Smoothing(blur=0.0, tolerance=0.1)
    drawn = flat(fit_curve(line, closed, smoothing))
    ring = np.vstack([line, line[:1]]) if closed else line
    dense = np.concatenate([np.linspace(a, b, 60) for a, b in pairwise(ring)])
    assert farthest(drawn, dense) < smoothing.step + smoothing.tolerance  # samples may cut a corner
    assert farthest(line, drawn) < smoothing.step + smoothing.tolerance
