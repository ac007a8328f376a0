"""Painting one person: parts in order, clothes melted into each other, no seams at joints."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from backpdf.figures.body.figure import BodyDrawing
from backpdf.figures.body.people import (
    GHOST_FILL,
    GHOST_LINE,
    LINE,
    SHOE_COLOURS,
    SOLE_COLOURS,
    Colours,
    colours_of,
)
from backpdf.figures.drawing import outline
from backpdf.figures.drawing.context import LimbDrawing
from backpdf.figures.drawing.depth import DepthMap, in_front
from backpdf.figures.drawing.ordering import ELBOW_SEAM, KNEE_SEAM
from backpdf.figures.drawing.paths import COARSE, FACE, FINE, FINGER_WIDTH, LINE_WIDTH, LITTLE, PathCanvas
from backpdf.figures.pose.pose_model import SIDES, Side
from backpdf.figures.vectors import dot

SLEEVE_SEAM, SHOULDER_CLOTH = 9.3, 8.0  # cm round the shoulder where no line is drawn; cloth melted in
COLLAR, COLLAR_SEAM = 50.0, 11.0  # cm above the hip line; cm round it where a sleeve has no line
GROIN = 11.0  # cm round the hip where no line is drawn


def paint(
    canvas: PathCanvas, figure: BodyDrawing, order: Sequence[str], before: Callable[[str], None]
) -> None:
    """The whole person; `before` is called ahead of each part, for props that belong there."""
    painter = _Painter(canvas, figure, colours_of(figure.studio.person))
    for name in order:
        before(name)
        painter.part(name)


def paint_ghost(canvas: PathCanvas, figure: BodyDrawing, parts: Sequence[str]) -> None:
    """Some parts of a person as one pale dashed shape."""
    shapes: list[BaseGeometry] = []
    if "arms" in parts:
        shapes += [s for arm in figure.arms.values() for s in (arm.skin, arm.cloth)]
    if "legs" in parts:
        shapes += [s for leg in figure.legs.values() for s in (leg.skin, leg.cloth)]
    if "trunk" in parts:
        shapes += [figure.trunk.shirt, figure.trunk.pelvis]
    if "head" in parts:
        shapes += [figure.head.head, figure.head.neck, figure.head.cap]
    ghost = outline.soften(outline.union(shapes), 1.2, 0.5)
    canvas.area(ghost, GHOST_FILL, GHOST_LINE, LINE_WIDTH * 0.8, COARSE, (2.4, 2.0))


class _Painter:
    """Paints parts in turn and remembers what has been painted since each limb."""

    def __init__(self, canvas: PathCanvas, figure: BodyDrawing, colours: Colours) -> None:
        self.canvas, self.figure, self.colours = canvas, figure, colours
        self.painted: list[tuple[str, BaseGeometry]] = []
        self.whole_at: dict[str, int] = {}  # limb name -> how much had been painted when it was

    def part(self, name: str) -> None:
        """Paint one part by its name."""
        if name == "trunk":
            self._trunk()
        elif name == "head":
            self._head()
        elif name in ("hips", "leg_far"):
            self._legs(
                [Side.FAR, Side.NEAR] if self.figure.alike else [Side.NEAR if name == "hips" else Side.FAR]
            )
        else:
            limb, side = name.split("_")
            self._limb_half(limb, Side(side))

    def _far(self, side: Side) -> int:
        """0 for the plain colours, 1 for the darker ones of the far side."""
        return int(side is Side.FAR and not self.figure.alike)

    def _covered_since(self, key: str, shape: BaseGeometry, but: str) -> bool:
        """Whether anything but the limb itself has been painted over this shape since the limb was."""
        later = self.painted[self.whole_at[key] :]
        return any(s.intersection(shape).area > 1.0 for name, s in later if name != but)

    # ---- arms, and the halves of limbs that come forward of what was painted in between
    def _limb_half(self, limb: str, side: Side) -> None:
        arm_like = limb in ("arm", "forearm")
        key = ("arm_" if arm_like else "leg_") + side
        drawing = (self.figure.arms if arm_like else self.figure.legs)[side]
        if key not in self.whole_at:
            if arm_like:
                self._arm(side)
            return  # a shank behind everything is painted with its leg
        half = drawing.upper if limb == "arm" else drawing.lower
        if self._covered_since(key, half, key):
            self._half_again(drawing, half, side, arm_like)
            self.painted.append((key, half))

    def _half_again(self, drawing: LimbDrawing, half: BaseGeometry, side: Side, arm_like: bool) -> None:
        """Half a limb over what was painted in between; no line where it joins the other half."""
        far = self._far(side)
        region = (half if half is drawing.upper else outline.union([half, drawing.lower_cloth])).buffer(0.35)
        seam = outline.disc(drawing.middle, ELBOW_SEAM if arm_like else KNEE_SEAM)
        cloth_colour = (self.colours.shirt if arm_like else self.colours.bottoms)[far]
        upper = half is drawing.upper
        cloth = outline.EMPTY if upper else drawing.lower_cloth
        skin = drawing.skin if upper else drawing.bare
        for shape, colour in ((skin, self.colours.skin[far]), (cloth, cloth_colour)):
            piece = outline.tidy(shape.intersection(region))
            if piece.is_empty:
                continue
            self.canvas.area(piece, colour)
            hidden = seam.intersection(drawing.skin.buffer(-0.3))
            if upper:
                hidden = hidden.union(
                    outline.disc(drawing.root, SLEEVE_SEAM).intersection(self.figure.trunk.shirt)
                )
            self.canvas.lines(outline.strokes(piece.boundary.difference(hidden), 2.0))
        if upper:
            self._melted_sleeve(drawing)
        else:
            self.canvas.lines(drawing.details, width=FINGER_WIDTH, finish=FINE)
            self._shoe(drawing, side)

    def _arm(self, side: Side) -> None:
        drawing, far = self.figure.arms[side], self._far(side)
        self.whole_at[f"arm_{side}"] = len(self.painted)
        self.canvas.area(drawing.skin, self.colours.skin[far], LINE)
        self.canvas.lines(drawing.folds)
        self.canvas.lines(drawing.details, width=FINGER_WIDTH, finish=FINE)
        after_trunk = any(name == "trunk" for name, _ in self.painted)
        if far or not after_trunk:
            self.canvas.area(outline.soften(drawing.cloth, 0.6, 0.3), self.colours.shirt[far], LINE)
        else:
            self._melted_sleeve(drawing)
        self.painted.append((f"arm_{side}", outline.union([drawing.skin, drawing.cloth])))

    def _melted_sleeve(self, drawing: LimbDrawing) -> None:
        """A sleeve that runs into the shirt: a fillet outside, no line inside."""
        head, trunk = self.figure.head, self.figure.trunk
        shirt, both = trunk.shirt, outline.union([trunk.shirt, trunk.pelvis])
        keep_off = outline.union([head.neck, head.head, head.cap]).buffer(0.5)
        cloth = shirt.intersection(outline.disc(drawing.root, SHOULDER_CLOTH)).difference(keep_off)
        cloth = cloth.difference(drawing.skin.difference(drawing.cloth))
        sleeve = outline.soften(outline.union([drawing.cloth, cloth.difference(trunk.pelvis)]), 2.2, 0.3)
        self.canvas.area(sleeve, self.colours.shirt[0])
        studio = self.figure.studio
        collar = studio.camera.project(studio.skeleton.trunk.station(COLLAR).point)
        beside = outline.disc(collar, COLLAR_SEAM).difference(drawing.skin.buffer(0.3))
        seams = outline.union([outline.disc(drawing.root, SLEEVE_SEAM), beside])
        hidden = both.buffer(-0.2).intersection(seams).difference(drawing.skin.buffer(-0.3))
        self._line_but(sleeve, hidden, 4.0)

    def _line_but(self, shape: BaseGeometry, hidden: BaseGeometry, shortest: float) -> None:
        """The outline of a shape but for the longer runs inside `hidden`."""
        gone = [
            LineString(run).buffer(0.02)
            for run in outline.strokes(shape.boundary.intersection(hidden))
            if LineString(run).length > shortest
        ]
        left = shape.boundary.difference(outline.union(gone)) if gone else shape.boundary
        self.canvas.lines(outline.strokes(left, 3.0))

    # ---- legs
    def _legs(self, sides: list[Side]) -> None:
        """Legs with the pelvis (or the far leg alone): skin first, then the cloth as one piece."""
        if len(sides) == 2:
            maps = [DepthMap.of(self.figure.legs[s].upper_rings, self.figure.studio.camera) for s in sides]
            if in_front(maps[0], maps[1]) > 0:
                sides = sides[::-1]
        for side in sides:
            self.whole_at[f"leg_{side}"] = len(self.painted)
            leg = self.figure.legs[side]
            self.canvas.area(leg.bare, self.colours.skin[self._far(side)], LINE)
            if self.figure.studio.person.outfit == "shorts":
                self.canvas.lines(leg.folds)
            self.canvas.lines(leg.details, width=FINGER_WIDTH, finish=LITTLE)
            self.painted.append((f"leg_{side}", leg.skin))
        if sides == [Side.FAR] and not self.figure.alike:
            cloth = outline.soften(self.figure.legs[Side.FAR].cloth, 0.8, 0.3)
            self.canvas.area(cloth, self.colours.bottoms[1], LINE)
        else:
            cloth = self._fused_cloth(sides)
        self.painted += [
            (f"leg_{side}", cloth.intersection(self.figure.legs[side].skin.buffer(3))) for side in sides
        ]
        for side in sides:
            if self.figure.studio.person.outfit != "shorts":
                self.canvas.lines(self.figure.legs[side].folds)
            self._shoe(self.figure.legs[side], side)

    def _fused_cloth(self, sides: list[Side]) -> BaseGeometry:
        """Pelvis and trouser legs in one outline, with a fold where a thigh is raised or crosses."""
        pelvis = self.figure.trunk.pelvis
        cloths = [self.figure.legs[side].cloth for side in sides]
        whole = outline.soften(outline.union([pelvis, *cloths]), 1.6, 0.3)
        self.canvas.area(whole, self.colours.bottoms[0], LINE)
        for i, side in enumerate(sides):
            behind = whole.buffer(-0.5) if i else pelvis.buffer(-0.3)
            over = outline.union(cloths[i + 1 :]) if cloths[i + 1 :] else outline.EMPTY
            self._groin_folds(self.figure.legs[side], behind, over, whole)
        return whole

    def _groin_folds(
        self, leg: LimbDrawing, behind: BaseGeometry, over: BaseGeometry, whole: BaseGeometry
    ) -> None:
        edge = leg.cloth.boundary.intersection(behind).difference(outline.disc(leg.root, GROIN))
        if not over.is_empty:
            edge = edge.difference(over.buffer(0.5))
        for run in outline.strokes(edge):
            line = outline.run_out(run, leg.root, 9 if self.figure.alike else 1.6).intersection(whole)
            in_front_of_hip = dot(run.mean(axis=0) - leg.root, leg.front) > -1.0
            if (
                (in_front_of_hip or self.figure.alike)
                and line.length > 3
                and line.distance(whole.boundary) < 0.3
            ):
                self.canvas.lines(outline.strokes(line))

    def _shoe(self, leg: LimbDrawing, side: Side) -> None:
        if leg.shoe is None:
            return
        far = self._far(side)
        self.canvas.area(leg.shoe.whole, SHOE_COLOURS[far], LINE, finish=FINE)
        self.canvas.area(leg.shoe.sole, SOLE_COLOURS[far], LINE, FINGER_WIDTH, finish=FINE)
        self.canvas.lines(leg.shoe.laces, width=FINGER_WIDTH, finish=LITTLE)

    # ---- trunk and head
    def _trunk(self) -> None:
        if not any(name == "head" for name, _ in self.painted):
            self.canvas.area(self.figure.head.neck, self.colours.skin[0], LINE)
        shirt = outline.largest(outline.soften(self.figure.trunk.shirt, 2.0, 1.0))
        joined = [
            self.figure.arms[side]
            .cloth.buffer(-0.4)
            .intersection(outline.disc(self.figure.arms[side].root, SLEEVE_SEAM))
            for side in SIDES
            if f"arm_{side}" in self.whole_at and not self._far(side)
        ]
        if joined:
            self.canvas.area(shirt, self.colours.shirt[0])
            self._line_but(shirt, outline.union(joined), 4.0)
        else:
            self.canvas.area(shirt, self.colours.shirt[0], LINE)
        self.painted.append(("trunk", shirt))

    def _head(self) -> None:
        head, skin, hair = self.figure.head, self.colours.skin[0], self.colours.hair
        if not any(name == "trunk" for name, _ in self.painted):
            self.canvas.area(head.neck, skin, LINE)
        elif self.figure.alike:
            bare = outline.tidy(head.neck.difference(outline.soften(self.figure.trunk.shirt, 2.0, 1.0)))
            self.canvas.area(bare, skin, LINE)
        if not head.tail.is_empty and not head.tail_in_front:
            self.canvas.area(head.tail, hair, LINE)
        self.canvas.area(head.back_hair, hair, LINE, finish=FINE)
        for ear in head.ears:
            if not ear.in_front:
                self.canvas.area(ear.shape, skin, LINE, LINE_WIDTH * 0.8)
        self.canvas.area(head.head, skin, LINE, finish=FACE)
        if not head.cap.is_empty:
            self.canvas.area(head.cap, hair, LINE, finish=FINE)
            self.canvas.lines(head.strands, self.colours.strand, FINGER_WIDTH, LITTLE)
        for ear in head.ears:
            if ear.in_front:
                self.canvas.area(ear.shape, skin, LINE, LINE_WIDTH * 0.8)
                self.canvas.lines([ear.fold], width=LINE_WIDTH * 0.6, finish=LITTLE)
        for eye in head.eyes:
            self.canvas.ellipse(eye.centre, eye.tall, eye.wide, LINE)
        self.canvas.lines(head.thick_lines, width=LINE_WIDTH * 0.9, finish=LITTLE)
        self.canvas.lines(head.faint_lines, self.colours.faint, FINGER_WIDTH, LITTLE)
        self.canvas.lines(head.thin_lines, width=LINE_WIDTH * 0.75, finish=LITTLE)
        if not head.tail.is_empty and head.tail_in_front:
            self.canvas.area(head.tail, hair, LINE)
        self.painted.append(("head", outline.union([head.head, head.cap])))
