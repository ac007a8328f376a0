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

_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00)?)?", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4})", re.ASCII)
_LAST_MONTH = 12


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
        match = _YEAR_LAST.fullmatch(text)
        if match is None or match[2] != "/":
            continue
        first, second = int(match[1]), int(match[3])
        if first > _LAST_MONTH >= second:
            found.add(DateOrder.DAY_FIRST)
        elif second > _LAST_MONTH >= first:
            found.add(DateOrder.MONTH_FIRST)
    return found.pop() if len(found) == 1 else None


def parse_date(text: str, order: DateOrder | None) -> date:
    """The date in a cell; order is that of dates with slashes.

    Raises DateError for a text that is no date, or that could be two dates.
    """
    if match := _YEAR_FIRST.fullmatch(text):
        return _real(int(match[1]), int(match[2]), int(match[3]))
    match = _YEAR_LAST.fullmatch(text)
    if match is None:
        raise DateError("this is not a date", "write year, month and day, like 2026-11-21")
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


def _real(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise DateError("there is no such day", "check the day and the month") from None
