"""The positions that the steps of an exercise name: angles, depth and reach, measured on the skeleton."""

from __future__ import annotations

import re

import numpy as np
import pytest
from figures.starter import NAMES, exercise, picture, skeleton, texts

from backpdf.figures.body.feet import shoe_sole
from backpdf.figures.body.torso import trunk_rings
from backpdf.figures.drawing.scene import camera_of
from backpdf.figures.pose.pose_model import SIDES, Side
from backpdf.figures.pose.skeleton import Skeleton
from backpdf.figures.props.draw_props import surfaces_of
from backpdf.figures.vectors import Array, angle_between, length, unit

NEAR, FAR = Side.NEAR, Side.FAR


def lean(body: Skeleton, low: float, high: float) -> float:
    """Degrees from the horizontal of the spine between two places (cm above the hip line)."""
    way = body.trunk.station(high).point - body.trunk.station(low).point
    return float(np.degrees(np.arctan2(way[1], way[0])))


def knee_bends(name: str) -> list[float]:
    return [skeleton(name).legs[side].bend for side in SIDES]


# ------------------------------------------------------------------ depth
def test_a_wall_squat_is_a_half_squat() -> None:
    """The knees are half bent and the hips stay well above them."""
    body = skeleton("wall-squat-finish")
    for side in SIDES:
        leg = body.legs[side]
        assert 45 <= leg.bend <= 60
        assert leg.hip[1] - leg.knee[1] > 20
        assert abs(leg.knee[0] - leg.ankle[0]) < 12
    assert skeleton("wall-squat-start").joint("pelvis")[1] - body.joint("pelvis")[1] > 7


def test_the_hands_of_the_seated_forward_bend_are_on_the_shins() -> None:
    body = skeleton("seated-forward-bend-finish")
    for side in SIDES:
        leg, wrist = body.legs[side], body.arms[side].wrist
        assert leg.ankle[1] + 15 < wrist[1] < leg.knee[1] - 5
        along = float((wrist - leg.knee) @ (leg.ankle - leg.knee)) / length(leg.ankle - leg.knee)
        assert length(wrist - leg.knee - (leg.ankle - leg.knee) / length(leg.ankle - leg.knee) * along) < 8
    assert body.joint("collar")[1] > body.legs[NEAR].knee[1] + 20  # the chest does not lie on the thighs


def test_the_forward_bend_stops_halfway() -> None:
    body = skeleton("forward-bend-finish")
    assert 42 <= lean(body, 0, 52) <= 55
    assert all(20 < bend < 50 for bend in knee_bends("forward-bend-finish"))


def test_the_seated_turn_is_one_that_a_stiff_back_can_do() -> None:
    spine = picture("seated-rotation-finish").body.spine
    assert 20 <= spine.twist <= 30
    assert spine.twist + spine.neck_twist + spine.head_twist <= 40


def test_the_press_up_lifts_the_chest_by_half_and_in_one_curve() -> None:
    body = skeleton("press-up-finish")
    assert 40 <= lean(body, 10, 50) <= 45
    directions = [lean(body, s, s + 5) for s in range(0, 50, 5)]
    assert max(np.diff(directions)) < 12  # no kink at the waistband
    assert body.joint("pelvis")[1] < 12
    start = skeleton("press-up-start")
    for side in SIDES:
        assert length(body.arms[side].wrist - start.arms[side].wrist) < 3  # the hands stay
        assert body.arms[side].elbow[1] > 9  # on the hands, not on the forearms


def test_the_back_bend_is_gentle_with_straight_knees_and_a_worktop() -> None:
    body = skeleton("standing-back-bend-finish")
    assert max(knee_bends("standing-back-bend-finish") + knee_bends("standing-back-bend-start")) < 10
    assert 105 < lean(body, 10, 50) < 125
    tops = surfaces_of(picture("standing-back-bend-finish").props, float(body.joint("pelvis")[0]))
    worktops = [top for top in tops if top.axis == 1 and 85 <= top.level <= 95]
    assert worktops
    elbow = min(float(body.arms[side].elbow[0]) for side in SIDES)
    assert elbow - 20 < max(top.x[1] for top in worktops) < elbow  # within reach, and not in the way


