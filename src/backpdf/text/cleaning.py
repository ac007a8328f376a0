"""Which characters of a text are kept, become a space, vanish, or may not stand in it.

All rules about single characters are here.  Texts of files keep their length (`without_harm`), so that
places in them stay true; texts for the page are shortened to what is printed (`as_printed`).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

NO_BREAK_SPACE: Final = "\u00a0"
REPLACEMENT: Final = "\ufffd"
"""Stands for a character that may not stand there, so that the rest of a text can still be read."""

_NO_BREAK_SPACES: Final = "\u2007\u202f"
"""Figure space and narrow no-break space."""
INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0e\ufe0f"
"""Soft hyphen, zero-width characters, direction marks, variation selectors."""
_OTHER_SPACES: Final = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029\u205f\u3000" + "".join(
    map(chr, (*range(0x2000, 0x2007), *range(0x2008, 0x200B)))
)
_AS_PRINTED: Final = str.maketrans(
    dict.fromkeys(_NO_BREAK_SPACES, NO_BREAK_SPACE)
    | dict.fromkeys(INVISIBLE, "")
    | dict.fromkeys(_OTHER_SPACES, " ")
)

# Line and paragraph separators, form feeds and stray byte order marks come with pasted text.
_HARMLESS: Final = str.maketrans(dict.fromkeys("\t\v\f\x1c\x1d\x1e\x85\u2028\u2029\ufeff", " "))
_BIDI_OVERRIDES: Final = "\u202d\u202e"
# Controls but the line feed, overrides, lone surrogates, non-characters.  The letters that remain,
# written out and negated, would take ten times as long to compile.
_HARMFUL: Final = re.compile("[\x00-\t\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
_BREAKABLE: Final = re.compile(r"[^\S\u00a0\u2007\u202f]+")


def as_printed(text: str) -> str:
    """The text as it is printed.

    Letter and accent become one character where there is one (NFC).  A narrow or figure no-break
    space becomes a plain no-break space, every other kind of space and line end a plain space.
    Invisible characters vanish.  All else stays as typed, no-break spaces and hyphens included.
    """
    return unicodedata.normalize("NFC", text.translate(_AS_PRINTED))


def on_one_line(text: str) -> str:
    """The text with single spaces, none at its ends."""
    return " ".join(text.split())


def single_spaces(text: str) -> str:
    """The text with each run of spaces that may break as one space; no-break spaces stay."""
    return _BREAKABLE.sub(" ", text)


def with_plain_spaces(text: str) -> str:
    """The text with a space for each harmless control character, so that its length stays."""
    return text.translate(_HARMLESS)


def harmful_characters(text: str) -> list[int]:
    """The places (from 0) of characters that may not stand in a file: controls, overrides, halves."""
    return [match.start() for match in _HARMFUL.finditer(text)]


def without_harm(text: str) -> str:
    """The text with U+FFFD for each harmful character, and spaces for harmless controls."""
    if text.isascii() and text.isprintable():
        return text
    return _HARMFUL.sub(REPLACEMENT, with_plain_spaces(text))


def first_harmful(text: str) -> str | None:
    """The first harmful character of a text, if there is one."""
    if text.isascii() and text.isprintable():
        return None
    found = _HARMFUL.search(with_plain_spaces(text))
    return found[0] if found else None


def harm(character: str) -> tuple[str, str]:
    """Message and hint for a harmful character."""
    code = f"U+{ord(character):04X}"
    hint = "delete this character, or type the word again"
    if character in _BIDI_OVERRIDES:
        return f"a hidden character that reverses text ({code})", hint
    if unicodedata.category(character) == "Cs":
        return f"a broken character ({code})", hint
    return f"a hidden control character ({code})", hint


def for_terminal(text: str) -> str:
    """The text on one line, with U+FFFD for all that a terminal would obey."""
    return "".join(character if character.isprintable() else REPLACEMENT for character in text)
