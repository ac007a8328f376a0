# ruff: noqa: RUF001  (ranges are printed with a dash)
"""Doses as sentences and as boxes."""

from __future__ import annotations

from typing import Any

import pytest

from backpdf.handout.locale.sentences import locale_for
from backpdf.library.model.library import Dose

LOCALE = locale_for("en")

SENTENCES: list[tuple[dict[str, Any], str]] = [
    # sets and repetitions
    ({"reps": "10"}, "10 times."),
    ({"reps": "8-12"}, "8 to 12 times."),
    ({"reps": "1"}, "Once."),
    ({"reps": "2"}, "2 times."),
    ({"reps": "1-2"}, "1 or 2 times."),
    ({"sets": "1", "reps": "10"}, "10 times."),
    ({"sets": "1", "reps": "1"}, "Once."),
    ({"sets": "2", "reps": "8-12"}, "2 sets of 8 to 12."),
    ({"sets": "2-3", "reps": "10"}, "2 or 3 sets of 10."),
    ({"sets": "1-2", "reps": "10"}, "1 or 2 sets of 10."),
    ({"sets": "3", "reps": "1"}, "3 sets of 1."),
    # each side
    ({"reps": "10", "each_side": True}, "10 times on each side."),
    ({"reps": "1", "each_side": True}, "Once on each side."),
    ({"sets": "2", "reps": "5-8", "each_side": True}, "2 sets of 5 to 8 on each side."),
    ({"sets": "1", "reps": "5", "each_side": True}, "5 times on each side."),
    ({"sets": "3", "hold": "20 s", "each_side": True}, "3 times on each side. Hold each for 20 seconds."),
    ({"hold": "20 s", "each_side": True}, "On each side. Hold each for 20 seconds."),
    ({"sets": "1", "hold": "20 s", "each_side": True}, "On each side. Hold each for 20 seconds."),
    # hold
    ({"hold": "30 s"}, "Hold for 30 seconds."),
    ({"hold": "1 s"}, "Hold for 1 second."),
    ({"hold": "1 min"}, "Hold for 1 minute."),
    ({"hold": "1-2 min"}, "Hold for 1 or 2 minutes."),
    ({"sets": "3", "hold": "20-30 s"}, "3 times. Hold each for 20 to 30 seconds."),
    ({"sets": "1", "hold": "30 s"}, "Hold for 30 seconds."),
    ({"reps": "1", "hold": "30 s"}, "Once. Hold for 30 seconds."),
    ({"reps": "10", "hold": "5 s"}, "10 times. Hold each for 5 seconds."),
    ({"sets": "2", "reps": "1", "hold": "5 s"}, "2 sets of 1. Hold each for 5 seconds."),
    # rest
    ({"sets": "2", "reps": "8", "rest": "30 s"}, "2 sets of 8. Rest 30 seconds between sets."),
    ({"reps": "8", "rest": "1 min"}, "8 times. Rest 1 minute after each."),
    ({"sets": "1", "reps": "8", "rest": "10 s"}, "8 times. Rest 10 seconds after each."),
    (
        {"sets": "3", "hold": "20 s", "rest": "20 s"},
        "3 times. Hold each for 20 seconds. Rest 20 seconds after each.",
    ),
    # duration and load
    ({"duration": "5-10 min"}, "Keep going for 5 to 10 minutes."),
    ({"duration": "30 s"}, "Keep going for 30 seconds."),
    ({"sets": "2", "duration": "1 min"}, "2 times. Keep going for 1 minute."),
    ({"reps": "10", "load": "a light band"}, "10 times. Use a light band."),
    # how often
    ({"reps": "10", "times_a_day": "1"}, "10 times. Once a day."),
    ({"reps": "10", "times_a_day": "2"}, "10 times. Twice a day."),
    ({"reps": "10", "times_a_day": "3"}, "10 times. 3 times a day."),
    ({"reps": "10", "times_a_day": "1-3"}, "10 times. 1 to 3 times a day."),
    ({"reps": "10", "days_a_week": "1"}, "10 times. One day a week."),
    ({"reps": "10", "days_a_week": "3"}, "10 times. 3 days a week."),
    ({"reps": "10", "days_a_week": "4-5"}, "10 times. 4 or 5 days a week."),
    ({"reps": "10", "days_a_week": "7"}, "10 times. Every day."),
    ({"reps": "10", "times_a_day": "1", "days_a_week": "7"}, "10 times. Once a day, every day."),
    ({"reps": "10", "times_a_day": "2", "days_a_week": "1"}, "10 times. Twice a day, one day a week."),
    ({"reps": "10", "times_a_day": "1", "days_a_week": "4-5"}, "10 times. Once a day, 4 or 5 days a week."),
    # all at once, in the order of doing
    (
        {
            "sets": "2",
            "reps": "8-12",
            "hold": "3-5 s",
            "duration": "2 min",
            "rest": "30 s",
            "load": "a 2 kg weight",
            "each_side": True,
            "times_a_day": "1",
            "days_a_week": "4-5",
        },
        "2 sets of 8 to 12 on each side. Hold each for 3 to 5 seconds. Keep going for 2 minutes. "
        "Rest 30 seconds between sets. Use a 2 kg weight. Once a day, 4 or 5 days a week.",
    ),
]

