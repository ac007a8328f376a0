"""The message for each mistake in a pose file: its place, its text and its hint."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from figures.message_cases import CASES

from backpdf.figures.body.people import build_of
from backpdf.figures.command import draw_library
from backpdf.figures.drawing.camera import Camera
from backpdf.figures.drawing.paths import PathCanvas
from backpdf.figures.pose.kinematics import solve
from backpdf.figures.pose.pose_model import Person, PosePicture
from backpdf.figures.pose.skeleton import Skeleton
from backpdf.figures.props.draw_props import draw_prop

START = "start:\n  pelvis: {up: 90, at: [0, 88]}\n"
BOTH = f"{START}finish: {{from: start}}\n"


def library(folder: Path, text: str) -> Path:
    poses = folder / "images" / "poses"
    poses.mkdir(parents=True)
    for name, content in (("a", text), ("bridge", BOTH), ("half", START)):
        (poses / f"{name}.yaml").write_text(content, encoding="utf-8")
    return folder


def bones_and_props(picture: PosePicture, person: Person) -> tuple[PathCanvas, Skeleton]:
    """A picture without its person: enough for all messages but that of a file too large."""
    canvas, skeleton = PathCanvas(), solve(picture.body, build_of(person), person.shoes)
    for prop in picture.props:
        draw_prop(canvas, Camera.oblique(), prop, skeleton)
    canvas.lines([np.array([(0.0, 0.0), (0.0, 9.0)])])
    return canvas, skeleton


@pytest.mark.parametrize("name", CASES)
def test_message(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text, expected = CASES[name]
    if name != "too many bytes":
        monkeypatch.setattr("backpdf.figures.drawing.scene.draw_picture", bones_and_props)
    drawings = draw_library(library(tmp_path, text), ["a"], workers=1)
    assert "".join(f"{problem.render()}\n" for problem in drawings.problems) == expected


def test_a_problem_in_another_file_names_that_file(tmp_path: Path) -> None:
    folder = library(tmp_path, f"{START}finish: {{from: b-start}}\n")
    (folder / "images" / "poses" / "b.yaml").write_text("start: {spine: {lumber: 3}}\n", encoding="utf-8")
    rendered = [problem.render() for problem in draw_library(folder, ["a"], workers=1).problems]
    assert rendered == [
        'images/poses/b.yaml:1:17: unknown field "lumber" in spine\n'
        "      1 | start: {spine: {lumber: 3}}\n"
        '        |                 ^^^^^^ did you mean "lumbar"?'
    ]


def test_an_exception_in_the_program_names_the_pose(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr("backpdf.figures.command.draw_exercise", broken)
    drawings = draw_library(library(tmp_path, BOTH), ["a", "bridge"], workers=1)
    assert not drawings.drawn
    assert [problem.file for problem in drawings.problems] == [
        "images/poses/a.yaml",
        "images/poses/bridge.yaml",
    ]
    assert drawings.problems[0].message.startswith(
        f"could not be drawn: ZeroDivisionError: division by zero ({Path(__file__).name}:"
    )
