"""The content of each structure element of a document, and the checks that none is missing or duplicate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import NamedTuple

from backpdf.pdf.tagging.drawing import Drawing, Rect
from backpdf.pdf.tagging.elements import MAY_BE_EMPTY, BBox, Element
from backpdf.pdf.tagging.errors import LostContentError, StructureError

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")


class MarkedContent(NamedTuple):
    """A marked-content sequence: page index (from 0), its MCID on that page, its index in drawing order."""

    page: int
    mcid: int
    order: int


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A link annotation: page index (from 0), rectangle, address, alternate description, element."""

    page: int
    rect: Rect
    uri: str
    description: str
    element: Element


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An outline entry: level (from 1), page index (from 0), height of its destination on the page."""

    title: str
    level: int
    page: int
    top: float
    element: Element


class DocumentContent:
    """The content of all elements of a structure tree: a document's, or that of one Sect of many.

    Lengths are in points.
    """

    def __init__(self, root: Element) -> None:
        self.root = root
        self.marks_of_page: list[list[Element]] = []
        self.marks: dict[Element, list[MarkedContent]] = {}
        self.boxes: dict[Element, BBox] = {}
        self.links: list[LinkArea] = []
        self.bookmarks: list[Bookmark] = []
        self._order = 0
        self._text_ranges: dict[object, tuple[Element, int, list[tuple[int, int]]]] = {}

    def add(self, drawing: Drawing, page: int, x: float, y: float) -> int:
        """Adds a drawing with its upper left corner at (x, y) of a page; returns its first MCID.

        Raises StructureError for a Figure drawn twice or a bookmark level that is left out.
        """
        while len(self.marks_of_page) <= page:
            self.marks_of_page.append([])
        on_page = self.marks_of_page[page]
        first, order = len(on_page), self._order
        on_page.extend(drawing.marks)
        known = self.marks
        for number, element in enumerate(drawing.marks):
            sequence = MarkedContent(page, first + number, order + number)
            if element in known:
                known[element].append(sequence)
            else:
                known[element] = [sequence]
        self._order += len(drawing.marks)
        for figure in drawing.figures:
            if figure.element in self.boxes:
                raise StructureError(
                    f"{self._path(figure.element)} is drawn twice, so it would be read twice"
                )
            self.boxes[figure.element] = BBox(*_moved(figure.rect, x, y))
        for link in drawing.links:
            rect = _moved(link.rect, x, y)
            self.links.append(LinkArea(page, rect, link.uri, link.description, link.element))
        for mark in drawing.bookmarks:
            self._add_bookmark(Bookmark(mark.title, mark.level, page, y + mark.top, mark.element))
        for text in drawing.texts:
            _, _, ranges = self._text_ranges.setdefault(text.source, (text.element, text.length, []))
            ranges.append((text.start, text.end))
        return first

    def _add_bookmark(self, bookmark: Bookmark) -> None:
        last = self.bookmarks[-1].level if self.bookmarks else 0
        if not 1 <= bookmark.level <= last + 1:
            raise StructureError(
                f"bookmark {bookmark.title!r} of level {bookmark.level} follows level {last}"
            )
        self.bookmarks.append(bookmark)

    def inner(self, element: Element) -> Iterator[Element | MarkedContent]:
        """Child elements and marked content of an element in reading order.

        The element's own content comes after the children whose content had begun when it was drawn.
        """
        marks = list(reversed(self.marks.get(element, [])))
        children = element.children
        begun = [self._first_order(child) for child in children]
        for index, child in enumerate(children):
            while marks and marks[-1].order < min(begun[index:]):
                yield marks.pop()
            yield child
        yield from reversed(marks)

    def _first_order(self, element: Element) -> float:
        """Index in drawing order of the first content of an element and its descendants; else infinite."""
        orders = (mark.order for within in element.walk() for mark in self.marks.get(within, ()))
        return min(orders, default=inf)

    # ---- checks

    def check(self, elements: Sequence[Element]) -> None:
        """Raises StructureError or LostContentError where tree and content do not match.

        elements are all elements of the tree in reading order.
        """
        known = set(elements)
        if len(known) != len(elements):
            twice = next(e for e in elements if elements.count(e) > 1)
            raise StructureError(f"{self._path(twice)} stands in the tree twice")
        unknown = self.marks.keys() - known
        unknown |= {link.element for link in self.links} - known
        unknown |= {bookmark.element for bookmark in self.bookmarks} - known
        if unknown:
            tags = ", ".join(sorted(element.tag for element in unknown))
            raise StructureError(f"content of {tags} does not belong to the tree of this document")
        self._check_all_drawn(elements)
        self._check_texts()
        self._check_headings(elements)
        self._check_captions(elements)

    def _check_all_drawn(self, elements: Sequence[Element]) -> None:
        """Every element must have content, but for those that may be empty."""
        lost = [
            element
            for element in elements
            if not element.children and element not in self.marks and element.tag not in MAY_BE_EMPTY
        ]
        if lost:
            paths = ", ".join(self._path(element) for element in lost[:5])
            raise LostContentError(
                f"{len(lost)} structure element(s) were made but never drawn, so their content is not on "
                f"any page: {paths}"
            )

    def _check_texts(self) -> None:
        """Every text must have been drawn once, from its first character to its last."""
        for element, length, ranges in self._text_ranges.values():
            at = 0
            for start, end in sorted(ranges):
                if start > at:
                    break
                if start < at:
                    raise StructureError(f"text of {self._path(element)} is drawn twice, so it is read twice")
                at = end
            if at != length:
                raise LostContentError(f"{length - at} characters of {self._path(element)} are on no page")

    def _check_captions(self, elements: Sequence[Element]) -> None:
        """A Caption must be the first or the last child (ISO 14289-2, 8.2.5.27)."""
        for element in elements:
            if len(element.children) > 2:
                for child in element.children[1:-1]:
                    if child.tag == "Caption":
                        where = self._path(element)
                        raise StructureError(f"{self._path(child)} is neither first nor last in {where}")

    def _check_headings(self, elements: Sequence[Element]) -> None:
        """The first heading must be H1, and no level may be left out (ISO 14289-1, 7.4.2)."""
        last = 0
        for element in elements:
            if element.tag in HEADINGS:
                level = int(element.tag[1])
                if level > last + 1:
                    before = f"H{last}" if last else "no heading"
                    raise StructureError(
                        f"{self._path(element)} follows {before}: a heading level is left out"
                    )
                last = level

    def _path(self, element: Element) -> str:
        return self.root.path_to(element)


def _moved(rect: Rect, x: float, y: float) -> Rect:
    left, bottom, right, top = rect
    return left + x, bottom + y, right + x, top + y
