"""Pagination: distributes boxes over pages.

Nothing is clipped or dropped: a box that does not fit goes to the next page, a box higher than a page is
split, and the white space left on a page is distributed between its boxes.  Lengths are in points.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import inf

from backpdf.pdf.layout.boxes import HEIGHT_TOLERANCE, Box, Stack
from backpdf.problems import UserError

MAX_STRETCH = 2.2
"""The white space between two boxes grows up to this multiple on a page with spare room,"""
WIDE_SPACE = 28.0
"""or, where that is more, until the widest is this wide, in points."""


class LayoutError(UserError):
    """A box is higher than a page and cannot be split further."""

    def __init__(self, box: Box) -> None:
        super().__init__(
            f"{box.kind} is higher than a page and cannot be broken",
            "shorten the longest texts of the program, its disclaimer and the clinic's",
        )


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box with its position: its upper edge in points below the top of the text area."""

    box: Box
    top: float
    height: float

    @property
    def bottom(self) -> float:
        """Lower edge, in points below the top of the text area."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Page:
    """The boxes of one page, from top to bottom."""

    placed: tuple[PlacedBox, ...]

    @property
    def used(self) -> float:
        """Height taken up by the boxes, in points."""
        return self.placed[-1].bottom if self.placed else 0.0


def paginate(boxes: Iterable[Box], width: float, height: float) -> list[Page]:
    """Pages with all boxes in order; the text area of a page is `width` x `height`.

    Raises LayoutError for a box that is higher than a page and cannot be split.
    """
    queue = deque(_with_joined_headings(boxes))
    pages: list[Page] = []
    page: list[PlacedBox] = []
    while queue:
        box = queue.popleft()
        top = page[-1].bottom + box.space_before if page else 0.0
        box_height = box.measured(width)
        if top + box_height <= height + HEIGHT_TOLERANCE:
            page.append(PlacedBox(box, top, box_height))
            continue
        halves = box.split_at(width, height - top)
        if halves is not None:
            queue.extendleft(reversed(halves))
            continue
        parts = _split(box) if box_height > height + HEIGHT_TOLERANCE else []
        if parts:
            queue.extendleft(reversed(parts))
            continue
        if not page:
            raise LayoutError(box)
        pages.append(Page(tuple(page)))
        page = []
        queue.appendleft(box)
    if page:
        pages.append(Page(tuple(page)))
    return pages


def shortage(boxes: Iterable[Box], width: float, height: float, pages: int) -> float:
    """The height by which boxes are too high for that many pages; 0 where they fit.

    No box is split, and the page breaks are where they cost least.
    """
    joined = _with_joined_headings(boxes)
    best = [0.0] + [inf] * len(joined)  # by the number of boxes that are placed
    for _ in range(pages):
        page = list(best)
        for start, before in enumerate(best):
            used = -joined[start].space_before if start < len(joined) else 0.0
            for end in range(start, len(joined)):
                used += joined[end].space_before + joined[end].measured(width)
                page[end + 1] = min(page[end + 1], before + max(0.0, used - height))
        best = page
    return best[-1] if best[-1] > HEIGHT_TOLERANCE else 0.0


def _split(box: Box) -> list[Box]:
    parts = list(box.split() or ())
    if parts:
        parts[0] = parts[0].with_space_before(max(parts[0].space_before, box.space_before))
    return parts


class _KeptTogether(Stack):
    """Headings together with the box that follows them, without a page break between."""

    def split(self) -> Sequence[Box]:
        """The headings with the first part of the following box, then its other parts."""
        *headings, body = self.boxes
        parts = _split(body)
        return _with_joined_headings([*headings, *parts]) if parts else self.boxes


def _with_joined_headings(boxes: Iterable[Box]) -> list[Box]:
    """The boxes with each heading joined to the box after it, so that no page ends with a heading."""
    joined: list[Box] = []
    pending: list[Box] = []
    for box in boxes:
        pending.append(box)
        if not box.keep_with_next:
            joined.append(_joined(pending))
            pending = []
    if pending:
        joined.append(_joined(pending))
    return joined


def _joined(boxes: Sequence[Box]) -> Box:
    if len(boxes) == 1:
        return boxes[0]
    first = boxes[0]
    return _KeptTogether(tuple(boxes), space_before=first.space_before, has_fixed_space=first.has_fixed_space)


def spread(pages: Sequence[Page], height: float) -> list[Page]:
    """The same pages with the white space at the bottom distributed between their boxes."""
    return [_spread_page(page, height) for page in pages]


def _spread_page(page: Page, height: float) -> Page:
    boxes = [placed.box for placed in page.placed[1:]]
    gaps = [0.0 if box.has_fixed_space else box.space_before for box in boxes]
    spare = height - page.used
    if not gaps or spare <= HEIGHT_TOLERANCE or sum(gaps) <= 0:
        return page
    stretch = min(spare / sum(gaps), max(MAX_STRETCH, WIDE_SPACE / max(gaps)) - 1)
    moved = [page.placed[0]]
    extra = 0.0
    for placed, gap in zip(page.placed[1:], gaps, strict=True):
        extra += gap * stretch
        moved.append(replace(placed, top=placed.top + extra))
    return Page(tuple(moved))
