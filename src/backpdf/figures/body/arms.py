"""Draws arms: skin, hand and sleeve (cm)."""

from __future__ import annotations

from shapely.geometry.base import BaseGeometry

from backpdf.figures.body.hands import HandFrame, draw_hand
from backpdf.figures.body.measurements import FOREARM_ROWS, UPPER_ARM_ROWS
from backpdf.figures.body.rings import Widening, limb_rings, sphere_rings
from backpdf.figures.drawing import outline
from backpdf.figures.drawing.context import DrawingContext, LimbDrawing, limb_folds
from backpdf.figures.pose.skeleton import Arm
from backpdf.figures.vectors import Array, cross, unit

SLEEVE = 0.5  # fraction of the upper arm that the sleeve covers


def draw_arm(context: DrawingContext, arm: Arm) -> LimbDrawing:
    """The drawing of one arm with hand and sleeve."""
    girth, camera = context.skeleton.build.arm, context.camera
    top = limb_rings(arm.shoulder, arm.elbow, arm.hinge, UPPER_ARM_ROWS, widening=Widening(girth))
    below = limb_rings(arm.elbow, arm.wrist, arm.hinge, FOREARM_ROWS, widening=Widening(girth))
    frame = HandFrame.of(arm.wrist, arm.pointing, arm.back, arm.thumb_sign)
    hand = draw_hand(frame, arm.hand_shape, camera, context.surfaces)
    upper = outline.union(
        [context.silhouette(top), context.silhouette(sphere_rings(deltoid(arm), 5.2 * girth))]
    )
    lower = outline.union([context.silhouette(below), hand.shape])
    skin = outline.soften(
        outline.union([upper, context.silhouette(sphere_rings(arm.elbow, 3.7 * girth)), lower]), 0.5, 0.2
    )
    middle = camera.project(arm.elbow)
    folds = limb_folds(context, (upper, lower), ([top], [below]), skin, middle, 5.0)
    return LimbDrawing(
        skin=skin,
        upper=upper,
        lower=lower,
        visible_skin=skin,
        cloth=_sleeve(context, arm),
        lower_cloth=outline.EMPTY,
        folds=folds,
        details=hand.lines,
        root=camera.project(arm.shoulder),
        middle=middle,
        front=camera.project(unit(cross(arm.hinge, arm.upper))),
        upper_rings=(top,),
        lower_rings=(below, *hand.rings),
    )


def deltoid(arm: Arm) -> Array:
    """The centre of the deltoid muscle, 1.2 cm down the upper arm."""
    return arm.shoulder + arm.upper * 1.2


def _sleeve(context: DrawingContext, arm: Arm) -> BaseGeometry:
    """The sleeve, cut straight where the viewer sees into its open end."""
    girth = context.skeleton.build.arm
    cloth = limb_rings(
        arm.shoulder, arm.elbow, arm.hinge, UPPER_ARM_ROWS, (0.0, SLEEVE), Widening(girth, 0.7, 0.9)
    )
    shape = outline.union(
        [context.silhouette(cloth), context.silhouette(sphere_rings(deltoid(arm), 5.9 * girth))]
    )
    if context.shows_opening(arm.upper):
        beyond_hem = limb_rings(
            arm.shoulder,
            arm.elbow,
            arm.hinge,
            UPPER_ARM_ROWS,
            (SLEEVE - 0.005, SLEEVE + 0.2),
            Widening(1, 2.4),
            4,
        )
        shape = outline.tidy(shape.difference(outline.silhouette(beyond_hem, context.camera)))
    return shape
