"""The meaning of a document: a tree of structure elements, made before and apart from drawing.

Elements are made in reading order by whoever knows what the text means.  Drawing does not change
them; it only tells the canvas which element each piece of content belongs to.  So page breaks cannot
disturb the order, and one tree can be drawn more than once.
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
    "Document", "Part", "Sect", "Div",
    "H1", "H2", "H3", "H4", "H5", "H6", "P", "Note",
    "L", "LI", "Lbl", "LBody",
    "Figure", "Caption",
    "Table", "TR", "TH", "TD",
    "Link", "Span",
]  # fmt: skip

TAG_NAMES: Final[frozenset[str]] = frozenset(get_args(TagName))

# Those that need nothing but their name.
_PLAIN_TAGS: Final = TAG_NAMES - {"Figure", "TH"}

# ISO 32000-1, 14.8.4.3: who may stand in whom, for lists and tables.
_PARENTS: Final[dict[str, frozenset[str]]] = {
    "LI": frozenset({"L"}),
    "Lbl": frozenset({"LI", "Note"}),
    "LBody": frozenset({"LI"}),
    "TR": frozenset({"Table"}),
    "TH": frozenset({"TR"}),
    "TD": frozenset({"TR"}),
    # not in a Div: PDF 2.0 looks through it (ISO/TS 32005, table 5)
    "Caption": frozenset({"Figure", "Table", "L", "Sect"}),
}
_CHILDREN: Final[dict[str, frozenset[str]]] = {
    "L": frozenset({"LI", "Caption"}),
    "LI": frozenset({"Lbl", "LBody"}),
    "Table": frozenset({"TR", "Caption"}),
    "TR": frozenset({"TH", "TD"}),
}

# Parents and children that were looked up before: a sheet asks hundreds of times for a few dozen pairs.
_MAY_STAND_IN: Final[set[tuple[str, str]]] = set()

# Cells may be empty: they keep the rows of a table equally long (ISO 14289-1, 7.5).
MAY_BE_EMPTY: Final = frozenset({"TH", "TD"})


class Artifact(Enum):
    """Content that means nothing to a reader: lines, backgrounds, running heads and feet.

    ISO 32000-1, 14.8.2.2.  The value is the operator that opens it in a content stream.
    """

    DECORATION = "/Artifact BMC"
    HEADER = "/Artifact <</Type/Pagination/Subtype/Header>> BDC"
    FOOTER = "/Artifact <</Type/Pagination/Subtype/Footer>> BDC"


@dataclass(frozen=True, slots=True)
class ListNumbering:
    """How the labels of an L element count (ISO 32000-1, table 347)."""

    style: Literal[
        "None", "Disc", "Circle", "Square", "Decimal", "UpperRoman", "LowerRoman", "UpperAlpha", "LowerAlpha"
    ]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which cells a TH heads (ISO 32000-1, table 349; asked for by ISO 14289-1, 7.5)."""

    direction: Literal["Row", "Column", "Both"]


@dataclass(frozen=True, slots=True)
class CellSize:
    """How many rows and columns a TH or TD takes up (ISO 32000-1, table 349)."""

    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Summary:
    """What a Table is for, in a sentence, for those who cannot see it at a glance."""

    text: str


@dataclass(frozen=True, slots=True)
class Placement:
    """Whether an element stands by itself or within a line (ISO 32000-1, table 343)."""

    kind: Literal["Block", "Inline"]


@dataclass(frozen=True, slots=True)
class BBox:
    """The rectangle that a figure covers on its page: left, bottom, right, top in points."""

    left: float
    bottom: float
    right: float
    top: float


Attribute: TypeAlias = ListNumbering | Scope | CellSize | Summary | Placement | BBox


class Element:
    """One structure element: a tag, what it says to a reader, and its child elements.

    alt is the alternate description of a picture; actual_text is the text that drawn shapes stand
    for; lang is a language tag where it differs from the document's; title is for the author's eye.
    Elements compare by identity: two paragraphs with the same text are two paragraphs.  They do not
    know what they stand in, so a part that is the same in many documents is made once and held by
    the tree of each.
    """

    __slots__ = ("_children", "actual_text", "alt", "attributes", "lang", "tag", "title")

    def __init__(
        self,
        tag: TagName,
        *,
        alt: str | None = None,
        actual_text: str | None = None,
        lang: str | None = None,
        title: str | None = None,
        attributes: tuple[Attribute, ...] = (),
    ) -> None:
        if tag not in _PLAIN_TAGS or lang is not None:
            _check_meaning(tag, alt, lang, attributes)
        self.tag: Final = tag
        self.alt: Final = alt
        self.actual_text: Final = actual_text
        self.lang: Final = lang
        self.title: Final = title
        self.attributes: Final = attributes
        self._children: list[Element] = []

    def add(
        self,
        tag: TagName,
        *,
        alt: str | None = None,
        actual_text: str | None = None,
        lang: str | None = None,
        title: str | None = None,
        attributes: tuple[Attribute, ...] = (),
    ) -> Element:
        """A new last child, returned so that it can be drawn or be given children."""
        return self.hold(
            Element(tag, alt=alt, actual_text=actual_text, lang=lang, title=title, attributes=attributes)
        )

    def hold(self, child: Element) -> Element:
        """An element, with all that is in it, as the new last child; other trees may hold it, too."""
        if (self.tag, child.tag) not in _MAY_STAND_IN:
            _check_nesting(self.tag, child.tag)
            _MAY_STAND_IN.add((self.tag, child.tag))
        self._children.append(child)
        return child

    @property
    def children(self) -> Sequence[Element]:
        """The child elements in reading order."""
        return self._children

    def walk(self) -> Iterator[Element]:
        """The element and everything under it, in reading order."""
        waiting = [self]
        while waiting:
            element = waiting.pop()
            yield element
            if element._children:
                waiting.extend(reversed(element._children))

    def path_to(self, wanted: Element) -> str:
        """Where an element stands under this one, for messages: `Document/Sect[2]/P[1]`."""
        return _path(self, wanted) or f"an element {wanted.tag} that is not in this tree"

    def __repr__(self) -> str:
        return f"<Element {self.tag}>"


def _check_meaning(tag: str, alt: str | None, lang: str | None, attributes: tuple[Attribute, ...]) -> None:
    if tag not in TAG_NAMES:
        raise StructureError(f"{tag!r} is not a structure type that this layer supports")
    if tag == "Figure" and not (alt and alt.strip()):
        raise StructureError("a Figure needs a description in `alt` (ISO 14289-1, 7.3)")
    if lang is not None and not is_language_tag(lang):
        raise StructureError(f"{lang!r} is not a language tag such as 'en-GB'")
    if tag == "TH" and not any(isinstance(a, Scope) for a in attributes):
        raise StructureError("a TH needs a Scope (ISO 14289-1, 7.5)")


def _path(element: Element, wanted: Element) -> str | None:
    if element is wanted:
        return element.tag
    seen: dict[str, int] = {}
    for child in element.children:
        seen[child.tag] = seen.get(child.tag, 0) + 1
        below = _path(child, wanted)
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


def add_table(parent: Element, *, summary: str | None = None, title: str | None = None) -> Element:
    """A Table element; fill it with `add_row`."""
    attributes = (Summary(summary),) if summary else ()
    return parent.add("Table", title=title, attributes=attributes)


def add_row(
    table: Element, columns: int, *, header: bool = False, row_header: bool = False
) -> tuple[Element, ...]:
    """A TR with its cells, left to right.

    header makes every cell a TH over its column; row_header makes the first cell a TH for its row
    (or, in a header row, leaves it a TH over its column).
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
