# ruff: noqa: E501, RUF001  (tables; dashes and signs as they are typed)
"""What people type into the fields of a dose is read where it can mean one thing."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from backpdf.library.model.dose import Dose

# field -> (as typed, as the program writes it)
READ: dict[str, list[tuple[Any, str]]] = {
    "sets": [("2", "2"), ("2-3", "2-3"), ("3 sets", "3"), ("3x", "3"), ("two", "2"), (" 2 to 3 ", "2-3")],
    "reps": [
        ("8", "8"), ("8-12", "8-12"), ("8 – 12", "8-12"), ("8—12", "8-12"), ("8 to 12", "8-12"),
        ("between 8 and 12", "8-12"), ("8 or 9", "8-9"), ("8-12 reps", "8-12"), ("10 times", "10"),
        ("10x", "10"), ("x10", "10"), ("ten", "10"), ("10 Repetitions", "10"), ("1000", "1000"),
        ("max", "max"), ("Max.", "max"), ("AMRAP", "max"), ("as many as you can", "max"),
        ("as many reps as possible", "max"), ("max 20", "max 20"), ("max. 20", "max 20"),
        ("20 max", "max 20"), ("as many as you can, up to 20", "max 20"), ("max 20 reps", "max 20"),
        (["12", "10", "8"], "12, then 10, then 8"), ("12, 10, 8", "12, then 10, then 8"), ("12-10-8", "12, then 10, then 8"),
        ("12/10/8", "12, then 10, then 8"), ("12, then 10, then 8", "12, then 10, then 8"), (["12"], "12"),
        (["10-12", "8"], "10-12, then 8"), (8, "8"),
    ],
    "hold": [
        ("5 s", "5 s"), ("5s", "5 s"), ("30 sec", "30 s"), ("30 sec.", "30 s"), ("30 Seconds", "30 s"),
        ('30"', "30 s"), ("30''", "30 s"), ("30″", "30 s"), ("1'", "1 min"), ("1'30\"", "1 min 30 s"),
        ("1′30″", "1 min 30 s"), ("5-10 s", "5-10 s"), ("5 to 10 sec", "5-10 s"), ("5 s - 10 s", "5-10 s"),
        ("1 min 30 s", "1 min 30 s"), ("1 min and 30 s", "1 min 30 s"), ("1min30", "1 min 30 s"),
        ("1.5 min", "1 min 30 s"), ("1½ min", "1 min 30 s"), ("½ min", "30 s"), ("half a minute", "30 s"),
        ("a minute", "1 min"), ("one and a half minutes", "1 min 30 s"), ("90 s", "90 s"), ("1 h", "1 h"),
        ("1.5 h", "1 h 30 min"), ("30 s to 1 min", "30 s to 1 min"), ("1-1.5 min", "1 min to 1 min 30 s"),
        ("3 breaths", "3 breaths"), ("1 breath", "1 breaths"), ("2-3 slow breaths", "2-3 breaths"),
    ],
    "rest": [("30 s", "30 s"), ("1 min", "1 min"), ("2 breaths", "2 breaths")],
    "duration": [("5-10 min", "5-10 min"), ("1 h", "1 h"), ("2 hours", "2 h"), ("20 mins", "20 min")],
    "distance": [
        ("500 m", "500 m"), ("1.5 km", "1.5 km"), ("1 mile", "1 miles"), ("100-200 yards", "100-200 yards"),
        ("2000 steps", "2000 steps"), ("20 Feet", "20 feet"), ("500 – 800 metres", "500-800 m"),
    ],
    "tempo": [("3-1-3", "3-1-3"), ("3/1/3", "3-1-3"), ("3 1 3", "3-1-3"), ("3 - 0 - 3", "3-0-3"), ("3-1-3-0", "3-1-3")],
    "times_a_day": [
        ("1", "1"), ("1-3", "1-3"), ("twice", "2"), ("twice a day", "2"), ("once daily", "1"), ("2x/day", "2"),
        ("3 times per day", "3"), ("3 x daily", "3"), ("2-3 times a day", "2-3"),
    ],
    "days_a_week": [
        ("3", "3"), ("4-5", "4-5"), ("daily", "7"), ("every day", "7"), ("Every day of the week", "7"),
        ("3 days", "3"), ("3x/week", "3"), ("3 times a week", "3"), ("once a week", "1"), ("weekly", "1"),
        ("3 days per week", "3"),
    ],
    "days": [
        (["Mon", "Wed", "Fri"], "Mon, Wed, Fri"), ("Mon, Wed, Fri", "Mon, Wed, Fri"), ("Monday", "Mon"),
        ("Mo", "Mon"), ("mondays", "Mon"), ("Monday and Friday", "Mon, Fri"), ("Mon/Wed/Fri", "Mon, Wed, Fri"),
        ("Mon-Fri", "Mon, Tue, Wed, Thu, Fri"), ("Mon to Wed", "Mon, Tue, Wed"), ("Tu Th", "Tue, Thu"),
        ("weekdays", "Mon, Tue, Wed, Thu, Fri"), ("at weekends", "Sat, Sun"), ("on Tuesdays", "Tue"),
        ("daily", "Mon, Tue, Wed, Thu, Fri, Sat, Sun"), (["Fri", "Mon"], "Mon, Fri"), ("Weds", "Wed"),
    ],
    "every": [
        ("2 days", "2 days"), ("every 2 days", "2 days"), ("every other day", "2 days"), ("second day", "2 days"),
        ("alternate days", "2 days"), ("third day", "3 days"), ("1 h", "1 h"), ("hour", "1 h"), ("hourly", "1 h"),
        ("every 2 hours while awake", "2 h"), ("1-2 hours", "1-2 h"), ("30 min", "30 min"), ("week", "1 weeks"),
        ("2 weeks", "2 weeks"), ("day", "1 days"),
    ],
    "side": [("left", "left"), ("L", "left"), ("Right side", "right"), ("the right leg", "right"), ("only left", "left")],
    "each_side": [("true", "True"), ("yes", "True"), ("both sides", "True"), ("no", "False")],
}  # fmt: skip

SPELT_OUT: list[tuple[Any, dict[str, str]]] = [
    ({"reps": "3x10"}, {"sets": "3", "reps": "10"}),
    ({"reps": "3 x 10"}, {"sets": "3", "reps": "10"}),
    ({"reps": "3×10"}, {"sets": "3", "reps": "10"}),
    ({"reps": "3*10"}, {"sets": "3", "reps": "10"}),
    ({"reps": "3 x 8–12 reps"}, {"sets": "3", "reps": "8-12"}),
    ({"reps": "2-3 x 10"}, {"sets": "2-3", "reps": "10"}),
    ({"reps": "3 sets of 10"}, {"sets": "3", "reps": "10"}),
    ({"reps": "10 reps x 3 sets"}, {"sets": "3", "reps": "10"}),
    ({"reps": "10 in 3 sets"}, {"sets": "3", "reps": "10"}),
    ({"reps": "3 x max"}, {"sets": "3", "reps": "max"}),
    ({"sets": "3x10"}, {"sets": "3", "reps": "10"}),
    ({"reps": "3x10", "sets": "3"}, {"sets": "3", "reps": "10"}),
    ({"reps": "10/side"}, {"reps": "10", "each_side": "True"}),
    ({"reps": "10 each side"}, {"reps": "10", "each_side": "True"}),
    ({"reps": "2 x 10 per leg"}, {"sets": "2", "reps": "10", "each_side": "True"}),
    ({"reps": "10 (each side)"}, {"reps": "10", "each_side": "True"}),
    ("3x10", {"sets": "3", "reps": "10"}),
    ("8-12", {"reps": "8-12"}),
    ({"reps": "8", "rest": "none"}, {"reps": "8"}),
    ({"left": "5", "right": "10"}, {"left": "{reps: 5}", "right": "{reps: 10}"}),
    ({"weeks": ["8", "3x10"]}, {"weeks": "{reps: 8} {sets: 3, reps: 10}"}),
]


def written(dose: Dose) -> dict[str, str]:
    parts: dict[str, str] = {}
    for name, value in dose.given().items():
        if name == "weeks":
            parts[name] = " ".join(week.as_yaml() for week in value)
        else:
            parts[name] = value.as_yaml() if name in {"left", "right"} else str(value)
    return parts


@pytest.mark.parametrize(
    ("name", "typed", "value"), [(name, *pair) for name, pairs in READ.items() for pair in pairs]
)
def test_what_can_mean_one_thing(name: str, typed: Any, value: str) -> None:
    assert str(getattr(Dose.model_validate({name: typed}), name)) == value


@pytest.mark.parametrize(("typed", "fields"), SPELT_OUT)
def test_what_stands_for_several_fields(typed: Any, fields: dict[str, str]) -> None:
    assert written(Dose.model_validate(typed)) == fields


@pytest.mark.parametrize(
    "typed",
    [
        {"reps": "10 each"},
        {"reps": "3 sets"},
        {"reps": "3 sets x 30 s"},
        {"hold": "30 s x 3"},
        {"days": "M/W/F"},
        {"days_a_week": "every day except Sunday"},
        {"reps": "1.5"},
        {"reps": "8--9"},
        {"reps": "\u0661"},
        {"reps": "12, 10"},
        {"sets": "0"},
        {"hold": "s"},
        {"hold": "5 s s"},
        {"hold": "5-10 min 30 s"},
        {"hold": "30 s 1 min"},
        {"distance": "0 m"},
        {"tempo": "0-1-3"},
        {"tempo": "3-1-99"},
        {"days": ["Mon", ["Tue"]]},
        {"every": "0 days"},
        {"side": "up"},
        "soon",
        {"reps": {"a": "b"}},
    ],
)
def test_what_means_nothing(typed: Any) -> None:
    with pytest.raises(ValidationError):
        Dose.model_validate(typed)
