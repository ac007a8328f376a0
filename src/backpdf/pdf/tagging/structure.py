"""The structure tree as PDF objects (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Sequence

from backpdf.pdf.tagging.content import DocumentContent, MarkedContent
from backpdf.pdf.tagging.elements import (
    Attribute,
    BBox,
    CellSize,
    Element,
    ListNumbering,
    Placement,
    Scope,
    Summary,
)
from backpdf.pdf.tagging.objects import FileBuilder, Name, Ref, Value

_PDF2_NAMESPACE = "http://iso.org/pdf2/ssn"


class StructureWriter:
    """Writes the elements of a document; pdf2 puts them into the namespace of PDF 2.0."""

    def __init__(
        self,
        file: FileBuilder,
        content: DocumentContent,
        pages: Sequence[Ref],
        links: Sequence[Ref],
        *,
        pdf2: bool,
    ) -> None:
        self._file = file
        self._content = content
        self._pages = pages
        self._links = links
        self._namespace = file.add({"Type": Name("Namespace"), "NS": _PDF2_NAMESPACE}) if pdf2 else None
        self._refs: dict[Element, Ref] = {}

    def ref(self, element: Element) -> Ref:
        """The object of an element."""
        if element not in self._refs:
            self._refs[element] = self._file.reserve()
        return self._refs[element]

    def write(self) -> Ref:
        """All elements, the parent tree, and the root, which is returned."""
        root = self._file.reserve()
        notes: list[Value] = []
        self._write_element(self._content.root, root, notes)
        keys: list[Value] = []
        for page, marks in enumerate(self._content.marks_of_page):
            if marks:
                keys += [page, [self.ref(element) for element in marks]]
        first = len(self._pages)
        for index, element in enumerate(self._content.link_elements):
            keys += [first + index, self.ref(element)]
        entries: dict[str, Value] = {
            "Type": Name("StructTreeRoot"),
            "K": self.ref(self._content.root),
            "ParentTree": self._file.add({"Nums": keys}),
            "ParentTreeNextKey": first + len(self._links),
        }
        if notes:
            entries["IDTree"] = self._file.add({"Names": notes})
        if self._namespace is not None:
            entries["Namespaces"] = [self._namespace]
        return self._file.put(root, entries)

    def _write_element(self, element: Element, parent: Ref, notes: list[Value]) -> None:
        ref = self.ref(element)
        entries: dict[str, Value] = {
            "Type": Name("StructElem"),
            "S": Name(self._tag(element)),
            "P": parent,
        }
        kids = self._content.kids(element)
        first_page = next((kid.page for kid in kids if isinstance(kid, MarkedContent)), None)
        if first_page is not None:
            entries["Pg"] = self._pages[first_page]
        values: list[Value] = []
        for kid in kids:
            if isinstance(kid, Element):
                self._write_element(kid, ref, notes)
                values.append(self.ref(kid))
            elif not isinstance(kid, MarkedContent):
                link = self._links[kid.annotation]
                values.append({"Type": Name("OBJR"), "Pg": self._pages[kid.page], "Obj": link})
            elif kid.page == first_page:
                values.append(kid.mcid)
            else:
                values.append({"Type": Name("MCR"), "Pg": self._pages[kid.page], "MCID": kid.mcid})
        if values:
            entries["K"] = values[0] if len(values) == 1 else values
        if self._namespace is not None:
            entries["NS"] = self._namespace
        elif element.tag == "Note":
            # ISO 14289-1, 7.9: every Note has an identifier
            identifier = f"note{len(notes) // 2:05d}"
            entries["ID"] = identifier
            notes += [identifier, ref]
        self._add_meaning(element, entries)
        self._file.put(ref, entries)

    def _add_meaning(self, element: Element, entries: dict[str, Value]) -> None:
        meaning = {
            "Alt": element.alt,
            "ActualText": element.actual_text,
            "Lang": element.lang,
            "T": element.title,
        }
        entries |= {key: text for key, text in meaning.items() if text is not None}
        attributes = attribute_objects(self._content.attributes(element))
        if attributes:
            entries["A"] = attributes[0] if len(attributes) == 1 else attributes

    def _tag(self, element: Element) -> str:
        """The structure type; PDF 2.0 has no Note, and Aside is what is meant here."""
        if self._namespace is not None and element.tag == "Note":
            return "Aside"
        return element.tag


def attribute_objects(attributes: Sequence[Attribute]) -> list[Value]:
    """Attribute dictionaries, one for each owner (ISO 32000-1, 14.7.5)."""
    owners: dict[str, dict[str, Value]] = {}

    def put(owner: str, key: str, value: Value) -> None:
        owners.setdefault(owner, {"O": Name(owner)})[key] = value

    for attribute in attributes:
        match attribute:
            case ListNumbering(style):
                put("List", "ListNumbering", Name(style))
            case Scope(direction):
                put("Table", "Scope", Name(direction))
            case CellSize(rows, columns):
                if rows != 1:
                    put("Table", "RowSpan", rows)
                if columns != 1:
                    put("Table", "ColSpan", columns)
            case Summary(text):
                put("Table", "Summary", text)
            case Placement(kind):
                put("Layout", "Placement", Name(kind))
            case BBox(left, bottom, right, top):
                put("Layout", "BBox", [left, bottom, right, top])
    return list(owners.values())
