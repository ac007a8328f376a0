"""Signs that look like YAML's own in a line, but are others: dashes, bullets, colons, spaces.

Word processors, phones and web pages put them in place of what was typed.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from backpdf.quoting import shorten

UNUSUAL_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""For a character class: spaces that YAML does not take for one."""
_HIDDEN = "\u00ad\u200b-\u200f\u2060-\u2064\u2066-\u2069\ufeff"
_DASHES = "\u2010-\u2015\u2043\u2212"
_BULLETS = "\u2022\u2023\u204c\u204d\u2219\u00b7\u25a0-\u25ff\u2605\u2606\u2713\u2714\u27a2\u27a4*+"
_COLONS = "\uff1a\ufe55\ua789\u2236\u02d0\u0589"

_ITEM = re.compile(
    rf"""^[ ]*(?:
        (?P<plain>-)(?=[ ]|$)
      | -(?P<space>[{UNUSUAL_SPACES}{_HIDDEN}]+)[ ]*
      | (?P<narrow>-)(?=\S)
      | (?P<number>\(?(?:\d{{1,2}}|[a-z])[.)])[ {UNUSUAL_SPACES}]+
      | (?P<bullet>[{_DASHES}{_BULLETS}])(?:[ {UNUSUAL_SPACES}]+|(?=[^\W_]))
    )""",
    re.VERBOSE,
)
_FIELD = re.compile(
    rf"""^(?P<lead>[ ]*(?:-[ ]+)?)(?P<name>[A-Za-z_]+)(?:
        (?P<colon>[ ]?[{_COLONS}])[ ]*
      | (?P<before>[{UNUSUAL_SPACES}{_HIDDEN}]+)[ ]*:[ ]*
      | :(?P<after>[{UNUSUAL_SPACES}{_HIDDEN}]+)[ ]*
    )""",
    re.VERBOSE,
)
_INDENTATION = re.compile(f"^ *[{UNUSUAL_SPACES}][ {UNUSUAL_SPACES}]*", re.MULTILINE)
_ODD_IN_NAME = re.compile(f"[{UNUSUAL_SPACES}{_HIDDEN}]")


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A sign in a line: column (from 1) and number of characters, what is wrong, and what to write."""

    column: int
    width: int
    message: str
    hint: str


def is_item(line: str) -> bool:
    """Whether a line starts as a list item does, or as people write one."""
    return _ITEM.match(line) is not None


def plain_indentation(text: str) -> str:
    """The text with plain spaces at the start of its lines in place of others; its length stays the same."""
    return _INDENTATION.sub(lambda found: " " * len(found[0]), text)


def item_look_alike(line: str) -> LookAlike | None:
    """The sign at the start of a line that stands for the dash and space of a list item."""
    found = _ITEM.match(line)
    if found is None or found["plain"]:
        return None
    rest = shorten(line[found.end() :])
    write = f'write "- {rest}", under the other items'
    if found["space"]:
        column, width = found.start("space") + 1, len(found["space"])
        return LookAlike(column, width, f"{_named(found['space'])} after the dash", f'write "- {rest}"')
    if found["narrow"]:
        return LookAlike(found.end(), 1, "no space after the dash", write)
    kind = "number" if found["number"] else "bullet"
    sign = found[kind]
    message = f'a list item starts with the plain dash "-", not with "{sign}"'
    if unicodedata.category(sign[0]) == "Pd":
        message = f'this is a long dash ("{sign}"); a list item starts with the plain dash "-"'
    return LookAlike(found.start(kind) + 1, len(sign), message, write)


def field_look_alike(line: str) -> LookAlike | None:
    """The sign after the name of a field that stands for the colon or for the space after it."""
    found = _FIELD.match(line)
    if found is None:
        return None
    write = f'write "{found["name"]}: {shorten(line[found.end() :])}"'
    if found["colon"]:
        sign = found["colon"].strip()
        column = found.end("colon")
        return LookAlike(column, 1, f'this sign ("{sign}") is not the plain colon ":"', write)
    kind, where = ("before", "before") if found["before"] else ("after", "after")
    spaces = found[kind]
    return LookAlike(
        found.start(kind) + 1,
        len(spaces),
        f"{_named(spaces)} {where} the colon",
        f"{write}, with a plain space",
    )


def look_alike(line: str) -> LookAlike | None:
    """The first sign in a line that stands for one of YAML's own."""
    return field_look_alike(line) or item_look_alike(line)


def odd_in_name(name: str) -> tuple[int, str] | None:
    """Index and name of a space or hidden character in the name of a field."""
    found = _ODD_IN_NAME.search(name)
    return None if found is None else (found.start(), _named(found[0]))


def _named(characters: str) -> str:
    character = characters[0]
    if character in "\u00a0\u2007\u202f":
        return "a no-break space"
    if unicodedata.category(character) == "Zs":
        return f"an unusual space (U+{ord(character):04X})"
    return f"a hidden character (U+{ord(character):04X})"
