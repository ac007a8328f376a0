"""Decodes the bytes of a file to clean text, or reports its encoding as a problem."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from backpdf.library.yaml.look_alikes import plain_indentation
from backpdf.problems import Mark, Problem
from backpdf.text.cleaning import harm, harmful_characters, with_plain_spaces, without_harm

LONGEST_QUOTED_LINE = 1000
"""Characters; a longer line is not quoted under a problem, because the caret would be hard to find."""

MOST_CHARACTER_PROBLEMS = 20
"""Problems about characters for one file, so that a binary file does not fill the screen."""

SAVE_AS_UTF8 = 'in your editor choose "Save as" and pick the encoding UTF-8'

_LINE_END = re.compile("\r\n?")
_TAB_INDENT = re.compile(r"^ *(\t+)[ \t]*[^\s#]", re.MULTILINE)

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file, ready to be parsed and quoted.

    shown is the path for messages; text has `\\n` line ends, no byte order mark, no tabs and no
    control characters; every character is at the line and column that an editor shows.
    """

    shown: str
    text: str
    lines: tuple[str, ...]

    def problem(self, mark: Mark, message: str, hint: str | None = None) -> Problem:
        """A problem at mark, with its line quoted; a mark outside the text is moved inside it."""
        placed = self.clamped(mark)
        line = self.lines[placed.line - 1]
        quoted = line if len(line) <= LONGEST_QUOTED_LINE else None
        return Problem(self.shown, message, placed, hint, quoted)

    def clamped(self, mark: Mark) -> Mark:
        """The same mark, or the nearest one inside the text.

        A mark after the last line end moves to the end of the last line with text.
        """
        line, column = mark.line, mark.column
        if line >= len(self.lines):
            last = max((n for n, text in enumerate(self.lines, 1) if text.strip()), default=1)
            if line > last and not (line == len(self.lines) and self.lines[line - 1].strip()):
                line, column = last, len(self.lines[last - 1].rstrip()) + 1
        room = len(self.lines[line - 1])
        column = min(max(1, column), room + 1)
        return Mark(line, column, max(1, min(mark.width, room + 1 - column)))


def decode(data: bytes, shown: str) -> str | Problem:
    """The text of a UTF-8 file, with or without byte order mark; otherwise the problem of its encoding."""
    for bom, name in _BYTE_ORDER_MARKS:
        if data.startswith(bom):
            return _wrong_encoding(shown, f"it is saved as {name}")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _undecodable(data.removeprefix(codecs.BOM_UTF8), error.start, shown)
    if "\0" in text and text.count("\0") * 3 > len(text):
        return _wrong_encoding(shown, "it is saved as UTF-16")
    return text


def clean(text: str, shown: str) -> tuple[SourceText, list[Problem], Problem | None]:
    """The text with unusual spaces as plain ones, the problems of its characters, and that of its tabs.

    A harmful character becomes U+FFFD, so that the rest of the file can still be checked.  A text with
    tabs as indentation cannot be checked, because the width of a tab is unknown.
    """
    plain = _LINE_END.sub("\n", text.removeprefix("\ufeff"))
    spaced = plain_indentation(with_plain_spaces(plain))
    safe = without_harm(spaced)
    source = SourceText(shown, safe, tuple(safe.split("\n")))
    problems = [
        _character_problem(source, spaced, place)
        for place in harmful_characters(spaced)[:MOST_CHARACTER_PROBLEMS]
    ]
    return source, problems, _tab_problem(source, plain)


def _wrong_encoding(shown: str, how: str) -> Problem:
    return Problem(shown, f"the file is not UTF-8 text: {how}", hint=SAVE_AS_UTF8)


def _undecodable(data: bytes, offset: int, shown: str) -> Problem:
    """The problem of the first byte that is not UTF-8: in a binary file, or in a text of another encoding."""
    if b"\0" in data[:4096]:
        return _wrong_encoding(shown, "it looks like a picture, a document or UTF-16 text")
    before = data[:offset].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    rest = re.split(rb"[\r\n]", data[offset : offset + LONGEST_QUOTED_LINE], maxsplit=1)[0]
    quoted = before[len(before) - column + 1 :] + rest.decode("cp1252", errors="replace")
    safe = without_harm(quoted)
    message = "the file is not UTF-8 text: it looks like Windows (Latin-1) text"
    shown_line = safe if len(safe) <= LONGEST_QUOTED_LINE else None
    return Problem(shown, message, Mark(line, column), SAVE_AS_UTF8, shown_line)


def _mark_at(text: str, offset: int) -> Mark:
    start = text.rfind("\n", 0, offset) + 1
    return Mark(text.count("\n", 0, offset) + 1, offset - start + 1)


def _character_problem(source: SourceText, text: str, offset: int) -> Problem:
    return source.problem(_mark_at(text, offset), *harm(text[offset]))


def _tab_problem(source: SourceText, plain: str) -> Problem | None:
    """One problem for all lines that start with tabs, at the first of them."""
    first = _TAB_INDENT.search(plain)
    if first is None:
        return None
    start = _mark_at(plain, first.start(1))
    more = sum(1 for _ in _TAB_INDENT.finditer(plain)) - 1
    message = "a tab at the start of the line" + (f" (and of {more} more)" if more else "")
    mark = Mark(start.line, start.column, len(first[1]))
    return source.problem(mark, message, "use spaces: two for each step to the right")
