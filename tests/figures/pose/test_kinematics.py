"""Reach, joint angles, targets and fits: against arithmetic done by hand, and over random poses."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backpdf.figures.body.measurements import ANKLE_HEIGHT, FOREARM, SHANK, SOLE, THIGH, UPPER_ARM
from backpdf.figures.body.people import MAN, WOMAN
from backpdf.figures.pose.fitting import can_vary, fit_miss, number_at, with_number
from backpdf.figures.pose.kinematics import solve
from backpdf.figures.pose.pose_model import (
    SIDES,
    ArmPose,
    AtPoint,
    BodyPose,
    Fit,
    HandPose,
    LegPose,
    OnBody,
    Pelvis,
    Reach,
    Side,
    Spine,
    Target,
    Under,
)
from backpdf.figures.pose.reach import ELBOW, KNEE, bent_back, direction, hinge_through, reach
from backpdf.figures.pose.skeleton import Skeleton
from backpdf.figures.vectors import Array, angle_between, cross, length, rotation, unit, vector

NEAR, FAR = Side.NEAR, Side.FAR
Z = vector(0, 0, 1)
lengths = st.floats(10, 50)
turns = st.floats(-180, 180)
places = st.tuples(st.floats(-60, 60), st.floats(-60, 60), st.floats(-60, 60))


def standing(leg: LegPose | None = None, arm: ArmPose | None = None, **pelvis: float) -> BodyPose:
    legs = {side: leg or LegPose() for side in SIDES}
    arms = {side: arm or ArmPose() for side in SIDES}
    return BodyPose(Pelvis(at=(0, 88, 0), **pelvis), Spine(), legs, arms)  # type: ignore[arg-type]


def solved(body: BodyPose, shoes: bool = False) -> Skeleton:
    return solve(body, WOMAN, shoes)


# ------------------------------------------------------------------ two bones
def test_a_right_angle() -> None:
    """Bones of 3 and 4 that meet at a right angle are 5 apart."""
    reached = reach(vector(0, 0), vector(5, 0), (3.0, 4.0), Z, KNEE, 0)
    assert reached.shortfall == pytest.approx(0)
    assert reached.middle == pytest.approx([1.8, 2.4, 0])
    assert length(reached.end - vector(5, 0)) < 1e-9


def test_a_knee_and_an_elbow_bend_opposite_ways() -> None:
    knee = reach(vector(0, 10), vector(0, 0), (6.0, 6.0), Z, KNEE, 0)
    elbow = reach(vector(0, 10), vector(0, 0), (6.0, 6.0), Z, ELBOW, 0)
    assert knee.middle[0] == pytest.approx(math.sqrt(11))  # forward, towards +x
    assert elbow.middle[0] == pytest.approx(-math.sqrt(11))


def test_a_goal_too_far_is_missed_by_the_difference() -> None:
    reached = reach(vector(0, 0), vector(0, -100), (40.0, 40.0), Z, KNEE, 0)
    assert reached.shortfall == pytest.approx(100 - 80 * 0.9995)
    assert reached.end == pytest.approx([0, -80 * 0.9995, 0])


def test_a_goal_too_near_is_short_too() -> None:
    reached = reach(vector(0, 0), vector(0, -1), (40.0, 30.0), Z, KNEE, 0)
    assert reached.shortfall == pytest.approx(10 * 1.02 - 1)


def test_a_goal_at_the_root_is_short() -> None:
    reached = reach(vector(1, 2), vector(1, 2), (40.0, 30.0), Z, KNEE, 0)
    assert reached.shortfall == pytest.approx(10.2)
    assert np.isfinite(reached.middle).all()


def test_swivel_turns_the_middle_about_the_line() -> None:
    plain = reach(vector(0, 0), vector(8, 0), (5.0, 5.0), Z, KNEE, 0)
    turned = reach(vector(0, 0), vector(8, 0), (5.0, 5.0), Z, KNEE, 90)
    assert plain.middle == pytest.approx([4, 3, 0])
    assert turned.middle == pytest.approx([4, 0, 3])
    assert turned.end == pytest.approx(plain.end)


@given(root=places, goal=places, upper=lengths, lower=lengths, swivel=turns)
def test_bones_keep_their_length(
    root: tuple[float, float, float],
    goal: tuple[float, float, float],
    upper: float,
    lower: float,
    swivel: float,
) -> None:
    reached = reach(np.array(root), np.array(goal), (upper, lower), Z, KNEE, swivel)
    assert length(reached.middle - np.array(root)) == pytest.approx(upper, rel=1e-9)
    assert length(reached.end - reached.middle) == pytest.approx(lower, rel=1e-6)
    assert length(reached.end - np.array(goal)) == pytest.approx(reached.shortfall, abs=1e-6)
    assert length(reached.hinge) == pytest.approx(1)
    assert abs(reached.hinge @ unit(reached.middle - np.array(root))) < 1e-6


@given(goal=places, bend=st.sampled_from([KNEE, ELBOW]))
def test_the_joint_folds_about_its_own_axis(goal: tuple[float, float, float], bend: int) -> None:
    root = vector(0, 0)
    reached = reach(root, np.array(goal) + vector(0, -10), (40.0, 40.0), Z, bend, 0)
    upper, lower = unit(reached.middle - root), unit(reached.end - reached.middle)
    if angle_between(upper, lower) > 5:
        axis = -bend * unit(cross(upper, lower))
        assert axis @ reached.hinge == pytest.approx(1, abs=1e-6)
        assert bent_back(upper, lower, reached.hinge, bend) == 0


def test_an_axis_through_two_bones() -> None:
    forward, down = vector(1, 0), vector(0, -1)
    assert hinge_through(forward, down, Z) == pytest.approx(Z)
    assert hinge_through(forward, down, -Z) == pytest.approx(-Z)
    assert hinge_through(down, down, Z) is Z  # straight: the given axis stays
    assert hinge_through(down, -down, Z) is Z  # folded flat: no axis of its own


def test_bent_back() -> None:
    down = vector(0, -1)
    assert bent_back(down, direction(-60), Z, KNEE) == pytest.approx(30)  # shin forward of the thigh
    assert bent_back(down, direction(-120), Z, KNEE) == 0
    assert bent_back(down, direction(-85), Z, KNEE) == 0  # as good as straight
    assert bent_back(down, direction(-60), Z, ELBOW) == 0


def test_directions() -> None:
    assert direction(0) == pytest.approx([1, 0, 0])
    assert direction(90) == pytest.approx([0, 1, 0])
    assert direction((0, 3, 4)) == pytest.approx([0, 0.6, 0.8])


# ------------------------------------------------------------------ whole skeletons
def test_standing() -> None:
    body = solved(standing())
    for side in SIDES:
        leg = body.legs[side]
        assert leg.hip == pytest.approx([0, 88, WOMAN.hip * side.sign])
        assert leg.ankle == pytest.approx(leg.hip - vector(0, THIGH + SHANK))
        assert leg.toe == pytest.approx([1, 0, 0])
        assert body.joint(f"wrist_{side}")[1] < body.joint(f"elbow_{side}")[1] < body.joint("collar")[1]
    assert body.joint("head")[0] > body.joint("pelvis")[0]
    assert body.joint("knee_near")[1] == pytest.approx(88 - THIGH)


@pytest.mark.parametrize(("hip", "knee"), [(0, 0), (90, 90), (45, 120), (-20, 10), (110, 140)])
def test_joint_angles_are_as_written(hip: float, knee: float) -> None:
    leg = solved(standing(LegPose(hip=hip, knee=knee))).legs[NEAR]
    assert angle_between(vector(0, -1), leg.thigh) == pytest.approx(abs(hip))
    assert leg.bend == pytest.approx(knee)
    assert leg.knee[0] - leg.hip[0] == pytest.approx(THIGH * math.sin(math.radians(hip)))


@pytest.mark.parametrize(("shoulder", "elbow"), [(0, 0), (90, 0), (180, 10), (60, 100)])
def test_arm_angles_are_as_written(shoulder: float, elbow: float) -> None:
    body = solved(standing(arm=ArmPose(shoulder=shoulder, elbow=elbow, out=0)))
    arm, chest = body.arms[NEAR], body.trunk.station(43.5).frame
    assert angle_between(-chest.up, arm.upper) == pytest.approx(shoulder, abs=1e-4)
    assert angle_between(arm.upper, arm.fore) == pytest.approx(elbow, abs=1e-4)


@pytest.mark.parametrize("shoes", [False, True])
def test_a_foot_target_is_where_the_sole_is(shoes: bool) -> None:
    body = solved(standing(LegPose(foot=AtPoint(12, 4, None))), shoes)
    for side in SIDES:
        above = ANKLE_HEIGHT + (SOLE if shoes else 0)
        assert body.joint(f"ankle_{side}") == pytest.approx([12, 4 + above, WOMAN.hip * side.sign])
    assert not body.short_by


@pytest.mark.parametrize(
    ("target", "place"),
    [
        (AtPoint(30, 110, 20), (30, 110, 20)),
        (Under(5, 90, 4), None),
        (Reach(0.9, 100, backwards=False), None),
        (OnBody("thigh", None, 0.5, 9, 0), None),
        (OnBody("thigh", FAR, 0.8, 9, 2), None),
        (OnBody("trunk", None, 20, 14, 6), None),
        (OnBody("head", None, 0, -2, 9), None),
        (OnBody("upper_arm", FAR, 0.9, 5, 0), None),
    ],
)
def test_a_hand_gets_where_it_should(target: Target, place: tuple[float, float, float] | None) -> None:
    seat = {side: LegPose(hip=90, knee=90) for side in SIDES}
    arms = {NEAR: ArmPose(wrist=target), FAR: ArmPose(shoulder=30, elbow=60)}
    body = solve(BodyPose(Pelvis(at=(0, 88, 0)), Spine(lumbar=40, thoracic=30), seat, arms), MAN, False)
    assert not body.short_by
    wrist = body.arms[NEAR].wrist
    if place is not None:
        assert wrist == pytest.approx(place)
    if isinstance(target, Under):
        assert wrist - body.arms[NEAR].shoulder == pytest.approx(
            [5, 90 - body.arms[NEAR].shoulder[1], 4], abs=1e-6
        )
    if isinstance(target, Reach):
        reached = length(wrist - body.arms[NEAR].shoulder)
        assert reached == pytest.approx(0.9 * (UPPER_ARM + FOREARM))
        assert wrist[1] == pytest.approx(100)


def test_out_and_turn_are_mirrored() -> None:
    leg = LegPose(hip=30, knee=50, out=20, turn=15)
    arm = ArmPose(shoulder=50, elbow=40, out=25, turn=10)
    body = solved(standing(leg, arm))
    flip = np.array([1, 1, -1])
    for joint in ("knee", "ankle", "elbow", "wrist"):
        assert body.joint(f"{joint}_far") == pytest.approx(body.joint(f"{joint}_near") * flip)
    assert body.joint("knee_near")[2] > WOMAN.hip


def test_turn_lets_the_shin_swing_inwards() -> None:
    body = solved(standing(LegPose(hip=90, knee=90, turn=30)))
    assert body.joint("ankle_near")[2] < body.joint("knee_near")[2]


def test_the_clam_opens_the_knee_and_keeps_the_feet_together() -> None:
    closed = solved(standing(LegPose(hip=50, knee=90)))
    opened = solved(standing(LegPose(hip=50, knee=90, open=40)))
    assert opened.joint("knee_near")[2] > closed.joint("knee_near")[2] + 5
    assert length(opened.joint("ankle_near") - opened.joint("ankle_far")) < 25


def test_an_anchor_puts_a_joint_in_its_place() -> None:
    pelvis = Pelvis(up=60, anchor="wrist_near", anchor_at=(40, 3))
    body = solved(BodyPose(pelvis, Spine(), {s: LegPose() for s in SIDES}, {s: ArmPose() for s in SIDES}))
    assert body.joint("wrist_near")[:2] == pytest.approx([40, 3])


def test_a_missed_target_is_noted_with_its_cm() -> None:
    body = solved(standing(LegPose(foot=AtPoint(0, -30, None)), ArmPose(wrist=AtPoint(200, 130, None))))
    assert body.short_by[("leg", NEAR)] == pytest.approx(88 + 30 - ANKLE_HEIGHT - 82 * 0.9995, abs=1e-6)
    assert body.short_by[("arm", FAR)] > 100


@pytest.mark.parametrize("pointing", [0.0, 90.0, (0.0, 0.0, 1.0), None])
@pytest.mark.parametrize("back", [90.0, 0.0, (0.0, 1.0, 0.0), None])
def test_a_hand_is_square(pointing: float | tuple[float, float, float] | None, back: float | None) -> None:
    hand = HandPose(shape="flat", pointing=pointing, back=back)
    for side in SIDES:
        arm = solved(standing(arm=ArmPose(shoulder=70, elbow=30, hand=hand))).arms[side]
        assert length(arm.pointing) == pytest.approx(1)
        assert length(arm.back) == pytest.approx(1)
        assert arm.back @ arm.pointing == pytest.approx(0, abs=1e-9)


def test_a_wrist_bends_towards_the_back_of_the_hand() -> None:
    flat = HandPose(pointing=0.0, back=(0, 1, 0))
    bent = HandPose(pointing=0.0, back=(0, 1, 0), bend=60)
    straight_arm, bent_arm = (
        solved(standing(arm=ArmPose(shoulder=70, hand=h))).arms[NEAR] for h in (flat, bent)
    )
    assert angle_between(straight_arm.pointing, bent_arm.pointing) == pytest.approx(60)
    assert bent_arm.pointing[1] > 0.8


angles = st.floats(-170, 170)
spines = st.builds(Spine, *[st.floats(-40, 60) for _ in range(10)])
legs = st.builds(
    LegPose, hip=st.floats(-20, 120), knee=st.floats(0, 150), out=st.floats(-20, 45), turn=angles
)
arms = st.builds(ArmPose, shoulder=angles, elbow=st.floats(0, 150), out=st.floats(-30, 90), turn=angles)
bodies = st.builds(
    lambda pelvis, spine, one, two, three, four: BodyPose(
        pelvis, spine, {NEAR: one, FAR: two}, {NEAR: three, FAR: four}
    ),
    st.builds(Pelvis, up=angles, side=st.floats(-30, 30), twist=angles),
    spines,
    legs,
    legs,
    arms,
    arms,
)


@settings(max_examples=40)
@given(bodies)
def test_limbs_keep_their_length_in_any_pose(body: BodyPose) -> None:
    skeleton = solve(body, MAN, True)
    for side in SIDES:
        leg, arm = skeleton.legs[side], skeleton.arms[side]
        assert length(leg.knee - leg.hip) == pytest.approx(THIGH)
        assert length(leg.ankle - leg.knee) == pytest.approx(SHANK)
        assert length(arm.elbow - arm.shoulder) == pytest.approx(UPPER_ARM)
        assert length(arm.wrist - arm.elbow) == pytest.approx(FOREARM)
    chest = skeleton.trunk.station(43.5)
    assert 0.75 * 43.5 < length(chest.point - skeleton.trunk.station(0).point) <= 43.5 + 1e-6


@settings(max_examples=40)
@given(bodies, st.floats(-50, 50), st.floats(-50, 50))
def test_a_pose_does_not_depend_on_where_it_stands(body: BodyPose, x: float, y: float) -> None:
    here = solve(body, MAN, False)
    there = solve(with_number(with_at(body, x, y), "pelvis.up", body.pelvis.up), MAN, False)
    for joint in ("head", "knee_near", "wrist_far"):
        assert there.joint(joint) - here.joint(joint) == pytest.approx(vector(x, y), abs=1e-6)


def with_at(body: BodyPose, x: float, y: float) -> BodyPose:
    pelvis = Pelvis(up=body.pelvis.up, side=body.pelvis.side, twist=body.pelvis.twist, at=(x, y, 0))
    return BodyPose(pelvis, body.spine, body.legs, body.arms)


# ------------------------------------------------------------------ fits
def test_a_fit_brings_the_joint_to_its_height() -> None:
    body = standing(LegPose(hip=20, knee=20))
    fit = Fit("leg_near.hip", "knee_near", "height", 60)
    skeleton = solved(BodyPose(body.pelvis, body.spine, body.legs, body.arms, (fit,)))
    assert abs(fit_miss(skeleton, fit)) < 0.02
    assert skeleton.joint("knee_far")[1] < 51  # the other leg stays


def test_fits_are_done_in_turn() -> None:
    body = standing()
    first = Fit("pelvis.up", "collar", "height", 120)
    second = Fit("arm_near.shoulder", "wrist_near", "height", 90)
    skeleton = solved(BodyPose(body.pelvis, body.spine, body.legs, body.arms, (first, second)))
    assert abs(fit_miss(skeleton, first)) < 0.02
    assert abs(fit_miss(skeleton, second)) < 0.02


def test_a_fit_that_cannot_succeed_ends_and_is_off() -> None:
    body = standing()
    fit = Fit("spine.neck", "knee_near", "height", 10)
    assert fit_miss(solved(BodyPose(body.pelvis, body.spine, body.legs, body.arms, (fit,))), fit) > 30


@pytest.mark.parametrize(
    "path", ["pelvis.up", "spine.lumbar", "leg_near.hip", "leg_far.knee", "arm_near.elbow", "arm_far.out"]
)
def test_the_number_that_a_fit_varies(path: str) -> None:
    changed = with_number(standing(), path, 33.0)
    assert number_at(changed, path) == 33.0
    assert can_vary(changed, path)


def test_a_direction_that_is_no_number_cannot_be_varied() -> None:
    body = standing(LegPose(thigh=(0, -1, 0)))
    assert not can_vary(body, "leg_near.thigh")
    assert not can_vary(standing(), "leg_near.thigh")
    assert can_vary(standing(LegPose(thigh=-90.0)), "leg_near.thigh")
    assert can_vary(standing(), "arm_near.out")


# ------------------------------------------------------------------ the spine
def test_bends_of_the_spine_add_up() -> None:
    def lean(spine: Spine) -> Array:
        return solve(BodyPose(Pelvis(), spine), MAN, False).trunk.station(55).frame.up

    straight = lean(Spine())
    assert angle_between(straight, lean(Spine(lumbar=40))) == pytest.approx(40, abs=0.5)
    assert angle_between(straight, lean(Spine(thoracic=-15))) == pytest.approx(15, abs=0.5)
    assert lean(Spine(lumbar=40))[0] > straight[0]  # forward
    assert lean(Spine(side=20))[2] > 0.3  # to the near side


def test_twist_turns_the_chest_to_the_near_side() -> None:
    chest = solve(BodyPose(Pelvis(), Spine(twist=40)), MAN, False).trunk.station(50).frame
    assert chest.forward[2] > 0.5


@given(turns, st.sampled_from([vector(1, 0), vector(0, 1), Z, unit(vector(1, 2, 3))]))
def test_rotations_keep_lengths_and_turn_by_their_angle(degrees: float, axis: Array) -> None:
    matrix = rotation(axis, degrees)
    assert matrix @ matrix.T == pytest.approx(np.eye(3), abs=1e-9)
    assert matrix @ axis == pytest.approx(axis, abs=1e-9)
    assert np.trace(matrix) == pytest.approx(1 + 2 * math.cos(math.radians(degrees)), abs=1e-9)
