"""Dates as spreadsheets of different countries save them."""

from __future__ import annotations

from datetime import date

import pytest

from backpdf.production.lists.dates import DateError, DateOrder, order_of, parse_date

DAY, MONTH = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST
THE_DAY = date(2026, 4, 3)


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("2026-04-03", None),
        ("2026-4-3", None),
        ("2026/04/03", None),
        ("2026-04-03 00:00:00", None),
        ("03.04.2026", None),
        ("3. 4. 2026", None),
        ("3-4-2026", None),
        ("03/04/2026", DAY),
        ("04/03/2026", MONTH),
        ("20260403", None),
        ("3 Apr 2026", None),
        ("3-Apr-2026", None),
        ("3rd April 2026", None),
        ("April 3, 2026", None),
        ("03/04/2026 00:00", DAY),
        ("03.04.2026 12:00 AM", None),
        ("2026-04-03 14:30:00", None),
        ("2026-04-03T09:30:00.000", None),
        ("2026-04-03T00:00:00Z", None),
        ("2026-04-03T00:00:00+02:00", None),
    ],
)
def test_dates(text: str, order: DateOrder | None) -> None:
    assert parse_date(text, order) == THE_DAY


@pytest.mark.parametrize("text", ["21/11/2026", "11/21/2026", "5/5/2026"])
def test_dates_that_can_be_read_in_one_way_only(text: str) -> None:
    assert parse_date(text, None).year == 2026


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["03/04/2026", "21/11/2026"], DAY),
        (["03/04/2026", "11/21/2026"], MONTH),
        (["03/04/2026"], None),
        (["21/11/2026", "11/21/2026"], None),
        (["21.11.2026", "", "2026-11-21"], None),
        ([], None),
    ],
)
def test_a_column_settles_what_comes_first(texts: list[str], order: DateOrder | None) -> None:
    assert order_of(texts) is order


NOT_A_DATE = "this is not a date; write year, month and day, like 2026-11-21"
NO_SUCH_DAY = "there is no such day; check the day and the month"
TOO_EARLY = "this date cannot be meant: it lies before the year 2000; check the year, or leave the cell empty"
SERIAL = (
    "this is a number, as which spreadsheets store a date; "
    "format the column as dates, or write year, month and day, like 2026-11-21"
)
MESSAGES = [
    ("soon", None, NOT_A_DATE),
    ("03/04/26", DAY, NOT_A_DATE),
    ("03/04-2026", DAY, NOT_A_DATE),
    ("2026-02-30", None, NO_SUCH_DAY),
    ("30.02.2026", None, NO_SUCH_DAY),
    ("13/13/2026", None, NO_SUCH_DAY),
    ("21/11/2026", MONTH, NO_SUCH_DAY),
    (
        "2026-04-03T23:00:00Z",
        None,
        "the date has a time of another time zone, so the day may be another one here; "
        "write the day alone, like 2026-11-21",
    ),
    ("1899-12-30", None, TOO_EARLY),
    ("1900-01-00", None, TOO_EARLY),
    ("1900-01-01 00:00:00", None, TOO_EARLY),
    ("0026-11-21", None, TOO_EARLY),
    (
        "2062-11-21",
        None,
        "this date cannot be meant: it lies after the year 2031; check the year, or leave the cell empty",
    ),
    ("45000", None, SERIAL),
    ("46347.5", None, SERIAL),
    ("12:00", None, NOT_A_DATE),
    ("3 Avr 2026", None, NOT_A_DATE),
    (
        "03/04/2026",
        None,
        "the day and the month cannot be told apart; say which with --dates day-first or --dates month-first",
    ),
]


@pytest.mark.parametrize(("text", "order", "expected"), MESSAGES)
def test_messages(text: str, order: DateOrder | None, expected: str) -> None:
    with pytest.raises(DateError) as raised:
        parse_date(text, order, date(2026, 11, 27))
    assert f"{raised.value.message}; {raised.value.hint}" == expected
