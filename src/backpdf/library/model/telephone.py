"""Telephone numbers as people write them in any country, and as links that a phone can dial (RFC 3966)."""

from __future__ import annotations

import re
from typing import Final

from backpdf.text.cleaning import as_printed

_EXTENSION: Final = (
    r"[ \u00a0]*[,;]?[ \u00a0]*"
    r"(?:[Ee][Xx][Tt](?:\.|[Nn]\.?|ension)?|[Xx]|#|[Oo]ption|[Dd]urchwahl|DW|[Pp]oste|[Ii]nt\.?|[Ww]ew\.?|"
    r"\u0434\u043e\u0431\.?)[ \u00a0]*([0-9]{1,8})"
)
_NUMBER: Final = r"[0-9 \u00a0+()\[\]./\u2010-\u2013-]+"
PHONE_PATTERN: Final = rf"{_NUMBER}(?:{_EXTENSION})?"
"""Digits with the signs that part them, and an extension."""
_PHONE: Final = re.compile(rf"({_NUMBER})(?:{_EXTENSION})?")
_TRUNK_ZERO: Final = re.compile(r"(\+[0-9 \u00a0]{1,5})[(\[]0[)\]]")
_MOST_DIGITS: Final = 15
"""Of a number in any country (ITU-T E.164); more are two numbers in one text."""


def is_phone(text: str) -> bool:
    """Whether a text is a telephone number."""
    return bool(_PHONE.fullmatch(as_printed(text)) and re.search("[0-9]", text))


def phone_link(text: str) -> str | None:
    """The `tel:` address of a telephone number, or None for a text that holds none or several.

    The 0 in brackets after a country code is dialled within the country only, so it is left out.
    """
    found = _PHONE.fullmatch(as_printed(text))
    if found is None:
        return None
    number, extension = found.groups()
    digits = re.sub(r"[^0-9]", "", _TRUNK_ZERO.sub(r"\1", number))
    if not digits or len(digits) > _MOST_DIGITS or "+" in number.strip()[1:]:
        return None
    plus = "+" if number.strip().startswith("+") else ""
    return f"tel:{plus}{digits}" + (f";ext={extension}" if extension else "")
