from __future__ import annotations

import pytest

from backpdf.problems import (
    CannotWriteError,
    Cell,
    ExitCode,
    Mark,
    Problem,
    ProblemsError,
    UsageError,
    UserError,
    in_file_order,
)


def test_a_problem_in_a_line() -> None:
    problem = Problem(
        "exercises/bridge.yaml",
        'unknown field "repititions"',
        Mark(7, 3, 11),
        'did you mean "reps"?',
        "  repititions: 10",
    )
    assert problem.render() == (
        'exercises/bridge.yaml:7:3: unknown field "repititions"\n'
        "      7 |   repititions: 10\n"
        '        |   ^^^^^^^^^^^ did you mean "reps"?'
    )


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (Problem("a.yaml", "empty"), "a.yaml: empty"),
        (Problem("a.yaml", "empty", hint="fill it in"), "a.yaml: empty\n        fill it in"),
        (Problem("a.yaml", "odd", Mark(2, 3)), "a.yaml:2:3: odd"),
        (Problem("a.yaml", "odd", Mark(2, 3), "look"), "a.yaml:2:3: odd\n        look"),
        (
            Problem("a.yaml", "odd", Mark(2, 3), quoted="a: b"),
            "a.yaml:2:3: odd\n      2 | a: b\n        |   ^",
        ),
        (Problem("a.yaml", "odd", Mark(2, 1, 0), quoted=""), "a.yaml:2:1: odd\n      2 | \n        | ^"),
    ],
)
def test_problems_with_parts_left_out(problem: Problem, expected: str) -> None:
    assert problem.render() == expected


def test_file_order() -> None:
    whole, first, later, other = (
        Problem("a.yaml", "z"),
        Problem("a.yaml", "y", Mark(2, 9)),
        Problem("a.yaml", "x", Mark(10, 1)),
        Problem("b.yaml", "a"),
    )
    assert in_file_order([other, later, first, whole, later]) == [whole, first, later, other]


def test_exit_codes_of_errors() -> None:
    assert UserError("m").exit_code == ExitCode.PROBLEMS
    assert UsageError("m", "h").exit_code == ExitCode.USAGE
    assert CannotWriteError("m").exit_code == ExitCode.CANNOT_WRITE
    assert UsageError("m", "h").hint == "h"


def test_exit_codes_are_the_ones_that_the_documentation_lists() -> None:
    assert {code.name: code.value for code in ExitCode} == {
        "DONE": 0,
        "PROBLEMS": 1,
        "USAGE": 2,
        "CANNOT_WRITE": 3,
        "HUNG_UP": 129,
        "INTERRUPTED": 130,
        "TERMINATED": 143,
    }


def test_problems_as_an_error() -> None:
    one = ProblemsError([Problem("a.yaml", "m")])
    two = ProblemsError([Problem("a.yaml", "m"), Problem("b.yaml", "m")])
    assert one.message == "1 problem in the library"
    assert two.message == "2 problems in the library"
    assert len(two.problems) == 2


def test_a_place_in_a_table() -> None:
    cell = Cell(4, "level")
    assert Problem("list.csv", "m", Mark(5, 2), cell=cell).place == 'list.csv:5:2: row 4, column "level"'
    assert Problem("list.xlsx", "m", cell=cell).render() == 'list.xlsx: row 4, column "level": m'
    assert Problem("list.xlsx", "m", cell=Cell(4)).place == "list.xlsx: row 4"


def test_rows_come_in_order() -> None:
    rows = [Problem("list.xlsx", "m", cell=Cell(number)) for number in (10, 9, 2)]
    assert in_file_order(rows) == rows[::-1]


def test_of_many_problems_of_one_kind_the_first_are_told_and_the_others_counted() -> None:
    many = [Problem("a.yaml", f'unknown field "k{n}"', Mark(n, 1), "delete it") for n in range(1, 60_001)]
    other = Problem("a.yaml", 'missing field "dose"', Mark(1, 1))
    told = in_file_order([*many, other, Problem("b.yaml", 'unknown field "x"', Mark(1, 1))])
    assert told[:2] == [other, many[0]]
    assert [problem.message for problem in told[20:]] == [
        'unknown field "k20"',
        "and 59,980 more problems of this kind, from here on",
        'unknown field "x"',
    ]
    assert told[-2].place == "a.yaml:21:1"


@pytest.mark.parametrize("harm", ["\x1b[31m", "\x07", "\x9b", "\u202e", "\u2028", "\r", "\x00", "\u200f"])
def test_nothing_in_a_problem_commands_a_terminal(harm: str) -> None:
    text = f"a{harm}b"
    shown = Problem(f"{text}.yaml", text, Mark(1, 2), text, text).render()
    assert harm not in shown
    assert len(shown.split("\n")) == 3
    assert harm not in Problem(text, text, hint=text).render()
