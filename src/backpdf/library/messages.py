"""Messages about fields: one sentence and one hint for each kind of error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from backpdf.library.field_examples import example, fields_of, model_at, nearest_field, nearest_nested_field
from backpdf.library.model.fields import fold
from backpdf.library.yaml.document import FieldPath
from backpdf.library.yaml.look_alikes import item_look_alike
from backpdf.quoting import quote_it, quoted, shorten

MessageAndHint = tuple[str, str | None]
"""What is wrong, in one sentence, and what to do, if there is something to suggest."""

DERIVED = {"id": "the name of the file is the id", "number": "the number stands before the level"}
"""Fields that the program fills in itself -> the reason, for messages."""

_MOST_FIELDS_LISTED = 15


@dataclass(frozen=True, slots=True)
class FieldError:
    """One validation error: its kind, path and value, and the facts that the validator gave."""

    kind: str
    path: FieldPath
    value: object
    facts: Mapping[str, object]
    model: type[BaseModel]
    present: bool
    """Whether the file has a value at path, even an empty one."""
    typed: str = ""
    """The line of the file from the value on."""

    @property
    def name(self) -> str:
        """The last step of the path that is a name."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "the file")

    @property
    def subject(self) -> str:
        """The value's name in a sentence."""
        if self.path and isinstance(self.path[-1], int):
            return f'item {self.path[-1] + 1} of "{shorten(self.name)}"'
        if len(self.path) == 2 and self.path[0] == "levels":
            return f"level {shorten(self.name)}"
        return f'"{shorten(self.name)}"'

    @property
    def example(self) -> str | None:
        """A line of YAML with an example of the field, or None."""
        parent = model_at(self.model, self.path[:-1])
        return example(parent, self.name)


def message_for(error: FieldError) -> MessageAndHint:
    """The message and hint for an error."""
    return MESSAGES.get(error.kind, _unknown_kind)(error)


def unknown_field(name: str, model: type[BaseModel]) -> MessageAndHint:
    """The message and hint for a field that a model does not have."""
    allowed = fields_of(model)
    message = f"unknown field {quoted(name)}"
    before, colon, after = name.partition(":")
    if colon and before.strip() in allowed:
        return message, f'put a space after the colon: "{before.strip()}: {shorten(after.strip())}"'
    if name in DERIVED:
        return message, f"delete the line: {DERIVED[name]}"
    inside = nearest_nested_field(name, model)
    if inside is not None:
        return message, f'did you mean "{inside[1]}", inside "{inside[0]}"?'
    suggestion = nearest_field(name, allowed)
    if suggestion is not None:
        return message, f'did you mean "{suggestion}"?'
    return message, f"the fields here are: {', '.join(allowed[:_MOST_FIELDS_LISTED])}"


def _missing(error: FieldError) -> MessageAndHint:
    shown = error.example
    if error.present:
        return f"{error.subject} is empty", f"fill it in, like: {shown}" if shown else "fill it in"
    return f'missing field "{error.name}"', f"add it, like: {shown}" if shown else "add it"


def _unknown(error: FieldError) -> MessageAndHint:
    return unknown_field(error.name, model_at(error.model, error.path[:-1]))


def _not_text(error: FieldError) -> MessageAndHint:
    if error.value is None:
        return f"{error.subject} is empty", "fill it in, or delete the line"
    if isinstance(error.value, dict) and len(error.value) == 1:
        (name, rest), *_ = error.value.items()
        if isinstance(rest, dict | list):
            return f"{error.subject} must be text", "put all of it on one line, in quotes"
        return f"{error.subject} must be text", quote_it(error.typed if rest is None else f"{name}: {rest}")
    what = "a list" if isinstance(error.value, list) else "fields"
    message = f"{error.subject} must be one text, not {what}"
    if error.typed.startswith(("[", "{")):
        return message, f"delete the brackets, or {quote_it(error.typed)}"
    if error.typed.startswith("- ") and isinstance(error.path[-1], int):
        return message, f'write one dash, then the text: "- {shorten(error.typed.lstrip("- "))}"'
    return message, "write it on one line, after the colon"


def _too_long(error: FieldError) -> MessageAndHint:
    length, most = len(str(fold(error.value))), error.facts.get("max_length")
    return f"{error.subject} has {length} characters, at most {most} fit", "shorten it"


def _one_line(error: FieldError) -> MessageAndHint:
    return (
        f"{error.subject} must be on one line",
        f"write it on one line: {quoted(str(error.facts.get('line')))}",
    )


def _empty_text(error: FieldError) -> MessageAndHint:
    return f"{error.subject} is empty", "fill it in, or delete the line"


def _not_a_list(error: FieldError) -> MessageAndHint:
    other = item_look_alike(error.typed)
    if other is not None:
        return f"{error.subject} must be a list: {other.message}", other.hint
    return f"{error.subject} must be a list", 'start each item on a line of its own with "- "'


def _too_few(error: FieldError) -> MessageAndHint:
    if error.path == ("levels",):
        return "the program has no levels", 'add the first level under "1:"'
    if error.name == "exercises":
        level = f"level {error.path[-2]}" if len(error.path) > 1 else "the level"
        return f"{level} has no exercises", 'add the id of an exercise, like "- bridge"'
    return f"{error.subject} is empty", 'add at least one item, on a line that starts with "- "'


def _too_many(error: FieldError) -> MessageAndHint:
    have, most = error.facts.get("actual_length"), error.facts.get("max_length")
    if not isinstance(have, int):
        have = len(error.value) if isinstance(error.value, list | tuple) else "too many"
    return f"{error.subject} has {have} items, at most {most} fit", "leave some out, or join them"


