"""Two-bone inverse kinematics: the place of a knee or elbow for a given foot or hand (cm, degrees)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from backpdf.figures.pose.pose_model import Direction
from backpdf.figures.vectors import (
    Array,
    angle_between,
    cross,
    dot,
    length,
    perpendicular_to,
    rotated,
    unit,
    vector,
)

KNEE, ELBOW = 1, -1  # the sign of each joint's bend about its axis
FULLY_STRETCHED = (
    0.9995  # of the limb's length: the longest reach, at which the side of the bend is still defined
)
NEAREST = 0.5  # cm from the root; the shortest reach
FULLY_FOLDED = 1.02  # times the difference of the bones' lengths: the shortest reach of a limb
WRONG_WAY_COSINE = 0.3  # past a right angle, from which on a joint bends the wrong way
STRAIGHT, FOLDED = 12.0, 179.0  # degrees of bend; outside them the bones define no axis


@dataclass(frozen=True, slots=True)
class Reached:
    """The result of reach: middle joint, end, hinge axis, and the cm by which the end misses the goal."""

    middle: Array
    end: Array
    hinge: Array
    shortfall: float


def reach(
    root: Array, goal: Array, bones: tuple[float, float], hinge: Array, bend: int, swivel: float
) -> Reached:
    """Places two bones from root to goal; bend is KNEE or ELBOW.

    swivel: degrees by which the middle joint turns about the line from root to goal.
    """
    upper, lower = bones
    offset = goal - root
    distance = length(offset)
    along = offset / distance if distance > 1e-6 else vector(0, -1)
    least = max(abs(upper - lower) * FULLY_FOLDED, NEAREST)
    used = float(np.clip(distance, least, (upper + lower) * FULLY_STRETCHED))
    side = perpendicular_to(bend * cross(hinge, along), along, vector(1, 0, 0))
    if swivel:
        side = rotated(side, along, swivel)
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


def hinge_through(upper: Array, lower: Array, hinge: Array) -> Array:
    """The axis about which one bone turns into the other, on the side of the given axis."""
    if not STRAIGHT < angle_between(upper, lower) < FOLDED:
        return hinge
    axis = unit(cross(upper, lower))
    return axis if dot(axis, hinge) >= 0 else -axis


def bent_back(upper: Array, lower: Array, hinge: Array, bend: int) -> float:
    """The degrees by which a joint bends the wrong way; 0 where it bends the right way or is nearly straight.

    A joint may be turned in or out by up to a right angle, so only an axis clearly beyond that counts.
    """
    angle = angle_between(upper, lower)
    if not STRAIGHT < angle < FOLDED:
        return 0.0
    return angle if dot(-bend * unit(cross(upper, lower)), hinge) < -WRONG_WAY_COSINE else 0.0
