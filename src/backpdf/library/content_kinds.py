"""Recognises by its fields what a file of a library holds, wherever it lies and whatever it is called."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a file holds, with an article, for messages."""

    EXERCISE = "an exercise"
    PROGRAM = "a program"
    CLINIC = "the clinic's file"
    SAFETY = "safety texts"
    PLAN = "a plan"


_FIELDS: Final = {
    Kind.EXERCISE: frozenset(
        {"why", "steps", "dose", "easier", "harder", "take_care", "pictures", "position"}
    ),
    Kind.PROGRAM: frozenset(
        {"title", "message", "safety", "how_to_use", "before_you_start", "pain_rule", "red_flags", "levels"}
    ),
    Kind.SAFETY: frozenset({"how_to_use", "before_you_start", "pain_rule", "red_flags", "disclaimer"}),
    Kind.CLINIC: frozenset({"logo", "address", "phone", "emergency_number", "paper"}),
    Kind.PLAN: frozenset({"leave_out", "replace", "add", "order", "note", "next_visit", "diary_weeks"}),
}
"""Fields that tell one kind of file from the others."""
_FEWEST: Final = {Kind.EXERCISE: 2, Kind.PROGRAM: 2, Kind.SAFETY: 2, Kind.CLINIC: 1, Kind.PLAN: 1}
"""Fewer of them may stand in any text."""
_FIELD: Final = re.compile(r"^([a-z_]+)[ \t]*:|(?:^|[{,])[ \t]*[\"']([a-z_]+)[\"'][ \t]*:", re.MULTILINE)
"""The name of a field at the start of a line, as YAML writes it, or in quotes, as JSON does."""


def kind_of_fields(names: Iterable[str]) -> Kind | None:
    """What a file with these fields holds; None where it may be anything, or two kinds alike."""
    there = set(names)
    counts = {kind: len(fields & there) for kind, fields in _FIELDS.items()}
    best = max(counts, key=lambda kind: counts[kind])
    if counts[best] < _FEWEST[best] or sum(count == counts[best] for count in counts.values()) > 1:
        return None
    return best


def kind_of_text(text: str) -> Kind | None:
    """What a file with this text holds, readable YAML or not."""
    return kind_of_fields(found[1] or found[2] for found in _FIELD.finditer(text.replace("\r", "\n")))