def _not_fields(error: FieldError) -> MessageAndHint:
    if error.value is None:
        return f"{error.subject} is empty", "fill it in, or delete the line"
    what = "a list" if isinstance(error.value, list) else "text"
    shown = error.example if error.path and isinstance(error.path[-1], str) else None
    hint = f"write it like: {shown}" if shown else 'give each part a name: "name: text"'
    return f"{error.subject} must be fields with names, not {what}", hint


def _paper(error: FieldError) -> MessageAndHint:
    return f"{error.subject} must be a4 or letter", "write a4, or letter for North America"


def _count_form(error: FieldError) -> MessageAndHint:
    message = f"{error.subject} must be a whole number or a range"
    if isinstance(error.value, str) and error.value.strip().lstrip("0") != error.value.strip():
        digits = error.value.strip().lstrip("0")
        return message, f"write {digits}, without the 0 before it" if digits.isdigit() else "write 1 or more"
    return message, "write it like 8 or 8-12"


def _duration_form(error: FieldError) -> MessageAndHint:
    return f"{error.subject} must be a time", 'write it like "5 s", "5-10 s" or "1-2 min"'


def _duration_unit(error: FieldError) -> MessageAndHint:
    number = shorten(str(error.value))
    return f"{error.subject} has no unit", f'write "{number} s" for seconds or "{number} min" for minutes'


def _amount_range(error: FieldError) -> MessageAndHint:
    least, most = error.facts.get("least"), error.facts.get("most")
    return f"{error.subject} must be between {least} and {most}", "write a smaller number"


def _amount_order(error: FieldError) -> MessageAndHint:
    return f"{error.subject} starts with the larger number", f'write "{error.facts.get("upwards")}"'


def _switch(error: FieldError) -> MessageAndHint:
    return f"{error.subject} must be true or false", "write true, or leave the line out"


def _date_form(error: FieldError) -> MessageAndHint:
    return f"{error.subject} must be a date", "write year-month-day, like 2026-11-21"


def _date_unreal(error: FieldError) -> MessageAndHint:
    return f"{error.subject}: there is no such day", "check the month and the day"


def _review_order(_: FieldError) -> MessageAndHint:
    return "the next review is not after this one", "check both dates"


def _weeks(error: FieldError) -> MessageAndHint:
    return f"{error.subject} must be a whole number from 1 to 12", "write it like 4"


def _language(error: FieldError) -> MessageAndHint:
    return f"{error.subject} must be a language code", "write two small letters, like en, or en-GB"


def _phone(error: FieldError) -> MessageAndHint:
    return f"{error.subject} must be a telephone number", "use only digits, spaces and + ( ) -"


def _web_address(error: FieldError) -> MessageAndHint:
    message = f"{error.subject} must be a web address"
    text = error.value if isinstance(error.value, str) else ""
    if text and "://" not in text and ":" not in text and "." in text and " " not in text.strip():
        return message, f"write https://{shorten(text)}"
    return message, "write all of it, like https://www.example.org/page"


def _path_absolute(error: FieldError) -> MessageAndHint:
    return f"{error.subject} must be a file of the library", f"{_copy_in(error)} and write its name only"


def _path_outside(error: FieldError) -> MessageAndHint:
    return f'{error.subject} leads out of its folder with ".."', f"{_copy_in(error)} and write its name only"


def _copy_in(error: FieldError) -> str:
    return "copy the logo next to clinic.yaml" if error.name == "logo" else "copy the picture into images/"


def _path_backslash(error: FieldError) -> MessageAndHint:
    return f"{error.subject} has a backslash", f"write {quoted(str(error.facts.get('slashes')))}"


def _dose_without_amount(_: FieldError) -> MessageAndHint:
    return "the dose says neither repetitions nor a time", 'add "reps", "hold" or "duration"'


def _dose_change_empty(_: FieldError) -> MessageAndHint:
    return "the dose changes nothing", 'write what is different, like "reps: 5-10", or delete it'


def _level_absent(error: FieldError) -> MessageAndHint:
    return f"level {error.name} is missing", "number the levels 1, 2, 3 without gaps"


def _level_number(error: FieldError) -> MessageAndHint:
    return f"{quoted(error.name)} is not the number of a level", "number the levels 1, 2, 3 (at most 9)"


def _unknown_kind(error: FieldError) -> MessageAndHint:
    return f"{error.subject} is not as it should be", "compare it with an exercise or program that works"


MESSAGES: Mapping[str, Callable[[FieldError], MessageAndHint]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "string_type": _not_text,
    "string_too_long": _too_long,
    "string_too_short": _empty_text,
    "one_line": _one_line,
    "tuple_type": _not_a_list,
    "too_short": _too_few,
    "too_long": _too_many,
    "model_type": _not_fields,
    "dict_type": _not_fields,
    "literal_error": _paper,
    "count_form": _count_form,
    "duration_form": _duration_form,
    "duration_unit": _duration_unit,
    "amount_range": _amount_range,
    "amount_order": _amount_order,
    "true_or_false": _switch,
    "date_form": _date_form,
    "date_unreal": _date_unreal,
    "review_order": _review_order,
    "weeks": _weeks,
    "language": _language,
    "phone": _phone,
    "web_address": _web_address,
    "path_absolute": _path_absolute,
    "path_outside": _path_outside,
    "path_backslash": _path_backslash,
    "dose_without_amount": _dose_without_amount,
    "dose_change_empty": _dose_change_empty,
    "level_absent": _level_absent,
    "level_number": _level_number,
}
