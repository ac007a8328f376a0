"""Changes lists and fields between brackets: what stays is as it was typed, and so is what is between it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import TypeAlias

from backpdf.library.writing.field_text import flow_text
from backpdf.library.writing.places import Place
from backpdf.library.writing.same_values import differences, is_empty, is_same
from backpdf.library.writing.scalar_text import TextContext, double_quoted, in_style
from backpdf.library.yaml.document import Value, parse_document

_Part: TypeAlias = tuple[int | None, str]
"""A part between brackets as it is typed, and the number of the old part that it is."""


def changed_flow(typed: str, place: Place, old: Value, new: Value, *, expands: bool) -> str:
    """The text of a value between brackets, without its anchor, with another value.

    typed is the text of the whole file; with expands, repeated parts are written out.
    """
    if isinstance(old, dict) and isinstance(new, dict):
        return _joined(typed, place, new, _fields(typed, place, old, new, expands))
    if not (isinstance(old, list) and isinstance(new, list)):
        return flow_text(new, is_amount=True)
    text = _joined(typed, place, new, list(_items(typed, place, old, new, expands, quotes=False)))
    if parse_document(f"x: {text}", "")[1]:  # sentences look as if a comma had split them
        return _joined(typed, place, new, list(_items(typed, place, old, new, expands, quotes=True)))
    return text


def _joined(typed: str, place: Place, new: Value, parts: list[_Part]) -> str:
    """The parts between brackets, with what was between those that were neighbours before."""
    starts = [(name or value).start for name, value in place.children]
    if not starts or not parts:
        return flow_text(new, is_amount=True)
    ends = [value.end for _, value in place.children]
    pieces = [typed[place.inside : starts[0]], parts[0][1]]
    for (before, _), (number, text) in pairwise(parts):
        follows = number is not None and before == number - 1
        pieces += [typed[ends[number - 1] : starts[number]] if number and follows else ", ", text]
    return "".join([*pieces, typed[ends[-1] : place.end]])


def _items(
    typed: str, place: Place, old: list[Value], new: list[Value], expands: bool, *, quotes: bool
) -> Iterator[_Part]:
    """The items; one that takes the place of another stands where that stood.  quotes is for new texts."""
    for kind, start, stop, new_start, new_stop in differences(old, new):
        for at, value in enumerate(new[new_start:new_stop], start):
            item = place.children[at][1] if at < stop else None
            if item is not None and kind == "equal" and not (expands and item.has_alias):
                yield at, typed[item.start : item.end]
            elif quotes and isinstance(value, str):
                yield at if item else None, double_quoted(value)
            elif item is not None:
                yield at, _value(typed, item, old[at], value, expands)
            else:
                yield None, flow_text(value, TextContext.IN_BRACKETS, is_amount=True)


def _fields(
    typed: str, place: Place, old: Mapping[str, Value], new: Mapping[str, Value], expands: bool
) -> list[_Part]:
    """The fields that stay, in their order, and new ones after the nearest one that comes before them."""
    parts: dict[str, _Part] = {}
    for number, (name_place, value) in enumerate(place.children):
        assert name_place is not None
        name = name_place.name
        if is_empty(new.get(name)):
            continue
        text = typed[name_place.start : value.end]
        if not is_same(old.get(name), new[name]) or (expands and value.has_alias):
            head = typed[name_place.start : value.inside].rstrip()
            text = f"{head} {_value(typed, value, old.get(name), new[name], expands)}"
        parts[name] = number, text
    names, at = list(parts), 0
    for name, wanted in new.items():
        if name in parts:
            at = names.index(name) + 1
        elif not is_empty(wanted):
            parts[name] = None, f"{name}: {flow_text(wanted, TextContext.IN_BRACES, is_amount=True)}"
            names.insert(at, name)
            at += 1
    return [parts[name] for name in names]


def _value(typed: str, place: Place, old: Value, new: Value, expands: bool) -> str:
    """Another value in the place of one, in its quotes or brackets."""
    if place.kind == "text" and isinstance(new, str) and place.style:
        styled = in_style(new, place.style, TextContext.IN_BRACES, 0)
        if styled is not None:
            return styled
    elif place.style and not isinstance(new, str):
        return changed_flow(typed, place, old, new, expands=expands)
    return flow_text(new, TextContext.IN_BRACES, is_amount=True)
