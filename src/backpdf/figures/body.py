"""The dressed body as flat shapes: limbs with their clothes, the shirt, the pelvis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from shapely.geometry.base import BaseGeometry

from backpdf.figures import feet, outline
from backpdf.figures.depth import DepthMap, in_front
from backpdf.figures.hands import HandFrame, draw_hand
from backpdf.figures.pose import Person
from backpdf.figures.skeleton import Arm, Leg, Skeleton
from backpdf.figures.solids import Surface, Swell, ball, limb, rest, ring
from backpdf.figures.tables import FOREARM_ROWS, SHANK_ROWS, THIGH_ROWS, TRUNK_ROWS, UPPER_ARM_ROWS, sample
from backpdf.figures.vectors import Array, cross, unit
from backpdf.figures.view import Camera

HEM = 0.48  # of the thigh: where shorts end
SLEEVE = 0.5  # of the upper arm
CUFFS = {"leggings": 0.84, "trousers": 0.92}  # of the shank
LOOSE = {"leggings": 0.35, "trousers": 0.9}  # cm over the skin
FLARES = {"leggings": 0.15, "trousers": 1.3}  # cm wider at the cuff
UNDER_CUFF = 0.12  # of the shank: how far bare skin runs up under a cuff
FACING = 0.1  # an open end of a garment is cut straight where it faces the viewer by this much
COLLAR_LEAN = 24.0


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
        return bool(way @ self.camera.toward > FACING)


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


# ------------------------------------------------------------------ legs
def draw_leg(studio: Studio, leg: Leg) -> LimbDrawing:
    """One leg with foot or shoe and trouser leg."""
    build, camera = studio.skeleton.build, studio.camera
    thigh = limb(leg.hip, leg.knee, leg.hinge, THIGH_ROWS, swell=Swell(build.thigh))
    shank = limb(leg.knee, leg.ankle, leg.hinge, SHANK_ROWS, swell=Swell(build.shank), count=18)
    foot = feet.bare_foot(leg)
    upper = studio.flat(thigh)
    knee = _knee(studio, leg)
    lower = outline.union([studio.flat(shank), studio.flat(foot), studio.flat(ball(leg.ankle, 3.2))])
    lower = lower.buffer(2.2).buffer(-2.2)
    skin = outline.soften(outline.union([upper, knee, lower]))
    middle = camera.project(leg.knee)
    root = camera.project(leg.hip)
    shin_cloth = _shin_cloth(studio, leg, knee)
    shoe = _shoe(studio, leg) if studio.person.shoes else None
    folds = _folds(studio, (upper, lower), ([thigh], [shank]), skin, middle, 6.5)
    front = camera.project(unit(cross(leg.hinge, leg.thigh) + studio.skeleton.trunk.pelvis.forward * 0.3))
    return LimbDrawing(
        skin=skin,
        upper=upper,
        lower=lower,
        bare=_bare_skin(studio, leg, skin, shoe),
        cloth=outline.union([_thigh_cloth(studio, leg), shin_cloth]),
        lower_cloth=shin_cloth,
        folds=folds,
        details=_toes(studio, leg),
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


def _toes(studio: Studio, leg: Leg) -> tuple[Array, ...]:
    """Lines between the toes, where the foot points at the viewer."""
    toward = studio.camera.toward
    if studio.person.shoes or leg.toe @ toward < 0.45 or -leg.shank @ toward < -0.3:
        return ()
    return tuple(studio.camera.project(line) for line in feet.toe_lines(leg))


def _knee(studio: Studio, leg: Leg) -> BaseGeometry:
    """The knee with its cap, which comes forward as the knee bends."""
    cap = unit(cross(leg.hinge, leg.thigh) + cross(leg.hinge, leg.shank))
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
    seen = up @ studio.camera.toward > -0.4 and abs(leg.toe @ studio.camera.toward) < 0.9
    laces = tuple(studio.camera.project(lace) for lace in feet.shoe_laces(leg)) if seen else ()
    return Shoe(whole, sole, laces)


# ------------------------------------------------------------------ arms
def draw_arm(studio: Studio, arm: Arm) -> LimbDrawing:
    """One arm with hand and sleeve."""
    girth, camera = studio.skeleton.build.arm, studio.camera
    top = limb(arm.shoulder, arm.elbow, arm.hinge, UPPER_ARM_ROWS, swell=Swell(girth))
    below = limb(arm.elbow, arm.wrist, arm.hinge, FOREARM_ROWS, swell=Swell(girth))
    frame = HandFrame.of(arm.wrist, arm.pointing, arm.back, arm.thumb_sign)
    hand = draw_hand(frame, arm.hand_shape, camera, studio.surfaces)
    upper = outline.union([studio.flat(top), studio.flat(ball(_deltoid(arm), 5.2 * girth))])
    lower = outline.union([studio.flat(below), hand.shape])
    skin = outline.soften(outline.union([upper, studio.flat(ball(arm.elbow, 3.7 * girth)), lower]), 0.5, 0.2)
    middle = camera.project(arm.elbow)
    folds = _folds(studio, (upper, lower), ([top], [below]), skin, middle, 5.0)
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


def _deltoid(arm: Arm) -> Array:
    """The middle of the shoulder's roundness, a little down the upper arm."""
    return arm.shoulder + arm.upper * 1.2


