"""Fits few cubic Bezier segments to a polyline and keeps its corners.

The method is P. J. Schneider, "An algorithm for automatically fitting digitized curves", in Graphics Gems
(1990).
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from backpdf.figures.vectors import Array, moving_average

ATTEMPTS = 5  # reparametrisations of one piece before it is split
SPLIT_AT_ONCE = 6.0  # a piece whose error is above this many tolerances is split without another attempt


@dataclass(frozen=True, slots=True)
class Smoothing:
    """How a line is smoothed before and while it is fitted.

    step: distance of the samples in cm; blur: standard deviation of the Gaussian filter in samples;
    tolerance: largest distance of the curve from a sample in cm; corner: smallest turn in degrees that stays
    a corner.
    """

    step: float = 0.5
    blur: float = 1.2
    tolerance: float = 0.10
    corner: float = 55.0


def fit_curve(points: Array, closed: bool, smoothing: Smoothing) -> Array:
    """Cubic segments (n, 4, 2) along a polyline."""
    line = _resampled(points, smoothing.step, closed)
    corners = _corners(line, closed, smoothing.corner)
    found: list[Array] = []
    if closed and not corners:
        line = _blurred(line, smoothing.blur, True)
        line = np.vstack([line, line[:1]])
        tangent = _unit(line[1] - line[-2])
        _fit(line, tangent, -tangent, smoothing.tolerance, found)
        return np.stack(found)
    if closed:
        line = np.roll(line, -corners[0], axis=0)
        line = np.vstack([line, line[:1]])
        cuts = [c - corners[0] for c in corners] + [len(line) - 1]
    else:
        line = _blurred(line, smoothing.blur, False)
        inner = [c for c in _corners(line, False, smoothing.corner) if 1 < c < len(line) - 2]
        cuts = [0, *inner, len(line) - 1]
    for a, b in pairwise(cuts):
        piece = line[a : b + 1]
        if len(piece) < 2:
            continue
        if closed:
            piece = _blurred(piece, smoothing.blur, False)
        k = min(2, len(piece) - 1)
        _fit(piece, _unit(piece[k] - piece[0]), _unit(piece[-1 - k] - piece[-1]), smoothing.tolerance, found)
    return np.stack(found)


def _resampled(points: Array, step: float, closed: bool) -> Array:
    """Evenly spaced points along a polyline; a closed one does not repeat its first."""
    line = np.asarray(points, dtype=np.float64)
    if closed and np.hypot(*(line[0] - line[-1])) > 1e-9:
        line = np.vstack([line, line[:1]])
    gaps = np.hypot(*np.diff(line, axis=0).T)
    line = line[np.concatenate([[True], gaps > 1e-9])]
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    count = max(4, round(float(along[-1]) / step))
    at = np.linspace(0, along[-1], count + 1)
    even = np.stack([np.interp(at, along, line[:, 0]), np.interp(at, along, line[:, 1])], axis=1)
    return even[:-1] if closed else even


def _blurred(line: Array, sigma: float, closed: bool) -> Array:
    """Gaussian smoothing (sigma in samples); the ends of an open line do not move."""
    if sigma <= 0 or len(line) < 5:
        return line
    reach = int(np.ceil(3 * sigma))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    kernel /= kernel.sum()
    if closed:
        padded = line[np.arange(-reach, len(line) + reach) % len(line)]
    elif len(line) > reach:
        before = 2 * line[0] - line[1 : reach + 1][::-1]
        after = 2 * line[-1] - line[-reach - 1 : -1][::-1]
        padded = np.vstack([before, line, after])
    else:
        padded = np.vstack([np.repeat(line[:1], reach, 0), line, np.repeat(line[-1:], reach, 0)])
    smooth = moving_average(padded, kernel)
    if not closed:
        smooth[0], smooth[-1] = line[0], line[-1]
    return smooth


def _corners(line: Array, closed: bool, degrees: float, span: int = 2) -> list[int]:
    """Samples where the line turns by more than `degrees` within `span` samples either way."""
    count = len(line)
    before = line - np.roll(line, span, axis=0)
    after = np.roll(line, -span, axis=0) - line
    cross = before[:, 0] * after[:, 1] - before[:, 1] * after[:, 0]
    turn = np.abs(np.degrees(np.arctan2(cross, (before * after).sum(axis=1))))
    if not closed:
        turn[:span] = 0.0
        turn[count - span :] = 0.0
    found: list[int] = []
    for i in np.flatnonzero(turn > degrees):
        around = turn[np.arange(i - span, i + span + 1) % count]
        if turn[i] >= around.max() - 1e-9 and (not found or i - found[-1] > span):
            found.append(int(i))
    return found


def _unit(v: Array) -> Array:
    size = float(np.hypot(*v))
    return v / size if size > 1e-12 else v


def _weights(t: Array) -> tuple[Array, Array, Array, Array]:
    """The Bernstein weights of the control points at parameters t (products, because powers are slow)."""
    v = 1 - t
    tt, vv = t * t, v * v
    return vv * v, 3 * vv * t, 3 * v * tt, tt * t


def at(curve: Array, t: Array) -> Array:
    """Points of one cubic segment (4, 2) at parameters t."""
    w0, w1, w2, w3 = _weights(t[:, None])
    points: Array = w0 * curve[0] + w1 * curve[1] + w2 * curve[2] + w3 * curve[3]
    return points


def _least_squares(line: Array, t1: Array, t2: Array, u: Array) -> Array:
    """The cubic with the end tangents t1 and t2 that is nearest to the points at parameters u."""
    b0, b1, b2, b3 = _weights(u[:, None])
    a1, a2 = t1 * b1, t2 * b2
    c11, c12, c22 = float((a1 * a1).sum()), float((a1 * a2).sum()), float((a2 * a2).sum())
    residual = line - (line[0] * (b0 + b1) + line[-1] * (b2 + b3))
    x1, x2 = float((a1 * residual).sum()), float((a2 * residual).sum())
    chord = float(np.hypot(*(line[-1] - line[0])))
    arc = float(np.hypot(*np.diff(line, axis=0).T).sum())
    det = c11 * c22 - c12 * c12
    if abs(det) > 1e-12:
        k1, k2 = (x1 * c22 - x2 * c12) / det, (c11 * x2 - c12 * x1) / det
    else:
        k1 = k2 = chord / 3
    if min(k1, k2) < 1e-3 * chord or max(k1, k2) > 1.5 * arc:
        k1 = k2 = arc / 3
    return np.array([line[0], line[0] + t1 * k1, line[-1] + t2 * k2, line[-1]])


def _reparametrised(curve: Array, line: Array, u: Array) -> Array | None:
    """Every parameter after one Newton step towards its point; None where they would no longer rise."""
    t, v = u[:, None], 1 - u[:, None]
    d1 = 3 * np.diff(curve, axis=0)
    d2 = 2 * np.diff(d1, axis=0)
    speed = v * v * d1[0] + 2 * v * t * d1[1] + t * t * d1[2]
    turning = v * d2[0] + t * d2[1]
    gap = at(curve, u) - line
    top = (gap * speed).sum(axis=1)
    bottom = (speed * speed).sum(axis=1) + (gap * turning).sum(axis=1)
    safe = np.abs(bottom) > 1e-9
    better = np.clip(np.where(safe, u - top / np.where(safe, bottom, 1.0), u), 0, 1)
    better[0], better[-1] = 0.0, 1.0
    return None if np.any(np.diff(better) <= 0) else better


def _fit(line: Array, t1: Array, t2: Array, tolerance: float, found: list[Array]) -> None:
    """Adds the segments of one smooth piece to `found`; splits it at its worst point until all fit."""
    if len(line) == 2:
        third = float(np.hypot(*(line[1] - line[0]))) / 3
        found.append(np.array([line[0], line[0] + t1 * third, line[1] + t2 * third, line[1]]))
        return
    u = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    u /= u[-1]
    worst = 1
    for _ in range(ATTEMPTS):
        curve = _least_squares(line, t1, t2, u)
        error = np.hypot(*(at(curve, u) - line).T)
        worst = int(error.argmax())
        if error[worst] < tolerance:
            found.append(curve)
            return
        better = None if error[worst] > SPLIT_AT_ONCE * tolerance else _reparametrised(curve, line, u)
        if better is None:
            break
        u = better
    split = min(max(worst, 1), len(line) - 2)
    through = _unit(line[max(0, split - 2)] - line[min(len(line) - 1, split + 2)])
    _fit(line[: split + 1], t1, through, tolerance, found)
    _fit(line[split:], -through, t2, tolerance, found)