@pytest.mark.parametrize(
    ("name", "highest"),
    [("prone-leg-lift", 12.0), ("arm-and-leg-lift", 12.0), ("back-leg-lift", 30.0)],
)
def test_a_little_is_a_little(name: str, highest: float) -> None:
    """A leg that is lifted a little way behind the body: degrees between its positions."""
    lines = [
        [unit(leg.ankle - leg.hip) for leg in skeleton(f"{name}-{which}").legs.values()]
        for which in ("start", "finish")
    ]
    lifted = max(angle_between(before, after) for before, after in zip(*lines, strict=True))
    assert 5 < lifted <= highest


def lowest(rings: Array) -> float:
    return float(rings[..., 1].min())


def test_the_leg_that_is_lifted_back_is_seen_off_the_floor() -> None:
    """The toe is about 2 mm over the floor in a print 60 mm wide, so that it is no step back."""
    body = skeleton("back-leg-lift-finish")
    assert lowest(shoe_sole(body.legs[NEAR])) - lowest(shoe_sole(body.legs[FAR])) > 5
    assert abs(lean(body, 0, 50) - 90) < 5  # the trunk stays upright


def test_the_split_squat_stops_halfway() -> None:
    """The back knee is halfway between its height in standing and kneeling, its shin slopes."""
    back, front = (skeleton("split-squat-finish").legs[side] for side in SIDES)
    assert 25 <= back.knee[1] <= 32
    assert np.degrees(np.arcsin(unit(back.knee - back.ankle)[1])) > 12
    assert front.hip[1] - front.knee[1] > 20


def test_the_chest_and_the_cheek_rest_on_the_table() -> None:
    body = skeleton("trunk-over-table-finish")
    edge, top = 14.0, 75.0
    chest = trunk_rings(body, 32, 48)
    assert chest[..., 0].min() > edge
    assert (chest.min(axis=1)[:, 1] < top + 0.5).all()  # pressed flat, or just touching
    assert body.joint("head")[1] < top + 11
    for side in SIDES:
        arm = body.arms[side]
        assert abs(arm.elbow[1] - top) < 6 and abs(arm.wrist[1] - top) < 6
        assert 15 < body.legs[side].bend < 60


def test_the_curl_up_leaves_the_lower_back_down() -> None:
    start, finish = skeleton("curl-up-start"), skeleton("curl-up-finish")
    assert 12 < finish.joint("head")[1] - start.joint("head")[1] < 22
    assert abs(finish.trunk.station(15).point[1] - start.trunk.station(15).point[1]) < 3
    for side in SIDES:
        before, after = start.arms[side].wrist, finish.arms[side].wrist
        knee = finish.legs[side].knee
        assert length(after - knee) < length(before - knee) - 10


# ------------------------------------------------------------------ what has to be seen
def hollow(name: str) -> float:
    """The highest point of the small of the back over the mat (cm), on the midline."""
    backs = trunk_rings(skeleton(name), 8, 26, 0.5)
    return float(backs.min(axis=1)[:, 1].max())


def test_the_hollow_of_the_pelvic_tilt_is_seen_and_then_closed() -> None:
    assert hollow("pelvic-tilt-start") > 4.0
    assert hollow("pelvic-tilt-finish") < 1.0
    bodies = [skeleton(f"pelvic-tilt-{which}") for which in ("start", "finish")]
    assert length(bodies[0].joint("pelvis") - bodies[1].joint("pelvis")) < 2.5  # the hips stay down
    for body in bodies:  # the arm leaves the small of the back open to view
        assert projected("pelvic-tilt", body.arms[NEAR].elbow)[0] < body.trunk.station(12).point[0] - 5


def projected(name: str, point: Array) -> Array:
    flat: Array = camera_of(exercise(name).pictures[0]).project(point)
    return flat


