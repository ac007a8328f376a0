"""Path construction operators for content streams (ISO 32000-1, 8.5.2).  Lengths are in points."""

from __future__ import annotations

from typing import TypeAlias

from backpdf.pdf.tagging.objects import number

Point: TypeAlias = tuple[float, float]

_ARC = 0.5523
"""Distance of the control points of a quarter circle from its ends, as a fraction of the radius."""


def polygon(*points: Point) -> list[str]:
    """A closed path with straight sides."""
    first, *others = points
    return [f"{pair(*first)} m", *(f"{pair(*point)} l" for point in others), "h"]


def rounded(
    left: float, bottom: float, right: float, top: float, upper: float, lower: float | None = None
) -> list[str]:
    """A closed rectangle with rounded corners; upper and lower are the radii at the top and the bottom."""
    lower = upper if lower is None else lower
    steps = [f"{pair(left + lower, bottom)} m", f"{pair(right - lower, bottom)} l"]
    corners = (
        ((right, bottom), (0, 1), (1, 0), lower),
        ((right, top), (-1, 0), (0, 1), upper),
        ((left, top), (0, -1), (-1, 0), upper),
        ((left, bottom), (1, 0), (0, -1), lower),
    )
    for (x, y), onward, before, radius in corners:
        start = (x - before[0] * radius, y - before[1] * radius)
        end = (x + onward[0] * radius, y + onward[1] * radius)
        steps.append(f"{pair(*start)} l")
        if radius:
            near = 1 - _ARC
            first = (x - before[0] * radius * near, y - before[1] * radius * near)
            second = (x + onward[0] * radius * near, y + onward[1] * radius * near)
            steps.append(f"{pair(*first)} {pair(*second)} {pair(*end)} c")
    return [*steps, "h"]


def pair(x: float, y: float) -> str:
    """Two coordinates as operands."""
    return f"{number(x)} {number(y)}"
