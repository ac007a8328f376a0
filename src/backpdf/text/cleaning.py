"""Rules for single characters: kept, replaced with a space, removed, or not allowed.

The text of an input file keeps its length (`without_harm`), so that line and column numbers stay valid;
text for the page is reduced to what is printed (`as_printed`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from backpdf.text.clusters import is_mark
from backpdf.text.spelling import spelt_out

NO_BREAK_SPACE: Final = "\u00a0"
REPLACEMENT: Final = "\ufffd"
"""Replaces a character that is not allowed, so that the rest of the text can still be read."""

_NO_BREAK_SPACES: Final = "\u2007\u202f"
"""Figure space and narrow no-break space."""
SOFT_HYPHEN: Final = "\u00ad"
ZERO_WIDTH_SPACE: Final = "\u200b"
WORD_JOINER: Final = "\u2060"
_BREAK_MARKS: Final = frozenset(SOFT_HYPHEN + ZERO_WIDTH_SPACE + WORD_JOINER)
_BREAK_MARK: Final = re.compile("([\u00ad\u200b\u2060])")
_DIRECTION_MARKS: Final = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u2066\u2067\u2068\u2069"
"""Direction marks, embeddings and isolates, which telephones put around numbers; not the reversal, U+202E."""
INVISIBLE: Final = (
    "".join(sorted(_BREAK_MARKS))
    + _DIRECTION_MARKS
    + "\u034f\u180b\u180c\u180d\u180e\u200c\u200d\u2061\u2062\u2063\u2064\u20e3\ufeff"
    + "".join(map(chr, (*range(0x206A, 0x2070), *range(0xFE00, 0xFE10))))
    + "".join(map(chr, (*range(0x1F3FB, 0x1F400), *range(0xE0020, 0xE0080), *range(0xE0100, 0xE01F0))))
)
"""Marks for line breaks and directions, joiners, invisible operators, variations, skin tones, tags."""
_OTHER_SPACES: Final = "\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u1680\u2028\u2029\u205f\u2800\u3000" + "".join(
    map(chr, (*range(0x2000, 0x2007), *range(0x2008, 0x200B)))
)
_AS_PRINTED: Final = str.maketrans(
    dict.fromkeys(_NO_BREAK_SPACES, NO_BREAK_SPACE)
    | dict.fromkeys(INVISIBLE, "")
    | dict.fromkeys(_OTHER_SPACES, " ")
)
_WITH_BREAK_MARKS: Final = {
    code: shown for code, shown in _AS_PRINTED.items() if chr(code) not in _BREAK_MARKS
}


class BreakMark(NamedTuple):
    """A soft hyphen, zero-width space or word joiner, typed before the character at an index of a text."""

    place: int
    character: str


# Pasted text often has line and paragraph separators, form feeds and stray byte order marks.
_HARMLESS: Final = str.maketrans(dict.fromkeys("\t\v\f\x1c\x1d\x1e\x85\u2028\u2029\ufeff", " "))
_REVERSAL: Final = "\u202e"
"""Text after it is seen from right to left: printed as typed, it would read otherwise than it shows."""
# Control characters except the line feed, the reversal of text, lone surrogates, noncharacters.
# A negated list of the allowed characters would take ten times as long to compile.
_HARMFUL: Final = re.compile(f"[\x00-\t\x0b-\x1f\x7f-\x9f{_REVERSAL}\ud800-\udfff\ufffe\uffff]")
_UNSAFE_IN_TERMINAL: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_BREAKABLE: Final = re.compile(r"[^\S\u00a0\u2007\u202f]+")


def as_printed(text: str) -> str:
    """The text as it is printed.

    A letter and its accent become one character where Unicode has one (NFC).  Narrow no-break spaces
    and figure spaces become plain no-break spaces; all other spaces and line ends become plain spaces.
    Ligatures, full-width letters, unit signs and the like are spelt out.  Direction marks and other
    invisible characters are removed.  Everything else stays as typed, including no-break spaces and hyphens.
    """
    text = text.translate(_AS_PRINTED)
    return text if text.isascii() else unicodedata.normalize("NFC", spelt_out(text))


def with_break_marks(text: str) -> tuple[str, tuple[BreakMark, ...]]:
    """The text as it is printed, its white space single, and the break marks typed in it.

    A mark beside a space, or between a letter and its accent, means nothing and is left out; a word joiner
    beside a space makes it a no-break space.
    """
    if _BREAK_MARKS.isdisjoint(text):
        return single_spaces(as_printed(text)), ()
    text = single_spaces(text.translate(_WITH_BREAK_MARKS))
    text = text.replace(WORD_JOINER + " ", NO_BREAK_SPACE).replace(" " + WORD_JOINER, NO_BREAK_SPACE)
    first, *others = _BREAK_MARK.split(" ".join(_without_marks_at_ends(text.split(" "))))
    parts = [first]
    typed: list[str] = []
    for mark, part in zip(others[::2], others[1::2], strict=True):
        if part and not is_mark(part[0]):
            parts.append(part)
            typed.append(mark)
        else:
            parts[-1] += part
    printed = [as_printed(part) for part in parts]
    places = accumulate(map(len, printed))
    return "".join(printed), tuple(map(BreakMark, places, typed))


def _without_marks_at_ends(words: list[str]) -> Iterator[str]:
    """The words without break marks at their ends; empty ones only where the text has a space at its end."""
    last = len(words) - 1
    for index, word in enumerate(words):
        bare = word.strip("".join(_BREAK_MARKS))
        if bare or index in (0, last):
            yield bare


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

    These are control characters, the reversal of text (U+202E), lone surrogates and noncharacters.
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
    if character == _REVERSAL:
        return f"a hidden character that reverses text ({code})", hint
    if unicodedata.category(character) == "Cs":
        return f"a broken character ({code})", hint
    return f"a hidden control character ({code})", hint


def for_terminal(text: str) -> str:
    """The text safe to show in a terminal: U+FFFD for line ends, escape sequences and direction marks."""
    return text if text.isprintable() else _UNSAFE_IN_TERMINAL.sub(REPLACEMENT, text)
