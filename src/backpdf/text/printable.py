"""Finds characters that no font at hand can print.

A letter with its marks is shaped by itself, without its neighbours: Arabic letters are not joined, and Hebrew
is not reordered.  A text that needs more is reported, not misprinted.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from backpdf.text.cleaning import as_printed
from backpdf.text.clusters import clusters, is_mark
from backpdf.text.fonts import typeface

_SHAPED_BLOCKS = ((0x0900, 0x109F), (0x1780, 0x18AF), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF))
"""Scripts that need shaping: Indic, Thai, Lao, Tibetan, Myanmar, Khmer, Mongolian; FiraGO has two of them."""
_STAND_INS = "\ufffc\ufffd"
"""What programs put in place of an object or a letter that they could not keep."""


class Reason(StrEnum):
    """Why a character cannot be printed, in words for a clinician."""

    MISSING = "the font has no sign for it"
    LOST = "it stands for something that was lost on the way here"
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
        shown = "" if not self.character.isprintable() else f'"{self.character}" '
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
    return not is_mark(character) and not any(_found_in(character))


def _found_in(text: str) -> Iterator[Unprintable]:
    """Each character that cannot be printed in its context."""
    face = typeface()
    for start, cluster in clusters(text):
        whole = as_printed(cluster)
        kept = len(whole) == len(cluster)
        reasons = [(offset, _reason(character)) for offset, character in enumerate(whole)]
        if not any(reason for _, reason in reasons) and (lost := face.unprintable(whole)):
            offset = whole.index(lost[0])
            alone = [face.unprintable(character) for character in lost[0] if not is_mark(character)]
            if len(lost[0]) > 1 and not any(alone):
                first = next((place for place, sign in enumerate(lost[0]) if is_mark(sign)), 0)
                reasons = [(offset + first, Reason.ACCENT)]
            else:
                reasons = [(offset, Reason.ACCENT if is_mark(lost[0][0]) else Reason.MISSING)]
        for offset, reason in reasons:
            if reason is not None:
                yield Unprintable(start + (offset if kept else 0), whole[offset], reason)


def _reason(character: str) -> Reason | None:
    """Why a character cannot be printed whatever fonts there are, or None."""
    code = ord(character)
    if unicodedata.bidirectional(character) in ("R", "AL", "AN"):
        return Reason.RIGHT_TO_LEFT
    if any(low <= code <= high for low, high in _SHAPED_BLOCKS):
        return Reason.SHAPED
    if character in _STAND_INS:
        return Reason.LOST
    if unicodedata.category(character) in ("Cc", "Cf", "Cs"):
        return Reason.CONTROL
    return None
