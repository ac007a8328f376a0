"""The exercise card of large print, with the pictures as large as the page allows.

Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from backpdf.pdf.layout.boxes import Box, Columns, Stack

if TYPE_CHECKING:
    from backpdf.pdf.tagging import Canvas

UPRIGHT = 0.67
"""Height of a picture divided by its width from which on it shows somebody upright."""


class WideCardForm(Enum):
    """How a card is arranged.

    ONE_COLUMN has one part below the other.  NOTES_BESIDE_STEPS has the pictures at the full width, for they
    are wide and low: of somebody who lies.  PICTURES_BESIDE_STEPS is for pictures of somebody upright.
    """

    ONE_COLUMN = "one column"
    NOTES_BESIDE_STEPS = "notes beside steps"
    PICTURES_BESIDE_STEPS = "pictures beside steps"


def wide_card_form(aspects: Iterable[float], *, has_columns: bool) -> WideCardForm:
    """The arrangement of a card; aspects are the heights of its pictures divided by their widths."""
    if not has_columns:
        return WideCardForm.ONE_COLUMN
    is_upright = min(aspects, default=0.0) >= UPRIGHT
    return WideCardForm.PICTURES_BESIDE_STEPS if is_upright else WideCardForm.NOTES_BESIDE_STEPS


@dataclass(frozen=True, eq=False)
class WideCardBox(Box):
    """A card in one of the arrangements; it is split only where it is higher than a page.

    left_width is that of the pictures where they stand beside the steps.
    changes are the notes that say how to change the exercise: where the pictures stand beside the steps,
    these stand below the dose, and the other notes below the steps.
    """

    header: Box
    pictures: Box | None
    dose: Sequence[Box]
    steps: Sequence[Box]
    notes: Sequence[Box]
    changes: Sequence[Box]
    gap: float
    column_gap: float
    left_width: float
    form: WideCardForm

    def _parts(self, width: float) -> list[Box]:
        """Everything below the header, from top to bottom."""
        pictures = [] if self.pictures is None else [self.pictures]
        dose, steps = self._group(self.dose), self._group(self.steps)
        if self.form is WideCardForm.PICTURES_BESIDE_STEPS:
            others = [note for note in self.notes if note not in self.changes]
            share = self.left_width / (width - self.column_gap)
            return [self._columns([*pictures, dose, *self.changes], [*self.steps, *others], share)]
        if self.form is WideCardForm.NOTES_BESIDE_STEPS and self.notes:
            return [*pictures, dose, self._columns(self.steps, self.notes, 0.5)]
        return [*pictures, steps, dose, *([self._group(self.notes)] if self.notes else [])]

    def _columns(self, left: Sequence[Box], right: Sequence[Box], share: float) -> Box:
        """Two columns, of which the left one has a share of the width."""
        return Columns(
            [Stack(left), Stack(right)], [share, 1 - share], self.column_gap, space_before=self.gap
        )

    def _group(self, boxes: Sequence[Box]) -> Box:
        return Stack(boxes, space_before=self.gap)

    def height(self, width: float) -> float:
        return self.header.measured(width) + self.gap + Stack(self._parts(width)).measured(width)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        self.header.draw(canvas, x, top, width)
        Stack(self._parts(width)).draw(canvas, x, top - self.header.measured(width) - self.gap, width)

    def split(self) -> Sequence[Box] | None:
        """The content in one column, which may flow over pages; the pictures stay with the header."""
        pictures = [] if self.pictures is None else [self.pictures]
        boxes = [*pictures, *self.steps, *self.dose, *self.notes]
        return [self.header, boxes[0].with_space_before(self.gap), *boxes[1:]]
