"""The poses of the starter library, each read and solved once."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from backpdf.figures.body.people import build_of
from backpdf.figures.command import pose_folder
from backpdf.figures.pose.kinematics import solve
from backpdf.figures.pose.pose_files import PosedExercise
from backpdf.figures.pose.pose_model import PosePicture
from backpdf.figures.pose.skeleton import Skeleton

ROOT = Path(__file__).parents[2]
NAMES = pose_folder(ROOT).names()
PICTURES = [f"{name}-{picture}" for name in NAMES for picture in ("start", "finish")]


@cache
def exercise(name: str) -> PosedExercise:
    """One exercise; its pose file must be without problems."""
    found, problems = pose_folder(ROOT).exercise(name)
    assert found is not None, "\n".join(problem.render() for problem in problems)
    return found


@cache
def texts(name: str) -> dict[str, Any]:
    """What the file of an exercise says."""
    values: dict[str, Any] = yaml.safe_load((ROOT / "exercises" / f"{name}.yaml").read_text(encoding="utf-8"))
    return values


def captions(name: str) -> list[str]:
    """The words under the two pictures of an exercise."""
    return [picture["caption"] for picture in texts(name)["pictures"]]


def picture(name: str) -> PosePicture:
    """One picture by its name, such as bridge-start."""
    owner, _, which = name.rpartition("-")
    return next(p for p in exercise(owner).pictures if p.name == which)


@cache
def skeleton(name: str) -> Skeleton:
    """The bones of one picture."""
    person = exercise(name.rpartition("-")[0]).person
    return solve(picture(name).body, build_of(person), person.shoes)
