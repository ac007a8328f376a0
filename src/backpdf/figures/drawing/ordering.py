"""The painting order of the parts of one person: by depth, with exceptions for joined and touching parts."""

from __future__ import annotations

from collections.abc import Sequence

from backpdf.figures.body.figure import BodyDrawing
from backpdf.figures.drawing.depth import DepthMap, Edge, certainty_in_front, painting_order
from backpdf.figures.pose.pose_model import SIDES, Side
from backpdf.figures.vectors import Array, dot

# The order where depth does not decide; the second where neither side of the body is the far one.
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
TOUCHING = 3.0  # cm by which an arm that lies on the trunk may be behind its surface
HEAD_BEHIND = -9.0  # cm of depth from the collar to the head; a head further back is painted before the shirt
# cm round a joint in which the two parts are one, so their depth is not compared there
KNEE_SEAM, ELBOW_SEAM, SHOULDER_SEAM, WAIST_SEAM = 6.5, 5.0, 10.0, 24.0


def part_order(figure: BodyDrawing, author_order: Sequence[str]) -> tuple[str, ...]:
    """The parts of a figure from back to front; author_order lists parts that the pose file puts in order."""
    names = USUAL_ORDER_ALIKE if figure.alike else USUAL_ORDER
    if figure.alike:
        author_order = ["hips" if name in ("leg_far", "leg_near") else name for name in author_order]
    author_order = list(dict.fromkeys("hips" if name == "leg_near" else name for name in author_order))
    maps = _depth_maps(figure)
    certainties: dict[Edge, float] = {}
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            certainty = _compare(figure, maps, a, b)
            if certainty > 0:
                certainties[(b, a)] = certainty
            elif certainty < 0:
                certainties[(a, b)] = -certainty
    return tuple(painting_order(names, certainties, author_order))


def _depth_maps(figure: BodyDrawing) -> dict[str, DepthMap]:
    camera = figure.context.camera
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
    """The certainty that a is in front of b, without the joint that they share; negative where b is."""
    pair = {a, b}
    if pair == {"hips", "leg_far"}:
        return 0.0
    if pair == {"trunk", "head"}:
        return _head_lead(figure) * (1 if a == "head" else -1)
    shared = _shared_joint(figure, pair)
    first = maps[a] if shared is None else maps[a].without_disc(*shared)
    bias = _touching_allowance(a, b) - _touching_allowance(b, a)
    return certainty_in_front(first, maps[b], bias)


def _shared_joint(figure: BodyDrawing, pair: set[str]) -> tuple[Array, float] | None:
    """The joint that two parts share, and the radius (cm) in which they are one; None where there is none."""
    for side in SIDES:
        if pair == {f"arm_{side}", f"forearm_{side}"}:
            return figure.arms[side].middle, ELBOW_SEAM
        if pair == {f"arm_{side}", "trunk"}:
            return figure.arms[side].root, SHOULDER_SEAM
        if f"shank_{side}" in pair and pair & {"hips", "leg_far"}:
            return figure.legs[side].middle, KNEE_SEAM
    if pair == {"trunk", "hips"}:
        waist = figure.context.skeleton.trunk.station(9.0).point
        return figure.context.camera.project(waist), WAIST_SEAM
    return None


def _touching_allowance(a: str, b: str) -> float:
    """The cm by which a may be behind the surface of b and still lie on it; 0 but for an arm on the body."""
    return TOUCHING if a.startswith(("arm", "forearm")) and b in ("trunk", "hips") else 0.0


def _head_lead(figure: BodyDrawing) -> float:
    """The certainty that the head is in front of the shirt; negative where it is far behind the collar."""
    trunk = figure.context.skeleton.trunk
    lead = dot(trunk.head_origin - trunk.station(50.0).point, figure.context.camera.toward)
    return 1000.0 if lead > HEAD_BEHIND else -1000.0
