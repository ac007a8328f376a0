"""Plans: the levels that they change, and one case for each message about a plan."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.libraries import exercise, level, program, write_library

from backpdf.library.apply_plan import apply_plan, plan_for_level, plan_problems
from backpdf.library.model.library import Count, Library
from backpdf.library.model.plan import Plan, read_plan
from backpdf.library.model.program import MOST_EXERCISES
from backpdf.library.plan_faults import plan_faults
from backpdf.library.reading import read_library
from backpdf.problems import UsageError, in_file_order

MANY = [f"ex-{number}" for number in range(1, MOST_EXERCISES + 1)]
FIRST = 'level 1 of "low-back"'


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    ids = ["bridge", "plank", "bird-dog", "walking", *MANY]
    root = write_library(
        tmp_path_factory.mktemp("library"),
        {id_: exercise(id_.title()) for id_ in ids},
        {
            "low-back": program(
                level({"exercise": "bridge", "dose": {"sets": 3}}, "plank"), level("bridge", "bird-dog")
            )
        },
    )
    found = read_library(root).library
    assert found is not None
    return found


def rendered_problems(text: str, tmp_path: Path, library: Library, *levels: int) -> str:
    """The problems of a plan for some levels (the first, if none is named), as printed."""
    path = tmp_path / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    reading = read_plan(path, "plan.yaml")
    found = list(reading.problems)
    if reading.document is not None:
        plan_levels = [
            (library.programs["low-back"], library.programs["low-back"].levels[number - 1])
            for number in levels or (1,)
        ]
        found += plan_problems(reading.document, library, plan_levels)
    return "".join(f"{problem.render()}\n" for problem in in_file_order(found))


CASES = {
    "unknown exercise": (
        "leave_out: [brige]",
        """\
plan.yaml:1:13: there is no exercise "brige"
      1 | leave_out: [brige]
        |             ^^^^^ did you mean "bridge"?
""",
    ),
    "unknown exercise, nothing near": (
        "order: [zzz]",
        f"""\
plan.yaml:1:9: there is no exercise "zzz"
      1 | order: [zzz]
        |         ^^^ the exercises of {FIRST} are: bridge, plank
""",
    ),
    "unknown exercise, a file's name": (
        "dose: {Bridge.yaml: {reps: 5}}",
        """\
plan.yaml:1:8: there is no exercise "Bridge.yaml"
      1 | dose: {Bridge.yaml: {reps: 5}}
        |        ^^^^^^^^^^^ did you mean "bridge"?
""",
    ),
    "left out, and not there": (
        "leave_out: [walking]",
        f"""\
plan.yaml:1:13: "walking" is not in {FIRST}
      1 | leave_out: [walking]
        |             ^^^^^^^ delete it here
""",
    ),
    "added, and there already": (
        "add:\n  - {exercise: plank, dose: {sets: 1}}",
        f"""\
plan.yaml:2:16: "plank" is already in {FIRST}
      2 |   - {{exercise: plank, dose: {{sets: 1}}}}
        |                ^^^^^ delete it here; another dose goes under "dose"
""",
    ),
    "left out and added": (
        "leave_out: [plank]\nadd: [plank]",
        """\
plan.yaml:2:7: "plank" is both left out and added
      2 | add: [plank]
        |       ^^^^^ delete one of the two
""",
    ),
    "twice": (
        "order: [plank, bridge, plank]",
        """\
plan.yaml:1:24: "order" has "plank" twice
      1 | order: [plank, bridge, plank]
        |                        ^^^^^ delete one of the two
""",
    ),
    "ordered, and not there": (
        "order: [walking]",
        f"""\
plan.yaml:1:9: "walking" is not in {FIRST}
      1 | order: [walking]
        |         ^^^^^^^ add it under "add", or delete it here
""",
    ),
    "dosed, and left out": (
        "leave_out: [plank]\ndose: {plank: {reps: 5}}",
        """\
plan.yaml:2:8: "plank" is left out, so it has no dose
      2 | dose: {plank: {reps: 5}}
        |        ^^^^^ delete one of the two
""",
    ),
    "replaced, and unknown": (
        "replace: {plank: walkin}",
        """\
plan.yaml:1:18: there is no exercise "walkin"
      1 | replace: {plank: walkin}
        |                  ^^^^^^ did you mean "walking"?
""",
    ),
    "one that is replaced is unknown": (
        "replace: {plnk: walking}",
        """\
