"""Which content on which page belongs to which element: filled in by drawing, read by the file writer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from backpdf.pdf.tagging.elements import MAY_BE_EMPTY, Attribute, Element, TagName
from backpdf.pdf.tagging.errors import LostContentError, StructureError


@dataclass(frozen=True, slots=True)
class MarkedContent:
    """A marked-content sequence: page index (from 0) and its id on that page."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class AnnotationContent:
    """A link annotation: page index (from 0) and its index among all annotations."""

    page: int
    annotation: int


Kid: TypeAlias = Element | MarkedContent | AnnotationContent


class DocumentContent:
    """The content of every element of one tree, in one document."""

    def __init__(self, root: Element) -> None:
        if root.tag != "Document" or root.parent is not None:
            raise StructureError("the tree of a document starts with a Document element")
        self.root = root
        self.marks_of_page: list[list[Element]] = []
        self.link_elements: list[Element] = []
        self._drawn: dict[Element, list[tuple[int, Kid]]] = {}
        self._inline: dict[tuple[Element, object], Element] = {}
        self._measured: dict[Element, tuple[Attribute, ...]] = {}
        self._begun: set[Element] = set()
        self._known: set[Element] = {root}
        self._drawings: dict[int, object] = {}

    def mark(self, element: Element, page: int) -> int:
        """A new marked-content id for element on a page."""
        self.check_known(element)
        while len(self.marks_of_page) <= page:
            self.marks_of_page.append([])
        marks = self.marks_of_page[page]
        marks.append(element)
        self._append(element, MarkedContent(page, len(marks) - 1))
        return len(marks) - 1

    def link(self, element: Element, page: int) -> int:
        """A new annotation of a Link element on a page; its index among all annotations."""
        self.check_known(element)
        if element.tag != "Link":
            raise StructureError(f"a link needs a Link element, not {element.path} (ISO 14289-1, 7.18.5)")
        self.link_elements.append(element)
        self._append(element, AnnotationContent(page, len(self.link_elements) - 1))
        return len(self.link_elements) - 1

    def inline(self, parent: Element, key: object, tag: TagName, lang: str | None = None) -> Element:
        """The child that drawing makes within a line of parent: a link, a word in another language.

        The same key gives the same element again, so a link that runs over two lines, or over two
        pages, stays one link.
        """
        element = self._inline.get((parent, key))
        if element is None:
            element = Element(tag, lang=lang)
            element.parent = parent
            self._inline[parent, key] = element
            self._append(parent, element)
        return element

    def measure(self, element: Element, *attributes: Attribute) -> None:
        """Attributes that only drawing knows, such as the place on the page."""
        self.check_known(element)
        if element in self._measured:
            raise StructureError(f"{element.path} is drawn twice, so it would be read out twice")
        self._measured[element] = attributes

    def draw_once(self, drawing: object, element: Element) -> None:
        """Refuse to draw the same paragraph twice."""
        if id(drawing) in self._drawings:
            raise StructureError(f"text of {element.path} is drawn twice, so it would be read out twice")
        self._drawings[id(drawing)] = drawing

    def forget_drawings(self) -> None:
        """Lets go of the paragraphs that were drawn, when none of them can be drawn again."""
        self._drawings.clear()

    def attributes(self, element: Element) -> tuple[Attribute, ...]:
        """All attributes of an element; its own come before measured ones and win over them."""
        own = {type(a) for a in element.attributes}
        measured = (a for a in self._measured.get(element, ()) if type(a) not in own)
        return (*element.attributes, *measured)

    def kids(self, element: Element) -> list[Kid]:
        """Child elements and content in reading order.

        Content that an element has besides its child elements stands after those children that had
        been begun when it was drawn.
        """
        drawn = self._drawn.get(element, [])
        kids: list[Kid] = []
        at = 0
        for index, child in enumerate(element.children):
            while at < len(drawn) and drawn[at][0] <= index:
                kids.append(drawn[at][1])
                at += 1
            kids.append(child)
        kids += [kid for _, kid in drawn[at:]]
        return kids

    def check_complete(self) -> None:
        """Refuse to lose anything: every element that was made must have been drawn."""
        lost = [
            element.path
            for element in self.root.walk()
            if not element.children and element not in self._begun and element.tag not in MAY_BE_EMPTY
        ]
        if lost:
            raise LostContentError(
                f"{len(lost)} structure element(s) were made but never drawn, so their content is not on "
                f"any page: {', '.join(lost[:5])}"
            )
        self._check_headings()
        self._check_captions()

    def _check_captions(self) -> None:
        """ISO 14289-2, 8.2.5.27: a Caption is the first or the last child."""
        for element in self.root.walk():
            if element.tag == "Caption" and element.parent is not None:
                siblings = element.parent.children
                if element not in (siblings[0], siblings[-1]):
                    raise StructureError(f"{element.path} is neither first nor last in {element.parent.path}")

    def _check_headings(self) -> None:
        """ISO 14289-1, 7.4.2: the first heading is H1, and no level is left out on the way down."""
        last = 0
        for element in self.root.walk():
            if element.tag in ("H1", "H2", "H3", "H4", "H5", "H6"):
                level = int(element.tag[1])
                if level > last + 1:
                    before = f"H{last}" if last else "no heading"
                    raise StructureError(f"{element.path} follows {before}: a heading level is left out")
                last = level

    def _append(self, element: Element, kid: Kid) -> None:
        begun = [i for i, child in enumerate(element.children, 1) if child in self._begun]
        self._drawn.setdefault(element, []).append((begun[-1] if begun else 0, kid))
        up: Element | None = element
        while up is not None and up not in self._begun:
            self._begun.add(up)
            up = up.parent

    def check_known(self, element: Element) -> None:
        """Refuse elements of other trees."""
        up: Element | None = element
        while up is not None and up not in self._known:
            up = up.parent
        if up is None:
            raise StructureError(f"{element.path} does not belong to the tree of this document")
        self._known.add(element)
