"""Renders handouts as PDF: chooses a theme, lays out pages, draws them, and writes the file."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from backpdf.handout.blocks import About, Handout
from backpdf.handout.smaller import Smaller, made_smaller
from backpdf.handout.summary import summarise, summary_too_long
from backpdf.pdf.cache import PartCache
from backpdf.pdf.layout.pagination import Page, paginate, shortage, spread
from backpdf.pdf.layout.paragraph import StyledText
from backpdf.pdf.layout.theme import Edition, Theme, looser, themes
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.sheet.card_grid import CardBox
from backpdf.pdf.sheet.foot import FootBox
from backpdf.pdf.sheet.sheet_parts import Sheet, SheetParts
from backpdf.pdf.sheet.summary_parts import SummaryRow
from backpdf.pdf.shortening import Advice, Words, advise, printed_words
from backpdf.pdf.tagging import Element, TaggedDocument
from backpdf.pdf.tagging.combined import CombinedDocument
from backpdf.pdf.tagging.metadata import DocumentInfo, Standard
from backpdf.pdf.tagging.section import FileSection
from backpdf.pdf.tagging.tagged import TaggedPages
from backpdf.text.fonts import typeface


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file: its bytes, number of pages (0 for HTML, which has none), and warnings for the user."""

    data: bytes
    pages: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Layout:
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


def render(handout: Handout, options: PrintOptions, cache: PartCache) -> Rendered:
    """The PDF of a handout; the same handout and options always give the same bytes.

    Raises PictureError where a picture cannot be printed, LayoutError where a text is too long for a page,
    MissingGlyphError where the font lacks a character.
    """
    layout = _best_layout(handout, options, cache)
    made = _rendered(layout, handout, options)
    advice = _advice(layout, handout, options, cache)
    return replace(made, warnings=(*made.warnings, advice.of(options.noun))) if advice else made


def render_without_advice(handout: Handout, options: PrintOptions, cache: PartCache) -> Rendered:
    """The same PDF, without the warning of `advice_on_length`, which takes longer than the PDF."""
    return _rendered(_best_layout(handout, options, cache), handout, options)


def _rendered(layout: _Layout, handout: Handout, options: PrintOptions) -> Rendered:
    tree = Element("Document")
    layout.parts.add_to(tree)
    document = TaggedDocument(_info(handout.about), tree, standard=options.standard)
    _draw(document, layout, options)
    return Rendered(document.to_bytes(), len(layout.pages), layout.warnings)


def as_printed(handout: Handout, options: PrintOptions, cache: PartCache) -> Handout:
    """What is printed of a handout: all of it, or a smaller one that fits on a sheet.

    Raises the same errors as `render`.
    """
    return _best_layout(handout, options, cache).printed.handout


def advice_on_length(handout: Handout, options: PrintOptions, cache: PartCache) -> Advice | None:
    """Why a handout takes more pages than it should, and what to shorten; None where it does not.

    Raises the same errors as `render`.
    """
    return _advice(_best_layout(handout, options, cache), handout, options, cache)


def render_section(handout: Handout, options: PrintOptions, cache: PartCache, language: str) -> FileSection:
    """A handout as a section of a file of many, which is in a language.

    Raises the same errors as `render`.
    """
    layout = _best_layout(handout, options, cache)
    own = handout.about.language
    tree = Element("Sect", lang=own if own != language else None)
    layout.parts.add_to(tree)
    pages = TaggedPages(tree, standard=options.standard)
    _draw(pages, layout, options)
    return pages.to_section()


def combined_document(about: About, standard: Standard) -> CombinedDocument:
    """A file of many handouts, without any of them yet."""
    return CombinedDocument(_info(about), (typeface(), typeface(bold=True)), standard)


def join_sections(document: CombinedDocument, sections: Iterable[FileSection]) -> Iterator[bytes]:
    """The bytes of a file of many handouts, a few for each; sections are taken one at a time.

    A blank page follows a handout with an odd number of pages, so that in two-sided printing each handout
    starts on a new sheet.
    """
    size = PrintOptions().paper.size
    for section in sections:
        if document.page_count % 2:
            document.add_blank_page(size)
        size = section.page_size
        yield document.add(section)
    yield document.finish()


