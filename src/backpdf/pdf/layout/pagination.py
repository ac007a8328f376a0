"""Pieces -> pages: what goes on which page, and where.

Nothing is ever clipped or dropped: a piece that does not fit goes to the next page, one that is
higher than a page is loosened into smaller ones, and the white that is left on a page is spread
between its pieces.  Lengths are points.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from backpdf.pdf.layout.boxes import HAIR, Piece, Stack
from backpdf.problems import UserError

WIDEST_STRETCH = 2.2
"""White between two pieces may grow to this multiple when a page has room to spare."""


class LayoutError(UserError):
    """A piece cannot be broken up any further and is still higher than a page."""

    def __init__(self, piece: Piece) -> None:
        super().__init__(
            f"{piece.told} is higher than a page and cannot be broken",
            "shorten the longest texts of the program, its disclaimer and the clinic's",
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece with its upper edge, in points below the top of the page's text area."""

    piece: Piece
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


def paginate(pieces: Iterable[Piece], width: float, height: float) -> list[Page]:
    """Pages that hold all pieces in order, each within `width` x `height`.

    Raises LayoutError for a piece that is higher than a page and cannot be loosened.
    """
    queue = deque(_with_their_next(pieces))
    pages: list[Page] = []
    page: list[Placed] = []
    while queue:
        piece = queue.popleft()
        top = page[-1].bottom + piece.space_before if page else 0.0
        tall = piece.measured(width)
        if top + tall <= height + HAIR:
            page.append(Placed(piece, top, tall))
            continue
        halves = piece.split(width, height - top)
        if halves is not None:
            queue.extendleft(reversed(halves))
            continue
        parts = _loosened(piece) if tall > height + HAIR else []
        if parts:
            queue.extendleft(reversed(parts))
            continue
        if not page:
            raise LayoutError(piece)
        pages.append(Page(tuple(page)))
        page = []
        queue.appendleft(piece)
    if page:
        pages.append(Page(tuple(page)))
    return pages


def _loosened(piece: Piece) -> list[Piece]:
    parts = list(piece.loosened() or ())
    if parts:
        parts[0] = parts[0].apart(max(parts[0].space_before, piece.space_before))
    return parts


class _Kept(Stack):
    """Headings together with the piece that follows them."""

    def loosened(self) -> Sequence[Piece]:
        """The headings stay with the first part of what follows, where that can be loosened."""
        *headings, body = self.pieces
        parts = _loosened(body)
        return _with_their_next([*headings, *parts]) if parts else self.pieces


def _with_their_next(pieces: Iterable[Piece]) -> list[Piece]:
    """Headings joined to what follows them, so that none stands alone at the foot of a page."""
    joined: list[Piece] = []
    held: list[Piece] = []
    for piece in pieces:
        held.append(piece)
        if not piece.keep_with_next:
            joined.append(_together(held))
            held = []
    if held:
        joined.append(_together(held))
    return joined


def _together(pieces: Sequence[Piece]) -> Piece:
    if len(pieces) == 1:
        return pieces[0]
    return _Kept(tuple(pieces), space_before=pieces[0].space_before)


def spread(pages: Sequence[Page], height: float) -> list[Page]:
    """The same pages with the white at their feet shared out between their pieces."""
    return [_spread_one(page, height) for page in pages]


def _spread_one(page: Page, height: float) -> Page:
    gaps = [placed.piece.space_before for placed in page.placed[1:]]
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
