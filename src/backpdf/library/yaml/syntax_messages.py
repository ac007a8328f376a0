"""Converts errors of PyYAML to problems: a position, a message and a hint.

Each rule matches the error's text only to find its kind; the messages are written here.  The rules
cover both of PyYAML's parsers (C and Python), whose texts differ for some errors.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import yaml

from backpdf.library.yaml.decoding import SourceText
from backpdf.library.yaml.look_alikes import item_look_alike, look_alike
from backpdf.problems import Mark, Problem
from backpdf.quoting import quote_it, shorten

_NO_SPACE_AFTER_COLON = re.compile(r"^(\s*(?:- )?)(\w+):(?=[^\s/])(.*)$")
_FIELD = re.compile(r"^\s*(?:- )*(\"[^\"]*\"|'[^']*'|[^\s\"'#][^:#]*?) *:(?: |$)")
_VALUE_START = re.compile(r"\s*(?:- +)*(?:[a-z_]+: +)?")
_CLOSERS = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class _ParserFailure:
    """An error of PyYAML: its text, its position, and where the part with the error starts (context)."""

    source: SourceText
    words: str
    at: Mark
    context: Mark

    def line(self, mark: Mark) -> str:
        return self.source.lines[mark.line - 1]

    def character(self, mark: Mark) -> str:
        return self.line(mark)[mark.column - 1 : mark.column]

    def before(self, mark: Mark) -> str:
        return self.line(mark)[: mark.column - 1]


_PlacedMessage = tuple[Mark, str, str]
"""Position, message and hint."""


def syntax_problem(error: Exception, source: SourceText) -> Problem:
    """The problem for an error of PyYAML."""
    failure = _failure(error, source)
    for pattern, rule in _RULES:
        if re.search(pattern, failure.words):
            mark, message, hint = rule(failure)
            return source.problem(mark, message, hint)
    mark, message, hint = _unclear(failure)
    return source.problem(mark, message, hint)


def _failure(error: Exception, source: SourceText) -> _ParserFailure:
    if not isinstance(error, yaml.MarkedYAMLError):
        return _ParserFailure(source, "", Mark(1, 1), Mark(1, 1))
    at = _placed(error.problem_mark or error.context_mark, source)
    context = _placed(error.context_mark or error.problem_mark, source)
    return _ParserFailure(source, f"{error.context or ''} / {error.problem or ''}", at, context)


def _placed(mark: yaml.Mark | None, source: SourceText) -> Mark:
    return source.clamped(Mark(1, 1) if mark is None else Mark(mark.line + 1, mark.column + 1))


def _unclear(failure: _ParserFailure) -> _PlacedMessage:
    return failure.at, "this line cannot be understood", "check its spaces, colons and quotes"


def _colon(failure: _ParserFailure) -> _PlacedMessage:
    """A colon inside a text (`why: Note: this`), or a field that YAML reads as part of the text above."""
    missing_space = _missing_space(failure, failure.at.line - 1)
    if missing_space is not None:
        return missing_space
    before = failure.before(failure.at)
    field = _FIELD.match(before)
    if field is not None:
        return failure.at, "a colon inside a text", _quote_after(field, failure.line(failure.at))
    above = _line_above(failure.source, failure.at.line)
    if above is not None and not _continues_text(failure.source, failure.at.line):
        return _no_colon(failure, above)
    hint = "line it up with the other fields; or, if it is text, put all of it on one line, in quotes"
    start = Mark(failure.at.line, _indent(before) + 1)
    return start, "this line is indented as part of the text above", hint


def _continues_text(source: SourceText, line: int) -> bool:
    """Whether a line is indented below the text of a field or list item that starts above it."""
    indent = _indent(source.lines[line - 1])
    for text in reversed(source.lines[: line - 1]):
        if text.strip() and _indent(text) < indent:
            field = _FIELD.match(text)
            return bool(text[field.end() :].strip()) if field else text.lstrip().startswith("- ")
    return False


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _quote_after(field: re.Match[str], line: str) -> str:
    """The hint where to put quotes: around the value of a field, or around a whole list item.

    `- Note: breathe out: slowly` is a sentence, `- caption: Start: left` a field, because the names
    of fields are single words in lower case.
    """
    name = field[1]
    if field[0].lstrip().startswith("- ") and not re.fullmatch(r"[a-z_]+", name):
        return quote_it(line[field.start(1) :], before="- ")
    return quote_it(line[field.end() :], before=f"{name}: ")


def _line_above(source: SourceText, line: int) -> int | None:
    for number in range(line - 1, 0, -1):
        text = source.lines[number - 1].strip()
        if text and not text.startswith("#"):
            return number
    return None


def _missing_space(failure: _ParserFailure, line: int) -> _PlacedMessage | None:
    """The message for `name:Bridge`, without the space, or for another sign in place of YAML's, else None."""
    other = _placed_look_alike(failure, line) if line >= 1 else None
    if other is not None:
        return other
    match = _NO_SPACE_AFTER_COLON.match(failure.source.lines[line - 1]) if line >= 1 else None
    if match is None:
        return None
    indent, name, rest = match.groups()
    mark = Mark(line, len(indent) + len(name) + 1)
    return mark, "no space after the colon", f'write "{name}: {shorten(rest)}"'


