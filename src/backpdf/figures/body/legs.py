"""Legs on the paper: skin, knee cap, toes, trouser legs and shoes (cm)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from backpdf.figures.body import feet
from backpdf.figures.body.measurements import SHANK_ROWS, THIGH_ROWS
from backpdf.figures.body.rings import Swell, ball, limb
from backpdf.figures.body.torso import trunk_rings
from backpdf.figures.drawing import outline
from backpdf.figures.drawing.context import LimbDrawing, Shoe, Studio, limb_folds
from backpdf.figures.pose.skeleton import Leg
from backpdf.figures.vectors import Array, cross, dot, dots, square_to, unit

HEM = 0.48  # of the thigh: where shorts end
CUFFS = {"leggings": 0.84, "trousers": 0.92}  # of the shank
LOOSE = {"leggings": 0.35, "trousers": 0.9}  # cm over the skin
FLARES = {"leggings": 0.15, "trousers": 1.3}  # cm wider at the cuff
UNDER_CUFF = 0.12  # of the shank: how far bare skin runs up under a cuff
TOES_SEEN = 0.8  # toes are drawn one by one where the foot points at the viewer by this much


def draw_leg(studio: Studio, leg: Leg) -> LimbDrawing:
    """One leg with foot or shoe and trouser leg."""
    build, camera = studio.skeleton.build, studio.camera
    thigh = limb(leg.hip, leg.knee, leg.hinge, THIGH_ROWS, swell=Swell(build.thigh))
    shank = limb(leg.knee, leg.ankle, leg.hinge, SHANK_ROWS, swell=Swell(build.shank), count=18)
    foot = feet.bare_foot(leg)
    upper = studio.flat(thigh)
    knee = _knee(studio, leg)
    lower = outline.union([studio.flat(shank), studio.flat(foot), studio.flat(ball(leg.ankle, 3.2))])
    toes = _toes(studio, leg)
    lower = outline.union([lower.buffer(2.2).buffer(-2.2), *toes])
    skin = outline.soften(outline.union([upper, knee, lower]), *((0.4, 0.2) if toes else ()))
    middle = camera.project(leg.knee)
    root = camera.project(leg.hip)
    shin_cloth = _shin_cloth(studio, leg, knee)
    shoe = _shoe(studio, leg) if studio.person.shoes else None
    folds = limb_folds(studio, (upper, lower), ([thigh], [shank]), skin, middle, 6.5)
    front = camera.project(unit(cross(leg.hinge, leg.thigh) + studio.skeleton.trunk.pelvis.forward * 0.3))
    return LimbDrawing(
        skin=skin,
        upper=upper,
        lower=lower,
        bare=_bare_skin(studio, leg, skin, shoe),
        cloth=outline.union([_thigh_cloth(studio, leg), shin_cloth]),
        lower_cloth=shin_cloth,
        folds=folds,
        details=_toe_lines(studio, leg, toes),
        root=root,
        middle=middle,
        front=front,
        upper_rings=(thigh,),
        lower_rings=(shank, foot),
        shoe=shoe,
    )


def _bare_skin(studio: Studio, leg: Leg, skin: BaseGeometry, shoe: Shoe | None) -> BaseGeometry:
    """What is seen of a leg's skin: under long trousers only from a little above the cuff."""
    outfit = studio.person.outfit
    if outfit != "shorts":
        span = (CUFFS[outfit] - UNDER_CUFF, 1.0)
        shank = limb(leg.knee, leg.ankle, leg.hinge, SHANK_ROWS, span, Swell(studio.skeleton.build.shank), 8)
        ankle = outline.union([studio.flat(shank), studio.flat(ball(leg.ankle, 3.2))])
        below = outline.union([ankle, studio.flat(feet.bare_foot(leg))]).buffer(2.2).buffer(-2.2)
        skin = outline.soften(below)
    return skin if shoe is None else outline.tidy(skin.difference(shoe.whole.buffer(-1.0)))


def _toes(studio: Studio, leg: Leg) -> list[Polygon]:
    """The toe tips as discs, where a bare foot points at the viewer."""
    if studio.person.shoes or dot(leg.toe, studio.camera.toward) < TOES_SEEN:
        return []
    shapes = [studio.flat(rings) for rings in feet.toes(leg)]
    return [shape for shape in shapes if isinstance(shape, Polygon) and not shape.is_empty]


