"""The layout of a handout on pages: in the theme that shows it best, made smaller where it does not fit."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from backpdf.handout.blocks import Handout
from backpdf.handout.smaller import Smaller, made_smaller
from backpdf.handout.summary import summarise
from backpdf.pdf.cache import PartCache
from backpdf.pdf.layout.pagination import Page, paginate, shortage, spread
from backpdf.pdf.layout.paragraph import StyledText
from backpdf.pdf.layout.theme import Edition, Theme, looser, themes
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.sheet.card_grid import CardBox
from backpdf.pdf.sheet.foot import FootBox
from backpdf.pdf.sheet.sheet_parts import Sheet, SheetParts
from backpdf.pdf.sheet.summary_parts import SummaryRow
from backpdf.pdf.shortening import Words, printed_words


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A handout laid out in one theme; width and height are those of the text area of a page."""

    printed: Smaller
    theme: Theme
    parts: SheetParts
    pages: Sequence[Page]
    fills: Sequence[float]
    width: float
    height: float

    @property
    def foot(self) -> FootBox:
        """The page footer."""
        (foot,) = self.parts.foot.boxes
        assert isinstance(foot, FootBox)
        return foot

    @property
    def warnings(self) -> tuple[str, ...]:
        """Warnings for the user, each once."""
        message = self.printed.message
        texts = (text for part in self.parts.flowing for text in part.warnings)
        return tuple(dict.fromkeys((*texts, *([message] if message else []))))

    @property
    def whole_cards(self) -> int:
        """The number of cards that are not split."""
        boxes = (placed.box for page in self.pages for placed in page.placed)
        return sum(isinstance(box, CardBox | SummaryRow) for box in boxes)

    @property
    def fits(self) -> bool:
        """Whether it keeps to the page target and splits no card."""
        target = self.theme.page_target
        return target is not None and len(self.pages) <= target and self.whole_cards == len(self.parts.cards)

    @property
    def shortage(self) -> float:
        """The height that it lacks for its page target; 0 without one."""
        boxes = [box for part in self.parts.flowing for box in part.boxes]
        target = self.theme.page_target
        return 0.0 if target is None else shortage(boxes, self.width, self.height, target)

    def words(self) -> dict[str, Words]:
        """For each text as it prints the number of words on each of its lines."""
        boxes = [self.foot.on_page(1, 1), *(placed.box for page in self.pages for placed in page.placed)]
        return dict(
            printed_words(text.source.plain, text.lines)
            for box in boxes
            for text in box.drawing(self.width).texts
            if isinstance(text.source, StyledText)
        )


def best_layout(handout: Handout, options: PrintOptions, cache: PartCache) -> SheetLayout:
    """The handout, or else the least changed of the smaller ones that fit; the handout where none does."""
    whole = _best_theme(Smaller(handout, ()), options, cache)
    if whole.fits or options.edition is not Edition.STANDARD:
        return whole
    *_, tightest = themes(options.edition, mono=options.mono, accent=handout.accent)
    for smaller in made_smaller(handout):
        if lay_out(smaller, Sheet(smaller.handout, cache, mono=options.mono), tightest, options).fits:
            return _best_theme(smaller, options, cache)
    return whole


def _best_theme(printed: Smaller, options: PrintOptions, cache: PartCache) -> SheetLayout:
    """The handout in the loosest theme that fits the page target and splits no card.

    That theme has the largest pictures; then as much white space as still fits.  Where no theme does, the
    loosest that needs no more pages, and splits no more cards, than the tightest.
    Where pages should be filled, the loosest of those with the fewest faults.
    """
    handout = printed.handout
    content = summarise(handout) if options.edition is Edition.SUMMARY else handout
    choices = themes(options.edition, mono=options.mono, accent=handout.accent, type_size=options.type_size)
    sheet = Sheet(content, cache, mono=options.mono)

    @functools.cache
    def in_theme(theme: Theme) -> SheetLayout:
        return lay_out(printed, sheet, theme, options)

    def layout(index: int) -> SheetLayout:
        return in_theme(choices[index])

    def matches_tightest(index: int) -> bool:
        tightest = layout(len(choices) - 1)
        most_pages = max(len(tightest.pages), choices[index].page_target or 0)
        return len(layout(index).pages) <= most_pages and layout(index).whole_cards >= tightest.whole_cards

    if choices[0].least_fill is not None:
        return _fullest(map(in_theme, choices))
    best = _first_index(lambda index: layout(index).fits, len(choices))
    if best == len(choices):
        return layout(_first_index(matches_tightest, len(choices) - 1))
    spaced = looser(options.edition, choices[best])
    return in_theme(spaced[_first_index(lambda index: in_theme(spaced[index]).fits, len(spaced) - 1)])


def _fullest(layouts: Iterable[SheetLayout]) -> SheetLayout:
    """The first layout without faults, else the first of those with the fewest; no others are made."""
    tried: list[SheetLayout] = []
    for layout in layouts:
        tried.append(layout)
        if not any(_faults(layout)):
            return layout
    return min(tried, key=_faults)


def _faults(layout: SheetLayout) -> tuple[int, int, int]:
    """What speaks against a layout, the worst first: split cards, pages too many, pages too empty."""
    least = layout.theme.least_fill or 0.0
    return (
        len(layout.parts.cards) - layout.whole_cards,
        max(0, len(layout.pages) - layout.theme.soft_page_target),
        sum(fill < least for fill in layout.fills[:-1]),
    )


def _first_index(condition: Callable[[int], bool], end: int) -> int:
    """The first index below `end` that meets a condition, else `end`; found by binary search.

    Themes are sorted from loose to tight: a condition met by one is met by all tighter ones.
    """
    return bisect_left(range(end), True, key=condition)


def lay_out(printed: Smaller, sheet: Sheet, theme: Theme, options: PrintOptions) -> SheetLayout:
    """A handout laid out in a theme; sheet has its parts."""
    width, height = options.paper.size
    text_width = width - 2 * theme.margin
    parts = sheet.in_theme(theme, text_width)
    (foot,) = parts.foot.boxes
    text_height = height - 2 * theme.margin - foot.measured(text_width)
    boxes = [box for part in parts.flowing for box in part.boxes]
    pages = paginate(boxes, text_width, text_height)
    fills = [page.used / text_height for page in pages]
    return SheetLayout(printed, theme, parts, spread(pages, text_height), fills, text_width, text_height)
