"""Arms on the paper: skin, hand and sleeve (cm)."""

from __future__ import annotations

from shapely.geometry.base import BaseGeometry

from backpdf.figures.body.hands import HandFrame, draw_hand
from backpdf.figures.body.measurements import FOREARM_ROWS, UPPER_ARM_ROWS
from backpdf.figures.body.rings import Swell, ball, limb
from backpdf.figures.drawing import outline
from backpdf.figures.drawing.context import LimbDrawing, Studio, limb_folds
from backpdf.figures.pose.skeleton import Arm
from backpdf.figures.vectors import Array, cross, unit

SLEEVE = 0.5  # of the upper arm


def draw_arm(studio: Studio, arm: Arm) -> LimbDrawing:
    """One arm with hand and sleeve."""
    girth, camera = studio.skeleton.build.arm, studio.camera
    top = limb(arm.shoulder, arm.elbow, arm.hinge, UPPER_ARM_ROWS, swell=Swell(girth))
    below = limb(arm.elbow, arm.wrist, arm.hinge, FOREARM_ROWS, swell=Swell(girth))
    frame = HandFrame.of(arm.wrist, arm.pointing, arm.back, arm.thumb_sign)
    hand = draw_hand(frame, arm.hand_shape, camera, studio.surfaces)
    upper = outline.union([studio.flat(top), studio.flat(ball(deltoid(arm), 5.2 * girth))])
    lower = outline.union([studio.flat(below), hand.shape])
    skin = outline.soften(outline.union([upper, studio.flat(ball(arm.elbow, 3.7 * girth)), lower]), 0.5, 0.2)
    middle = camera.project(arm.elbow)
    folds = limb_folds(studio, (upper, lower), ([top], [below]), skin, middle, 5.0)
    return LimbDrawing(
        skin=skin,
        upper=upper,
        lower=lower,
        bare=skin,
        cloth=_sleeve(studio, arm),
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
    """The middle of the shoulder's roundness, a little down the upper arm."""
    return arm.shoulder + arm.upper * 1.2


def _sleeve(studio: Studio, arm: Arm) -> BaseGeometry:
    girth = studio.skeleton.build.arm
    cloth = limb(arm.shoulder, arm.elbow, arm.hinge, UPPER_ARM_ROWS, (0.0, SLEEVE), Swell(girth, 0.7, 0.9))
    shape = outline.union([studio.flat(cloth), studio.flat(ball(deltoid(arm), 5.9 * girth))])
    if studio.faces(arm.upper):
        past = limb(
            arm.shoulder,
            arm.elbow,
            arm.hinge,
            UPPER_ARM_ROWS,
            (SLEEVE - 0.005, SLEEVE + 0.2),
            Swell(1, 2.4),
            4,
        )
        shape = outline.tidy(shape.difference(outline.loft(past, studio.camera)))
    return shape
