"""Structure elements: the tree of headings, paragraphs, lists, tables and figures of a document.

The tree is built in reading order, before and independently of drawing.  Drawing assigns content to elements
and does not change the tree.  So page breaks cannot disturb the reading order, and a tree can be drawn more
than once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal, TypeAlias, get_args

from backpdf.pdf.tagging.errors import StructureError
from backpdf.pdf.tagging.metadata import is_language_tag

# ISO 32000-1, 14.8.4: the standard structure types that are used here.
TagName: TypeAlias = Literal[
    "Document", "Sect",
    "H1", "H2", "H3", "H4", "H5", "H6", "P",
    "L", "LI", "Lbl", "LBody",
    "Figure", "Caption",
    "Table", "TR", "TH", "TD",
    "Link", "Span",
]  # fmt: skip

TAG_NAMES: Final[frozenset[str]] = frozenset(get_args(TagName))

# Tags without required attributes.
_PLAIN_TAGS: Final = TAG_NAMES - {"Figure", "TH"}

# ISO 32000-1, 14.8.4.3: allowed parents and children in lists and tables.
_PARENTS: Final[dict[str, frozenset[str]]] = {
    "LI": frozenset({"L"}),
    "Lbl": frozenset({"LI"}),
    "LBody": frozenset({"LI"}),
    "TR": frozenset({"Table"}),
    "TH": frozenset({"TR"}),
    "TD": frozenset({"TR"}),
    "Caption": frozenset({"Figure", "Table", "L", "Sect"}),
}
_CHILDREN: Final[dict[str, frozenset[str]]] = {
    "L": frozenset({"LI", "Caption"}),
    "LI": frozenset({"Lbl", "LBody"}),
    "Table": frozenset({"TR", "Caption"}),
    "TR": frozenset({"TH", "TD"}),
}

# Cache of allowed pairs of parent and child: a sheet checks a few dozen pairs hundreds of times.
_ALLOWED_PAIRS: Final[set[tuple[str, str]]] = set()

# Empty cells keep the rows of a table equally long (ISO 14289-1, 7.5).
MAY_BE_EMPTY: Final = frozenset({"TH", "TD"})


class Artifact(Enum):
    """Kinds of artifact: content outside the structure, such as lines, backgrounds and page footers.

    ISO 32000-1, 14.8.2.2.  The value is the operator that begins it in a content stream.
    """

    DECORATION = "/Artifact BMC"
    FOOTER = "/Artifact <</Type/Pagination/Subtype/Footer>> BDC"


@dataclass(frozen=True, slots=True)
class ListNumbering:
    """The kind of labels of an L element (ISO 32000-1, table 347)."""

    style: Literal[
        "None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"
    ]


@dataclass(frozen=True, slots=True)
class Scope:
    """The cells that a TH is the header of (ISO 32000-1, table 349; required by ISO 14289-1, 7.5)."""

    direction: Literal["Row", "Column", "Both"]


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary of a Table for screen readers (ISO 32000-1, table 349)."""

    text: str


@dataclass(frozen=True, slots=True)
class Placement:
    """Whether an element is a block or within a line (ISO 32000-1, table 343)."""

    kind: Literal["Block", "Inline"]


@dataclass(frozen=True, slots=True)
class BBox:
    """The bounding box of a figure on its page, in points (ISO 32000-1, table 344)."""

    left: float
    bottom: float
    right: float
    top: float


Attribute: TypeAlias = ListNumbering | Scope | Summary | Placement | BBox


