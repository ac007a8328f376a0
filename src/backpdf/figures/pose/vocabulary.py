"""The names that pose files may use: fields, joints, views and props."""

from __future__ import annotations

from dataclasses import dataclass, fields

from backpdf.figures.drawing.ordering import USUAL_ORDER
from backpdf.figures.pose.pose_model import ArmPose, LegPose, Side, Spine

POSE_FIELDS = (
    *("from", "view", "pelvis", "spine", "legs", "leg_near", "leg_far", "arms", "arm_near", "arm_far"),
    *("fit", "order", "props", "arrows", "ghost", "alike"),
)
FILE_FIELDS = ("person", "view", "props", "start", "finish")
NOT_INHERITED = ("arrows", "ghost")
GHOST_PARTS = ("arms", "legs", "trunk", "head")
VIEWS: dict[str, tuple[float, float] | None] = {
    "side": None,
    "front": (88.0, 4.0),
    "front-side": (40.0, 10.0),
    "back": (-88.0, 4.0),
    "back-side": (-40.0, 10.0),
    "above": (6.0, 58.0),
}
JOINTS = (
    *(f"{joint}_{side}" for joint in ("hip", "knee", "ankle", "shoulder", "elbow", "wrist") for side in Side),
    *("head", "pelvis", "collar"),
)
SPINE_FIELDS = tuple(f.name for f in fields(Spine))
LEG_FIELDS = tuple(f.name for f in fields(LegPose))
ARM_FIELDS = tuple(f.name for f in fields(ArmPose))
HAND_FIELDS = ("shape", "pointing", "back", "on", "bend", "turned_over")
FITTABLE = (
    *(f"pelvis.{name}" for name in ("up", "side", "twist")),
    *(f"spine.{name}" for name in SPINE_FIELDS),
    *(
        f"leg_{side}.{name}"
        for side in Side
        for name in ("hip", "knee", "out", "open", "turn", "thigh", "shank")
    ),
    *(
        f"arm_{side}.{name}"
        for side in Side
        for name in ("shoulder", "elbow", "out", "turn", "upper", "fore")
    ),
)
"""The numbers that a fit may vary."""
ORDERABLE_PARTS = tuple(dict.fromkeys((*USUAL_ORDER, "leg_near")))


@dataclass(frozen=True, slots=True)
class PropKind:
    """The fields of one kind of prop.

    numbers: lengths with their usual values (cm); places: other fields; needs: fields that must be given.
    """

    numbers: dict[str, float]
    places: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


PROPS = {
    "mat": PropKind({"depth": 60}, ("x", "at"), ("x",)),
    "floor": PropKind({"depth": 48}, ("x", "at"), ("x",)),
    "chair": PropKind({"height": 44, "back": 84, "depth": 40}, ("x", "at"), ("x",)),
    "table": PropKind({"height": 75, "depth": 64}, ("x", "at"), ("x",)),
    "box": PropKind({}, ("at", "size"), ("at", "size")),
    "step": PropKind({}, ("at", "size"), ("at", "size")),
    "wall": PropKind({"height": 185, "depth": 68}, ("at",), ("at",)),
    "wall-bars": PropKind({"height": 210, "depth": 80}, ("at",), ("at",)),
    "bar": PropKind({"depth": 90, "radius": 1.5}, ("at",), ("at",)),
    "strap": PropKind({}, ("points",), ("points",)),
    "cushion": PropKind({}, ("at", "size", "turn"), ("at",)),
    "towel": PropKind({"radius": 5, "depth": 40}, ("at",), ("at",)),
    "backpack": PropKind({}, ("at", "size", "turn", "held")),
}
HELD = ("hands", "handle", "back")
LAYERS = ("front", "behind", *(f"before {name}" for name in ORDERABLE_PARTS))
