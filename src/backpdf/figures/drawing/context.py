"""What all parts of the body share: the studio they are drawn in, and what a drawn part is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from backpdf.figures.body.rings import Surface, rest
from backpdf.figures.drawing import outline
from backpdf.figures.drawing.camera import Camera
from backpdf.figures.drawing.depth import DepthMap, in_front
from backpdf.figures.pose.pose_model import Person
from backpdf.figures.pose.skeleton import Skeleton
from backpdf.figures.vectors import Array, dot

FACING = 0.1  # an open end of a garment is cut straight where it faces the viewer by this much


@dataclass(frozen=True, eq=False, slots=True)
class Shoe:
    """A shoe: the whole, its sole, its laces."""

    whole: BaseGeometry
    sole: BaseGeometry
    laces: tuple[Array, ...]


@dataclass(frozen=True, eq=False, slots=True)
class LimbDrawing:
    """One arm or leg on the paper.

    skin is the whole limb, upper and lower its two halves; bare what of it is not under long trousers or
    a shoe; cloth its sleeve or trouser leg, lower_cloth the part of it below the knee; folds are the
    lines where it overlaps itself, details thin lines (fingers).  root and middle are its joints
    on the paper; front_of_thigh is a direction there.  The rings serve for depth.
    """

    skin: BaseGeometry
    upper: BaseGeometry
    lower: BaseGeometry
    bare: BaseGeometry
    cloth: BaseGeometry
    lower_cloth: BaseGeometry
    folds: tuple[Array, ...]
    details: tuple[Array, ...]
    root: Array
    middle: Array
    front: Array
    upper_rings: tuple[Array, ...]
    lower_rings: tuple[Array, ...]
    shoe: Shoe | None = None


@dataclass(frozen=True, eq=False, slots=True)
class TrunkDrawing:
    """The shirt and the pelvis on the paper, with the rings of the chest and of the pelvis."""

    shirt: BaseGeometry
    pelvis: BaseGeometry
    chest_rings: Array
    pelvis_rings: Array


@dataclass(frozen=True, eq=False, slots=True)
class Studio:
    """What every part needs to be drawn."""

    skeleton: Skeleton
    person: Person
    camera: Camera
    surfaces: Sequence[Surface]

    def flat(self, rings: Array) -> BaseGeometry:
        """The silhouette of rings that rest on the surfaces."""
        return outline.loft(rest(rings, self.surfaces), self.camera)

    def faces(self, way: Array) -> bool:
        """Whether a garment's open end that points this way is seen into."""
        return bool(dot(way, self.camera.toward) > FACING)


def limb_folds(
    studio: Studio,
    halves: tuple[BaseGeometry, BaseGeometry],
    stacks: tuple[list[Array], list[Array]],
    skin: BaseGeometry,
    joint: Array,
    radius: float,
) -> tuple[Array, ...]:
    """The fold of a bent limb: the edge of whichever half lies in front."""
    upper, lower = halves
    maps = [DepthMap.of(stack, studio.camera).without(joint, radius) for stack in stacks]
    if in_front(maps[0], maps[1]) > 0:
        upper, lower = lower, upper
    return tuple(outline.crease(lower, upper, skin, joint, radius))
