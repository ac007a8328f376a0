"""Dates in lists, as spreadsheets write them.

A spreadsheet turns 2026-11-21 into the date form of its country when it saves: 21/11/2026,
11/21/2026, 21.11.2026, 21-11-2026.  With points or hyphens the day comes first everywhere.  With
slashes it depends on the country, so the whole column is looked at: 21/11/2026 settles it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

_TIME = re.compile(
    r"[T ]+(?P<hour>[0-2]?\d)[:.](?P<rest>[0-5]\d(?:[:.][0-5]\d(?:[.,]\d{1,9})?)?)"
    r" ?(?P<half>[AaPp]\.?[Mm]\.?)? ?(?P<zone>Z|UTC|GMT|[+-]\d\d:?(?:\d\d)?)?$",
    re.ASCII,
)
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4})", re.ASCII)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)", re.ASCII)
_SERIAL = re.compile(r"\d{1,6}(?:[.,]\d+)?", re.ASCII)
_DAY_OF_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/. ]+([A-Za-z]{3,9})\.?,?[-/. ]+(\d{4})", re.ASCII)
_MONTH_AND_DAY = re.compile(r"([A-Za-z]{3,9})\.?[- ]+(\d{1,2})(?:st|nd|rd|th)?,?[- ]+(\d{4})", re.ASCII)
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_SHORTEST_MONTH = 3
_LAST_MONTH = 12
FIRST_YEAR = 2000
"""Handouts were not made by this program before; spreadsheets show a missing date as 1899 or 1900."""
MOST_YEARS_AHEAD = 5
_USUAL_YEAR = 2094
"""Where nobody says what day it is: no date of the next century."""
_MEANT = "write year, month and day, like 2026-11-21"


class DateOrder(StrEnum):
    """What comes first in 03/04/2026."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class DateError(ValueError):
    """A text that is no date; message and hint are for the clinician."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def order_of(texts: Iterable[str]) -> DateOrder | None:
    """The order that the dates of a column settle; None where none of them does, or where they differ."""
    found: set[DateOrder] = set()
    for text in texts:
        match = _YEAR_LAST.fullmatch(_without_time(text)[0])
        if match is None or match[2] != "/":
            continue
        first, second = int(match[1]), int(match[3])
        if first > _LAST_MONTH >= second:
            found.add(DateOrder.DAY_FIRST)
        elif second > _LAST_MONTH >= first:
            found.add(DateOrder.MONTH_FIRST)
    return found.pop() if len(found) == 1 else None


def parse_date(text: str, order: DateOrder | None, today: date | None = None) -> date:
    """The date in a cell; order is that of dates with slashes, today bounds what can be meant.

    A time after the date is passed over.  Raises DateError for a text that is no date, that could be
    two dates, or that is one nobody can mean.
    """
    day_text, has_doubtful_day = _without_time(text)
    found = _parsed(day_text, order)
    if has_doubtful_day:
        message = "the date has a time of another time zone, so the day may be another one here"
        raise DateError(message, "write the day alone, like 2026-11-21")
    last = (today.year if today else _USUAL_YEAR) + MOST_YEARS_AHEAD
    if not FIRST_YEAR <= found.year <= last:
        where = f"after the year {last}" if found.year > last else f"before the year {FIRST_YEAR}"
        message = f"this date cannot be meant: it lies {where}"
        raise DateError(message, "check the year, or leave the cell empty")
    return found


def _without_time(text: str) -> tuple[str, bool]:
    """The date of a text without its time, and whether a time zone makes its day doubtful."""
    match = _TIME.search(text)
    if match is None:
        return text, False
    hour = int(match["hour"])
    is_midnight = not match["rest"].strip("0:.,") and (
        hour == 0 or (hour == _LAST_MONTH and (match["half"] or "").lower().startswith("a"))
    )
    return text[: match.start()], match["zone"] is not None and not is_midnight


def _parsed(text: str, order: DateOrder | None) -> date:
    if match := _YEAR_FIRST.fullmatch(text):
        return _real(int(match[1]), int(match[3]), int(match[4]))
    if match := _COMPACT.fullmatch(text):
        return _real(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_OF_MONTH.fullmatch(text):
        return _real(int(match[3]), _month(match[2]), int(match[1]))
    if match := _MONTH_AND_DAY.fullmatch(text):
        return _real(int(match[3]), _month(match[1]), int(match[2]))
    match = _YEAR_LAST.fullmatch(text)
    if match is None and _SERIAL.fullmatch(text):
        message = "this is a number, as which spreadsheets store a date"
        raise DateError(message, f"format the column as dates, or {_MEANT}")
    if match is None:
        raise DateError("this is not a date", _MEANT)
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] != "/" or first == second:
        return _real(year, second, first)
    if order is None:
        if max(first, second) > _LAST_MONTH:  # settled by itself, where the column contradicts itself
            order = DateOrder.DAY_FIRST if first > second else DateOrder.MONTH_FIRST
        else:
            hint = "say which with --dates day-first or --dates month-first"
            raise DateError("the day and the month cannot be told apart", hint)
    return _real(year, second, first) if order is DateOrder.DAY_FIRST else _real(year, first, second)


def _month(word: str) -> int:
    """The number of an English month, whole or shortened."""
    plain = word.lower()
    plain = "sep" if plain == "sept" else plain
    for number, month in enumerate(_MONTHS, start=1):
        if plain == month or (len(plain) == _SHORTEST_MONTH and month.startswith(plain)):
            return number
    raise DateError("this is not a date", _MEANT)


def _real(year: int, month: int, day: int) -> date:
    if (year, month, day) == (1900, 1, 0):  # how Excel shows the number 0
        return date(1900, 1, 1)
    try:
        return date(year, month, day)
    except ValueError:
        raise DateError("there is no such day", "check the day and the month") from None
