"""A pose file with slips in it: told in words, or drawn."""

from __future__ import annotations

import random
from pathlib import Path

from slips import slipped

from backpdf.figures.drawing.scene import draw_exercise
from backpdf.figures.pose.pose_files import PoseFolder
from backpdf.problems import Problem
from backpdf.starter import starter_root

_VALUES = (
    "1e9",
    "-1e308",
    "0",
    "-0.0001",
    "nan",
    '"\\e[31m"',
    "from: start",
    "[1, 2]",
    "{a: b}",
    "~",
    "true",
    "999999",
)


def one_case(chance: random.Random, folder: Path) -> str:
    """Damages a pose file and draws it; what became of it."""
    poses = folder / "images" / "poses"
    poses.mkdir(parents=True)
    data = chance.choice(sorted((starter_root() / "images" / "poses").glob("*.yaml"))).read_bytes()
    if chance.random() < 0.7:
        lines = data.decode().splitlines()
        at = chance.choice([n for n, line in enumerate(lines) if ":" in line])
        lines[at] = lines[at].partition(":")[0] + ": " + chance.choice(_VALUES)
        data = "\n".join(lines).encode()
    if chance.random() < 0.5:
        data = slipped(data, chance)
    (poses / "a.yaml").write_bytes(data)
    exercise, problems = PoseFolder(folder, poses, "images/poses").exercise("a")
    _check(problems)
    if exercise is None:
        assert problems
        return "told"
    drawn, problems = draw_exercise(exercise)
    _check(problems)
    assert drawn or problems
    return "drawn"


def _check(problems: list[Problem]) -> None:
    for problem in problems:
        rows = problem.render().replace("\u00ad", "").split("\n")  # a soft hyphen changes no terminal
        assert all(row.isprintable() for row in rows), ascii(problem.render())
