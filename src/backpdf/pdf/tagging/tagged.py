"""Tagged documents: drawings on pages, written as a PDF file."""

from __future__ import annotations

from collections.abc import Mapping

from backpdf.pdf.tagging.assembly import FinishedDocument, assemble
from backpdf.pdf.tagging.body import FinishedPage
from backpdf.pdf.tagging.content import DocumentContent
from backpdf.pdf.tagging.drawing import Drawing
from backpdf.pdf.tagging.elements import Element
from backpdf.pdf.tagging.errors import StructureError, TaggingError
from backpdf.pdf.tagging.metadata import DocumentInfo, Standard
from backpdf.pdf.tagging.objects import deflated, number
from backpdf.pdf.tagging.prepared import Prepared
from backpdf.pdf.tagging.section import FileSection, write_section
from backpdf.text.shaped_cluster import GlyphSubset
from backpdf.text.typeface import FontSubset, Typeface


class TaggedPages:
    """Pages of drawings with a structure tree.

    Lengths are in points; the origin of a page is its lower left corner.  Elements may be added to the tree
    until the pages are written.  The content of a page is deflated when the page ends.
    """

    def __init__(self, tree: Element, *, standard: Standard = Standard.UA1) -> None:
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

    def to_section(self) -> FileSection:
        """The pages as a section of a file of many; the tree starts with its Sect.

        Raises LostContentError and StructureError as `TaggedDocument.to_bytes`.
        """
        return write_section(
            self.content, self._pages, characters_by_key(self._characters), self._pictures, self.standard
        )


class TaggedDocument(TaggedPages):
    """A document of such pages, whose tree starts with the Document element."""

    def __init__(self, info: DocumentInfo, tree: Element, *, standard: Standard = Standard.UA1) -> None:
        if tree.tag != "Document":
            raise StructureError("the tree of a document starts with a Document element")
        super().__init__(tree, standard=standard)
        self.info = info

    def to_bytes(self) -> bytes:
        """The bytes of the PDF file.

        Raises LostContentError for content that was not drawn, StructureError for a structure that the
        standards do not allow, TaggingError for two fonts with the same key.
        """
        characters_by_key(self._characters)  # for its check
        return assemble(
            FinishedDocument(
                info=self.info,
                standard=self.standard,
                content=self.content,
                pages=self._pages,
                fonts=subsets(self._characters),
                pictures=self._pictures,
            )
        )


def characters_by_key(characters: Mapping[Typeface, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The characters of each typeface by its key; raises TaggingError for two typefaces with one key."""
    found: dict[str, frozenset[str]] = {}
    for face, used in characters.items():
        if face.key in found:
            raise TaggingError(f"two fonts of the document have the key {face.key!r}")
        found[face.key] = used
    return found


def subsets(characters: Mapping[Typeface, frozenset[str]]) -> dict[str, FontSubset | GlyphSubset]:
    """The fonts to embed, by resource name."""
    return {name: font for face, used in characters.items() for name, font in face.subsets(used).items()}
