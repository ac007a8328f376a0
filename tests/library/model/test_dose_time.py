"""How long a dose takes."""

from __future__ import annotations

from typing import Any

import pytest

from backpdf.library.model.dose import Dose
from backpdf.library.model.dose_time import session_seconds


@pytest.mark.parametrize(
    ("values", "seconds"),
    [
        ({"reps": "10"}, (20, 40)),
        ({"reps": "5-10", "hold": "3-5 s"}, (25, 90)),
        ({"reps": "10", "tempo": "3-1-3"}, (70, 70)),
        ({"reps": "10", "tempo": "3-0-3", "hold": "2 s"}, (80, 80)),
        ({"reps": "2", "hold": "3 breaths"}, (22, 38)),
        # rests: after each repetition, between sets, and where none is stated
        ({"reps": "3", "hold": "20-40 s", "rest": "30 s"}, (126, 192)),
        ({"sets": "2", "reps": "8", "rest": "30 s"}, (62, 94)),
        ({"sets": "2", "reps": "8"}, (42, 94)),
        ({"sets": "3", "hold": "20 s", "rest": "20 s"}, (106, 112)),
        ({"sets": "1-2", "reps": "8", "rest": "30 s"}, (16, 94)),
        # sides
        ({"reps": "8", "each_side": True}, (37, 74)),
        ({"reps": "8", "side": "left"}, (16, 32)),
        ({"left": {"reps": "5"}, "right": {"reps": "10"}}, (35, 70)),
        # going on
        ({"duration": "5-10 min"}, (300, 600)),
        ({"sets": "2", "duration": "1 min", "rest": "30 s"}, (150, 150)),
        ({"distance": "2 km"}, (1399, 2128)),
        ({"distance": "1000 steps"}, (545, 750)),
        # as many as you can, another number in each set, from week to week
        ({"reps": "max"}, (16, 80)),
        ({"reps": "max 12"}, (16, 48)),
        ({"reps": "max 5"}, (10, 20)),
        ({"reps": ["12", "10", "8"], "rest": "1 min"}, (180, 240)),
        ({"weeks": ["8", "10", "12"]}, (16, 48)),
    ],
)
def test_seconds_of_a_session(values: dict[str, Any], seconds: tuple[int, int]) -> None:
    low, high = session_seconds(Dose.model_validate(values))
    assert (round(low), round(high)) == seconds