plan.yaml:1:11: there is no exercise "plnk"
      1 | replace: {plnk: walking}
        |           ^^^^ did you mean "plank"?
""",
    ),
    "replaced, and not there": (
        "replace: {walking: bird-dog}",
        f"""\
plan.yaml:1:11: "walking" is not in {FIRST}
      1 | replace: {{walking: bird-dog}}
        |           ^^^^^^^ delete it here
""",
    ),
    "replaced by one that is there": (
        "replace: {plank: {exercise: bridge}}",
        f"""\
plan.yaml:1:29: "bridge" is already in {FIRST}
      1 | replace: {{plank: {{exercise: bridge}}}}
        |                             ^^^^^^ put "plank" under "leave_out" instead
""",
    ),
    "replaced by itself": (
        "replace: {plank: plank}",
        """\
plan.yaml:1:18: "plank" stands in for itself
      1 | replace: {plank: plank}
        |                  ^^^^^ delete it; another dose goes under "dose"
""",
    ),
    "two replaced by one": (
        "replace: {plank: walking, bridge: walking}",
        """\
plan.yaml:1:35: "replace" has "walking" twice
      1 | replace: {plank: walking, bridge: walking}
        |                                   ^^^^^^^ delete one of the two
""",
    ),
    "replaced and left out": (
        "leave_out: [plank]\nreplace: {plank: walking}",
        """\
plan.yaml:2:11: "plank" is both left out and replaced
      2 | replace: {plank: walking}
        |           ^^^^^ delete one of the two
""",
    ),
    "left out, and standing in": (
        "leave_out: [bridge]\nreplace: {plank: bridge}",
        """\
plan.yaml:2:18: "bridge" is left out, and stands in for another one, too
      2 | replace: {plank: bridge}
        |                  ^^^^^^ delete one of the two
""",
    ),
    "added, and standing in": (
        "replace: {plank: walking}\nadd: [walking]",
        """\
plan.yaml:2:7: "walking" is added, and stands in for another one, too
      2 | add: [walking]
        |       ^^^^^^^ delete one of the two
""",
    ),
    "a dose that contradicts that of the one that stands in": (
        "replace: {plank: {exercise: walking, dose: {duration: 3 s}}}",
        """\
plan.yaml:1:45: "hold" is longer than "duration", with the rest of the dose of "walking"
      1 | replace: {plank: {exercise: walking, dose: {duration: 3 s}}}
        |                                             ^^^^^^^^ write "hold" here, too, or leave out "duration"
""",
    ),
    "steps of one that is replaced": (
        "replace: {plank: walking}\nsteps: {plank: [Walk.]}",
        """\
plan.yaml:2:9: "plank" is left out, so it has no steps
      2 | steps: {plank: [Walk.]}
        |         ^^^^^ delete one of the two
""",
    ),
    "easier of one that is not there": (
        "easier: {walking: Walk less.}",
        f"""\
plan.yaml:1:10: "walking" is not in {FIRST}
      1 | easier: {{walking: Walk less.}}
        |          ^^^^^^^ add it under "add", or delete it here
""",
    ),
    "harder of an unknown one": (
        "harder: {brige: Cross your arms.}",
        """\
plan.yaml:1:10: there is no exercise "brige"
      1 | harder: {brige: Cross your arms.}
        |          ^^^^^ did you mean "bridge"?
""",
    ),
    "steps that are no list": (
        "steps: {bridge: Lift up.}",
        """\
plan.yaml:1:17: "bridge" must be a list
      1 | steps: {bridge: Lift up.}
        |                 ^^^^^^^^ start each item on a line of its own with "- "
""",
    ),
    "a reference that is too long": (
        f"reference: {'P' * 61}",
        f"""\
plan.yaml:1:12: "reference" has 61 characters, at most 60 fit
      1 | reference: {"P" * 61}
        |            {"^" * 61} shorten it
""",
    ),
    "nothing left": (
        "leave_out: [bridge, plank]",
        f"""\
plan.yaml:1:1: no exercise is left in {FIRST}
      1 | leave_out: [bridge, plank]
        | ^^^^^^^^^ leave out fewer, or add others
""",
    ),
    "too many": (
        f"add: [{', '.join(MANY)}]",
        f"""\
plan.yaml:1:1: {FIRST} would have 14 exercises, at most 12 fit
      1 | add: [{", ".join(MANY)}]
        | ^^^ add fewer, or leave some out
