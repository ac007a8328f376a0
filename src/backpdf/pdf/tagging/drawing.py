"""What a piece of a page looks like, by itself: a value that can be put on a page anywhere.

Its code counts marked-content sequences from 0 and measures from its own upper left corner.  Only
when it is put on a page does it get that page's numbers and that place, so the same drawing serves
every document that shows the same piece.  Lengths are points; y grows upwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from backpdf.pdf.tagging.elements import Element
from backpdf.pdf.tagging.prepared import Prepared
from backpdf.text.typeface import Typeface

Rect: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top."""


@dataclass(frozen=True, slots=True)
class DrawnFigure:
    """The place that a Figure covers."""

    element: Element
    rect: Rect


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """A place that leads to an address; description is read out."""

    element: Element
    rect: Rect
    uri: str
    description: str


@dataclass(frozen=True, slots=True)
class DrawnBookmark:
    """An entry in the outline that leads to a height; level 1 is the highest."""

    element: Element
    title: str
    level: int
    top: float


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A stretch of a text, from one index to another, that belongs to `element`.

    source stands for the whole text, which has `length` characters: by it a document finds out that
    a text was printed twice, or not to its end.
    """

    source: object
    element: Element
    start: int
    end: int
    length: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """One piece, drawn.

    Between any two neighbours of code stands the number of a marked-content sequence; marks tells,
    in the same order, the element of each.
    """

    code: tuple[bytes, ...]
    marks: tuple[Element, ...]
    figures: tuple[DrawnFigure, ...]
    links: tuple[DrawnLink, ...]
    bookmarks: tuple[DrawnBookmark, ...]
    texts: tuple[DrawnText, ...]
    characters: Mapping[Typeface, frozenset[str]]
    pictures: Mapping[str, Prepared]

    def numbered(self, first: int) -> bytes:
        """The code, with marked-content sequences numbered from `first`."""
        if len(self.code) == 1:
            return self.code[0]
        parts = [self.code[0]]
        for number, code in enumerate(self.code[1:], start=first):
            parts.append(b"%d" % number)
            parts.append(code)
        return b"".join(parts)
