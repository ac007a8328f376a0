"""The input that all parts of the body are drawn from, and the shapes of a drawn limb and trunk (cm)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from shapely.geometry.base import BaseGeometry

from backpdf.figures.body.rings import Surface, pressed_onto
from backpdf.figures.drawing import outline
from backpdf.figures.drawing.camera import Camera
from backpdf.figures.drawing.depth import DepthMap, certainty_in_front
from backpdf.figures.pose.pose_model import Person
from backpdf.figures.pose.skeleton import Skeleton
from backpdf.figures.vectors import Array, dot

FACING = 0.1  # an open end of a garment is cut straight where it faces the viewer by this much


@dataclass(frozen=True, eq=False, slots=True)
class Shoe:
    """The shapes of a shoe on the paper: the whole shoe, its sole, and the lines of its laces."""

    whole: BaseGeometry
    sole: BaseGeometry
    laces: tuple[Array, ...]


@dataclass(frozen=True, eq=False, slots=True)
class LimbDrawing:
    """One arm or leg on the paper.

    skin: the whole limb; upper, lower: its two halves; visible_skin: the skin that no long trousers and no
    shoe cover.  cloth: the sleeve or trouser leg; lower_cloth: its part below the knee.  folds: lines where
    the limb overlaps itself; details: thin lines between fingers or toes.  root: shoulder or hip; middle:
    elbow or knee; front: the direction of the limb's front on the paper.  upper_rings, lower_rings: the
    cross-sections from which its depth is computed.
    """

    skin: BaseGeometry
    upper: BaseGeometry
    lower: BaseGeometry
    visible_skin: BaseGeometry
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
class DrawingContext:
    """A posed person, the camera, and the surfaces that the person touches: the input of every body part."""

    skeleton: Skeleton
    person: Person
    camera: Camera
    surfaces: Sequence[Surface]

    def silhouette(self, rings: Array) -> BaseGeometry:
        """The outline on the paper of a stack of rings after it is pressed onto the surfaces."""
        return outline.silhouette(pressed_onto(rings, self.surfaces), self.camera)

    def shows_opening(self, outward: Array) -> bool:
        """Whether the viewer sees into the open end of a garment that points in this direction."""
        return bool(dot(outward, self.camera.toward) > FACING)


def limb_folds(
    context: DrawingContext,
    halves: tuple[BaseGeometry, BaseGeometry],
    stacks: tuple[list[Array], list[Array]],
    skin: BaseGeometry,
    joint: Array,
    radius: float,
) -> tuple[Array, ...]:
    """The fold lines of a bent limb: the edge of the half that is nearer to the viewer.

    joint and radius give the disc (cm) in which both halves are one and are not compared.
    """
    upper, lower = halves
    maps = [DepthMap.of(stack, context.camera).without_disc(joint, radius) for stack in stacks]
    if certainty_in_front(maps[0], maps[1]) > 0:
        upper, lower = lower, upper
    return tuple(outline.fold_lines(lower, upper, skin, joint, radius))
