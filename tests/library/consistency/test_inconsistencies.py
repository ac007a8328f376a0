"""Advice on texts that contradict each other: a case for each message, and neighbours that are right."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.libraries import Values, exercise, level, picture, program, write_library

from backpdf.library.consistency.inconsistencies import inconsistencies
from backpdf.library.reading import read_library
from backpdf.starter import starter_root

TODAY = date(2026, 11, 27)


def advice(root: Path, today: date = TODAY) -> list[str]:
    """The advice on a library, each with its place, message and hint."""
    reading = read_library(root)
    assert reading.library is not None, reading.problems
    found = inconsistencies(reading.library, reading.documents, today)
    return [f"{each.place}: {each.message}; {each.hint}" for each in found]


def of_exercise(tmp_path: Path, name: str = "Bridge", **changes: Any) -> list[str]:
    """The messages of a library with one exercise, without places."""
    dose = {"sets": 2, "reps": "8-12", "hold": "5-10 s"}
    values = exercise(name) | {"pictures": [], "dose": dose} | changes
    root = write_library(tmp_path, {"bridge": values}, {"low-back": program(level(how_often=None))})
    return [found.partition(": ")[2].partition("; ")[0] for found in advice(root)]


def of_levels(tmp_path: Path, *levels: Values, **changes: Any) -> list[str]:
    """The advice on a program whose levels have some of three exercises."""
    exercises = {
        "bridge": exercise("Bridge"),
        "side-plank": exercise("Side plank"),
        "step-up": exercise("Step up"),
        "heel-raise": exercise("Heel raise"),
        "walking": exercise("Walking", dose={"duration": "5-10 min", "days_a_week": 7}),
    }
    return advice(write_library(tmp_path, exercises, {"low-back": program(*levels, **changes)}))


def alts(*texts: str, caption: str = "Start") -> list[Values]:
    return [picture(f"{n}.svg", n, alt=text, caption=caption) for n, text in enumerate(texts)]


# ------------------------------------------------------------------ one exercise
CONTRADICTIONS: dict[str, tuple[dict[str, Any], str]] = {
    "harder is a step": (
        {"steps": ["Lie down.", "Hold and breathe. Lower slowly."], "harder": "Lower slowly."},
        '"harder" says again what step 2 says',
    ),
    "harder is nearly a step": (
        {
            "steps": ["Reach out one arm and the opposite leg."],
            "harder": "Reach one arm and the opposite leg.",
        },
        '"harder" says again what step 1 says',
    ),
    "harder is part of a step": (
        {"steps": ["Sit tall, arms crossed over your chest."], "harder": "Cross your arms over the chest."},
        '"harder" says again what step 1 says',
    ),
    "harder is the dose": ({"harder": "Hold for 10 seconds."}, '"harder" says again what the dose says'),
    "easier is the dose": ({"easier": "Do 8 to 12 repetitions."}, '"easier" says again what the dose says'),
    "equipment": (
        {"steps": ["Hold the back of a firm chair."], "equipment": ["mat"]},
        'step 1 names something that is not in "equipment": chair',
    ),
    "equipment, a belt": (
        {"steps": ["Loop a belt round one foot."]},
        'step 1 names something that is not in "equipment": a belt',
    ),
    "equal alternative texts": (
        {"pictures": alts("A person stands.", "A person  **stands**")},
        "pictures 1 and 2 have the same alternative text",
    ),
    "caption as alternative text": (
        {"pictures": alts("Start.", "A person stands.")},
        "the alternative text repeats the caption",
    ),
    "a hold": (
        {"steps": ["Lift up.", "Hold for 20 to 30 seconds. Lower."]},
        'step 2 says "20 to 30 seconds", the dose says 5-10 s',
    ),
    "a hold in words": (
        {"steps": ["Hold for half a minute."]},
        'step 1 says "half a minute", the dose says 5-10 s',
    ),
    "a hold that is counted": (
        {"steps": ["Hold and count to three."]},
        'step 1 says "count to three", the dose says 5-10 s',
    ),
    "a bound": (
        {"steps": ["Stay for at least 15 seconds."]},
        'step 1 says "at least 15 seconds", the dose says 5-10 s',
    ),
    "a lifted leg": (
        {"steps": ["Lift one leg for 20s."]},
        'step 1 says "20s", the dose says 5-10 s',
    ),
    "repetitions": (
        {"steps": ["Lift your hips **20 times**."]},
        'step 1 says "20 times", the dose says 8-12 repetitions',
    ),
    "sets": (
        {"steps": ["Do three sets."]},
        'step 1 says "three sets", the dose says 2 sets',
    ),
    "sets of repetitions": (
        {"steps": ["Do 2 sets of 15."]},
        'step 1 says "sets of 15", the dose says 8-12 repetitions',
    ),
    "times a day": (
        {"steps": ["Do this twice a day."], "dose": {"reps": 8, "times_a_day": 1}},
        'step 1 says "twice a day", the dose says 1 a day',
    ),
    "repetitions a day": (
        {"steps": ["Do 20 a day."], "dose": {"reps": "3-5", "times_a_day": 1}},
        'step 1 says "20 a day", the dose says 3-5 repetitions, 1 a day',
    ),
    "every day": (
        {"steps": ["Do this every day."], "dose": {"reps": 8, "days": ["Mon", "Wed"]}},
        'step 1 says "every day", the dose says Mon, Wed',
    ),
    "rest": (
        {"steps": ["Rest for one minute between sets."], "dose": {"sets": 2, "reps": 8, "rest": "30 s"}},
        'step 1 says "one minute", the dose says 30 s',
    ),
    "duration": (
        {"steps": ["Walk for 20 minutes."], "dose": {"duration": "5-10 min"}},
        'step 1 says "20 minutes", the dose says 5-10 min',
    ),
    "breaths": (
        {"steps": ["Hold for 5 slow breaths."], "dose": {"reps": 3, "hold": "2 breaths"}},
        'step 1 says "5 slow breaths", the dose says 2 breaths',
    ),
    "take care": (
        {"take_care": "Hold no longer than 4 seconds."},
        '"take_care" says "no longer than 4 seconds", the dose says 5-10 s',
    ),
}


@pytest.mark.parametrize(("changes", "message"), CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_what_contradicts_itself_in_an_exercise(
    changes: dict[str, Any], message: str, tmp_path: Path
) -> None:
    assert of_exercise(tmp_path, **changes) == [message]


RIGHT: dict[str, dict[str, Any]] = {
    "a limit of a step": {"steps": ["Lift your leg."], "easier": "Lift your leg only a little."},
    "one of two": {"steps": ["Reach out one arm and the opposite leg."], "easier": "Reach out one leg."},
    "first of two": {"steps": ["Lift your arms and legs."], "easier": "Lift your arms."},
    "the opposite of a step": {"steps": ["Do not bend your knees."], "harder": "Bend your knees."},
    "not what a step says": {"steps": ["Hold your knees."], "harder": "Do not hold your knees."},
    "more than a step": {"steps": ["Lift your top knee."], "harder": "Lift your top knee higher."},
    "another number": {"steps": ["Count to 5, slowly."], "harder": "Count to 9, slowly."},
    "words of two parts": {"steps": ["Keep knees bent and lift your legs."], "easier": "Keep legs bent."},
    "a single word": {"steps": ["Hold and breathe."], "harder": "Hold."},
    "beyond the dose": {"harder": "Hold for up to 20 seconds."},
    "more of the dose": {"harder": "Do 2 more sets."},
    "the dose and a change": {"harder": "Hold for 10 seconds with one leg up."},
    "the low end": {"easier": "Hold for only 5 seconds."},
    "equipment that is listed": {"steps": ["Sit on a chair."], "equipment": ["kitchen chair"]},
    "equipment of the same use": {"steps": ["Sit on a chair."], "equipment": ["stool"]},
    "one of two things": {"steps": ["Hold a wall or chair."], "equipment": ["wall"]},
    "equipment of the other end": {"steps": ["Stand on a step."], "equipment": ["stairs"]},
    "as if on a chair": {"steps": ["Bend as if to sit on a chair."]},
    "an imaginary wall": {"steps": ["Imagine a wall behind you."]},
    "without a chair": {"steps": ["Stand up without a chair."]},
    "parts of the body": {"steps": ["Stand on the balls of your feet.", "Tighten your tummy wall."]},
    "a table of the body": {"steps": ["Lift both legs to table-top position."]},
    "a ball of the body": {"steps": ["Curl up into a ball."]},
    "a verb": {"steps": ["Stick out your bottom.", "Step on the spot.", "Shift your weight."]},
    "different pictures": {"pictures": alts("A person stands.", "A person sits.")},
    "within the dose": {"steps": ["Hold for 8 seconds.", "Do 8 to 15 repetitions.", "Hold. Count to 10."]},
    "up to the dose": {"steps": ["Hold for up to 10 seconds."]},
    "a rest that no dose says": {"steps": ["Rest for 30 seconds between sets."]},
    "breaths": {"steps": ["Breathe in and out 3 times."]},
    "slowly": {"steps": ["Take 3 seconds to lower.", "Lower over 4 seconds."]},
    "a count that moves": {"steps": ["Lower while you count to 3."]},
    "pain": {"take_care": "Stop if the pain lasts longer than 30 minutes."},
    "a limit": {"take_care": "Get help within 2 minutes.", "steps": ["After 30 seconds, roll over."]},
    "an increase": {"steps": ["Hold for 2 seconds longer.", "Add 5 repetitions each week."]},
    "times as far": {"steps": ["Step three times as far."]},
    "repeat, of sets": {"steps": ["Repeat 2 times."]},
    "a rare day": {"steps": ["Not every day."], "dose": {"reps": 8, "days_a_week": 3}},
    "each day but one": {"steps": ["Every day except Sunday."], "dose": {"reps": 8, "days_a_week": 6}},
    "every other day": {"steps": ["Every other day."], "dose": {"reps": 8, "every": "2 days"}},
    "times a week": {
        "steps": ["Do this 6 times a week."], "dose": {"reps": 8, "times_a_day": 2, "days_a_week": 3},
    },
    "sides": {
        "steps": ["Lift 5 times on the left, 10 times on the right."],
        "dose": {"left": {"reps": 5}, "right": {"reps": 10}},
    },
    "weeks": {"steps": ["Lift 12 times."], "dose": {"weeks": [{"reps": 8}, {"reps": 12}]}},
    "by set": {"steps": ["Do 12 repetitions, then 8 repetitions, in two sets."], "dose": {"reps": [12, 8]}},
    "repetitions a day": {"steps": ["Do 12 a day."], "dose": {"reps": "3-5", "times_a_day": 3}},
    "tempo": {"steps": ["Lower for 3 seconds."], "dose": {"reps": 8, "tempo": "3-1-3"}},
    "a text that is no step": {"steps": ["Lift up 30 times. " * 80]},
    "another language": {
        "language": "de", "steps": ["Mat, chair: 20 times."], "harder": "Mat, chair: 20 times.",
    },
}  # fmt: skip


@pytest.mark.parametrize("changes", RIGHT.values(), ids=RIGHT)
def test_what_does_not_contradict_itself(changes: dict[str, Any], tmp_path: Path) -> None:
    assert of_exercise(tmp_path, **changes) == []


def test_advice_has_its_place_and_a_hint(tmp_path: Path) -> None:
    values = exercise(steps=["Lie down.", "Hold for 20 seconds."], equipment=["mat"])
    root = write_library(tmp_path, {"bridge": values})
    assert advice(root) == [
        'exercises/bridge.yaml:5:3: step 2 says "20 seconds", the dose says 5 s; change one of the two'
    ]


def test_files_that_end_in_yml_are_read_as_well(tmp_path: Path) -> None:
    root = write_library(tmp_path, {"bridge": exercise(steps=["Hold for 20 seconds."])})
    file = root / "exercises" / "bridge.yaml"
    file.rename(file.with_suffix(".yml"))
    assert [found.partition(":")[0] for found in advice(root)] == ["exercises/bridge.yml"]


# ------------------------------------------------------------------ programs
@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"date": "2027-01-01"}, "the date of this version is in the future; check the date"),
        (
            {"review": {"by": "A. Jones", "date": "2027-01-01"}},
            "the date of the review is in the future; check the date",
        ),
        (
            {"review": {"by": "A. Jones", "date": "2025-01-01", "next": "2026-11-26"}},
            "the next review was due on 2026-11-26; "
            "have the program reviewed, then change both dates of the review",
        ),
        ({"review": {"by": "A. Jones", "date": "2025-11-01", "next": "2026-11-27"}}, None),
        ({"date": "2026-11-28"}, None),  # east of here it is tomorrow
    ],
)
def test_dates_of_a_program(changes: dict[str, Any], message: str | None, tmp_path: Path) -> None:
    found = of_levels(tmp_path, **changes)
    assert [each.partition(": ")[2] for each in found] == ([message] if message else [])


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ("Every day.", '"how_often" says "Every day", the dose of "bridge" says 4-5 days a week'),
        ("**3 days a week**, with a day between.", '"how_often" says "3 days a week", the dose of "bridge"'),
        ("Twice a week.", '"how_often" says "Twice a week", the dose of "bridge" says 4-5 days a week'),
        ("Every other day and at weekends.", None),
        ("4 days a week.", None),
        ("At least 3 days a week.", None),
        ("Mondays, Wednesdays and Fridays.", '"how_often" says "Mondays, Wednesdays and Fridays", the dose'),
        ("Monday to Friday.", None),
        ("Twice a day.", '"how_often" says "Twice a day", the dose of "bridge" says 1 a day'),
        ("Once a day, 4 or 5 days each week.", None),
        ("Stretches every day, lifts 4 days a week.", None),
        ("Nearly every day.", None),
    ],
)
def test_how_often_a_level_is_done(said: str, message: str | None, tmp_path: Path) -> None:
    found = of_levels(tmp_path, level("bridge", how_often=said))
    assert len(found) == (message is not None)
    if message:
        assert message in found[0]
        assert found[0].startswith("exercises/programs/low-back.yaml:30:16: ")


def test_several_exercises_against_how_often_are_one_piece_of_advice(tmp_path: Path) -> None:
    [found] = of_levels(tmp_path, level("bridge", "side-plank", "step-up", how_often="Every day."))
    assert found.endswith(
        'the dose of "bridge" says 4-5 days a week; 2 more say otherwise, too; change one of them'
    )


def test_how_often_is_held_against_the_doses_that_the_level_has(tmp_path: Path) -> None:
    changed = {"exercise": "bridge", "dose": {"days_a_week": 7}}
    assert of_levels(tmp_path, level(changed, how_often="Every day.")) == []


def test_walks_of_a_level(tmp_path: Path) -> None:
    walks = level("walking", how_often=None, activity="Walk for 20 minutes every day.")
    [found] = of_levels(tmp_path / "a", walks)
    assert '"activity" says "20 minutes", the dose of "walking" says 5-10 min' in found
    walks = level("walking", how_often=None, activity="Walk for 5 minutes. Rest for 20 minutes.")
    assert of_levels(tmp_path / "b", walks) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Go on once all five go well.", 5),
        ("Do these 4 exercises.", 4),
        ("Once all three exercises are easy, go on.", 3),
        ("Once both go well.", None),
        ("Once all two exercises go well **three days running**.", None),
        ("Stay on all fours. All four limbs work.", None),
    ],
)
def test_numbers_of_exercises(text: str, number: int | None, tmp_path: Path) -> None:
    found = of_levels(tmp_path, level("bridge", "side-plank", move_on=[text]))
    message = f"the text speaks of {number} exercises, this level has 2; change one of the two"
    assert [each.partition(": ")[2] for each in found] == ([message] if number else [])


def test_a_change_in_a_level_that_makes_a_text_wrong(tmp_path: Path) -> None:
    bridge = exercise(steps=["Hold for 5 seconds."])
    uses: list[Values] = [
        {"exercise": "bridge", "dose": {"hold": "20 s"}},
        {"exercise": "plank", "steps": ["Lie on your back.", "Hold for 30 seconds."]},
    ]
    root = write_library(
        tmp_path, {"bridge": bridge, "plank": exercise("Plank")}, {"low-back": program(level(*uses))}
    )
    assert advice(root) == [
        'exercises/programs/low-back.yaml:34:9: "bridge" as it is changed here: step 1 says "5 seconds", '
        "the dose says 20 s; change one of the two",
        'exercises/programs/low-back.yaml:38:9: "plank" as it is changed here: step 2 says "30 seconds", '
        "the dose says 5 s; change one of the two",
    ]


def test_what_an_exercise_says_wrong_by_itself_is_told_once(tmp_path: Path) -> None:
    root = write_library(
        tmp_path,
        {"bridge": exercise(steps=["Hold for 30 seconds."])},
        {"low-back": program(level({"exercise": "bridge", "dose": {"sets": 3}}))},
    )
    assert [each.partition(":")[0] for each in advice(root)] == ["exercises/bridge.yaml"]


# ------------------------------------------------------------------ other exercises
REFERENCES = {
    "Do the side plank first.": True,
    "Harder than the side plank.": True,
    "As in Side plank, lift your hips.": True,
    "Do side planks instead.": True,
    "Try heel raises after this.": True,
    "Use the side-lying position of a plank.": False,
    "Let the heel raise itself.": False,
    "Then lower, and step up again.": False,
    "Step up with one foot.": False,
    "Make a bridge with your body.": False,
    "Touch the bridge of your nose.": False,
    "Try walking with small steps.": False,
    "Breathe while walking.": False,
    "Do the bridge first.": False,  # it is on the sheet
}


@pytest.mark.parametrize(("text", "refers"), REFERENCES.items())
def test_references_to_exercises_that_are_not_on_the_sheet(text: str, refers: bool, tmp_path: Path) -> None:
    [found, *others] = [*of_levels(tmp_path, level("bridge", move_on=[text])), ""]
    assert bool(found) is refers
    assert not any(others)


def test_an_exercise_that_refers_to_one_that_its_level_lacks(tmp_path: Path) -> None:
    exercises = {
        "bridge": exercise("Bridge", take_care="Do the half hang first."),
        "half": exercise("Half hang"),
    }
    both, one = level("bridge", "half"), level("bridge")
    [found] = advice(write_library(tmp_path / "a", exercises, {"low-back": program(both, one, one)}))
    assert found == (
        'exercises/bridge.yaml:15:12: the text refers to "Half hang", which is not on the sheet of '
        'level 2 of "low-back"; say it without that exercise, or add it to the level'
    )
    assert advice(write_library(tmp_path / "b", exercises, {"low-back": program(both)})) == []


def test_a_level_may_speak_of_another_one(tmp_path: Path) -> None:
    step_back = ["Go back to level 1, and do the side plank."]
    second = level("bridge", step_back=step_back)
    assert of_levels(tmp_path / "a", level("side-plank"), second) == []
    assert len(of_levels(tmp_path / "b", level("step-up"), second)) == 1


def test_a_longer_name_is_not_the_shorter_one(tmp_path: Path) -> None:
    exercises = {
        "knees": exercise("Side plank on knees", easier="Do the side plank on knees."),
        "side-plank": exercise("Side plank"),
    }
    assert advice(write_library(tmp_path, exercises, {"low-back": program(level("knees"))})) == []


def test_programs_in_other_languages_are_passed_over(tmp_path: Path) -> None:
    found = of_levels(tmp_path, level("bridge", how_often="Every day."), language="de")
    assert found == []


def test_the_language_is_that_of_the_programs_of_an_exercise(tmp_path: Path) -> None:
    exercises = {"bridge": exercise(steps=["Hold for 20 seconds."])}
    german = write_library(tmp_path / "a", exercises, {"low-back": program(language="de")})
    assert advice(german) == []
    clinic = {"name": "Hill Clinic", "language": "de"}
    assert advice(write_library(tmp_path / "b", exercises, clinic=clinic)) == []
    english = {"low-back": program(language="en-GB")}
    assert len(advice(write_library(tmp_path / "c", exercises, english, clinic=clinic))) == 1


def test_the_starter_library_does_not_contradict_itself() -> None:
    assert advice(starter_root()) == []
