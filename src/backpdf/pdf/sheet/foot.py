"""The page footer: disclaimer, version, page number.  Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backpdf.handout.blocks import Foot
from backpdf.pdf.layout.boxes import Box
from backpdf.pdf.layout.paragraph import Paragraph
from backpdf.pdf.layout.typesetter import Typesetter
from backpdf.pdf.tagging import Artifact, Element
from backpdf.text.fonts import text_width

if TYPE_CHECKING:
    from backpdf.pdf.tagging import Canvas


@dataclass(frozen=True, eq=False)
class FootBox(Box):
    """The footer of one page.

    element is the paragraph of the disclaimer.  Only the disclaimer of the last page belongs to it; that of
    other pages, and all page numbers, are artifacts (ISO 14289-1, 7.8).
    """

    foot: Foot
    typesetter: Typesetter
    element: Element
    page: int = 1
    pages: int = 1
    _of_pages: dict[tuple[int, int], FootBox] = field(default_factory=dict, repr=False)

    def on_page(self, page: int, pages: int) -> FootBox:
        """The footer of page `page` of `pages`."""
        if (page, pages) not in self._of_pages:
            self._of_pages[page, pages] = FootBox(self.foot, self.typesetter, self.element, page, pages)
        return self._of_pages[page, pages]

    def _gap(self) -> float:
        return self.typesetter.theme.foot_size * 0.55

    def _right(self, page: int, pages: int) -> str:
        return f"{self.foot.version} · {self.foot.page(page, pages)}"

    def _right_width(self) -> float:
        """Width for version and page number, the same for documents of up to 99 pages."""
        return text_width(self._right(99, 99), self.typesetter.theme.foot_size) + 2

    def _left_width(self, width: float) -> float:
        return width - self._right_width() - self.typesetter.theme.column_gap

    def _disclaimer(self) -> Paragraph:
        target = self.element if self.page == self.pages else Artifact.FOOTER
        return self.typesetter.foot_text(self.foot.disclaimer, target)

    def height(self, width: float) -> float:
        return self._disclaimer().measured(self._left_width(width)) + 2 * self._gap()

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        theme = self.typesetter.theme
        top -= self._gap()
        canvas.line(x, top, x + width, top, width=0.6, colour=theme.palette.line)
        top -= self._gap() * 0.7
        self._disclaimer().draw(canvas, x, top, self._left_width(width))
        right = self._right_width()
        numbers = self.typesetter.foot_text(self._right(self.page, self.pages), Artifact.FOOTER, right=True)
        numbers.draw(canvas, x + width - right, top, right)
