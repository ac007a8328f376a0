"""General layout boxes: stacks, columns, panels.

A box has a height for a given width and draws itself below a given top edge.  Lengths are in points; y
grows upwards, as in PDF.  A box gets its structure elements when it is built, so the drawing order does
not affect the reading order.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar, Self

from backpdf.pdf.tagging import Canvas, Drawing, rounded

HEIGHT_TOLERANCE = 0.01
"""Tolerance, in points, for sums of floating-point heights."""


@dataclass(frozen=True, slots=True)
class LayoutMemo:
    """Cache of a box: its heights and drawings by width."""

    heights: dict[float, float] = field(default_factory=dict)
    drawings: dict[float, Drawing] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, kw_only=True)
class Box(ABC):
    """A rectangle of content.  Boxes are immutable, so many documents can share a box.

    space_before is the white space above it, in points.  keep_with_next forbids a page break after it, as
    for headings.
    """

    kind: ClassVar[str] = "a part of the handout"
    """Name of the box in messages."""

    space_before: float = 0.0
    keep_with_next: bool = False
    has_fixed_space: bool = False
    memo: LayoutMemo = field(default_factory=LayoutMemo, init=False, repr=False)

    @abstractmethod
    def height(self, width: float) -> float:
        """Computes the height at this width; callers use `measured`, which caches it."""

    @abstractmethod
    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draws the box with its upper left corner at (x, top)."""

    def split_at(self, width: float, room: float) -> tuple[Box, Box] | None:
        """The part that fits into a height of `room`, and the rest; None where there is no such part."""
        del width, room
        return None

    def split(self) -> Sequence[Box] | None:
        """The content as several boxes for a box higher than a page; None where it cannot be split."""
        return None

    def measured(self, width: float) -> float:
        """The height at this width, from the cache."""
        known = self.memo.heights
        if width not in known:
            known[width] = self.height(width)
        return known[width]

    def drawing(self, width: float) -> Drawing:
        """The drawing of the box at this width, from the cache, with its upper left corner at the origin."""
        known = self.memo.drawings
        if width not in known:
            canvas = Canvas()
            self.draw(canvas, 0.0, 0.0, width)
            known[width] = canvas.finished()
        return known[width]

    def with_space_before(self, space: float) -> Self:
        """A copy with other space before it; it shares the cache, which does not depend on that."""
        return self if space == self.space_before else self._sharing_memo(replace(self, space_before=space))

    def with_fixed_space(self) -> Self:
        """A copy whose space before it stays as it is; it shares the cache, as above."""
        return self._sharing_memo(replace(self, has_fixed_space=True))

    def _sharing_memo(self, other: Self) -> Self:
        object.__setattr__(other, "memo", self.memo)  # frozen, but not shared yet
        return other


@dataclass(frozen=True, eq=False)
class Space(Box):
    """White space of a fixed height."""

    size: float

    def height(self, width: float) -> float:
        del width
        return self.size

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draws nothing."""


@dataclass(frozen=True, eq=False)
class Stack(Box):
    """Boxes one below the other."""

    boxes: Sequence[Box]

    def height(self, width: float) -> float:
        return sum(
            box.measured(width) + (box.space_before if index else 0.0) for index, box in enumerate(self.boxes)
        )

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        for index, box in enumerate(self.boxes):
            if index:
                top -= box.space_before
            box.draw(canvas, x, top, width)
            top -= box.measured(width)

    def split(self) -> Sequence[Box] | None:
        return self.boxes


@dataclass(frozen=True, eq=False)
class Columns(Box):
    """Boxes side by side, aligned at the top; shares are the proportions of their widths."""

    columns: Sequence[Box]
    shares: Sequence[float]
    gap: float

    def _widths(self, width: float) -> list[float]:
        room = width - self.gap * (len(self.columns) - 1)
        total = sum(self.shares)
        return [room * share / total for share in self.shares]

    def height(self, width: float) -> float:
        return max(box.measured(share) for box, share in zip(self.columns, self._widths(width), strict=True))

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        for box, share in zip(self.columns, self._widths(width), strict=True):
            box.draw(canvas, x, top, share)
            x += share + self.gap

    def split(self) -> Sequence[Box] | None:
        return self.columns


@dataclass(frozen=True, eq=False)
class Panel(Box):
    """Boxes within a border, on a light ground.

    A panel higher than a page continues in a second panel.
    """

    kind = "the box of warning signs"

    boxes: Sequence[Box]
    padding: float
    line_width: float
    line_colour: str
    fill: str | None = None
    radius: float = 4.0

    def _inner(self, width: float) -> float:
        return width - 2 * self.padding

    def height(self, width: float) -> float:
        return Stack(self.boxes).measured(self._inner(width)) + 2 * self.padding

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        height, inset = self.measured(width), self.line_width / 2
        outline = rounded(x + inset, top - height + inset, x + width - inset, top - inset, self.radius)
        canvas.path(outline, fill=self.fill, stroke=self.line_colour, line_width=self.line_width)
        Stack(self.boxes).draw(canvas, x + self.padding, top - self.padding, self._inner(width))

    def split(self) -> Sequence[Box] | None:
        """Two halves of the panel, each with its own border."""
        boxes = _unnested(self.boxes)
        if len(boxes) < 2:
            return boxes[0].split() if boxes else None
        middle = _split_index(boxes)
        first = replace(self, boxes=boxes[:middle])
        rest = replace(self, boxes=boxes[middle:], space_before=self.padding)
        return [first, rest]


def spaced(boxes: Sequence[Box], space_before: float) -> list[Box]:
    """The boxes with other space before the first."""
    return [boxes[0].with_space_before(space_before), *boxes[1:]]


def _unnested(boxes: Sequence[Box]) -> list[Box]:
    """The boxes with stacks and columns replaced by their content, so that there are places to split."""
    flat: list[Box] = []
    for box in boxes:
        if isinstance(box, Stack | Columns):
            inner = _unnested(box.split() or ())
            if inner:
                inner[0] = inner[0].with_space_before(max(inner[0].space_before, box.space_before))
            flat.extend(inner)
        else:
            flat.append(box)
    return flat


def _split_index(boxes: Sequence[Box]) -> int:
    """The index at which to split: near the middle, and not right after a heading."""
    middle = len(boxes) // 2
    while middle > 1 and boxes[middle - 1].keep_with_next:
        middle -= 1
    return max(1, middle)
