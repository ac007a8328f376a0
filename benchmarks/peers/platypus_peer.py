"""The handout by ReportLab platypus, written the usual way, without tags.

What platypus lets its users keep for the next document is kept: the registered fonts, paragraph and
table styles, and the drawings that svglib has read.  Settings are ReportLab's own: rasters go into the
file as ASCII85.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape

from peers.platypus_parts import Discs, NumberedCanvas, Pictures, TickBox, WritingLine
from peers.platypus_styles import (
    ACCENT,
    BODY,
    BOLD,
    CAPTION,
    CARD,
    GAP,
    HALF,
    ITEM,
    LEVEL,
    MESSAGE,
    REGULAR,
    SECTION,
    SIGNS,
    SMALL,
    STEP,
    TITLE,
    WARNING,
    WIDE,
    Tables,
    register,
)
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import HRFlowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

if TYPE_CHECKING:
    from peers.content import Data
    from peers.fonts import Fonts

Phrases = Iterable[Sequence[Any]]
PICTURE = 50.5 * mm
LEFT = 103 * mm


class PlatypusPeer:
    """ReportLab's page layout, in Python."""

    name = "platypus"

    def __init__(self, fonts: Fonts) -> None:
        register(fonts)
        self._pictures = Pictures(PICTURE)

    def make(self, data: Data) -> bytes:
        """The PDF of a handout."""
        made = io.BytesIO()
        document = SimpleDocTemplate(
            made,
            pagesize=A4,
            leftMargin=11 * mm - 6,  # frames have a padding of 6 points
            rightMargin=11 * mm - 6,
            topMargin=9 * mm - 6,
            bottomMargin=14 * mm - 6,
            title=data["about"]["title"],
            lang=data["about"]["language"],
        )
        canvas = type("Canvas", (NumberedCanvas,), {"foot": data["foot"]})
        document.build(self._story(data), canvasmaker=canvas)
        return made.getvalue()

    def _story(self, data: Data) -> list[Any]:
        return [
            *_head(data),
            _columns([_section(part, SECTION) for part in data["guidance"]], [HALF + GAP, HALF]),
            Spacer(0, 5),
            _flags(data["flags"]),
            *(self._card(card) for card in data["cards"]),
            Spacer(0, 5),
            KeepTogether(_ending(data)),
        ]

    def _card(self, card: Data) -> KeepTogether:
        left = [self._figures(card["figures"]), _note(card["dose"]), Spacer(0, 3), _boxes(card["boxes"])]
        right = [*_list(card["steps"], STEP), *map(_note, card["notes"])]
        number = card["number"]
        disc = Discs(range(number, number + 1), number, 9.5, 15)
        name = stringWidth(card["name"], BOLD, 15) + 12
        head = [disc, Paragraph(escape(card["name"]), CARD), Paragraph(_rich(card["why"]), BODY)]
        return KeepTogether(
            [
                Spacer(0, 5),
                _rule(),
                Table([head], [25, name, WIDE - 25 - name], style=Tables.head),
                Spacer(0, 2),
                _columns([left, right], [LEFT + GAP, WIDE - LEFT - GAP]),
            ]
        )

    def _figures(self, figures: Sequence[Data]) -> Table:
        pictures = [self._pictures(figure["path"]) for figure in figures]
        captions = [Paragraph(escape(figure["caption"]), CAPTION) for figure in figures]
        return Table([pictures, captions], [LEFT / len(figures)] * len(figures), style=Tables.pictures)


def _rich(phrases: Phrases) -> str:
    return "".join(f"<b>{escape(text)}</b>" if bold else escape(text) for text, bold in phrases)


def _note(note: Sequence[Any]) -> Paragraph:
    return Paragraph(f"<b>{escape(note[0])}</b>{_rich(note[1])}", BODY)


def _rule() -> HRFlowable:
    return HRFlowable(width="100%", thickness=1.1, color=ACCENT, spaceBefore=0, spaceAfter=2)


