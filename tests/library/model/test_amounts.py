from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from backpdf.library.model.amounts import Count, Duration

LOWS = st.integers(1, 1000)
RANGES = st.tuples(LOWS, LOWS).map(sorted)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("8", Count(8, 8)),
        ("8-12", Count(8, 12)),
        ("8\u201312", Count(8, 12)),
        ("8 to 12", Count(8, 12)),
        (" 8 - 12 ", Count(8, 12)),
        ("1000", Count(1000, 1000)),
    ],
)
def test_counts(text: str, count: Count) -> None:
    assert Count.parse(text) == count


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "count_form"),
        ("0", "count_form"),
        ("010", "count_form"),
        ("-1", "count_form"),
        ("1.5", "count_form"),
        ("8-", "count_form"),
        ("8--9", "count_form"),
        ("\u0661", "count_form"),
        ("8 reps", "count_form"),
        ("9-8", "amount_order"),
        ("1001", "amount_range"),
        ("1-1001", "amount_range"),
        ("9" * 5000, "amount_range"),
    ],
)
def test_what_is_no_count(text: str, code: str) -> None:
    with pytest.raises(PydanticCustomError) as error:
        Count.parse(text)
    assert error.value.type == code


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("5 s", Duration(5, 5, "s")),
        ("5s", Duration(5, 5, "s")),
        ("5-10 s", Duration(5, 10, "s")),
        ("1-2 min", Duration(1, 2, "min")),
        ("30 seconds", Duration(30, 30, "s")),
        ("1 Minute", Duration(1, 1, "min")),
        ("5 to 10 sec", Duration(5, 10, "s")),
    ],
)
def test_durations(text: str, duration: Duration) -> None:
    assert Duration.parse(text) == duration


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "duration_form"),
        ("5", "duration_unit"),
        ("5-10", "duration_unit"),
        ("5 h", "duration_form"),
        ("s", "duration_form"),
        ("5 s s", "duration_form"),
        ("0 s", "duration_form"),
        ("1.5 min", "duration_form"),
        ("9-8 s", "amount_order"),
        ("2000 s", "amount_range"),
    ],
)
def test_what_is_no_duration(text: str, code: str) -> None:
    with pytest.raises(PydanticCustomError) as error:
        Duration.parse(text)
    assert error.value.type == code


@given(RANGES)
def test_a_count_is_read_as_it_is_written(ends: list[int]) -> None:
    count = Count(*ends)
    assert Count.parse(str(count)) == count


@given(RANGES, st.sampled_from(["s", "min"]))
def test_a_duration_is_read_as_it_is_written(ends: list[int], unit: str) -> None:
    duration = Duration.parse(f"{ends[0]}-{ends[1]} {unit}")
    assert (duration.low, duration.high, duration.unit) == (*ends, unit)
    assert Duration.parse(str(duration)) == duration


@given(st.text(max_size=20))
def test_any_text_is_an_amount_or_a_fault(text: str) -> None:
    for kind in (Count, Duration):
        try:
            kind.parse(text)
        except PydanticCustomError:
            continue
