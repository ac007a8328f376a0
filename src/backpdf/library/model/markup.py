"""Parser of the only markup in a text: `**bold**`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from backpdf.quoting import quoted, shorten

_MARKER = "**"
_BOLD = re.compile(r"\*\*(?!\*)((?:(?!\*\*).)+)\*\*", re.DOTALL)
_SINGLE = re.compile(r"(?<![\w*])\*(?=[^\s*])[^*]*[^\s*]\*(?![\w*])")
_UNDERSCORES = re.compile(r"(?<!\w)(__?)(?=[^\s_])[^_]*[^\s_]\1(?!\w)")


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


def unbalanced_emphasis(text: str) -> tuple[int, str, str] | None:
    """Index, message and hint of the first mark of emphasis that would print as it is typed, or None.

    These are two stars without a partner, and single stars or underscores around words, which are bold or
    italic elsewhere.  A star alone (2 * 3, a footnote) is a sign like any other.
    """
    rest = _BOLD.sub(lambda bold: "x" * len(bold[0]), text)
    if _MARKER in rest:
        hint = f"write ** before and after the words that are bold: {_MARKER}bold{_MARKER}"
        return rest.index(_MARKER), f"{_MARKER} without a partner would print as it is", hint
    single = _SINGLE.search(rest) or _UNDERSCORES.search(rest)
    if single is None:
        return None
    typed = text[single.start() : single.end()]
    word = shorten(typed.strip("*_"))
    message = f"{quoted(typed)} would print as it is"
    return single.start(), message, f"write {_MARKER}{word}{_MARKER} for bold words, or leave the signs out"
