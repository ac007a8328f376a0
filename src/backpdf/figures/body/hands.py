"""Draws hands: a palm, four fingers of three bones and a thumb, in one outline with lines between fingers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from backpdf.figures.body.rings import Surface, pressed_onto, unit_circle
from backpdf.figures.drawing import outline
from backpdf.figures.drawing.camera import Camera
from backpdf.figures.vectors import Array, cross, dot, unit

# cm along the hand from the wrist: half width, half thickness
PALM_ROWS = (
    (-1.2, 2.4, 2.0),
    (0, 2.5, 1.9),
    (2, 3.0, 1.8),
    (4.5, 3.6, 1.65),
    (7, 3.9, 1.45),
    (8.8, 3.9, 1.25),
    (9.6, 3.5, 1.0),
)
# index to little finger: cm sideways at the knuckle, length, radius (cm)
FINGERS = ((2.75, 7.0, 0.95), (0.9, 7.8, 0.98), (-1.0, 7.3, 0.95), (-2.75, 5.7, 0.85))
BONE_SHARES = (0.45, 0.31, 0.24)  # of a finger's length
# length, radius at the start and end of each thumb bone
THUMB = ((4.2, 1.55, 1.2), (2.9, 1.2, 1.0), (2.0, 1.0, 0.8))
VISIBLE = 0.35  # cosine between a finger's back and the view above which lines are drawn there


@dataclass(frozen=True, slots=True)
class HandShape:
    """Finger flexion at the three joints, spread, and the thumb's angle out and curl, in degrees.

    lowered: cm that the hand lies below the wrist's axis, so that a flat palm touches the surface under it.
    """

    curl: tuple[float, float, float]
    spread: float
    thumb_out: float
    thumb_curl: float
    lowered: float = 0.0

    @property
    def closed(self) -> bool:
        """Whether the fingers are folded into the palm."""
        return self.curl[1] > 50


SHAPES = {
    "flat": HandShape((0, 3, 3), 1.5, 30, 0, 0.9),
    "relax": HandShape((16, 26, 14), 0, 24, 8),
    "open": HandShape((4, 7, 5), 3, 40, 4, 0.9),
    "cup": HandShape((30, 30, 18), 0, 32, 8),
    "fist": HandShape((78, 96, 55), 0, 28, 38),
    "grip": HandShape((72, 86, 45), 0, 26, 40),
}


@dataclass(frozen=True, slots=True)
class HandFrame:
    """The place of a hand: wrist, and the directions of its fingers, its back and its thumb."""

    wrist: Array
    along: Array
    back: Array
    thumb: Array

    @classmethod
    def of(cls, wrist: Array, along: Array, back: Array, thumb_sign: int) -> HandFrame:
        """The frame of a hand; thumb_sign (1 or -1) selects the side of the thumb."""
        return cls(wrist, along, back, cross(along, back) * thumb_sign)

    def lowered(self, by: float) -> HandFrame:
        """The frame moved towards the palm by so many cm."""
        return replace(self, wrist=self.wrist - self.back * by)

    def at(self, along: float, back: float, thumb: float) -> Array:
        """The point at these cm from the wrist along the three directions."""
        return self.wrist + self.along * along + self.back * back + self.thumb * thumb


@dataclass(frozen=True, slots=True)
class FingerBone:
    """One finger bone: its ends, and the direction of its back."""

    start: Array
    end: Array
    back: Array


@dataclass(frozen=True, slots=True)
class HandDrawing:
    """The outline of a hand, the thin lines on it, and the rings from which its depth is computed."""

    shape: BaseGeometry
    lines: tuple[Array, ...]
    rings: tuple[Array, ...]


def _palm(frame: HandFrame) -> Array:
    c, s = unit_circle()
    across = [
        frame.at(x, 0, -0.1) - np.outer(c * thick, frame.back) + np.outer(s * half, frame.thumb)
        for x, half, thick in PALM_ROWS
    ]
    return np.stack(across)


def _finger(frame: HandFrame, shape: HandShape, index: int) -> tuple[Array, list[FingerBone]]:
    c, s = unit_circle()
    sideways, span, radius = FINGERS[index]
    splay = np.deg2rad(shape.spread * (1.5 - index) / 1.5)
    ahead = frame.along * np.cos(splay) + frame.thumb * np.sin(splay)
    joint = frame.at(9.0 - 0.45 * abs(index - 1), 0, sideways)
    rings, bones, bent = [], [], 0.0
    for k, (curl, share) in enumerate(zip(shape.curl, BONE_SHARES, strict=True)):
        bent += curl
        a = np.deg2rad(bent)
        along = ahead * np.cos(a) - frame.back * np.sin(a)
        back = ahead * np.sin(a) + frame.back * np.cos(a)
        across = cross(along, back)
        end = joint + along * span * share
        for u, place in ((0, joint), (1, end)):
            r = radius * (1 - 0.08 * k - 0.08 * u)
            rings.append(place + r * (np.outer(c, back) + np.outer(s, across)))
        bones.append(FingerBone(joint, end, back))
        joint = end
    rings.append(joint + along * radius * 0.55 + radius * 0.5 * (np.outer(c, back) + np.outer(s, across)))
    return np.stack(rings), bones


def _thumb(frame: HandFrame, shape: HandShape) -> Array:
    c, s = unit_circle()
    joint, angle, rings = frame.at(1.8, -0.3, 2.0), shape.thumb_out, []
    for k, (span, r0, r1) in enumerate(THUMB):
        angle -= shape.thumb_curl if k else 0.0
        a = np.deg2rad(angle)
        inward = frame.back * (0.12 + 0.55 * shape.thumb_curl / 45)
        along = unit(frame.along * np.cos(a) + frame.thumb * np.sin(a) - inward)
        across = unit(cross(along, frame.back))
        back = cross(across, along)
        for u, r in ((0.0, r0), (1.0, r1)):
            rings.append(joint + along * span * u + r * (np.outer(c, back) + np.outer(s, across)))
        joint = joint + along * span
    rings.append(joint + along * 0.5 + 0.45 * (np.outer(c, back) + np.outer(s, across)))
    return np.stack(rings)


def _separator(a: FingerBone, b: FingerBone, k: int) -> tuple[Array, Array, Array]:
    """The line between bone k of two neighbouring fingers: start, end, and direction of the back."""
    start, end = (a.start + b.start) / 2, (a.end + b.end) / 2
    whole = end - start
    return (
        start + whole * (0.35 if k == 0 else 0),
        end - whole * (0.25 if k == 2 else 0),
        unit(a.back + b.back),
    )


def _finger_lines(bones: Sequence[list[FingerBone]], closed: bool, camera: Camera) -> list[Array]:
    """The lines between the fingers on the visible side of the hand."""
    found = []
    for one, other in pairwise(bones):
        points: list[Array] = []
        for k, (a, b) in enumerate(zip(one, other, strict=True)):
            start, end, back = _separator(a, b, k)
            facing = float(dot(back, camera.toward))
            if facing > VISIBLE or (facing < -VISIBLE and not closed):
                lift = back * (0.8 if facing > 0 else -0.8)
                points += [end + lift] if points else [start + lift, end + lift]
            elif points:
                found.append(points)
                points = []
        if points:
            found.append(points)
    flat = [camera.project(np.stack(points)) for points in found if len(points) > 1]
    return [line for line in flat if LineString(line).length > 1.4]


@dataclass(frozen=True, slots=True)
class SolidHand:
    """A hand in space: rings of palm, four fingers and thumb, and the bones of the fingers."""

    frame: HandFrame
    rings: tuple[Array, ...]
    bones: tuple[list[FingerBone], ...]


def solid_hand(frame: HandFrame, shape: HandShape) -> SolidHand:
    """One hand in space, not yet pressed onto a surface."""
    frame = frame.lowered(shape.lowered)
    fingers = [_finger(frame, shape, i) for i in range(4)]
    rings = (_palm(frame), *(f[0] for f in fingers), _thumb(frame, shape))
    return SolidHand(frame, rings, tuple(f[1] for f in fingers))


def draw_hand(frame: HandFrame, shape_name: str, camera: Camera, surfaces: Sequence[Surface]) -> HandDrawing:
    """The drawing of one hand; shape_name is a key of SHAPES."""
    shape = SHAPES[shape_name]
    hand = solid_hand(frame, shape)
    stacks = [pressed_onto(rings, surfaces) for rings in hand.rings]
    silhouettes = [outline.silhouette(r, camera) for r in stacks]
    palm_and_fingers = outline.union(silhouettes[:5]).buffer(0.7).buffer(-0.7)
    drawn = _finger_lines(hand.bones, shape.closed, camera)
    if camera.depth(stacks[5]).mean() > camera.depth(stacks[0]).mean() + 0.15:  # thumb in front of palm
        edge = silhouettes[5].boundary.intersection(palm_and_fingers.buffer(-0.3))
        root = camera.project(hand.frame.at(1.5, 0, 0))
        drawn += outline.joined_lines(edge.difference(outline.disc(root, 3.6)), 2.0)
    return HandDrawing(outline.union([palm_and_fingers, silhouettes[5]]), tuple(drawn), tuple(stacks))
