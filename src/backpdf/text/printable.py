"""Finds characters that FiraGO cannot print.

Each character is printed as one glyph, without shaping: Arabic letters are not joined, Hebrew is not
reordered, and combining marks are not positioned.  A text that needs shaping is reported, not misprinted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache, partial

from backpdf.text.cleaning import as_printed
from backpdf.text.fonts import font_face

_SHAPED_BLOCKS = ((0x0900, 0x109F), (0x1780, 0x18AF), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF))
"""Scripts that need shaping: Indic, Thai, Lao, Tibetan, Myanmar, Khmer, Mongolian; FiraGO has two of them."""
_ABOVE, _BELOW = 230, (202, 220)
"""Canonical combining classes of marks above and below a letter."""
_TALL_OR_DOTTED = frozenset("bdfhijklt\u00df\u00f0\u00fe\u0131\u0456\u0457\u0458\u0452\u045b\u04cf")


class Reason(StrEnum):
    """Why a character cannot be printed, in words for a clinician."""

    MISSING = "the font has no sign for it"
    CONTROL = "it is an invisible control character"
    RIGHT_TO_LEFT = "text that runs from right to left cannot be printed yet"
    SHAPED = "this script needs letters to be joined or stacked, which cannot be printed yet"
    ACCENT = "this accent cannot be placed on this letter"


@dataclass(frozen=True, slots=True)
class Unprintable:
    """A character that would be lost or misprinted; index is its place in the text as typed."""

    index: int
    character: str
    reason: Reason

    @property
    def name(self) -> str:
        """The character's Unicode name, or its code point where it has none."""
        return unicodedata.name(self.character, "").lower() or f"U+{ord(self.character):04X}"

    @property
    def message(self) -> str:
        """What is wrong, in words for a clinician."""
        shown = "" if self.reason is Reason.CONTROL else f'"{self.character}" '
        return f"the character {shown}({self.name}) cannot be printed: {self.reason}"

    @property
    def hint(self) -> str:
        """What to do about it."""
        return "leave it out, or write it in another way"


def unprintable(text: str) -> list[Unprintable]:
    """Every character that would be lost or misprinted, in order; empty where all can be printed.

    Checks the text as `as_printed` returns it; indexes refer to the text as given.
    """
    if all(map(_prints_anywhere, set(text))):  # nearly all texts; a text has few different characters
        return []
    return list(_found_in(text))


@lru_cache(maxsize=4096)
def _prints_anywhere(character: str) -> bool:
    """Whether a character can be printed in any context: only combining marks depend on what they follow."""
    return not unicodedata.combining(character) and not any(_found_in(character))


def _found_in(text: str) -> Iterator[Unprintable]:
    """Each character that cannot be printed in its context."""
    has_glyph = partial(_has_glyph, font_face().charToGlyph)
    for start, cluster in _clusters(text):
        whole = as_printed(cluster)
        kept = len(whole) == len(cluster)
        for offset, character in enumerate(whole):
            reason = _reason(character, has_glyph(character))
            if reason is None and offset and unicodedata.combining(character):
                reason = _accent_reason(whole, offset)
            if reason is not None:
                yield Unprintable(start + (offset if kept else 0), character, reason)


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """The clusters of a text (a character and its combining marks), each with its start index."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not unicodedata.combining(text[index]):
            yield start, text[start:index]
            start = index


def _has_glyph(glyphs: dict[int, int], character: str) -> bool:
    # glyph 0 is .notdef, the empty box; private-use characters have no meaning as text
    return glyphs.get(ord(character), 0) != 0 and unicodedata.category(character) != "Co"


def _reason(character: str, has_glyph: bool) -> Reason | None:
    """Why a character cannot be printed in any context, or None."""
    code = ord(character)
    if unicodedata.bidirectional(character) in ("R", "AL", "AN"):
        return Reason.RIGHT_TO_LEFT
    if any(low <= code <= high for low, high in _SHAPED_BLOCKS):
        return Reason.SHAPED
    if unicodedata.category(character) in ("Cc", "Cf", "Cs"):
        return Reason.CONTROL
    return None if has_glyph else Reason.MISSING


def _accent_reason(cluster: str, offset: int) -> Reason | None:
    """ACCENT where an unpositioned combining mark would not fit its letter, else None.

    FiraGO's marks are designed for lower-case letters without a dot or a tall stem.  On any other
    letter, or on a letter that has another mark in the same place, they would overlap.
    """
    place = unicodedata.combining(cluster[offset])
    if place in [unicodedata.combining(other) for other in cluster[1:offset]]:
        return Reason.ACCENT
    base = unicodedata.normalize("NFD", cluster[0])
    if place in _BELOW:
        return None
    fits = base[0].islower() and base[0] not in _TALL_OR_DOTTED
    has_accent = any(unicodedata.combining(mark) == _ABOVE for mark in base[1:])
    return None if place == _ABOVE and fits and not has_accent else Reason.ACCENT
