"""The bones of one posed figure: the integrated spine, the head, and the joints of the limbs (cm)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from backpdf.figures.body.measurements import NECK, SHOULDER_LINE, TRUNK
from backpdf.figures.body.people import Build
from backpdf.figures.pose.pose_model import Pelvis, Side, Spine
from backpdf.figures.vectors import Array, BodyAxes, cross, dot, length, perpendicular_to, unit, vector

STEPS = 56  # the spine is integrated in steps of about 1 cm
LUMBAR_SPAN, THORACIC_SPAN, ROTATION_SPAN = (1.0, 27.0), (22.0, 52.0), (5.0, 50.0)  # cm above the hip line
NATURAL_LUMBAR, NATURAL_THORACIC, NATURAL_TILT = -12.0, 17.0, 3.0  # degrees of bend in natural standing
NECK_LEAN, HEAD_LEVEL = 6.0, -19.0  # degrees of the neck to the trunk, of the head to the neck
NECK_ROOT = 47.0  # cm above the hip line


@dataclass(frozen=True, slots=True)
class Station:
    """One point of the spine: s (cm along it above the hip line), its place, and its axes."""

    s: float
    point: Array
    frame: BodyAxes


@dataclass(frozen=True, slots=True)
class Leg:
    """Joints of one leg; hinge is the axis of the knee, toe the direction of the foot."""

    side: Side
    hip: Array
    knee: Array
    ankle: Array
    hinge: Array
    toe: Array
    toe_bend: float

    @property
    def thigh(self) -> Array:
        """Unit vector from hip to knee."""
        return unit(self.knee - self.hip)

    @property
    def shank(self) -> Array:
        """Unit vector from knee to ankle."""
        return unit(self.ankle - self.knee)

    @property
    def bend(self) -> float:
        """Knee flexion in degrees."""
        return float(np.degrees(np.arccos(np.clip(dot(self.thigh, self.shank), -1, 1))))


@dataclass(frozen=True, slots=True)
class Arm:
    """Joints of one arm.

    hinge: the axis of the elbow; pointing, back: the directions of the fingers and of the back of the hand.
    """

    side: Side
    shoulder: Array
    elbow: Array
    wrist: Array
    hinge: Array
    pointing: Array
    back: Array
    hand_shape: str
    thumb_sign: int

    @property
    def upper(self) -> Array:
        """Unit vector from shoulder to elbow."""
        return unit(self.elbow - self.shoulder)

    @property
    def fore(self) -> Array:
        """Unit vector from elbow to wrist."""
        return unit(self.wrist - self.elbow)


@dataclass(frozen=True, slots=True)
class Trunk:
    """The spine from below the seat to the collar, the neck and the head."""

    pelvis: BodyAxes
    stations: tuple[Station, ...]
    neck_root: Array
    neck_base_frame: BodyAxes
    neck_top: Array
    head: BodyAxes
    head_origin: Array

    def station(self, s: float) -> Station:
        """The point of the spine s cm above the hip line; its place is interpolated."""
        at = [q.s for q in self.stations]
        i = int(np.clip(np.searchsorted(at, s), 1, len(at) - 1))
        a, b = self.stations[i - 1], self.stations[i]
        t = min(1.0, max(0.0, (s - a.s) / (b.s - a.s)))
        return Station(s, a.point * (1 - t) + b.point * t, b.frame if t > 0.5 else a.frame)

    def moved(self, shift: Array) -> Trunk:
        """The same trunk displaced."""
        return replace(
            self,
            stations=tuple(replace(q, point=q.point + shift) for q in self.stations),
            neck_root=self.neck_root + shift,
            neck_top=self.neck_top + shift,
            head_origin=self.head_origin + shift,
        )


@dataclass(frozen=True, slots=True)
class Skeleton:
    """All bones of one posed figure.

    short_by: the cm by which a hand, foot or knee misses its target; bent_back: the degrees by which a knee
    given by angles bends forward.
    """

    build: Build
    trunk: Trunk
    legs: dict[Side, Leg]
    arms: dict[Side, Arm]
    short_by: dict[tuple[str, Side], float] = field(default_factory=dict)
    bent_back: dict[tuple[str, Side], float] = field(default_factory=dict)

    def joint(self, name: str) -> Array:
        """The place of a joint such as "knee_near", or of "head", "pelvis" or "collar"."""
        if name == "head":
            return self.trunk.head_origin
        if name in ("pelvis", "collar"):
            return self.trunk.station(0.0 if name == "pelvis" else 52.0).point
        part, side = name.rsplit("_", 1)
        limb = self.legs if part in ("hip", "knee", "ankle") else self.arms
        place: Array = getattr(limb[Side(side)], part)
        return place


def _bend_density(s: float, span: tuple[float, float]) -> float:
    """The share of a bend per cm at s: a trapezium over the span whose integral is 1."""
    low, high = span
    if not low <= s < high:
        return 0.0
    ramp = 0.2 * (high - low)
    level = 1.0 / (high - low - ramp)
    return level * min(1.0, (s - low) / ramp, (high - s) / ramp)


def pelvis_frame(pelvis: Pelvis) -> BodyAxes:
    """The axes of the pelvis."""
    return BodyAxes(np.eye(3)).turned(flex=90 - pelvis.up).turned(side=pelvis.side, twist=pelvis.twist)


def build_trunk(pelvis: Pelvis, spine: Spine) -> Trunk:
    """The spine, neck and head with the middle of the hip line at the origin."""
    base = pelvis_frame(pelvis)
    stations = _integrate(base.turned(flex=NATURAL_TILT), spine)
    root = next(q for q in reversed(stations) if q.s <= NECK_ROOT)
    neck_root = root.point - root.frame.forward * 0.9
    neck = root.frame.turned(flex=spine.neck + NECK_LEAN, side=spine.neck_side, twist=spine.neck_twist / 2)
    neck_top = neck_root + root.frame.up * 5 + neck.up * NECK
    head = neck.turned(
        flex=spine.head + HEAD_LEVEL, side=spine.head_side, twist=spine.head_twist + spine.neck_twist / 2
    )
    origin = neck_top + head.up * 2.6 + head.forward * 2.2
    return Trunk(base, stations, neck_root, root.frame, neck_top, head, origin)


def _integrate(frame: BodyAxes, spine: Spine) -> tuple[Station, ...]:
    """The stations of the spine, integrated upwards in STEPS steps from the axes of its base."""
    step = TRUNK / STEPS
    lumbar, thoracic = spine.lumbar + NATURAL_LUMBAR, spine.thoracic + NATURAL_THORACIC
    point = vector(0, 0, 0)
    stations = []
    for k in range(STEPS + 1):
        s = k * step
        stations.append(Station(s, point, frame))
        point = point + frame.up * step
        flex = (lumbar * _bend_density(s, LUMBAR_SPAN) + thoracic * _bend_density(s, THORACIC_SPAN)) * step
        turn = _bend_density(s, ROTATION_SPAN) * step
        frame = frame.turned(flex=flex, side=spine.side * turn, twist=spine.twist * turn)
    return tuple(stations)


def with_seat(trunk: Trunk, thighs: Sequence[Array]) -> Trunk:
    """The trunk continued 12 cm below the hip line, bending half-way towards the mean thigh.

    Without this bend the pelvis of a seated figure stands out below the thighs.
    """
    base = trunk.pelvis
    mean = (thighs[0] + thighs[1]) / 2
    weight = 0.55 * float(dot(mean, mean)) ** 1.5
    towards = mean * 2 - base.up * 0.35
    towards = unit(towards) if length(towards) > 1e-6 else -base.up
    step = TRUNK / STEPS
    point = trunk.stations[0].point
    low = []
    for k in range(1, 13):
        w = weight * k / 12
        down = unit(-base.up * (1 - w) + towards * w)
        point = point + down * step
        forward = perpendicular_to(base.forward, down, base.forward)
        low.append(Station(-k * step, point, BodyAxes(np.stack([forward, -down, base.near], axis=1))))
    return replace(trunk, stations=(*reversed(low), *trunk.stations))


def shoulder_joint(trunk: Trunk, build: Build, side: Side, shrug: tuple[float, float]) -> Array:
    """The place of a shoulder moved forward and up by the shrug (cm), and thereby a little inwards."""
    forward, up = shrug
    chest = trunk.station(SHOULDER_LINE)
    out = build.shoulder - 0.35 * abs(forward) - 0.25 * max(0.0, up)
    return chest.point + chest.frame.displacement(0.4 + forward, up, out * side.sign)


def bone_front(hinge: Array, along: Array) -> Array:
    """The direction of a bone's front: at right angles to the bone and to the axis of its joint."""
    return unit(cross(hinge, along))
