"""A paragraph as a piece: how it looks, how many lines it takes, and which element it belongs to.

Breaking lines is what costs time in layout, so the number of lines of a text at a width is worked
out once in a process, and the paragraph itself is made only when it is drawn.  Lengths are points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reportlab.lib.styles import ParagraphStyle

from backpdf.pdf.fonts import BOLD, REGULAR
from backpdf.pdf.pieces import Piece
from backpdf.pdf.tagging import Artifact, Element, Run, TaggedParagraph

if TYPE_CHECKING:
    from backpdf.pdf.tagging import TaggedCanvas

FEWEST_LINES_APART = 2
"""A paragraph is broken over a page only with this many lines on each side."""
ENDLESS = 1e6
PLAIN = "#000000"
"""Colour, alignment and leading do not change where lines break, so counts are kept without them."""
REMEMBERED_TEXTS = 20_000
"""Line counts kept: several hundred handouts' worth, a few megabytes."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a text looks: size, distance of lines, colour as `#rrggbb`, weight, alignment.

    indent is where lines begin; first is where the first line begins, if elsewhere.
    """

    size: float
    leading: float
    colour: str
    bold: bool = False
    centred: bool = False
    right: bool = False
    indent: float = 0.0
    first: float | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """What a text means: the element it belongs to, and the label that hangs before it in a list."""

    element: Element | Artifact
    label: Element | None = None
    label_text: str | None = None


class TextPiece(Piece):
    """A paragraph; a long one may go on over the page, two lines or more on each side."""

    told = "a text"

    def __init__(
        self,
        runs: tuple[Run, ...],
        look: Look,
        place: Place,
        *,
        space_before: float = 0.0,
        keep_with_next: bool = False,
        widest: float = ENDLESS,
        outline_level: int | None = None,
    ) -> None:
        """widest caps the length of lines; outline_level (1 is the highest) makes a bookmark."""
        self.look = look
        self.space_before = space_before
        self.keep_with_next = keep_with_next
        self._runs = runs
        self._place = place
        self._widest = widest
        self._outline_level = outline_level
        self._counts: dict[float, int] = {}

    @property
    def plain(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self._runs)

    def lines(self, width: float) -> int:
        """How many lines the text takes at a width."""
        count = self._counts.get(width)
        if count is None:
            place = round(min(width, self._widest), 3)
            count = self._counts[width] = _line_count(self._runs, _bare(self.look), place)
        return count

    def height(self, width: float) -> float:
        return self.lines(width) * self.look.leading

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        paragraph = self._paragraph()
        element = self._place.element
        if self._outline_level is not None and isinstance(element, Element):
            canvas.bookmark(paragraph.plain, self._outline_level, top, element)
        _, height = paragraph.wrap(min(width, self._widest), ENDLESS)
        paragraph.drawOn(canvas, x, top - height)

    def split(self, width: float, room: float) -> tuple[Piece, Piece] | None:
        leading = self.look.leading
        room = min(room, self.height(width) - FEWEST_LINES_APART * leading)
        if room < FEWEST_LINES_APART * leading:
            return None
        paragraph = self._paragraph()
        width = min(width, self._widest)
        paragraph.wrap(width, ENDLESS)
        halves = paragraph.split(width, room)
        if len(halves) != 2:
            return None
        first, rest = (_BrokenText(half, self.look, self._widest) for half in halves)
        first.space_before = self.space_before
        return first, rest

    def _paragraph(self) -> TaggedParagraph:
        place = self._place
        return TaggedParagraph(
            self._runs, _style(self.look), place.element, label=place.label, label_text=place.label_text
        )


@dataclass
class _BrokenText(Piece):
    """One half of a paragraph that goes on over the page."""

    paragraph: TaggedParagraph
    look: Look
    widest: float
    space_before: float = 0.0

    def height(self, width: float) -> float:
        return self.paragraph.wrap(min(width, self.widest), ENDLESS)[1]

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        self.paragraph.drawOn(canvas, x, top - self.height(width))

    def split(self, width: float, room: float) -> tuple[Piece, Piece] | None:
        width = min(width, self.widest)
        halves = self.paragraph.split(width, min(room, self.height(width) - self.look.leading))
        if len(halves) != 2:
            return None
        first, rest = (_BrokenText(half, self.look, self.widest) for half in halves)
        return first, rest


@cache
def _bare(look: Look) -> Look:
    """What of a look decides where lines break."""
    return replace(look, leading=look.size, colour=PLAIN, centred=False, right=False)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _line_count(runs: tuple[Run, ...], look: Look, width: float) -> int:
    """Lines of a text at a width; labels hang in the indent and change nothing."""
    paragraph = TaggedParagraph(runs, _style(look), Artifact.DECORATION)
    _, height = paragraph.wrap(width, ENDLESS)
    return round(height / look.leading)


@cache
def _style(look: Look) -> ParagraphStyle:
    """ReportLab's style for a look; the name carries no meaning."""
    return ParagraphStyle(
        "look",
        fontName=BOLD if look.bold else REGULAR,
        bulletFontName=BOLD,
        fontSize=look.size,
        bulletFontSize=look.size,
        bulletColor=look.colour,
        leading=look.leading,
        textColor=look.colour,
        alignment=1 if look.centred else 2 if look.right else 0,
        leftIndent=look.indent,
        firstLineIndent=0.0 if look.first is None else look.first - look.indent,
        splitLongWords=1,
        embeddedHyphenation=0,
    )
