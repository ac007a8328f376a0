"""Cells that do not hold what their list shows: errors, formulas, escapes, letters gone wrong.

Escapes with one meaning are read; all else is told.  No message repeats what stands in a cell.

Words such as NULL and nan are what programs write for "nothing"; but Null, Nan and Na are people's names.
So they are faults as whole cells only, and in the spelling of programs; "J. NULL" and "Null" are names.
"""

from __future__ import annotations

import html
import re

from backpdf.text.cleaning import REPLACEMENT

_ERROR = re.compile(
    r"#(?:N/?[AVD]\b|(?:REF|NULL|DIV/0|VALUE|NAME|NUM|SPILL|CALC|FIELD|BLOCKED|CONNECT|BUSY|UNKNOWN|ERROR)\b[!?]?"
    r"|GETTING_DATA|NULL!)|^#[¡¿]?[^\W\d][\w/]*[!?]$|^#{2,}$|^Err:\d{3}$|^#$",
    re.IGNORECASE,
)
"""Errors of Excel, LibreOffice and others, in any language of theirs: #REF!, #BEZUG!, #¿NOMBRE?, Err:502."""
_WORDS_FOR_NOTHING = (
    "NULL null (null) <null> \\N nan NaN NAN -nan NaT None none NONE N/A n/a N/a NA <NA> #NA undefined nil"
)
_NOTHING = frozenset([*_WORDS_FOR_NOTHING.split(), "[object Object]"])
_SHORT_NUMBER = re.compile(r"[+-]?\d(?:[.,]\d+)?E[+-]?\d+", re.IGNORECASE)
_LOST_LETTER = re.compile(r"[^\W\d_]\?[^\W\d_]")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_PROTECTED = re.compile(r'="(.*)"', re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]{2,}")
_ENTITIES_OF_ENTITIES = 3

Fault = tuple[str, str]
"""Message and hint."""

_GARBLED = (
    "the letters of this cell were spoilt by a program that saved the list",
    'type the cell again, or export the list anew as "CSV UTF-8"',
)


def unescaped(text: str) -> str:
    """The text that a cell stands for: that of `O&#39;Neill`, `Two_x000D_lines` and `="00123"`."""
    if "&" not in text and "_x" not in text and not text.startswith("="):
        return text
    if "&" in text:
        for _ in range(_ENTITIES_OF_ENTITIES):
            text = _ENTITY.sub(lambda match: html.unescape(match[0]), text)
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)).replace("\r", "\n"), text)
    protected = _PROTECTED.fullmatch(text)
    return (protected[1].replace('""', '"') if protected else text).strip()


def cell_fault(text: str, *, is_name: bool = False, is_reference: bool = False) -> Fault | None:
    """What is wrong with a text that was unescaped, in any column; None where it is a text like others."""
    if ("#" in text or text[:3].lower() == "err") and _ERROR.search(text):
        return "the cell holds an error of a spreadsheet", "type what it should hold, or leave it empty"
    if text in _NOTHING:
        message = "the cell holds a word by which programs say that there is nothing"
        hint = "leave it empty; if it is somebody's name, add an initial"
        return message, hint
    if text.startswith("=") and len(text) > 1:
        message = "the cell holds a formula, and not its result"
        return message, "open the list in your spreadsheet and save it again, or type the result"
    if (
        REPLACEMENT in text
        or (is_name and _LOST_LETTER.search(text))
        or (not text.isascii() and _is_garbled(text))
    ):
        return _GARBLED
    if is_reference and _SHORT_NUMBER.fullmatch(text):
        message = "the spreadsheet has shortened this long number, and lost digits of it"
        return message, "format the column as text, and type the number again"
    return None


def _is_garbled(text: str) -> bool:
    """Whether UTF-8 was read as something older and saved again: `MÃ¼ller` for Müller."""
    return any(
        _is_utf8_read_as(match[0], encoding) and (encoding != "cp1250" or _beside_small(text, match))
        for match in _BEYOND_ASCII.finditer(text)
        for encoding in ("latin-1", "cp1252", "mac_roman", "cp1250")
    )


def _is_utf8_read_as(run: str, encoding: str) -> bool:
    try:
        data = b"".join(
            bytes([ord(sign)]) if "\x80" <= sign <= "\x9f" else sign.encode(encoding) for sign in run
        )
        return len(data.decode("utf-8")) < len(data)
    except UnicodeError:
        return False


def _beside_small(text: str, match: re.Match[str]) -> bool:
    """Whether plain small letters stand beside: `PLĂŞU` is a word in capitals, `mĂĽller` is none."""
    around = text[max(0, match.start() - 1) : match.start()] + text[match.end() : match.end() + 1]
    return any(letter.islower() for letter in around)
