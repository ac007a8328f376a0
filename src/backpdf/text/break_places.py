"""Where a line may end besides at a space, and where a space must not end one.

Spaces within a number with its unit, a range, or a telephone number hold together, and no line begins with a
separator.  A word wider than a whole line is broken after a hyphen, dash or slash, or after a sign of an
address, before it is cut anywhere.
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
    r"to|or|and|of|bis|oder|til|till|tot|\u00e0|au|a|al|do|\u0434\u043e|[x\u00d7/\u2010-\u2014\u2212-]"
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
_UNIT_WORD: Final = (
    r"seconds?|minutes?|hours?|days?|weeks?|months?|years?|times|sets?|reps?|repetitions?|breaths?|steps?|"
    r"points?|pounds?|stones?|inch(?:es)?|foot|feet|yards?|miles?|(?:centi|kilo)?met(?:re|er)s?|"
    r"Sekunden?|Minuten?|Stunden?|Tagen?|Wochen?|Monaten?|Jahren?|Mal|Schritten?|"
    r"secondes?|heures?|jours?|semaines?|mois|ans?|fois|"
    r"segundos?|minutos?|horas?|d\u00edas?|semanas?|mes(?:es)?|a\u00f1os?|veces"
)
"""Units in words: English, German, French, Spanish."""
_NUMBER_WORD: Final = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_HELD: Final = re.compile(
    rf"(?<!\w){_GROUP}(?:[ ](?:(?:{_BETWEEN})[ ])?{_GROUP})*(?:{_EXTENSION})?"
    rf"(?:[ ]?/?[ ]?(?:{_UNIT}|{_UNIT_WORD})(?!\w))?",
    re.IGNORECASE,
)
_HELD_IN_WORDS: Final = re.compile(
    rf"\b(?:{_NUMBER_WORD})(?:[ ](?:to|or)[ ](?:{_NUMBER_WORD}))?(?:[ ](?:{_UNIT_WORD}))?\b", re.IGNORECASE
)
"""Numbers in words: "one to two weeks"."""
_BEFORE_SEPARATOR: Final = re.compile("[ ](?=[\u00b7\u2022|/\u2010-\u2015-](?:[ ]|$))")
_NUMBER: Final = re.compile(_DIGIT)
_WEAK: Final = re.compile(r"(?<=[\w)\]])[-\u2010\u2012-\u2014/]+(?=[\w(\[])")
_WEAK_IN_ADDRESS: Final = re.compile(r"(?<=\w)[-/.?&=_@#,;:+%~|]+(?=\w)")
_ADDRESS: Final = re.compile(r"://|\bwww\.|\w@\w|\w\.\w+/")
_DASH: Final = re.compile("(?<=\\w)\u2014(?=\\w)")


def held_spaces(text: str) -> set[int]:
    """The indexes of the spaces at which no line may end."""
    held = {found.start() for found in _BEFORE_SEPARATOR.finditer(text)}
    for pattern in (_HELD, _HELD_IN_WORDS) if _NUMBER.search(text) else (_HELD_IN_WORDS,):
        for found in pattern.finditer(text):
            if " " in found[0]:
                held.update(at for at in range(found.start(), found.end()) if text[at] == " ")
    return held


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
