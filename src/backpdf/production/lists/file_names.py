"""File names for a list of handouts: from a template, safe on every system, never two alike."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from backpdf.library.ids import is_reserved
from backpdf.problems import UsageError
from backpdf.quoting import nearest

DEFAULT_TEMPLATE = "{reference}-{program}-level-{level}.pdf"
FIELDS = (
    "reference",
    "row",
    "name",
    "program",
    "level",
    "paper",
    "edition",
    "type_size",
    "doses",
    "colour",
    "language",
    "date",
)
"""What a template may hold in braces."""

LONGEST = 120
"""Characters of a name without its ending."""
LONGEST_REFERENCE = 60
"""Characters of a reference for one patient's sheets."""
MOST_BYTES = 200
"""The same in UTF-8: file systems stop at 255, and copies need room for ` (2)`."""

_ENDINGS = (".pdf", ".html")
"""Endings that may be typed; each file gets that of its format."""
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+')
_SPACES = re.compile(r"\s+")
_HYPHENS = re.compile(r"-{2,}")


@dataclass(frozen=True, slots=True)
class NameTemplate:
    """How files are called; `fields` are those that the template holds."""

    text: str
    fields: frozenset[str]

    @property
    def names_patients(self) -> bool:
        """Whether patients' names come into file names: only where the template asks for it."""
        return "name" in self.fields

    def name(self, values: Mapping[str, str], ending: str) -> str:
        """The file name for one handout, with its ending, such as `.pdf`."""
        safe = {field: safe_part(values.get(field, "")) for field in self.fields}
        return safe_name(self.text.format_map(safe)) + ending


def parse_template(text: str) -> NameTemplate:
    """A template as typed; raises UsageError for one that cannot make file names."""
    bare = text.strip()
    for ending in _ENDINGS:
        if bare.lower().endswith(ending):
            bare = bare[: -len(ending)]
            break
    try:
        parts = list(string.Formatter().parse(bare))
    except ValueError:
        raise UsageError(
            f'the name template "{text}" has a brace without its partner', f"write it like {DEFAULT_TEMPLATE}"
        ) from None
    fields: set[str] = set()
    for literal, field, form, conversion in parts:
        if "/" in literal or "\\" in literal:
            raise UsageError(
                f'the name template "{text}" names a folder', "give the folder with --output instead"
            )
        if field is None:
            continue
        if field not in FIELDS or form or conversion:
            raise UsageError(f'the name template "{text}" holds "{{{field}}}"', _advice(field))
        fields.add(field)
    return NameTemplate(bare, frozenset(fields))


def _advice(field: str) -> str:
    near = nearest(field.strip().lower(), FIELDS)
    if near is not None and near != field:
        return f'did you mean "{{{near}}}"?'
    return "what it may hold: " + ", ".join(f"{{{name}}}" for name in FIELDS)


def safe_part(text: str) -> str:
    """A text as part of a file name: no signs that a system forbids, hyphens for spaces."""
    flat = _UNSAFE.sub("-", unicodedata.normalize("NFC", text))
    return _HYPHENS.sub("-", _SPACES.sub("-", flat)).strip("-. ")


def reference_fault(reference: str) -> tuple[str, str] | None:
    """Message and hint for a reference that no file can be called by; None where one can."""
    if not safe_part(reference):
        return "a file cannot be called by these signs", "write it with letters or digits, such as P-001"
    if len(reference) > LONGEST_REFERENCE or len(reference.encode()) > 2 * LONGEST_REFERENCE:
        message = f"the reference has {len(reference)} characters, at most {LONGEST_REFERENCE} fit"
        return message, "shorten it"
    return None


def safe_name(text: str) -> str:
    """A whole name without its ending, safe on Windows, macOS and Linux; never empty."""
    name = safe_part(text)[:LONGEST]
    while len(name.encode()) > MOST_BYTES:
        name = name[:-1]
    name = name.rstrip("-. ") or "handout"
    return f"_{name}" if is_reserved(name) else name
