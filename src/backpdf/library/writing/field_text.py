"""Fields and lists as YAML, as a person lays them out: words on one line, sentences one below the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from backpdf.library.writing.scalar_text import WIDEST, TextContext, scalar_text
from backpdf.library.yaml.document import Value

STEP: Final = 2
"""Spaces by which what is inside a field is set in."""
_ON_ONE_LINE: Final = frozenset({"equipment", "tags", "dose"})
"""Fields whose values are written between brackets, where they fit on the line."""
_AMOUNTS: Final = frozenset({"dose"})


def field_text(name: str, value: Value, indent: int = 0) -> str:
    """A field with its value, without a line end; lines below the first are set in by `indent`.

    The first line is not, so that it can stand after a dash.
    """
    is_amount = name in _AMOUNTS
    if not value:
        return f"{name}:"
    if isinstance(value, str):
        return f"{name}: {scalar_text(value, TextContext.FIELD, indent + STEP)}"
    if name in _ON_ONE_LINE:
        line = f"{name}: {flow_text(value, is_amount=is_amount)}"
        if len(line) + indent <= WIDEST:
            return line
    return f"{name}:{_block(value, indent + STEP, is_amount=is_amount)}"


def item_text(value: Value, indent: int) -> str:
    """An item of a list after its dash, which is set in by `indent`; without a line end."""
    if isinstance(value, dict):
        gap = "\n" + " " * (indent + STEP)
        return "- " + gap.join(field_text(name, each, indent + STEP) for name, each in value.items())
    if isinstance(value, list):
        return "- " + flow_text(value)
    return "- " + scalar_text(value or "", TextContext.ITEM, indent + STEP)


def flow_text(value: Value, context: TextContext = TextContext.FIELD, *, is_amount: bool = False) -> str:
    """A value on one line, lists and fields between brackets."""
    if isinstance(value, Mapping):
        inside = (
            f"{name}: {flow_text(each, TextContext.IN_BRACES, is_amount=is_amount)}"
            for name, each in value.items()
        )
        return "{" + ", ".join(inside) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return (
            "["
            + ", ".join(flow_text(each, TextContext.IN_BRACKETS, is_amount=is_amount) for each in value)
            + "]"
        )
    return scalar_text(value or "", context, 0, is_amount=is_amount)


def _block(value: Value, indent: int, *, is_amount: bool) -> str:
    """What is below a field, each line after a line end."""
    gap = "\n" + " " * indent
    if isinstance(value, list):
        return "".join(gap + item_text(each, indent) for each in value)
    assert isinstance(value, dict)
    return "".join(
        f"{gap}{name}: {_beside(each, indent + STEP, is_amount=is_amount)}" for name, each in value.items()
    )


def _beside(value: Value, indent: int, *, is_amount: bool) -> str:
    """A value beside the name of its field."""
    if isinstance(value, str):
        return scalar_text(value, TextContext.FIELD, indent, is_amount=is_amount)
    return flow_text(value, is_amount=is_amount)
