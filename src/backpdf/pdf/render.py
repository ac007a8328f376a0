"""A handout as a finished PDF: themes tried, pages laid out, drawn, and turned into bytes."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from backpdf.handout.blocks import About, Handout
from backpdf.pdf.cache import PartCache
from backpdf.pdf.layout.pagination import Page, paginate, spread
from backpdf.pdf.layout.theme import Theme, themes
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.sheet.cards import CardBox
from backpdf.pdf.sheet.foot import FootBox
from backpdf.pdf.sheet.sheet_parts import Sheet, SheetParts
from backpdf.pdf.tagging import Element, TaggedDocument
from backpdf.pdf.tagging.metadata import DocumentInfo, Standard


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file: its bytes, the number of its pages, and what somebody should look at."""

    data: bytes
    pages: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Laid:
    """A handout laid out in one theme."""

    theme: Theme
    parts: SheetParts
    pages: Sequence[Page]

    @property
    def foot(self) -> FootBox:
        """The foot, of which each page gets its own."""
        (foot,) = self.parts.foot.boxes
        assert isinstance(foot, FootBox)
        return foot

    @property
    def warnings(self) -> tuple[str, ...]:
        """What somebody should look at, each thing once."""
        return tuple(dict.fromkeys(text for part in self.parts.flowing for text in part.warnings))

    @property
    def whole_cards(self) -> int:
        """Cards that stand on one page."""
        return sum(isinstance(placed.box, CardBox) for page in self.pages for placed in page.placed)


def render(handout: Handout, options: PrintOptions, cache: PartCache) -> Rendered:
    """The PDF of a handout; the same handout and options always give the same bytes.

    Raises PictureError where a picture cannot be printed.
    """
    laid = _laid_out(handout, options, cache)
    tree = Element("Document")
    laid.parts.grow(tree)
    document = TaggedDocument(_info(handout.about), tree, standard=options.standard)
    _draw(document, laid, options)
    return Rendered(document.to_bytes(), len(laid.pages), laid.warnings)


def render_together(
    about: About,
    handouts: Iterable[tuple[Handout, PrintOptions]],
    cache: PartCache,
    standard: Standard = Standard.UA1,
) -> Rendered:
    """One PDF of several handouts, each a part of the document and on fresh sheets of paper.

    A handout with an odd number of pages is followed by a blank page, so that a printer that prints
    both sides starts the next one on a new sheet.  The handouts are taken one at a time, and only
    their finished pages are kept.  Raises PictureError where a picture cannot be printed.
    """
    tree = Element("Document")
    document = TaggedDocument(_info(about), tree, standard=standard)
    warnings: dict[str, None] = {}
    size = PrintOptions().paper.size
    for handout, options in handouts:
        language = handout.about.language
        # an element stands in a tree once, so each handout of the same document has parts of its own
        laid = _laid_out(handout, options, PartCache(cache.pictures))
        laid.parts.grow(tree.add("Sect", lang=language if language != about.language else None))
        if document.page_count % 2:
            document.end_page(size)
        size = options.paper.size
        _draw(document, laid, options)
        warnings |= dict.fromkeys(laid.warnings)
    return Rendered(document.to_bytes(), document.page_count, tuple(warnings))


def _info(about: About) -> DocumentInfo:
    return DocumentInfo(
        title=about.title,
        language=about.language,
        date=about.date,
        author=about.author,
        subject=about.subject,
        keywords=", ".join(about.keywords),
    )


def _laid_out(handout: Handout, options: PrintOptions, cache: PartCache) -> _Laid:
    """The handout in the roomiest theme that keeps to the pages aimed at, and all cards whole.

    Where none does, the roomiest theme that needs no more pages than the tightest, and keeps as many
    cards whole.
    """
    choices = themes(options.edition, mono=options.mono)
    sheet = Sheet(handout, cache, mono=options.mono)

    @functools.cache
    def laid(at: int) -> _Laid:
        return _lay_out(sheet, choices[at], options)

    def is_right(at: int) -> bool:
        aim = choices[at].pages_aimed_at
        within = aim is not None and len(laid(at).pages) <= aim
        return within and laid(at).whole_cards == len(handout.cards)

    def is_no_worse(at: int) -> bool:
        tightest = laid(len(choices) - 1)
        most_pages = max(len(tightest.pages), choices[at].pages_aimed_at or 0)
        return len(laid(at).pages) <= most_pages and laid(at).whole_cards >= tightest.whole_cards

    best = _first(is_right, len(choices))
    if best == len(choices):
        best = _first(is_no_worse, len(choices) - 1)
    return laid(best)


def _first(holds: Callable[[int], bool], end: int) -> int:
    """The first number below `end` for which a condition holds, else `end`; found by halving.

    Themes run from roomy to tight: what holds for one holds for all that are tighter.
    """
    return bisect_left(range(end), True, key=holds)


def _lay_out(sheet: Sheet, theme: Theme, options: PrintOptions) -> _Laid:
    parts = sheet.in_theme(theme)
    width, height = options.paper.size
    (foot,) = parts.foot.boxes
    text_width = width - 2 * theme.margin
    text_height = height - 2 * theme.margin - foot.measured(text_width)
    boxes = [box for part in parts.flowing for box in part.boxes]
    return _Laid(theme, parts, spread(paginate(boxes, text_width, text_height), text_height))


def _draw(document: TaggedDocument, laid: _Laid, options: PrintOptions) -> None:
    width, height = options.paper.size
    margin = laid.theme.margin
    room = width - 2 * margin
    for number, page in enumerate(laid.pages, start=1):
        for placed in page.placed:
            document.put(placed.box.drawing(room), margin, height - margin - placed.top)
        foot = laid.foot.on_page(number, len(laid.pages))
        document.put(foot.drawing(room), margin, margin + laid.foot.measured(room))
        document.end_page(options.paper.size)
