"""Draws all parts of one person, ready for painting."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from backpdf.figures.body.arms import draw_arm
from backpdf.figures.body.head import HeadDrawing, draw_head
from backpdf.figures.body.legs import below_waistband, draw_leg
from backpdf.figures.body.torso import draw_trunk
from backpdf.figures.drawing import outline
from backpdf.figures.drawing.context import DrawingContext, LimbDrawing, TrunkDrawing
from backpdf.figures.pose.pose_model import SIDES, Side
from backpdf.figures.vectors import Array, dot

SEPARATE_SIDES = 0.9  # cosine: from here on between view and shoulder line, the far limbs are darker
FULL_FRONT = 0.8  # cosine: from here on between view and the chest's front or back, slits are closed
WAIST = 9.8  # cm above the hip line
MAX_SLIT = 2.4  # cm: a narrower gap between a hanging arm and the trunk is closed


@dataclass(frozen=True, eq=False, slots=True)
class BodyDrawing:
    """All parts of one person on the paper; alike: both sides have the same colours."""

    context: DrawingContext
    legs: dict[Side, LimbDrawing]
    arms: dict[Side, LimbDrawing]
    trunk: TrunkDrawing
    head: HeadDrawing
    alike: bool


def sides_look_alike(context: DrawingContext, asked: bool | None) -> bool:
    """Whether both sides have the same colours: as the pose file says, or where neither is the far one."""
    if asked is not None:
        return asked
    return abs(float(dot(context.skeleton.trunk.pelvis.near, context.camera.toward))) < SEPARATE_SIDES


def draw_body(context: DrawingContext, asked_alike: bool | None) -> BodyDrawing:
    """The drawing of every part of a person."""
    skeleton = context.skeleton
    alike = sides_look_alike(context, asked_alike)
    legs = {}
    for side in SIDES:
        leg = draw_leg(context, skeleton.legs[side])
        legs[side] = replace(leg, cloth=below_waistband(context, skeleton.legs[side], leg.cloth))
    arms = {side: draw_arm(context, skeleton.arms[side]) for side in SIDES}
    yoke_arms = [skeleton.arms[side] for side in (SIDES if alike else (Side.NEAR,))]
    trunk = draw_trunk(context, yoke_arms)
    if alike:
        trunk = _shirt_joined_to_arms(context, trunk, arms)
    head = draw_head(skeleton, context.person, context.camera, context.surfaces)
    return BodyDrawing(context, legs, arms, trunk, head, alike)


def _shirt_joined_to_arms(
    context: DrawingContext, trunk: TrunkDrawing, arms: dict[Side, LimbDrawing]
) -> TrunkDrawing:
    """The trunk with its shirt widened over the slit beside a hanging arm, so that one line shows there."""
    waist = context.skeleton.trunk.station(WAIST)
    if abs(dot(waist.frame.forward, context.camera.toward)) < FULL_FRONT:
        return trunk
    above = _half_plane(context.camera.project(waist.point), context.camera.project(waist.frame.up))
    both = outline.union([trunk.shirt, trunk.pelvis])
    shirt = trunk.shirt
    for arm in arms.values():
        with_arm = outline.union([both, arm.skin])
        closed = _without_slits(with_arm)
        if any(outline.polygons(p.difference(closed)) for p in _holes(with_arm)):
            continue  # a wide gap of which only the ends are narrow
        apart = outline.union([_without_slits(arm.skin), _without_slits(both)])
        slit = outline.tidy(closed.difference(apart)).buffer(0.4)
        shirt = shirt.union(slit.intersection(above))
    return replace(trunk, shirt=outline.tidy(shirt))


def _holes(shape: BaseGeometry) -> list[Polygon]:
    """The gaps that a shape encloses."""
    return [Polygon(ring) for part in outline.polygons(shape) for ring in part.interiors]


def _without_slits(shape: BaseGeometry) -> BaseGeometry:
    """The shape with gaps narrower than MAX_SLIT filled."""
    return shape.buffer(MAX_SLIT / 2).buffer(-MAX_SLIT / 2)


def _half_plane(at: Array, up: Array) -> BaseGeometry:
    """The half of the paper that lies in the direction `up` from a point."""
    far = 300.0
    direction = up / np.hypot(*up)
    across = np.array([-direction[1], direction[0]]) * far
    return Polygon([at + across, at + across + direction * far, at - across + direction * far, at - across])
