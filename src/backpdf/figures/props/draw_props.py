"""Draws props: mats, furniture, walls, bars, straps, cushions, towels, backpacks (cm)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from backpdf.figures.body.people import LINE
from backpdf.figures.body.rings import FLOOR, Surface, unit_circle
from backpdf.figures.drawing import outline
from backpdf.figures.drawing.camera import Camera
from backpdf.figures.drawing.paths import DETAIL, EXACT, PROP_WIDTH, SMOOTH, PathCanvas
from backpdf.figures.pose.pose_model import Prop
from backpdf.figures.pose.skeleton import Skeleton
from backpdf.figures.props.props_tools import (
    WOOD,
    WOOD_LINE,
    WOOD_SIDE,
    PropTools,
    face,
    place_of,
    solid_box,
    span_of,
    turned,
)
from backpdf.figures.vectors import Array, vector

MAT, MAT_EDGE, MAT_LINE = "#e4ece9", "#c9d6d2", "#a9b8b4"
WALL, SHADOW, STRAP = "#eceae4", "#e3e6e8", "#e8a33d"
SHADOW_ON_TABLE = "#c3b9a6"
CUSHION, CUSHION_LINE = "#e8e3ee", "#8a8497"
TOWEL, TOWEL_END, TOWEL_LINE = "#f3ead8", "#e2d4b8", "#978a70"
PACK, PACK_POCKET = "#7d9a86", "#6a8673"
MAT_THICK = 1.6
PRESS_DEPTH = 9.0  # cm that a body may be pressed into a prop; a deeper point is beside or below it


def surfaces_of(props: Sequence[Prop], pelvis_x: float) -> list[Surface]:
    """The floor and the surfaces of props; pelvis_x (cm) decides on which side of a wall the person is."""
    found = [FLOOR]
    for prop in props:
        if prop.kind in ("chair", "table", "step", "box"):
            low, high = solid_box(prop)
            spans = (float(low[0]) - 1, float(high[0]) + 1), (float(low[2]) - 2, float(high[2]) + 2)
            found.append(Surface(1, float(high[1]), 1, *spans, max_depth=PRESS_DEPTH))
        elif prop.kind in ("wall", "wall-bars"):
            x = place_of(prop)[0]
            found.append(Surface(0, x, 1 if pelvis_x > x else -1, max_depth=PRESS_DEPTH))
    return found


def draw_prop(canvas: PathCanvas, camera: Camera, prop: Prop, skeleton: Skeleton) -> None:
    """Draws one prop on the canvas."""
    DRAW_FUNCTIONS[prop.kind](PropTools(canvas, camera, skeleton), prop)


def _mat(tools: PropTools, prop: Prop) -> None:
    x0, x1 = span_of(prop)
    half, z = prop.numbers["depth"] / 2, place_of(prop)[2]
    tools.box((x0, -MAT_THICK, z - half), (x1, 0, z + half), (MAT, MAT_EDGE, MAT_LINE))


def _floor(tools: PropTools, prop: Prop) -> None:
    x0, x1 = span_of(prop)
    angle = np.linspace(0, 2 * np.pi, 48, endpoint=False)
    _, y, z = place_of(prop)
    half = prop.numbers["depth"] / 2
    rim = np.stack(
        [(x0 + x1) / 2 + (x1 - x0) / 2 * np.cos(angle), np.full(48, y), z + half * np.sin(angle)], axis=1
    )
    tools.canvas.area(outline.hull(tools.camera.project(rim)), SHADOW if y == 0 else SHADOW_ON_TABLE)


def _chair(tools: PropTools, prop: Prop) -> None:
    (x0, _, back), (x1, seat, front) = solid_box(prop)
    top, leg = prop.numbers["back"], 3.0
    post = leg * 0.8
    for x in (x0, x1 - leg):
        tools.wood((x, 0, back), (x + leg, seat - 3, back + leg))
    tools.wood((x0, seat, back), (x0 + post, top, back + leg))
    tools.wood((x0, seat + 17, back), (x0 + post, top, front))
    for x in (x0, x1 - leg):
        tools.wood((x, 0, front - leg), (x + leg, seat - 3, front))
    tools.wood((x0, seat - 3, back), (x1, seat, front))
    tools.wood((x0, seat, front - leg), (x0 + post, top, front))


def _table(tools: PropTools, prop: Prop) -> None:
    (x0, _, back), (x1, top, front) = solid_box(prop)
    leg = 4.0
    for z in (back + 2, front - leg - 2):
        for x in (x0 + 3, x1 - leg - 3):
            tools.wood((x, 0, z), (x + leg, top - 4, z + leg))
    tools.wood((x0, top - 4, back), (x1, top, front))


def _box(tools: PropTools, prop: Prop) -> None:
    low, high = solid_box(prop)
    tools.wood(low.tolist(), high.tolist())


def _wall(tools: PropTools, prop: Prop) -> None:
    x, half, height = place_of(prop)[0], prop.numbers["depth"] / 2, prop.numbers["height"]
    sheet = np.array([(x, 0, -half), (x, 0, half), (x, height, half), (x, height, -half)])
    tools.canvas.polygons([tools.camera.project(sheet)], WALL, WOOD_LINE)


def _wall_bars(tools: PropTools, prop: Prop) -> None:
    """Wall bars as in a gym: uprights and rungs."""
    x, half, height = place_of(prop)[0], prop.numbers["depth"] / 2, prop.numbers["height"]
    rungs = [
        (vector(x - 1.2, y, -half), vector(x + 1.2, y + 2.4, half)) for y in np.arange(12.0, height - 3, 13.0)
    ]
    for axis, colour in ((0, WOOD_SIDE), (1, WOOD)):  # one path for all rungs keeps the file small
        sign = float(np.sign(tools.camera.toward[axis]))
        faces = [tools.camera.project(face(rung, axis, sign)) for rung in rungs]
        tools.canvas.polygons(faces, colour, WOOD_LINE)
    for z in (-half, half - 3):
        tools.wood((x - 2, 0, z), (x + 4, height, z + 3))


def _bar(tools: PropTools, prop: Prop) -> None:
    x, y, _ = place_of(prop)
    half, radius = prop.numbers["depth"] / 2, prop.numbers["radius"]
    c, s = unit_circle()
    rings = [np.stack([x + radius * c, y + radius * s, np.full_like(c, z)], axis=1) for z in (-half, half)]
    tools.solid(np.stack(rings), WOOD_SIDE, LINE)


def _strap(tools: PropTools, prop: Prop) -> None:
    polyline = tools.camera.project(np.array(prop.points))
    smoothing = EXACT if len(polyline) < 4 else SMOOTH
    tools.canvas.lines([polyline], LINE, 2.6, smoothing)
    tools.canvas.lines([polyline], STRAP, 1.4, smoothing)


def _cushion(tools: PropTools, prop: Prop) -> None:
    """A soft rounded block: `at` is the middle of its underside."""
    x, y, z = place_of(prop)
    w, h, d = prop.size or (34.0, 9.0, 44.0)
    angle = np.linspace(0, 2 * np.pi, 32, endpoint=False)
    c, s = np.cos(angle), np.sin(angle)
    rings = []
    for t in np.linspace(-1, 1, 13):
        plump = (1 - abs(t) ** 4) ** 0.5 * 0.75 + 0.25 * (1 - abs(t) ** 10)
        across = np.sign(c) * np.abs(c) ** 0.6 * w / 2 * (0.93 + 0.07 * plump)
        tall = np.sign(s) * np.abs(s) ** 0.85 * h / 2 * max(plump, 0.15)
        rings.append(np.stack([x + across, y + h / 2 + tall, np.full_like(c, z + t * d / 2)], axis=1))
    stack = turned(np.stack(rings), vector(x, y + h / 2), prop.turn)
    tools.solid(stack, CUSHION, CUSHION_LINE)
    fraction = np.linspace(-0.42, 0.42, 9)
    seam = np.stack(
        [x + fraction * w, np.full(9, y + h / 2) - 0.06 * h * np.cos(fraction * 3), np.full(9, z + d / 2)],
        axis=1,
    )
    tools.lines([turned(seam, vector(x, y + h / 2), prop.turn)], CUSHION_LINE)


def _towel(tools: PropTools, prop: Prop) -> None:
    """A rolled towel lying across: `at` is the point of the floor under its middle."""
    x, y, z = place_of(prop)
    radius, half = prop.numbers["radius"], prop.numbers["depth"] / 2
    c, s = unit_circle()
    ends = [
        np.stack([x + radius * c, y + radius + radius * s, np.full_like(c, v)], axis=1)
        for v in (z - half, z + half)
    ]
    tools.solid(np.stack(ends), TOWEL, TOWEL_LINE)
    tools.canvas.area(
        outline.hull(tools.camera.project(ends[1])), TOWEL_END, TOWEL_LINE, PROP_WIDTH, smoothing=DETAIL
    )
    turn = np.linspace(0.5, 4.2 * np.pi, 48)
    r = radius * 0.85 * turn / turn[-1]
    spiral = np.stack([x + r * np.cos(turn), y + radius + r * np.sin(turn), np.full(48, z + half)], axis=1)
    tools.lines([spiral], TOWEL_LINE)


def _backpack(tools: PropTools, prop: Prop) -> None:
    """A backpack with rounded corners, pocket, flap and handle; carried, or at a place."""
    w, h, d = prop.size or (26.0, 32.0, 18.0)
    centre = _held_place(tools.skeleton, prop, h)
    angle = np.linspace(0, 2 * np.pi, 40, endpoint=False)
    c, s = np.cos(angle), np.sin(angle)
    across, tall = np.sign(c) * np.abs(c) ** 0.5 * w / 2, np.sign(s) * np.abs(s) ** 0.55 * h / 2
    rings = []
    for t in (-1.0, -0.8, 0.0, 0.8, 1.0):
        k = 0.9 if abs(t) == 1 else 1.0
        rings.append(centre + np.stack([across * k, tall * k, np.full_like(c, t * d / 2)], axis=1))
    stack = turned(np.stack(rings), centre, prop.turn)
    tools.solid(stack, PACK, LINE)
    pocket = np.stack([across * 0.72, tall * 0.36 - h * 0.2, np.full_like(c, d / 2)], axis=1) + centre
    flat = tools.camera.project(turned(pocket, centre, prop.turn))
    tools.canvas.area(outline.hull(flat), PACK_POCKET, LINE, PROP_WIDTH, smoothing=DETAIL)
    fraction = np.linspace(-0.44, 0.44, 11)
    flap = (
        np.stack([fraction * w, h * (0.17 - 0.06 * np.cos(fraction * 3.4)), np.full(11, d / 2)], axis=1)
        + centre
    )
    bow = np.linspace(0, np.pi, 15)
    handle = np.stack([4.5 * np.cos(bow), h / 2 + 4.0 * np.sin(bow), np.zeros(15)], axis=1) + centre
    tools.lines([turned(flap, centre, prop.turn)], LINE)
    grip = tools.camera.project(turned(handle, centre, prop.turn))
    tools.canvas.lines([grip], LINE, 2.2)
    tools.canvas.lines([grip], PACK, 1.0)


def _held_place(skeleton: Skeleton, prop: Prop, height: float) -> Array:
    """The middle of a backpack: at its place, hanging from the hands, between them, or on the back."""
    x, y, z = place_of(prop)
    hands = [arm.wrist + arm.pointing * 7.0 for arm in skeleton.arms.values()]
    if prop.held == "hands":
        middle: Array = sum(hands, vector(0, 0)) / 2 + vector(x, y, z)
        return middle
    if prop.held == "handle":
        return sum(hands, vector(0, 0)) / 2 + vector(x, y - height / 2 - 4.0, z)
    if prop.held == "back":
        station = skeleton.trunk.station(32.0)
        return station.point - station.frame.forward * 20.0 + vector(x, y, z)
    return vector(x, y + height / 2, z)


DrawFunction = Callable[[PropTools, Prop], None]
DRAW_FUNCTIONS: dict[str, DrawFunction] = {
    "mat": _mat,
    "floor": _floor,
    "chair": _chair,
    "table": _table,
    "box": _box,
    "step": _box,
    "wall": _wall,
    "wall-bars": _wall_bars,
    "bar": _bar,
    "strap": _strap,
    "cushion": _cushion,
    "towel": _towel,
    "backpack": _backpack,
}
