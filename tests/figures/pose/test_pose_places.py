"""Pose files that are links out of the library, or no files at all: told in words, never followed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from backpdf.figures import command
from backpdf.figures.command import Drawings, draw_library, pose_folder
from backpdf.problems import UsageError

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs links and pipes")

OUTSIDE = "the file is a link to a place outside the library"


@pytest.fixture
def poses(tmp_path: Path) -> Path:
    """The empty folder of the pose files of a library; a file beside the library is called secret.yaml."""
    (tmp_path / "secret.yaml").write_text("secret: words\n")
    folder = tmp_path / "library" / "images" / "poses"
    folder.mkdir(parents=True)
    return folder


def test_a_pose_file_that_is_a_link_is_not_followed(poses: Path) -> None:
    (poses / "bridge.yaml").symlink_to(poses.parents[2] / "secret.yaml")
    exercise, problems = pose_folder(poses.parents[1]).exercise("bridge")
    assert exercise is None
    assert [(problem.message, problem.quoted) for problem in problems] == [(OUTSIDE, None)]


def test_a_pose_that_takes_from_a_link_does_not_either(poses: Path) -> None:
    (poses / "other.yaml").symlink_to(poses.parents[2] / "secret.yaml")
    (poses / "bridge.yaml").write_text("start: {from: other-start}\nfinish: {from: start}\n")
    problems = draw_library(poses.parents[1], ["bridge"]).problems
    assert OUTSIDE in [problem.message for problem in problems]


def test_a_folder_of_poses_that_is_a_link(poses: Path, tmp_path: Path) -> None:
    poses.rmdir()
    (tmp_path / "away").mkdir()
    (tmp_path / "away" / "bridge.yaml").write_text("secret: words\n")
    poses.symlink_to(tmp_path / "away")
    with pytest.raises(UsageError, match="is a link to a place outside the library"):
        draw_library(poses.parents[1])


def test_drawings_are_not_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "away").mkdir()
    library = tmp_path / "library"
    library.mkdir()
    (library / "images").symlink_to(tmp_path / "away")
    with pytest.raises(UsageError, match="images is a link"):
        list(command.drawing_files(library, Drawings({}, ())))


def test_a_pipe_in_the_place_of_a_pose_file(poses: Path) -> None:
    os.mkfifo(poses / "bridge.yaml")
    _, problems = pose_folder(poses.parents[1]).exercise("bridge")
    assert [problem.message for problem in problems] == ["this is not an ordinary file"]


def test_a_word_of_a_pose_file_cannot_change_a_terminal(poses: Path) -> None:
    (poses / "bridge.yaml").write_text('start: {from: "\\e[31mred"}\nfinish: {from: start}\n')
    problems = draw_library(poses.parents[1]).problems
    assert problems
    assert "\x1b" not in "".join(problem.render() for problem in problems)
