"""Varies one number of a pose until a joint is at a given place (secant method; cm, degrees)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from backpdf.figures.pose.pose_model import BodyPose, Fit, Side
from backpdf.figures.pose.skeleton import Skeleton

FIRST_STEP = 3.0  # the second value tried, in the unit of the varied number (degrees or cm)
LARGEST_STEP = 15.0
NEAR_ENOUGH = 0.02  # cm at which a fit stops
ATTEMPTS = 24

Solver = Callable[[BodyPose], Skeleton]


def fitted(body: BodyPose, fit: Fit, solve: Solver) -> BodyPose:
    """The body after one fit: its number is varied until the joint is at its place, or ATTEMPTS are used."""

    def miss(value: float) -> float:
        return fit_miss(solve(with_number(body, fit.vary, value)), fit)

    x0 = number_at(body, fit.vary)
    x1 = x0 + FIRST_STEP
    y0, y1 = miss(x0), miss(x1)
    for _ in range(ATTEMPTS):
        if abs(y1) < NEAR_ENOUGH or abs(y1 - y0) < 1e-9:
            break
        step = float(np.clip(y1 * (x1 - x0) / (y1 - y0), -LARGEST_STEP, LARGEST_STEP))
        x0, x1, y0 = x1, x1 - step, y1
        y1 = miss(x1)
    return with_number(body, fit.vary, x1)


def fit_miss(skeleton: Skeleton, fit: Fit) -> float:
    """The cm by which the joint is beyond the place of the fit; negative before it."""
    return float(skeleton.joint(fit.joint)[0 if fit.axis == "x" else 1]) - fit.value


def can_vary(body: BodyPose, path: str) -> bool:
    """Whether the pose has a number there to start from; an arm's `out` always has one."""
    part, name = path.split(".")
    return name == "out" or isinstance(getattr(_part_of(body, part), name), int | float)


def number_at(body: BodyPose, path: str) -> float:
    """The number that a fit varies, such as "spine.lumbar" or "leg_near.hip"; 0 where it is not a number."""
    part, name = path.split(".")
    holder = _part_of(body, part)
    value = getattr(holder, name)
    return float(value) if isinstance(value, int | float) else 0.0


def _part_of(body: BodyPose, part: str) -> object:
    if part in ("pelvis", "spine"):
        return getattr(body, part)
    limb, side = part.split("_")
    return (body.legs if limb == "leg" else body.arms)[Side(side)]


def with_number(body: BodyPose, path: str, value: float) -> BodyPose:
    """The body with one number replaced."""
    part, name = path.split(".")
    if part == "pelvis":
        return replace(body, pelvis=replace(body.pelvis, **{name: value}))  # type: ignore[arg-type]  # a number
    if part == "spine":
        return replace(body, spine=replace(body.spine, **{name: value}))
    limb, side_name = part.split("_")
    side = Side(side_name)
    if limb == "leg":
        leg = replace(body.legs[side], **{name: value})  # type: ignore[arg-type]  # a number
        return replace(body, legs={**body.legs, side: leg})
    arm = replace(body.arms[side], **{name: value})  # type: ignore[arg-type]  # a number
    return replace(body, arms={**body.arms, side: arm})
