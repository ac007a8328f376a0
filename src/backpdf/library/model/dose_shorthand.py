"""Spells out what people type into one field and mean for several: `reps: 3x10`, `reps: 10/side`."""

from __future__ import annotations

import re
from typing import Any, Final

from pydantic_core import PydanticCustomError

from backpdf.library.model.dose_fields import is_read_by, read_reps, read_sets
from backpdf.library.model.typed_text import as_said
from backpdf.library.model.validation import value_error, value_errors

_SAID_APART: Final = ("left", "right", "weeks", "side")
"""Fields that what is spelt out could contradict, in a field that the file does not have."""
_COUNT: Final = "[0-9]+(?:-[0-9]+)?"
_SETS_FIRST: Final = re.compile(rf"({_COUNT}) ?(?:x|sets? ?(?:of|x|,)?) ?(?=[0-9am])(.+)")
_SETS_LAST: Final = re.compile(rf"(.+?) ?(?:x|,|in) ?({_COUNT}) sets?")
_EACH_SIDE: Final = re.compile(
    r"(.+?) ?(?:/|per|\(?(?:on |for )?(?:each|a)|,) ?(?:each )?(?:side|leg|arm|foot|hand)\)?"
)


def spelt_out(data: Any, *, with_sides: bool) -> Any:
    """The values of a dose with each in its own field; other values are returned as they are.

    A text in place of fields is read as repetitions, where it can be: "3x10".  Raises ValidationError where
    two fields name different numbers of sets.
    """
    if isinstance(data, str):
        fields = spelt_out({"reps": data}, with_sides=with_sides)
        return fields if is_read_by(read_reps, as_said(str(fields["reps"]))) else data
    if not isinstance(data, dict):
        return data
    values = {name: None if _is_none(value) else value for name, value in data.items()}
    for name in ("reps", "sets"):
        if isinstance(values.get(name), str) and not any(values.get(part) for part in _SAID_APART):
            _spell_out(values, name, with_sides)
    return values


def _is_none(value: object) -> bool:
    return isinstance(value, str) and value.strip().lower() == "none"


def _spell_out(values: dict[str, Any], name: str, with_sides: bool) -> None:
    """Moves the sets and the sides in the text of a field to their own fields."""
    said = as_said(values[name])
    side = _EACH_SIDE.fullmatch(said)
    if side is not None and with_sides and not values.get("each_side"):
        said = side[1]
        values |= {name: said, "each_side": True}
    first, last = _SETS_FIRST.fullmatch(said), _SETS_LAST.fullmatch(said)
    sets, reps = (first[1], first[2]) if first else (last[2], last[1]) if last else ("", "")
    if not sets or not is_read_by(read_reps, reps):
        return
    for field, text in (("sets", sets), ("reps", reps)):
        if field != name and _differ(field, values.get(field), text):
            raise value_errors([((name,), value_error("said_twice", field=field, here=text, rest=reps))])
    values |= {"sets": sets, "reps": reps}


def _differ(field: str, value: object, text: str) -> bool:
    if not isinstance(value, str):
        return value is not None
    read = read_sets if field == "sets" else read_reps
    try:
        return read(as_said(value)) != read(text)
    except PydanticCustomError:
        return True
