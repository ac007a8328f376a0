"""A ruler for pain, from 0 to 10.  Lengths are in points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from backpdf.handout.blocks import PainScale
from backpdf.pdf.layout.boxes import Box
from backpdf.pdf.layout.paragraph import Paragraph
from backpdf.pdf.layout.theme import Palette
from backpdf.pdf.sheet.builder import Builder
from backpdf.pdf.tagging import Element

if TYPE_CHECKING:
    from backpdf.pdf.tagging import Canvas

LOWEST_STEP = 0.25
"""Height of the step of 0, as a share of the height of the step of 10."""


@dataclass(frozen=True, eq=False)
class PainRuler(Box):
    """Steps that rise from 0 to 10, each with its number below it, and words below both ends.

    All of it is one figure with an alternative text; the numbers are large enough to circle one.
    """

    element: Element
    numbers: tuple[Paragraph, ...]
    none: Paragraph
    worst: Paragraph
    tallest: float
    palette: Palette

    def height(self, width: float) -> float:
        return self.tallest + self.numbers[0].measured(width) + self._words(width)

    def _words(self, width: float) -> float:
        return max(self.none.measured(width / 2), self.worst.measured(width / 2))

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        height = self.measured(width)
        base = top - self.tallest
        step = width / len(self.numbers)
        with canvas.figure(self.element, x, top - height, width, height):
            for value, number in enumerate(self.numbers):
                left = x + value * step
                tall = self.tallest * (LOWEST_STEP + (1 - LOWEST_STEP) * value / (len(self.numbers) - 1))
                canvas.rect(
                    left + 1,
                    base,
                    step - 2,
                    tall,
                    fill=self.palette.faint,
                    stroke=self.palette.line,
                    line_width=0.8,
                )
                number.draw(canvas, left, base, step)
            below = base - self.numbers[0].measured(width)
            self.none.draw(canvas, x, below, width / 2)
            self.worst.draw(canvas, x + width / 2, below, width / 2)


def pain_ruler(builder: Builder, scale: PainScale, parent: Element) -> PainRuler:
    """The pain scale as a figure of the section `parent`."""
    theme, typesetter = builder.theme, builder.typesetter
    element = parent.add("Figure", alt=scale.alt)
    centred = typesetter.style(theme.body, bold=True, centred=True)
    return PainRuler(
        element=element,
        numbers=tuple(typesetter.text(number, element, centred) for number in scale.numbers),
        none=typesetter.text(scale.none, element),
        worst=typesetter.text(scale.worst, element, replace(typesetter.body, right=True)),
        tallest=theme.body * 0.9,
        palette=theme.palette,
        space_before=theme.step,
    )
