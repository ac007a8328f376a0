"""Where the values of a file stand in its text, to the letter: what `yaml/nodes.py` has no need to know."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

import yaml

from backpdf.library.yaml.decoding import SourceText
from backpdf.library.yaml.tree_builder import FastLoader, YamlMark

_LINE: Final = re.compile("[^\r\n]*(?:\r\n?|\n|$)")
_ANCHOR: Final = re.compile(r"&\S+\s*")


@dataclass(slots=True)
class Place:
    """A value, from its first character to after its last one (counted from 0 in the text of the file).

    kind is "text", "list", "fields" or "alias" (`*name`).  style is the sign that starts a text or a list
    between brackets; "" for others.  anchor is the length of `&name ` at the start, 0 without one.  children
    are the values of a list, or of fields with the places of their names.
    """

    kind: str
    start: int
    end: int
    style: str = ""
    anchor: int = 0
    children: list[tuple[Place | None, Place]] = field(default_factory=list)
    name: str = ""

    @property
    def inside(self) -> int:
        """Where the value itself starts, after its anchor."""
        return self.start + self.anchor

    @property
    def has_alias(self) -> bool:
        """Whether a part of it is repeated from elsewhere."""
        return any(each.kind == "alias" for each in self.walk())

    def walk(self) -> Iterator[Place]:
        """This value and all that are in it."""
        yield self
        for _, child in self.children:
            yield from child.walk()


class FileText:
    """The text of a file as it lies on the disk, its lines, and where a line and column is in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        lines = [line for line in _LINE.findall(text) if line]
        self.starts = [0, *accumulate(map(len, lines))]
        self.line_end = next((end for end in ("\r\n", "\n", "\r") if lines and lines[0].endswith(end)), "\n")

    def offset(self, line: int, column: int) -> int:
        """The character at a line and column, both from 0; the byte order mark takes no column."""
        if line >= len(self.starts):
            return len(self.text)
        mark = 1 if line == 0 and self.text.startswith("\ufeff") else 0
        return min(self.starts[line] + mark + column, len(self.text))

    def line_start(self, offset: int) -> int:
        """Where the line of a character starts, after a byte order mark."""
        start = max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1
        return start + (1 if start == 0 and self.text.startswith("\ufeff") else 0)

    def line_stop(self, offset: int) -> int:
        """Where the line of a character ends, before its line end."""
        found = re.compile("[\r\n]").search(self.text, offset)
        return found.start() if found else len(self.text)

    def next_line(self, offset: int) -> int:
        """Where the line after that of a character starts."""
        stop = self.line_stop(offset)
        return stop + (2 if self.text.startswith("\r\n", stop) else 1 if stop < len(self.text) else 0)


@dataclass(frozen=True, slots=True)
class FileLayout:
    """A file's text, the places of its values, and those of the dashes of its lists."""

    file: FileText
    root: Place
    dashes: list[int]

    def dash_of(self, item: Place) -> int | None:
        """The place of the dash of an item of a list; None where it has none."""
        at = bisect_left(self.dashes, item.start) - 1
        return self.dashes[at] if at >= 0 else None


def layout_of(raw: str, source: SourceText) -> FileLayout:
    """The places of the values of a text that was read without problems, raw as it lies on the disk."""
    file = FileText(raw)
    events = yaml.parse(source.text, Loader=FastLoader)
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            break
    root = _Places(file, events).value()
    dashes = [
        file.offset(token.start_mark.line, token.start_mark.column)
        for token in yaml.scan(source.text, Loader=yaml.SafeLoader)
        if isinstance(token, yaml.BlockEntryToken)
    ]
    return FileLayout(file, root, dashes)


class _Places:
    """Builds places from the events of a file."""

    def __init__(self, file: FileText, events: Iterator[yaml.Event]) -> None:
        self._file = file
        self._events = events

    def value(self) -> Place:
        """The next value."""
        place = self._value(next(self._events))
        assert place is not None
        return place

    def _value(self, event: yaml.Event) -> Place | None:
        """The value that an event starts; None for the end of a list or of fields."""
        if isinstance(event, yaml.CollectionEndEvent):
            return None
        start, end = self._offset(event.start_mark), self._offset(event.end_mark)
        if isinstance(event, yaml.AliasEvent):
            return Place("alias", start, end, name=event.anchor or "")
        assert isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent))
        anchored = _ANCHOR.match(self._file.text, start) if event.anchor else None
        anchor = len(anchored[0]) if anchored else 0
        if isinstance(event, yaml.ScalarEvent):
            style = event.style or ""
            if style in ("|", ">"):
                end = self._file.line_stop(start + len(self._file.text[start:end].rstrip()))
            return Place("text", start, max(start + anchor, end), style, anchor, name=event.value)
        return self._collection(event, start, anchor)

    def _collection(self, event: yaml.CollectionStartEvent, start: int, anchor: int) -> Place:
        is_fields = isinstance(event, yaml.MappingStartEvent)
        flow = "[" if event.flow_style else ""
        place = Place("fields" if is_fields else "list", start, start, flow, anchor)
        while True:
            closing = next(self._events)
            first = self._value(closing)
            if first is None:
                break
            place.children.append((first, self.value()) if is_fields else (None, first))
        if flow:
            place.end = self._offset(closing.end_mark)
        else:
            place.end = max((child.end for _, child in place.children), default=start)
        return place

    def _offset(self, mark: YamlMark | None) -> int:
        return 0 if mark is None else self._file.offset(mark.line, mark.column)
