"""Tagged documents: drawings on pages, written as a PDF file."""

from __future__ import annotations

from backpdf.pdf.tagging.assembly import FinishedDocument, FinishedPage, assemble
from backpdf.pdf.tagging.content import DocumentContent
from backpdf.pdf.tagging.drawing import Drawing
from backpdf.pdf.tagging.elements import Element
from backpdf.pdf.tagging.errors import TaggingError
from backpdf.pdf.tagging.metadata import DocumentInfo, Standard
from backpdf.pdf.tagging.objects import deflated, number
from backpdf.pdf.tagging.prepared import Prepared
from backpdf.text.shaped_cluster import GlyphSubset
from backpdf.text.typeface import FontSubset, Typeface


class TaggedDocument:
    """Pages of drawings with a structure tree.

    Lengths are in points; the origin of a page is its lower left corner.  Elements may be added to the tree
    until `to_bytes` is called.  The content of a page is deflated when the page ends, so that long documents
    need little memory.
    """

    def __init__(self, info: DocumentInfo, tree: Element, *, standard: Standard = Standard.UA1) -> None:
        self.info = info
        self.standard = standard
        self.content = DocumentContent(tree)
        self._pages: list[FinishedPage] = []
        self._code: list[bytes] = []
        self._characters: dict[Typeface, frozenset[str]] = {}
        self._pictures: dict[str, Prepared] = {}

    @property
    def page_count(self) -> int:
        """The number of finished pages."""
        return len(self._pages)

    def put(self, drawing: Drawing, x: float, top: float) -> None:
        """Puts a drawing on the current page, with its upper left corner at (x, top)."""
        first = self.content.add(drawing, len(self._pages), x, top)
        code = drawing.numbered(first)
        self._code.append(f"q 1 0 0 1 {number(x)} {number(top)} cm\n".encode() + code + b"\nQ\n")
        for face, characters in drawing.characters.items():
            self._characters[face] = self._characters.get(face, frozenset()) | characters
        self._pictures.update(drawing.pictures)

    def end_page(self, size: tuple[float, float]) -> None:
        """Ends the current page and sets its width and height; the next drawing starts a new page."""
        self._pages.append(FinishedPage(size, deflated(b"".join(self._code))))
        self._code = []

    def to_bytes(self) -> bytes:
        """The bytes of the PDF file.

        Raises LostContentError for content that was not drawn, StructureError for a structure that the
        standards do not allow, TaggingError for two fonts with the same key.
        """
        return assemble(
            FinishedDocument(
                info=self.info,
                standard=self.standard,
                content=self.content,
                pages=self._pages,
                fonts=self._fonts(),
                pictures=self._pictures,
            )
        )

    def _fonts(self) -> dict[str, FontSubset | GlyphSubset]:
        fonts: dict[str, FontSubset | GlyphSubset] = {}
        for face, characters in self._characters.items():
            for name, subset in face.subsets(characters).items():
                if name in fonts:
                    raise TaggingError(f"two fonts of the document have the key {face.key!r}")
                fonts[name] = subset
        return fonts
