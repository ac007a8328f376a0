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
from backpdf.text.fonts import text_width

if TYPE_CHECKING:
    from backpdf.pdf.tagging import Canvas

CAP_HEIGHT = 0.69
"""Height of digits as a fraction of the font size."""
LOWEST_STEP = 0.72
"""Height of the step of 0, as a share of the height of the step of 10."""


@dataclass(frozen=True, eq=False)
class PainRuler(Box):
    """Steps that rise from 0 to 10, each with its number, between the words for both ends.

    All of it is one figure with an alternative text; the numbers are large enough to circle one.
    """

    element: Element
    numbers: tuple[Paragraph, ...]
    none: Paragraph
    worst: Paragraph
    ends: tuple[float, float]
    tallest: float
    palette: Palette

    def height(self, width: float) -> float:
        del width
        return self.tallest

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        base, (before, after) = top - self.tallest, self.ends
        step = (width - before - after) / len(self.numbers)
        with canvas.figure(self.element, x, base, width, self.tallest):
            self._draw_text(canvas, self.none, x, base, before)
            for value, number in enumerate(self.numbers):
                left = x + before + value * step
                rise = LOWEST_STEP + (1 - LOWEST_STEP) * value / (len(self.numbers) - 1)
                canvas.rect(
                    left,
                    base,
                    step,
                    self.tallest * rise,
                    fill=self.palette.paper,
                    stroke=self.palette.quiet,
                    line_width=0.8,
                )
                self._draw_text(canvas, number, left, base, step)
            self._draw_text(canvas, self.worst, x + width - after, base, after)

    def _draw_text(self, canvas: Canvas, text: Paragraph, x: float, base: float, width: float) -> None:
        """Draws a text in the middle of the lowest step."""
        baseline = base + (self.tallest * LOWEST_STEP - text.style.size * CAP_HEIGHT) / 2
        text.draw(canvas, x, baseline + text.style.size, width)


def pain_ruler(builder: Builder, scale: PainScale, parent: Element) -> PainRuler:
    """The pain scale as a figure of the section `parent`."""
    theme, typesetter = builder.theme, builder.typesetter
    element = parent.add("Figure", alt=scale.alt)
    centred = typesetter.style(theme.body, bold=True, centred=True)
    gap = theme.body * 0.5
    none, worst = (text_width(text, theme.body) for text in (scale.none, scale.worst))
    return PainRuler(
        element=element,
        none=typesetter.text(scale.none, element),
        numbers=tuple(typesetter.text(number, element, centred) for number in scale.numbers),
        worst=typesetter.text(scale.worst, element, replace(typesetter.body, right=True)),
        ends=(none + gap, worst + gap),
        tallest=theme.body * 1.45,
        palette=theme.palette,
        space_before=theme.step * 2,
    )
