"""The general parts that a page is laid out from: stacks, columns, panels.

A box knows its height for a given width, and draws itself below a given top edge.  Lengths are
points; y grows upwards, as in PDF.  Pieces know nothing of handouts; structure elements were bound
to them when they were made, so the order of drawing never changes the order of reading.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar, Self

from backpdf.pdf.tagging import Canvas, Drawing, rounded

HAIR = 0.01
"""Slack for sums of floating-point heights."""


@dataclass(frozen=True, slots=True)
class LayoutMemo:
    """The one place where a box keeps what was worked out for it: heights and drawings, by width."""

    heights: dict[float, float] = field(default_factory=dict)
    drawings: dict[float, Drawing] = field(default_factory=dict)


@dataclass(frozen=True, eq=False, kw_only=True)
class Box(ABC):
    """A rectangle on a page.  Boxes never change, so a box serves every document that shows it.

    space_before is the white above it, in points; keep_with_next holds for headings.
    """

    kind: ClassVar[str] = "a part of the handout"
    """What the box is called in messages."""

    space_before: float = 0.0
    keep_with_next: bool = False
    memo: LayoutMemo = field(default_factory=LayoutMemo, init=False, repr=False)

    @abstractmethod
    def height(self, width: float) -> float:
        """The height at this width; use `measured`, which works it out once."""

    @abstractmethod
    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draws the box with its upper left corner at (x, top)."""

    def split_at(self, width: float, room: float) -> tuple[Box, Box] | None:
        """The part that fits into a height of `room`, and the rest; None where the box stays whole."""
        del width, room
        return None

    def split(self) -> Sequence[Box] | None:
        """The same content as boxes that may flow over pages, for a box higher than a page."""
        return None

    def measured(self, width: float) -> float:
        """The height at this width, worked out once."""
        known = self.memo.heights
        if width not in known:
            known[width] = self.height(width)
        return known[width]

    def drawing(self, width: float) -> Drawing:
        """The box drawn by itself at this width, with its upper left corner at the origin."""
        known = self.memo.drawings
        if width not in known:
            canvas = Canvas()
            self.draw(canvas, 0.0, 0.0, width)
            known[width] = canvas.finished()
        return known[width]

    def apart(self, space: float) -> Self:
        """The same box with other space before it, which changes neither its height nor its drawing."""
        if space == self.space_before:
            return self
        other = replace(self, space_before=space)
        object.__setattr__(other, "memo", self.memo)  # before anybody else can see it
        return other


@dataclass(frozen=True, eq=False)
class Space(Box):
    """White space; vanishes at the top of a page, as all space before does."""

    size: float

    def height(self, width: float) -> float:
        del width
        return self.size

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draws nothing."""


@dataclass(frozen=True, eq=False)
class Stack(Box):
    """Pieces one below the other."""

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
    """Pieces side by side, tops aligned; shares are parts of the width that the gaps leave."""

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
    """Pieces in a box with a line round it and, if wanted, a filled band behind the first box.

    A panel that is higher than a page goes on in a second box.
    """

    kind = "the box of warning signs"

    boxes: Sequence[Box]
    padding: float
    line_width: float
    line_colour: str
    band_colour: str | None = None
    fill: str | None = None
    radius: float = 4.0

    def _inner(self, width: float) -> float:
        return width - 2 * self.padding

    def _band_height(self, width: float) -> float:
        return self.boxes[0].measured(self._inner(width)) + self.padding

    def height(self, width: float) -> float:
        extra = self.padding * (2.5 if self.band_colour else 2)
        return Stack(self.boxes).measured(self._inner(width)) + extra

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        height, inset = self.measured(width), self.line_width / 2
        outline = rounded(x + inset, top - height + inset, x + width - inset, top - inset, self.radius)
        canvas.path(outline, fill=self.fill, stroke=self.line_colour, line_width=self.line_width)
        if self.band_colour:  # rounded above and square below
            band = rounded(x, top - self._band_height(width), x + width, top, self.radius, 0)
            canvas.path(band, fill=self.band_colour)
        self._draw_pieces(canvas, x, top, width)

    def _draw_pieces(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        inner = self._inner(width)
        y = top - (self.padding / 2 if self.band_colour else self.padding)
        for index, box in enumerate(self.boxes):
            if index == 1 and self.band_colour:
                y -= self.padding
            elif index:
                y -= box.space_before
            box.draw(canvas, x + self.padding, y, inner)
            y -= box.measured(inner)

    def split(self) -> Sequence[Box] | None:
        """Halves of the panel, each in its own box."""
        boxes = _unnested(self.boxes)
        if len(boxes) < 2:
            return boxes[0].split() if boxes else None
        middle = _breaking_point(boxes)
        first = replace(self, boxes=boxes[:middle])
        rest = replace(self, boxes=boxes[middle:], band_colour=None, space_before=self.padding)
        return [first, rest]


def _unnested(boxes: Sequence[Box]) -> list[Box]:
    """Stacks and columns among the boxes opened up, so that there is something to break between."""
    flat: list[Box] = []
    for box in boxes:
        if isinstance(box, Stack | Columns):
            inner = _unnested(box.split() or ())
            if inner:
                inner[0] = inner[0].apart(max(inner[0].space_before, box.space_before))
            flat.extend(inner)
        else:
            flat.append(box)
    return flat


def _breaking_point(boxes: Sequence[Box]) -> int:
    """Where to break into two: near the middle, and never right after a heading."""
    middle = len(boxes) // 2
    while middle > 1 and boxes[middle - 1].keep_with_next:
        middle -= 1
    return max(1, middle)