""",
    ),
    "a dose field that does not exist": (
        "dose:\n  plank: {repititions: 10}",
        """\
plan.yaml:2:11: unknown field "repititions"
      2 |   plank: {repititions: 10}
        |           ^^^^^^^^^^^ did you mean "reps"?
""",
    ),
    "a dose that changes nothing": (
        "dose:\n  plank:",
        """\
plan.yaml:2:3: "plank" is empty
      2 |   plank:
        |   ^^^^^ fill it in, or delete the line
""",
    ),
    "unknown field": (
        "leaveout: [plank]",
        """\
plan.yaml:1:1: unknown field "leaveout"
      1 | leaveout: [plank]
        | ^^^^^^^^ did you mean "leave_out"?
""",
    ),
    "not a list": (
        "leave_out: plank",
        """\
plan.yaml:1:12: "leave_out" must be a list
      1 | leave_out: plank
        |            ^^^^^ start each item on a line of its own with "- "
""",
    ),
    "weeks": (
        "diary_weeks: 20",
        """\
plan.yaml:1:14: "diary_weeks" must be a whole number from 1 to 12
      1 | diary_weeks: 20
        |              ^^ write it like 4
""",
    ),
    "no YAML": (
        "note: one: two",
        """\
plan.yaml:1:10: a colon inside a text
      1 | note: one: two
        |          ^ put the whole text in quotes: note: "one: two"
""",
    ),
    "nothing": ("", "plan.yaml: the file is empty\n        fill it in, or delete it\n"),
    "all problems in one go": (
        "leave_out: [brige]\norder: [walking]\ndiary_weeks: x",
        f"""\
plan.yaml:1:13: there is no exercise "brige"
      1 | leave_out: [brige]
        |             ^^^^^ did you mean "bridge"?
plan.yaml:2:9: "walking" is not in {FIRST}
      2 | order: [walking]
        |         ^^^^^^^ add it under "add", or delete it here
plan.yaml:3:14: "diary_weeks" must be a whole number from 1 to 12
      3 | diary_weeks: x
        |              ^ write it like 4
