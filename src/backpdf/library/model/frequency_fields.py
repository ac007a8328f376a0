"""Types of the fields that say how often: times a day, days a week, named days, intervals, sides."""

from __future__ import annotations

import re
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from backpdf.library.model.amounts import WEEKDAYS, Count, Interval, IntervalUnit, Side, Weekdays
from backpdf.library.model.dose_fields import NUMBER_PATTERN, ReadBy, elsewhere, is_read_by
from backpdf.library.model.fields import Switch
from backpdf.library.model.typed_text import LARGEST, as_said, count_in
from backpdf.library.model.validation import value_error, value_errors

MOST_TIMES = LARGEST
"""Times on one day."""
LONGEST_INTERVAL: Final[dict[IntervalUnit, int]] = {"min": 240, "h": 12, "days": 30, "weeks": 8}

_DAY: Final = r" ?(?:a|per|each|every|/|in a) ?day| ?daily| ?/ ?d"
_WEEK: Final = r" ?(?:a|per|each|every|/|in a) ?(?:week|wk)| ?weekly"
_EVERY_DAY: Final = re.compile(r"(?:every|each|all|per) ?days?(?: (?:a|of the) week)?|daily|all week|7/7")
_TIMES_A_DAY: Final = re.compile(rf"([0-9-]+) ?(?:x|times?)?(?:{_DAY})?")
_DAYS_A_WEEK: Final = re.compile(rf"([0-9-]+) ?(?:x|times?|days?)?(?:{_WEEK})?")
_ON_EACH_DAY: Final = re.compile(rf"([0-9-]+) ?(?:x|times?)?(?:{_DAY})")
_IN_EACH_WEEK: Final = re.compile(rf"([0-9-]+) ?(?:x|times?|days?)?(?:{_WEEK})|([0-9-]+) ?days?")
_INTERVAL: Final = re.compile(r"(?:every )?(other|second|2nd|third|3rd|alternate|[0-9-]+)? ?([a-z]+)")
_ORDINALS: Final = {"other": "2", "second": "2", "2nd": "2", "alternate": "2", "third": "3", "3rd": "3"}
_INTERVAL_UNITS: Final[dict[str, IntervalUnit]] = {
    **dict.fromkeys(("min", "mins", "minute", "minutes"), "min"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "h"),
    **dict.fromkeys(("d", "day", "days"), "days"),
    **dict.fromkeys(("week", "weeks", "wk", "wks"), "weeks"),
}
_ADVERBS: Final = {"hourly": "1 h", "daily": "1 days", "weekly": "1 weeks"}
_DAY_NAMES: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ONE_SIDE: Final = re.compile(r"(?:only )?(?:the )?(left|l|right|r)(?: (?:side|leg|arm))?(?: only)?")
_AWAKE: Final = re.compile(r",? (?:while|when) .*awake$")
_GROUPS: Final = {
    **dict.fromkeys(("weekday", "weekdays", "every weekday", "working days"), "mon-fri"),
    **dict.fromkeys(("weekend", "weekends", "the weekend", "at weekends"), "sat-sun"),
}


def read_times_a_day(said: str) -> Count:
    """How often on one day."""
    match = _TIMES_A_DAY.fullmatch(said)
    if match is not None:
        return count_in(match[1], MOST_TIMES)
    if _EVERY_DAY.fullmatch(said):
        raise elsewhere(("times_a_day: 1", "days_a_week: 7"))
    _refuse_other_fields(said, "times_a_day")
    return count_in(said, MOST_TIMES)


def read_days_a_week(said: str) -> Count:
    """On how many days of a week."""
    if _EVERY_DAY.fullmatch(said) or said == "every 1 days":
        return Count(7, 7)
    if said == "weekly":
        return Count(1, 1)
    match = _DAYS_A_WEEK.fullmatch(said)
    if match is not None:
        return count_in(match[1], 7)
    _refuse_other_fields(said, "days_a_week")
    return count_in(said, 7)


def read_days(value: str | list[Any]) -> Weekdays:
    """Days of the week by their names."""
    if isinstance(value, list):
        return _weekdays(value)
    if _EVERY_DAY.fullmatch(value):
        return Weekdays(tuple(range(7)))
    if value in _GROUPS:
        return _weekdays([_GROUPS[value]])
    if not _names_days(value):
        _refuse_other_fields(value, "days")
    names = re.split(r" ?(?:,|/|&|\+|;| and ) ?| ", re.sub("^(?:every|on) ", "", value))
    if any(_weekday(end) is None for name in names for end in name.split("-")):
        raise value_error("days_form")
    return _weekdays(names)


