"""Paragraphs as pieces: sizes, weights and colours of text, bound to structure elements.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import ceil
from typing import TYPE_CHECKING

from reportlab.lib.styles import ParagraphStyle

from backpdf.handout.blocks import Note, Phrase, Text
from backpdf.pdf.fonts import BOLD, NO_BREAK_SPACE, REGULAR, printable, text_width
from backpdf.pdf.pieces import Piece
from backpdf.pdf.tagging import Element, Run, TaggedParagraph
from backpdf.pdf.theme import LONGEST_LINE, Theme

if TYPE_CHECKING:
    from backpdf.pdf.tagging import Artifact, TaggedCanvas

NARROW_LETTER = 0.43
"""Width of an average letter of running text in FiraGO, as a part of the size, on the narrow side,
so that a line as wide as LONGEST_LINE of them holds no more than that many letters."""

FEWEST_LINES_APART = 2
ENDLESS = 1e6


@dataclass(frozen=True, slots=True)
class Look:
    """How a text looks: size in points, weight and colour."""

    size: float
    leading: float
    colour: str
    bold: bool = False
    centred: bool = False
    right: bool = False
    indent: float = 0.0


class TextPiece(Piece):
    """A paragraph; a long one may go on over the page, two lines or more on each side."""

    def __init__(
        self,
        paragraph: TaggedParagraph,
        *,
        space_before: float = 0.0,
        keep_with_next: bool = False,
        widest: float = ENDLESS,
        outline_level: int | None = None,
    ) -> None:
        """outline_level puts the paragraph among the document's bookmarks (1 is the highest)."""
        self.paragraph = paragraph
        self.space_before = space_before
        self.keep_with_next = keep_with_next
        self._widest = widest
        self._outline_level = outline_level
        self._measured: tuple[float, float] | None = None

    @property
    def size(self) -> float:
        """Type size."""
        return float(self.paragraph.style.fontSize)

    def height(self, width: float) -> float:
        width = min(width, self._widest)
        if self._measured is None or self._measured[0] != width:
            self._measured = width, float(self.paragraph.wrap(width, ENDLESS)[1])
        return self._measured[1]

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        height = self.height(width)
        element = self.paragraph.element
        if self._outline_level is not None and isinstance(element, Element):
            canvas.bookmark(self.paragraph.plain, self._outline_level, top, element)
        self.paragraph.drawOn(canvas, x, top - height)

    def split(self, width: float, room: float) -> tuple[Piece, Piece] | None:
        height = self.height(width)
        leading = self.paragraph.style.leading
        room = min(room, height - FEWEST_LINES_APART * leading)
        if room < FEWEST_LINES_APART * leading:
            return None
        halves = self.paragraph.split(min(width, self._widest), room)
        if len(halves) != 2:
            return None
        first = TextPiece(
            halves[0],
            space_before=self.space_before,
            widest=self._widest,
            outline_level=self._outline_level,
        )
        return first, TextPiece(halves[1], widest=self._widest)


class Typesetter:
    """Makes paragraphs in the looks of one theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        palette = theme.palette
        self.body = self.look(theme.body)
        self.small = self.look(theme.small, colour=palette.quiet)
        self.strong = self.look(theme.body, bold=True)
        self.section = self.look(theme.section, bold=True, colour=palette.accent)
        self.card_title = self.look(theme.card_title, bold=True, colour=palette.accent)

    def look(
        self,
        size: float,
        *,
        bold: bool = False,
        colour: str | None = None,
        centred: bool = False,
        right: bool = False,
        indent: float = 0.0,
    ) -> Look:
        """A look in this theme; larger type gets relatively less leading."""
        leading = self.theme.leading if size <= self.theme.body else min(self.theme.leading, 1.18)
        colour = colour or self.theme.palette.ink
        return Look(size, size * leading, colour, bold, centred, right, indent)

    def text(
        self,
        text: Text | str,
        element: Element | Artifact,
        look: Look | None = None,
        *,
        space_before: float = 0.0,
        keep_with_next: bool = False,
        outline_level: int | None = None,
    ) -> TextPiece:
        """A paragraph of one text; outline_level puts it among the document's bookmarks."""
        look = look or self.body
        paragraph = TaggedParagraph(self._runs(_as_text(text)), _style(look), element)
        return TextPiece(
            paragraph,
            space_before=space_before,
            keep_with_next=keep_with_next,
            widest=_widest(look.size),
            outline_level=outline_level,
        )

    def note(self, note: Note, element: Element, space_before: float) -> TextPiece:
        """A text with its bold label before it, as one paragraph."""
        text = Text((Phrase(note.label, bold=True), *note.text.phrases))
        return self.text(text, element, space_before=space_before)

    def numbered_heading(
        self, number: str, name: Text, element: Element, start: float, inset: float
    ) -> TextPiece:
        """A heading whose number stands in a disc: white, `start` points in; the name at `inset`.

        Number and name are one text, so they are read, copied and found together; no-break spaces
        of the right width between them carry the name past the disc.
        """
        look = self.card_title
        gap = inset - start - text_width(number, look.size, bold=True)
        each = text_width(NO_BREAK_SPACE, look.size, bold=True)
        count = max(1, ceil(gap / each))
        size = round(look.size * gap / (count * each), 2)
        runs = [
            Run(number, colour=self.theme.palette.paper),
            Run(NO_BREAK_SPACE * count, size=size),
        ]
        runs.extend(Run(printable(phrase.text)) for phrase in name.phrases)
        style = ParagraphStyle(
            "heading", parent=_style(look), leftIndent=inset, firstLineIndent=start - inset
        )
        return TextPiece(TaggedParagraph(runs, style, element), keep_with_next=True, outline_level=2)

    def labelled(
        self,
        text: Text,
        body: Element,
        label: Element,
        label_text: str,
        look: Look | None = None,
        *,
        space_before: float = 0.0,
    ) -> TextPiece:
        """A list item: its label hangs in the indent."""
        look = look or self.body
        indented = Look(
            look.size,
            look.leading,
            look.colour,
            look.bold,
            indent=self.theme.indent * look.size / self.theme.body,
        )
        paragraph = TaggedParagraph(
            self._runs(text), _style(indented), body, label=label, label_text=label_text
        )
        return TextPiece(paragraph, space_before=space_before, widest=_widest(look.size) + indented.indent)

    def items(
        self,
        items: Iterable[Text],
        element: Element,
        *,
        numbered: bool = False,
        first_space: float = 0.0,
    ) -> list[Piece]:
        """The items of a list, numbered or with bullets; `element` is the L that they stand in."""
        pieces: list[Piece] = []
        for number, item in enumerate(items, start=1):
            entry = element.add("LI")
            label, body = entry.add("Lbl"), entry.add("LBody")
            space = self.theme.step if pieces else first_space
            mark = f"{number}." if numbered else "•"
            pieces.append(self.labelled(item, body, label, mark, space_before=space))
        return pieces

    def _runs(self, text: Text) -> list[Run]:
        colour = self.theme.palette.accent
        return [
            Run(
                printable(phrase.text),
                bold=phrase.bold,
                link=phrase.link,
                colour=colour if phrase.link else None,
                underline=phrase.link is not None,
            )
            for phrase in text.phrases
        ]


def _as_text(text: Text | str) -> Text:
    return text if isinstance(text, Text) else Text((Phrase(text),))


def _widest(size: float) -> float:
    return LONGEST_LINE * NARROW_LETTER * size


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
        splitLongWords=1,
        embeddedHyphenation=0,
    )