@pytest.mark.parametrize("name", ["side-plank", "side-plank-on-knees"])
@pytest.mark.parametrize("which", ["start", "finish"])
def test_the_forearm_of_a_side_plank_is_seen_lying_on_the_mat(name: str, which: str) -> None:
    arm = skeleton(f"{name}-{which}").arms[NEAR]
    assert abs(arm.elbow[1] - arm.wrist[1]) < 1.5
    assert length(projected(name, arm.wrist) - projected(name, arm.elbow)) > 16


def test_the_clam_opens_no_wider_than_hips_that_stay_still() -> None:
    """The top knee lifts, the feet stay together; the pelvis does not roll."""
    start, finish = skeleton("clam-start"), skeleton("clam-finish")
    assert 25 <= angle_between(start.legs[FAR].thigh, finish.legs[FAR].thigh) <= 45
    assert length(start.legs[FAR].ankle - finish.legs[FAR].ankle) < 1
    assert angle_between(start.trunk.pelvis.near, finish.trunk.pelvis.near) < 3


# ------------------------------------------------------------------ words that name a joint
SAYS_STRAIGHT = [name for name in NAMES if re.search("knees? straight", " ".join(texts(name)["steps"]))]


@pytest.mark.parametrize("name", SAYS_STRAIGHT)
def test_where_the_steps_say_straight_a_knee_is_straight(name: str) -> None:
    assert min(knee_bends(f"{name}-finish")) < 10


def bend_at(name: str, side: Side, joints: str) -> float:
    """Degrees by which the way through three joints bends at the middle one."""
    body = skeleton(name)
    first, middle, last = (
        body.joint(joint if joint in ("pelvis", "collar") else f"{joint}_{side}") for joint in joints.split()
    )
    return angle_between(unit(middle - first), unit(last - middle))


@pytest.mark.parametrize(
    ("name", "sides", "joints"),
    [
        ("bridge-finish", SIDES, "shoulder hip knee"),
        ("single-leg-bridge-finish", (NEAR,), "shoulder hip ankle"),
        ("plank-finish", SIDES, "shoulder hip ankle"),
        ("side-plank-finish", (NEAR,), "collar pelvis ankle"),
        ("side-plank-on-knees-finish", (NEAR,), "collar pelvis knee"),
        ("wall-push-up-start", SIDES, "shoulder hip ankle"),
        ("wall-push-up-finish", SIDES, "shoulder hip ankle"),
    ],
)
def test_a_straight_line_is_straight(name: str, sides: tuple[Side, ...], joints: str) -> None:
    for side in sides:
        assert bend_at(name, side, joints) < 15


@pytest.mark.parametrize(
    ("name", "sides", "joints"),
    [
        ("bar-hang-finish", SIDES, "shoulder elbow wrist"),
        ("half-hang-finish", SIDES, "shoulder elbow wrist"),
        ("wall-bar-hang-finish", SIDES, "shoulder elbow wrist"),
        ("calf-stretch-finish", (NEAR,), "hip knee ankle"),
        ("heel-slide-finish", (NEAR,), "hip knee ankle"),
        ("seated-hamstring-stretch-finish", (NEAR,), "hip knee ankle"),
        ("bird-dog-finish", (FAR,), "shoulder elbow wrist"),
        ("bird-dog-finish", (NEAR,), "hip knee ankle"),
    ],
)
def test_a_straight_limb_is_straight(name: str, sides: tuple[Side, ...], joints: str) -> None:
    for side in sides:
        assert bend_at(name, side, joints) < 15


@pytest.mark.parametrize("name", ["hip-hinge-finish", "seated-hamstring-stretch-finish", "bird-dog-start"])
def test_a_straight_back_is_straight(name: str) -> None:
    """The lower and the upper back run the same way, but for the natural curves."""
    body = skeleton(name)
    assert abs(lean(body, 5, 25) - lean(body, 25, 45)) < 20
