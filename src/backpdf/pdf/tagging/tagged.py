"""A document: drawings put on pages, and the finished file."""

from __future__ import annotations

from backpdf.pdf.tagging.assembly import FinishedDocument, FinishedPage, assemble
from backpdf.pdf.tagging.content import DocumentContent
from backpdf.pdf.tagging.drawing import Drawing
from backpdf.pdf.tagging.elements import Element
from backpdf.pdf.tagging.errors import TaggingError
from backpdf.pdf.tagging.metadata import DocumentInfo, Standard
from backpdf.pdf.tagging.objects import deflated, number
from backpdf.pdf.tagging.prepared import Prepared
from backpdf.text.typeface import FontSubset, Typeface


class TaggedDocument:
    """Pages of drawings with the meaning of an element tree.

    Sizes and places are points; the origin of a page is its lower left corner.  The tree may still
    grow while pages are made.  A page is packed when it is finished, so that a document of many
    pages takes little memory.
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
        """A drawing with its upper left corner at (x, top) of the page that is being made."""
        first = self.content.add(drawing, len(self._pages), x, top)
        code = drawing.numbered(first)
        self._code.append(f"q 1 0 0 1 {number(x)} {number(top)} cm\n".encode() + code + b"\nQ\n")
        for face, characters in drawing.characters.items():
            self._characters[face] = self._characters.get(face, frozenset()) | characters
        self._pictures.update(drawing.pictures)

    def end_page(self, size: tuple[float, float]) -> None:
        """Finishes the page, which is so wide and high; what is put next is on a new one."""
        self._pages.append(FinishedPage(size, deflated(b"".join(self._code))))
        self._code = []

    def to_bytes(self) -> bytes:
        """The finished file.

        Refuses, with an explanation, to lose content or to write what the standards do not allow.
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

    def _fonts(self) -> dict[str, FontSubset]:
        fonts: dict[str, FontSubset] = {}
        for face, characters in self._characters.items():
            for name, subset in face.subsets(characters).items():
                if name in fonts:
                    raise TaggingError(f"two fonts of the document have the key {face.key!r}")
                fonts[name] = subset
        return fonts
