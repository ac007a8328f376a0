"""What the parts of a sheet are drawn with: FPDF with a page foot, texts, lists and columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from fpdf import FPDF
from fpdf.enums import MethodReturnValue, XPos, YPos

if TYPE_CHECKING:
    from peers.content import Data
    from peers.fonts import Fonts

Phrases = Iterable[Sequence[Any]]
"""[text, bold] pairs."""
Colour = tuple[int, int, int]

MM = 72 / 25.4
INK: Colour = (26, 26, 26)
ACCENT: Colour = (23, 69, 107)
ALARM: Colour = (155, 28, 28)
QUIET: Colour = (74, 79, 85)
FAINT: Colour = (201, 209, 216)
TINT: Colour = (238, 243, 247)
LINE: Colour = (138, 151, 163)
WHITE: Colour = (255, 255, 255)
MARGIN, WIDE, GAP = 11 * MM, 188 * MM, 14.0
FOOT = 14 * MM
BODY, LEADING, INDENT = 12.0, 1.2, 15.0


class Pen(FPDF):
    """Everything is in points, from the top left corner; `y` is where the next part begins."""

    def __init__(self, foot: Data, fonts: Fonts) -> None:
        super().__init__(unit="pt", format="A4")
        self._foot = foot
        self.add_font("FiraGO", "", fonts.regular)
        self.add_font("FiraGO", "B", fonts.bold)
        self.set_margins(MARGIN, 10 * MM, MARGIN)
        self.set_auto_page_break(True, FOOT)
        self.c_margin = 0

    def footer(self) -> None:
        """What stands at the foot of every page."""
        self.rule(self.h - FOOT + 4, 0.6, LINE)
        self.set_xy(MARGIN, self.h - FOOT + 7)
        self.pen(9, QUIET)
        self.cell(WIDE * 0.75, 11, self._foot["disclaimer"])
        self.cell(WIDE * 0.25, 11, f"{self._foot['version']} · Page {self.page_no()} of {{nb}}", align="R")

    def pen(self, size: float = BODY, colour: Colour = INK, bold: bool = False) -> None:
        """What the next words look like."""
        self.set_font("FiraGO", "B" if bold else "", size)
        self.set_text_color(*colour)

    def rule(self, y: float, thickness: float, colour: Colour) -> None:
        """A line over the whole width of the text."""
        self.set_draw_color(*colour)
        self.set_line_width(thickness)
        self.line(MARGIN, y, MARGIN + WIDE, y)

    def lines(self, x: float, width: float, text: str, *, dry_run: bool = False) -> float:
        """Text from x, in lines of that width; `**` makes bold.  The next part begins below.

        Returns the height; a dry run draws nothing.
        """
        self.x = x
        height = self.multi_cell(
            width,
            self.font_size * LEADING,
            text,
            align="L",
            markdown=True,
            new_x=XPos.LEFT,
            new_y=YPos.NEXT,
            output=MethodReturnValue.HEIGHT,
            dry_run=dry_run,
        )
        assert isinstance(height, int | float)
        return height

    def heading(self, x: float, width: float, words: str) -> None:
        """The heading of a part."""
        self.pen(13, ACCENT, bold=True)
        self.lines(x, width, words)

    def items(self, x: float, width: float, items: Iterable[Phrases], *, numbered: bool = False) -> None:
        """A list, with bullets or numbers."""
        for number, item in enumerate(items, start=1):
            self.pen(bold=numbered)
            self.x = x
            self.cell(INDENT, BODY * LEADING, f"{number}." if numbered else "\u2022")
            self.pen()
            self.lines(x + INDENT, width - INDENT, rich(item))

    def notes(self, x: float, width: float, notes: Iterable[Sequence[Any]]) -> None:
        """Texts, each with a bold label before it."""
        self.pen()
        for note in notes:
            self.lines(x, width, labelled(note))
            self.y += 1.5

    def beside(self, *columns: Callable[[], object]) -> None:
        """Parts that begin at the same height; the next begins below the longest."""
        top = bottom = self.y
        for column in columns:
            self.y = top
            column()
            bottom = max(bottom, self.y)
        self.y = bottom


def rich(phrases: Phrases) -> str:
    """Phrases as fpdf2's Markdown."""
    return "".join(f"**{text}**" if bold else text for text, bold in phrases)


def labelled(note: Sequence[Any]) -> str:
    """A label and a text as fpdf2's Markdown."""
    return f"**{note[0]}**{rich(note[1])}"