def _no_colon(failure: _ParserFailure, line: int) -> _PlacedMessage:
    missing_space = _missing_space(failure, line)
    if missing_space is not None:
        return missing_space
    text = failure.source.lines[line - 1]
    mark = Mark(line, _indent(text) + 1, max(1, len(text.strip())))
    hint = 'write a field as "name: text"; indent this line if it goes on with the text above'
    return mark, "this line has no colon", hint


def _placed_look_alike(failure: _ParserFailure, line: int) -> _PlacedMessage | None:
    """The message for a sign in a line that only looks like the dash or colon of YAML, else None."""
    found = look_alike(failure.source.lines[line - 1])
    return None if found is None else (Mark(line, found.column, found.width), found.message, found.hint)


def _simple_key(failure: _ParserFailure) -> _PlacedMessage:
    return _no_colon(failure, failure.context.line)


def _open_quote(failure: _ParserFailure) -> _PlacedMessage:
    quote = failure.character(failure.context)
    return failure.context, f"this quote is never closed: {quote}", f"add {quote} at the end of the text"


def _in_brackets(failure: _ParserFailure) -> _PlacedMessage:
    opener = failure.character(failure.context)
    closer = _CLOSERS.get(opener, "]")
    lost = _comment_in_brackets(failure)
    if lost is not None:
        return lost
    unclosed = failure.at.line > failure.context.line or not failure.character(failure.at).strip()
    if unclosed:
        return failure.context, f'"{opener}" is never closed', f'add "{closer}" at the end of the list'
    message = f'"{failure.character(failure.at)}" is not expected between {opener} and {closer}'
    return failure.at, message, "put a comma between the parts, and quotes around a text with a colon"


def _comment_in_brackets(failure: _ParserFailure) -> _PlacedMessage | None:
    """The message for a `#` that hides the closing bracket of its line, else None."""
    line = failure.line(failure.context)
    at = line.find(" #", failure.context.column)
    if at < 0 or not line.rstrip().endswith(("]", "}")) or failure.at.line == failure.context.line:
        return None
    mark = Mark(failure.context.line, at + 2, len(line.rstrip()) - at - 1)
    return mark, 'the text from "#" on would be lost', "put the text with the # in quotes"


def _needs_quotes(failure: _ParserFailure) -> _PlacedMessage:
    """The value starts with a character that is syntax in YAML; a list item may start with a star."""
    bullet = item_look_alike(failure.line(failure.context))
    if bullet is not None and bullet.column == failure.context.column:
        return Mark(failure.context.line, bullet.column, bullet.width), bullet.message, bullet.hint
    mark = failure.at if "next token" in failure.words else failure.context
    return _quotes_at(failure, mark)


def _quotes_at(failure: _ParserFailure, mark: Mark) -> _PlacedMessage:
    character = failure.character(mark)
    if not character.strip():
        return _unclear(failure)
    rest = failure.line(mark)[mark.column - 1 :]
    return mark, f'a text that starts with "{character}" needs quotes', quote_it(rest)


def _no_content(failure: _ParserFailure) -> _PlacedMessage:
    character = failure.character(failure.at)
    if character == ",":
        return failure.at, "a comma with nothing before it", "delete the comma"
    if character in {"]", "}"} and failure.at.line > failure.context.line:
        return failure.at, f'"{character}" has no partner', "delete it"
    if character == "-" or not character.strip():
        return _unclear(failure)
    return _quotes_at(failure, failure.at)


