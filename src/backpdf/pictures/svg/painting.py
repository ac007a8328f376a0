"""What a plain drawing is painted with: paths, styles, matrices, and the painter that takes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias

Rgb: TypeAlias = tuple[float, float, float]
"""Red, green and blue of sRGB, from 0 to 1."""
Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""a b c d e f of SVG and PDF: x' = ax + cy + e, y' = bx + dy + f."""
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class PathStyle:
    """How a path is painted; None for a colour that is not painted.  Lengths are units of the drawing.

    cap and join are the numbers that PDF has for them (0 butt or miter, 1 round, 2 square or bevel).
    """

    fill: Rgb | None = None
    stroke: Rgb | None = None
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    width: float = 1.0
    cap: int = 0
    join: int = 0
    miter_limit: float = 4.0
    dashes: tuple[float, ...] = ()
    dash_offset: float = 0.0
    even_odd: bool = False

    @property
    def is_seen(self) -> bool:
        """Whether anything is painted."""
        return self.fill is not None or self.stroke is not None


@dataclass(frozen=True, slots=True)
class PathData:
    """A path: steps as the letters m, l, c and h (close), and the numbers of all of them."""

    steps: str
    numbers: Sequence[float]


class Painter(Protocol):
    """Takes the parts of a drawing in the order in which they are painted."""

    def placed(self, matrix: Matrix) -> AbstractContextManager[None]:
        """What is painted within is moved, turned and scaled."""

    def clipped(self, path: PathData) -> AbstractContextManager[None]:
        """What is painted within is cut to a path (non-zero rule)."""

    def paint(self, path: PathData, style: PathStyle) -> None:
        """Fills a path, then strokes it."""


class Recording:
    """A painter that keeps what it is given, to be painted later by others."""

    def __init__(self) -> None:
        self.count = 0
        """Paths that are seen."""
        self._steps: list[Matrix | PathData | tuple[PathData, PathStyle] | None] = []

    @contextmanager
    def placed(self, matrix: Matrix) -> Iterator[None]:
        """Keeps the matrix, and where its content ends."""
        if matrix == IDENTITY:
            yield
            return
        self._steps.append(matrix)
        yield
        self._steps.append(None)

    @contextmanager
    def clipped(self, path: PathData) -> Iterator[None]:
        """Keeps the path, and where its content ends."""
        self._steps.append(path)
        yield
        self._steps.append(None)

    def paint(self, path: PathData, style: PathStyle) -> None:
        """Keeps the path with its style."""
        self.count += bool(path.steps) and style.is_seen
        self._steps.append((path, style))

    def replay(self, painter: Painter) -> None:
        """Gives everything to another painter, in order."""
        open_parts: list[AbstractContextManager[None]] = []
        for step in self._steps:
            if step is None:
                open_parts.pop().__exit__(None, None, None)
                continue
            if isinstance(step, PathData):
                part = painter.clipped(step)
            elif len(step) == 2:
                painter.paint(*step)
                continue
            else:
                part = painter.placed(step)
            part.__enter__()
            open_parts.append(part)


def paint_in_order(painter: Painter, path: PathData, style: PathStyle, *, stroke_first: bool = False) -> None:
    """Paints a path so that a see-through or later fill and stroke come out as in SVG.

    PDF paints fill and stroke of one operator as a knockout group (ISO 32000-1, 11.7.4.4), so a
    see-through line would not show the fill below it.
    """
    both = style.fill is not None and style.stroke is not None
    if not both or (style.stroke_alpha == 1 and not stroke_first):
        painter.paint(path, style)
        return
    parts = [replace(style, stroke=None), replace(style, fill=None)]
    for part in reversed(parts) if stroke_first else parts:
        painter.paint(path, part)


def multiplied(one: Matrix, other: Matrix) -> Matrix:
    """The matrix that first does the other, then the one."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (
        a * g + c * h,
        b * g + d * h,
        a * i + c * j,
        b * i + d * j,
        a * k + c * m + e,
        b * k + d * m + f,
    )


def is_flat(matrix: Matrix) -> bool:
    """Whether a matrix presses everything into a line, so that nothing can be seen."""
    a, b, c, d = matrix[:4]
    return abs(a * d - b * c) < 1e-12
