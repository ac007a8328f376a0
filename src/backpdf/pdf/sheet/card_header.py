"""The header of an exercise card: number, name and purpose.  Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from backpdf.handout.blocks import CardDose
from backpdf.pdf.layout.boxes import Box
from backpdf.pdf.layout.paragraph import Paragraph
from backpdf.pdf.layout.theme import Theme
from backpdf.pdf.tagging import Element
from backpdf.text.fonts import text_width

if TYPE_CHECKING:
    from backpdf.pdf.tagging import Canvas


@dataclass(frozen=True, eq=False)
class CardHeader(Box):
    """The number in a disc, the name, and beside or below it why the exercise helps, where that is said.

    A box to tick, where there is one, stands at the right.
    """

    heading: Paragraph
    heading_width: float
    why: Paragraph | None
    why_width: float
    disc: float
    inset: float
    gap: float
    colour: str
    tick_box: Element | None = None
    keep_with_next: bool = field(default=True, kw_only=True)

    def _room(self, width: float) -> float:
        """Width beside the box to tick."""
        return width - 1.3 * self.disc if self.tick_box is not None else width

    def _beside(self, width: float) -> bool:
        return self.heading_width + self.gap + self.why_width <= width

    def height(self, width: float) -> float:
        width = self._room(width)
        height = max(self.disc, self.heading.measured(width))
        if self.why is None or self._beside(width):
            return height
        return height + self.why.measured(width - self.inset)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        if self.tick_box is not None:
            side, ink = self.disc * 0.86, self.heading.style.colour
            left, bottom = x + width - side - 1, top - (self.disc + side) / 2
            canvas.tick_box(self.tick_box, left, bottom, side, width=1.2, colour=ink)
        width = self._room(width)
        high = self.heading.measured(width)
        name_height = max(self.disc, high)
        self._draw_disc(canvas, x, top)
        base = top - self.disc / 2 - self.heading.style.size * 0.35
        self.heading.draw(canvas, x, _top_for_baseline(self.heading, base), width)
        if self.why is None:
            return
        if self._beside(width):
            left = x + self.heading_width + self.gap
            self.why.draw(canvas, left, _top_for_baseline(self.why, base), width - (left - x))
        else:
            self.why.draw(canvas, x + self.inset, top - name_height, width - self.inset)

    def _draw_disc(self, canvas: Canvas, x: float, top: float) -> None:
        canvas.circle(x + self.disc / 2, top - self.disc / 2, self.disc / 2, fill=self.colour)


def _top_for_baseline(box: Paragraph, baseline: float) -> float:
    """The top of a paragraph whose first line is to stand on a baseline, which is a font size below."""
    return baseline + box.style.size


def header_positions(theme: Theme, number: str) -> tuple[float, float, float]:
    """Diameter of the number's disc, indent of the number, and indent of the name."""
    size = theme.card_title
    disc = size * 1.3
    start = (disc - text_width(number, size, bold=True)) / 2
    return disc, start, disc + size * 0.42


def tick_box(dose: CardDose, section: Element) -> Element | None:
    """The element of the box to tick on a card whose dose is filled in by hand; None on others."""
    words = dose.tick_box
    return section.add("P").add("Span", actual_text=words) if words is not None else None
