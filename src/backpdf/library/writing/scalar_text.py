"""One text as YAML: without quotes where it reads as it looks, else in the quotes that need fewest signs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from enum import StrEnum
from typing import Final

import yaml

from backpdf.library.yaml.document import parse_document

WIDEST: Final = 110
"""Characters of a line that is broken or written in one; a longer sentence stays on one line."""
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_SHAPES_WORDS: Final = "\N{NO-BREAK SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Signs of ordinary words that have no shape of their own."""


class TextContext(StrEnum):
    """Where a text stands, as the YAML around it."""

    FIELD = "x: {}"
    ITEM = "x:\n  - {}"
    IN_BRACKETS = "x: [{}]"
    IN_BRACES = "x: {{y: {}}}"

    @property
    def is_flow(self) -> bool:
        """Whether commas and brackets end a text there."""
        return self in (TextContext.IN_BRACKETS, TextContext.IN_BRACES)


def scalar_text(text: str, context: TextContext, indent: int, *, is_amount: bool = False) -> str:
    """A text as it is written in a context; of several lines, those below the first are set in by `indent`.

    is_amount holds for a value of a dose, of which editors know that it may be a number.
    """
    if "\n" in text and not context.is_flow:
        return "|" + _below(text.split("\n"), indent)
    if "\n" not in text:
        for candidate in _candidates(text):
            bare = candidate == text
            if bare and not (is_amount or _is_text_for_editors(text)):
                continue
            if reads_as(candidate, text, context):
                return candidate
    return double_quoted(text)


def in_style(text: str, style: str, context: TextContext, indent: int) -> str | None:
    """A text in the style that an earlier one has; None where it cannot be written so.

    style is a quote, `|` or `>`; of the last two the lines below the sign are given, set in by `indent`.
    """
    if style in ("|", ">"):
        lines = text.split("\n")
        if style == ">":
            lines = "\n\n".join(_wrapped(line, WIDEST - indent) for line in lines).split("\n")
        return _below(lines, indent)
    if "\n" in text and style != '"':
        return None
    typed = double_quoted(text) if style == '"' else "'" + text.replace("'", "''") + "'"
    return typed if reads_as(typed, text, context) else None


def double_quoted(text: str) -> str:
    """A text in double quotes, on one line; signs that would not be seen are written by their numbers."""
    return '"' + "".join(_ESCAPES.get(sign) or _escaped(sign) for sign in text) + '"'


def _escaped(sign: str) -> str:
    if sign.isprintable() or sign in _SHAPES_WORDS:
        return sign
    code = ord(sign)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def reads_as(typed: str, text: str, context: TextContext) -> bool:
    """Whether the reader takes `typed` in a context for this text, and has nothing to say of it."""
    document, problems = parse_document(context.format(typed), "")
    if document is None or problems:
        return False
    value = document.value.get("x")
    if isinstance(value, dict):
        return value == {"y": text}
    return value == (text if context is TextContext.FIELD else [text])


def _candidates(text: str) -> Iterator[str]:
    yield text
    if '"' not in text and "\\" not in text:
        yield f'"{text}"'
    if "'" not in text:
        yield f"'{text}'"


def _is_text_for_editors(text: str) -> bool:
    """Whether other readers of YAML take this for text without quotes, not for a number or a date."""
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(text[:1], [])
    return not any(pattern.match(text) for _, pattern in resolvers)


def _wrapped(line: str, width: int) -> str:
    return "\n".join(
        textwrap.wrap(line, max(40, width), break_long_words=False, break_on_hyphens=False) or [""]
    )


def _below(lines: list[str], indent: int) -> str:
    """Lines below a `|` or `>`; those that are empty stay so."""
    return "".join(f"\n{' ' * indent}{line}" if line else "\n" for line in lines)
