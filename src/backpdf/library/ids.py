"""The ids of exercises and programs, which are their file names without the ending."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

ID_PATTERN: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
LONGEST_ID: Final = 60
RESERVED_ON_WINDOWS: Final = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9\u00b9\u00b2\u00b3])", re.IGNORECASE
)
"""Names that mean a device on Windows, with any ending.  Source: Microsoft, "Naming Files, Paths, and
Namespaces"."""

_APOSTROPHES: Final = str.maketrans("", "", "'\u2018\u2019\u02bc")
_SPELT: Final = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa", "æ": "ae", "œ": "oe", "ł": "l",
        "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "\u0131": "i", "ŋ": "ng", "ĸ": "k", "ŧ": "t", "ə": "e",
    }
)  # fmt: skip
"""Letters that no accent can be taken from, and those whose spelling is not the bare letter."""


def spelt_id(text: str) -> str:
    """The text as an id: "Übung Ø 2" is "uebung-oe-2"; empty where no letter or digit is left.

    Letters with accents lose them; signs and spaces become single hyphens.
    """
    lower = unicodedata.normalize("NFC", text).lower().translate(_APOSTROPHES)
    return re.sub(r"[^a-z0-9]+", "-", _in_plain_letters(lower)).strip("-")[:LONGEST_ID].strip("-")


def unspelt_letter(text: str) -> str | None:
    """The first letter or digit that an id cannot spell, such as one of another script; or None."""
    for letter in unicodedata.normalize("NFC", text):
        if letter.isalnum() and not re.search(r"[a-z0-9]", _in_plain_letters(letter.lower())):
            return letter
    return None


def nearest_id(text: str) -> str:
    """The text as an id; "unnamed" where nothing of it can be spelt."""
    return spelt_id(text) or "unnamed"


def is_reserved(name: str) -> bool:
    """Whether Windows takes a file name, with any ending, for one of its devices."""
    return RESERVED_ON_WINDOWS.fullmatch(name.partition(".")[0].rstrip()) is not None


def _in_plain_letters(lower: str) -> str:
    plain = unicodedata.normalize("NFKD", lower.translate(_SPELT))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
