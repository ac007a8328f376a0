"""Exercises with every form of a dose, for the tests of pages and of their tags."""

from __future__ import annotations

from support.libraries import Values, exercise

DOSES: dict[str, Values] = {
    "one-side": {"sets": 2, "reps": "8-12", "side": "left", "hold": "3-5 s", "days": ["Mon", "Wed", "Fri"]},
    "two-sides": {"left": {"reps": 5, "hold": "5 s"}, "right": {"reps": "8-10"}, "every": "2 days"},
    "most": {"sets": 3, "reps": "max 20", "rest": "1 min 30 s", "every": "1 h", "each_side": True},
    "by-set": {"reps": [12, 10, 8], "tempo": "3-1-3", "rest": "1.5 min", "load": "a 2 kg weight"},
    "breaths": {"hold": "3 breaths", "times_a_day": 2, "days": "weekdays", "note": "Use the **red** band."},
    "distance": {"distance": "500-800 m", "times_a_day": "1-2", "days_a_week": "daily"},
    "hours": {"duration": "1-1.5 h", "every": "2 weeks"},
    "weeks": {"weeks": [{"reps": 8}, {"reps": 10}, {"reps": 12}], "sets": 3, "hold": "5 s", "days_a_week": 3},
    "weeks-alone": {"weeks": ["3 x 8", "3 x 10"], "each_side": True},
    "weeks-full": {
        "weeks": [
            {"hold": "5 s", "times_a_day": 1, "load": "the yellow band"},
            {"hold": "10 s", "times_a_day": 2, "load": "the red band", "tempo": "3-0-3", "rest": "1 min"},
        ],
        "reps": "8-12",
        "each_side": True,
    },
}


def exercises_with_every_dose() -> dict[str, Values]:
    """An exercise for each form of a dose, by its id; every other one has pictures."""
    return {
        name: exercise(
            name.replace("-", " ").capitalize(), dose=dose, pictures=("a.svg", "b.svg") if index % 2 else ()
        )
        for index, (name, dose) in enumerate(DOSES.items())
    }
