# ruff: noqa: E501, RUF001  (tables; dashes and signs as they are typed)
"""Following any hint leads to a file that the program accepts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from backpdf.library.model.dose import Dose
from backpdf.library.model.exercise import Exercise
from backpdf.library.model.library import Clinic
from backpdf.library.model_errors import problems_of
from backpdf.library.yaml.document import parse_document
from backpdf.problems import Problem
from library.follow_hints import followed

DEEPEST = 6
"""Most hints to follow one after the other."""

TYPED = [
    "8", "0", "010", "-1", "1.5", "1,5", "8–12", "12-8", "5000", "99999999999", "8-", "a few", "ten", "once", "twice",
    "3x10", "3 x 30 s", "10 x 5 s", "2 x 500 m", "10 each side", "10 each", "up to 20", "5+", "at least 5", "about 10",
    "~10", "max", "max 20", "max 10-20", "[12, 10, 8]", "[12, x]", "[0, 8]", "[]", "'12, 10'", "[12-8, 8]", "AMRAP",
    "5 s", "5 m", "5 min", "1:30", "0:30", "25:00", "0:00", "1.5 s", "0.5 s", "0 s", "30 h", "10-5 s", "1,5 min",
    "'1,5 min'", "5 parsecs", "1 min 30", "3 breaths", "0 breaths", "5-3 breaths", "500 m", "'1,000 m'", "0 m", "far",
    "3-1-3", "3-3", "3-1-3-1", "313", "0-1-3", "slow", "daily", "every day", "weekly", "hourly", "often", "Monday",
    "Mon, Wed", "[Mon, Wed]", "[Mon, Mon]", "[Mon, Xyz]", "[T]", "M", "weekdays", "every other day", "every 2 hours",
    "every 50 days", "2 days", "1 h", "0 h", "3x/week", "9x/week", "3x/day", "twice a week", "3 days", "left", "right",
    "both", "true", "maybe", "{}", "{reps: 5}", "{reps: 0}", "[{reps: 8}]", "[8, 10]", "[8, {}]", "[{sets: x}]", "''",
    "x: y", "M/W/F", "every day except Sunday", "30 s x 3", "3 sets x 30 s", "3 sets", "1 week", "30 min", "500", "5-10",
]  # fmt: skip
BESIDE = {
    "nothing": "",
    "repetitions": "  reps: 8\n",
    "sets and sides": "  reps: 8\n  sets: 2\n  each_side: true\n",
    "days": "  reps: 8\n  days: [Mon, Wed]\n  every: 1 h\n",
    "times": "  hold: 5 s\n  duration: 1 min\n  tempo: 3-1-3\n",
    "parts": "  left: {reps: 5}\n  right: {reps: 6}\n",
    "weeks": "  weeks: [{reps: 8}, {reps: 10}]\n",
}
EXERCISE = "name: Bridge\nwhy: Builds strength.\nsteps:\n  - Lie down.\n"


def exercise_problems(text: str) -> list[Problem]:
    document, problems = parse_document(text, "exercises/bridge.yaml")
    if document is None:
        return problems
    try:
        Exercise.model_validate({**document.value, "id": "bridge"})
    except ValidationError as error:
        problems += problems_of(error, document, Exercise)
    return problems


def clinic_problems(text: str) -> list[Problem]:
    document, problems = parse_document(text, "clinic.yaml", may_be_empty=True)
    if document is None:
        return problems
    try:
        Clinic.model_validate(document.value)
    except ValidationError as error:
        problems += problems_of(error, document, Clinic)
    return problems


def unaccepted(text: str, problems_in: Callable[[str], list[Problem]], depth: int = DEEPEST) -> Iterator[str]:
    """The files, reached by following hints, from which no hint leads on to an accepted one."""
    problems = problems_in(text)
    if not problems:
        return
    if not depth or problems[0].hint is None:
        yield f"{text}\n{problems[0].render()}"
        return
    for changed in followed(text, problems[0]):
        yield from unaccepted(changed, problems_in, depth - 1)


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("name", Dose.model_fields)
def test_hints_of_a_dose(name: str, beside: str) -> None:
    others = "".join(f"{line}\n" for line in BESIDE[beside].splitlines() if not line.startswith(f"  {name}:"))
    for typed in TYPED:
        text = f"{EXERCISE}dose:\n{others}  {name}: {typed}\n"
        document, unreadable = parse_document(text, "x.yaml")
        if document is None or unreadable:
            continue  # not a matter of the dose
        assert next(unaccepted(text, exercise_problems), "") == ""


@settings(max_examples=200)
@given(
    st.sampled_from(sorted(Dose.model_fields)),
    st.text(alphabet="0123456789 .-–x/smhinouraetdyk", min_size=1, max_size=10),
)
def test_hints_of_any_text_in_a_dose(name: str, typed: str) -> None:
    text = f"{EXERCISE}dose:\n  {name}: {typed}\n"
    document, unreadable = parse_document(text, "x.yaml")
    if document is not None and not unreadable:
        assert next(unaccepted(text, exercise_problems), "") == ""


@pytest.mark.parametrize(
    "dose",
    ["{sets: 2, rest: 30 s}", "{}", "2 rounds", "30 s", "[8]", "8-", "{repititions: 8}"],
)
def test_hints_of_a_whole_dose(dose: str) -> None:
    block = (
        dose if not dose.startswith("{") else "\n" + dose.strip("{}").replace(", ", "\n  ").join(["  ", ""])
    )
    assert next(unaccepted(f"{EXERCISE}dose: {block}\n", exercise_problems), "") == ""


@pytest.mark.parametrize(
    "field",
    [
        "name:",
        "name: ''",
        f"name: {'x' * 90}",
        "name: [a]",
        "nmae: Bridge",
        "video: example.org/x",
        "video: ftp://x",
        "language: English",
        "language: en_GB",
        "steps: Lie down.",
        "steps: []",
        "equipment: mat",
        "why: {a: b}",
    ],
)
def test_hints_of_an_exercise(field: str) -> None:
    name = field.partition(":")[0].replace("nmae", "name")
    lines = [line for line in EXERCISE.splitlines() if not line.startswith((f"{name}:", "  - "))]
    if name != "steps":
        lines[lines.index("steps:")] = "steps:\n  - Lie down."
    text = "\n".join([*lines, field, "dose:", "  reps: 8"]) + "\n"
    assert next(unaccepted(text, exercise_problems), "") == ""


@pytest.mark.parametrize(
    "field",
    [
        "phone: ring us",
        "web: clinic",
        "web: www.example.org",
        "paper: A5",
        "language: german",
        "name: [a, b]",
        "emergency_number: call 999",
        "logo: ''",
        "adress: 1 Street",
        "telephone: 123",
    ],
)
def test_hints_of_a_clinic(field: str) -> None:
    assert next(unaccepted(f"{field}\n", clinic_problems), "") == ""
