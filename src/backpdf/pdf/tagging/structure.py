"""The structure tree as PDF objects (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from backpdf.pdf.tagging.content import DocumentContent, MarkedContent
from backpdf.pdf.tagging.elements import (
    Attribute,
    BBox,
    Element,
    ListNumbering,
    Placement,
    Scope,
    Summary,
)
from backpdf.pdf.tagging.objects import FileBuilder, Name, Ref, Value, WrittenValue, serialise


class StructureWriter:
    """Writes the structure elements of a document, or of a part of one.

    A tree has hundreds of small objects, which take most of the time that tagging takes; so they are
    serialised directly as bytes, with cached parts.  namespace is that of PDF 2.0, where it is used.
    """

    def __init__(
        self,
        file: FileBuilder,
        content: DocumentContent,
        pages: Sequence[Ref],
        links: Sequence[Ref],
        namespace: Ref | None,
    ) -> None:
        self._file = file
        self._content = content
        self._pages = [serialise(page) for page in pages]
        self._links = [serialise(link) for link in links]
        self._elements = list(content.root.walk())
        content.check(self._elements)
        self._namespace = b"" if namespace is None else b"/NS " + serialise(namespace)
        self._numbers = file.reserve_many(len(self._elements))
        form = file.REF_FORM
        self._refs = {
            element: form % number for element, number in zip(self._elements, self._numbers, strict=True)
        }
        self._link_indexes: dict[Element, list[int]] = {}
        for index, link in enumerate(content.links):
            self._link_indexes.setdefault(link.element, []).append(index)

    def ref(self, element: Element) -> WrittenValue:
        """The reference to the object of an element."""
        return WrittenValue(self._refs[element])

    def write(self, parent: Ref) -> Ref:
        """Writes all elements, the root as a child of `parent`; returns the reference to the root."""
        refs, boxes, own_entries, kids = self._refs, self._content.boxes, self._own_entries, self._kids
        parents = {self._content.root: serialise(parent)}
        bodies: dict[int, bytes] = {}
        for element, number in zip(self._elements, self._numbers, strict=True):
            if element.children:
                parents.update(dict.fromkeys(element.children, refs[element]))
            more = kids(element)
            if element in boxes:
                more += b"/A " + self._figure_attributes(element)
            bodies[number] = b"<<%s/P %s%s%s>>" % (
                own_entries(element),
                parents[element],
                more,
                self._namespace,
            )
        self._file.put_bytes(bodies)
        return Ref(self._numbers[0])

    def parent_tree(self) -> list[Value]:
        """The entries of the parent tree: elements by page and MCID, and by annotation."""
        keys: list[Value] = []
        for page, marks in enumerate(self._content.marks_of_page):
            if marks:
                refs = b" ".join([self._refs[element] for element in marks])
                keys += [self._file.key(page), WrittenValue(b"[%s]" % refs)]
        for index, link in enumerate(self._content.links, start=len(self._pages)):
            keys += [self._file.key(index), self.ref(link.element)]
        return keys

    def _kids(self, element: Element) -> bytes:
        """The entries K (children and content) and Pg (page of the first content) of an element."""
        marks = self._content.marks.get(element)
        if marks is None:  # nearly half of all elements: sections, lists, rows
            refs = self._refs
            children = [refs[child] for child in element.children]
            return self._kids_entry(children + self._annotations(element) if self._link_indexes else children)
        first = marks[0].page
        page = b"/Pg " + self._pages[first]
        if len(marks) == 1 and not element.children and element not in self._link_indexes:
            return b"%s/K %d" % (page, marks[0].mcid)
        kids: list[bytes] = []
        for kid in self._content.inner(element):
            if not isinstance(kid, MarkedContent):
                kids.append(self._refs[kid])
            elif kid.page == first:
                kids.append(b"%d" % kid.mcid)
            else:
                kids.append(self._on_other_page(kid))
        return page + self._kids_entry(kids + self._annotations(element))

    def _on_other_page(self, mark: MarkedContent) -> bytes:
        """A reference to marked content on another page than Pg (ISO 32000-1, table 324)."""
        return b"<</Type/MCR/Pg %s/MCID %d>>" % (self._pages[mark.page], mark.mcid)

    def _annotations(self, element: Element) -> list[bytes]:
        links = self._content.links
        return [
            b"<</Type/OBJR/Pg %s/Obj %s>>" % (self._pages[links[index].page], self._links[index])
            for index in self._link_indexes.get(element, ())
        ]

    @staticmethod
    def _kids_entry(kids: Sequence[bytes]) -> bytes:
        if not kids:
            return b""
        return b"/K " + kids[0] if len(kids) == 1 else b"/K[%s]" % b" ".join(kids)

    def _own_entries(self, element: Element) -> bytes:
        """The entries of an element that do not depend on the document."""
        # a figure's attributes are written together with its bounding box
        attributes = () if element in self._content.boxes else element.attributes
        return _serialised_entries(element.tag, element.alt, element.actual_text, element.lang, attributes)

    def _figure_attributes(self, element: Element) -> bytes:
        """The attributes of a figure, with its bounding box."""
        attributes = (*element.attributes, Placement("Block"), self._content.boxes[element])
        objects = attribute_objects(attributes)
        return serialise(objects[0] if len(objects) == 1 else objects)


@lru_cache(maxsize=2_000)
def _serialised_entries(
    tag: str,
    alt: str | None,
    actual_text: str | None,
    lang: str | None,
    attributes: tuple[Attribute, ...],
) -> bytes:
    """Entries of an element in PDF syntax, cached because a document repeats the same few."""
    # Type is optional (ISO 32000-1, table 323) and would be a fifth of all bytes of the tree
    entries: dict[str, Value] = {"S": Name(tag)}
    texts = {"Alt": alt, "ActualText": actual_text, "Lang": lang}
    entries |= {key: text for key, text in texts.items() if text is not None}
    objects = attribute_objects(attributes)
    if objects:
        entries["A"] = objects[0] if len(objects) == 1 else objects
    return serialise(entries)[2:-2]


def attribute_objects(attributes: Sequence[Attribute]) -> list[Value]:
    """Attribute objects, one for each owner (ISO 32000-1, 14.7.5)."""
    owners: dict[str, dict[str, Value]] = {}

    def put(owner: str, key: str, value: Value) -> None:
        owners.setdefault(owner, {"O": Name(owner)})[key] = value

    for attribute in attributes:
        match attribute:
            case ListNumbering(style):
                put("List", "ListNumbering", Name(style))
            case Scope(direction):
                put("Table", "Scope", Name(direction))
            case Summary(text):
                put("Table", "Summary", text)
            case Placement(kind):
                put("Layout", "Placement", Name(kind))
            case BBox(left, bottom, right, top):
                put("Layout", "BBox", [left, bottom, right, top])
    return list(owners.values())
