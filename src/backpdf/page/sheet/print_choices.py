"""The options of printing as a form shows them: each field of PrintOptions that is one, with its choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any, Final, get_type_hints

from backpdf.library.model.library import Library
from backpdf.pdf.layout.theme import TYPE_SIZES
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.tagging.metadata import Standard
from backpdf.production.task import default_paper

Choice = str | bool | int | None
"""A value as the browser sends it."""

_LABELS: Final[Mapping[str, str]] = {
    "paper": "Paper",
    "edition": "Edition",
    "mono": "Shades of grey, for a black-and-white printer",
    "standard": "PDF standard",
    "type_size": "Type size in points",
}
_NUMBERS: Final[Mapping[str, tuple[int, ...]]] = {"type_size": TYPE_SIZES}
"""The numbers that a field may have; without one it is as usual."""
_NOT_PRINTING: Final = frozenset({"format"})
"""Fields that say what kind of file is made: each kind has a button of its own."""
_WORDS: Final[Mapping[tuple[str, str], str]] = {
    ("paper", "a4"): "A4",
    ("paper", "letter"): "US Letter",
    ("edition", "standard"): "Standard",
    ("edition", "large-print"): "Large print",
    ("edition", "summary"): "Summary, one page to hang up",
    ("standard", "ua1"): "PDF/UA-1 and PDF/A-2a",
    ("standard", "ua2"): "PDF/UA-2 and PDF/A-4",
}


@dataclass(frozen=True, slots=True)
class PrintField:
    """A field of the options: its values with their words; without values it is a box to tick."""

    name: str
    label: str
    usual: Choice
    values: Mapping[str, str]


def print_fields(library: Library | None) -> tuple[PrintField, ...]:
    """Every option of printing, each with what it usually is in a library."""
    usual = PrintOptions(paper=default_paper(library)) if library else PrintOptions()
    return tuple(_field(name, hint, getattr(usual, name)) for name, hint in _hints().items())


def print_options(chosen: Mapping[str, Choice], library: Library) -> PrintOptions:
    """The options that a form names; what it does not name, or no option has, is as usual.

    Raises UsageError for options that exclude each other.
    """
    values: dict[str, Any] = {"paper": default_paper(library)}
    for name, hint in _hints().items():
        if name in chosen:
            known = {_written(value): value for value in _values(name, hint)}
            written = _written(chosen[name])
            if written in known:
                values[name] = known[written]
    return PrintOptions(**values)


def _hints() -> dict[str, Any]:
    """The types of the options of printing, by name, in their order."""
    hints = get_type_hints(PrintOptions)
    return {each.name: hints[each.name] for each in fields(PrintOptions) if each.name not in _NOT_PRINTING}


def _field(name: str, hint: object, usual: object) -> PrintField:
    label = _LABELS.get(name, name.replace("_", " ").capitalize())
    values = {_written(value): _word(name, value) for value in _values(name, hint)}
    is_switch = set(values) == {"true", "false"}
    shown = usual if isinstance(usual, bool) else _written(usual)
    return PrintField(name, label, shown, {} if is_switch else values)


def _values(name: str, hint: Any) -> list[object]:
    """The values that a field may have: members of an enumeration, numbers, true and false."""
    if name in _NUMBERS:
        return [None, *_NUMBERS[name]]
    return list(hint) if isinstance(hint, type) and issubclass(hint, Enum) else [True, False]


def _written(value: object) -> str:
    """A value as the form sends it: that of an option on the command line."""
    match value:
        case Standard():
            return value.name.lower()
        case Enum():
            return str(value.value)
        case bool():
            return str(value).lower()
        case None:
            return ""
    return str(value)


def _word(name: str, value: object) -> str:
    written = _written(value)
    return _WORDS.get((name, written)) or ("As usual" if value is None else written.replace("-", " "))
