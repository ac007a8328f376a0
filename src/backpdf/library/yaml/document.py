"""Reads YAML text as plain values with positions.

Every scalar is the text as typed (`010`, `no` and `1:30` stay text); only an empty value, `~` and
`null` are None, and only without quotes.  Mistakes in the text are `Problem`s, never exceptions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from backpdf.library.yaml import decoding
from backpdf.library.yaml.look_alikes import field_look_alike
from backpdf.library.yaml.nodes import Fields, Items, Node, Scalar
from backpdf.library.yaml.other_formats import format_of_content, other_format_problem
from backpdf.library.yaml.positions import mark_of
from backpdf.library.yaml.syntax_messages import syntax_problem
from backpdf.library.yaml.tree_builder import FastLoader, LimitError, TreeBuilder
from backpdf.problems import Mark, Problem
from backpdf.regular_files import NotRegularError, read_regular

LARGEST_FILE = 1024 * 1024
"""Bytes; a long program file has about 10 000."""

Value = str | None | list["Value"] | dict[str, "Value"]
"""A value in a file."""

FieldPath = tuple[str | int, ...]
"""The names and list positions (from 0) that lead to a value: ("steps", 0)."""


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file: its values, and the position of each."""

    source: decoding.SourceText
    root: Fields

    @property
    def shown(self) -> str:
        """The file's path in messages."""
        return self.source.shown

    @property
    def value(self) -> dict[str, Value]:
        """The file as plain dictionaries, lists, texts and None."""
        return {name: _plain(child) for name, (_, child) in self.root.fields.items()}

    def mark(self, *path: str | int, key: bool = False) -> Mark:
        """Position of the value at path (with key: of its name), else of its nearest existing ancestor."""
        node: Node = self.root
        mark = name_mark = node.mark
        for step in path:
            found = _step(node, step)
            if found is None:
                return mark
            name_mark, node = found
            mark = name_mark if _is_empty(node) else node.mark
        return name_mark if key else mark

    def path_of(self, mark: Mark | None) -> FieldPath:
        """The path of the value at a position, or of the last one before it; () for the file as a whole."""
        if mark is None:
            return ()
        best: tuple[tuple[int, int], FieldPath] = (0, 0), ()
        for path in _paths(self.root, ()):
            for each in (self.mark(*path), self.mark(*path, key=True)):
                place = each.line, each.column
                if best[0] <= place <= (mark.line, mark.column):
                    best = place, path
        return best[1]

    def mark_in(self, path: FieldPath, index: int) -> Mark:
        """Position of one character (counted from 0) of the text at path, else that of the text."""
        node: Node | None = self.root
        for step in path:
            found = None if node is None else _step(node, step)
            node = None if found is None else found[1]
        if not isinstance(node, Scalar) or node.value is None or index >= len(node.value):
            return self.mark(*path)
        character = node.value[index]
        earlier = node.value.count(character, 0, index)
        return mark_of(character, earlier, node.span, self.source.lines) or node.mark

    def rest_of_line(self, path: FieldPath) -> str:
        """The first line of the value at path as it is typed, from the value on."""
        mark = self.source.clamped(self.mark(*path))
        return self.source.lines[mark.line - 1][mark.column - 1 :].strip()

    def has(self, *path: str | int) -> bool:
        """Whether the file has a value at path, even an empty one."""
        node: Node = self.root
        for step in path:
            found = _step(node, step)
            if found is None:
                return False
            node = found[1]
        return True

    def texts(self) -> Iterator[tuple[FieldPath, str]]:
        """Every text of the file with its path, in file order, without the names of fields."""
        yield from _texts(self.root, ())

    def problem(self, path: FieldPath, message: str, hint: str | None = None, key: bool = False) -> Problem:
        """A problem at the value at path (with key: at its name), with the line quoted."""
        return self.source.problem(self.mark(*path, key=key), message, hint)

    def problem_in(self, path: FieldPath, index: int, message: str, hint: str | None = None) -> Problem:
        """A problem at one character (counted from 0) of the text at path."""
        return self.source.problem(self.mark_in(path, index), message, hint)


def read_document(
    path: Path, shown: str, *, may_be_empty: bool = False
) -> tuple[Document | None, list[Problem]]:
    """The document in the file at path, and its problems as YAML.

    shown is the path for messages.  The document is None where the text cannot be parsed to its end;
    after smaller problems, such as a repeated field, it is returned too, so that it can be checked.
    """
    data = read_bytes(path, shown)
    if isinstance(data, Problem):
        return None, [data]
    return document_in(data, shown, may_be_empty=may_be_empty)


