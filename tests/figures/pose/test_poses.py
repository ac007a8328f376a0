"""Every pose of the starter library: targets reached, contacts touched, bodies as bodies are."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from figures.starter import NAMES, PICTURES, captions, exercise, picture, skeleton

from backpdf.figures.body import feet
from backpdf.figures.body.hands import SHAPES, HandFrame, solid_hand
from backpdf.figures.body.measurements import (
    ANKLE_HEIGHT,
    FOREARM,
    FOREARM_ROWS,
    SHANK,
    SOLE,
    THIGH,
    THIGH_ROWS,
    UPPER_ARM,
)
from backpdf.figures.body.rings import FLOOR, Surface, Widening, limb_rings, sphere_rings
from backpdf.figures.body.torso import trunk_rings
from backpdf.figures.pose.pose_model import SIDES, ArmPose, AtPoint, LegPose, OnBody, Side, Target
from backpdf.figures.pose.skeleton import Arm, Leg, Skeleton
from backpdf.figures.props.draw_props import surfaces_of
from backpdf.figures.vectors import Array, angle_between, cross, length, unit, vector

NEAR_ENOUGH = 0.5  # cm
KNEE_RADIUS, ELBOW_RADIUS = 5.1, 3.7
PRESSED = 2.0  # cm that flesh is pressed flat where it is only laid down
RUNGS = np.arange(14.4, 210, 13.0)  # cm: the tops of the rungs of wall bars
FLAT_HANDS = ("flat", "open")


def has_shoes(name: str) -> bool:
    return exercise(name.rpartition("-")[0]).person.shoes


def surfaces(name: str) -> list[Surface]:
    return surfaces_of(picture(name).props, float(skeleton(name).joint("pelvis")[0]))


def tops(name: str) -> list[Surface]:
    """What one can stand, sit, lie or lean on."""
    found = [surface for surface in surfaces(name) if surface.axis == 1]
    if any(prop.kind == "wall-bars" for prop in picture(name).props):
        found += [Surface(axis=1, level=float(level), sign=1) for level in RUNGS]
    return found


def gap(points: Array, surface: Surface) -> float:
    """How far the part is over (or before) a surface; negative where it presses into it."""
    points = points.reshape(-1, 3)
    over = (points[:, 0] >= surface.x[0]) & (points[:, 0] <= surface.x[1])
    over &= (points[:, 2] >= surface.z[0]) & (points[:, 2] <= surface.z[1])
    if not over.any():
        return np.inf
    return float(((points[over][:, surface.axis] - surface.level) * surface.sign).min())


def foot(leg: Leg, shoes: bool) -> Array:
    return (feet.shoe(leg) if shoes else feet.bare_foot(leg)).reshape(-1, 3)


def hand(arm: Arm) -> Array:
    frame = HandFrame.of(arm.wrist, arm.pointing, arm.back, arm.thumb_sign)
    rings = solid_hand(frame, SHAPES[arm.hand_shape]).rings
    return np.concatenate([ring.reshape(-1, 3) for ring in rings])


def parts(body: Skeleton, shoes: bool) -> Iterator[tuple[str, Array]]:
    """The parts that can rest on something, before they are pressed flat."""
    for side in SIDES:
        leg, arm = body.legs[side], body.arms[side]
        yield f"foot_{side}", foot(leg, shoes)
        yield f"knee_{side}", sphere_rings(leg.knee, KNEE_RADIUS)
        yield (
            f"thigh_{side}",
            limb_rings(leg.hip, leg.knee, leg.hinge, THIGH_ROWS, widening=Widening(body.build.thigh)),
        )
        yield f"elbow_{side}", sphere_rings(arm.elbow, ELBOW_RADIUS * body.build.arm)
        yield f"forearm_{side}", limb_rings(arm.elbow, arm.wrist, arm.hinge, FOREARM_ROWS)
        yield f"hand_{side}", hand(arm)
    yield "pelvis", trunk_rings(body, -9.8, 10.5, 0.7)
    yield "chest", trunk_rings(body, 6, 52.4, 0.5)


# ------------------------------------------------------------------ targets
def targets(name: str) -> Iterator[tuple[str, Side, Target, LegPose | ArmPose]]:
    for side in SIDES:
        leg, arm = picture(name).body.legs[side], picture(name).body.arms[side]
        for field in ("foot", "ankle", "knee_at"):
            if (target := getattr(leg, field)) is not None:
                yield field, side, target, leg
        if arm.wrist is not None:
            yield "wrist", side, arm.wrist, arm


def reached(name: str, field: str, side: Side) -> Array:
    body = skeleton(name)
    if field == "foot":
        return body.joint(f"ankle_{side}") - vector(0, ANKLE_HEIGHT + (SOLE if has_shoes(name) else 0))
    return body.joint(f"{field.removesuffix('_at')}_{side}")


def miss(name: str, field: str, side: Side, target: Target) -> float:
    """How far hand or foot is from where it should be, worked out anew from the finished skeleton."""
    body, got = skeleton(name), reached(name, field, side)
    if isinstance(target, AtPoint):
        root = body.joint(f"{'shoulder' if field == 'wrist' else 'hip'}_{side}")
        return length(got - vector(target.x, target.y, float(root[2]) if target.z is None else target.z))
    if isinstance(target, OnBody) and target.part in ("thigh", "shank", "upper_arm", "forearm"):
        owner = target.side or side
        ends = {"thigh": "hip knee", "shank": "knee ankle", "upper_arm": "shoulder elbow"}
        start, end = (
            body.joint(f"{joint}_{owner}") for joint in ends.get(target.part, "elbow wrist").split()
        )
        along = float((got - start) @ unit(end - start))
        beside = np.sqrt(max(0.0, length(got - start) ** 2 - along**2))
        return float(
            np.hypot(along - target.along * length(end - start), beside - np.hypot(target.off, target.out))
        )
    if isinstance(target, OnBody) and target.part == "trunk":
        away = float(np.hypot(target.off, target.out))
        return abs(length(got - body.trunk.station(target.along).point) - away)
    if isinstance(target, OnBody):
        away = float(np.sqrt(target.along**2 + target.off**2 + target.out**2))
        return abs(length(got - body.trunk.head_origin) - away)
    return abs(float(got[1]) - target.height)


@pytest.mark.parametrize("name", PICTURES)
def test_every_target_is_reached(name: str) -> None:
    assert not skeleton(name).short_by
    for field, side, target, _ in targets(name):
        assert miss(name, field, side, target) < NEAR_ENOUGH, (field, side)


# ------------------------------------------------------------------ contacts
def declared(name: str) -> Iterator[tuple[str, Array, float]]:
    """What the file puts on the floor or on a prop: a name, the part, and the height it is put at."""
    body, shown = skeleton(name), picture(name).body
    for side in SIDES:
        leg, arm = shown.legs[side], shown.arms[side]
        level = leg.toe in (None, 0.0) or (isinstance(leg.toe, tuple) and abs(unit(leg.toe)[1]) < 1e-6)
        if isinstance(leg.foot, AtPoint) and level and not leg.toes and not leg.swivel:
            yield f"foot_{side}", foot(body.legs[side], has_shoes(name)), leg.foot.y
        palm_down = body.arms[side].back[1] > 0.95 and arm.hand.shape in FLAT_HANDS
        if isinstance(arm.wrist, AtPoint) and palm_down:
            for surface in tops(name):
                if 0 < arm.wrist.y - surface.level <= 3.2:
                    yield f"hand_{side}", hand(body.arms[side]), surface.level
    joints = [fit.joint for fit in shown.fits if fit.axis == "height"]
    joints += [shown.pelvis.anchor] if shown.pelvis.anchor is not None else []
    for joint in joints:
        radius = {"knee": KNEE_RADIUS, "elbow": ELBOW_RADIUS}.get(joint.partition("_")[0])
        if radius is not None and body.joint(joint)[1] < radius + 1.5:
            yield joint, sphere_rings(body.joint(joint), radius), 0.0


@pytest.mark.parametrize("name", PICTURES)
def test_declared_contacts_touch(name: str) -> None:
    for part, points, height in declared(name):
        grounds = [s for s in tops(name) if abs(s.level - height) < NEAR_ENOUGH and gap(points, s) < np.inf]
        assert grounds, f"{part} is at {height}, where nothing is"
        closest = min((gap(points, ground) for ground in grounds), key=abs)
        assert -PRESSED <= closest <= NEAR_ENOUGH, part


@pytest.mark.parametrize("name", PICTURES)
def test_everybody_rests_on_something_and_nothing_is_under_the_floor(name: str) -> None:
    """A part presses on the floor or a prop, or a hand holds a bar; flesh gives no more than it can."""
    body = skeleton(name)
    for side in SIDES:
        for joint in ("hip", "knee", "ankle", "shoulder", "elbow", "wrist"):
            assert body.joint(f"{joint}_{side}")[1] > 0, (joint, side)
    closest = np.inf
    for part, points in parts(body, has_shoes(name)):
        assert gap(points, FLOOR) > -6, part
        closest = min(closest, *(gap(points, top) for top in tops(name)), np.inf)
    bars = any(prop.kind in ("bar", "wall-bars") for prop in picture(name).props)
    hanging = bars and any(arm.hand_shape == "grip" for arm in body.arms.values())
    assert closest <= NEAR_ENOUGH or hanging


@pytest.mark.parametrize("name", [n for n in PICTURES if any(p.kind == "chair" for p in picture(n).props)])
def test_a_seated_person_touches_the_seat(name: str) -> None:
    body = skeleton(name)
    for seat in (top for top in tops(name) if top is not FLOOR):
        pelvis = body.joint("pelvis")
        sitting = seat.x[0] <= pelvis[0] <= seat.x[1] and pelvis[1] < seat.level + 15
        if sitting:
            rest = [points for part, points in parts(body, False) if part.startswith(("pelvis", "thigh"))]
            assert min(gap(points, seat) for points in rest) <= NEAR_ENOUGH


# ------------------------------------------------------------------ bodies
@pytest.mark.parametrize("name", PICTURES)
def test_limbs_keep_their_length(name: str) -> None:
    body = skeleton(name)
    for side in SIDES:
        leg, arm = body.legs[side], body.arms[side]
        bones = (
            (leg.hip, leg.knee, THIGH),
            (leg.knee, leg.ankle, SHANK),
            (arm.shoulder, arm.elbow, UPPER_ARM),
            (arm.elbow, arm.wrist, FOREARM),
        )
        for start, end, long in bones:
            assert length(end - start) == pytest.approx(long, rel=0.001)


@pytest.mark.parametrize("name", PICTURES)
def test_joints_bend_the_right_way(name: str) -> None:
    """The axis of a bent knee looks to the near side of the pelvis, give or take a turned hip."""
    body = skeleton(name)
    assert not body.bent_back
    for side in SIDES:
        leg, arm = body.legs[side], body.arms[side]
        if leg.bend > 12:
            assert -unit(cross(leg.thigh, leg.shank)) @ body.trunk.pelvis.near > -0.3
        assert leg.bend < 165
        assert angle_between(arm.upper, arm.fore) < 160
        if leg.bend > 12:
            assert -unit(cross(leg.thigh, leg.shank)) @ leg.hinge > 0.95


@pytest.mark.parametrize("name", PICTURES)
def test_the_spine_stays_within_what_people_can_do(name: str) -> None:
    spine = picture(name).body.spine
    assert -50 <= spine.lumbar <= 80
    assert -40 <= spine.thoracic <= 50
    assert abs(spine.side) <= 40
    assert abs(spine.twist) <= 60
    assert abs(spine.neck_twist + spine.head_twist) <= 80


# Beside someone who hangs, an arrow up reads as a pull-up and one down as a drop.
WITHOUT_ARROW = {"bar-hang"}


@pytest.mark.parametrize("name", NAMES)
def test_arrows_show_the_movement(name: str) -> None:
    """On the finish; and on the first picture only where that is a position of the movement, too."""
    start, finish = exercise(name).pictures
    assert not start.arrows or captions(name)[0] != "Start"
    assert not start.ghost
    assert bool(finish.arrows or finish.ghost) != (name in WITHOUT_ARROW)
    for arrow in start.arrows + finish.arrows:
        points = np.array(arrow.points)
        assert np.hypot(*np.diff(points[:, :2], axis=0).T).sum() + np.ptp(points[:, 2]) >= 12


def test_hand_shapes_are_known() -> None:
    used = {arm.hand_shape for name in PICTURES for arm in skeleton(name).arms.values()}
    assert used <= set(SHAPES)
    assert {"flat", "relax", "grip"} <= used
