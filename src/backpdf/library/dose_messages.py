"""Messages about doses: one sentence and one hint for each kind of error.

A hint has the words to write: a value in quotes, or a whole field such as "hold: 30 s".
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from backpdf.library.field_errors import FieldError, MessageAndHint
from backpdf.library.model.typed_text import as_said
from backpdf.quoting import quoted, shorten


def _count_form(error: FieldError) -> MessageAndHint:
    message = f"{error.subject} must be a whole number or a range"
    digits = as_said(error.value).lstrip("0") if isinstance(error.value, str) else ""
    if isinstance(error.value, str) and digits != as_said(error.value):
        return (
            message,
            f"write {digits}, without the 0 before it" if digits.isdigit() else "write 1 or more",
        )
    return message, f"write it like {error.examples or '8 or 8-12'}"


def _count_bound(error: FieldError) -> MessageAndHint:
    return f"{error.subject} must be a whole number or a range", f"write {_either(error)}"


def _most_range(error: FieldError) -> MessageAndHint:
    return f'{error.subject} says both "max" and a range', f"write {_either(error)}"


def _number_comma(error: FieldError) -> MessageAndHint:
    return f"{error.subject} has a comma in its number", f"write {_either(error)}"


def _reps_listed(error: FieldError) -> MessageAndHint:
    return f"{error.subject} must be a number, a range, or a number for each set", f"write {_either(error)}"


def _duration_form(error: FieldError) -> MessageAndHint:
    if error.name in {"hold", "rest"}:
        return f"{error.subject} must be a time", 'write it like "5 s", "5-10 s", "1-2 min" or "3 breaths"'
    return f"{error.subject} must be a time", 'write it like "30 s", "1-2 min" or "1 h"'


def _duration_unit(error: FieldError) -> MessageAndHint:
    names = {"s": "seconds", "min": "minutes"}
    meant = _strings(error, "meant")
    choices = " or ".join(f'"{time}" for {names[time.split()[-1]]}' for time in meant)
    return f"{error.subject} has no unit", f"write {choices}"


def _duration_clock(error: FieldError) -> MessageAndHint:
    first, second = (int(str(error.facts.get(part, 1))) for part in ("larger", "smaller"))
    message = f"{error.subject} could be minutes and seconds, or hours and minutes"
    meant = [
        " ".join(f"{number} {unit}" for number, unit in ((first, large), (second, small)) if number)
        for large, small in (("min", "s"), ("h", "min"))
        if (first or second) and not (large == "h" and first > 23)
    ]
    return message, f"write {_alternatives(meant or ['1 min'])}"


def _duration_metres(error: FieldError) -> MessageAndHint:
    number = error.facts.get("number")
    if error.name == "duration":
        message = f'{error.subject}: "m" could be minutes or metres'
        return message, f'write "{number} min", or "distance: {number} m" in its place'
    return f'{error.subject}: "m" is the sign of metres', f'write "{number} min" for minutes'


def _duration_part(error: FieldError) -> MessageAndHint:
    below, above = error.facts.get("below"), error.facts.get("above")
    return f"{error.subject} must be whole seconds", f'write "{below} s" or "{above} s"'


def _duration_range(error: FieldError) -> MessageAndHint:
    nearest = error.facts.get("nearest", "24 h")
    return f"{error.subject} must be between 1 s and 24 h", f'write "{nearest}", or leave the line out'


def _distance_form(error: FieldError) -> MessageAndHint:
    return f"{error.subject} must be a distance", 'write it like "500 m", "1.5 km", "2 miles" or "2000 steps"'


def _without_unit(error: FieldError) -> MessageAndHint:
    return f"{error.subject} has no unit", f"write {_either(error)}"


def _tempo_form(error: FieldError) -> MessageAndHint:
    message = f"{error.subject} must be three numbers: seconds to lower, to hold and to lift"
    return message, f'write it like "{error.facts.get("meant", "3-1-3")}"'


def _amount_range(error: FieldError) -> MessageAndHint:
    least, most = error.facts.get("least", 1), error.facts.get("most")
    return f"{error.subject} must be between {least} and {most}", "write a smaller number"


def _amount_order(error: FieldError) -> MessageAndHint:
    return f"{error.subject} starts with the larger number", f'write "{error.facts.get("upwards")}"'


def _days_form(error: FieldError) -> MessageAndHint:
    if error.path and isinstance(error.path[-1], int):
        return f"{error.subject} must be a day of the week", 'write it like "Mon"'
    return f"{error.subject} must be days of the week", 'write them like "[Mon, Wed, Fri]"'


def _days_twice(error: FieldError) -> MessageAndHint:
    return f"{error.subject} names {error.facts.get('day')} twice", f'write "[{error.facts.get("once")}]"'


def _every_form(error: FieldError) -> MessageAndHint:
    message = f"{error.subject} must be the time from one session to the next"
    return message, 'write it like "2 days" for every second day, or "1 h" for each hour'


def _side(error: FieldError) -> MessageAndHint:
    return f"{error.subject} must be left or right", 'write "left", or "right"'


def _elsewhere(error: FieldError) -> MessageAndHint:
    instead = error.facts.get("instead")
    alternatives = instead if isinstance(instead, tuple) else ()
    choices = [" and ".join(f'"{line}"' for line in lines) for lines in alternatives]
    between = ", or " if " and " in "".join(choices) else " or "
    value = quoted(error.value) if isinstance(error.value, str) else "this"
    return f"{error.subject} cannot be {value}", f"write {between.join(choices)} in its place"


def _said_twice(error: FieldError) -> MessageAndHint:
    field, here = error.facts.get("field"), error.facts.get("here")
    message = f'{error.subject} says "{field}: {here}", and "{field}" says something else'
    return message, f'delete "{field}"'


def _days_differ(error: FieldError) -> MessageAndHint:
    named, said = error.facts.get("named"), error.facts.get("said")
    days = f"{named} day{'' if named == 1 else 's'}"
    return f'"days" names {days}, and "days_a_week" says {said}', 'delete "days_a_week"'


def _said_in_two_ways(error: FieldError) -> MessageAndHint:
    other = error.facts.get("other")
    message = f'{error.subject} and "{other}" both say the same in another way'
    return message, f'delete {error.subject} or "{other}"'


def _sides_differ(error: FieldError) -> MessageAndHint:
    return (
        f'{error.subject} and "{error.facts.get("other")}" contradict each other',
        f"delete {error.subject}",
    )


def _side_missing(error: FieldError) -> MessageAndHint:
    other, like = error.facts.get("other"), error.facts.get("like")
    message = f'{error.subject} needs "{other}" beside it'
    return (
        message,
        f'add "{other}: {like}", with what is right for that side',
    )


def _said_for_all(error: FieldError) -> MessageAndHint:
    other = error.facts.get("other")
    where = 'for each week, in "weeks"' if other == "weeks" else 'for each side, in "left" and "right"'
    return f"{error.subject} is given here and {where}", f"delete {error.subject} here"


def _weeks_and_sides(error: FieldError) -> MessageAndHint:
    name = error.facts.get("name")
    return (
        f'"{name}" differs both from week to week and from side to side',
        'delete "weeks", and say it in "note"',
    )


def _part_empty(error: FieldError) -> MessageAndHint:
    return f"{error.subject} says nothing", 'write what is different, like "{reps: 8}"'


def _sets_differ(error: FieldError) -> MessageAndHint:
    listed, said = error.facts.get("listed"), error.facts.get("said")
    return (
        f'"sets" says {said}, and "reps" has numbers for {listed} sets',
        f'delete "sets", or write "sets: {listed}"',
    )


def _hold_too_long(error: FieldError) -> MessageAndHint:
    return '"hold" is longer than "duration"', f'write "hold: {error.facts.get("longest")}" or a shorter time'


def _hold_differs(error: FieldError) -> MessageAndHint:
    held = error.facts.get("held")
    return f'"tempo" says to hold for {held} s, and "hold" says something else', 'delete "hold"'


def _without_amount(_: FieldError) -> MessageAndHint:
    message = "the dose says neither repetitions nor a time"
    return message, 'add "reps", "hold", "duration" or "distance", like "reps: 8-12"'


def _change_empty(_: FieldError) -> MessageAndHint:
    return "the dose changes nothing", 'write what is different, like "reps: 5-10", or delete it'


def _either(error: FieldError) -> str:
    return _alternatives(_strings(error, "meant")) or f'"{shorten(error.examples or "8")}"'


def _alternatives(values: Sequence[str]) -> str:
    return " or ".join(f'"{value}"' for value in values)


def _strings(error: FieldError, fact: str) -> list[str]:
    values = error.facts.get(fact)
    return [str(value) for value in values] if isinstance(values, list | tuple) else []


DOSE_MESSAGES: Mapping[str, Callable[[FieldError], MessageAndHint]] = {
    "count_form": _count_form,
    "count_bound": _count_bound,
    "most_range": _most_range,
    "number_comma": _number_comma,
    "reps_listed": _reps_listed,
    "duration_form": _duration_form,
    "duration_unit": _duration_unit,
    "duration_clock": _duration_clock,
    "duration_metres": _duration_metres,
    "duration_part": _duration_part,
    "duration_range": _duration_range,
    "distance_form": _distance_form,
    "distance_unit": _without_unit,
    "tempo_form": _tempo_form,
    "amount_range": _amount_range,
    "amount_order": _amount_order,
    "days_form": _days_form,
    "days_twice": _days_twice,
    "every_form": _every_form,
    "every_unit": _without_unit,
    "side": _side,
    "belongs_elsewhere": _elsewhere,
    "said_twice": _said_twice,
    "days_differ": _days_differ,
    "said_in_two_ways": _said_in_two_ways,
    "sides_differ": _sides_differ,
    "side_missing": _side_missing,
    "said_for_all": _said_for_all,
    "weeks_and_sides": _weeks_and_sides,
    "dose_part_empty": _part_empty,
    "sets_differ": _sets_differ,
    "hold_too_long": _hold_too_long,
    "hold_differs": _hold_differs,
    "dose_without_amount": _without_amount,
    "dose_change_empty": _change_empty,
}
"""Kind of error -> the function that gives its message and hint."""
