"""Text objects: every character is checked, and paragraphs carry their own marks within BT ... ET."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from reportlab.pdfgen.textobject import PDFTextObject

from backpdf.pdf.tagging.elements import Element
from backpdf.pdf.tagging.errors import MissingGlyphError, ReportLabChangedError
from backpdf.pdf.tagging.hooks.fonts import embeddable_font, unprintable

if TYPE_CHECKING:
    from backpdf.pdf.tagging.hooks.canvas import TaggedCanvas


class CheckedText(PDFTextObject):  # type: ignore[misc]
    """A text object that refuses fonts and characters which the file could not show."""

    def _formatText(self, text: str) -> str:  # noqa: N802
        """HOOK: every way of drawing text passes through here on its way to the content stream."""
        missing = unprintable(text, self._fontname)
        if missing:
            raise MissingGlyphError("".join(missing), self._fontname)
        return str(super()._formatText(text))

    def setFont(self, psfontname: str, size: float, leading: float | None = None) -> None:  # noqa: N802
        """Refuses fonts that would not be embedded."""
        embeddable_font(psfontname)
        super().setFont(psfontname, size, leading)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a line as ReportLab will draw it.

    inline stands for the element within the paragraph that the piece belongs to, if any; ending is
    what the line break after it stands for: a space, or nothing within a word.
    """

    text: str
    inline: object | None
    ending: str = ""


class TaggedText(CheckedText):
    """The text of a paragraph, with a marked-content sequence for each stretch of one element.

    ISO 32000-1, 14.6.1: marked content and text objects must nest, so a sequence round the whole
    paragraph could not be closed for a link in the middle of it.  Sequences within BT ... ET can.
    """

    def __init__(
        self,
        canvas: TaggedCanvas,
        x: float,
        y: float,
        pieces: Sequence[Piece],
        element_of: Callable[[Any], Element],
    ) -> None:
        """element_of finds, or makes, the element for a piece's `inline` when it is drawn."""
        super().__init__(canvas, x, y)
        self._element_of = element_of
        self._pieces: Iterator[Piece] = iter(pieces)
        self._current: Element | None = None

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803
        """HOOK: ReportLab's paragraphs draw each piece of a line with this, in reading order.

        TStar is true for the last piece of a line.
        """
        if not text and not TStar:
            return
        piece = next(self._pieces, None)
        if piece is None or piece.text != text:
            raise ReportLabChangedError(
                f"a paragraph drew {text!r} where {piece.text if piece else 'nothing'!r} was expected"
            )
        text += piece.ending
        if text:
            self._switch(self._element_of(piece.inline))
        super()._textOut(text, TStar)

    def _switch(self, element: Element) -> None:
        if element is self._current:
            return
        self._end()
        self._code.append(self._canvas.open_sequence(element))
        self._current = element

    def _end(self) -> None:
        if self._current is not None:
            self._code.append("EMC")
            self._current = None

    def getCode(self) -> str:  # noqa: N802
        """The finished text object; everything that was announced must have been drawn."""
        left = next(self._pieces, None)
        if left is not None:
            raise ReportLabChangedError(f"a paragraph never drew {left.text!r}")
        self._end()
        return str(super().getCode())


def line_pieces(lines: Any) -> Iterator[list[tuple[str, Any]]]:
    """For each broken line of a paragraph its pieces: text and link attribute.

    HOOK `Paragraph.blPara`: kind 0 is a paragraph of one style, with (extra space, words) as lines;
    kind 1 has lines with fragments as `words`.
    """
    if lines.kind == 0:
        for _, words in lines.lines:
            yield [(" ".join(words), lines.link)]
    else:
        for line in lines.lines:
            last = len(line.words) - 1
            yield [(f.text, f.link) for i, f in enumerate(line.words) if f.text or i == last]


def line_endings(lines: Sequence[str], text: str) -> tuple[list[str], int]:
    """What each line break stands for, and how much of text the lines hold.

    Compares the lines with the text that was meant, so it also proves that nothing is lost.  A line
    that ends between words gets the space that the break swallowed (ISO 32000-1, 14.8.2.5).
    """
    endings: list[str] = []
    at = 0
    for line in lines:
        drawn = line.rstrip(" ")
        if not text.startswith(drawn, at):
            raise ReportLabChangedError(
                f"a line reads {drawn!r} where the paragraph says {text[at : at + len(drawn)]!r}"
            )
        at += len(drawn)
        spaced = text[at : at + 1] == " "
        endings.append(" " if spaced and drawn == line else "")
        at += spaced
    return endings, at
