"""Two-bone reach: where a knee or an elbow goes when a foot or a hand is at a place (cm, degrees)."""

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
    rotated,
    square_to,
    unit,
    vector,
)

KNEE, ELBOW = 1, -1  # which way each joint folds about its axis
FULLY_STRETCHED = 0.9995  # a limb this straight still has a definite bend side
NEAREST = 0.5  # cm from the root within which there is no direction to speak of
FULLY_FOLDED = 1.02  # times the difference of the bones: as near to its root as a limb's end can come
CLEARLY = 0.3  # cosine: how far past a right angle an axis must be turned to count as the wrong way
STRAIGHT, FOLDED = 12.0, 179.0  # degrees of bend outside which the given axis of a joint is kept


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
    """Two bones from root to goal, bent the way a KNEE or an ELBOW can.

    swivel turns the middle joint about the line from root to goal.
    """
    upper, lower = bones
    way = goal - root
    distance = length(way)
    along = way / distance if distance > 1e-6 else vector(0, -1)
    least = max(abs(upper - lower) * FULLY_FOLDED, NEAREST)
    used = float(np.clip(distance, least, (upper + lower) * FULLY_STRETCHED))
    side = square_to(bend * cross(hinge, along), along, vector(1, 0, 0))
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
    """The axis that really carries one bone into the other, on the same side as the given one."""
    if not STRAIGHT < angle_between(upper, lower) < FOLDED:
        return hinge
    axis = unit(cross(upper, lower))
    return axis if dot(axis, hinge) >= 0 else -axis


def bent_back(upper: Array, lower: Array, hinge: Array, bend: int) -> float:
    """Degrees by which a joint bends the way it cannot; 0 where it bends rightly or is nearly straight.

    A joint turned in or out by up to a right angle bends rightly, so only what is clearly on the
    other side counts.
    """
    angle = angle_between(upper, lower)
    if not STRAIGHT < angle < FOLDED:
        return 0.0
    return angle if dot(-bend * unit(cross(upper, lower)), hinge) < -CLEARLY else 0.0
