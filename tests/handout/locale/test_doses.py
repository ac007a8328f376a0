"""Doses as sentences and as cells."""

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
    # as many as you can; another number in each set
    ({"reps": "max"}, "As many times as you can."),
    ({"reps": "max 20"}, "As many times as you can, up to 20."),
    ({"sets": "1", "reps": "max"}, "As many times as you can."),
    ({"sets": "3", "reps": "max"}, "3 sets. In each, do as many as you can."),
    ({"sets": "2-3", "reps": "max 20"}, "2 or 3 sets. In each, do as many as you can, up to 20."),
    (
        {"reps": "max", "each_side": True},
        "As many times as you can. Do the same on the other side.",
    ),
    (
        {"reps": ["12", "10", "8"], "rest": "1 min"},
        "3 sets: 12, then 10, then 8. Rest 1 minute between sets.",
    ),
    ({"reps": ["10-12", "8"], "hold": "5 s"}, "2 sets: 10 to 12, then 8. Hold each for 5 seconds."),
    # one side; sides that differ
    ({"reps": "10", "side": "left"}, "10 times. Only on your left side."),
    ({"hold": "20 s", "side": "right"}, "Hold for 20 seconds. Only on your right side."),
    (
        {"left": {"reps": "5"}, "right": {"reps": "1"}, "hold": "5 s", "times_a_day": "2"},
        "Left side: 5 times. Right side: Once. Hold each for 5 seconds. Twice a day.",
    ),
    (
        {"left": {"reps": "1", "hold": "5 s"}, "right": {"sets": "2", "reps": "8", "rest": "1 min"}},
        "Left side: Once. Hold for 5 seconds. Right side: 2 sets of 8. Rest 1 minute between sets.",
    ),
    # times
    ({"hold": "1 min 30 s"}, "Hold for 1 minute 30 seconds."),
    ({"hold": "1.5 h"}, "Hold for 1 hour 30 minutes."),
    ({"hold": "90 s"}, "Hold for 90 seconds."),
    ({"hold": "30 s to 1 min"}, "Hold for 30 seconds to 1 minute."),
    ({"hold": "1-1.5 min"}, "Hold for 1 minute to 1 minute 30 seconds."),
    ({"hold": "3 breaths"}, "Hold for 3 breaths."),
    ({"hold": "1 breath"}, "Hold for 1 breath."),
    ({"reps": "3", "hold": "2-3 breaths"}, "3 times. Hold each for 2 or 3 breaths."),
    ({"duration": "1 h"}, "Keep going for 1 hour."),
    ({"duration": "1-2 h"}, "Keep going for 1 or 2 hours."),
    # distance and tempo
    ({"distance": "500 m"}, "Go 500 metres."),
    ({"distance": "1.5 km"}, "Go 1.5 kilometres."),
    ({"distance": "1 mile"}, "Go 1 mile."),
    ({"distance": "1-2 miles"}, "Go 1 or 2 miles."),
    ({"distance": "2000 steps", "times_a_day": "1"}, "Go 2000 steps. Once a day."),
    (
        {"reps": "8", "tempo": "3-1-3"},
        "8 times. Lower for 3 seconds, hold for 1 second, lift for 3 seconds.",
    ),
    ({"reps": "8", "tempo": "3-0-1"}, "8 times. Lower for 3 seconds, lift for 1 second."),
    (
        {"reps": "8", "tempo": "3-1-3", "hold": "1 s"},
        "8 times. Lower for 3 seconds, hold for 1 second, lift for 3 seconds.",
    ),
    # days and intervals
    ({"reps": "8", "days": ["Mon"]}, "8 times. On Monday."),
    ({"reps": "8", "days": ["Mon", "Wed", "Fri"]}, "8 times. On Monday, Wednesday and Friday."),
    ({"reps": "8", "days": "daily"}, "8 times. Every day."),
    (
        {"reps": "8", "times_a_day": "2", "days": ["Mon", "Fri"]},
        "8 times. Twice a day, on Monday and Friday.",
    ),
    ({"reps": "8", "every": "1 day"}, "8 times. Every day."),
    ({"reps": "8", "every": "2 days"}, "8 times. Every second day."),
    ({"reps": "8", "every": "3 days", "times_a_day": "1"}, "8 times. Once a day, every 3 days."),
    ({"reps": "8", "every": "1 week"}, "8 times. Once a week."),
    ({"reps": "8", "every": "2 weeks"}, "8 times. Every 2 weeks."),
    ({"reps": "8", "every": "1 h"}, "8 times. Every hour while you are awake."),
    ({"reps": "8", "every": "1-2 h"}, "8 times. Every 1 or 2 hours while you are awake."),
    (
        {"reps": "8", "every": "30 min", "days_a_week": "5"},
        "8 times. Every 30 minutes while you are awake, 5 days a week.",
    ),
    # free words
    ({"reps": "8", "note": "Use the red band."}, "8 times. Use the red band."),
    ({"reps": "8", "load": "a band.", "days_a_week": "7"}, "8 times. Use a band. Every day."),
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

