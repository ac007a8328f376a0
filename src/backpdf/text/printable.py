"""What FiraGO can print, and the text as it is printed.

Each character is printed as one glyph: Arabic letters are not joined, Hebrew is not reordered, and accents
are not placed.  A text that would need this is a problem, and is never misprinted.
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
"""Indic scripts, Thai, Lao, Tibetan, Myanmar, Khmer, Mongolian; FiraGO holds two of them."""
_ABOVE, _BELOW = 230, (202, 220)
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
    """A character that would be lost or misprinted; index counts characters of the text as typed."""

    index: int
    character: str
    reason: Reason

    @property
    def name(self) -> str:
        """The character's Unicode name, or its code point where it has none."""
        return unicodedata.name(self.character, "").lower() or f"U+{ord(self.character):04X}"

    @property
    def message(self) -> str:
        """What is wrong, for a clinician."""
        shown = "" if self.reason is Reason.CONTROL else f'"{self.character}" '
        return f"the character {shown}({self.name}) cannot be printed: {self.reason}"

    @property
    def hint(self) -> str:
        """What to do."""
        return "leave it out, or write it in another way"


def unprintable(text: str) -> list[Unprintable]:
    """Every character that would be lost or misprinted, in order; empty for a text that prints well.

    Looks at the text as `as_printed` makes it; the indexes are those of the text as given.
    """
    if all(map(_prints_anywhere, set(text))):  # nearly all texts, and they hold few different characters
        return []
    return list(_found(text))


@lru_cache(maxsize=4096)
def _prints_anywhere(character: str) -> bool:
    """Whether a character prints well next to any other: only accents depend on what they follow."""
    return not unicodedata.combining(character) and not any(_found(character))


def _found(text: str) -> Iterator[Unprintable]:
    """Each character that does not print where it stands."""
    has_sign = partial(_has_sign, font_face().charToGlyph)
    for start, cluster in _clusters(text):
        whole = as_printed(cluster)
        kept = len(whole) == len(cluster)
        for offset, character in enumerate(whole):
            reason = _reason(character, has_sign(character))
            if reason is None and offset and unicodedata.combining(character):
                reason = _accent_reason(whole, offset)
            if reason is not None:
                yield Unprintable(start + (offset if kept else 0), character, reason)


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """The text cut before every character that is not a combining mark, with start indexes."""
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or not unicodedata.combining(text[index]):
            yield start, text[start:index]
            start = index


def _has_sign(glyphs: dict[int, int], character: str) -> bool:
    # glyph 0 is the empty box; private-use glyphs would be unreadable as text
    return glyphs.get(ord(character), 0) != 0 and unicodedata.category(character) != "Co"


def _reason(character: str, has_sign: bool) -> Reason | None:
    """What is wrong with a character by itself."""
    code = ord(character)
    if unicodedata.bidirectional(character) in ("R", "AL", "AN"):
        return Reason.RIGHT_TO_LEFT
    if any(low <= code <= high for low, high in _SHAPED_BLOCKS):
        return Reason.SHAPED
    if unicodedata.category(character) in ("Cc", "Cf", "Cs"):
        return Reason.CONTROL
    return None if has_sign else Reason.MISSING


def _accent_reason(cluster: str, offset: int) -> Reason | None:
    """Whether a combining mark meets its letter although nothing places it.

    FiraGO draws marks for lower-case letters without a dot or a tall stem: over these they sit
    right; they would run into any other letter, and into each other.
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
