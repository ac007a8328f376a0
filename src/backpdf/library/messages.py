"""Messages about fields: one sentence and one hint for each kind of error."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import get_args

from pydantic import BaseModel

from backpdf.library.dose_messages import DOSE_MESSAGES
from backpdf.library.field_errors import FieldError, MessageAndHint
from backpdf.library.field_examples import fields_of, model_at, nearest_field, nearest_nested_field
from backpdf.library.model.fields import OptionalPart, fold
from backpdf.library.yaml.look_alikes import item_look_alike
from backpdf.quoting import quote_it, quoted, shorten

DERIVED = {
    "id": "the name of the file is the id",
    "number": "the number stands before the level",
    "is_last": "the last level is the one with the highest number",
}
"""Fields that the program fills in itself -> the reason, for messages."""

_MOST_FIELDS_LISTED = 20


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
    if error.name == "weeks":
        return f"{error.subject} must be a list", f"write it like: {error.example}"
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
    if error.name == "weeks":
        return f"{error.subject} must be fields with names, not {what}", "write it like: {reps: 8}"
    hint = f"write it like: {shown}" if shown else 'give each part a name: "name: text"'
    return f"{error.subject} must be fields with names, not {what}", hint


def _literal(error: FieldError) -> MessageAndHint:
    if "optional" in error.path:
        parts = get_args(OptionalPart)
        return f"{error.subject} is no part that can be left out", f"the parts are: {', '.join(parts)}"
    return f"{error.subject} must be a4 or letter", "write a4, or letter for North America"


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


def _email(error: FieldError) -> MessageAndHint:
    return f"{error.subject} must be an e-mail address", "write it like hello@clinic.example"


def _colour_form(error: FieldError) -> MessageAndHint:
    return f"{error.subject} must be a colour", f"write it in quotes, like: {error.example}"


def _colour_contrast(error: FieldError) -> MessageAndHint:
    return (
        f"{error.subject} is too light to read on white: its contrast is {error.facts.get('contrast')} to 1",
        f"take a darker colour, of 4.5 to 1 or more, like: {error.example}",
    )


def _height_form(error: FieldError) -> MessageAndHint:
    return f"{error.subject} must be a height", 'write it like "15 mm" or "1.5 cm"'


def _height_range(error: FieldError) -> MessageAndHint:
    least, most = error.facts.get("least"), error.facts.get("most")
    return f"{error.subject} must be between {least} and {most} mm", 'write it like "15 mm"'


def _path_absolute(error: FieldError) -> MessageAndHint:
    return f"{error.subject} must be a file of the library", f"{_copy_in(error)} and write its name only"


def _path_outside(error: FieldError) -> MessageAndHint:
    return f'{error.subject} leads out of its folder with ".."', f"{_copy_in(error)} and write its name only"


def _copy_in(error: FieldError) -> str:
    return "copy the logo next to clinic.yaml" if error.name == "logo" else "copy the picture into images/"


def _path_backslash(error: FieldError) -> MessageAndHint:
    return f"{error.subject} has a backslash", f"write {quoted(str(error.facts.get('slashes')))}"


def _level_absent(error: FieldError) -> MessageAndHint:
    return f"level {error.name} is missing", "number the levels 1, 2, 3 without gaps"


def _level_number(error: FieldError) -> MessageAndHint:
    return f"{quoted(error.name)} is not the number of a level", "number the levels 1, 2, 3 (at most 9)"


def _level(error: FieldError) -> str:
    return f"level {shorten(str(error.path[1]))}" if len(error.path) > 1 else "the level"


def _level_without_move_on(error: FieldError) -> MessageAndHint:
    return f"{_level(error)} does not say when to move on", f"add it, like: {error.example}"


def _level_without_keep_going(error: FieldError) -> MessageAndHint:
    return (
        f"{_level(error)} is the last one, and does not say how to keep going",
        f"add it, like: {error.example}",
    )


def _keep_going_before_last(error: FieldError) -> MessageAndHint:
    message = f'{_level(error)} has "keep_going", but is not the last level'
    return message, "move it to the last level, or delete it here"


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
    "literal_error": _literal,
    "true_or_false": _switch,
    "date_form": _date_form,
    "date_unreal": _date_unreal,
    "review_order": _review_order,
    "weeks": _weeks,
    "language": _language,
    "phone": _phone,
    "web_address": _web_address,
    "email": _email,
    "colour_form": _colour_form,
    "colour_contrast": _colour_contrast,
    "height_form": _height_form,
    "height_range": _height_range,
    "path_absolute": _path_absolute,
    "path_outside": _path_outside,
    "path_backslash": _path_backslash,
    "level_absent": _level_absent,
    "level_number": _level_number,
    "level_without_move_on": _level_without_move_on,
    "level_without_keep_going": _level_without_keep_going,
    "keep_going_before_last": _keep_going_before_last,
    **DOSE_MESSAGES,
}
