"""Recognises documents of other programs where a plain text file should be, by content or by name."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from backpdf.library.ids import nearest_id
from backpdf.problems import Problem

HEAD: Final = 4096
"""Bytes at the start of a file that show its format, but for those in a zip archive."""


@dataclass(frozen=True, slots=True)
class OtherFormat:
    """A format that is not plain text: its name with an article, and how to get plain text from it."""

    name: str
    cure: str


_IN_WORD = 'open it in Word, choose "Save As" and the type "Plain Text (.txt)" with the encoding UTF-8'
_IN_OFFICE = 'open it in LibreOffice, choose "Save As" and the type "Text (.txt)"'
_BY_HAND = "open it, and copy its words into a plain text file (Notepad, or TextEdit after Make Plain Text)"

_WORD = OtherFormat("a Word document", _IN_WORD)
_RTF = OtherFormat(
    "an RTF document",
    'open it in TextEdit and choose Format, "Make Plain Text"; or in Word, and save it as "Plain Text"',
)
_ODT = OtherFormat("a LibreOffice document (ODT)", _IN_OFFICE)
_PAGES = OtherFormat("a Pages document", "in Pages choose File, Export To, Plain Text")
_SHEET = OtherFormat("a spreadsheet", _BY_HAND)
_SLIDES = OtherFormat("a presentation", _BY_HAND)
_PDF = OtherFormat("a PDF", _BY_HAND)
_WEB_PAGE = OtherFormat("a web page", _BY_HAND)
_XML = OtherFormat("an XML file", _BY_HAND)
_OFFICE = OtherFormat("a Word or other Office document", _IN_WORD)
_ZIP = OtherFormat("a zip archive", "unpack it, and put the text file that is in it here")
_LINK = OtherFormat("a link to a document on the web", "open it, and download it as plain text (.txt)")
_PICTURE = OtherFormat("a picture", "put it into images/, and write a text file in its place")

_BY_START: Final = (
    (b"{\\rtf", _RTF),
    (b"%PDF-", _PDF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OFFICE),
    (b"bplist0", _WEB_PAGE),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
)
_IN_ZIP: Final = (
    ("word/", _WORD),
    ("xl/", _SHEET),
    ("ppt/", _SLIDES),
    ("Index/Document.iwa", _PAGES),
    ("Index.zip", _PAGES),
    ("index.xml", _PAGES),
)
_BY_MIME_TYPE: Final = (
    (b"opendocument.text", _ODT),
    (b"opendocument.spreadsheet", _SHEET),
    (b"opendocument.presentation", _SLIDES),
)
_MARKUP: Final = (
    (re.compile(rb"\s*(?:<!--.*?-->\s*)?<(?:!doctype\s+html|html|head|body|meta)\b", re.I | re.S), _WEB_PAGE),
    (re.compile(rb"\s*<\?mso-application|\s*<\?xml.{0,300}Word\.Document", re.I | re.S), _WORD),
    (re.compile(rb"\s*(?:<\?xml.{0,300}?)?<(?:!doctype\s+)?svg\b", re.I | re.S), _PICTURE),
    (re.compile(rb"\s*<\?xml\b", re.I), _XML),
)
_BY_ENDING: Final = (
    dict.fromkeys((".doc", ".docx", ".docm", ".dot", ".dotx"), _WORD)
    | dict.fromkeys((".rtf", ".rtfd"), _RTF)
    | dict.fromkeys((".odt", ".ott", ".fodt"), _ODT)
    | dict.fromkeys((".pages",), _PAGES)
    | dict.fromkeys((".xls", ".xlsx", ".xlsm", ".ods", ".numbers"), _SHEET)
    | dict.fromkeys((".ppt", ".pptx", ".odp", ".key"), _SLIDES)
    | dict.fromkeys((".pdf",), _PDF)
    | dict.fromkeys((".htm", ".html", ".webarchive", ".mhtml"), _WEB_PAGE)
    | dict.fromkeys((".gdoc", ".url", ".webloc"), _LINK)
    | dict.fromkeys((".zip",), _ZIP)
)


def other_format_problem(shown: str, found: OtherFormat) -> Problem:
    """The problem of a document where a text file should be; shown is the file's path for messages."""
    stem = nearest_id(re.sub(r"(\.[a-z]{1,8})+$", "", PurePath(shown).name, flags=re.IGNORECASE))
    hint = f'{found.cure}; then call that file "{stem}.yaml"'
    return Problem(shown, f"this is {found.name}, not a plain text file", hint=hint)


def format_of_name(name: str) -> OtherFormat | None:
    """The format that a file's ending stands for; None for plain text and for unknown endings."""
    return _BY_ENDING.get(PurePath(name.rstrip()).suffix.lower())


def format_of_content(data: bytes) -> OtherFormat | None:
    """The format of a file with these bytes; None where it may be plain text."""
    head = data[:HEAD].removeprefix(b"\xef\xbb\xbf")
    for start, found in _BY_START:
        if head.lstrip().startswith(start):
            return found
    if head.startswith(b"PK\x03\x04"):
        return _in_zip(data)
    return next((found for pattern, found in _MARKUP if pattern.match(head)), None)


def _in_zip(data: bytes) -> OtherFormat:
    """The format of a document that is a zip archive; nothing in it is unpacked."""
    for mime_type, found in _BY_MIME_TYPE:
        if mime_type in data[:200]:
            return found
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return _ZIP
    return next((found for start, found in _IN_ZIP if any(name.startswith(start) for name in names)), _ZIP)
