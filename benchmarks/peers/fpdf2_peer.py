"""The handout by fpdf2, without tags: it writes none for texts.

What fpdf2 lets its users keep for the next document is kept: its image cache, which holds rasters
ready to be embedded, and SVGs that were read.  Fonts it reads anew for each document (`unicode_range`
was tried, and saves no time).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from peers.fpdf2_pen import (
    ACCENT,
    ALARM,
    BODY,
    FAINT,
    GAP,
    INDENT,
    INK,
    LEADING,
    LINE,
    MARGIN,
    MM,
    QUIET,
    TINT,
    WHITE,
    WIDE,
    Pen,
    labelled,
    rich,
)
from peers.fpdf2_pictures import Pictures

if TYPE_CHECKING:
    from peers.content import Data
    from peers.fonts import Fonts

PICTURE = 50.5 * MM
LEFT = 103 * MM
RIGHT, REST = MARGIN + LEFT + GAP, WIDE - LEFT - GAP


class Fpdf2Peer:
    """A PDF library in pure Python, cell by cell."""

    name = "fpdf2"

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._pictures = Pictures()

    def make(self, data: Data) -> bytes:
        """The PDF of a handout."""
        self._pictures.rasters.reset_usages()
        sheet = _Sheet(data["foot"], self._fonts, self._pictures)
        sheet.set_title(data["about"]["title"])
        sheet.set_lang(data["about"]["language"])
        sheet.add_page()
        sheet.head(data)
        sheet.flags(data["flags"])
        for card in data["cards"]:
            sheet.card(card)
        sheet.ending(data)
        return bytes(sheet.output())


class _Sheet(Pen):
    """The parts of a handout, from the top down."""

    def __init__(self, foot: Data, fonts: Fonts, pictures: Pictures) -> None:
        super().__init__(foot, fonts)
        self.image_cache = pictures.rasters
        self._pictures = pictures

    def head(self, data: Data) -> None:
        """Everything above the warning signs."""
        half = (WIDE - GAP) / 2
        right = MARGIN + half + GAP
        self._discs(data["number"], data["of"])
        self.pen(22, ACCENT, bold=True)
        self.lines(MARGIN, WIDE - 90, rich(data["title"]))
        top = self.y
        self.pen(15, bold=True)
        self.lines(MARGIN, half, data["level"])
        self.pen()
        self.lines(MARGIN, half, rich(data["aim"]))
        bottom, self.y = self.y, top + 3
        self.lines(right, half, rich(data["often"]))
        self.y = max(bottom, self.y) + 5
        self._fields(data["fields"])
        self._message(rich(data["message"]))
        if data["note"]:
            heading, text = data["note"]
            self.heading(MARGIN, WIDE, heading)
            self.pen()
            self.lines(MARGIN, WIDE, rich(text))
        self.y += 4
        first, second = data["guidance"]
        self.beside(
            lambda: self._section(MARGIN, half, first),
            lambda: self._section(right, half, second),
        )

    def _section(self, x: float, width: float, section: Data) -> None:
        self.heading(x, width, section["heading"])
        self.items(x, width, section["items"])

    def _signs(self, x: float, width: float, section: Data) -> None:
        self.pen(BODY, ALARM, bold=True)
        self.lines(x, width, section["heading"])
        self.items(x, width, section["items"])

    def _discs(self, here: int, of: int) -> None:
        top = self.y
        self.set_draw_color(*ACCENT)
        self.set_line_width(1.2)
        for number in range(1, of + 1):
            x = MARGIN + WIDE - (of - number + 1) * 28 + 4
            self.set_fill_color(*(ACCENT if number == here else WHITE))
            self.circle(x + 12, top + 12, 11.4, style="DF")
            self.pen(BODY, WHITE if number == here else ACCENT, bold=True)
            self.set_xy(x, top)
            self.cell(24, 24, str(number), align="C")
        self.y = top

    def _fields(self, fields: Iterable[Sequence[str]]) -> None:
        x, top = MARGIN, self.y
        for share, (label, value) in zip((1.5, 1.0, 1.0), fields, strict=True):
            width = (WIDE - 2 * GAP) * share / 3.5
            self.y = top
            self.lines(x, width, f"{label}: **{value}**" if value else f"{label}:")
            if not value:
                self.set_draw_color(*QUIET)
                self.set_line_width(0.8)
                start = x + self.get_string_width(f"{label}: ")
                self.line(start, top + 13, x + width, top + 13)
            x += width + GAP
        self.y += 5

    def _message(self, message: str) -> None:
        top = self.y
        self.pen(14, bold=True)
        self.lines(MARGIN + 12, WIDE - 12, message)
        self.set_fill_color(*ACCENT)
        self.rect(MARGIN, top, 4, self.y - top, style="F")

    def flags(self, flags: Data) -> None:
        """The box that cannot be missed."""
        self.y += 6
        top = self.y
        first, second = flags["sections"]
        inner = WIDE - 14 - GAP
        self.set_fill_color(*ALARM)
        self.rect(MARGIN, top, WIDE, 22, style="F")
        self.y += 2
        self.pen(13, WHITE, bold=True)
        self.lines(MARGIN + 7, inner, flags["heading"])
        self.y = top + 25
        self.beside(
            lambda: self._signs(MARGIN + 7, inner * 0.58, first),
            lambda: self._signs(MARGIN + 7 + inner * 0.58 + GAP, inner * 0.42, second),
        )
        self.y += 4
        self.set_draw_color(*ALARM)
        self.set_line_width(2)
        self.rect(MARGIN, top, WIDE, self.y - top, round_corners=True, corner_radius=4)

    def card(self, card: Data) -> None:
        """An exercise, whole on one page; as fpdf2 advises, a dry run tells its height."""
        highest = max(
            (self._pictures.height(figure["path"], PICTURE) for figure in card["figures"]), default=0.0
        )
        self.pen()
        left = highest + 56 + self.lines(MARGIN, LEFT, labelled(card["dose"]), dry_run=True)
        if self.y + 31 + max(left, self._right_height(card)) > self.page_break_trigger:
            self.add_page()
        self.y += 7
        self.rule(self.y, 1.1, ACCENT)
        self._card_head(card)
        self.beside(lambda: self._card_left(card, highest), lambda: self._card_right(card))

    def _right_height(self, card: Data) -> float:
        steps = (self.lines(RIGHT, REST - INDENT, rich(step), dry_run=True) for step in card["steps"])
        notes = (self.lines(RIGHT, REST, labelled(note), dry_run=True) + 1.5 for note in card["notes"])
        return sum(steps) + sum(notes)

    def _card_head(self, card: Data) -> None:
        top = self.y + 3
        self.set_fill_color(*ACCENT)
        self.circle(MARGIN + 9.5, top + 9.5, 9.5, style="F")
        self.pen(15, WHITE, bold=True)
        self.set_xy(MARGIN, top)
        self.cell(19, 19, str(card["number"]), align="C")
        self.pen(15, ACCENT, bold=True)
        self.x += 5
        self.cell(None, 19, card["name"])
        self.pen()
        self.y = top + 2.5
        self.lines(self.x + 10, MARGIN + WIDE - self.x - 10, rich(card["why"]))
        self.y = max(self.y, top + 21)

    def _card_left(self, card: Data, highest: float) -> None:
        x, bottom = MARGIN, self.y + highest
        for figure in card["figures"]:
            self._pictures.draw(self, figure["path"], x, bottom, PICTURE)
            self.pen(bold=True)
            self.set_xy(x, bottom)
            self.cell(PICTURE, BODY * LEADING, figure["caption"], align="C")
            x += PICTURE + 1 * MM
        self.y = bottom + BODY * LEADING + 1
        self.pen()
        self.lines(MARGIN, LEFT, labelled(card["dose"]))
        self._boxes(card["boxes"])

    def _boxes(self, boxes: Sequence[Sequence[str]]) -> None:
        """The dose as a table of two rows, each column as wide as its words need."""
        self.y += 3
        top, height = self.y, BODY * LEADING
        self.set_fill_color(*TINT)
        self.set_draw_color(*LINE)
        self.set_line_width(0.8)
        self.pen(bold=True)
        widths = [max(map(self.get_string_width, box)) for box in boxes]
        spare = (LEFT - sum(widths)) / len(boxes)
        x = MARGIN
        for (value, label), width in zip(boxes, widths, strict=True):
            self.rect(x, top, width + spare, height * 2 + 3, style="DF")
            for row, text in enumerate((value, label)):
                self.pen(bold=row == 0)
                self.set_xy(x, top + 1 + row * height)
                self.cell(width + spare, height, text, align="C")
            x += width + spare
        self.y = top + height * 2 + 3

    def _card_right(self, card: Data) -> None:
        self.items(RIGHT, REST, card["steps"], numbered=True)
        self.notes(RIGHT, REST, card["notes"])

    def ending(self, data: Data) -> None:
        """What comes next, the diary and the imprint."""
        self.y += 8
        half = (WIDE - GAP) / 2
        if self.y + 165 > self.page_break_trigger:
            self.add_page()
        self.rule(self.y, 1.1, ACCENT)
        self.y += 3
        self.beside(
            lambda: self._next(data["next"], half),
            lambda: self._diary(data["diary"], MARGIN + half + GAP, half),
        )
        self.y += 8
        self.pen(9.5, QUIET)
        first, *others = data["imprint"]
        share = (WIDE - GAP) * 0.4
        self.beside(
            lambda: self.lines(MARGIN, share, first),
            lambda: [self.lines(MARGIN + share + GAP, WIDE - GAP - share, other) for other in others],
        )

    def _next(self, following: Data, width: float) -> None:
        self.heading(MARGIN, width, following["heading"])
        self.notes(MARGIN, width, following["notes"])

    def _diary(self, diary: Data, x: float, width: float) -> None:
        self.heading(x, width, diary["heading"])
        self.pen()
        self.lines(x, width, diary["instruction"])
        first, row = 34.0, 15.5
        column = (width - first) / len(diary["days"])
        self.x = x
        self.cell(first, row, diary["corner"], align="C")
        for day in diary["days"]:
            self.cell(column, row, day, align="C")
        self.y += row
        for week in diary["weeks"]:
            self._week(week, x, first, column, len(diary["days"]))
            self.y += row

    def _week(self, week: str, x: float, first: float, column: float, days: int) -> None:
        """A row of the diary: the week's number and a box for each day."""
        self.set_draw_color(*FAINT)
        self.set_line_width(0.5)
        self.line(x, self.y, x + first + column * days, self.y)
        self.x = x
        self.cell(first, 15.5, week, align="C")
        self.set_draw_color(*INK)
        self.set_line_width(0.9)
        for day in range(days):
            self.rect(x + first + column * (day + 0.5) - 5, self.y + 3, 10, 10)
