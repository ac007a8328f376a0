"""Measures of the typography of printed pages: line ends, white space, pictures.

Everything is measured on the pages as PDFium and the structure tree read them back, in millimetres.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import reduce
from itertools import groupby, pairwise
from operator import or_
from re import Pattern

from support.handouts import Printed
from support.page_checks import figure_boxes
from support.printed import MM, Box, Page, Text, joined
from support.structure import Node

SHORT_WORD = 5
"""A last line of a single word with at most this many letters is short."""
HALF = 0.5
"""A page is half empty where its content ends above this part of the room."""
EMPTY_FOOT = 20.0
"""White space at the foot of a page in which a picture could grow, in millimetres."""
WIDE_PICTURE = 60.0
"""A picture of a lying figure that is narrower, in millimetres, is small."""
_LYING = 1.2
"""Pictures are of lying figures from this many times as wide as high."""

_TEXTS = frozenset({"P", "LBody", "H1", "H2", "H3", "Caption", "TH", "TD"})
_INLINE = frozenset({"Span", "Link"})

_FIRST = re.compile(r"1\s")
"""How the heading of exercise 1 begins."""
_SEPARATOR = re.compile(r"[·|•/,;:)\]]|[-\u2010-\u2015] ")
_WORDS = r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b"
_NUMBER = re.compile(rf"\d|{_WORDS}", re.IGNORECASE)
_NUMBER_END = re.compile(rf"(?:\d\)?|{_WORDS})$", re.IGNORECASE)
_RANGE_END = re.compile(rf"(?:(?:\d|{_WORDS}) (?:to|or)|\d ?[-\u2010-\u2015])$", re.IGNORECASE)
_GOES_ON = re.compile(rf"(?:(?:to|or) (?:\d|{_WORDS})|[-\u2010-\u2015] ?\d)", re.IGNORECASE)
_DIGITS_END = re.compile(r"\d\)?$")
_DIGITS = re.compile(r"[(+]{0,2}\d")
_UNIT = re.compile(
    r"(?:seconds?|secs?|s|minutes?|mins?|hours?|h|days?|weeks?|months?|years?|times|sets?|reps?|repetitions?|"
    r"breaths?|steps?|points?|kg|g|lbs?|cm|mm|m|km|metres?|miles?|yards?|feet)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class PrintedParagraph:
    """A paragraph as printed: its tag and its lines."""

    tag: str
    lines: tuple[str, ...]

    @property
    def words(self) -> str:
        """All lines as one text."""
        return " ".join(self.lines)


@dataclass(frozen=True)
class PageMeasures:
    """White space of one page in millimetres.

    foot is the white between the last content and the foot; gaps are those between the parts of the sheet;
    filled is the part of the page, from 0 to 1, down to the end of the content.
    """

    number: int
    foot: float
    gaps: tuple[float, ...]
    filled: float


@dataclass(frozen=True)
class SheetMeasures:
    """Everything that is measured on one sheet; lengths in millimetres.

    short_last_lines are those of the sheet's own texts: names are as long as they are.
    first_exercise is the distance of exercise 1 from the top of the paper, None where it is on a later page;
    lying and standing are the widths and the heights of the smallest such pictures, None without any.
    """

    short_last_lines: tuple[str, ...]
    split_ranges: tuple[str, ...]
    split_units: tuple[str, ...]
    split_phones: tuple[str, ...]
    leading_separators: tuple[str, ...]
    pages: tuple[PageMeasures, ...]
    first_exercise: float | None
    lying: float | None
    standing: float | None

    @property
    def half_empty(self) -> tuple[int, ...]:
        """The pages, but for the last, that are half empty."""
        return tuple(page.number for page in self.pages[:-1] if page.filled < HALF)

    @property
    def empty_feet(self) -> tuple[int, ...]:
        """The pages with an empty foot while pictures are small."""
        if self.lying is None or self.lying >= WIDE_PICTURE:
            return ()
        return tuple(page.number for page in self.pages if page.foot > EMPTY_FOOT)


def measure(printed: Printed) -> SheetMeasures:
    """The measures of a printed sheet."""
    texts = list(paragraphs(printed))
    typed = {field.words for row in printed.handout.masthead.fields for field in row}
    sizes = figure_boxes(printed)
    lying = [box.width / MM for box in sizes if box.width >= _LYING * box.height]
    standing = [box.height / MM for box in sizes if box.width < _LYING * box.height]
    bands = [_bands(printed, page) for page in printed.pages]
    return SheetMeasures(
        short_last_lines=tuple(short_last_lines(text for text in texts if text.words not in typed)),
        split_ranges=tuple(split_ranges(texts)),
        split_units=tuple(split_units(texts)),
        split_phones=tuple(split_phones(texts)),
        leading_separators=tuple(leading_separators(texts)),
        pages=tuple(_page_measures(page, each) for page, each in zip(printed.pages, bands, strict=True)),
        first_exercise=_first_exercise(printed.pages[0], bands[0]),
        lying=min(lying, default=None),
        standing=min(standing, default=None),
    )


# ---- line ends


def paragraphs(printed: Printed) -> Iterator[PrintedParagraph]:
    """The paragraphs of a sheet in reading order; doses in cells are none."""
    for node in printed.tree.walk():
        if node.tag in _TEXTS and node.actual is None:
            marks = {mark for part in _inline_parts(node) for mark in part.marks}
            lines = [line for page in printed.pages for line in _lines(page, marks)]
            if lines:
                yield PrintedParagraph(node.tag, tuple(lines))


def _inline_parts(node: Node) -> Iterator[Node]:
    yield node
    for kid in node.elements:
        if kid.tag in _INLINE:
            yield from _inline_parts(kid)


def _lines(page: Page, marks: Set[tuple[int, int]]) -> Iterator[str]:
    """The words of the texts with these marks, line by line."""
    texts = sorted(_marked(page, marks), key=lambda text: (-round(text.baseline, 1), text.box.left))
    for _, row in groupby(texts, key=lambda text: round(text.baseline, 1)):
        yield joined(list(row)).words


def _marked(page: Page, marks: Set[tuple[int, int]]) -> list[Text]:
    return [text for text in page.texts if (page.number - 1, text.mark) in marks]


def short_last_lines(texts: Iterable[PrintedParagraph]) -> Iterator[str]:
    """The last two lines of paragraphs that end with a line of one short word."""
    for text in texts:
        last = text.lines[-1]
        is_word = len(last.split()) == 1
        if len(text.lines) > 1 and is_word and sum(map(str.isalnum, last)) <= SHORT_WORD:
            yield " / ".join(text.lines[-2:])


def split_ranges(texts: Iterable[PrintedParagraph]) -> Iterator[str]:
    """The line breaks within ranges: "5 to / 10"."""
    for end, begin in _breaks(texts):
        is_end = _RANGE_END.search(end) and _NUMBER.match(begin)
        if is_end or (_NUMBER_END.search(end) and _GOES_ON.match(begin)):
            yield f"{end} / {begin}"


def split_units(texts: Iterable[PrintedParagraph]) -> Iterator[str]:
    """The line breaks between a number and its unit: "5 / seconds"."""
    return _between(texts, _NUMBER_END, _UNIT)


def split_phones(texts: Iterable[PrintedParagraph]) -> Iterator[str]:
    """The line breaks between digits, as in a telephone number."""
    return _between(texts, _DIGITS_END, _DIGITS)


def leading_separators(texts: Iterable[PrintedParagraph]) -> Iterator[str]:
    """The line breaks before a separator."""
    return _between(texts, re.compile(""), _SEPARATOR)


def _between(texts: Iterable[PrintedParagraph], end: Pattern[str], begin: Pattern[str]) -> Iterator[str]:
    return (f"{a} / {b}" for a, b in _breaks(texts) if end.search(a) and begin.match(b))


def _breaks(texts: Iterable[PrintedParagraph]) -> Iterator[tuple[str, str]]:
    """The lines on both sides of each line break."""
    return (lines for text in texts for lines in pairwise(text.lines))


# ---- white space


@dataclass(frozen=True)
class _Band:
    """What stands side by side on a page: the text of its headings, and the box of its ink."""

    headings: tuple[str, ...]
    box: Box

    def __or__(self, other: _Band) -> _Band:
        return _Band(self.headings + other.headings, self.box | other.box)


def _bands(printed: Printed, page: Page) -> list[_Band]:
    """The parts of the sheet on a page, from top to bottom; parts side by side are one."""
    *parts, _ = printed.tree.elements  # the last one stands at the foot
    found = [band for part in parts for node in _parts(part) for band in _band(node, page)]
    bands: list[_Band] = []
    for band in sorted(found, key=lambda band: -band.box.top):
        if bands and bands[-1].box.bottom < band.box.top:
            bands[-1] |= band
        else:
            bands.append(band)
    return _with_shapes(bands, page)


def _parts(node: Node) -> list[Node]:
    """The sections of a part that has nothing else, such as the cards; else the part itself."""
    is_group = bool(node.elements) and {kid.tag for kid in node.elements} == {"Sect"}
    return node.elements if is_group else [node]


def _band(node: Node, page: Page) -> Iterator[_Band]:
    nodes = list(node.walk())
    marks = {mark for each in nodes for mark in each.marks}
    boxes = [text.box for text in _marked(page, marks)]
    boxes += [
        Box(*each.attributes["BBox"])
        for each in nodes
        if "BBox" in each.attributes and page.number - 1 in each.pages
    ]
    if boxes:
        yield _Band(tuple(each.text for each in nodes if each.tag == "H2"), reduce(or_, boxes))


def _with_shapes(bands: Sequence[_Band], page: Page) -> list[_Band]:
    """The bands with the borders and rules around and above them."""
    boxes = [band.box for band in bands]
    for shape in page.shapes:
        at = _band_of(shape.box, [band.box for band in bands])
        if at is not None:
            boxes[at] |= shape.box
    return [replace(band, box=box) for band, box in zip(bands, boxes, strict=True)]


def _band_of(shape: Box, boxes: Sequence[Box]) -> int | None:
    """The index of the band that shares most of the height of a shape, else of the next one below it."""
    shared = [min(shape.top, box.top) - max(shape.bottom, box.bottom) for box in boxes]
    if max(shared, default=0.0) > 0:
        return shared.index(max(shared))
    below = [index for index, box in enumerate(boxes) if box.top <= shape.bottom]
    return below[0] if below else None


def _page_measures(page: Page, bands: Sequence[_Band]) -> PageMeasures:
    foot = _foot(page)
    gaps = tuple((above.box.bottom - below.box.top) / MM for above, below in pairwise(bands))
    top, end = bands[0].box.top, bands[-1].box.bottom
    return PageMeasures(page.number, (end - foot) / MM, gaps, (top - end) / (top - foot))


def _foot(page: Page) -> float:
    """The height of the rule above the foot of a page."""
    rules = [
        shape.box.top for shape in page.shapes if shape.box.height < 3 and shape.box.width > page.width / 2
    ]
    return min(rules)


def _first_exercise(page: Page, bands: Sequence[_Band]) -> float | None:
    tops = [band.box.top for band in bands if any(_FIRST.match(text) for text in band.headings)]
    return (page.height - tops[0]) / MM if tops else None