def _columns(cells: Sequence[Any], widths: Sequence[float]) -> Table:
    return Table([cells], widths, style=Tables.columns)


def _list(items: Iterable[Phrases], style: ParagraphStyle) -> list[Paragraph]:
    """A list of paragraphs with bullets, or with numbers where the style is that of steps."""
    return [
        Paragraph(_rich(item), style, bulletText=f"{number}." if style is STEP else "\u2022")
        for number, item in enumerate(items, start=1)
    ]


def _section(section: Data, heading: ParagraphStyle) -> list[Paragraph]:
    return [Paragraph(escape(section["heading"]), heading), *_list(section["items"], ITEM)]


def _head(data: Data) -> list[Any]:
    """Everything above the guidance."""
    discs = Discs(range(1, data["of"] + 1), data["number"], 12, 12)
    title = Paragraph(_rich(data["title"]), TITLE)
    level = [Paragraph(escape(data["level"]), LEVEL), Paragraph(_rich(data["aim"]), BODY)]
    often = [Spacer(0, 3), Paragraph(_rich(data["often"]), BODY)]
    third = (WIDE - 2 * GAP) / 3.5
    shares = [third * 1.5 + GAP, third + GAP, third]
    fields = [_field(label, value, third) for label, value in data["fields"]]
    note = data["note"]
    return [
        Table([[title, discs]], [WIDE - discs.width, discs.width], style=Tables.head),
        _columns([level, often], [HALF + GAP, HALF]),
        Spacer(0, 3),
        _columns(fields, shares),
        Spacer(0, 5),
        Table([[Paragraph(_rich(data["message"]), MESSAGE)]], [WIDE], style=Tables.message),
        Spacer(0, 3),
        *([Paragraph(escape(note[0]), SECTION), Paragraph(_rich(note[1]), BODY)] if note else []),
    ]


def _field(label: str, value: str, width: float) -> Any:
    if not value:
        return WritingLine(f"{label}:", width)
    return Paragraph(f"{escape(label)}: <b>{escape(value)}</b>", BODY)


def _flags(flags: Data) -> Table:
    heading = Paragraph(escape(flags["heading"]), WARNING)
    sections = [_section(section, SIGNS) for section in flags["sections"]]
    return Table([[heading, ""], sections], [WIDE * 0.58, WIDE * 0.42], style=Tables.flags)


def _boxes(boxes: Sequence[Sequence[str]]) -> Table:
    """The dose as a table of two rows, each column as wide as its words need."""
    widths = [max(stringWidth(box[0], BOLD, 12), stringWidth(box[1], REGULAR, 12)) for box in boxes]
    spare = (LEFT - sum(widths)) / len(boxes)
    rows = [[box[0] for box in boxes], [box[1] for box in boxes]]
    return Table(rows, [width + spare for width in widths], style=Tables.boxes)


def _ending(data: Data) -> list[Any]:
    """What comes next, the diary and the imprint."""
    following, (first, *others) = data["next"], data["imprint"]
    left = [Paragraph(escape(following["heading"]), SECTION), *map(_note, following["notes"])]
    share = (WIDE - GAP) * 0.4
    imprint = [Paragraph(escape(first), SMALL)], [Paragraph(escape(other), SMALL) for other in others]
    return [
        _rule(),
        _columns([left, _diary(data["diary"])], [HALF + GAP, HALF]),
        Spacer(0, 8),
        _columns(imprint, [share + GAP, WIDE - GAP - share]),
    ]


def _diary(diary: Data) -> list[Any]:
    days = diary["days"]
    rows = [[diary["corner"], *days]]
    rows += [[week, *(TickBox() for _ in days)] for week in diary["weeks"]]
    table = Table(rows, [34, *[(HALF - 34) / len(days)] * len(days)], 15.5, style=Tables.diary)
    return [
        Paragraph(escape(diary["heading"]), SECTION),
        Paragraph(escape(diary["instruction"]), BODY),
        table,
    ]
