"""How one picture is made from another: what a change keeps, replaces and takes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from backpdf.figures.command import pose_folder
from backpdf.figures.pose.pose_files import PosedExercise
from backpdf.figures.pose.pose_model import AtPoint, BodyPose, OnBody, Side

NEAR, FAR = Side.NEAR, Side.FAR

START = """\
person: {build: man}
view: front
props: [{kind: mat, x: [-50, 50]}]
start:
  pelvis: {up: 60, at: [1, 2]}
  spine: {lumbar: 5, neck: 6}
  legs: {foot: [10, 0, 9], swivel: 20, toe: 5}
  leg_far: {knee_at: [4, 5, 6]}
  arms: {shoulder: 40, elbow: 50, hand: {shape: flat, pointing: 0, back: 90}}
  fit: [{vary: spine.neck, joint: head, height: 100}]
  order: [head]
  arrows: [{points: [[0, 0], [20, 20]]}]
"""


def read(folder: Path, change: str) -> PosedExercise:
    poses = folder / "images" / "poses"
    poses.mkdir(parents=True, exist_ok=True)
    (poses / "a.yaml").write_text(f"{START}finish: {{from: start, {change}}}\n", encoding="utf-8")
    exercise, problems = pose_folder(folder).exercise("a")
    assert exercise is not None, [problem.render() for problem in problems]
    return exercise


def finish(folder: Path, change: str) -> BodyPose:
    return read(folder, change).pictures[1].body


def test_everything_is_taken_over_but_arrows_and_ghost(tmp_path: Path) -> None:
    start, end = read(tmp_path, "alike: true").pictures
    assert end.body == start.body
    assert end.order == start.order
    assert end.view == start.view
    assert end.props == start.props
    assert start.arrows
    assert not end.arrows


def test_a_field_replaces_that_field_alone(tmp_path: Path) -> None:
    body = finish(tmp_path, "pelvis: {up: 70}, spine: {neck: 9}")
    assert (body.pelvis.up, body.pelvis.at) == (70, (1, 2, 0))
    assert (body.spine.lumbar, body.spine.neck) == (5, 9)


def test_null_takes_a_field_back(tmp_path: Path) -> None:
    body = finish(tmp_path, "pelvis: {at: null}, spine: null, fit: null")
    assert body.pelvis.at == (0, 0, 0)
    assert body.spine.lumbar == 0
    assert body.fits == ()


def test_the_far_side_is_the_mirror_image(tmp_path: Path) -> None:
    body = finish(tmp_path, "legs: {foot: [12, 0, 8]}")
    assert body.legs[NEAR].foot == AtPoint(12, 0, 8)
    assert body.legs[FAR].foot == AtPoint(12, 0, -8)


def test_one_side_is_written_in_plain_space_and_laid_over(tmp_path: Path) -> None:
    body = read(tmp_path, "alike: true").pictures[0].body
    assert body.legs[NEAR].foot == AtPoint(10, 0, 9)
    assert body.legs[FAR].knee_at == AtPoint(4, 5, 6)
    assert body.legs[FAR].foot is None
    assert body.legs[FAR].toe == 5


def test_a_named_side_on_the_body_is_mirrored_too(tmp_path: Path) -> None:
    body = finish(tmp_path, "arms: {wrist: {on: thigh_far, off: 9, out: 2}, hand: {on: thigh_far}}")
    assert body.arms[NEAR].wrist == OnBody("thigh", FAR, 0.5, 9, 2)
    assert body.arms[FAR].wrist == OnBody("thigh", NEAR, 0.5, 9, 2)
    assert body.arms[FAR].hand.on_side is NEAR
    assert body.arms[FAR].hand.pointing is None  # `on` takes pointing and back of the hand back
    assert body.arms[FAR].hand.shape == "flat"


@pytest.mark.parametrize(
    ("change", "gone", "kept"),
    [
        ("leg_near: {thigh: 90}", ("foot", "swivel"), {"toe": 5}),
        ("leg_near: {ankle: [1, 2]}", ("foot",), {"swivel": 20}),
        ("leg_near: {toe: 30}", (), {"toe": 30, "swivel": 20}),
    ],
)
def test_ways_to_place_a_leg_give_way(
    change: str, gone: tuple[str, ...], kept: dict[str, float], tmp_path: Path
) -> None:
    leg = finish(tmp_path, change).legs[NEAR]
    for name in gone:
        assert not getattr(leg, name)
    for name, value in kept.items():
        assert getattr(leg, name) == value


def test_ways_to_place_an_arm_give_way(tmp_path: Path) -> None:
    aimed = finish(tmp_path, "arm_near: {wrist: [1, 2]}").arms
    assert (aimed[NEAR].shoulder, aimed[NEAR].elbow) == (0, 8)
    assert (aimed[FAR].shoulder, aimed[FAR].elbow) == (40, 50)
    bent = finish(tmp_path, "arm_near: {fore: 10}").arms[NEAR]
    assert (bent.shoulder, bent.fore, bent.elbow) == (40, 10, 8)


def test_an_anchor_takes_the_place_back_and_the_other_way_round(tmp_path: Path) -> None:
    body = finish(tmp_path, "pelvis: {anchor: {joint: knee_near, at: [3, 4]}}")
    assert (body.pelvis.anchor, body.pelvis.anchor_at) == ("knee_near", (3, 4))
    assert body.pelvis.at == (0, 0, 0)


def test_a_change_of_both_legs_counts_after_one_of_them(tmp_path: Path) -> None:
    legs = finish(tmp_path, "legs: {hip: 30}").legs
    assert legs[NEAR].hip == legs[FAR].hip == 30
    assert legs[FAR].knee_at is None


def test_from_another_exercise_comes_the_pose_alone(tmp_path: Path) -> None:
    other = (
        "person: {build: woman}\nview: back\nprops: [{kind: floor, x: [0, 9]}]\n"
        "start: {pelvis: {up: 33}, arrows: [{points: [[0, 0], [9, 9]]}]}\nfinish: {from: start}\n"
    )
    poses = tmp_path / "images" / "poses"
    poses.mkdir(parents=True)
    (poses / "b.yaml").write_text(other, encoding="utf-8")
    (poses / "a.yaml").write_text(f"{START}finish: {{from: b-start}}\n", encoding="utf-8")
    found, problems = pose_folder(tmp_path).exercise("a")
    assert found is not None, problems
    end = found.pictures[1]
    assert end.body.pelvis.up == 33
    assert found.person.build == "man"
    assert end.view.angles == (88, 4)
    assert [prop.kind for prop in end.props] == ["mat"]
    assert not end.arrows


def test_a_ghost_is_another_picture_with_changes(tmp_path: Path) -> None:
    picture = read(tmp_path, "ghost: {from: start, pelvis: {up: 10}, parts: [legs]}").pictures[1]
    assert picture.ghost is not None
    assert picture.ghost.parts == ("legs",)
    assert picture.ghost.body.pelvis.up == 10
    assert picture.ghost.body.pelvis.at == (1, 2, 0)
    assert picture.body.pelvis.up == 60


@pytest.mark.parametrize(("word", "angles"), [("side", None), ("above", (6, 58)), ("[30, 12]", (30, 12))])
def test_a_picture_may_have_its_own_view(
    word: str, angles: tuple[float, float] | None, tmp_path: Path
) -> None:
    start, end = read(tmp_path, f"view: {word}").pictures
    assert start.view.angles == (88, 4)
    assert end.view.angles == angles


def test_props_of_a_picture_are_added(tmp_path: Path) -> None:
    start, end = read(tmp_path, "props: [{kind: wall, at: 40, layer: before leg_near}]").pictures
    assert [prop.kind for prop in start.props] == ["mat"]
    assert [prop.kind for prop in end.props] == ["mat", "wall"]
    assert end.props[1].at == (40, 0, 0)
    assert end.props[1].layer == "hips"
    assert end.props[1].numbers == {"height": 185, "depth": 68}
