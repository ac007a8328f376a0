"""Counts and times as clinicians write them: `8`, `8-12`, `5 s`, `1-2 min`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from backpdf.library.model.validation import value_error

LARGEST = 1000

Unit = Literal["s", "min"]

_NUMBER = r"[1-9][0-9]*"
_TO = "(?: ?[-\u2010-\u2015\u2212] ?| to )"
_RANGE = rf"({_NUMBER})(?:{_TO}({_NUMBER}))?"
_COUNT = re.compile(_RANGE)
_DURATION = re.compile(rf"{_RANGE} ?([A-Za-z]+)?")
_MOST_DIGITS = 9

_UNITS: dict[str, Unit] = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds"), "s"),
    **dict.fromkeys(("min", "mins", "minute", "minutes"), "min"),
}

# For editors only: the same forms, without the check that a range is in ascending order.
_JSON_RANGE = "[1-9][0-9]{0,3}( ?[-\u2013] ?[1-9][0-9]{0,3}| to [1-9][0-9]{0,3})?"


@dataclass(frozen=True, slots=True)
class Count:
    """A whole number, or a range of them; low and high are the same for a single number."""

    low: int
    high: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """The count written as text; raises PydanticCustomError (a ValueError) for any other text."""
        match = _COUNT.fullmatch(text.strip())
        if match is None:
            raise value_error("count_form")
        return cls(*_ends(match[1], match[2], unit=""))

    def __str__(self) -> str:
        return _written(self.low, self.high)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        return _text_or_instance(cls)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return count_json_schema(LARGEST)


@dataclass(frozen=True, slots=True)
class Duration:
    """A time in seconds or minutes, or a range of them, in the unit in which it was written."""

    low: int
    high: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Self:
        """The time written as text; raises PydanticCustomError (a ValueError) for any other text."""
        match = _DURATION.fullmatch(text.strip())
        if match is None:
            raise value_error("duration_form")
        if match[3] is None:
            raise value_error("duration_unit")
        unit = _UNITS.get(match[3].lower())
        if unit is None:
            raise value_error("duration_form")
        low, high = _ends(match[1], match[2], unit=f" {unit}")
        return cls(low, high, unit)

    def __str__(self) -> str:
        return f"{_written(self.low, self.high)} {self.unit}"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: type[Any], handler: GetCoreSchemaHandler) -> CoreSchema:
        return _text_or_instance(cls)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        units = "|".join(_UNITS)
        return {"type": "string", "pattern": f"^{_JSON_RANGE} ?({units})$", "examples": ["5 s", "1-2 min"]}


def count_json_schema(largest: int) -> dict[str, Any]:
    """The JSON Schema of a count: an editor takes `8` for an integer and `8-12` for text."""
    return {
        "anyOf": [
            {"type": "integer", "minimum": 1, "maximum": largest},
            {"type": "string", "pattern": f"^{_JSON_RANGE}$"},
        ],
        "examples": [min(3, largest), f"3-{min(5, largest)}"],
    }


def _ends(low_text: str, high_text: str | None, unit: str) -> tuple[int, int]:
    """Both ends of a range; raises PydanticCustomError where one is too large or they are out of order."""
    if max(len(low_text), len(high_text or "")) > _MOST_DIGITS:
        raise value_error("amount_range", least=1, most=LARGEST)
    low = int(low_text)
    high = low if high_text is None else int(high_text)
    if max(low, high) > LARGEST:
        raise value_error("amount_range", least=1, most=LARGEST)
    if high < low:
        raise value_error("amount_order", upwards=f"{high}-{low}{unit}")
    return low, high


def _written(low: int, high: int) -> str:
    return str(low) if low == high else f"{low}-{high}"


def _text_or_instance(kind: type[Count] | type[Duration]) -> CoreSchema:
    """The schema that accepts text, or an instance of kind from Python code."""

    def validate(value: object) -> Count | Duration:
        if isinstance(value, kind):
            return value
        if not isinstance(value, str):
            raise value_error("count_form" if kind is Count else "duration_form")
        return kind.parse(value)

    return core_schema.no_info_plain_validator_function(
        validate, serialization=core_schema.to_string_ser_schema()
    )
