"""Where a line may end besides at a space, and where a space must not end one.

Spaces within a number with its unit, a range, or a telephone number hold together.  A word wider than a whole
line is broken after a hyphen, dash or slash, or after a sign of an address, before it is cut anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_FRACTIONS: Final = "\u00bc-\u00be\u2150-\u215e"
_DIGIT: Final = rf"[\d{_FRACTIONS}]"
_GROUP: Final = (
    rf"[+(\u2212-]{{0,4}}{_DIGIT}"
    rf"(?:[\d{_FRACTIONS}().,/:\u2010-\u2014\u2212-]{{0,40}}[\d{_FRACTIONS})])?"
)
"""Digits that no space divides: 8, 8-12, 3.5, 1½, (0)20, +44, 10:30."""
_BETWEEN: Final = (
    r"to|or|and|bis|oder|til|till|tot|\u00e0|au|a|al|do|\u0434\u043e|[x\u00d7/\u2010-\u2014\u2212-]"
)
"""Words and signs between two numbers that belong together, in the languages around us."""
_EXTENSION: Final = (
    r",?[ ]?(?:ext\.?|extn\.?|extension|x|#|option|Durchwahl|DW|poste|int\.?|wew\.?|\u0434\u043e\u0431\.?)"
    r"[ ]?\d+"
)
_UNIT: Final = (
    r"[kmc\u00b5\u03bc]?g|kgs?|lbs?|oz|st|[kmc]?m[\u00b2\u00b3]?|ft|in|yd|ms|s|secs?|mins?|h|hrs?|[mcd]?l|"
    r"k?cal|k?J|k?W|Nm?|bpm|mmHg|\u00b0[CF]?|%|[x\u00d7]|\u20ac|\u00a3|\$|km/h|m/s|"
    r"\u043a\u0433|\u0433|\u0441\u043c|\u043c|\u0441|\u043c\u0438\u043d"
)
_HELD: Final = re.compile(
    rf"(?<!\w){_GROUP}(?:[ ](?:(?:{_BETWEEN})[ ])?{_GROUP})*(?:{_EXTENSION})?"
    rf"(?:[ ]?/?[ ]?(?:{_UNIT})(?!\w))?",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(_DIGIT)
_WEAK: Final = re.compile(r"(?<=[\w)\]])[-\u2010\u2012-\u2014/]+(?=[\w(\[])")
_WEAK_IN_ADDRESS: Final = re.compile(r"(?<=\w)[-/.?&=_@#,;:+%~|]+(?=\w)")
_ADDRESS: Final = re.compile(r"://|\bwww\.|\w@\w|\w\.\w+/")
_DASH: Final = re.compile("(?<=\\w)\u2014(?=\\w)")


def held_spaces(text: str) -> set[int]:
    """The indexes of the spaces at which no line may end."""
    if not _NUMBER.search(text):
        return set()
    return {
        at
        for held in _HELD.finditer(text)
        if " " in held[0]
        for at in range(held.start(), held.end())
        if text[at] == " "
    }


def dash_breaks(text: str) -> set[int]:
    """The indexes after dashes between two words, where a line may always end."""
    return {dash.end() for dash in _DASH.finditer(text)} if "\u2014" in text else set()


def weak_breaks(text: str, start: int, end: int) -> Iterator[int]:
    """The indexes within a word at which it may be broken where it is wider than a line, in order.

    Never after a minus or a sign before a number, and never within a number or a range.
    """
    is_address = _ADDRESS.search(text, start, end) is not None
    for found in (_WEAK_IN_ADDRESS if is_address else _WEAK).finditer(text, start, end):
        if not (text[found.start() - 1].isdigit() and text[found.end()].isdigit()):
            yield found.end()