def _list_item(failure: _ParserFailure) -> _PlacedMessage:
    rest = shorten(failure.line(failure.at)[failure.at.column - 1 :])
    return failure.at, "a list item must start on a line of its own", f'write "{rest}" on the next line'


def _misaligned(failure: _ParserFailure) -> _PlacedMessage:
    before = failure.before(failure.at).rstrip()
    earlier = _earlier_quote(failure, before)
    if earlier is not None:
        return _open_quote(replace(failure, context=earlier))
    starred = re.search(r"(?:: |- |^ *)(\*[^\s*]+)$", before)
    if starred is not None:
        return _quotes_at(failure, Mark(failure.at.line, starred.start(1) + 1))
    if before.endswith(("'", '"')):
        return failure.at, "text after the closing quote", _whole_in_quotes(failure)
    if before.endswith(("]", "}")):
        return failure.at, f'text after the closing "{before[-1]}"', _whole_in_quotes(failure)
    hint = "give it as many spaces at its start as the other lines of its list or part"
    return failure.at, "this line does not line up with the lines above", hint


def _whole_in_quotes(failure: _ParserFailure) -> str:
    """The hint that quotes all of the value on a line: `"Say "ah""` without its own quotes, if it has two."""
    line = failure.line(failure.at)
    start = _VALUE_START.match(line)
    assert start is not None  # the pattern matches the empty text
    value = line[start.end() :].strip()
    inner = value[1:-1]
    in_its_own = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    if in_its_own and (value[0] == "'" or re.match(r"[^\"]*(?:^|[\s(])\"", inner)):
        value = inner
    return quote_it(value)


def _earlier_quote(failure: _ParserFailure, before: str) -> Mark | None:
    """The quote that is never closed on a line above, where the next opening quote ends its text.

    For `a: "abc` followed by `b: "def"` PyYAML reports def; the mistake is the missing quote after abc.
    """
    match = re.search(r"(?:: |- |\[|, )([\"'])$", before)
    if match is None:
        return None
    opening = re.compile(rf"^(?:[^#\"']*?(?:: |- ))?({match[1]})[^{match[1]}]*$")
    for number in range(failure.at.line - 1, 0, -1):
        found = opening.match(failure.source.lines[number - 1])
        if found is not None:
            return Mark(number, found.start(1) + 1)
    return None


def _expected_item(failure: _ParserFailure) -> _PlacedMessage:
    if failure.before(failure.at).strip():
        return _misaligned(failure)
    other = _placed_look_alike(failure, failure.at.line)
    if other is not None:
        return other
    hint = 'start it with "- ", or give the list above a name and indent it'
    return failure.at, "this line is neither part of the list above nor a field", hint


def _escape(failure: _ParserFailure) -> _PlacedMessage:
    line = failure.line(failure.at)
    slash = line.rfind("\\", 0, failure.at.column + 1)
    mark = Mark(failure.at.line, slash + 1, 2) if slash >= 0 else failure.at
    return mark, "a backslash inside double quotes", "write \\\\ for one backslash, or use single quotes"


def _second_document(failure: _ParserFailure) -> _PlacedMessage:
    if failure.before(failure.at).strip() == "" and failure.at.line > 1:
        above = _line_above(failure.source, failure.at.line)
        if above is not None and failure.source.lines[above - 1].startswith(("...", "%")):
            return failure.at, "a second document starts here", 'delete the line "..."'
    return _misaligned(failure)


def _directive(failure: _ParserFailure) -> _PlacedMessage:
    return failure.context, 'a line may not start with "%"', "delete the line"


_RULES: tuple[tuple[str, Callable[[_ParserFailure], _PlacedMessage]], ...] = (
    (r"directive", _directive),
    (r"(scanning|parsing) a tag", _needs_quotes),
    (r"mapping values are not allowed", _colon),
    (r"scanning a quoted scalar .*(end of stream|document)", _open_quote),
    (r"(escape character|hexdecimal|hexadecimal|Unicode character)", _escape),
    (r"flow (sequence|mapping) / ", _in_brackets),
    (r"(sequence entries|block sequence entries) are not allowed", _list_item),
    (r"mapping keys are not allowed", lambda failure: _quotes_at(failure, failure.at)),
    (r"expected ':'", _simple_key),
    (r"expected '-' indicator|block collection", _expected_item),
    (r"scanning an? (alias|anchor)|block scalar|cannot start any token", _needs_quotes),
    (r"node content", _no_content),
    (r"document start", _second_document),
    (r"expected key|block end", _misaligned),
)