CELLS: list[tuple[dict[str, Any], list[str]]] = [
    ({"reps": "10"}, ["10 times"]),
    ({"reps": "1"}, ["1 time"]),
    ({"reps": "8-12"}, ["8 to 12 times"]),
    ({"reps": "10", "each_side": True}, ["10 each side"]),
    ({"sets": "1", "reps": "10"}, ["1 set", "10 times"]),
    ({"sets": "2", "reps": "10"}, ["2 sets", "10 times"]),
    ({"sets": "2-3", "reps": "10"}, ["2 or 3 sets", "10 times"]),
    ({"hold": "5 s"}, ["hold 5 seconds"]),
    ({"hold": "1 s"}, ["hold 1 second"]),
    ({"hold": "20-30 s"}, ["hold 20 to 30 seconds"]),
    ({"hold": "1 min"}, ["hold 1 minute"]),
    ({"reps": "5", "rest": "30 s"}, ["5 times", "rest 30 seconds"]),
    ({"duration": "5-10 min"}, ["for 5 to 10 minutes"]),
    ({"reps": "5", "times_a_day": "1"}, ["5 times", "once a day"]),
    ({"reps": "5", "times_a_day": "2"}, ["5 times", "twice a day"]),
    ({"reps": "5", "times_a_day": "3"}, ["5 times", "3 times a day"]),
    ({"reps": "5", "days_a_week": "1"}, ["5 times", "1 day a week"]),
    ({"reps": "5", "days_a_week": "4-5"}, ["5 times", "4 or 5 days a week"]),
    ({"reps": "5", "load": "a band"}, ["5 times"]),
    ({"reps": "max"}, ["as many as you can"]),
    ({"reps": "max 20", "each_side": True}, ["as many as you can, up to 20 each side"]),
    ({"reps": ["12", "10", "8"]}, ["3 sets", "12, 10, 8 times"]),
    ({"reps": "5", "side": "left"}, ["5 on the left"]),
    (
        {"left": {"reps": "5", "hold": "5 s"}, "right": {"reps": "8"}, "rest": "30 s"},
        ["5 on the left", "hold 5 seconds, left", "8 on the right", "rest 30 seconds"],
    ),
    ({"hold": "3 breaths"}, ["hold 3 breaths"]),
    ({"hold": "1 breath"}, ["hold 1 breath"]),
    ({"hold": "1 min 30 s"}, ["hold 1 minute 30 seconds"]),
    ({"duration": "1 h"}, ["for 1 hour"]),
    ({"distance": "1 mile"}, ["go 1 mile"]),
    ({"distance": "500-800 m"}, ["go 500 to 800 metres"]),
    ({"reps": "8", "tempo": "3-1-3"}, ["8 times", "lower 3, hold 1, lift 3 seconds"]),
    ({"reps": "8", "tempo": "3-0-3"}, ["8 times", "lower 3, lift 3 seconds"]),
    ({"reps": "8", "days": ["Mon", "Fri"]}, ["8 times", "on Mon, Fri"]),
    ({"reps": "8", "days": "daily"}, ["8 times", "every day"]),
    ({"reps": "8", "every": "1 day"}, ["8 times", "every day"]),
    ({"reps": "8", "every": "2 days"}, ["8 times", "every second day"]),
    ({"reps": "8", "every": "3 days"}, ["8 times", "every 3 days"]),
    ({"reps": "8", "every": "1 week"}, ["8 times", "once a week"]),
    ({"reps": "8", "every": "1 h"}, ["8 times", "every hour while awake"]),
    ({"reps": "8", "every": "2 h"}, ["8 times", "every 2 hours while awake"]),
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
            "2 sets",
            "8 times",
            "hold 5 seconds",
            "rest 1 minute",
            "for 2 minutes",
            "1 to 3 times a day",
            "every day",
        ],
    ),
]


