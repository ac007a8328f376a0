"""Renders handouts as PDF: chooses a theme, lays out pages, draws them, and writes the file."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from backpdf.handout.blocks import About, Handout
from backpdf.handout.smaller import Smaller
from backpdf.handout.summary import summary_too_long
from backpdf.pdf.cache import PartCache
from backpdf.pdf.layout.theme import Edition, themes
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.sheet.sheet_parts import Sheet
from backpdf.pdf.sheet_layout import SheetLayout, best_layout, lay_out
from backpdf.pdf.shortening import Advice, advise
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


def render(handout: Handout, options: PrintOptions, cache: PartCache) -> Rendered:
    """The PDF of a handout; the same handout and options always give the same bytes.

    Raises PictureError where a picture cannot be printed, LayoutError where a text is too long for a page,
    MissingGlyphError where the font lacks a character.
    """
    layout = best_layout(handout, options, cache)
    made = _rendered(layout, handout, options)
    advice = _advice(layout, handout, options, cache)
    return replace(made, warnings=(*made.warnings, advice.of(options.noun))) if advice else made


def render_without_advice(handout: Handout, options: PrintOptions, cache: PartCache) -> Rendered:
    """The same PDF, without the warning of `advice_on_length`, which takes longer than the PDF."""
    return _rendered(best_layout(handout, options, cache), handout, options)


def _rendered(layout: SheetLayout, handout: Handout, options: PrintOptions) -> Rendered:
    tree = Element("Document")
    layout.parts.add_to(tree)
    document = TaggedDocument(_info(handout.about), tree, standard=options.standard)
    _draw(document, layout, options)
    return Rendered(document.to_bytes(), len(layout.pages), layout.warnings)


def as_printed(handout: Handout, options: PrintOptions, cache: PartCache) -> Handout:
    """What is printed of a handout: all of it, or a smaller one that fits on a sheet.

    Raises the same errors as `render`.
    """
    return best_layout(handout, options, cache).printed.handout


def advice_on_length(handout: Handout, options: PrintOptions, cache: PartCache) -> Advice | None:
    """Why a handout takes more pages than it should, and what to shorten; None where it does not.

    Raises the same errors as `render`.
    """
    return _advice(best_layout(handout, options, cache), handout, options, cache)


def render_section(handout: Handout, options: PrintOptions, cache: PartCache, language: str) -> FileSection:
    """A handout as a section of a file of many, which is in a language.

    Raises the same errors as `render`.
    """
    layout = best_layout(handout, options, cache)
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


def _advice(layout: SheetLayout, handout: Handout, options: PrintOptions, cache: PartCache) -> Advice | None:
    """Why this layout, the best one of a handout, has more pages than it should, and what to shorten."""
    pages, target = len(layout.pages), layout.theme.page_target
    if target is None or pages <= target:
        return None
    if options.edition is Edition.SUMMARY:
        return Advice(*summary_too_long(len(handout.cards), pages))
    *_, tightest = themes(options.edition, mono=options.mono, accent=handout.accent)
    tries = PartCache(cache.pictures)

    def attempt(changed: Handout) -> SheetLayout:
        return lay_out(Smaller(changed, ()), Sheet(changed, tries, mono=options.mono), tightest, options)

    leading = tightest.body * tightest.leading
    return cache.advice(
        _advice_key(layout, handout, options),
        lambda: advise(handout, layout.words(), attempt, pages=pages, target=target, leading=leading),
    )


def _advice_key(layout: SheetLayout, handout: Handout, options: PrintOptions) -> Hashable | None:
    """What the advice depends on, without what is filled in for a patient; None where there is a note."""
    if handout.note is not None:
        return None
    head = layout.parts.before[0].boxes[0].measured(layout.width)
    masthead = replace(handout.masthead, fields=())
    undated = replace(handout.about, date=date.min)
    return options, head, replace(handout, about=undated, masthead=masthead)


def _draw(document: TaggedPages, layout: SheetLayout, options: PrintOptions) -> None:
    width, height = options.paper.size
    margin = layout.theme.margin
    room = width - 2 * margin
    for number, page in enumerate(layout.pages, start=1):
        for placed in page.placed:
            document.put(placed.box.drawing(room), margin, height - margin - placed.top)
        foot = layout.foot.on_page(number, len(layout.pages))
        document.put(foot.drawing(room), margin, margin + layout.foot.measured(room))
        document.end_page(options.paper.size)
