"""Rules for single characters: kept, replaced with a space, removed, or not allowed.

The text of an input file keeps its length (`without_harm`), so that line and column numbers stay valid;
text for the page is reduced to what is printed (`as_printed`).
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

NO_BREAK_SPACE: Final = "\u00a0"
REPLACEMENT: Final = "\ufffd"
"""Replaces a character that is not allowed, so that the rest of the text can still be read."""

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

# Pasted text often has line and paragraph separators, form feeds and stray byte order marks.
_HARMLESS: Final = str.maketrans(dict.fromkeys("\t\v\f\x1c\x1d\x1e\x85\u2028\u2029\ufeff", " "))
_BIDI_OVERRIDES: Final = "\u202d\u202e"
# Control characters except the line feed, bidirectional overrides, lone surrogates, noncharacters.
# A negated list of the allowed characters would take ten times as long to compile.
_HARMFUL: Final = re.compile("[\x00-\t\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff\ufffe\uffff]")
_BREAKABLE: Final = re.compile(r"[^\S\u00a0\u2007\u202f]+")


def as_printed(text: str) -> str:
    """The text as it is printed.

    A letter and its accent become one character where Unicode has one (NFC).  Narrow no-break spaces
    and figure spaces become plain no-break spaces; all other spaces and line ends become plain spaces.
    Invisible characters are removed.  Everything else stays as typed, including no-break spaces and hyphens.
    """
    return unicodedata.normalize("NFC", text.translate(_AS_PRINTED))


def on_one_line(text: str) -> str:
    """The text with all white space reduced to single spaces, and none at its ends."""
    return " ".join(text.split())


def single_spaces(text: str) -> str:
    """The text with each sequence of breakable white space as one space; no-break spaces stay."""
    return _BREAKABLE.sub(" ", text)


def with_plain_spaces(text: str) -> str:
    """The text with a space in place of each harmless control character; its length stays the same."""
    return text.translate(_HARMLESS)


def harmful_characters(text: str) -> list[int]:
    """The indexes (from 0) of characters not allowed in a file.

    These are control characters, bidirectional overrides, lone surrogates and noncharacters.
    """
    return [match.start() for match in _HARMFUL.finditer(text)]


def without_harm(text: str) -> str:
    """The text with U+FFFD for each harmful character and a space for each harmless control character."""
    if text.isascii() and text.isprintable():
        return text
    return _HARMFUL.sub(REPLACEMENT, with_plain_spaces(text))


def first_harmful(text: str) -> str | None:
    """The first harmful character of a text, or None."""
    if text.isascii() and text.isprintable():
        return None
    found = _HARMFUL.search(with_plain_spaces(text))
    return found[0] if found else None


def harm(character: str) -> tuple[str, str]:
    """Message and hint of the problem that reports a harmful character."""
    code = f"U+{ord(character):04X}"
    hint = "delete this character, or type the word again"
    if character in _BIDI_OVERRIDES:
        return f"a hidden character that reverses text ({code})", hint
    if unicodedata.category(character) == "Cs":
        return f"a broken character ({code})", hint
    return f"a hidden control character ({code})", hint


def for_terminal(text: str) -> str:
    """The text safe to show in a terminal: U+FFFD for line ends, escape sequences and the like."""
    return "".join(character if character.isprintable() else REPLACEMENT for character in text)
