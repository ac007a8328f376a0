"""Pieces -> pages: what goes on which page, and where.

Nothing is ever clipped or dropped: a box that does not fit goes to the next page, one that is
higher than a page is split into smaller ones, and the white that is left on a page is spread
between its boxes.  Lengths are points.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from backpdf.pdf.layout.boxes import HAIR, Box, Stack
from backpdf.problems import UserError

WIDEST_STRETCH = 2.2
"""White between two boxes may grow to this multiple when a page has room to spare."""


class LayoutError(UserError):
    """A box cannot be broken up any further and is still higher than a page."""

    def __init__(self, box: Box) -> None:
        super().__init__(
            f"{box.kind} is higher than a page and cannot be broken",
            "shorten the longest texts of the program, its disclaimer and the clinic's",
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """A box with its upper edge, in points below the top of the page's text area."""

    box: Box
    top: float
    height: float

    @property
    def bottom(self) -> float:
        """Lower edge, in points below the top of the text area."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page, from top to bottom."""

    placed: tuple[Placed, ...]

    @property
    def used(self) -> float:
        """Height taken up, in points."""
        return self.placed[-1].bottom if self.placed else 0.0


def paginate(boxes: Iterable[Box], width: float, height: float) -> list[Page]:
    """Pages that hold all boxes in order, each within `width` x `height`.

    Raises LayoutError for a box that is higher than a page and cannot be split.
    """
    queue = deque(_with_their_next(boxes))
    pages: list[Page] = []
    page: list[Placed] = []
    while queue:
        box = queue.popleft()
        top = page[-1].bottom + box.space_before if page else 0.0
        tall = box.measured(width)
        if top + tall <= height + HAIR:
            page.append(Placed(box, top, tall))
            continue
        halves = box.split_at(width, height - top)
        if halves is not None:
            queue.extendleft(reversed(halves))
            continue
        parts = _split(box) if tall > height + HAIR else []
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


def _split(box: Box) -> list[Box]:
    parts = list(box.split() or ())
    if parts:
        parts[0] = parts[0].apart(max(parts[0].space_before, box.space_before))
    return parts


class _Kept(Stack):
    """Headings together with the box that follows them."""

    def split(self) -> Sequence[Box]:
        """The headings stay with the first part of what follows, where that can be split."""
        *headings, body = self.boxes
        parts = _split(body)
        return _with_their_next([*headings, *parts]) if parts else self.boxes


def _with_their_next(boxes: Iterable[Box]) -> list[Box]:
    """Headings joined to what follows them, so that none stands alone at the foot of a page."""
    joined: list[Box] = []
    held: list[Box] = []
    for box in boxes:
        held.append(box)
        if not box.keep_with_next:
            joined.append(_together(held))
            held = []
    if held:
        joined.append(_together(held))
    return joined


def _together(boxes: Sequence[Box]) -> Box:
    if len(boxes) == 1:
        return boxes[0]
    return _Kept(tuple(boxes), space_before=boxes[0].space_before)


def spread(pages: Sequence[Page], height: float) -> list[Page]:
    """The same pages with the white at their feet shared out between their boxes."""
    return [_spread_one(page, height) for page in pages]


def _spread_one(page: Page, height: float) -> Page:
    gaps = [placed.box.space_before for placed in page.placed[1:]]
    spare = height - page.used
    if not gaps or spare <= HAIR or sum(gaps) <= 0:
        return page
    stretch = min(spare / sum(gaps), WIDEST_STRETCH - 1)
    moved = [page.placed[0]]
    extra = 0.0
    for placed, gap in zip(page.placed[1:], gaps, strict=True):
        extra += gap * stretch
        moved.append(replace(placed, top=placed.top + extra))
    return Page(tuple(moved))
