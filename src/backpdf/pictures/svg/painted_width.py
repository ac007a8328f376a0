"""How much of the width of a plain drawing is painted, so that pictures stand without empty margins."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from backpdf.pictures.svg.painting import IDENTITY, Matrix, PathData, PathStyle, Recording, multiplied

MARGIN = 0.01
"""White space that stays at either side, as a fraction of the width of the drawing."""


def painted_width(shapes: Recording, width: float) -> tuple[float, float]:
    """The left and the right end of what is painted, as fractions of the width of a drawing.

    Curves count with their control points, and clipped shapes as if they were whole: never too little.
    """
    extent = _Extent()
    shapes.replay(extent)
    left = max(0.0, extent.left / width - MARGIN)
    right = min(1.0, extent.right / width + MARGIN)
    return (left, right) if left < right else (0.0, 1.0)


class _Extent:
    """A painter that finds the smallest and the largest x of what it is given."""

    def __init__(self) -> None:
        self.left, self.right = float("inf"), float("-inf")
        self._matrices: list[Matrix] = [IDENTITY]

    @contextmanager
    def placed(self, matrix: Matrix) -> Iterator[None]:
        """What is painted within is moved, turned and scaled."""
        self._matrices.append(multiplied(self._matrices[-1], matrix))
        yield
        self._matrices.pop()

    @contextmanager
    def clipped(self, path: PathData) -> Iterator[None]:
        """What is painted within counts whole."""
        del path
        yield

    def paint(self, path: PathData, style: PathStyle) -> None:
        """Counts the corners of a path, and the corners of its line."""
        if not (path.numbers and style.is_seen):
            return
        a, _, c, _, e, _ = self._matrices[-1]
        xs, ys = path.numbers[::2], path.numbers[1::2]
        corners = [a * x + c * y + e for x in (min(xs), max(xs)) for y in (min(ys), max(ys))]
        reach = 0.0
        if style.stroke is not None:
            miter = style.miter_limit if style.join == 0 else 1.5
            reach = style.width / 2 * miter * (a * a + c * c) ** 0.5
        self.left = min(self.left, min(corners) - reach)
        self.right = max(self.right, max(corners) + reach)
