"""Draws the trunk: the shirt, and the pelvis in its cloth (cm)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from shapely.geometry.base import BaseGeometry

from backpdf.figures.body.arms import deltoid
from backpdf.figures.body.measurements import TRUNK_ROWS, sample
from backpdf.figures.body.rings import pressed_onto, ring, sphere_rings
from backpdf.figures.drawing import outline
from backpdf.figures.drawing.context import DrawingContext, TrunkDrawing
from backpdf.figures.pose.skeleton import Arm, Skeleton
from backpdf.figures.vectors import Array, dot

COLLAR_LEAN = 24.0  # degrees by which the collar leans forward


def trunk_rings(skeleton: Skeleton, low: float, high: float, grow: float = 0.0, step: float = 1.4) -> Array:
    """Rings of the trunk every `step` cm from low to high (cm above the hip line), `grow` cm wider."""
    at = np.arange(low, high + 0.01, step)
    radii = sample(TRUNK_ROWS, at) * sample(skeleton.build.trunk, at) + grow
    rings = []
    for s, r in zip(at, radii, strict=True):
        station = skeleton.trunk.station(float(s))
        frame = station.frame
        if s > 42:  # from here up the rings tilt towards the collar
            frame = frame.turned(flex=COLLAR_LEAN * (s - 42) / 10.5)
        rings.append(ring(station.point, frame.forward, frame.near, r))
    return np.stack(rings)


def draw_trunk(context: DrawingContext, yoke_arms: Sequence[Arm]) -> TrunkDrawing:
    """The drawing of the trunk; the shirt extends to the shoulders of yoke_arms."""
    skeleton, camera = context.skeleton, context.camera
    chest = trunk_rings(skeleton, 6, 52.4, 0.5)
    shirt = outline.union([context.silhouette(chest), *(_yoke(context, arm) for arm in yoke_arms)])
    shirt = _open_collar(context, shirt)
    hips = trunk_rings(skeleton, -9.8, 10.5, 0.7)
    pelvis = context.silhouette(hips)
    if dot(skeleton.trunk.station(10.5).frame.up, camera.toward) > 0.02:  # the shirt hangs over the waistband
        pelvis = pelvis.difference(outline.silhouette(trunk_rings(skeleton, 10.5, 18, 1.6), camera))
    return TrunkDrawing(shirt, pelvis, chest, hips)


def _yoke(context: DrawingContext, arm: Arm) -> BaseGeometry:
    """The yoke of the shirt: cloth from the deltoid to the collar."""
    shoulder = pressed_onto(
        sphere_rings(deltoid(arm), 5.2 * context.skeleton.build.arm), context.surfaces
    ).reshape(-1, 3)
    collar = trunk_rings(context.skeleton, 50.6, 50.7, 0.3)[0]
    collar = collar * 0.8 + collar.mean(axis=0) * 0.2
    return outline.hull(context.camera.project(np.vstack([shoulder, collar])))


def _open_collar(context: DrawingContext, shirt: BaseGeometry) -> BaseGeometry:
    """The shirt cut along the collar where the viewer sees into it."""
    up = context.skeleton.trunk.station(52.0).frame.turned(flex=COLLAR_LEAN).up
    if dot(up, context.camera.toward) <= 0.03:
        return shirt
    collar = trunk_rings(context.skeleton, 52.4, 52.5, 0.6)[0]
    return shirt.difference(outline.hull(context.camera.project(np.vstack([collar, collar + up * 4]))))
