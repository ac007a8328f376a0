"""Paints one person: the parts in order, touching clothes as one shape, no lines across joints."""

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
from backpdf.figures.drawing.depth import DepthMap, certainty_in_front
from backpdf.figures.drawing.ordering import ELBOW_SEAM, KNEE_SEAM
from backpdf.figures.drawing.paths import COARSE, DETAIL, FACE, FINE, FINGER_WIDTH, LINE_WIDTH, PathCanvas
from backpdf.figures.pose.pose_model import SIDES, Side
from backpdf.figures.vectors import dot

SLEEVE_SEAM = 9.3  # cm round the shoulder in which no line is drawn
SHOULDER_CLOTH = 8.0  # cm round the shoulder in which the shirt is joined to the sleeve
COLLAR, COLLAR_SEAM = 50.0, 11.0  # cm above the hip line; cm round it in which a sleeve has no line
GROIN = 11.0  # cm round the hip in which no line is drawn


def paint(
    canvas: PathCanvas, figure: BodyDrawing, order: Sequence[str], before: Callable[[str], None]
) -> None:
    """Paints the whole person; calls `before` ahead of each part, for the props that belong there."""
    painter = _BodyPainter(canvas, figure, colours_of(figure.context.person))
    for name in order:
        before(name)
        painter.part(name)


def paint_ghost(canvas: PathCanvas, figure: BodyDrawing, parts: Sequence[str]) -> None:
    """Paints some parts of a person as one pale dashed shape."""
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


