"""Numbers, times and distances of a dose in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from backpdf.handout.locale.fixed_words import BoxWords, DoseWords, UnitWords
from backpdf.library.model.amounts import SECONDS, Breaths, Count, Distance, Hold, units_of
from backpdf.text.cleaning import NO_BREAK_SPACE

ONCE = Count(1, 1)
_AFTER_NUMBER = re.compile(r"(?<=[0-9]) (?=\w)")


@dataclass(frozen=True)
class Quantities:
    """The words of one language for amounts."""

    dose: DoseWords
    boxes: BoxWords
    units: Mapping[str, UnitWords]
    weekdays: Sequence[str]
    short_days: Sequence[str]
    range: str
    neighbours: str
    decimal_point: str
    list_next: str
    list_last: str

    def count(self, count: Count) -> str:
        """A number, or a range: "8 to 12", "1 or 2"."""
        return self._range(Decimal(count.low), Decimal(count.high))

    def number(self, number: int | Decimal, unit: str) -> str:
        """A number with its unit: "5 seconds"."""
        return self._with_unit(self._digits(Decimal(number)), unit, single=number == 1)

    def hold(self, time: Hold) -> str:
        """A time: "1 minute 30 seconds", "3 to 5 seconds", "3 breaths"."""
        if isinstance(time, Breaths):
            return self._with_unit(self.count(time.count), "breaths", single=time.count == ONCE)
        each = SECONDS[time.unit]
        if time.low % each == time.high % each == 0:
            count = Count(time.low // each, time.high // each)
            return self._with_unit(self.count(count), time.unit, single=count == ONCE)
        ends = [" ".join(self.number(number, unit) for number, unit in units_of(end)) for end in time.ends]
        return ends[0] if len(ends) == 1 else self.range.format(low=ends[0], high=ends[1])

    def distance(self, distance: Distance) -> str:
        """A distance: "500 metres", "1.5 to 2 kilometres"."""
        numbers = self._range(distance.low, distance.high)
        single = distance.low == distance.high == 1
        return self._with_unit(numbers, distance.unit, single=single)

    def listed(self, names: Sequence[str]) -> str:
        """Names in a sentence: "Monday, Wednesday and Friday"."""
        *first, last = names
        return self.list_last.format(first=self.joined(first, self.list_next), last=last) if first else last

    def joined(self, parts: Sequence[str], template: str) -> str:
        """The parts, each joined to those before it by a template with {first} and {next}."""
        whole = parts[0]
        for part in parts[1:]:
            whole = template.format(first=whole, next=part)
        return whole

    def _range(self, low: Decimal, high: Decimal) -> str:
        if low == high:
            return self._digits(low)
        template = self.neighbours if high == low + 1 else self.range
        return template.format(low=self._digits(low), high=self._digits(high))

    def _with_unit(self, numbers: str, unit: str, *, single: bool) -> str:
        words = self.units[unit]
        template = words.one if single else words.several
        return template.format(count=numbers)

    def _digits(self, number: Decimal) -> str:
        return f"{number:f}".replace(".", self.decimal_point)

    def unbroken(self, text: str) -> str:
        """The text with no-break spaces in ranges, and between a number and the word after it."""
        for template in (self.range, self.neighbours):
            numbers = re.escape(template).replace(r"\{low\}", "[0-9.]+").replace(r"\{high\}", "[0-9]")
            text = re.sub(numbers, lambda found: found[0].replace(" ", NO_BREAK_SPACE), text)
        return _AFTER_NUMBER.sub(NO_BREAK_SPACE, text)
