"""Drawings: parts of a content stream that can be put anywhere on a page.

The origin of a drawing is its upper left corner, and its marked-content sequences have no MCIDs yet.  It gets
its position and MCIDs when it is put on a page, so many documents can share a drawing.  Lengths are in
points; y grows upwards.
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
    """A drawn Figure with its bounding box."""

    element: Element
    rect: Rect


@dataclass(frozen=True, slots=True)
class DrawnLink:
    """A link area with its address and alternate description."""

    element: Element
    rect: Rect
    uri: str
    description: str


@dataclass(frozen=True, slots=True)
class DrawnBookmark:
    """An outline entry with a destination at the height `top`; level 1 is the highest level."""

    element: Element
    title: str
    level: int
    top: float


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A drawn text range, characters `start` to `end` (excluded), for the completeness check.

    source identifies the whole text, which has `length` characters and belongs to `element`.  lines are the
    indexes at which its drawn lines begin.
    """

    source: object
    element: Element
    start: int
    end: int
    length: int
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished drawing.

    Content stream code is cut into segments wherever an MCID is to be inserted; marks are the elements of
    these marked-content sequences, in the same order.  characters are those used of each typeface, to be
    embedded; pictures are the prepared pictures by resource name.
    """

    segments: tuple[bytes, ...]
    marks: tuple[Element, ...]
    figures: tuple[DrawnFigure, ...]
    links: tuple[DrawnLink, ...]
    bookmarks: tuple[DrawnBookmark, ...]
    texts: tuple[DrawnText, ...]
    characters: Mapping[Typeface, frozenset[str]]
    pictures: Mapping[str, Prepared]

    def numbered(self, first: int) -> bytes:
        """The content stream code, with MCIDs from `first` on."""
        if len(self.segments) == 1:
            return self.segments[0]
        parts = [self.segments[0]]
        for mcid, segment in enumerate(self.segments[1:], start=first):
            parts.append(b"%d" % mcid)
            parts.append(segment)
        return b"".join(parts)
