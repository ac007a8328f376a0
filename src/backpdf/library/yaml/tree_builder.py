"""Builds a tree of values with positions from YAML events, within limits of size and depth.

Tags construct nothing, a scalar stays the text as typed, and a part of a file that is repeated
(`&name`, `*name`) counts towards the limits as often as it is used.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import yaml

from backpdf.library.yaml.decoding import SourceText
from backpdf.library.yaml.look_alikes import odd_in_name
from backpdf.library.yaml.misread import joined_lines, lost_text, split_between_braces, split_sentences
from backpdf.library.yaml.nodes import Fields, Items, Node, Scalar
from backpdf.library.yaml.positions import Span, mark_of
from backpdf.problems import Mark, Problem
from backpdf.quoting import quote_it, shorten
from backpdf.text.cleaning import first_harmful, harm, without_harm

DEEPEST = 30
MOST_VALUES = 5_000
"""A long program has about 500; a text counts as one more for each thousand characters."""
LONGEST_TEXT = 10_000
"""Characters in one text: more than two pages."""

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

FastLoader: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = (
    yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
)
"""Both loaders give the same events for clean text; the C one is about ten times faster."""


class LimitError(Exception):
    """The text exceeds a limit, which stops the parser; has the problem to report."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


@dataclass(slots=True)
class _OpenCollection:
    """A list or mapping whose end event has not arrived yet."""

    mark: Mark
    is_mapping: bool
    is_flow: bool
    anchor: str | None
    items: list[Node] = field(default_factory=list)
    fields: dict[str, tuple[Mark, Node]] = field(default_factory=dict)
    size: int = 1
    height: int = 0
    key: tuple[str, Mark] | None = None
    waits_for_value: bool = False

    def closed(self) -> Node:
        if self.is_mapping:
            return Fields(self.fields, self.mark, self.size, self.height + 1)
        return Items(tuple(self.items), self.mark, self.size, self.height + 1)


@dataclass(slots=True)
class _Anchor:
    mark: Mark
    node: Node | None = None
    used: bool = False


