"""Solves a pose for its skeleton: legs, then arms, by targets or by joint angles (cm, degrees)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from backpdf.figures.body.measurements import (
    ANKLE_HEIGHT,
    FOREARM,
    SHANK,
    SHOULDER_LINE,
    SOLE,
    THIGH,
    UPPER_ARM,
)
from backpdf.figures.body.people import Build
from backpdf.figures.pose.fitting import fitted
from backpdf.figures.pose.pose_model import (
    SIDES,
    ArmPose,
    AtPoint,
    BodyPose,
    HandPose,
    LegPose,
    OnBody,
    Reach,
    Side,
    Target,
    Under,
)
from backpdf.figures.pose.reach import ELBOW, KNEE, Reached, bent_back, direction, hinge_through, reach
from backpdf.figures.pose.skeleton import (
    Arm,
    Leg,
    Skeleton,
    Trunk,
    bone_front,
    build_trunk,
    shoulder_joint,
    with_seat,
)
from backpdf.figures.vectors import Array, cross, dot, length, perpendicular_to, rotated, unit, vector

RELAXED_OUT = 8.0  # degrees between a hanging arm and the body
TOLERANCE = 0.3  # cm by which a target may be missed without a problem


def solve(body: BodyPose, build: Build, shoes: bool) -> Skeleton:
    """The skeleton of a pose, after its fits."""
    for fit in body.fits:
        body = fitted(body, fit, lambda tried: _solve_once(tried, build, shoes))
    return _solve_once(body, build, shoes)


def _solve_once(body: BodyPose, build: Build, shoes: bool) -> Skeleton:
    trunk = build_trunk(body.pelvis, body.spine)
    if body.pelvis.anchor is None:
        shift = vector(*body.pelvis.at)
    else:  # a first pass finds how far the anchored joint is from the pelvis
        first_pass = _Solver(body, build, trunk, shoes).skeleton()
        x, y = body.pelvis.anchor_at
        here = first_pass.joint(body.pelvis.anchor)
        shift = vector(x - here[0], y - here[1], 0)
    return _Solver(body, build, trunk.moved(shift), shoes).skeleton()


class _Solver:
    """One pass over legs and arms; the targets of arms may lie on legs, so legs come first."""

    def __init__(self, body: BodyPose, build: Build, trunk: Trunk, shoes: bool) -> None:
        self.body, self.build, self.trunk = body, build, trunk
        self.sole = ANKLE_HEIGHT + (SOLE if shoes else 0.0)
        self.hips = {
            side: trunk.stations[0].point + trunk.pelvis.near * build.hip * side.sign for side in SIDES
        }
        self.legs: dict[Side, Leg] = {}
        self.arms: dict[Side, Arm] = {}
        self.short_by: dict[tuple[str, Side], float] = {}
        self.bent_back: dict[tuple[str, Side], float] = {}

    def skeleton(self) -> Skeleton:
        for side in SIDES:
            self.legs[side] = self._leg(side, self.body.legs.get(side, LegPose()))
        for side in SIDES:
            self.arms[side] = self._arm(side, self.body.arms.get(side, ArmPose()))
        trunk = with_seat(self.trunk, [self.legs[side].thigh for side in SIDES])
        return Skeleton(self.build, trunk, self.legs, self.arms, self.short_by, self.bent_back)

    # ---- legs
    def _leg(self, side: Side, pose: LegPose) -> Leg:
        hip = self.hips[side]
        hinge = self.trunk.pelvis.near
        if pose.open:
            hinge = rotated(hinge, self.trunk.pelvis.forward, pose.open * side.sign)
        if pose.foot is not None or pose.ankle is not None:
            reached = self._reach_foot(side, pose, hinge)
            knee, ankle, hinge = reached.middle, reached.end, reached.hinge
            self._record_miss("leg", side, reached.shortfall)
        else:
            knee, ankle, hinge = self._leg_by_angles(side, pose, hinge)
        shank = unit(ankle - knee)
        toe = self._toe(pose, hinge, shank, side)
        return Leg(side, hip, knee, ankle, hinge, toe, pose.toes)

    def _reach_foot(self, side: Side, pose: LegPose, hinge: Array) -> Reached:
        hip = self.hips[side]
        if pose.foot is not None:
            goal = self.target_point(pose.foot, hip, side) + vector(0, self.sole)
        else:
            assert pose.ankle is not None
            goal = self.target_point(pose.ankle, hip, side)
        return reach(hip, goal, (THIGH, SHANK), hinge, KNEE, pose.swivel * side.sign)

    def _leg_by_angles(self, side: Side, pose: LegPose, hinge: Array) -> tuple[Array, Array, Array]:
        hip, base = self.hips[side], self.trunk.pelvis
        if pose.knee_at is not None:
            hip_to_knee = self.target_point(pose.knee_at, hip, side) - hip
            self._record_miss("leg", side, abs(length(hip_to_knee) - THIGH))
            thigh = unit(hip_to_knee) if length(hip_to_knee) > 1e-6 else -base.up
        elif pose.thigh is not None:
            thigh = direction(pose.thigh)
        else:
            thigh = rotated(-base.up, hinge, pose.hip)
        if pose.out:
            angle = np.deg2rad(pose.out)
            thigh = unit(thigh * np.cos(angle) + base.near * side.sign * np.sin(angle))
        hinge = perpendicular_to(hinge, thigh, base.up)
        if pose.turn:
            hinge = rotated(hinge, thigh, pose.turn * side.sign)
        knee = hip + thigh * THIGH
        shank = direction(pose.shank) if pose.shank is not None else rotated(thigh, hinge, -pose.knee)
        if pose.shank is not None:
            self._record_bend("leg", side, bent_back(thigh, shank, hinge, KNEE))
            hinge = hinge_through(thigh, shank, hinge)
        return knee, knee + shank * SHANK, hinge

    @staticmethod
    def _toe(pose: LegPose, hinge: Array, shank: Array, side: Side) -> Array:
        if pose.toe is not None:
            toe = direction(pose.toe)
        elif pose.foot is not None:
            toe = vector(1, 0)
        else:
            return rotated(shank, hinge, 90 + pose.ankle_flex)
        if pose.foot is not None and pose.turn:
            toe = rotated(toe, vector(0, 1, 0), -pose.turn * side.sign)
        return toe

    # ---- arms
    def _arm(self, side: Side, pose: ArmPose) -> Arm:
        shoulder = shoulder_joint(self.trunk, self.build, side, pose.shrug)
        hinge = self.trunk.station(SHOULDER_LINE).frame.near
        if pose.wrist is not None:
            goal = self.target_point(pose.wrist, shoulder, side)
            reached = reach(shoulder, goal, (UPPER_ARM, FOREARM), hinge, ELBOW, -pose.swivel * side.sign)
            elbow, wrist, hinge = reached.middle, reached.end, reached.hinge
            self._record_miss("arm", side, reached.shortfall)
        else:
            elbow, wrist, hinge = self._arm_by_angles(side, pose, shoulder)
        pointing, back = self._hand(side, pose.hand, hinge, unit(wrist - elbow))
        thumb = -side.sign * (-1 if pose.hand.turned_over else 1)
        return Arm(side, shoulder, elbow, wrist, hinge, pointing, back, pose.hand.shape, thumb)

    def _arm_by_angles(self, side: Side, pose: ArmPose, shoulder: Array) -> tuple[Array, Array, Array]:
        chest = self.trunk.station(SHOULDER_LINE).frame
        given = pose.upper is not None
        upper = (
            direction(pose.upper) if pose.upper is not None else rotated(-chest.up, chest.near, pose.shoulder)
        )
        out = pose.out if pose.out is not None else (0.0 if given else RELAXED_OUT)
        if out:
            angle = np.deg2rad(out)
            upper = unit(upper * np.cos(angle) + chest.near * side.sign * np.sin(angle))
        hinge = perpendicular_to(chest.near, upper, chest.up * side.sign)
        if pose.turn:
            hinge = rotated(hinge, upper, pose.turn * side.sign)
        elbow = shoulder + upper * UPPER_ARM
        fore = direction(pose.fore) if pose.fore is not None else rotated(upper, hinge, pose.elbow)
        if pose.fore is not None:
            hinge = hinge_through(upper, fore, hinge)
        return elbow, elbow + fore * FOREARM, hinge

    def _hand(self, side: Side, hand: HandPose, hinge: Array, fore: Array) -> tuple[Array, Array]:
        """The directions of the fingers and of the back of the hand."""
        pointing = direction(hand.pointing) if hand.pointing is not None else fore
        back = direction(hand.back) if hand.back is not None else hinge * side.sign
        if hand.on is not None:
            start, end, front, out = self.segment(hand.on, hand.on_side or side)
            if hand.pointing is None:
                pointing = unit(unit(end - start) + 0.35 * fore)
            if hand.back is None:
                back = front + 0.35 * out
        back = perpendicular_to(back, pointing, cross(hinge, pointing))
        if hand.bend:
            c, s = np.cos(np.deg2rad(hand.bend)), np.sin(np.deg2rad(hand.bend))
            pointing, back = pointing * c + back * s, back * c - pointing * s
        return pointing, back

    # ---- targets
    def target_point(self, target: Target, root: Array, side: Side) -> Array:
        """A target as a point in space; root is the hip or shoulder of the limb."""
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
            return station.point + station.frame.displacement(target.off, 0, out)
        if target.part == "head":
            return self.trunk.head_origin + self.trunk.head.displacement(target.off, target.along, out)
        start, end, front, sideways = self.segment(target.part, target.side or side)
        if (target.side or side) is not side:  # `out` is measured towards the reaching limb's own side
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
        if dot(sideways, self.trunk.pelvis.near) * side.sign < 0:
            sideways = -sideways
        return start, end, front, sideways

    def _record_miss(self, limb: str, side: Side, shortfall: float) -> None:
        if shortfall > TOLERANCE:
            self.short_by[(limb, side)] = shortfall

    def _record_bend(self, limb: str, side: Side, degrees: float) -> None:
        if degrees:
            self.bent_back[(limb, side)] = degrees
