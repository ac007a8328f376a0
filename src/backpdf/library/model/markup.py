"""Parser of the only markup in a text: `**bold**`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKER = "**"
_BOLD = re.compile(r"\*\*(?!\*)((?:(?!\*\*).)+)\*\*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class MarkupRun:
    """A piece of text in one weight."""

    text: str
    bold: bool = False


def parse_bold(text: str) -> tuple[MarkupRun, ...]:
    """The text as runs, without the markers; a marker without a partner stays as typed.

    No run is empty.  Two bold runs can follow each other: `**a****b**`.
    """
    runs: list[MarkupRun] = []
    plain_from = 0
    for match in _BOLD.finditer(text):
        if match.start() > plain_from:
            runs.append(MarkupRun(text[plain_from : match.start()]))
        runs.append(MarkupRun(match[1], bold=True))
        plain_from = match.end()
    if plain_from < len(text):
        runs.append(MarkupRun(text[plain_from:]))
    return tuple(runs)


def plain_text(text: str) -> str:
    """The text without its bold markers, for places that print in one weight."""
    return "".join(run.text for run in parse_bold(text))