BOXES: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    ({"reps": "10"}, [("repetitions", "10")]),
    ({"reps": "8-12"}, [("repetitions", "8–12")]),
    ({"reps": "10", "each_side": True}, [("each side", "10")]),
    ({"sets": "1", "reps": "10"}, [("set", "1"), ("repetitions", "10")]),
    ({"sets": "2", "reps": "10"}, [("sets", "2"), ("repetitions", "10")]),
    ({"sets": "2-3", "reps": "10"}, [("sets", "2–3"), ("repetitions", "10")]),
    ({"hold": "5 s"}, [("hold", "5 sec")]),
    ({"hold": "20-30 s"}, [("hold", "20–30 sec")]),
    ({"hold": "1 min"}, [("hold", "1 min")]),
    ({"reps": "5", "rest": "30 s"}, [("repetitions", "5"), ("rest", "30 sec")]),
    ({"duration": "5-10 min"}, [("keep going", "5–10 min")]),
    ({"reps": "5", "times_a_day": "1"}, [("repetitions", "5"), ("a day", "1 time")]),
    ({"reps": "5", "times_a_day": "2"}, [("repetitions", "5"), ("a day", "2 times")]),
    ({"reps": "5", "days_a_week": "1"}, [("repetitions", "5"), ("a week", "1 day")]),
    ({"reps": "5", "days_a_week": "4-5"}, [("repetitions", "5"), ("a week", "4–5 days")]),
    ({"reps": "5", "load": "a band"}, [("repetitions", "5")]),
    (
        {
            "sets": "2",
            "reps": "8",
            "hold": "5 s",
            "rest": "1 min",
            "duration": "2 min",
            "times_a_day": "1-3",
            "days_a_week": "7",
        },
        [
            ("sets", "2"),
            ("repetitions", "8"),
            ("hold", "5 sec"),
            ("rest", "1 min"),
            ("keep going", "2 min"),
            ("a day", "1–3 times"),
            ("a week", "7 days"),
        ],
    ),
]


def dose(values: dict[str, Any]) -> Dose:
    return Dose.model_validate(values)


@pytest.mark.parametrize(("values", "sentence"), SENTENCES, ids=[sentence for _, sentence in SENTENCES])
def test_sentence(values: dict[str, Any], sentence: str) -> None:
    assert LOCALE.dose_sentence(dose(values)) == sentence


@pytest.mark.parametrize(("values", "boxes"), BOXES, ids=[str(boxes) for _, boxes in BOXES])
def test_boxes(values: dict[str, Any], boxes: list[tuple[str, str]]) -> None:
    assert [(box.label, box.value) for box in LOCALE.dose_boxes(dose(values))] == boxes


def test_sides_without_repetitions_are_only_in_the_sentence() -> None:
    assert [box.label for box in LOCALE.dose_boxes(dose({"hold": "20 s", "each_side": True}))] == ["hold"]
