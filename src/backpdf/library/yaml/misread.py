"""Finds text that YAML reads otherwise than it looks: items joined, text cut off, sentences split."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from backpdf.library.yaml.decoding import SourceText
from backpdf.library.yaml.look_alikes import field_look_alike, is_item
from backpdf.library.yaml.positions import Span
from backpdf.problems import Mark, Problem
from backpdf.quoting import quote_it, shorten

_FIELD_WITH_SPACE = re.compile(r" *[a-z][a-z_]* ?:(?: |$)")
_FIELD_WITHOUT_SPACE = re.compile(r" *[a-z][a-z_]+:(?=[^\W\d_])")
_AFTER_DASH = re.compile(r" *(?:- +)*- +$")
_SENTENCE_END = re.compile(r"[.!?\u2026][)\]\"'\u2019\u201d*]*$")
_COMMENT_FIRST = re.compile(r".*(-|:) +(#.*)")
_AMOUNT = re.compile(r"\d\S*(?: [a-z]+){0,2}|true|false")
_NOT_A_COMMENT = re.compile(r"#+(?: ?\d| of\b)")
_GOES_ON = re.compile(
    r"(?:and|as|at|because|before|after|but|by|for|from|if|in|not|on|or|so|than|that|the|then|to|unless"
    r"|until|when|where|which|while|who|with|without)\b"
)
_MOST_LINES = 2_000
"""Lines of one text that are looked at; a text as long is refused anyway."""
_QUOTES = ("'", '"')
_LISTS_OF_WORDS = frozenset({"equipment", "tags", "exercises", "leave_out", "add", "order"})
_DIGIT_COMMA_DIGIT = re.compile(r"\d,\d")


def joined_lines(span: Span, value: str, source: SourceText) -> Iterator[Problem]:
    """Lines inside a text that look like a list item or a field of their own; the first of them.

    Lines that a text keeps as lines (`|`, or set further in below `>`) are left alone.
    """
    if span.end_line == span.line or span.style == "|":
        return
    kept = {line.strip() for line in value.split("\n")} if span.style else set()
    end = min(span.end_line + 1, len(source.lines), span.line + _MOST_LINES)
    for number in range(span.line + 1, end):
        line = source.lines[number]
        if number == span.end_line:
            line = line[: span.end_column - (span.style in _QUOTES)]
        if line.strip() and line.strip() not in kept and (problem := _joined(span, number, line, source)):
            yield problem
            return


def _joined(span: Span, number: int, line: str, source: SourceText) -> Problem | None:
    """The problem of one line that goes on with a text, if it looks like more than that."""
    item = is_item(line)
    if not item and not _looks_like_field(line, span.style):
        return None
    if span.style in _QUOTES and _is_left_open(span, source):
        return open_quote(source, Mark(span.line + 1, span.column + 1), span.style)
    indent = len(line) - len(line.lstrip())
    mark = Mark(number + 1, indent + 1, max(1, len(line.strip())))
    first = source.lines[span.line][: span.column]
    same = "if it goes on with the text above, write both on one line"
    if not item:
        return source.problem(
            mark,
            "this field would print as part of the text above",
            f"line it up with the other fields; {same}",
        )
    where = (
        f"under the dash of line {span.line + 1}" if _AFTER_DASH.match(first) else "under the other dashes"
    )
    return source.problem(
        mark,
        "this line would print as part of the text above",
        f'start it with "- ", the dash {where}; {same}',
    )


def _looks_like_field(line: str, style: str) -> bool:
    """Whether a line starts like a field; in a plain text YAML itself refuses a colon with a space."""
    if field_look_alike(line) is not None:
        return True
    pattern = _FIELD_WITH_SPACE if style else _FIELD_WITHOUT_SPACE
    return pattern.match(line) is not None


def _is_left_open(span: Span, source: SourceText) -> bool:
    """Whether the quote that closes a text looks like one that opens another, or like an apostrophe."""
    line = source.lines[span.end_line]
    before, after = line[: span.end_column - 1], line[span.end_column :]
    return not before.strip() or before[-1] in " [{(," or bool(re.match(r"\w", after))


def open_quote(source: SourceText, mark: Mark, quote: str) -> Problem:
    """The problem of a quote that is never closed."""
    return source.problem(mark, f"this quote is never closed: {quote}", f"add {quote} at the end of the text")


def lost_text(span: Span, value: str, source: SourceText, *, in_brackets: bool) -> Iterator[Problem]:
    """Text after a `#` that YAML leaves out, and that is hardly a comment.

    `reps: 8 # a side` and `- Lie down. # ask Anna` have comments; "Do exercise #2 again", "Write down the
    # of lifts" do not, nor has a sentence that goes on in a next line with `#`.
    """
    if span.style or span.end_line >= len(source.lines):
        return
    yield from _lost_before(span, source)
    number = span.end_line
    start = _comment_start(source.lines[number], span.end_column)
    if start is None and value and not in_brackets and not source.lines[number][span.end_column :].strip():
        number, start = _comment_below(span, source)
    if start is None:
        return
    line = source.lines[number]
    if _is_comment(value, line[start:].rstrip(), is_item=_is_item_text(span, source)):
        return
    rest = line[start:].strip()
    whole = f"{value} {rest.rstrip(']} ') if in_brackets else rest}".strip()
    yield source.problem(
        Mark(number + 1, start + 1, len(line[start:].rstrip())),
        'the text from "#" on would be lost',
        f"{quote_it(whole)}; or, if it is a comment, move it to a line of its own above",
    )


def _lost_before(span: Span, source: SourceText) -> Iterator[Problem]:
    """Text after a `#` right behind the dash or colon, where the text that YAML reads is below it."""
    found = _COMMENT_FIRST.match(source.lines[span.line - 1]) if span.line else None
    if found is None or source.lines[span.line][: span.column].strip():
        return
    comment = found[2].rstrip()
    if not _is_comment("", comment, is_item=found[1] == "-"):
        mark = Mark(span.line, found.start(2) + 1, len(comment))
        yield source.problem(mark, 'the text from "#" on would be lost', quote_it(comment))


def _comment_start(line: str, column: int) -> int | None:
    """The index of the `#` right after a text that ends at column."""
    rest = line[column:]
    stripped = rest.lstrip(" ")
    if not stripped.startswith("#") or (column and line[column - 1 : column] != " " and rest == stripped):
        return None
    return column + len(rest) - len(stripped)


def _comment_below(span: Span, source: SourceText) -> tuple[int, int | None]:
    """Line and index of a `#` in the next line, where that line is set in like the text above."""
    number = span.end_line + 1
    line = source.lines[number] if number < len(source.lines) else ""
    at = len(line) - len(line.lstrip(" "))
    before = source.lines[span.line][: span.column]
    if not before.strip():
        parent = span.column - 1
    elif _AFTER_DASH.match(before):
        parent = before.rindex("-")
    else:
        parent = len(before) - len(before.lstrip(" -"))
    return number, at if line[at : at + 1] == "#" and at > parent else None


def _is_item_text(span: Span, source: SourceText) -> bool:
    return _AFTER_DASH.match(source.lines[span.line][: span.column]) is not None


def _is_comment(value: str, comment: str, *, is_item: bool) -> bool:
    """Whether the words after a `#` are about the value, not a part of it."""
    if _AMOUNT.fullmatch(value) and not (is_item and " " in value):
        return not re.match(r"#\d", comment)
    if _NOT_A_COMMENT.match(comment):
        return False
    if not value:
        return not is_item and re.match(r"#+( |$)", comment) is not None
    if _SENTENCE_END.search(value):
        return True
    return " " not in value and comment.startswith("# ") and not _SENTENCE_END.search(comment)


def split_sentences(
    items: Sequence[tuple[str, Span]], name: str | None, source: SourceText
) -> Iterator[Problem]:
    """The commas in a list between brackets that look as if they were inside a sentence; the first.

    name is the field that the list is for.
    """
    if name in _LISTS_OF_WORDS:
        return
    has_sentence = any(_SENTENCE_END.search(text) for text, span in items if not span.style)
    for (before, first), (after, second) in pairwise(items):
        if first.style or second.style or not _goes_on(before, after, first, second, source, has_sentence):
            continue
        line = source.lines[first.end_line]
        comma = line.find(",", first.end_column)
        if comma < 0:
            continue
        yield source.problem(
            Mark(first.end_line + 1, comma + 1),
            f'this comma starts a new item of the list: "{shorten(after)}"',
            f"{quote_it(f'{before}, {after}')}; or write each item on a line of its own, after a dash",
        )
        return


def split_between_braces(name: str, mark: Mark, source: SourceText) -> Problem | None:
    """The problem of words between commas in braces that are no field: `{action: Stop, then call, ...}`."""
    if " " not in name.strip() and not _GOES_ON.match(name):
        return None
    comma = source.lines[mark.line - 1].rfind(",", 0, mark.column - 1)
    if comma < 0:
        return None
    return source.problem(
        Mark(mark.line, comma + 1),
        f'this comma ends the text before it: "{shorten(name)}" would be a field of its own',
        "put the whole text, with its comma, in quotes",
    )


def _goes_on(
    before: str, after: str, first: Span, second: Span, source: SourceText, has_sentence: bool
) -> bool:
    """Whether the item after a comma looks like the rest of the sentence before it."""
    if _SENTENCE_END.search(before) or not before or not after:
        return False
    if before.count("\u201c") > before.count("\u201d") or has_sentence:
        return True
    if _GOES_ON.match(after):
        return True
    if first.end_line == second.line:
        between = source.lines[first.end_line][first.end_column - 1 : second.column + 1]
        if _DIGIT_COMMA_DIGIT.fullmatch(between) and " " in f"{before}{after}":
            return True
    return before[0].isupper() and " " in before and after[0].islower()
