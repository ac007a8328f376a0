"""A handout as a finished PDF: themes tried, pages laid out, drawn, and turned into bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from backpdf.handout.blocks import About, Figure, Foot, Handout, WebLink
from backpdf.pdf.cards import CardPiece
from backpdf.pdf.document import DocumentInfo, Standard
from backpdf.pdf.fonts import register_fonts
from backpdf.pdf.foot import FootPiece
from backpdf.pdf.options import PrintOptions
from backpdf.pdf.pages import Page, paginate, spread
from backpdf.pdf.parts import PicturePiece
from backpdf.pdf.pictures import COARSE_DPI, PictureError, PictureStore, effective_dpi
from backpdf.pdf.pieces import Piece
from backpdf.pdf.sheet import Sheet
from backpdf.pdf.tagging import Element, Prepared, TaggedCanvas
from backpdf.pdf.theme import Theme, themes
from backpdf.pdf.weblinks import QrPiece


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished file: its bytes, the number of its pages, and what somebody should look at."""

    data: bytes
    pages: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Laid:
    """A handout laid out in one theme."""

    sheet: Sheet
    foot: FootPiece
    pages: Sequence[Page]
    warnings: tuple[str, ...]

    @property
    def whole_cards(self) -> int:
        """Cards that stand on one page."""
        return sum(isinstance(placed.piece, CardPiece) for page in self.pages for placed in page.placed)


@dataclass
class _Pictures:
    """Makes picture pieces, and remembers what is to be told about them."""

    store: PictureStore
    mono: bool
    highest: float
    warnings: dict[str, None] = field(default_factory=dict)

    def piece(self, figure: Figure, element: Element, place: float) -> PicturePiece:
        """The piece for a figure in a place `place` points wide."""
        with _naming(figure.path):
            source = self.store.load(figure.path, mono=self.mono)
        for advice in source.advice:
            self.warnings[f"{figure.path.name}: {advice}"] = None
        dpi = effective_dpi(source, place)
        if dpi < COARSE_DPI:
            self.warnings[
                f"{figure.path.name} has too few pixels for its size on paper "
                f"({dpi:.0f} to the inch, {COARSE_DPI} or more print well)"
            ] = None

        def prepared(width: float, height: float) -> Prepared:
            with _naming(figure.path):
                return self.store.prepared(source, width, height)

        return PicturePiece(element, 1 / source.aspect, prepared, self.highest)

    def qr(self, link: WebLink, parent: Element) -> Piece:
        """The piece for the QR code of a web address."""
        element = parent.add("Link")
        figure = element.add("Figure", alt=link.alt)
        return QrPiece(element, figure, self.store.qr(link.address), link.address, link.alt)


@contextmanager
def _naming(path: Path) -> Iterator[None]:
    """Says which picture it is that cannot be printed."""
    try:
        yield
    except PictureError as error:
        if path.name in error.message:
            raise
        raise PictureError(f"{path.name}: {error.message}", error.hint) from error


def render(handout: Handout, options: PrintOptions, store: PictureStore) -> Rendered:
    """The PDF of a handout; the same handout and options always give the same bytes.

    Raises PictureError where a picture cannot be printed.
    """
    register_fonts()
    laid = _laid_out(handout, options, store)
    info = _info(handout.about)
    canvas = TaggedCanvas(info, laid.sheet.tree, options.paper.size, standard=options.standard)
    _draw(canvas, laid, options)
    return Rendered(canvas.to_bytes(), len(laid.pages), laid.warnings)


def render_together(
    about: About,
    handouts: Iterable[tuple[Handout, PrintOptions]],
    store: PictureStore,
    standard: Standard = Standard.UA1,
) -> Rendered:
    """One PDF of several handouts, each a part of the document and on fresh sheets of paper.

    A handout with an odd number of pages is followed by a blank page, so that a printer that prints
    both sides starts the next one on a new sheet.  The handouts are taken one at a time, and only
    their finished pages are kept.  Raises PictureError where a picture cannot be printed.
    """
    register_fonts()
    tree = Element("Document")
    canvas = TaggedCanvas(_info(about), tree, PrintOptions().paper.size, standard=standard)
    warnings: dict[str, None] = {}
    for handout, options in handouts:
        language = handout.about.language
        part = partial(Element, "Sect", lang=language if language != about.language else None)
        laid = _laid_out(handout, options, store, part)
        if canvas.page_count % 2:
            canvas.show_page()
        canvas.setPageSize(options.paper.size)
        tree.adopt(laid.sheet.tree)
        _draw(canvas, laid, options)
        canvas.finish_part()
        warnings |= dict.fromkeys(laid.warnings)
    return Rendered(canvas.to_bytes(), canvas.page_count, tuple(warnings))


def _info(about: About) -> DocumentInfo:
    return DocumentInfo(
        title=about.title,
        language=about.language,
        date=about.date,
        author=about.author,
        subject=about.subject,
        keywords=", ".join(about.keywords),
    )


Root = Callable[[], Element]
"""Makes the element that a handout's structure starts with."""


def _document() -> Element:
    return Element("Document")


def _laid_out(handout: Handout, options: PrintOptions, store: PictureStore, root: Root = _document) -> _Laid:
    """The handout in the roomiest theme that keeps to the pages aimed at, and cards whole.

    Where even the tightest needs more pages or breaks a card, the roomiest theme that is no worse
    than that one.  Themes run from roomy to tight, so the best one is found by halving.
    """
    choices = themes(options.edition, mono=options.mono)
    best = tightest = _lay_out(handout, choices[-1], options, store, root)
    most_pages = max(len(tightest.pages), choices[-1].pages_aimed_at or 0)
    low, high = 0, len(choices) - 1
    while low < high:
        middle = (low + high) // 2
        laid = _lay_out(handout, choices[middle], options, store, root)
        if len(laid.pages) <= most_pages and laid.whole_cards >= tightest.whole_cards:
            best, high = laid, middle
        else:
            low = middle + 1
    return best


def _lay_out(handout: Handout, theme: Theme, options: PrintOptions, store: PictureStore, root: Root) -> _Laid:
    width, height = options.paper.size
    pictures = _Pictures(store, options.mono, theme.picture_height)
    sheet = Sheet(theme, pictures.piece, pictures.qr, root())
    pieces = sheet.pieces(handout)
    foot = _foot(handout.foot, sheet, theme)
    text_width = width - 2 * theme.margin
    text_height = height - 2 * theme.margin - foot.height(text_width)
    pages = spread(paginate(pieces, text_width, text_height), text_height)
    return _Laid(sheet, foot, pages, tuple(pictures.warnings))


def _foot(foot: Foot, sheet: Sheet, theme: Theme) -> FootPiece:
    """The disclaimer is read once, as the last thing of the document; else the foot is an artifact."""
    return FootPiece(foot, theme, sheet.tree.add("P"))


def _draw(canvas: TaggedCanvas, laid: _Laid, options: PrintOptions) -> None:
    width, height = options.paper.size
    margin = laid.sheet.theme.margin
    room = width - 2 * margin
    for number, page in enumerate(laid.pages, start=1):
        for placed in page.placed:
            placed.piece.draw(canvas, margin, height - margin - placed.top, room)
        top = margin + laid.foot.height(room)
        laid.foot.on_page(number, len(laid.pages)).draw(canvas, margin, top, room)
        canvas.show_page()