class Element:
    """A structure element: its tag, attributes and child elements.

    alt is the alternate description of a picture; actual_text is the text that shapes represent; lang is a
    language tag, set where it differs from the parent's.  Raises StructureError for invalid values.  Elements
    compare by identity.  They do not refer to their parent, so the trees of several documents can share an
    element.
    """

    __slots__ = ("_children", "actual_text", "alt", "attributes", "lang", "tag")

    def __init__(
        self,
        tag: TagName,
        *,
        alt: str | None = None,
        actual_text: str | None = None,
        lang: str | None = None,
        attributes: tuple[Attribute, ...] = (),
    ) -> None:
        if tag not in _PLAIN_TAGS or lang is not None:
            _check_values(tag, alt, lang, attributes)
        self.tag: Final = tag
        self.alt: Final = alt
        self.actual_text: Final = actual_text
        self.lang: Final = lang
        self.attributes: Final = attributes
        self._children: list[Element] = []

    def add(
        self,
        tag: TagName,
        *,
        alt: str | None = None,
        actual_text: str | None = None,
        lang: str | None = None,
        attributes: tuple[Attribute, ...] = (),
    ) -> Element:
        """Makes a new last child and returns it; raises StructureError where it is not allowed here."""
        return self.append(Element(tag, alt=alt, actual_text=actual_text, lang=lang, attributes=attributes))

    def append(self, child: Element) -> Element:
        """Adds an element and its descendants as the last child, and returns it.

        Other trees may contain it, too.  Raises StructureError where it is not allowed here.
        """
        if (self.tag, child.tag) not in _ALLOWED_PAIRS:
            _check_nesting(self.tag, child.tag)
            _ALLOWED_PAIRS.add((self.tag, child.tag))
        self._children.append(child)
        return child

    @property
    def children(self) -> Sequence[Element]:
        """The child elements in reading order."""
        return self._children

    def walk(self) -> Iterator[Element]:
        """The element and its descendants, in reading order."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            if element._children:
                stack.extend(reversed(element._children))

    def path_to(self, target: Element) -> str:
        """The path of a descendant for messages, such as `Document/Sect[2]/P[1]`."""
        return _path(self, target) or f"an element {target.tag} that is not in this tree"

    def __repr__(self) -> str:
        return f"<Element {self.tag}>"


def _check_values(tag: str, alt: str | None, lang: str | None, attributes: tuple[Attribute, ...]) -> None:
    if tag not in TAG_NAMES:
        raise StructureError(f"{tag!r} is not a structure type that this layer supports")
    if tag == "Figure" and not (alt and alt.strip()):
        raise StructureError("a Figure needs a description in `alt` (ISO 14289-1, 7.3)")
    if lang is not None and not is_language_tag(lang):
        raise StructureError(f"{lang!r} is not a language tag such as 'en-GB'")
    if tag == "TH" and not any(isinstance(a, Scope) for a in attributes):
        raise StructureError("a TH needs a Scope (ISO 14289-1, 7.5)")


def _path(element: Element, target: Element) -> str | None:
    if element is target:
        return element.tag
    seen: dict[str, int] = {}
    for child in element.children:
        seen[child.tag] = seen.get(child.tag, 0) + 1
        below = _path(child, target)
        if below is not None:
            rest = below[len(child.tag) :]
            return f"{element.tag}/{child.tag}[{seen[child.tag]}]{rest}"
    return None


def _check_nesting(parent: str, child: str) -> None:
    if child == "Document":
        raise StructureError("Document is the root and stands in nothing else")
    parents = _PARENTS.get(child)
    children = _CHILDREN.get(parent)
    if (parents is not None and parent not in parents) or (children is not None and child not in children):
        raise StructureError(f"{child} may not stand in {parent}")


def add_table(parent: Element, *, summary: str | None = None) -> Element:
    """A new Table element; `add_row` fills it."""
    attributes = (Summary(summary),) if summary else ()
    return parent.add("Table", attributes=attributes)


def add_row(
    table: Element, columns: int, *, header: bool = False, row_header: bool = False
) -> tuple[Element, ...]:
    """Adds a TR to a table and returns its cells, left to right.

    header makes every cell the TH of its column; else row_header makes the first cell the TH of the row.
    """
    row = table.add("TR")
    cells: list[Element] = []
    for index in range(columns):
        if header:
            cells.append(row.add("TH", attributes=(Scope("Column"),)))
        elif row_header and index == 0:
            cells.append(row.add("TH", attributes=(Scope("Row"),)))
        else:
            cells.append(row.add("TD"))
    return tuple(cells)
