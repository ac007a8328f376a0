"""Web links on paper: a QR code beside the printed address.  Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from backpdf.pdf.layout.boxes import Box
from backpdf.pdf.layout.paragraph import Paragraph
from backpdf.pdf.layout.theme import MM
from backpdf.pdf.tagging import Element, PreparedForm

if TYPE_CHECKING:
    from backpdf.pdf.tagging import Canvas

QR_SIDE = 24 * MM
"""Side of a QR code with its quiet zone; phones read this size from 10 to 60 cm away."""


@dataclass(frozen=True, eq=False)
class QrBox(Box):
    """A QR code that is also a link annotation; link is the Link element that contains figure."""

    link: Element
    figure: Element
    form: PreparedForm
    address: str
    description: str

    def height(self, width: float) -> float:
        del width
        return QR_SIDE

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        del width
        bottom = top - QR_SIDE
        with canvas.figure(self.figure, x, bottom, QR_SIDE, QR_SIDE):
            canvas.place(self.form, x, bottom, QR_SIDE, QR_SIDE)
        canvas.link(self.address, (x, bottom, x + QR_SIDE, top), self.link, self.description)


@dataclass(frozen=True, eq=False)
class LinkRow(Box):
    """A QR code with its address beside it, centred vertically."""

    code: Box
    text: Paragraph
    gap: float

    def height(self, width: float) -> float:
        return max(QR_SIDE, self.text.measured(width - QR_SIDE - self.gap))

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        room = width - QR_SIDE - self.gap
        high = self.measured(width)
        self.code.draw(canvas, x, top - (high - QR_SIDE) / 2, QR_SIDE)
        self.text.draw(canvas, x + QR_SIDE + self.gap, top - (high - self.text.measured(room)) / 2, room)
