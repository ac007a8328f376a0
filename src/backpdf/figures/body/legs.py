"""Draws legs: skin, kneecap, toes, trouser legs and shoes (cm)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from backpdf.figures.body import feet
from backpdf.figures.body.measurements import SHANK_ROWS, THIGH_ROWS
from backpdf.figures.body.rings import Widening, limb_rings, sphere_rings
from backpdf.figures.body.torso import trunk_rings
from backpdf.figures.drawing import outline
from backpdf.figures.drawing.context import DrawingContext, LimbDrawing, Shoe, limb_folds
from backpdf.figures.pose.skeleton import Leg
from backpdf.figures.vectors import Array, cross, dot, dots, perpendicular_to, unit

HEM = 0.48  # fraction of the thigh at which shorts end
CUFFS = {"leggings": 0.84, "trousers": 0.92}  # fraction of the shank at which trouser legs end
LOOSENESS = {"leggings": 0.35, "trousers": 0.9}  # cm over the skin
FLARES = {"leggings": 0.15, "trousers": 1.3}  # cm wider at the cuff
UNDER_CUFF = 0.12  # fraction of the shank by which skin is drawn above a cuff
TOES_SEEN = 0.8  # cosine between foot and view above which toes are drawn one by one


def draw_leg(context: DrawingContext, leg: Leg) -> LimbDrawing:
    """The drawing of one leg with its foot or shoe and its trouser leg."""
    build, camera = context.skeleton.build, context.camera
    thigh = limb_rings(leg.hip, leg.knee, leg.hinge, THIGH_ROWS, widening=Widening(build.thigh))
    shank = limb_rings(leg.knee, leg.ankle, leg.hinge, SHANK_ROWS, widening=Widening(build.shank), count=18)
    foot = feet.bare_foot(leg)
    upper = context.silhouette(thigh)
    knee = _knee(context, leg)
    lower = outline.union(
        [
            context.silhouette(shank),
            context.silhouette(foot),
            context.silhouette(sphere_rings(leg.ankle, 3.2)),
        ]
    )
    toes = _toes(context, leg)
    lower = outline.union([lower.buffer(2.2).buffer(-2.2), *toes])
    skin = outline.soften(outline.union([upper, knee, lower]), *((0.4, 0.2) if toes else ()))
    middle = camera.project(leg.knee)
    root = camera.project(leg.hip)
    shin_cloth = _shin_cloth(context, leg, knee)
    shoe = _shoe(context, leg) if context.person.shoes else None
    folds = limb_folds(context, (upper, lower), ([thigh], [shank]), skin, middle, 6.5)
    front = camera.project(unit(cross(leg.hinge, leg.thigh) + context.skeleton.trunk.pelvis.forward * 0.3))
    return LimbDrawing(
        skin=skin,
        upper=upper,
        lower=lower,
        visible_skin=_visible_skin(context, leg, skin, shoe),
        cloth=outline.union([_thigh_cloth(context, leg), shin_cloth]),
        lower_cloth=shin_cloth,
        folds=folds,
        details=_toe_lines(context, leg, toes),
        root=root,
        middle=middle,
        front=front,
        upper_rings=(thigh,),
        lower_rings=(shank, foot),
        shoe=shoe,
    )


def _visible_skin(context: DrawingContext, leg: Leg, skin: BaseGeometry, shoe: Shoe | None) -> BaseGeometry:
    """The skin without the shoe; with long trousers only the part below a little above the cuff."""
    outfit = context.person.outfit
    if outfit != "shorts":
        span = (CUFFS[outfit] - UNDER_CUFF, 1.0)
        shank = limb_rings(
            leg.knee, leg.ankle, leg.hinge, SHANK_ROWS, span, Widening(context.skeleton.build.shank), 8
        )
        ankle = outline.union([context.silhouette(shank), context.silhouette(sphere_rings(leg.ankle, 3.2))])
        below = outline.union([ankle, context.silhouette(feet.bare_foot(leg))]).buffer(2.2).buffer(-2.2)
        skin = outline.soften(below)
    return skin if shoe is None else outline.tidy(skin.difference(shoe.whole.buffer(-1.0)))


def _toes(context: DrawingContext, leg: Leg) -> list[Polygon]:
    """The toe tips as discs where a bare foot points at the viewer; else none."""
    if context.person.shoes or dot(leg.toe, context.camera.toward) < TOES_SEEN:
        return []
    shapes = [context.silhouette(rings) for rings in feet.toes(leg)]
    return [shape for shape in shapes if isinstance(shape, Polygon) and not shape.is_empty]


def _toe_lines(context: DrawingContext, leg: Leg, toes: Sequence[Polygon]) -> tuple[Array, ...]:
    """The upper edges of the toes; each toe covers the next one outwards."""
    up = context.camera.project(-leg.shank)
    up = up / max(1e-6, float(np.hypot(*up)))
    found = []
    for i, toe in enumerate(toes):
        edge = np.asarray(toe.exterior.coords)
        height = dots(edge - np.array(toe.centroid.coords[0]), up)
        top = outline.lines([edge[k : k + 2] for k in range(len(edge) - 1) if height[k] > -0.3])
        found += outline.joined_lines(top.difference(outline.union(toes[:i]).buffer(0.05)), 0.6)
    return tuple(found)


def _knee(context: DrawingContext, leg: Leg) -> BaseGeometry:
    """The knee with its kneecap, which moves forward as the knee bends."""
    cap = perpendicular_to(cross(leg.hinge, leg.thigh) + cross(leg.hinge, leg.shank), leg.hinge, leg.thigh)
    forward = 0.3 + 1.1 * np.sin(np.deg2rad(leg.bend / 2))
    return outline.union(
        [
            context.silhouette(sphere_rings(leg.knee, 5.1)),
            context.silhouette(sphere_rings(leg.knee + cap * forward, 4.6)),
        ]
    )


def _thigh_cloth(context: DrawingContext, leg: Leg) -> BaseGeometry:
    """One leg of shorts, or the trouser leg down to the knee, with the seat."""
    girth = context.skeleton.build.thigh
    seat = context.silhouette(sphere_rings(leg.hip, 9.3 * girth))
    if context.person.outfit != "shorts":
        loose = LOOSENESS[context.person.outfit]
        cloth = limb_rings(leg.hip, leg.knee, leg.hinge, THIGH_ROWS, widening=Widening(girth, loose))
        return outline.union([context.silhouette(cloth), seat])
    cloth = limb_rings(leg.hip, leg.knee, leg.hinge, THIGH_ROWS, (0.0, HEM), Widening(girth, 0.5, 1.0))
    shape = outline.union([context.silhouette(cloth), seat])
    if context.shows_opening(leg.thigh):
        beyond_hem = limb_rings(
            leg.hip, leg.knee, leg.hinge, THIGH_ROWS, (HEM - 0.005, HEM + 0.15), Widening(1, 2.4), 4
        )
        shape = outline.tidy(shape.difference(outline.silhouette(beyond_hem, context.camera)))
    return shape


def _shin_cloth(context: DrawingContext, leg: Leg, knee: BaseGeometry) -> BaseGeometry:
    """The trouser leg from the knee to the cuff; empty for shorts."""
    outfit = context.person.outfit
    if outfit == "shorts":
        return outline.EMPTY
    widening = Widening(context.skeleton.build.shank, LOOSENESS[outfit], FLARES[outfit])
    cloth = limb_rings(leg.knee, leg.ankle, leg.hinge, SHANK_ROWS, (0.0, CUFFS[outfit]), widening)
    shape = outline.soften(
        outline.union([context.silhouette(cloth), knee.buffer(LOOSENESS[outfit])]), 1.2, 0.3
    )
    if context.shows_opening(leg.shank):
        end = limb_rings(
            leg.knee,
            leg.ankle,
            leg.hinge,
            SHANK_ROWS,
            (CUFFS[outfit] - 0.01, CUFFS[outfit]),
            Widening(1, 1.6 + FLARES[outfit]),
            2,
        )[-1]
        shape = outline.tidy(shape.difference(outline.hull(context.camera.project(end))))
    return shape


def _shoe(context: DrawingContext, leg: Leg) -> Shoe:
    whole = outline.soften(context.silhouette(feet.shoe(leg)), 0.6, 0.3)
    sole = outline.soften(context.silhouette(feet.shoe_sole(leg)), 0.3, 0.1)
    up = unit(-leg.shank)
    seen = dot(up, context.camera.toward) > -0.4 and dot(leg.toe, context.camera.toward) > -0.8
    laces = [context.camera.project(lace) for lace in feet.shoe_laces(leg)] if seen else []
    inside = whole.buffer(-0.4)
    return Shoe(
        whole, sole, tuple(s for lace in laces for s in outline.joined_lines(_within(lace, inside), 0.4))
    )


def _within(line: Array, area: BaseGeometry) -> BaseGeometry:
    return outline.lines([line]).intersection(area)


def below_waistband(context: DrawingContext, leg: Leg, cloth: BaseGeometry) -> BaseGeometry:
    """The trouser leg without the part above the waistband, where the thigh is not raised."""
    if dot(leg.thigh, -context.skeleton.trunk.pelvis.up) <= 0.45:
        return cloth
    waist = outline.silhouette(trunk_rings(context.skeleton, 10.5, 22, 2.5), context.camera)
    near_hip = outline.disc(context.camera.project(leg.hip), 14)
    return outline.tidy(cloth.difference(waist.intersection(near_hip)))