class TreeBuilder:
    """Handles the events of one file in order; root (None for an empty file) and problems are the result."""

    def __init__(self, source: SourceText) -> None:
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._source = source
        self._open: list[_OpenCollection] = []
        self._anchors: dict[str, _Anchor] = {}
        self._replaced: list[tuple[str, _Anchor]] = []
        self._documents = 0
        self.last_text_has_problem = False
        """Whether the text before an error of syntax has a problem, which the error may follow from."""

    def build(self, loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader]) -> None:
        """Handles the whole file.

        Raises yaml.YAMLError where the text is not YAML, LimitError where it exceeds a limit; the problems
        found before that are kept.
        """
        for event in yaml.parse(self._source.text, Loader=loader):
            self.handle(event)
        self.finish()

    def handle(self, event: yaml.Event) -> None:
        """Adds one event of the file; raises LimitError where it exceeds a limit."""
        if isinstance(event, yaml.ScalarEvent):  # the most frequent event
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._start(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end()
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.DocumentStartEvent):
            self._start_document(event)

    def finish(self) -> None:
        """Reports unused anchors after the last event: their names (`&name`) are text that would be lost."""
        for name, anchor in [*self._replaced, *self._anchors.items()]:
            if not anchor.used:
                self._problem(
                    anchor.mark,
                    f'"&{shorten(name)}" would be lost: a text that starts with "&" needs quotes',
                    quote_it(self._rest(anchor.mark)),
                )

    def _problem(self, mark: Mark, message: str, hint: str) -> None:
        self.problems.append(self._source.problem(mark, message, hint))

    def _limit_error(self, mark: Mark, message: str, hint: str) -> LimitError:
        return LimitError(self._source.problem(mark, message, hint))

    def _underlined(self, event: yaml.ScalarEvent | yaml.AliasEvent) -> Mark:
        """The mark of a text, up to the end of its first line."""
        (line, column), (end_line, end_column) = _place(event.start_mark), _place(event.end_mark)
        stop = end_column if end_line == line else len(self._line(line).rstrip())
        return Mark(line + 1, column + 1, max(1, stop - column))

    def _line(self, line: int) -> str:
        """The line with this number (from 0), or "" after the last one."""
        return self._source.lines[line] if line < len(self._source.lines) else ""

    def _rest(self, mark: Mark) -> str:
        return self._line(mark.line - 1)[mark.column - 1 :].strip()

    def _start_document(self, event: yaml.Event) -> None:
        self._documents += 1
        if self._documents > 1:
            raise self._limit_error(
                _start_of(event),
                "a second document starts here",
                'delete the line "---": one file holds one exercise, program or clinic',
            )

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        mark, span = self._underlined(event), _span(event)
        self._report_tag(event, mark)
        text, harmful = without_harm(event.value), first_harmful(event.value)
        if harmful is not None:  # written as an escape: "\u0007"
            at = mark_of(harmful, 0, span, self._source.lines) or mark
            self._problem(at, *harm(harmful))
        in_brackets = bool(self._open and self._open[-1].is_flow)
        found = [
            *joined_lines(span, text, self._source),
            *lost_text(span, text, self._source, in_brackets=in_brackets),
        ]
        if len(text) > LONGEST_TEXT:
            text = text[:LONGEST_TEXT]
            if not found:
                message = f"this text has {len(event.value):,} characters, at most {LONGEST_TEXT:,} fit"
                found = [self._source.problem(mark, message, "shorten it")]
        self.last_text_has_problem = bool(found)
        self.problems += found
        value = None if not span.style and event.value in _NULLS else text
        anchor = self._new_anchor(event.anchor, mark)
        self._add(Scalar(value, mark, span), anchor)

    def _start(self, event: yaml.CollectionStartEvent) -> None:
        mark = _start_of(event)
        self._report_tag(event, mark)
        if len(self._open) >= DEEPEST:
            raise self._limit_error(mark, f"more than {DEEPEST} levels inside each other", "write it flatter")
        anchor = self._new_anchor(event.anchor, mark)
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        self._open.append(_OpenCollection(mark, is_mapping, bool(event.flow_style), anchor))

    def _end(self) -> None:
        """Completes the innermost list or mapping; looks for sentences that its commas have split."""
        opened = self._open.pop()
        parent = self._open[-1] if self._open else None
        if opened.is_flow and not opened.is_mapping:
            texts = [(item.value or "", item.span) for item in opened.items if isinstance(item, Scalar)]
            name = parent.key[0] if parent is not None and parent.key is not None else None
            self.problems += split_sentences(texts, name, self._source)
        if opened.is_flow and opened.is_mapping:
            self._report_split_value(opened)
        self._add(opened.closed(), opened.anchor)

    def _report_split_value(self, opened: _OpenCollection) -> None:
        """Reports names with nothing typed after them that are the rest of a text, and drops them."""
        for name, (mark, value) in list(opened.fields.items()):
            if isinstance(value, Scalar) and value.span.is_empty:
                problem = split_between_braces(name, mark, self._source)
                if problem is not None:
                    self.problems.append(problem)
                    del opened.fields[name]

    def _alias(self, event: yaml.AliasEvent) -> None:
        mark, name = self._underlined(event), event.anchor or ""
        anchor = self._anchors.get(name)
        if anchor is None:
            self._problem(mark, 'a text that starts with "*" needs quotes', quote_it(self._rest(mark)))
            self.last_text_has_problem = True
            self._add(Scalar(None, mark, _span(event)), None)
            return
        anchor.used = True
        if anchor.node is None:
            raise self._limit_error(mark, f'"*{shorten(name)}" contains itself', "write the text out in full")
        if len(self._open) + anchor.node.height > DEEPEST:
            raise self._limit_error(mark, f"more than {DEEPEST} levels inside each other", "write it flatter")
        self._add(anchor.node, None)

    def _new_anchor(self, name: str | None, mark: Mark) -> str | None:
        if name is not None:
            if name in self._anchors:
                self._replaced.append((name, self._anchors[name]))
            self._anchors[name] = _Anchor(mark)
        return name

    def _add(self, node: Node, anchor: str | None) -> None:
        """Adds a complete value to its parent."""
        if anchor is not None and self._anchors[anchor].node is None:
            self._anchors[anchor].node = node
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if parent.is_mapping and not parent.waits_for_value:
            parent.key = self._key(parent, node)
            parent.waits_for_value = True
            return
        self._count(parent, node)
        if not parent.is_mapping:
            parent.items.append(node)
        elif parent.key is not None:
            name, mark = parent.key
            parent.fields[name] = (mark, node)
        parent.waits_for_value = False

    def _count(self, parent: _OpenCollection, node: Node) -> None:
        parent.size += node.size
        parent.height = max(parent.height, node.height)
        if parent.size > MOST_VALUES:
            raise self._limit_error(
                node.mark,
                f"the file holds more than {MOST_VALUES:,} values",
                'split it up, and write texts out in full instead of repeating parts with "*"',
            )

    def _key(self, parent: _OpenCollection, node: Node) -> tuple[str, Mark] | None:
        """The name of the next field with its mark; None, with a problem, where it is not valid."""
        if not isinstance(node, Scalar) or node.value is None:
            self._problem(node.mark, "the name of a field must be text", 'write it like "name: Bridge"')
            return None
        odd = odd_in_name(node.value)
        if odd is not None:
            at = Mark(node.mark.line, node.mark.column + odd[0])
            self._problem(at, f"{odd[1]} in the name of a field", "delete it, or type the name again")
            return None
        earlier = parent.fields.get(node.value)
        if earlier is not None:
            self._problem(
                node.mark,
                f'"{shorten(node.value)}" is here twice: the first is on line {earlier[0].line}',
                "delete or rename one of the two",
            )
            return None
        return node.value, node.mark

    def _report_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, mark: Mark) -> None:
        if event.tag is not None:
            self._problem(mark, 'a text that starts with "!" needs quotes', quote_it(self._rest(mark)))


class YamlMark(Protocol):
    """A mark of either of PyYAML's parsers; both count from 0."""

    line: int
    column: int


def _place(mark: YamlMark | None) -> tuple[int, int]:
    """Line and column, counted from 0."""
    return (0, 0) if mark is None else (mark.line, mark.column)


def _start_of(event: yaml.Event) -> Mark:
    line, column = _place(event.start_mark)
    return Mark(line + 1, column + 1)


def _span(event: yaml.ScalarEvent | yaml.AliasEvent) -> Span:
    style = event.style if isinstance(event, yaml.ScalarEvent) else ""
    return Span(*_place(event.start_mark), *_place(event.end_mark), style or "")
