"""Where a text of a file stands in its source, and each of its characters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from backpdf.problems import Mark

_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.|$)")
_LETTER_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


class Span(NamedTuple):
    """From the first character of a text to after its last one; lines and columns count from 0.

    style is the sign that starts it: a quote, `|` or `>`; "" for a plain text.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    style: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing is typed there, not even quotes."""
        return (self.line, self.column) == (self.end_line, self.end_column)

    @property
    def is_block(self) -> bool:
        """Whether it is a text below `|` or `>`."""
        return self.style in ("|", ">")


class _TypedCharacter(NamedTuple):
    """A character of a text as it is typed: one sign, or an escape."""

    character: str
    line: int
    column: int
    width: int


def mark_of(character: str, occurrence: int, span: Span, lines: Sequence[str]) -> Mark | None:
    """The place of the n-th occurrence (from 0) of a character in a text; None where it is not typed.

    Line ends and spaces of a folded text have no place of their own.
    """
    for typed in _typed(span, lines):
        if typed.character == character:
            if not occurrence:
                return Mark(typed.line + 1, typed.column + 1, typed.width)
            occurrence -= 1
    return None


def _typed(span: Span, lines: Sequence[str]) -> Iterator[_TypedCharacter]:
    first = span.line + 1 if span.is_block else span.line
    for number in range(first, min(span.end_line + 1, len(lines))):
        start = span.column if number == span.line else 0
        stop = span.end_column if number == span.end_line else len(lines[number])
        yield from _typed_in_line(lines[number][:stop], number, start, span.style)


def _typed_in_line(line: str, number: int, start: int, style: str) -> Iterator[_TypedCharacter]:
    at = start
    while at < len(line):
        width = 1
        character = line[at]
        if style == '"' and character == "\\" and (escape := _ESCAPE.match(line, at)):
            width = len(escape[0])
            character = _unescaped(escape[0][1:])
        elif style == "'" and line.startswith("''", at) and at > start:
            width = 2
        yield _TypedCharacter(character, number, at, width)
        at += width


def _unescaped(escape: str) -> str:
    """The character of an escape, without its backslash."""
    if len(escape) > 1:
        code = int(escape[1:], 16)
        return chr(code) if code < 0x110000 else ""
    return _LETTER_ESCAPES.get(escape, escape)