def _toe_lines(studio: Studio, leg: Leg, toes: Sequence[Polygon]) -> tuple[Array, ...]:
    """The upper edges of the toes; each toe lies over the next one out."""
    up = studio.camera.project(-leg.shank)
    up = up / max(1e-6, float(np.hypot(*up)))
    found = []
    for i, toe in enumerate(toes):
        edge = np.asarray(toe.exterior.coords)
        height = dots(edge - np.array(toe.centroid.coords[0]), up)
        top = outline.lines([edge[k : k + 2] for k in range(len(edge) - 1) if height[k] > -0.3])
        found += outline.strokes(top.difference(outline.union(toes[:i]).buffer(0.05)), 0.6)
    return tuple(found)


def _knee(studio: Studio, leg: Leg) -> BaseGeometry:
    """The knee with its cap, which comes forward as the knee bends."""
    cap = square_to(cross(leg.hinge, leg.thigh) + cross(leg.hinge, leg.shank), leg.hinge, leg.thigh)
    forward = 0.3 + 1.1 * np.sin(np.deg2rad(leg.bend / 2))
    return outline.union([studio.flat(ball(leg.knee, 5.1)), studio.flat(ball(leg.knee + cap * forward, 4.6))])


def _thigh_cloth(studio: Studio, leg: Leg) -> BaseGeometry:
    """Shorts, or the upper half of a trouser leg, with the seat."""
    girth = studio.skeleton.build.thigh
    seat = studio.flat(ball(leg.hip, 9.3 * girth))
    if studio.person.outfit != "shorts":
        loose = LOOSE[studio.person.outfit]
        cloth = limb(leg.hip, leg.knee, leg.hinge, THIGH_ROWS, swell=Swell(girth, loose))
        return outline.union([studio.flat(cloth), seat])
    cloth = limb(leg.hip, leg.knee, leg.hinge, THIGH_ROWS, (0.0, HEM), Swell(girth, 0.5, 1.0))
    shape = outline.union([studio.flat(cloth), seat])
    if studio.faces(leg.thigh):
        past = limb(leg.hip, leg.knee, leg.hinge, THIGH_ROWS, (HEM - 0.005, HEM + 0.15), Swell(1, 2.4), 4)
        shape = outline.tidy(shape.difference(outline.loft(past, studio.camera)))
    return shape


def _shin_cloth(studio: Studio, leg: Leg, knee: BaseGeometry) -> BaseGeometry:
    """The trouser leg from the knee to the cuff; nothing for shorts."""
    outfit = studio.person.outfit
    if outfit == "shorts":
        return outline.EMPTY
    swell = Swell(studio.skeleton.build.shank, LOOSE[outfit], FLARES[outfit])
    cloth = limb(leg.knee, leg.ankle, leg.hinge, SHANK_ROWS, (0.0, CUFFS[outfit]), swell)
    shape = outline.soften(outline.union([studio.flat(cloth), knee.buffer(LOOSE[outfit])]), 1.2, 0.3)
    if studio.faces(leg.shank):
        end = limb(
            leg.knee,
            leg.ankle,
            leg.hinge,
            SHANK_ROWS,
            (CUFFS[outfit] - 0.01, CUFFS[outfit]),
            Swell(1, 1.6 + FLARES[outfit]),
            2,
        )[-1]
        shape = outline.tidy(shape.difference(outline.hull(studio.camera.project(end))))
    return shape


def _shoe(studio: Studio, leg: Leg) -> Shoe:
    whole = outline.soften(studio.flat(feet.shoe(leg)), 0.6, 0.3)
    sole = outline.soften(studio.flat(feet.shoe_sole(leg)), 0.3, 0.1)
    up = unit(-leg.shank)
    seen = dot(up, studio.camera.toward) > -0.4 and dot(leg.toe, studio.camera.toward) > -0.8
    laces = [studio.camera.project(lace) for lace in feet.shoe_laces(leg)] if seen else []
    inside = whole.buffer(-0.4)
    return Shoe(whole, sole, tuple(s for lace in laces for s in outline.strokes(_within(lace, inside), 0.4)))


def _within(line: Array, area: BaseGeometry) -> BaseGeometry:
    return outline.lines([line]).intersection(area)


def below_waistband(studio: Studio, leg: Leg, cloth: BaseGeometry) -> BaseGeometry:
    """The trouser leg kept from bulging over the waist band where the thigh is not raised."""
    if dot(leg.thigh, -studio.skeleton.trunk.pelvis.up) <= 0.45:
        return cloth
    waist = outline.loft(trunk_rings(studio.skeleton, 10.5, 22, 2.5), studio.camera)
    near_hip = outline.disc(studio.camera.project(leg.hip), 14)
    return outline.tidy(cloth.difference(waist.intersection(near_hip)))
