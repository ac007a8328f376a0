"""Clusters: a character and the combining marks on it, which are drawn together and never come apart."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

DOUBLE_MARKS = (233, 234)
"""Canonical combining classes of marks that reach over the next letter, too."""


def clusters(text: str) -> Iterator[tuple[int, str]]:
    """The clusters of a text, each with the index of its first character."""
    start, wide = 0, False
    for index in range(1, len(text) + 1):
        character = text[index : index + 1]
        if character and is_mark(character):
            wide = wide or unicodedata.combining(character) in DOUBLE_MARKS
        elif wide and character.isalpha():
            wide = False
        else:
            yield from [(start, text[start:index])] if text else []
            start, wide = index, False


@lru_cache(maxsize=4096)
def is_mark(character: str) -> bool:
    """Whether a character is drawn on the one before it."""
    return bool(unicodedata.combining(character)) or unicodedata.category(character) in ("Mn", "Me")
