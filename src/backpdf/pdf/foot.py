"""The foot of every page: disclaimer, version, page number.  Lengths are points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.styles import ParagraphStyle

from backpdf.handout.blocks import Foot
from backpdf.pdf.fonts import REGULAR, printable, text_width
from backpdf.pdf.pieces import Piece
from backpdf.pdf.tagging import Artifact, Element, TaggedParagraph
from backpdf.pdf.theme import Theme

if TYPE_CHECKING:
    from backpdf.pdf.tagging import TaggedCanvas

LEADING = 1.22


@dataclass
class FootPiece(Piece):
    """One page's foot.

    `element` is what the disclaimer means to a screen reader.  It is said once, on the last page;
    on the others, and for page numbers, the foot is an artifact (ISO 14289-1, 7.8).
    """

    foot: Foot
    theme: Theme
    element: Element
    page: int = 1
    pages: int = 1

    def on_page(self, page: int, pages: int) -> FootPiece:
        """The foot of page `page` of `pages`."""
        return FootPiece(self.foot, self.theme, self.element, page, pages)

    def _gap(self) -> float:
        return self.theme.foot_size * 0.55

    def _right(self, page: int, pages: int) -> str:
        return f"{self.foot.version} · {self.foot.page(page, pages)}"

    def _right_width(self) -> float:
        """Room for version and page number, the same on every page of up to 99."""
        return text_width(self._right(99, 99), self.theme.foot_size) + 2

    def _paragraph(self, text: str, element: Element | Artifact, *, right: bool = False) -> TaggedParagraph:
        size = self.theme.foot_size
        style = ParagraphStyle(
            "foot",
            fontName=REGULAR,
            fontSize=size,
            leading=size * LEADING,
            textColor=self.theme.palette.quiet,
            alignment=2 if right else 0,
            splitLongWords=1,
        )
        return TaggedParagraph(printable(text), style, element)

    def _left_width(self, width: float) -> float:
        return width - self._right_width() - self.theme.column_gap

    def height(self, width: float) -> float:
        disclaimer = self._paragraph(self.foot.disclaimer, Artifact.FOOTER)
        high = disclaimer.wrap(self._left_width(width), 1e6)[1]
        return high + 2 * self._gap()

    def draw(self, canvas: TaggedCanvas, x: float, top: float, width: float) -> None:
        canvas.saveState()
        canvas.setLineWidth(0.6)
        canvas.setStrokeColor(self.theme.palette.line)
        top -= self._gap()
        canvas.line(x, top, x + width, top)
        canvas.restoreState()
        top -= self._gap() * 0.7
        last = self.page == self.pages
        disclaimer = self._paragraph(self.foot.disclaimer, self.element if last else Artifact.FOOTER)
        self._put(canvas, disclaimer, x, top, self._left_width(width))
        right = self._right_width()
        paragraph = self._paragraph(self._right(self.page, self.pages), Artifact.FOOTER, right=True)
        self._put(canvas, paragraph, x + width - right, top, right)

    @staticmethod
    def _put(canvas: TaggedCanvas, paragraph: TaggedParagraph, x: float, top: float, width: float) -> None:
        high = paragraph.wrap(width, 1e6)[1]
        paragraph.drawOn(canvas, x, top - high)
