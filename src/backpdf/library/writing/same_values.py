"""When two values of a file mean the same, and which items of a list stay."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from backpdf.library.model.fields import fold
from backpdf.library.yaml.document import Value


def is_same(one: Value, other: Value) -> bool:
    """Whether two values mean the same: empty ones count as not there, double spaces as single ones."""
    return _plain(one) == _plain(other)


def is_empty(value: Value) -> bool:
    """Whether there is nothing in a value."""
    return _plain(value) in (None, "", [], {})


def differences(old: Sequence[Value], new: Sequence[Value]) -> Iterator[tuple[str, int, int, int, int]]:
    """How one list becomes another: operations of `difflib`, those that keep items included."""
    matcher = SequenceMatcher(
        None, [_key(each) for each in old], [_key(each) for each in new], autojunk=False
    )
    yield from matcher.get_opcodes()


def _key(value: Value) -> str:
    return json.dumps(_plain(value), sort_keys=True)


def _plain(value: Value) -> object:
    if isinstance(value, dict):
        plain = {name: _plain(each) for name, each in value.items()}
        return {name: each for name, each in plain.items() if each not in (None, [], {}, "")}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return fold(value) or None
