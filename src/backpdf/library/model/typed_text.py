"""Reads numbers, ranges and times in the many ways in which people type them."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal
from typing import Final, NamedTuple

from pydantic_core import PydanticCustomError

from backpdf.library.model.amounts import SECONDS, Count, Duration, TimeUnit
from backpdf.library.model.validation import value_error

LARGEST = 1000
LONGEST: Final = 24 * 3600
"""Seconds of the longest time: a day."""
_MOST_DIGITS = 9

_NUMBER_WORDS: Final = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_SPELT: Final = {
    "\u00d7": "x", "\u2715": "x", "\u2716": "x", "*": "x",
    "\u00bd": ".5", "\u00bc": ".25", "\u00be": ".75",
    "\u2032": "'", "\u2033": '"', "\u2019": "'", "\u201d": '"', "''": '"',
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
}  # fmt: skip
_SPELLINGS: Final = re.compile("|".join(map(re.escape, _SPELT)))
_WORDS: Final[list[tuple[re.Pattern[str], str]]] = [
    (re.compile(r"(?<!and a )\bhalf (?:an? )?(?=min|hour|h\b)"), "0.5 "),
    (re.compile(r"\ban? (?=(?:second|minute|hour)\b)"), "1 "),
    (re.compile(r"\bonce\b"), "1 x"),
    (re.compile(r"\btwice\b"), "2 x"),
    *((re.compile(rf"\b{word}\b"), str(number)) for number, word in enumerate(_NUMBER_WORDS, start=1)),
    (re.compile(r"\b([0-9]+) and (?:a )?half\b"), r"\1.5"),
    (re.compile(r"(?<=[0-9]) (?=\.[0-9])"), ""),  # "1 ½"
    (re.compile(r"(?<![0-9.])\.(?=[0-9])"), "0."),  # "½"
    (re.compile(r"^between (.+) and "), r"\1-"),
    (re.compile(r" ?- ?| to "), "-"),
    (re.compile(r"\s+"), " "),
]
_NEIGHBOURS: Final = re.compile(r"\b([0-9]{1,9}) or ([0-9]{1,9})\b")

_COUNT: Final = re.compile(r"([1-9][0-9]*)(?:-([1-9][0-9]*))?")
_TIME_UNITS: Final[dict[str, TimeUnit]] = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", '"'), "s"),
    **dict.fromkeys(("min", "mins", "minute", "minutes", "'"), "min"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours"), "h"),
}
_NEXT_UNIT: Final[dict[TimeUnit, TimeUnit]] = {"h": "min", "min": "s"}
_PART: Final = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?([a-z]+|['\"])?\.?(?:,? and |, ?| )?")
_COMMA: Final = re.compile(r"([0-9]{1,3}),([0-9]{1,3})( ?[a-z]+)")
_CLOCK: Final = re.compile(r"([0-9]{1,3}):([0-5][0-9])")


def as_said(text: str) -> str:
    """A typed text in one spelling: small letters, `-` for a range, `x`, digits for number words."""
    said = _SPELLINGS.sub(lambda found: _SPELT[found[0]], text.strip().lower().rstrip("."))
    for pattern, plain in _WORDS:
        said = pattern.sub(plain, said)
    return _NEIGHBOURS.sub(_neighbours, said).strip()


def _neighbours(found: re.Match[str]) -> str:
    """`8-9` for "8 or 9"; other numbers with "or" between them are no range."""
    return f"{found[1]}-{found[2]}" if int(found[2]) == int(found[1]) + 1 else found[0]


def count_in(said: str, most: int = LARGEST) -> Count:
    """The count in a text as `as_said` gives it; raises PydanticCustomError where it is none."""
    match = _COUNT.fullmatch(said)
    if match is None:
        raise value_error("count_form")
    if max(len(match[1]), len(match[2] or "")) > _MOST_DIGITS:
        raise value_error("amount_range", least=1, most=most)
    low, high = int(match[1]), int(match[2] or match[1])
    if max(low, high) > most:
        raise value_error("amount_range", least=1, most=most)
    if high < low:
        raise value_error("amount_order", upwards=f"{high}-{low}")
    return Count(low, high)


def refuse_comma(said: str) -> None:
    """Raises the error of a number with a comma, which is a point in some countries: "1,5 min"."""
    match = _COMMA.fullmatch(said)
    if match is not None:
        mark = "" if len(match[2]) == 3 else "."
        raise value_error("number_comma", meant=[f"{match[1]}{mark}{match[2]}{match[3]}"])


class _Time(NamedTuple):
    """A time in seconds, with the unit that prints it; unit is None for a number alone."""

    seconds: Decimal
    unit: TimeUnit | None


def duration_in(said: str) -> Duration:
    """The time in a text as `as_said` gives it; raises PydanticCustomError where it is none."""
    clock = _CLOCK.fullmatch(said)
    if clock is not None:
        raise value_error("duration_clock", larger=int(clock[1]), smaller=int(clock[2]))
    refuse_comma(said)
    low_text, _, high_text = said.partition("-")
    high = _time_in(high_text or low_text)
    low = _time_in(low_text) if high_text else high
    if high.unit is None:
        if low.unit is None:
            raise _without_unit(said)
        raise value_error("duration_form")
    if low.unit is None:
        if len(_parts(high_text)) > 1:
            raise value_error("duration_form")  # "5-10 min 30 s"
        low = _Time(low.seconds * SECONDS[high.unit], high.unit)
    return _duration(low.seconds, high.seconds, high.unit)


def _without_unit(number: str) -> PydanticCustomError:
    """The error of a number without a unit, with the times that it may mean."""
    meant: list[str] = []
    for unit in ("s", "min"):
        with suppress(PydanticCustomError):
            duration_in(f"{number} {unit}")
            meant.append(f"{number} {unit}")
    return value_error("duration_unit", meant=meant) if meant else value_error("duration_form")


def _duration(low: Decimal, high: Decimal, unit: TimeUnit) -> Duration:
    if high > LONGEST or low > LONGEST:
        raise value_error("duration_range", nearest="24 h")
    if not low or not high:
        raise value_error("duration_range", nearest="1 s")
    if low % 1 or high % 1:
        raise value_error("duration_part", below=max(1, int(high)), above=int(high) + 1)
    duration = Duration(int(low), int(high), unit)
    if high < low:
        raise value_error("amount_order", upwards=str(Duration(int(high), int(low), unit)))
    return duration


def _parts(text: str) -> list[tuple[str, str | None]]:
    """The numbers of a time, each with its unit: "1 min 30 s"; empty where the text is something else."""
    parts: list[tuple[str, str | None]] = []
    at = 0
    while at < len(text):
        match = _PART.match(text, at)
        if match is None:
            return []
        parts.append((match[1], match[2]))
        at = match.end()
    return parts


def _time_in(text: str) -> _Time:
    parts = _parts(text.strip())
    if not parts or any(len(number) > _MOST_DIGITS for number, _ in parts):
        raise value_error("duration_form")
    if len(parts) == 1 and parts[0][1] is None:
        return _Time(Decimal(parts[0][0]), None)
    total, last = Decimal(0), None
    for number, word in parts:
        unit = _NEXT_UNIT.get(last) if word is None and last else _TIME_UNITS.get(word or "")
        if unit is None or (last is not None and SECONDS[unit] >= SECONDS[last]):
            if word == "m":
                raise value_error("duration_metres", number=number)
            raise value_error("duration_form")
        total += Decimal(number) * SECONDS[unit]
        last = unit
    first = _TIME_UNITS[parts[0][1] or ""]
    return _Time(total, first)
