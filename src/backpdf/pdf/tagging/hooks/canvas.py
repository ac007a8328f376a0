"""The canvas: ReportLab's drawing methods, with every piece of content marked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from reportlab.pdfgen.canvas import ExtGState

from backpdf.pdf.document import DocumentInfo, Standard
from backpdf.pdf.tagging.assembly import Bookmark, FinishedDocument, FinishedPage, LinkArea, assemble
from backpdf.pdf.tagging.content import DocumentContent
from backpdf.pdf.tagging.elements import BBox, Element, Placement
from backpdf.pdf.tagging.errors import StructureError, TaggingError, UntaggedContentError
from backpdf.pdf.tagging.hooks.fonts import font_subsets
from backpdf.pdf.tagging.hooks.marking import MarkingCanvas
from backpdf.pdf.tagging.hooks.paragraph import InlineTarget, inline_element
from backpdf.pdf.tagging.hooks.recording import graphics_states
from backpdf.pdf.tagging.objects import deflated, number
from backpdf.pdf.tagging.prepared import Prepared, PreparedForm
from backpdf.pdf.tagging.resources import PreparedNames

_URI_SAFE = "%/:?#[]@!$&'()*+,;=-._~"


@dataclass
class _Page:
    size: tuple[float, float]
    code: list[str] = field(default_factory=list)
    packed: bytes | None = None

    def pack(self) -> None:
        """Keeps the code as the bytes that go into the file, which are far fewer."""
        self.packed, self.code = self.finished().content, []

    def finished(self) -> FinishedPage:
        content = self.packed or deflated("\n".join(self.code).encode("latin-1"))
        return FinishedPage(self.size, content)


class TaggedCanvas(MarkingCanvas):
    """Draws one document with the meaning of an element tree.

    page_size is (width, height) in points; the origin is the lower left corner of the page.  All of
    ReportLab's drawing methods for text, lines and shapes work within `mark`; shapes outside every
    mark become artifacts.  Pictures are placed with `place`.
    """

    def __init__(
        self,
        info: DocumentInfo,
        tree: Element,
        page_size: tuple[float, float],
        *,
        standard: Standard = Standard.UA1,
    ) -> None:
        self.info = info
        self.standard = standard
        self._pages: list[_Page] = []
        self._packed = 0
        self._links: list[LinkArea] = []
        self._bookmarks: list[Bookmark] = []
        self._prepared = PreparedNames()
        self._states = ExtGState()
        super().__init__(DocumentContent(tree), page_size)
        self._share_states()

    # ---- pictures

    @contextmanager
    def figure(self, element: Element, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """A mark for a Figure that also records its place on the page.

        The rectangle is in points of the current coordinate system (ISO 14289-1, 7.3; ISO 32000-1,
        table 344: BBox).
        """
        box = self._on_page((x, y, x + width, y + height))
        self.content.measure(element, Placement("Block"), BBox(*box))
        with self.mark(element):
            yield

    def place(self, prepared: Prepared, x: float, y: float, width: float, height: float) -> None:
        """A prepared picture in a rectangle in points, stretched to fill it."""
        if not self._marks:
            raise UntaggedContentError(
                "a picture is placed outside every mark; use `with canvas.figure(element, ...):` if it "
                "says something, `with canvas.mark(Artifact.DECORATION):` if it does not"
            )
        across, up = width, height
        if isinstance(prepared, PreparedForm):  # an image is one unit wide and high, a form is not
            across, up = width / prepared.width, height / prepared.height
        matrix = " ".join(number(v) for v in (across, 0, 0, up, x, y))
        self._code += [f"q {matrix} cm", f"/{self._prepared.name(prepared)} Do", "Q"]

    def tick_box(self, element: Element, x: float, y: float, size: float) -> None:
        """An empty box to tick, with lower left corner and side in points.

        Drawn with the current line width and stroke colour, not taken from a font; the element says
        what it is in `actual_text` (ISO 14289-1, 7.1: graphics that stand for text).
        """
        if element.actual_text is None:
            raise StructureError(f"{element.path} needs actual_text, because its box is drawn, not written")
        with self.mark(element):
            self.rect(x, y, size, size, stroke=1, fill=0)

    def _on_page(self, rect: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
        """A rectangle of the current coordinate system in points of the page, edges upright."""
        left, bottom, right, top = rect
        corners = [self.absolutePosition(x, y) for x in (left, right) for y in (bottom, top)]
        xs, ys = [float(x) for x, _ in corners], [float(y) for _, y in corners]
        return min(xs), min(ys), max(xs), max(ys)

    # ---- links and bookmarks

    def link(
        self, url: str, rect: tuple[float, float, float, float], element: Element, description: str
    ) -> None:
        """Makes a rectangle (left, bottom, right, top, in current points) lead to an address.

        description is read out in the link's place (ISO 14289-1, 7.18.5).
        """
        if not description.strip():
            raise StructureError(f"the link to {url} needs a description")
        self.content.link(element, self._page_index)
        area = self._on_page(rect)
        self._links.append(LinkArea(self._page_index, area, quote(url, safe=_URI_SAFE), description))

    def linkURL(  # noqa: N802
        self, url: str, rect: tuple[float, float, float, float], relative: int = 0, **_: Any
    ) -> None:
        """HOOK `_doLink`: where ReportLab's paragraphs come to with every line of a link."""
        if not isinstance(url, InlineTarget) or not relative:
            raise TaggingError("use TaggedCanvas.link, which ties the link to its element")
        inline = url.inline
        if inline.link is None:
            return  # a stretch in another language
        if self._paragraph_element is None:
            raise UntaggedContentError("a link cannot be an artifact; leave it out of heads and feet")
        element = inline_element(self.content, self._paragraph_element, inline)
        self.link(inline.link, rect, element, inline.description)

    def bookmark(self, title: str, level: int, y: float, element: Element) -> None:
        """An entry in the outline that leads to height y (in current points) on this page.

        Level 1 is the highest; an entry is at most one level below the entry before it.
        """
        self.content.check_known(element)
        last = self._bookmarks[-1].level if self._bookmarks else 0
        if not 1 <= level <= last + 1:
            raise StructureError(f"bookmark {title!r} of level {level} follows level {last}")
        top = float(self.absolutePosition(0, y)[1])
        self._bookmarks.append(Bookmark(title, level, self._page_index, top, element))

    # ---- pages

    @property
    def page_count(self) -> int:
        """The number of finished pages."""
        return len(self._pages)

    def show_page(self) -> None:
        """Finishes the page; what is drawn next is on a new one."""
        self._end_drawing()
        self._pages.append(_Page((float(self._pagesize[0]), float(self._pagesize[1])), self._code))
        self._startPage()
        self._share_states()
        self._start = 0
        self._page_index = len(self._pages)

    def finish_part(self) -> None:
        """Packs the finished pages and forgets what drew them: for a document of many parts.

        They cannot be reopened afterwards.
        """
        self.content.forget_drawings()
        for page in self._pages[self._packed :]:
            page.pack()
        self._packed = len(self._pages)

    def showPage(self) -> None:  # noqa: N802
        """ReportLab's name for show_page."""
        self.show_page()

    @contextmanager
    def reopened(self, page: int) -> Iterator[None]:
        """Goes back to a finished page (from 1): for "page 2 of 3", once their number is known."""
        if self._code:
            raise TaggingError("finish the page with show_page before going back to another")
        if self._pages[page - 1].packed is not None:
            raise TaggingError(f"page {page} is in a part that was finished")
        self._page_index = page - 1
        yield
        self._end_drawing()
        self._pages[page - 1].code += self._code
        self._code = []
        self._start = 0
        self._page_index = len(self._pages)
        self.init_graphics_state()
        self._share_states()

    def _end_drawing(self) -> None:
        """Closes what was drawn, within q ... Q so that the page can be reopened in a clean state."""
        if self._marks:
            raise TaggingError(f"the page ends within a mark ({self._marks[-1]})")
        if self.state_stack:
            raise TaggingError("the page ends with saveState calls that were never restored")
        self._close_stretch()
        if self._code:
            self._code[:] = ["q", *self._code, "Q"]

    def _share_states(self) -> None:
        """One set of ExtGState names for the whole document, so that a page can be reopened.

        HOOK `ExtGState._c`: names by (key, value); every page begins with a fresh object.
        """
        state = ExtGState()
        state._c = self._states._c
        self._extgstate = state

    # ---- the file

    def to_bytes(self) -> bytes:
        """The finished file; unfinished content becomes a last page.

        Refuses, with an explanation, to lose content or to write what the standards do not allow.
        """
        if self._code:
            self.show_page()
        self.content.check_complete()
        pages = [page.finished() for page in self._pages]
        return assemble(
            FinishedDocument(
                info=self.info,
                standard=self.standard,
                content=self.content,
                pages=pages,
                links=self._links,
                bookmarks=self._bookmarks,
                fonts=list(font_subsets(self._doc)),
                graphics_states=graphics_states(self._states),
                prepared=self._prepared,
            )
        )

    def getpdfdata(self) -> bytes:
        """ReportLab's name for to_bytes."""
        return self.to_bytes()
