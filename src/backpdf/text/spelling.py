"""Characters that stand for others, spelt out: ligatures, full-width letters, unit signs, letters in a frame.

They come from other programs: ligatures from PDFs, full-width digits from Asian keyboards, mathematical
letters from social media, and bullets of the fonts Symbol and Wingdings from word processors.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SPELT: Final = re.compile(
    "[\u2103\u2109\u2121\u2160-\u217f\u2474-\u24b5\ufb00-\ufb06\uff01-\uff5e\uffe0-\uffe6"
    "\u3371-\u337a\u3380-\u33df\u33ff\U0001d400-\U0001d7ff\uf000-\uf0ff]"
)
_OF_SYMBOL_FONTS: Final = {
    0xF0B7: "\u2022",  # Symbol: bullet
    0xF0A7: "\u25aa",  # Wingdings, as word processors use it: square bullet
    0xF0A8: "\u25a1",
    0xF0D8: "\u27a2",
    0xF0E0: "\u2192",
    0xF0FB: "\u2717",
    0xF0FC: "\u2713",
}
_PLAINER: Final = str.maketrans({"\u2113": "l", "\u2215": "/", "\u017f": "s"})
"""The script l of litres, the division slash of units, and the long s of a ligature."""


def spelt_out(text: str) -> str:
    """The text with each such character replaced with those that it stands for, as Unicode defines them."""
    return _SPELT.sub(_spelling, text)


def _spelling(found: re.Match[str]) -> str:
    character = found[0]
    code = ord(character)
    if code in _OF_SYMBOL_FONTS:
        return _OF_SYMBOL_FONTS[code]
    # one step only: the square of a unit stays a raised 2
    kind, *parts = unicodedata.decomposition(character).split() or [""]
    if not kind.startswith("<"):
        return character
    return "".join(chr(int(part, 16)) for part in parts).translate(_PLAINER)