def _sleeve(studio: Studio, arm: Arm) -> BaseGeometry:
    girth = studio.skeleton.build.arm
    cloth = limb(arm.shoulder, arm.elbow, arm.hinge, UPPER_ARM_ROWS, (0.0, SLEEVE), Swell(girth, 0.7, 0.9))
    shape = outline.union([studio.flat(cloth), studio.flat(ball(_deltoid(arm), 5.9 * girth))])
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


def _folds(
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


# ------------------------------------------------------------------ trunk
def draw_trunk(studio: Studio, yokes: Sequence[Arm]) -> TrunkDrawing:
    """Shirt and pelvis; yokes are the arms whose shoulder the shirt runs up to."""
    skeleton, camera = studio.skeleton, studio.camera
    chest = trunk_rings(skeleton, 6, 52.4, 0.5)
    shirt = outline.union([studio.flat(chest), *(_yoke(studio, arm) for arm in yokes)])
    shirt = _open_collar(studio, shirt)
    hips = trunk_rings(skeleton, -9.8, 10.5, 0.7)
    pelvis = studio.flat(hips)
    if skeleton.trunk.station(10.5).frame.up @ camera.toward > 0.02:  # the shirt hangs over the waistband
        pelvis = pelvis.difference(outline.loft(trunk_rings(skeleton, 10.5, 18, 1.6), camera))
    return TrunkDrawing(shirt, pelvis, chest, hips)


def _yoke(studio: Studio, arm: Arm) -> BaseGeometry:
    """Cloth from the ball of the shoulder to the collar."""
    shoulder = rest(ball(_deltoid(arm), 5.2 * studio.skeleton.build.arm), studio.surfaces).reshape(-1, 3)
    collar = trunk_rings(studio.skeleton, 50.6, 50.7, 0.3)[0]
    collar = collar * 0.8 + collar.mean(axis=0) * 0.2
    return outline.hull(studio.camera.project(np.vstack([shoulder, collar])))


def _open_collar(studio: Studio, shirt: BaseGeometry) -> BaseGeometry:
    """The shirt cut along the collar, where one looks into it."""
    up = studio.skeleton.trunk.station(52.0).frame.turned(flex=COLLAR_LEAN).up
    if up @ studio.camera.toward <= 0.03:
        return shirt
    collar = trunk_rings(studio.skeleton, 52.4, 52.5, 0.6)[0]
    return shirt.difference(outline.hull(studio.camera.project(np.vstack([collar, collar + up * 4]))))


def below_waistband(studio: Studio, leg: Leg, cloth: BaseGeometry) -> BaseGeometry:
    """The trouser leg kept from bulging over the waist band where the thigh is not raised."""
    if leg.thigh @ -studio.skeleton.trunk.pelvis.up <= 0.45:
        return cloth
    waist = outline.loft(trunk_rings(studio.skeleton, 10.5, 22, 2.5), studio.camera)
    near_hip = outline.disc(studio.camera.project(leg.hip), 14)
    return outline.tidy(cloth.difference(waist.intersection(near_hip)))
