"""Amounts are written in a file as they are read from it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from backpdf.library.model.amounts import (
    Breaths,
    Count,
    Distance,
    Duration,
    Interval,
    MostReps,
    RepsBySet,
    Tempo,
    Weekdays,
    units_of,
)
from backpdf.library.model.dose import Dose

counts = st.tuples(st.integers(1, 24), st.integers(1, 24)).map(lambda ends: Count(min(ends), max(ends)))
durations = st.builds(
    lambda ends, unit: Duration(min(ends), max(ends), unit),
    st.tuples(st.integers(1, 86_400), st.integers(1, 86_400)),
    st.sampled_from(["s", "min", "h"]),
)
lengths = st.integers(1, 9_999_999).map(lambda hundredths: Decimal(hundredths) / 100)
VALUES: dict[str, st.SearchStrategy[object]] = {
    "sets": counts,
    "reps": counts
    | st.builds(MostReps, st.none() | st.integers(1, 1000))
    | st.lists(counts, min_size=2, max_size=10).map(lambda each: RepsBySet(tuple(each))),
    "hold": durations | counts.map(Breaths),
    "tempo": st.builds(Tempo, st.integers(1, 60), st.integers(0, 60), st.integers(1, 60)),
    "duration": durations,
    "distance": st.builds(
        lambda ends, unit: Distance(min(ends), max(ends), unit),
        st.tuples(lengths, lengths),
        st.sampled_from(["m", "km", "miles", "yards", "feet", "steps"]),
    ),
    "times_a_day": counts,
    "every": st.builds(
        Interval,
        st.tuples(st.integers(1, 8), st.integers(1, 8)).map(lambda ends: Count(min(ends), max(ends))),
        st.sampled_from(["min", "h", "days", "weeks"]),
    ),
    "days": st.sets(st.integers(0, 6), min_size=1).map(lambda days: Weekdays(tuple(sorted(days)))),
}


@pytest.mark.parametrize("name", VALUES)
@given(data=st.data())
def test_a_value_is_read_as_it_is_written(name: str, data: st.DataObject) -> None:
    value = data.draw(VALUES[name])
    read = getattr(Dose.model_validate({name: str(value)}), name)
    assert str(read) == str(value)
    assert getattr(Dose.model_validate({name: value}), name) is value


@pytest.mark.parametrize("name", [*VALUES, "days_a_week", "side", "each_side", "left", "weeks"])
@given(text=st.text(max_size=20) | st.text(alphabet="0123456789 .,-x/:'\"smhinoartd", max_size=12))
def test_any_text_is_read_or_refused(name: str, text: str) -> None:
    try:
        dose = Dose.model_validate({name: text})
    except ValidationError:
        return
    assert Dose.model_validate(dose.model_dump(mode="json")) == dose


@pytest.mark.parametrize(
    ("seconds", "parts"),
    [
        (5, [(5, "s")]),
        (60, [(1, "min")]),
        (90, [(1, "min"), (30, "s")]),
        (3600, [(1, "h")]),
        (5401, [(1, "h"), (30, "min"), (1, "s")]),
    ],
)
def test_units_of_a_time(seconds: int, parts: list[tuple[int, str]]) -> None:
    assert units_of(seconds) == parts


def test_adapters_of_python_values() -> None:
    adapter = TypeAdapter(Dose)
    assert adapter.validate_python({"reps": 8}).reps == Count(8, 8)
    with pytest.raises(ValidationError):
        adapter.validate_python({"reps": True})
