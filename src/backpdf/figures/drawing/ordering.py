"""In which order the parts of one person are painted: by depth, but for what is joined or lies on it."""

from __future__ import annotations

from collections.abc import Sequence

from backpdf.figures.body.figure import BodyDrawing
from backpdf.figures.drawing.depth import DepthMap, Edge, in_front, painting_order
from backpdf.figures.pose.pose_model import SIDES, Side
from backpdf.figures.vectors import Array, dot

# Where depth does not decide, parts are painted in this order (or that, where neither side is far).
USUAL_ORDER = (
    "arm_far",
    "forearm_far",
    "leg_far",
    "shank_far",
    "trunk",
    "head",
    "hips",
    "shank_near",
    "arm_near",
    "forearm_near",
)
USUAL_ORDER_ALIKE = (
    "shank_far",
    "trunk",
    "head",
    "hips",
    "shank_near",
    "arm_far",
    "forearm_far",
    "arm_near",
    "forearm_near",
)
TOUCHING = 3.0  # cm that an arm may be behind the trunk's surface and still lie on it
HEAD_BEHIND = -9.0  # cm of depth from the collar to the head
# cm round a joint where the two parts are one, so that their depth is not compared there
KNEE_SEAM, ELBOW_SEAM, SHOULDER_SEAM, WAIST_SEAM = 6.5, 5.0, 10.0, 24.0


def order_of(figure: BodyDrawing, wanted: Sequence[str]) -> tuple[str, ...]:
    """The parts of a figure from back to front; wanted lists parts that the author put in order."""
    names = USUAL_ORDER_ALIKE if figure.alike else USUAL_ORDER
    if figure.alike:
        wanted = ["hips" if name in ("leg_far", "leg_near") else name for name in wanted]
    wanted = list(dict.fromkeys("hips" if name == "leg_near" else name for name in wanted))
    maps = _depth_maps(figure)
    fronts: dict[Edge, float] = {}
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            sure = _compare(figure, maps, a, b)
            if sure > 0:
                fronts[(b, a)] = sure
            elif sure < 0:
                fronts[(a, b)] = -sure
    return tuple(painting_order(names, fronts, wanted))


def _depth_maps(figure: BodyDrawing) -> dict[str, DepthMap]:
    camera = figure.studio.camera
    maps = {}
    for side in SIDES:
        maps[f"arm_{side}"] = DepthMap.of(figure.arms[side].upper_rings, camera)
        maps[f"forearm_{side}"] = DepthMap.of(figure.arms[side].lower_rings, camera)
        maps[f"shank_{side}"] = DepthMap.of(figure.legs[side].lower_rings, camera)
    thighs = [s for s in SIDES if figure.alike or s is Side.NEAR]
    hips = [ring for s in thighs for ring in figure.legs[s].upper_rings]
    maps["hips"] = DepthMap.of([*hips, figure.trunk.pelvis_rings], camera)
    maps["leg_far"] = DepthMap.of(figure.legs[Side.FAR].upper_rings, camera)
    maps["trunk"] = DepthMap.of([figure.trunk.chest_rings], camera)
    maps["head"] = DepthMap.of([figure.head.rings], camera)
    return maps


def _compare(figure: BodyDrawing, maps: dict[str, DepthMap], a: str, b: str) -> float:
    """How surely a is in front of b, the joint that they share left out."""
    pair = {a, b}
    if pair == {"hips", "leg_far"}:
        return 0.0
    if pair == {"trunk", "head"}:
        return _head_lead(figure) * (1 if a == "head" else -1)
    shared = _shared_joint(figure, pair)
    first = maps[a] if shared is None else maps[a].without(*shared)
    bias = _lying_on(a, b) - _lying_on(b, a)
    return in_front(first, maps[b], bias)


def _shared_joint(figure: BodyDrawing, pair: set[str]) -> tuple[Array, float] | None:
    """Where two parts are one, and how far that reaches (cm); None where they are not joined."""
    for side in SIDES:
        if pair == {f"arm_{side}", f"forearm_{side}"}:
            return figure.arms[side].middle, ELBOW_SEAM
        if pair == {f"arm_{side}", "trunk"}:
            return figure.arms[side].root, SHOULDER_SEAM
        if f"shank_{side}" in pair and pair & {"hips", "leg_far"}:
            return figure.legs[side].middle, KNEE_SEAM
    if pair == {"trunk", "hips"}:
        waist = figure.studio.skeleton.trunk.station(9.0).point
        return figure.studio.camera.project(waist), WAIST_SEAM
    return None


def _lying_on(a: str, b: str) -> float:
    """How far an arm may be behind the trunk's or the thighs' surface and still lie on it."""
    return TOUCHING if a.startswith(("arm", "forearm")) and b in ("trunk", "hips") else 0.0


def _head_lead(figure: BodyDrawing) -> float:
    """Positive where the head is painted after the shirt: unless the neck leads away from us."""
    trunk = figure.studio.skeleton.trunk
    lead = dot(trunk.head_origin - trunk.station(50.0).point, figure.studio.camera.toward)
    return 1000.0 if lead > HEAD_BEHIND else -1000.0
