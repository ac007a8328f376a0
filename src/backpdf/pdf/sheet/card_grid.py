"""The grid of exercise cards: which part stands where, the same on all cards of a sheet.

Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from backpdf.pdf.layout.boxes import Box, Columns, Stack
from backpdf.pdf.layout.widgets import Ruled

if TYPE_CHECKING:
    from backpdf.pdf.tagging import Canvas


class Arrangement(Enum):
    """Where the parts of a card stand.

    All but ONE_COLUMN and PICTURES_ABOVE have the pictures at the left, the steps at the right, and the dose
    under the pictures unless they say otherwise.
    """

    ONE_COLUMN = auto()
    """Everything one below the other, for large print."""
    NOTES_RIGHT = auto()
    """All notes under the steps."""
    CARE_LEFT = auto()
    """Take care under the dose, the other notes under the steps."""
    NOTES_BELOW = auto()
    """All notes at the foot of the card, in two columns: for wide pictures."""
    DOSE_RIGHT = auto()
    """The dose and all notes under the steps, where pictures take less than half of the width.

    A card without pictures uses all of the width.
    """
    CHANGES_LEFT = auto()
    """Easier and harder under the dose, the other notes under the steps: for large print."""
    PICTURES_ABOVE = auto()
    """Pictures and dose across the card, steps and notes below them in two columns: for large print."""


class CardGrid(NamedTuple):
    """An arrangement, and the width of the column of pictures.

    A header beside the steps stands in the column of pictures; the steps begin at its height.
    """

    arrangement: Arrangement
    picture_column: float
    header_beside_steps: bool = False

    @property
    def has_picture_column(self) -> bool:
        """Whether the pictures have a column of their own."""
        return self.arrangement not in (Arrangement.ONE_COLUMN, Arrangement.PICTURES_ABOVE)


ON_ONE_SHEET = (
    Arrangement.NOTES_RIGHT,
    Arrangement.CARE_LEFT,
    Arrangement.NOTES_BELOW,
    Arrangement.DOSE_RIGHT,
)
"""Of these, a standard sheet has that in which its cards are lowest together; the first, where two are."""
LEAST_LARGE_COLUMN = 0.46
"""Least width of the column of pictures in large print, as a share of the card."""
MOST_LARGE_COLUMN = 0.54
"""The same of wider pictures; those that are wider still stand above the steps."""
ONE_COLUMN = CardGrid(Arrangement.ONE_COLUMN, 0.0)


@dataclass(frozen=True, eq=False)
class CardBox(Box):
    """An exercise card, split only where it is higher than a page.

    pictures_width is the width at which its pictures are as large as they may be.  notes are easier and
    harder.
    """

    header: Ruled
    pictures: Box | None
    pictures_width: float
    dose: Sequence[Box]
    steps: Sequence[Box]
    feel: Sequence[Box]
    notes: Sequence[Box]
    take_care: Sequence[Box]
    column_gap: float
    gap: float
    grid: CardGrid = ONE_COLUMN
    in_grids: dict[CardGrid, CardBox] = field(default_factory=dict, init=False, repr=False)

    def in_grid(self, grid: CardGrid) -> CardBox:
        """This card in a grid, made once: many sheets share a card, and its drawing."""
        card = self.in_grids.get(grid)
        if card is None:
            card = self.in_grids[grid] = replace(self, grid=grid)
        return card

    def _columns(self) -> tuple[Stack, Stack]:
        """The left and the right column."""
        arrangement = self.grid.arrangement
        left, right = [*_as_list(self.pictures)], [*self.steps]
        (right if arrangement is Arrangement.DOSE_RIGHT else left).extend(self.dose)
        if arrangement is Arrangement.CHANGES_LEFT:
            left += self.notes
            right += [*self.feel, *self.take_care]
        elif arrangement is not Arrangement.NOTES_BELOW:
            right += [*self.feel, *self.notes]
            (left if arrangement is Arrangement.CARE_LEFT else right).extend(self.take_care)
        return Stack(left), Stack(right)

    def _below(self) -> Box:
        """The notes below both columns: feel and take care at the left, easier and harder at the right."""
        if self.grid.arrangement is not Arrangement.NOTES_BELOW:
            return Stack(())
        left, right = Stack([*self.feel, *self.take_care]), Stack(self.notes)
        return Columns((left, right), (1, 1), self.column_gap, space_before=self.gap)

    def _one_above_the_other(self) -> Stack:
        """The card of which no column has pictures."""
        notes = [*self.feel, *self.notes, *self.take_care]
        if self.grid.arrangement is Arrangement.PICTURES_ABOVE:
            columns = [Stack(column) for column in (self.steps, notes) if column]
            texts = Columns(columns, [1] * len(columns), self.column_gap, space_before=self.gap)
            return Stack([*_as_list(self.pictures), *self.dose, texts])
        groups = (self.steps, self.dose, notes)
        spaced = [Stack(group, space_before=self.gap * 1.5) for group in groups if group]
        return Stack([*_as_list(self.pictures), *spaced])

    def _right_start(self) -> float:
        """Distance of the right column from the left edge of the card."""
        grid = self.grid
        if grid.arrangement is Arrangement.DOSE_RIGHT and self.pictures is None:
            return 0.0
        return grid.picture_column + self.column_gap

    def _tops(self, width: float) -> tuple[float, float]:
        """Where the left and the right column begin, below the top of the card."""
        if self.grid.header_beside_steps:
            return self.header.measured(self.grid.picture_column) + self.gap, self.header.gap
        head = self.header.measured(width) + self.gap
        return head, head

    def _body_bottom(self, width: float) -> float:
        """Where the longer of the two columns ends, below the top of the card."""
        (left, right), (left_top, right_top) = self._columns(), self._tops(width)
        left_height = left.measured(self.grid.picture_column)
        return max(left_top + left_height, right_top + right.measured(width - self._right_start()))

    def height(self, width: float) -> float:
        if not self.grid.has_picture_column:
            return self.header.measured(width) + self.gap + self._one_above_the_other().measured(width)
        below = self._below().measured(width)
        return self._body_bottom(width) + (below + self.gap if below else 0.0)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        column = self.grid.picture_column
        self.header.draw_above(canvas, x, top, column if self.grid.header_beside_steps else width, width)
        if not self.grid.has_picture_column:
            top -= self.header.measured(width) + self.gap
            self._one_above_the_other().draw(canvas, x, top, width)
            return
        (left, right), (left_top, right_top) = self._columns(), self._tops(width)
        left.draw(canvas, x, top - left_top, column)
        start = self._right_start()
        right.draw(canvas, x + start, top - right_top, width - start)
        self._below().draw(canvas, x, top - self._body_bottom(width) - self.gap, width)

    def split(self) -> Sequence[Box] | None:
        """The content in one column, which may flow over pages; the pictures stay with the header."""
        boxes = [
            *_as_list(self.pictures), *self.steps, *self.dose, *self.feel, *self.notes, *self.take_care
        ]  # fmt: skip
        return [self.header, boxes[0].with_space_before(self.gap), *boxes[1:]]


def common_grid(cards: Sequence[CardBox], width: float) -> CardGrid:
    """The grid of two columns in which the cards of a sheet are lowest together, at a width of the text.

    Its column of pictures is as wide as the widest pictures need.
    """
    column = max((card.pictures_width for card in cards), default=0.0)
    if not column:  # no card has a picture
        return CardGrid(Arrangement.DOSE_RIGHT, column)
    if column < width / 2:
        grids = [CardGrid(arrangement, column) for arrangement in ON_ONE_SHEET]
    else:
        wide = [arrangement for arrangement in ON_ONE_SHEET if arrangement is not Arrangement.DOSE_RIGHT]
        grids = [CardGrid(arrangement, column, beside) for beside in (False, True) for arrangement in wide]
    return min(grids, key=lambda grid: sum(card.in_grid(grid).measured(width) for card in cards))


def large_print_grids(cards: Sequence[CardBox], width: float) -> list[CardGrid]:
    """The grid of each card in large print, at a width of the text.

    Pictures that are wide, as those of people who lie, have the whole width; others stand beside the steps.
    """
    narrow = [card for card in cards if 0 < card.pictures_width <= MOST_LARGE_COLUMN * width]
    column = max([LEAST_LARGE_COLUMN * width, *(card.pictures_width for card in narrow)])
    beside = CardGrid(Arrangement.CHANGES_LEFT, column)
    return [beside if card in narrow else CardGrid(Arrangement.PICTURES_ABOVE, 0.0) for card in cards]


def _as_list(box: Box | None) -> list[Box]:
    return [] if box is None else [box]
