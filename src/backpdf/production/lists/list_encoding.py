"""The text of a CSV file, whatever encoding a spreadsheet saved it in: only where it is sure.

UTF-8 and UTF-16 show by themselves.  In all older encodings a byte means one letter here and another one
there, so each of them is tried: a reading is credible where every word has the letters of one family of
languages, and capitals where words have them.  Where all credible readings are one text, it is that.
"""

from __future__ import annotations

import codecs
import re
from itertools import pairwise

from backpdf.problems import Problem, UsageError

_NAMES = {
    "ansi": "cp1252",
    "western": "cp1252",
    "windows": "cp1252",
    "latin1": "cp1252",
    "iso88591": "cp1252",
    "centraleuropean": "cp1250",
    "mac": "mac_roman",
    "macroman": "mac_roman",
    "macintosh": "mac_roman",
    "applemacintosh": "mac_roman",
    "unicode": "utf-16",
    "unicodetext": "utf-16",
    "utf8bom": "utf-8-sig",
    "utf8": "utf-8-sig",
    "dos": "cp850",
    "msdos": "cp850",
}
"""Names that people and programs use and Python does not, or with a narrower meaning."""
_TEXT_CODEC = re.compile(r"(utf-(8|16|32)|cp\d|iso8859|mac-|koi8|gb|big5|shift_jis|euc_|tis|hp-roman|ascii)")
_EXAMPLES = "windows-1252 (Windows, western), windows-1250 (Windows, central), mac (Mac), utf-16"
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_WESTERN = (frozenset("äöüßéèêëàâáçîïíìôóòùúûñãõœæÿ"), frozenset("æøåéäöü"), frozenset("áéíóúýþæðö"))
_LANGUAGES = {
    "cp1252": _WESTERN,
    "mac_roman": _WESTERN,
    "cp850": _WESTERN,
    "cp1250": (
        frozenset("áčďéěíňóřšťúůýžöü"),
        frozenset("áäčďéíĺľňóôŕšťúýž"),
        frozenset("ąćęłńóśźżöü"),
        frozenset("áéíóöőúüűä"),
        frozenset("čćđšžé"),
        frozenset("ăâîşţ"),
    ),
    "mac_latin2": (
        frozenset("áčďéěíňóřšťúůýž"),
        frozenset("ąćęłńóśźż"),
        frozenset("áéíóöőúüű"),
    ),
    "cp1254": (frozenset("çğıöşüâîû"),),
    "cp1257": (frozenset("ąčęėįšųūž"), frozenset("āčēģīķļņšūž"), frozenset("äöüõšž")),
}
"""Small letters of each family of languages that an encoding is used for."""
_SIGNS_BESIDE_WORDS = (
    "\u2019\u2018\u201c\u201d\u201e\u2013\u2014\u2026\u20ac\u00a0\u00b0\u00a3\u00ab\u00bb\u00b7\u00bd"
    "\u00bc\u00be\u2022\u00a7"
)
_SIGNS = dict.fromkeys(("cp1252", "cp1250", "mac_roman", "cp1254", "cp1257"), _SIGNS_BESIDE_WORDS)
"""Signs between and beside words."""
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_ASCII = re.compile(r"[A-Za-z]")
_OTHER_ALPHABET = re.compile(r"[^\x00-\x7f]{4}")
"""So many letters beyond ASCII side by side belong to Greek, Cyrillic and the like."""


def parse_encoding(name: str) -> str:
    """Python's name of an encoding that somebody typed; raises UsageError for one that is not known."""
    plain = re.sub(r"[^a-z0-9]", "", name.casefold())
    if plain in _NAMES:
        return _NAMES[plain]
    for typed in (name.strip(), plain, plain.replace("windows", "cp"), f"mac_{plain.removeprefix('mac')}"):
        try:
            codec = codecs.lookup(typed).name
        except (LookupError, ValueError):
            continue
        if _TEXT_CODEC.match(codec):
            return codec
    raise UsageError(f'--encoding: "{name}" is not the name of an encoding', f"write one such as {_EXAMPLES}")


def decode_list(data: bytes, shown: str, encoding: str | None = None) -> str | Problem:
    """The text of a list; encoding is Python's name of one that was asked for.

    A problem where the bytes cannot be that, or can be several texts.
    """
    if encoding is not None:
        return _decoded_as(data, shown, encoding)
    found = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), None)
    found = found or _utf16_without_mark(data) or "utf-8"
    try:
        return data.decode(found)
    except UnicodeDecodeError:
        if found != "utf-8":
            message = (
                f"the file begins as {found.upper().removesuffix('-SIG')} text, and goes on as something else"
            )
            return Problem(shown, message, hint='save it again as "CSV UTF-8"')
    if b"\0" in data:
        message = "the file is not text: it looks like a picture, a document or a workbook"
        return Problem(shown, message, hint='save the list as "CSV UTF-8", or as an Excel workbook (.xlsx)')
    readings = _credible_readings(data)
    if len(readings) == 1:
        return readings.pop()
    message = "the file is not UTF-8 text, and its letters can be read in more than one way"
    hint = f'save it as "CSV UTF-8"; or say how it was saved with --encoding NAME: {_EXAMPLES}'
    return Problem(shown, message, hint=hint)


def _decoded_as(data: bytes, shown: str, encoding: str) -> str | Problem:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        text = None
    if text is None or text.count("\0") * 3 > len(text):
        message = "the file is not text in the encoding that --encoding names"
        return Problem(shown, message, hint="leave --encoding out, or name another")
    return text


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 in either order, where every other byte of a long stretch is zero."""
    start = data[:4096]
    even, odd = start[::2], start[1::2]
    if not odd or len(data) % 2:
        return None
    for name, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros.count(0) * 3 > len(zeros) and not others.count(0):
            return name
    return None


def _credible_readings(data: bytes) -> set[str]:
    """The texts that the bytes may be, by the encodings that are credible."""
    words = set(_WORD.findall(data))
    return {data.decode(encoding) for encoding in _LANGUAGES if _is_credible(words, encoding)}


def _is_credible(words: set[bytes], encoding: str) -> bool:
    """Whether all words have letters and capitals as words of one family of languages have them."""
    found: set[str] = set()
    for word in words:
        try:
            text = word.decode(encoding)
        except UnicodeDecodeError:
            return False
        for part in re.split(f"[{re.escape(_SIGNS.get(encoding, ' '))}]", text):
            if part and not _is_word(part):
                return False
            found.update(letter for letter in part.lower() if not letter.isascii())
    return any(found <= letters for letters in _LANGUAGES[encoding])


def _is_word(text: str) -> bool:
    if not text.isalpha() or _OTHER_ALPHABET.search(text) or (len(text) > 2 and not _ASCII.search(text)):
        return False
    has_odd_capital = any(letter.isupper() and not letter.isascii() for letter in text[1:])
    odd = has_odd_capital or any(
        not one.isascii() and one.islower() and two.isupper() for one, two in pairwise(text)
    )
    return not odd or text.isupper()