class _BodyPainter:
    """Paints parts in turn and records what is painted after each limb."""

    def __init__(self, canvas: PathCanvas, figure: BodyDrawing, colours: Colours) -> None:
        self.canvas, self.figure, self.colours = canvas, figure, colours
        self.painted: list[tuple[str, BaseGeometry]] = []
        self.painted_before: dict[str, int] = {}  # limb -> number of shapes painted before it

    def part(self, name: str) -> None:
        """Paints the part with this name."""
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

    def _shade(self, side: Side) -> int:
        """The index of a side's colour in a (near, far) pair."""
        return int(side is Side.FAR and not self.figure.alike)

    def _covered_since(self, key: str, shape: BaseGeometry, own_key: str) -> bool:
        """Whether anything but the limb itself is painted over this shape after the limb."""
        later = self.painted[self.painted_before[key] :]
        return any(s.intersection(shape).area > 1.0 for name, s in later if name != own_key)

    # ---- arms, and halves of limbs that lie in front of parts painted after the limb
    def _limb_half(self, limb: str, side: Side) -> None:
        is_arm = limb in ("arm", "forearm")
        key = ("arm_" if is_arm else "leg_") + side
        drawing = (self.figure.arms if is_arm else self.figure.legs)[side]
        if key not in self.painted_before:
            if is_arm:
                self._arm(side)
            return  # a shank behind everything is painted with its leg
        half = drawing.upper if limb == "arm" else drawing.lower
        if self._covered_since(key, half, key):
            self._repaint_half(drawing, half, side, is_arm)
            self.painted.append((key, half))

    def _repaint_half(self, drawing: LimbDrawing, half: BaseGeometry, side: Side, is_arm: bool) -> None:
        """Paints half a limb once more, over later parts, with no line where it joins the other half."""
        shade = self._shade(side)
        region = (half if half is drawing.upper else outline.union([half, drawing.lower_cloth])).buffer(0.35)
        seam = outline.disc(drawing.middle, ELBOW_SEAM if is_arm else KNEE_SEAM)
        cloth_colour = (self.colours.shirt if is_arm else self.colours.bottoms)[shade]
        upper = half is drawing.upper
        cloth = outline.EMPTY if upper else drawing.lower_cloth
        skin = drawing.skin if upper else drawing.visible_skin
        for shape, colour in ((skin, self.colours.skin[shade]), (cloth, cloth_colour)):
            piece = outline.tidy(shape.intersection(region))
            if piece.is_empty:
                continue
            self.canvas.area(piece, colour)
            hidden = seam.intersection(drawing.skin.buffer(-0.3))
            if upper:
                hidden = hidden.union(
                    outline.disc(drawing.root, SLEEVE_SEAM).intersection(self.figure.trunk.shirt)
                )
            self.canvas.lines(outline.joined_lines(piece.boundary.difference(hidden), 2.0))
        if upper:
            self._joined_sleeve(drawing)
        else:
            self.canvas.lines(drawing.details, width=FINGER_WIDTH, smoothing=FINE)
            self._shoe(drawing, side)

    def _arm(self, side: Side) -> None:
        drawing, shade = self.figure.arms[side], self._shade(side)
        self.painted_before[f"arm_{side}"] = len(self.painted)
        self.canvas.area(drawing.skin, self.colours.skin[shade], LINE)
        self.canvas.lines(drawing.folds)
        self.canvas.lines(drawing.details, width=FINGER_WIDTH, smoothing=FINE)
        after_trunk = any(name == "trunk" for name, _ in self.painted)
        if shade or not after_trunk:
            self.canvas.area(outline.soften(drawing.cloth, 0.6, 0.3), self.colours.shirt[shade], LINE)
        else:
            self._joined_sleeve(drawing)
        self.painted.append((f"arm_{side}", outline.union([drawing.skin, drawing.cloth])))

    def _joined_sleeve(self, drawing: LimbDrawing) -> None:
        """Paints a sleeve joined to the shirt: a rounded inner corner outside, no line inside."""
        head, trunk = self.figure.head, self.figure.trunk
        shirt, both = trunk.shirt, outline.union([trunk.shirt, trunk.pelvis])
        keep_off = outline.union([head.neck, head.head, head.cap]).buffer(0.5)
        cloth = shirt.intersection(outline.disc(drawing.root, SHOULDER_CLOTH)).difference(keep_off)
        cloth = cloth.difference(drawing.skin.difference(drawing.cloth))
        sleeve = outline.soften(outline.union([drawing.cloth, cloth.difference(trunk.pelvis)]), 2.2, 0.3)
        self.canvas.area(sleeve, self.colours.shirt[0])
        context = self.figure.context
        collar = context.camera.project(context.skeleton.trunk.station(COLLAR).point)
        beside = outline.disc(collar, COLLAR_SEAM).difference(drawing.skin.buffer(0.3))
        seams = outline.union([outline.disc(drawing.root, SLEEVE_SEAM), beside])
        hidden = both.buffer(-0.2).intersection(seams).difference(drawing.skin.buffer(-0.3))
        self._outline_except(sleeve, hidden, 4.0)

    def _outline_except(self, shape: BaseGeometry, hidden: BaseGeometry, shortest: float) -> None:
        """Paints the outline of a shape, but not its lines of over `shortest` cm inside `hidden`."""
        left_out = [
            LineString(line).buffer(0.02)
            for line in outline.joined_lines(shape.boundary.intersection(hidden))
            if LineString(line).length > shortest
        ]
        left = shape.boundary.difference(outline.union(left_out)) if left_out else shape.boundary
        self.canvas.lines(outline.joined_lines(left, 3.0))

    # ---- legs
    def _legs(self, sides: list[Side]) -> None:
        """Paints legs with the pelvis, or the far leg alone: skin first, then the cloth as one shape."""
        if len(sides) == 2:
            maps = [DepthMap.of(self.figure.legs[s].upper_rings, self.figure.context.camera) for s in sides]
            if certainty_in_front(maps[0], maps[1]) > 0:
                sides = sides[::-1]
        for side in sides:
            self.painted_before[f"leg_{side}"] = len(self.painted)
            leg = self.figure.legs[side]
            self.canvas.area(leg.visible_skin, self.colours.skin[self._shade(side)], LINE)
            if self.figure.context.person.outfit == "shorts":
                self.canvas.lines(leg.folds)
            self.canvas.lines(leg.details, width=FINGER_WIDTH, smoothing=DETAIL)
            self.painted.append((f"leg_{side}", leg.skin))
        if sides == [Side.FAR] and not self.figure.alike:
            cloth = outline.soften(self.figure.legs[Side.FAR].cloth, 0.8, 0.3)
            self.canvas.area(cloth, self.colours.bottoms[1], LINE)
        else:
            cloth = self._pelvis_and_leg_cloth(sides)
        self.painted += [
            (f"leg_{side}", cloth.intersection(self.figure.legs[side].skin.buffer(3))) for side in sides
        ]
        for side in sides:
            if self.figure.context.person.outfit != "shorts":
                self.canvas.lines(self.figure.legs[side].folds)
            self._shoe(self.figure.legs[side], side)

    def _pelvis_and_leg_cloth(self, sides: list[Side]) -> BaseGeometry:
        """Paints pelvis and trouser legs in one outline, with folds where a thigh is raised or crosses."""
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
        for edge_line in outline.joined_lines(edge):
            line = outline.extended(edge_line, leg.root, 9 if self.figure.alike else 1.6).intersection(whole)
            in_front_of_hip = dot(edge_line.mean(axis=0) - leg.root, leg.front) > -1.0
            if (
                (in_front_of_hip or self.figure.alike)
                and line.length > 3
                and line.distance(whole.boundary) < 0.3
            ):
                self.canvas.lines(outline.joined_lines(line))

    def _shoe(self, leg: LimbDrawing, side: Side) -> None:
        if leg.shoe is None:
            return
        shade = self._shade(side)
        self.canvas.area(leg.shoe.whole, SHOE_COLOURS[shade], LINE, smoothing=FINE)
        self.canvas.area(leg.shoe.sole, SOLE_COLOURS[shade], LINE, FINGER_WIDTH, smoothing=FINE)
        self.canvas.lines(leg.shoe.laces, width=FINGER_WIDTH, smoothing=DETAIL)

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
            if f"arm_{side}" in self.painted_before and not self._shade(side)
        ]
        if joined:
            self.canvas.area(shirt, self.colours.shirt[0])
            self._outline_except(shirt, outline.union(joined), 4.0)
        else:
            self.canvas.area(shirt, self.colours.shirt[0], LINE)
        self.painted.append(("trunk", shirt))

    def _head(self) -> None:
        head, skin, hair = self.figure.head, self.colours.skin[0], self.colours.hair
        if not any(name == "trunk" for name, _ in self.painted):
            self.canvas.area(head.neck, skin, LINE)
        elif self.figure.alike:
            bare_neck = outline.tidy(head.neck.difference(outline.soften(self.figure.trunk.shirt, 2.0, 1.0)))
            self.canvas.area(bare_neck, skin, LINE)
        if not head.tied_hair.is_empty and not head.tied_hair_in_front:
            self.canvas.area(head.tied_hair, hair, LINE)
        self.canvas.area(head.back_hair, hair, LINE, smoothing=FINE)
        for ear in head.ears:
            if not ear.in_front:
                self.canvas.area(ear.shape, skin, LINE, LINE_WIDTH * 0.8)
        self.canvas.area(head.head, skin, LINE, smoothing=FACE)
        if not head.cap.is_empty:
            self.canvas.area(head.cap, hair, LINE, smoothing=FINE)
            self.canvas.lines(head.strands, self.colours.strand, FINGER_WIDTH, DETAIL)
        for ear in head.ears:
            if ear.in_front:
                self.canvas.area(ear.shape, skin, LINE, LINE_WIDTH * 0.8)
                self.canvas.lines([ear.fold], width=LINE_WIDTH * 0.6, smoothing=DETAIL)
        for eye in head.eyes:
            self.canvas.ellipse(eye.centre, eye.tall, eye.wide, LINE)
        self.canvas.lines(head.thick_lines, width=LINE_WIDTH * 0.9, smoothing=DETAIL)
        self.canvas.lines(head.faint_lines, self.colours.faint, FINGER_WIDTH, DETAIL)
        self.canvas.lines(head.thin_lines, width=LINE_WIDTH * 0.75, smoothing=DETAIL)
        if not head.tied_hair.is_empty and head.tied_hair_in_front:
            self.canvas.area(head.tied_hair, hair, LINE)
        self.painted.append(("head", outline.union([head.head, head.cap])))