def _info(about: About) -> DocumentInfo:
    return DocumentInfo(
        title=about.title,
        language=about.language,
        date=about.date,
        author=about.author,
        subject=about.subject,
        keywords=", ".join(about.keywords),
    )


def _best_layout(handout: Handout, options: PrintOptions, cache: PartCache) -> _Layout:
    """The handout, or else the least changed of the smaller ones that fit; the handout where none does."""
    whole = _best_theme(Smaller(handout, ()), options, cache)
    if whole.fits or options.edition is not Edition.STANDARD:
        return whole
    *_, tightest = themes(options.edition, mono=options.mono, accent=handout.accent)
    for smaller in made_smaller(handout):
        if _lay_out(smaller, Sheet(smaller.handout, cache, mono=options.mono), tightest, options).fits:
            return _best_theme(smaller, options, cache)
    return whole


def _best_theme(printed: Smaller, options: PrintOptions, cache: PartCache) -> _Layout:
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
    def in_theme(theme: Theme) -> _Layout:
        return _lay_out(printed, sheet, theme, options)

    def layout(index: int) -> _Layout:
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


def _fullest(layouts: Iterable[_Layout]) -> _Layout:
    """The first layout without faults, else the first of those with the fewest; no others are made."""
    tried: list[_Layout] = []
    for layout in layouts:
        tried.append(layout)
        if not any(_faults(layout)):
            return layout
    return min(tried, key=_faults)


def _faults(layout: _Layout) -> tuple[int, int, int]:
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


def _lay_out(printed: Smaller, sheet: Sheet, theme: Theme, options: PrintOptions) -> _Layout:
    width, height = options.paper.size
    text_width = width - 2 * theme.margin
    parts = sheet.in_theme(theme, text_width)
    (foot,) = parts.foot.boxes
    text_height = height - 2 * theme.margin - foot.measured(text_width)
    boxes = [box for part in parts.flowing for box in part.boxes]
    pages = paginate(boxes, text_width, text_height)
    fills = [page.used / text_height for page in pages]
    return _Layout(printed, theme, parts, spread(pages, text_height), fills, text_width, text_height)


def _advice(layout: _Layout, handout: Handout, options: PrintOptions, cache: PartCache) -> Advice | None:
    """Why this layout, the best one of a handout, has more pages than it should, and what to shorten."""
    pages, target = len(layout.pages), layout.theme.page_target
    if target is None or pages <= target:
        return None
    if options.edition is Edition.SUMMARY:
        return Advice(*summary_too_long(len(handout.cards), pages))
    *_, tightest = themes(options.edition, mono=options.mono, accent=handout.accent)
    tries = PartCache(cache.pictures)

    def lay_out(changed: Handout) -> _Layout:
        return _lay_out(Smaller(changed, ()), Sheet(changed, tries, mono=options.mono), tightest, options)

    leading = tightest.body * tightest.leading
    return cache.advice(
        _advice_key(layout, handout, options),
        lambda: advise(handout, layout.words(), lay_out, pages=pages, target=target, leading=leading),
    )


def _advice_key(layout: _Layout, handout: Handout, options: PrintOptions) -> Hashable | None:
    """What the advice depends on, without what is filled in for a patient; None where there is a note."""
    if handout.note is not None:
        return None
    head = layout.parts.before[0].boxes[0].measured(layout.width)
    masthead = replace(handout.masthead, fields=())
    undated = replace(handout.about, date=date.min)
    return options, head, replace(handout, about=undated, masthead=masthead)


def _draw(document: TaggedPages, layout: _Layout, options: PrintOptions) -> None:
    width, height = options.paper.size
    margin = layout.theme.margin
    room = width - 2 * margin
    for number, page in enumerate(layout.pages, start=1):
        for placed in page.placed:
            document.put(placed.box.drawing(room), margin, height - margin - placed.top)
        foot = layout.foot.on_page(number, len(layout.pages))
        document.put(foot.drawing(room), margin, margin + layout.foot.measured(room))
        document.end_page(options.paper.size)
