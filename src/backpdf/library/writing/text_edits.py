"""Changes values of a YAML text in place: comments, order, quotes and every other line stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from backpdf.library.writing.field_text import STEP, field_text, flow_text, item_text
from backpdf.library.writing.flow_edits import changed_flow
from backpdf.library.writing.places import FileLayout, Place, layout_of
from backpdf.library.writing.same_values import differences, is_empty, is_same
from backpdf.library.writing.scalar_text import TextContext, double_quoted, in_style, reads_as, scalar_text
from backpdf.library.yaml.document import Document, Value, parse_document
from backpdf.problems import UserError

_Fields = Mapping[str, Value]


class NotChangedError(UserError):
    """A text is written in a way that cannot be changed without losing something of it."""


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """The text that takes the place of what is between two places of a file."""

    start: int
    end: int
    text: str


class _NotInPlaceError(Exception):
    """A value shares its lines with others, so what holds it is written anew."""


def changed_text(raw: str, document: Document, wanted: _Fields) -> str:
    """The text of a file with other values for the fields in wanted; an empty value takes a field out.

    raw is the text as it lies on the disk, document what was read from it without problems.  New fields
    come where the order of wanted has them.  Raises NotChangedError where what results would not read as
    wanted: then the text must be changed by hand.
    """
    whole = {**document.value, **wanted}
    if is_same(whole, document.value):
        return raw
    layout = layout_of(raw, document.source)
    for expands in (False, True):
        try:
            edits = _Editor(layout, expands=expands).edits(document.value, wanted)
            text = _applied(raw, edits)
        except _NotInPlaceError:
            continue
        found, problems = parse_document(text, document.shown)
        if found is not None and not problems and is_same(found.value, whole):
            return text
    raise NotChangedError(
        "the file is written in a way that this form cannot change without losing something",
        "change it in an editor",
    )


def _applied(raw: str, edits: Iterable[Edit]) -> str:
    """The text after the edits; raises _NotInPlaceError where two of them meet."""
    parts, at = [], 0
    for edit in sorted(edits, key=lambda each: (each.start, each.end)):
        if edit.start < at:
            raise _NotInPlaceError
        parts += [raw[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, raw[at:]])


class _Editor:
    """Finds the edits that make one value of another; with expands, repeated parts are written out."""

    def __init__(self, layout: FileLayout, *, expands: bool) -> None:
        self._file = layout.file
        self._layout = layout
        self._expands = expands

    def edits(self, old: _Fields, wanted: _Fields) -> list[Edit]:
        """The edits of the whole file."""
        root = self._layout.root
        edits = list(self._fields(root, old, {**_untouched(old, wanted), **wanted}, list(wanted)))
        if self._expands:
            replaced = [(edit.start, edit.end) for edit in edits]
            edits += [
                Edit(place.start, place.inside, "")
                for place in root.walk()
                if place.anchor and not any(start <= place.start < end for start, end in replaced)
            ]
        return edits

    def _text(self, text: str) -> str:
        return text.replace("\n", self._file.line_end)

    # ---------------------------------------------------------------- fields
    def _fields(self, place: Place, old: _Fields, new: _Fields, order: list[str]) -> Iterator[Edit]:
        """The edits of fields that stand one below the other."""
        indent = self._column(place.inside if place.anchor == 0 else _first_name(place).start)
        kept: dict[str, Place] = {}
        for name_place, value in place.children:
            assert name_place is not None
            name = name_place.name
            if is_empty(new.get(name)) and not is_empty(old.get(name)):
                yield self._removed(name_place, value)
                continue
            kept[name] = value
            if not is_same(old.get(name), new.get(name)) or (self._expands and value.has_alias):
                yield from self._field(name, name_place, value, old.get(name), new[name], indent)
        yield from self._inserted_fields(place, old, new, order, kept, indent)

    def _inserted_fields(
        self,
        place: Place,
        old: _Fields,
        new: _Fields,
        order: list[str],
        kept: Mapping[str, Place],
        indent: int,
    ) -> Iterator[Edit]:
        """New fields, each after the nearest one of those that come before it."""
        after: Place | None = None
        for name in order:
            if name in kept:
                after = kept[name]
            elif name not in old and not is_empty(new.get(name)):
                text = self._text(field_text(name, new[name], indent))
                yield self._insertion(after, _first_name(place).start, indent, text)

    def _field(
        self, name: str, name_place: Place, place: Place, old: Value, new: Value, indent: int
    ) -> Iterator[Edit]:
        """The edits of one field whose value differs."""
        try:
            yield from [*self._value(place, old, new, TextContext.FIELD, indent)]
        except _NotInPlaceError:
            yield Edit(name_place.start, place.end, self._text(field_text(name, new, indent)))

    # ---------------------------------------------------------------- values
    def _value(
        self, place: Place, old: Value, new: Value, context: TextContext, indent: int
    ) -> Iterator[Edit]:
        """The edits of a value; raises _NotInPlaceError where it cannot stay in its place."""
        if place.kind == "text" and isinstance(new, str):
            yield self._scalar(place, new, context, indent)
        elif place.kind == "list" and isinstance(old, list) and isinstance(new, list):
            if place.style:
                yield Edit(place.inside, place.end, self._flow(place, old, new))
            else:
                yield from self._items(place, old, new)
        elif place.kind == "fields" and isinstance(old, dict) and isinstance(new, dict):
            if place.style:
                yield Edit(place.inside, place.end, self._flow(place, old, new))
            else:
                yield from self._fields(place, old, {**dict.fromkeys(old), **new}, list(new))
        elif place.kind == "alias" and (context.is_flow or isinstance(new, str)):
            yield Edit(place.start, place.end, self._text(flow_text(new, context)))
        else:
            raise _NotInPlaceError

    def _scalar(self, place: Place, new: str, context: TextContext, indent: int) -> Edit:
        file = self._file
        if place.style in ("|", ">"):
            first = file.next_line(place.inside)
            line = file.text[first : file.line_stop(first)]
            deep = len(line) - len(line.lstrip(" ")) if line.strip() else indent + STEP
            text = in_style(new, place.style, context, deep)
            return Edit(file.line_stop(place.inside), place.end, self._text(text or ""))
        styled = in_style(new, place.style, context, indent) if place.style else None
        gap = " " if place.inside == place.end and file.text[place.inside - 1 : place.inside] in ":-" else ""
        typed = styled or scalar_text(new, context, indent + STEP, is_amount=_is_bare(place))
        rest = file.text[place.end : file.line_stop(place.end)]
        if styled is None and rest.strip() and not reads_as(typed + rest, new, context):
            typed = double_quoted(new)  # a comment that follows would be taken for a part of it
        return Edit(place.inside, place.end, self._text(gap + typed))

    def _flow(self, place: Place, old: Value, new: Value) -> str:
        return changed_flow(self._file.text, place, old, new, expands=self._expands)

    # ---------------------------------------------------------------- lists
    def _items(self, place: Place, old: list[Value], new: list[Value]) -> Iterator[Edit]:
        """The edits of a list whose items stand one below the other."""
        items = [item for _, item in place.children]
        dashes = [self._dash(item) for item in items]
        indent = self._column(dashes[0])
        for _, start, stop, new_start, new_stop in differences(old, new):
            pairs = min(stop - start, new_stop - new_start)
            for at in range(pairs):
                item, before, after = items[start + at], old[start + at], new[new_start + at]
                if not is_same(before, after) or (self._expands and item.has_alias):
                    yield from self._item(item, before, after, dashes[start + at], indent)
            for at in range(start + pairs, stop):
                yield Edit(self._file.line_start(dashes[at]), self._file.next_line(items[at].end), "")
            last = items[start + pairs - 1] if start + pairs else None
            for value in new[new_start + pairs : new_stop]:
                yield self._insertion(last, dashes[0], indent, self._text(item_text(value, indent)))

    def _item(self, item: Place, old: Value, new: Value, dash: int, indent: int) -> Iterator[Edit]:
        try:
            yield from [*self._value(item, old, new, TextContext.ITEM, indent)]
        except _NotInPlaceError:
            yield Edit(dash, item.end, self._text(item_text(new, indent)))

    def _dash(self, item: Place) -> int:
        """The dash of an item that has a line of its own."""
        dash = self._layout.dash_of(item)
        if dash is None or self._file.text[self._file.line_start(dash) : dash].strip(" "):
            raise _NotInPlaceError
        return dash

    # ---------------------------------------------------------------- lines
    def _column(self, offset: int) -> int:
        return offset - self._file.line_start(offset)

    def _removed(self, name_place: Place, value: Place) -> Edit:
        """The lines of a field go, and the comments stay: they may be about more than this field."""
        start = self._file.line_start(name_place.start)
        if self._file.text[start : name_place.start].strip(" "):
            raise _NotInPlaceError
        return Edit(start, self._file.next_line(value.end), "")

    def _insertion(self, after: Place | None, first: int, indent: int, text: str) -> Edit:
        """New lines below a value, or above the first one."""
        if after is not None:
            stop, end = self._file.next_line(after.end), self._file.line_end
            if stop == self._file.line_stop(after.end):  # the file ends without a line end
                return Edit(stop, stop, end + " " * indent + text)
            return Edit(stop, stop, " " * indent + text + end)
        start = self._file.line_start(first)
        if self._file.text[start:first].strip(" "):
            raise _NotInPlaceError
        return Edit(start, start, " " * indent + text + self._file.line_end)


def _untouched(old: _Fields, wanted: _Fields) -> _Fields:
    return {name: value for name, value in old.items() if name not in wanted}


def _first_name(place: Place) -> Place:
    """The name of the first of some fields."""
    name_place, value = place.children[0]
    return name_place or value


def _is_bare(place: Place) -> bool:
    """Whether a value has no quotes, so that a number in its place needs none either."""
    return not place.style and place.name.replace("-", "").replace(".", "").isdigit()