def _weekdays(items: list[Any]) -> Weekdays:
    """The days of a list; each item is one day, or a range of days."""
    if not items:
        raise value_error("days_form")
    found: list[int] = []
    for index, item in enumerate(items):
        first, dash, last = (as_said(item) if isinstance(item, str) else "").partition("-")
        start, end = _weekday(first), _weekday(last if dash else first)
        if start is None or end is None:
            if len(items) == 1:
                raise value_error("days_form")
            raise value_errors([((index,), value_error("days_form"))])
        for number in range(start, (end if end >= start else end + 7) + 1):
            if number % 7 in found:
                once = dict.fromkeys([*found, number % 7])
                raise value_error("days_twice", day=WEEKDAYS[number % 7], once=str(Weekdays(tuple(once))))
            found.append(number % 7)
    return Weekdays(tuple(sorted(found)))


def _weekday(said: str) -> int | None:
    """The number of a day from its name, or from two or more of its first letters; None for other words."""
    word = said.strip(" .").removesuffix("s")
    starts = [number for number, name in enumerate(_DAY_NAMES) if len(word) > 1 and name.startswith(word)]
    return starts[0] if len(starts) == 1 else None


def _names_days(said: str) -> bool:
    return any(_weekday(word) is not None for word in re.split("[^a-z]+", said))


def read_every(said: str) -> Interval:
    """The time from one session to the next."""
    said = _AWAKE.sub("", said)
    text = _ADVERBS.get(said, said)
    match = _INTERVAL.fullmatch(text)
    unit = _INTERVAL_UNITS.get(match[2]) if match else None
    if match is None or unit is None:
        _refuse_other_fields(said, "every")
        number = said.removeprefix("every ")
        if is_read_by(lambda text: count_in(text, LONGEST_INTERVAL["h"]), number):
            raise value_error("every_unit", meant=[f"{number} days", f"{number} h"])
        raise value_error("every_form")
    number = _ORDINALS.get(match[1] or "", match[1] or "1")
    return Interval(count_in(number, LONGEST_INTERVAL[unit]), unit)


def _refuse_other_fields(said: str, field: str) -> None:
    """Raises the error of a value that another field takes, with what to write there."""
    if field != "every" and _names_interval(said):
        raise elsewhere((f"every: {read_every(said)}",))
    if field != "days" and (_names_days(said) or said in _GROUPS) and is_read_by(read_days, said):
        raise elsewhere((f"days: [{read_days(said)}]",))
    if field != "times_a_day" and (match := _ON_EACH_DAY.fullmatch(said)):
        raise _counted("times_a_day", match[1], MOST_TIMES)
    if field != "days_a_week" and (match := _IN_EACH_WEEK.fullmatch(said)):
        raise _counted("days_a_week", match[1] or match[2], 7)
    if field == "days" and is_read_by(lambda text: count_in(text, 7), said):
        raise _counted("days_a_week", said, 7)


def _names_interval(said: str) -> bool:
    named = said.startswith("every ") or said in _ADVERBS or re.fullmatch("[0-9-]+ ?(?:h|hours?|min)", said)
    return bool(named) and is_read_by(read_every, said)


def _counted(field: str, number: str, most: int) -> PydanticCustomError:
    if is_read_by(lambda text: count_in(text, most), number):
        return elsewhere((f"{field}: {number}",))
    return value_error("days_form" if field == "days" else "count_form")


def _side(value: object) -> object:
    said = as_said(value) if isinstance(value, str) else ""
    one = _ONE_SIDE.fullmatch(said)
    if one is not None:
        return "left" if one[1].startswith("l") else "right"
    if re.fullmatch("(?:both|each)(?: sides?)?", said):
        raise elsewhere(("each_side: true",))
    raise value_error("side")


def _each_side(value: object) -> object:
    said = as_said(value) if isinstance(value, str) else ""
    one = _ONE_SIDE.fullmatch(said)
    if one is not None:
        raise elsewhere(("side: left" if one[1].startswith("l") else "side: right",))
    return True if re.fullmatch("(?:both|each)(?: sides?)?", said) else value


TimesADay = Annotated[Count, ReadBy(read_times_a_day, NUMBER_PATTERN, MOST_TIMES)]
DaysAWeek = Annotated[Count, ReadBy(read_days_a_week, NUMBER_PATTERN, 7)]
NamedDays = Annotated[Weekdays, ReadBy(read_days, "[A-Za-z]", lists=True)]
Every = Annotated[Interval, ReadBy(read_every, "[A-Za-z]")]
OneSide = Annotated[Side, BeforeValidator(_side), WithJsonSchema({"enum": ["left", "right"]})]
BothSides = Annotated[Switch, BeforeValidator(_each_side)]
