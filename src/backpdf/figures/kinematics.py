"""From a pose to a skeleton: joint angles, two-bone reach, targets, and the one-number fit."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from backpdf.figures.people import Build
from backpdf.figures.pose import (
    SIDES,
    ArmPose,
    AtPoint,
    Body,
    Direction,
    Fit,
    HandPose,
    LegPose,
    OnBody,
    Reach,
    Side,
    Target,
    Under,
)
from backpdf.figures.skeleton import (
    Arm,
    Leg,
    Skeleton,
    Trunk,
    bone_front,
    build_trunk,
    shoulder_place,
    with_seat,
)
from backpdf.figures.tables import ANKLE_HEIGHT, FOREARM, SHANK, SHOULDER_LINE, SOLE, THIGH, UPPER_ARM
from backpdf.figures.vectors import Array, angle_between, cross, length, rotation, square_to, unit, vector

FULLY_STRETCHED = 0.9995  # a limb this straight still has a definite bend side
RELAXED_OUT = 8.0  # degrees that a hanging arm stands off the body
TOLERANCE = 0.3  # cm by which a target may be missed without a word


@dataclass(frozen=True, slots=True)
class Reached:
    """The result of reaching: middle joint, end, hinge axis, and by how many cm it falls short."""

    middle: Array
    end: Array
    hinge: Array
    short: float


def reach(
    root: Array, goal: Array, bones: tuple[float, float], hinge: Array, bend: int, swivel: float
) -> Reached:
    """Two bones from root to goal, bent the way a knee (bend 1) or elbow (bend -1) can.

    swivel turns the middle joint about the line from root to goal.
    """
    upper, lower = bones
    way = goal - root
    distance = max(length(way), 1e-6)
    along = way / distance
    used = float(np.clip(distance, abs(upper - lower) * 1.02, (upper + lower) * FULLY_STRETCHED))
    side = square_to(bend * cross(hinge, along), along, vector(1, 0, 0))
    if swivel:
        side = rotation(along, swivel) @ side
    cosine = (upper**2 + used**2 - lower**2) / (2 * upper * used)
    sine = np.sqrt(max(0.0, 1 - cosine**2))
    return Reached(
        root + upper * (along * cosine + side * sine),
        root + along * used,
        unit(cross(along, side)) * bend,
        abs(distance - used),
    )


def direction(given: Direction) -> Array:
    """A sagittal angle in degrees, or a vector, as a unit vector."""
    if isinstance(given, tuple):
        return unit(given)
    return vector(np.cos(np.deg2rad(given)), np.sin(np.deg2rad(given)))


def solve(body: Body, build: Build, shoes: bool) -> Skeleton:
    """The skeleton of a pose, after its fits."""
    for fit in body.fits:
        body = _fitted(body, build, shoes, fit)
    return _solve_once(body, build, shoes)


def _solve_once(body: Body, build: Build, shoes: bool) -> Skeleton:
    trunk = build_trunk(body.pelvis, body.spine)
    if body.pelvis.anchor is None:
        shift = vector(*body.pelvis.at)
    else:  # the anchored joint must not depend on where the figure stands, so one rough pass finds it
        rough = _Solver(body, build, trunk, shoes).skeleton()
        x, y = body.pelvis.anchor_at
        here = rough.joint(body.pelvis.anchor)
        shift = vector(x - here[0], y - here[1], 0)
    return _Solver(body, build, trunk.moved(shift), shoes).skeleton()


def _fitted(body: Body, build: Build, shoes: bool, fit: Fit) -> Body:
    """The body with one number varied (secant steps) until the joint is where the fit wants it."""
    axis = 0 if fit.axis == "x" else 1

    def miss(value: float) -> float:
        skeleton = _solve_once(with_number(body, fit.vary, value), build, shoes)
        return float(skeleton.joint(fit.joint)[axis]) - fit.value

    x0 = number_at(body, fit.vary)
    x1 = x0 + 3.0
    y0, y1 = miss(x0), miss(x1)
    for _ in range(24):
        if abs(y1) < 0.02 or abs(y1 - y0) < 1e-9:
            break
        step = float(np.clip(y1 * (x1 - x0) / (y1 - y0), -15.0, 15.0))
        x0, x1, y0 = x1, x1 - step, y1
        y1 = miss(x1)
    return with_number(body, fit.vary, x1)


def fit_miss(skeleton: Skeleton, fit: Fit) -> float:
    """How many cm the joint is off after the fit."""
    return float(skeleton.joint(fit.joint)[0 if fit.axis == "x" else 1]) - fit.value


def number_at(body: Body, path: str) -> float:
    """The number that a fit varies, such as "spine.lumbar" or "leg_near.hip"; 0 where it is not a number."""
    part, name = path.split(".")
    holder = _holder(body, part)
    value = getattr(holder, name)
    return float(value) if isinstance(value, int | float) else 0.0


def _holder(body: Body, part: str) -> object:
    if part in ("pelvis", "spine"):
        return getattr(body, part)
    limb, side = part.split("_")
    return (body.legs if limb == "leg" else body.arms)[Side(side)]


def with_number(body: Body, path: str, value: float) -> Body:
    """The body with one number replaced."""
    part, name = path.split(".")
    if part == "pelvis":
        return replace(body, pelvis=replace(body.pelvis, **{name: value}))  # type: ignore[arg-type]
    if part == "spine":
        return replace(body, spine=replace(body.spine, **{name: value}))
    limb, side_name = part.split("_")
    side = Side(side_name)
    if limb == "leg":
        leg = replace(body.legs[side], **{name: value})  # type: ignore[arg-type]
        return replace(body, legs={**body.legs, side: leg})
    arm = replace(body.arms[side], **{name: value})  # type: ignore[arg-type]
    return replace(body, arms={**body.arms, side: arm})


class _Solver:
    """One pass over legs and arms; arms may aim at legs, so legs come first."""

    def __init__(self, body: Body, build: Build, trunk: Trunk, shoes: bool) -> None:
        self.body, self.build, self.trunk = body, build, trunk
        self.sole = ANKLE_HEIGHT + (SOLE if shoes else 0.0)
        self.hips = {
            side: trunk.stations[0].point + trunk.pelvis.near * build.hip * side.sign for side in SIDES
        }
        self.legs: dict[Side, Leg] = {}
        self.arms: dict[Side, Arm] = {}
        self.short: dict[tuple[str, Side], float] = {}

    def skeleton(self) -> Skeleton:
        for side in SIDES:
            self.legs[side] = self._leg(side, self.body.legs.get(side, LegPose()))
        for side in SIDES:
            self.arms[side] = self._arm(side, self.body.arms.get(side, ArmPose()))
        trunk = with_seat(self.trunk, [self.legs[side].thigh for side in SIDES])
        return Skeleton(self.build, trunk, self.legs, self.arms, self.short)

    # ---- legs
    def _leg(self, side: Side, pose: LegPose) -> Leg:
        hip = self.hips[side]
        hinge = self.trunk.pelvis.near
        if pose.open:
            hinge = rotation(self.trunk.pelvis.forward, pose.open * side.sign) @ hinge
        if pose.foot is not None or pose.ankle is not None:
            reached = self._reach_foot(side, pose, hinge)
            knee, ankle, hinge = reached.middle, reached.end, reached.hinge
            self._note("leg", side, reached.short)
        else:
            knee, ankle, hinge = self._leg_by_angles(side, pose, hinge)
        shank = unit(ankle - knee)
        toe = self._toe(pose, hinge, shank, side)
        return Leg(side, hip, knee, ankle, hinge, toe, pose.toes)

    def _reach_foot(self, side: Side, pose: LegPose, hinge: Array) -> Reached:
        hip = self.hips[side]
        if pose.foot is not None:
            goal = self.place(pose.foot, hip, side) + vector(0, self.sole)
        else:
            assert pose.ankle is not None
            goal = self.place(pose.ankle, hip, side)
        return reach(hip, goal, (THIGH, SHANK), hinge, 1, pose.swivel * side.sign)

    def _leg_by_angles(self, side: Side, pose: LegPose, hinge: Array) -> tuple[Array, Array, Array]:
        hip, base = self.hips[side], self.trunk.pelvis
        if pose.knee_at is not None:
            way = self.place(pose.knee_at, hip, side) - hip
            self._note("leg", side, abs(length(way) - THIGH))
            thigh = unit(way)
        elif pose.thigh is not None:
            thigh = direction(pose.thigh)
        else:
            thigh = rotation(hinge, pose.hip) @ -base.up
        if pose.out:
            angle = np.deg2rad(pose.out)
            thigh = unit(thigh * np.cos(angle) + base.near * side.sign * np.sin(angle))
        hinge = square_to(hinge, thigh, base.up)
        if pose.turn:
            hinge = rotation(thigh, pose.turn * side.sign) @ hinge
        knee = hip + thigh * THIGH
        shank = direction(pose.shank) if pose.shank is not None else rotation(hinge, -pose.knee) @ thigh
        if pose.shank is not None and angle_between(thigh, shank) > 12:
            hinge = self._hinge_through(thigh, shank, hinge)
        return knee, knee + shank * SHANK, hinge

    @staticmethod
    def _hinge_through(upper: Array, lower: Array, hinge: Array) -> Array:
        """The axis that really carries one bone into the other, on the same side as before."""
        axis = unit(cross(upper, lower))
        return axis if axis @ hinge >= 0 else -axis

    @staticmethod
    def _toe(pose: LegPose, hinge: Array, shank: Array, side: Side) -> Array:
        if pose.toe is not None:
            toe = direction(pose.toe)
        elif pose.foot is not None:
            toe = vector(1, 0)
        else:
            return rotation(hinge, 90 + pose.ankle_flex) @ shank
        if pose.foot is not None and pose.turn:
            toe = rotation(vector(0, 1, 0), -pose.turn * side.sign) @ toe
        return toe

    # ---- arms
    def _arm(self, side: Side, pose: ArmPose) -> Arm:
        shoulder = shoulder_place(self.trunk, self.build, side, pose.shrug)
        chest = self.trunk.station(SHOULDER_LINE).frame
        hinge = chest.near
        if pose.wrist is not None:
            goal = self.place(pose.wrist, shoulder, side)
            got = reach(shoulder, goal, (UPPER_ARM, FOREARM), hinge, -1, -pose.swivel * side.sign)
            elbow, wrist, hinge = got.middle, got.end, got.hinge
            self._note("arm", side, got.short)
        else:
            upper = (
                direction(pose.upper)
                if pose.upper is not None
                else rotation(hinge, pose.shoulder) @ -chest.up
            )
            out = pose.out if pose.out is not None else (RELAXED_OUT if pose.upper is None else 0.0)
            if out:
                angle = np.deg2rad(out)
                upper = unit(upper * np.cos(angle) + chest.near * side.sign * np.sin(angle))
            hinge = square_to(hinge, upper, chest.up * side.sign)
            if pose.turn:
                hinge = rotation(upper, pose.turn * side.sign) @ hinge
            elbow = shoulder + upper * UPPER_ARM
            fore = direction(pose.fore) if pose.fore is not None else rotation(hinge, pose.elbow) @ upper
            if pose.fore is not None and angle_between(upper, fore) > 12:
                hinge = self._hinge_through(upper, fore, hinge)
            wrist = elbow + fore * FOREARM
        pointing, back = self._hand(side, pose.hand, hinge, unit(wrist - elbow))
        thumb = -side.sign * (-1 if pose.hand.turned_over else 1)
        return Arm(side, shoulder, elbow, wrist, hinge, pointing, back, pose.hand.shape, thumb)

    def _hand(self, side: Side, hand: HandPose, hinge: Array, fore: Array) -> tuple[Array, Array]:
        """Where the fingers point and where the back of the hand faces."""
        pointing = direction(hand.pointing) if hand.pointing is not None else fore
        back = direction(hand.back) if hand.back is not None else hinge * side.sign
        if hand.on is not None:
            start, end, front, out = self.segment(hand.on, hand.on_side or side)
            if hand.pointing is None:
                pointing = unit(unit(end - start) + 0.35 * fore)
            if hand.back is None:
                back = front + 0.35 * out
        back = square_to(back, pointing, cross(hinge, pointing))
        if hand.bend:
            c, s = np.cos(np.deg2rad(hand.bend)), np.sin(np.deg2rad(hand.bend))
            pointing, back = pointing * c + back * s, back * c - pointing * s
        return pointing, back

    # ---- targets
    def place(self, target: Target, root: Array, side: Side) -> Array:
        """A target as a point in space."""
        match target:
            case AtPoint(x, y, z):
                return vector(x, y, float(root[2]) if z is None else z)
            case Under(ahead, height, out):
                return vector(root[0] + ahead, height, root[2] + out * side.sign)
            case Reach(fraction, height, backwards):
                drop = float(root[1]) - height
                ahead = np.sqrt(max(0.0, ((UPPER_ARM + FOREARM) * fraction) ** 2 - drop**2))
                return vector(root[0] + (-ahead if backwards else ahead), height, float(root[2]))
            case OnBody():
                return self._on_body(target, side)

    def _on_body(self, target: OnBody, side: Side) -> Array:
        out = target.out * side.sign
        if target.part == "trunk":
            station = self.trunk.station(target.along)
            return station.point + station.frame.place(target.off, 0, out)
        if target.part == "head":
            return self.trunk.head_origin + self.trunk.head.place(target.off, target.along, out)
        start, end, front, sideways = self.segment(target.part, target.side or side)
        if (target.side or side) is not side:  # out is counted on the reaching limb's own side
            sideways = -sideways
        return start + (end - start) * target.along + front * target.off + sideways * target.out

    def segment(self, part: str, side: Side) -> tuple[Array, Array, Array, Array]:
        """A bone: start, end, its front, and its sideways direction away from the midline."""
        if part in ("thigh", "shank"):
            leg = self.legs[side]
            start, end = (leg.hip, leg.knee) if part == "thigh" else (leg.knee, leg.ankle)
            hinge = leg.hinge
        else:
            arm = (
                self.arms[side]
                if side in self.arms
                else self._arm(side, replace(self.body.arms[side], wrist=None))
            )
            start, end = (arm.shoulder, arm.elbow) if part == "upper_arm" else (arm.elbow, arm.wrist)
            hinge = arm.hinge
        front = bone_front(hinge, unit(end - start))
        sideways = cross(front, unit(end - start))
        if sideways @ self.trunk.pelvis.near * side.sign < 0:
            sideways = -sideways
        return start, end, front, sideways

    def _note(self, limb: str, side: Side, short: float) -> None:
        if short > TOLERANCE:
            self.short[(limb, side)] = short
