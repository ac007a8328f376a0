"""Does in a file what a hint says, as a clinician would, with nothing but the printed problem and the line.

A hint that none of these rules follows fails the test: a new kind of hint needs its rule here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from backpdf.problems import Problem

QUOTED = r'"((?:[^"\\]|\\.)*)"'


ITEM = {"weeks": "reps: 8", "steps": "Lie down."}
"""An item of each list that a hint may ask for."""
WORDS = {
    "use only digits, spaces and + ( ) -": "+44 20 7946 0000",
    "write two small letters, like en, or en-GB": "en-GB",
    "write all of it, like https://www.example.org/page": "https://www.example.org/page",
    "write a4, or letter for North America": "letter",
    "write it on one line, after the colon": "Words on one line",
    'start each item on a line of its own with "- "': "\n  - Words",
}
"""Hints in words, with what a reader of them would write."""


class HintNotFollowedError(Exception):
    """No rule follows this hint."""


def followed(text: str, problem: Problem) -> Iterator[str]:
    """The text after following the hint, once for each alternative that it gives.

    The text has each field on a line of its own; the problem is at the value or at the name of its field.
    """
    assert problem.hint is not None, problem
    place = _Place(text, problem)
    rules = (_by_fields, _by_value, _in_words)
    found = next((made for rule in rules if (made := list(rule(place, problem)))), [])
    if not found:
        raise HintNotFollowedError(problem.render())
    yield from found


class _Place:
    """The line that a problem is at, and edits to it."""

    def __init__(self, text: str, problem: Problem) -> None:
        self.lines = text.splitlines()
        assert problem.mark is not None
        self.number = problem.mark.line - 1
        self.line = self.lines[self.number]
        self.indent = re.match(r"[ -]*", self.line)[0].replace("-", " ")  # type: ignore[index]
        match = re.match(r"( *(?:- )?)([^:]+):(?: +(.*))?$", self.line)
        self.name = match[2].strip() if match else None
        self.start = match[1] if match else re.match(r" *(?:- )?", self.line)[0]  # type: ignore[index]

    def with_value(self, value: str) -> str:
        """The text with another value of the field or item; what is nested below the line goes."""
        shown = f"{self.start}{self.name}: {value}" if self.name else f"{self.start}{value}"
        return self._with([shown])

    def without_line(self) -> str:
        """The text without the field or item on the line."""
        return self._with([])

    def renamed(self, name: str) -> str:
        """The text with another name for the field on the line."""
        return self._with([self.line.replace(self.name or "", name, 1)])

    def with_fields(self, fields: list[str]) -> str:
        """The text with these fields in place of the one on the line, which they may repeat."""
        return self._with([f"{self.indent}{field}" for field in fields])

    def without(self, name: str) -> str:
        """The text without a field: beside the one on the line, in it, or in what it is nested in."""
        inline = re.compile(rf"(?<=[{{ ]){name}: (?:\[[^\]]*\]|{{[^}}]*}}|[^,}}]*)(?:, )?")
        if not self._has(name) and inline.search(self.line):
            return self._with([inline.sub("", self.line, count=1).replace(", }", "}")])
        at = self._sibling(name)
        return "\n".join([*self.lines[:at], *self.lines[self._end(at) :]]) + "\n"

    def without_first(self, line: int) -> str:
        """The text without the field on another line, counted from 1."""
        return "\n".join([*self.lines[: line - 1], *self.lines[self._end(line - 1) :]]) + "\n"

    def with_sibling(self, field: str) -> str:
        """The text with a field beside the one on the line, in place of one of its name."""
        name = field.partition(":")[0]
        text = self.without(name) if self._has(name) else "\n".join(self.lines) + "\n"
        lines = text.splitlines()
        at = (
            next(i for i, line in enumerate(lines) if line == self.line) if self.line in lines else len(lines)
        )
        return "\n".join([*lines[:at], f"{self.indent}{field}", *lines[at:]]) + "\n"

    def with_child(self, field: str) -> str:
        """The text with a field in the mapping on the line."""
        inner = f"{self.indent}  {field}"
        return "\n".join([*self.lines[: self.number + 1], inner, *self.lines[self.number + 1 :]]) + "\n"

    def _with(self, new: list[str]) -> str:
        return "\n".join([*self.lines[: self.number], *new, *self.lines[self._end(self.number) :]]) + "\n"

    def _end(self, at: int) -> int:
        """The first line after a field and all that is nested in it."""
        depth = len(self.lines[at]) - len(self.lines[at].lstrip(" "))
        end = at + 1
        while end < len(self.lines) and _depth(self.lines[end]) > depth:
            end += 1
        return end

    def _has(self, name: str) -> bool:
        return any(line.startswith(f"{self.indent}{name}:") for line in self.lines)

    def _sibling(self, name: str) -> int:
        """The line of a field of this name, rather beside the one on the line than elsewhere."""
        lines = [i for i, line in enumerate(self.lines) if re.match(rf"[ -]*{name}:", line)]
        return min(lines, key=lambda i: (not self.lines[i].startswith(f"{self.indent}{name}:"), i))


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _by_fields(place: _Place, problem: Problem) -> Iterator[str]:
    """Hints that name fields: to write, to add, to delete."""
    hint = problem.hint or ""
    if both := re.fullmatch(rf"write {QUOTED}, or {QUOTED} in its place", hint):
        yield place.with_value(both[1])
        yield place.with_fields([both[2]])
    elif in_place := re.fullmatch(r'write ((?:"[^"]*"(?:,? (?:or|and) )?)+) in its place', hint):
        for choice in re.split(r"(?<=\"),? or (?=\")", in_place[1]):
            yield place.with_fields(re.findall(QUOTED, choice))
    elif deleted := re.fullmatch(
        rf"delete {QUOTED}(?: or {QUOTED}| here|, or write {QUOTED}|, and .*)?", hint
    ):
        yield place.without(deleted[1])
        if deleted[2]:
            yield place.without(deleted[2])
        if deleted[3]:
            yield place.with_sibling(deleted[3])
    elif added := re.fullmatch(rf"add {QUOTED}, with .*", hint):
        yield place.with_sibling(added[1])
    elif added := re.fullmatch(rf"add {QUOTED}(?:, {QUOTED})* or {QUOTED}, like {QUOTED}", hint):
        field = added.groups()[-1]
        yield place.with_child(field) if place.name == "dose" else place.with_sibling(field)
    elif shorter := re.fullmatch(r'write "(\w+: [^"]+)" or a shorter time', hint):
        yield place.with_sibling(shorter[1])


def _by_value(place: _Place, problem: Problem) -> Iterator[str]:
    """Hints that give the value to write."""
    hint = problem.hint or ""
    if hint == "write a smaller number":
        limits = re.search(r"between (\d+) and (\d+)", problem.message)
        assert limits
        yield place.with_value(limits[2])
    elif more := re.fullmatch(r"write (\d+)(?: or more|, without .*)|write (true|\S+:\S+)(?:, or .*)?", hint):
        yield place.with_value(more[1] or more[2])
    elif like := re.fullmatch(r"write it like: (\w+): (.*)", hint):
        yield place.with_value(like[2])
    elif like := re.fullmatch(r"write (?:it|them) like (.*)", hint):
        choices = re.findall(QUOTED, like[1]) or like[1].split(" or ")
        yield from map(place.with_value, choices)
    elif re.match(rf"write {QUOTED}|write what is different", hint):
        for choice in re.findall(QUOTED, hint):
            yield place.with_value(choice) if not re.match(r"\w+: ", choice) else place.with_child(choice)
    elif meant := re.fullmatch(rf"did you mean {QUOTED}(?:, inside {QUOTED})?\?", hint):
        assert not meant[2]
        yield place.renamed(meant[1])
    elif spaced := re.fullmatch(rf"put a space after the colon: {QUOTED}", hint):
        yield place.with_fields([spaced[1]])
    elif whole := re.fullmatch("(delete the brackets, or )?put the whole text in quotes: (.*)", hint):
        yield place.with_value(whole[2].removeprefix(f"{place.name}: "))
        if whole[1]:
            yield place.with_value(whole[2].strip("\"'[]{}"))


def _in_words(place: _Place, problem: Problem) -> Iterator[str]:
    """Hints that say in words what to do."""
    hint = problem.hint or ""
    if filled := re.fullmatch(r"(?:fill it in|add it), like: (\w+): (.*)", hint):
        yield (
            place.with_value(filled[2])
            if place.name == filled[1]
            else place.with_sibling(f"{filled[1]}: {filled[2]}")
        )
    elif like := re.fullmatch("write it like: ({.*})", hint):
        yield place.with_value(like[1])
    elif hint == "delete or rename one of the two":
        first = re.search(r"the first is on line (\d+)", problem.message)
        assert first
        yield place.without_line()
        yield place.without_first(int(first[1]))
    elif re.fullmatch("add at least one item, .*", hint):
        yield place.with_value("\n" + place.indent + "  - " + ITEM[place.name or ""])
    elif hint == "fill it in, or delete the line":
        yield place.without_line()
    elif hint == "shorten it":
        longest = re.search(r"at most (\d+) fit", problem.message)
        assert longest
        yield place.with_value("x" * int(longest[1]))
    elif hint in WORDS:
        yield place.with_value(WORDS[hint])