def dose(values: dict[str, Any]) -> Dose:
    return Dose.model_validate(values)


@pytest.mark.parametrize(("values", "sentence"), SENTENCES, ids=[sentence for _, sentence in SENTENCES])
def test_sentence(values: dict[str, Any], sentence: str) -> None:
    assert LOCALE.dose_sentence(dose(values)) == sentence


@pytest.mark.parametrize(("values", "phrases"), CELLS, ids=[str(phrases) for _, phrases in CELLS])
def test_cells(values: dict[str, Any], phrases: list[str]) -> None:
    assert [cell.text.plain for cell in LOCALE.dose_boxes(dose(values))] == phrases


def test_the_amount_of_a_cell_is_bold() -> None:
    (cell,) = LOCALE.dose_boxes(dose({"hold": "5 s"}))
    assert [(phrase.text, phrase.bold) for phrase in cell.text.phrases] == [
        ("hold ", False),
        ("5 seconds", True),
    ]
    assert (cell.label, cell.value) == ("hold", "5 seconds")


def test_sides_without_repetitions_are_only_in_the_sentence() -> None:
    assert [box.label for box in LOCALE.dose_boxes(dose({"hold": "20 s", "each_side": True}))] == ["hold"]


WEEKS: list[tuple[dict[str, Any], str, list[str], list[str]]] = [
    (
        {"weeks": ["8", "10", "12"]},
        "The table shows how much to do in each week.",
        [],
        ["8 times.", "10 times.", "12 times."],
    ),
    (
        {"sets": "3", "weeks": ["8", "10"], "hold": "5 s", "each_side": True, "days_a_week": "3"},
        "Hold each for 5 seconds. The table shows how much to do in each week. 3 days a week.",
        ["hold", "a week"],
        ["3 sets of 8 on each side.", "3 sets of 10 on each side."],
    ),
    (
        {"reps": "8", "each_side": True, "weeks": [{"hold": "5 s"}, {"hold": "10 s"}]},
        "8 times on each side. The table shows how much to do in each week.",
        ["each side"],
        ["Hold each for 5 seconds.", "Hold each for 10 seconds."],
    ),
    (
        {"reps": "8", "weeks": [{"times_a_day": "1"}, {"times_a_day": "2", "load": "the red band"}]},
        "8 times. The table shows how much to do in each week.",
        ["times"],
        ["Once a day.", "Use the red band. Twice a day."],
    ),
    (
        {"weeks": [{"reps": "max"}, {"reps": ["12", "10"]}], "side": "left"},
        "Only on your left side. The table shows how much to do in each week.",
        [],
        ["As many times as you can.", "2 sets: 12, then 10."],
    ),
]


@pytest.mark.parametrize(("values", "sentence", "labels", "weeks"), WEEKS)
def test_weeks(values: dict[str, Any], sentence: str, labels: list[str], weeks: list[str]) -> None:
    assert LOCALE.dose_sentence(dose(values)) == sentence
    assert [box.label for box in LOCALE.dose_boxes(dose(values))] == labels
    assert list(LOCALE.week_sentences(dose(values))) == weeks


def test_numbers_are_not_divided_from_what_they_count() -> None:
    sentence = "2 sets of 8 to 12. Hold each for 4 or 5 seconds. Go 1.5 to 2 miles. Use 2 kg. On Monday."
    assert LOCALE.unbroken(sentence).replace("\u00a0", "_") == (
        "2_sets of 8_to_12. Hold each for 4_or_5_seconds. Go 1.5_to_2_miles. Use 2_kg. On Monday."
    )
