"""Numbers of a workbook as the texts that their cells show: dates, times, and digits in front.

A workbook stores 21 November 2026 as 46347 and 00123 as 123; the format of the cell says which is meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

_DATE_IDS = frozenset((*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)))
_TIME_IDS = frozenset((*range(18, 22), *range(32, 36), 45, 46, 47))
"""Built-in formats of ECMA-376, part 1, 18.8.30, and those of East Asian editions."""
_LITERAL = re.compile(r'"[^"]*"|\\.|\[(?!h|m|s)[^\]]*\]|_.|\*.', re.IGNORECASE)
_DIGITS = re.compile(r'((?:"[^"]*"|\\.|[-/ ])*)(0{2,30})((?:"[^"]*"|\\.|[-/ ])*)')
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST_DAY = 2_958_465  # 9999-12-31


class _Quantity(Enum):
    """What a number stands for."""

    NUMBER = auto()
    DATE = auto()
    TIME = auto()


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """How the cells of one style show a number; digits is the least number of them, or 0."""

    kind: _Quantity = _Quantity.NUMBER
    digits: int = 0
    before: str = ""
    after: str = ""

    def text(self, stored: str, *, from_1904: bool = False) -> str:
        """The text that a cell shows for the number that it stores."""
        try:
            value = float(stored)
        except ValueError:
            return stored
        if self.kind is not _Quantity.NUMBER and 0 <= value <= _LAST_DAY:
            return _moment(value, _EPOCH_1904 if from_1904 else _EPOCH, self.kind)
        if not value.is_integer():
            return stored
        plain = str(int(value)) if abs(value) < 1e15 else stored
        if self.digits and plain.isdigit():
            return f"{self.before}{plain.zfill(self.digits)}{self.after}"
        return plain


PLAIN_NUMBER = NumberFormat()


def parse_format(number: int, code: str) -> NumberFormat:
    """The format with this number, or with this code where the workbook has its own."""
    if number in _DATE_IDS:
        return NumberFormat(_Quantity.DATE)
    if number in _TIME_IDS:
        return NumberFormat(_Quantity.TIME)
    first = code.split(";", maxsplit=1)[0]
    if digits := _DIGITS.fullmatch(first):
        return NumberFormat(digits=len(digits[2]), before=_unquoted(digits[1]), after=_unquoted(digits[3]))
    letters = _LITERAL.sub("", first).lower()
    if "general" in letters or not re.search("[dmyhs]", letters):
        return PLAIN_NUMBER
    is_date = re.search("[dy]", letters) or not re.search("[hs]", letters)
    return NumberFormat(_Quantity.DATE if is_date else _Quantity.TIME)


def _unquoted(literal: str) -> str:
    return re.sub(r'"([^"]*)"|\\(.)', lambda match: match[1] or match[2] or "", literal)


def _moment(days: float, epoch: datetime, kind: _Quantity) -> str:
    """A date, with its time where it has one; a time alone where there is no day."""
    moment = epoch + timedelta(seconds=round(days * 86_400))
    if kind is _Quantity.TIME and days < 1:
        return moment.strftime("%H:%M")
    if moment.time() == datetime.min.time():
        return moment.date().isoformat()
    return moment.isoformat(" ", "minutes")
