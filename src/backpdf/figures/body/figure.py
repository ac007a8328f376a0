"""One person on the paper: every part drawn, not yet painted."""

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
from backpdf.figures.drawing.context import LimbDrawing, Studio, TrunkDrawing
from backpdf.figures.pose.pose_model import SIDES, Side
from backpdf.figures.vectors import Array, dot

SEPARATE_SIDES = 0.9  # the far limbs are darker where the viewer looks this much along the shoulders
FULL_FRONT = 0.8  # slits are closed where the viewer looks this much at the chest or back
WAIST = 9.8  # cm above the hip line
SLIT = 2.4  # cm: a narrower gap between a hanging arm and the trunk is closed


@dataclass(frozen=True, eq=False, slots=True)
class BodyDrawing:
    """All parts of one person on the paper; alike: both sides in the same colours."""

    studio: Studio
    legs: dict[Side, LimbDrawing]
    arms: dict[Side, LimbDrawing]
    trunk: TrunkDrawing
    head: HeadDrawing
    alike: bool


def sides_alike(studio: Studio, asked: bool | None) -> bool:
    """Whether neither side is really the far one, as in front and back views."""
    if asked is not None:
        return asked
    return abs(float(dot(studio.skeleton.trunk.pelvis.near, studio.camera.toward))) < SEPARATE_SIDES


def assemble(studio: Studio, asked_alike: bool | None) -> BodyDrawing:
    """Every part of a person."""
    skeleton = studio.skeleton
    alike = sides_alike(studio, asked_alike)
    legs = {}
    for side in SIDES:
        leg = draw_leg(studio, skeleton.legs[side])
        legs[side] = replace(leg, cloth=below_waistband(studio, skeleton.legs[side], leg.cloth))
    arms = {side: draw_arm(studio, skeleton.arms[side]) for side in SIDES}
    yokes = [skeleton.arms[side] for side in (SIDES if alike else (Side.NEAR,))]
    trunk = draw_trunk(studio, yokes)
    if alike:
        trunk = _up_to_arms(studio, trunk, arms)
    head = draw_head(skeleton, studio.person, studio.camera, studio.surfaces)
    return BodyDrawing(studio, legs, arms, trunk, head, alike)


def _up_to_arms(studio: Studio, trunk: TrunkDrawing, arms: dict[Side, LimbDrawing]) -> TrunkDrawing:
    """The shirt let out where a hanging arm leaves but a slit: one line there, not two."""
    waist = studio.skeleton.trunk.station(WAIST)
    if abs(dot(waist.frame.forward, studio.camera.toward)) < FULL_FRONT:
        return trunk
    above = _half_plane(studio.camera.project(waist.point), studio.camera.project(waist.frame.up))
    both = outline.union([trunk.shirt, trunk.pelvis])
    shirt = trunk.shirt
    for arm in arms.values():
        one = outline.union([both, arm.skin])
        closed = _closed(one)
        if any(outline.polygons(p.difference(closed)) for p in _holes(one)):
            continue  # a wide gap, only its ends are narrow
        apart = outline.union([_closed(arm.skin), _closed(both)])
        slit = outline.tidy(closed.difference(apart)).buffer(0.4)
        shirt = shirt.union(slit.intersection(above))
    return replace(trunk, shirt=outline.tidy(shirt))


def _holes(shape: BaseGeometry) -> list[Polygon]:
    """The gaps that a shape encloses."""
    return [Polygon(ring) for part in outline.polygons(shape) for ring in part.interiors]


def _closed(shape: BaseGeometry) -> BaseGeometry:
    """The shape without slits."""
    return shape.buffer(SLIT / 2).buffer(-SLIT / 2)


def _half_plane(at: Array, up: Array) -> BaseGeometry:
    """All of the paper that lies on the side `up` of a point."""
    far = 300.0
    way = up / np.hypot(*up)
    across = np.array([-way[1], way[0]]) * far
    return Polygon([at + across, at + across + way * far, at - across + way * far, at - across])