""",
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_messages(text: str, expected: str, tmp_path: Path, library: Library) -> None:
    assert rendered_problems(text, tmp_path, library) == expected


LEVELS_CASES = {
    "left out of one": ("leave_out: [plank]", ""),
    "left out of none": ("leave_out: [walking]", '"walking" is in none of these levels'),
    "added to one": ("add: [plank]", ""),
    "added to none": ("add: [bridge]", '"bridge" is already in all of these levels'),
    "dosed in none": ("dose: {walking: {reps: 5}}", '"walking" is in none of these levels'),
    "unknown": ("order: [zzz]", "`backpdf list` shows the exercises that there are"),
    "replaced in one": ("replace: {plank: walking}", ""),
    "replaced by one that another level has": ("replace: {plank: bird-dog}", ""),
    "replaced by one that the level has": (
        "replace: {plank: bridge}",
        '"bridge" is already in level 1 of "low-back"',
    ),
    "replaced by one that a later level has": (
        "replace: {bridge: bird-dog}",
        '"bird-dog" is already in level 2 of "low-back"',
    ),
    "as many as fit in the one that has it": (
        f"add: [{', '.join(MANY[:10])}]\nreplace: {{plank: walking}}",
        "",
    ),
    "steps in one": ("steps: {plank: [Lie down.]}", ""),
    "one is empty": ("leave_out: [bridge, plank]", 'no exercise is left in level 1 of "low-back"'),
}


@pytest.mark.parametrize(("text", "expected"), LEVELS_CASES.values(), ids=LEVELS_CASES)
def test_a_plan_for_several_levels(text: str, expected: str, tmp_path: Path, library: Library) -> None:
    found = rendered_problems(text, tmp_path, library, 1, 2)
    assert expected in found
    assert bool(found) == bool(expected)


def uses(plan: Plan, library: Library, number: int = 1) -> list[tuple[str, str, str]]:
    """Id, sets and repetitions of the exercises of a level with a plan."""
    program = library.programs["low-back"]
    _, changed = apply_plan(plan, library, program, program.levels[number - 1])
    exercises = library.exercises_of(changed)
    return [(each.id, str(each.dose.sets), str(each.dose.reps)) for each in exercises]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, [("bridge", "3", "8-12"), ("plank", "2", "8-12")]),
        ({"leave_out": ["plank"]}, [("bridge", "3", "8-12")]),
        (
            {"add": ["walking", {"exercise": "bird-dog", "dose": {"sets": "1"}}]},
            [
                ("bridge", "3", "8-12"),
                ("plank", "2", "8-12"),
                ("walking", "2", "8-12"),
                ("bird-dog", "1", "8-12"),
            ],
        ),
        ({"order": ["plank"]}, [("plank", "2", "8-12"), ("bridge", "3", "8-12")]),
        ({"dose": {"bridge": {"reps": "5"}}}, [("bridge", "3", "5"), ("plank", "2", "8-12")]),
        (
            {"add": ["walking"], "order": ["walking", "plank"], "dose": {"walking": {"sets": "4"}}},
            [("walking", "4", "8-12"), ("plank", "2", "8-12"), ("bridge", "3", "8-12")],
        ),
    ],
)
def test_a_level_with_a_plan(
    values: dict[str, object], expected: list[tuple[str, str, str]], library: Library
) -> None:
    assert uses(Plan.model_validate(values), library) == expected


def test_exercises_that_stand_in_for_others(library: Library) -> None:
    use = {"exercise": "walking", "dose": {"sets": "4"}}
    assert uses(Plan.model_validate({"replace": {"bridge": use}}), library) == [
        ("walking", "4", "8-12"),  # in its place, and without the dose that the level has for it
        ("plank", "2", "8-12"),
    ]
    chain = Plan.model_validate({"replace": {"bridge": "plank", "plank": "walking"}})
    assert [name for name, *_ in uses(chain, library)] == ["plank", "walking"]


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize(
    "values",
    [
        {"replace": {"plank": "walking"}, "order": ["walking"], "easier": {"walking": "Walk less."}},
        {"replace": {"plank": "bird-dog"}, "steps": {"bird-dog": ["Kneel."]}},
        {"add": ["bird-dog"], "harder": {"plank": "Lift one foot.", "bird-dog": "Slowly."}},
    ],
)
def test_what_of_a_plan_for_several_levels_is_for_one(
    values: dict[str, object], number: int, library: Library
) -> None:
    """What the check of all levels lets pass must fit each of them."""
    program = library.programs["low-back"]
    plan = Plan.model_validate(values)
    levels = [(program, each) for each in program.levels]
    assert list(plan_faults(plan.model_dump(mode="json"), library, levels)) == []
    level = program.levels[number - 1]
    apply_plan(plan_for_level(plan, level), library, program, level)


def test_an_unknown_exercise_is_no_reason_to_tell_that_nothing_is_left(
    tmp_path: Path, library: Library
) -> None:
    text = "leave_out: [bridge]\nreplace: {plank: walkin}"
    assert "is left in" not in rendered_problems(text, tmp_path, library)


def test_the_library_stays_as_it_is(library: Library) -> None:
    program = library.programs["low-back"]
    plan = Plan.model_validate(
        {"leave_out": ["plank"], "dose": {"bridge": {"reps": "5"}}, "diary_weeks": "6"}
    )
    changed, _ = apply_plan(plan, library, program, program.levels[0])
    assert changed.diary_weeks == 6
    assert program.diary_weeks == 2
    assert uses(Plan(), library)[0] == ("bridge", "3", "8-12")


def test_a_plan_made_in_python_is_checked_too(library: Library) -> None:
    program = library.programs["low-back"]
    plan = Plan(leave_out=("walking",))
    with pytest.raises(UsageError) as raised:
        apply_plan(plan, library, program, program.levels[0])
    assert raised.value.message == 'the plan does not fit: "walking" is not in level 1 of "low-back"'
    assert raised.value.hint == "delete it here"
    assert Plan.model_validate({"dose": {"a": {"reps": Count(5, 5)}}}).dose["a"].reps == Count(5, 5)


def test_a_plan_that_is_right_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("note: |\n  Well **done**.\n  Go on.\ndiary_weeks: 6\nadd: [plank]\n", encoding="utf-8")
    reading = read_plan(path, "plan.yaml")
    assert reading.problems == ()
    assert reading.plan is not None
    assert reading.plan.note == "Well **done**.\nGo on."
    assert reading.plan.diary_weeks == 6
    assert reading.plan.add[0].exercise == "plank"


def test_a_plan_that_is_not_there(tmp_path: Path) -> None:
    problems = read_plan(tmp_path / "no.yaml", "no.yaml").problems
    assert [problem.render() for problem in problems] == [
        "no.yaml: the file does not exist\n        check the name and the folder"
    ]
