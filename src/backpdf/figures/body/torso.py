"""The shirt and the pelvis on the paper (cm)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from shapely.geometry.base import BaseGeometry

from backpdf.figures.body.arms import deltoid
from backpdf.figures.body.measurements import TRUNK_ROWS, sample
from backpdf.figures.body.rings import ball, rest, ring
from backpdf.figures.drawing import outline
from backpdf.figures.drawing.context import Studio, TrunkDrawing
from backpdf.figures.pose.skeleton import Arm, Skeleton
from backpdf.figures.vectors import Array, dot

COLLAR_LEAN = 24.0  # degrees that the collar leans forward, as shoulders slope


def trunk_rings(skeleton: Skeleton, low: float, high: float, grow: float = 0.0, step: float = 1.4) -> Array:
    """Cross-sections of the trunk from low to high (cm above the hip line)."""
    at = np.arange(low, high + 0.01, step)
    radii = sample(TRUNK_ROWS, at) * sample(skeleton.build.trunk, at) + grow
    rings = []
    for s, r in zip(at, radii, strict=True):
        station = skeleton.trunk.station(float(s))
        frame = station.frame
        if s > 42:  # the collar leans forward, as shoulders slope
            frame = frame.turned(flex=COLLAR_LEAN * (s - 42) / 10.5)
        rings.append(ring(station.point, frame.forward, frame.near, r))
    return np.stack(rings)


def draw_trunk(studio: Studio, yokes: Sequence[Arm]) -> TrunkDrawing:
    """Shirt and pelvis; yokes are the arms whose shoulder the shirt runs up to."""
    skeleton, camera = studio.skeleton, studio.camera
    chest = trunk_rings(skeleton, 6, 52.4, 0.5)
    shirt = outline.union([studio.flat(chest), *(_yoke(studio, arm) for arm in yokes)])
    shirt = _open_collar(studio, shirt)
    hips = trunk_rings(skeleton, -9.8, 10.5, 0.7)
    pelvis = studio.flat(hips)
    if dot(skeleton.trunk.station(10.5).frame.up, camera.toward) > 0.02:  # the shirt hangs over the waistband
        pelvis = pelvis.difference(outline.loft(trunk_rings(skeleton, 10.5, 18, 1.6), camera))
    return TrunkDrawing(shirt, pelvis, chest, hips)


def _yoke(studio: Studio, arm: Arm) -> BaseGeometry:
    """Cloth from the ball of the shoulder to the collar."""
    shoulder = rest(ball(deltoid(arm), 5.2 * studio.skeleton.build.arm), studio.surfaces).reshape(-1, 3)
    collar = trunk_rings(studio.skeleton, 50.6, 50.7, 0.3)[0]
    collar = collar * 0.8 + collar.mean(axis=0) * 0.2
    return outline.hull(studio.camera.project(np.vstack([shoulder, collar])))


def _open_collar(studio: Studio, shirt: BaseGeometry) -> BaseGeometry:
    """The shirt cut along the collar, where one looks into it."""
    up = studio.skeleton.trunk.station(52.0).frame.turned(flex=COLLAR_LEAN).up
    if dot(up, studio.camera.toward) <= 0.03:
        return shirt
    collar = trunk_rings(studio.skeleton, 52.4, 52.5, 0.6)[0]
    return shirt.difference(outline.hull(studio.camera.project(np.vstack([collar, collar + up * 4]))))