def document_in(
    data: bytes, shown: str, *, may_be_empty: bool = False
) -> tuple[Document | None, list[Problem]]:
    """The document in the bytes of a file, and its problems as YAML; see read_document."""
    other = format_of_content(data)
    if other is not None:
        return None, [other_format_problem(shown, other)]
    text = decoding.decode(data, shown)
    if isinstance(text, Problem):
        return None, [text]
    return parse_document(text, shown, may_be_empty=may_be_empty)


def parse_document(
    text: str,
    shown: str,
    *,
    may_be_empty: bool = False,
    loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader] = FastLoader,
) -> tuple[Document | None, list[Problem]]:
    """The document in a text, and its problems as YAML; see read_document."""
    if len(text) > LARGEST_FILE:
        return None, [_too_large(shown)]
    source, problems, tabs = decoding.clean(text, shown)
    root, more = (None, [tabs]) if tabs is not None else _root(source, loader)
    problems += more
    if isinstance(root, Fields):
        return Document(source, root), problems
    if root is not None and not _is_empty(root):
        return None, [*problems, _not_fields(source, root)]
    if more:
        return None, problems
    if may_be_empty:
        return Document(source, Fields({}, Mark(1, 1), 1, 1)), problems
    return None, [*problems, Problem(shown, "the file is empty", hint="fill it in, or delete it")]


def _root(
    source: decoding.SourceText, loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader]
) -> tuple[Node | None, list[Problem]]:
    """The whole tree, or None and the problem that stopped the parser; None alone for an empty text."""
    builder = TreeBuilder(source)
    try:
        builder.build(loader)
    except LimitError as stop:
        return None, [stop.problem]
    except (yaml.YAMLError, ValueError) as error:  # ValueError: "\UFFFFFFFF" in the Python parser
        follows = builder.last_text_has_problem
        return None, [*builder.problems, *([] if follows else [syntax_problem(error, source)])]
    return builder.root, builder.problems


def read_bytes(path: Path, shown: str, most: int = LARGEST_FILE) -> bytes | Problem:
    """The bytes of a regular file, or the problem of one that is unreadable or larger than `most` bytes."""
    try:
        data = read_regular(path, most)
    except NotRegularError as error:
        if error.is_folder:
            return Problem(shown, "this is a folder, not a file", hint="move or rename the folder")
        return Problem(shown, "this is not an ordinary file", hint="put a text file in its place")
    except FileNotFoundError:
        return Problem(shown, "the file does not exist", hint="check the name and the folder")
    except PermissionError:
        return Problem(shown, "the file may not be read", hint="ask for permission to read it")
    except (OSError, ValueError):
        return Problem(shown, "the file cannot be read", hint="check the disk or the network drive")
    return within_limit(data, shown, most)


def within_limit(data: bytes, shown: str, most: int) -> bytes | Problem:
    """The bytes of a file, or the problem of more than `most` bytes."""
    return _too_large(shown, most) if len(data) > most else data


def _too_large(shown: str, most: int = LARGEST_FILE) -> Problem:
    message = f"the file is larger than {most // 1024**2} MiB"
    return Problem(shown, message, hint="split it up, or remove what is not text")


def _not_fields(source: decoding.SourceText, root: Node) -> Problem:
    line = source.lines[root.mark.line - 1]
    found = field_look_alike(line) if isinstance(root, Scalar) else None
    if found is not None:
        return source.problem(Mark(root.mark.line, found.column, found.width), found.message, found.hint)
    what = "a list" if isinstance(root, Items) else "plain text"
    hint = 'start each line with a field, like "name: Bridge"'
    return source.problem(root.mark, f"the file holds {what} instead of fields", hint)


def _plain(node: Node) -> Value:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Items):
        return [_plain(item) for item in node.items]
    return {name: _plain(child) for name, (_, child) in node.fields.items()}


def _texts(node: Node, path: FieldPath) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(node, Scalar):
        if node.value is not None:
            yield path, node.value
    elif isinstance(node, Items):
        for index, item in enumerate(node.items):
            yield from _texts(item, (*path, index))
    else:
        for name, (_, child) in node.fields.items():
            yield from _texts(child, (*path, name))


def _paths(node: Node, path: FieldPath) -> Iterator[FieldPath]:
    """The path of every value, each before those of its parts."""
    steps: Iterable[str | int] = ()
    if isinstance(node, Items):
        steps = range(len(node.items))
    elif isinstance(node, Fields):
        steps = node.fields
    for step in steps:
        found = _step(node, step)
        if found is not None:
            yield (*path, step)
            yield from _paths(found[1], (*path, step))


def _step(node: Node, step: str | int) -> tuple[Mark, Node] | None:
    """The child of a node at one step of a path, with the mark of its name."""
    if isinstance(node, Fields) and isinstance(step, str):
        return node.fields.get(step)
    if isinstance(node, Items) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step].mark, node.items[step]
    return None


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.value is None
