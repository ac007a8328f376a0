"""Values of pose files with the places where they are written, and pictures as changes of others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from backpdf.library.yaml.document import Document, Value
from backpdf.problems import Problem
from backpdf.quoting import did_you_mean

Steps = tuple[str | int, ...]

# Fields that place a limb by target or by angle; a change that uses one group removes the other.
TARGET_FIELDS = {"leg": ("foot", "ankle"), "arm": ("wrist",)}
ANGLE_FIELDS = {
    "leg": ("knee_at", "thigh", "hip", "shank", "knee", "out", "open"),
    "arm": ("upper", "shoulder", "fore", "elbow", "out"),
}
ALTERNATIVES = (
    ("thigh", "hip", "knee_at"),
    ("shank", "knee"),
    ("foot", "ankle"),
    ("upper", "shoulder"),
    ("fore", "elbow"),
)
PELVIS_PLACE = ("at", "anchor")

MOST_LISTED = 30
"""Names that a hint lists; with more it only suggests the nearest."""


@dataclass(frozen=True, slots=True)
class PoseValue:
    """One value of a pose file with its place; mirrored: written for the near side, used for the far one."""

    value: str | tuple[PoseValue, ...] | Mapping[str, PoseValue] | None
    document: Document
    steps: Steps
    mirrored: bool = False

    @property
    def fields(self) -> Mapping[str, PoseValue]:
        """The fields of a mapping; none where this is something else."""
        return self.value if isinstance(self.value, Mapping) else {}

    @property
    def items(self) -> tuple[PoseValue, ...] | None:
        """The items of a list; None where this is something else."""
        return self.value if isinstance(self.value, tuple) else None

    @property
    def text(self) -> str | None:
        """The text of a scalar; None where this is something else or empty."""
        return self.value if isinstance(self.value, str) else None

    def problem(self, message: str, hint: str | None = None, key: bool = False) -> Problem:
        """A problem at this value; with key, at the name of its field."""
        return self.document.problem(self.steps, message, hint, key=key)


def pose_value_of(document: Document, value: Value, steps: Steps = ()) -> PoseValue:
    """A value of a document with the places of all its parts."""
    if isinstance(value, dict):
        return PoseValue(
            {k: pose_value_of(document, v, (*steps, k)) for k, v in value.items()}, document, steps
        )
    if isinstance(value, list):
        return PoseValue(
            tuple(pose_value_of(document, v, (*steps, i)) for i, v in enumerate(value)), document, steps
        )
    return PoseValue(value, document, steps)


def mirrored(pose_value: PoseValue) -> PoseValue:
    """The same values for the other side of the body."""
    value = pose_value.value
    if isinstance(value, Mapping):
        return PoseValue(
            {k: mirrored(v) for k, v in value.items()}, pose_value.document, pose_value.steps, True
        )
    if isinstance(value, tuple):
        return PoseValue(tuple(mirrored(v) for v in value), pose_value.document, pose_value.steps, True)
    return PoseValue(value, pose_value.document, pose_value.steps, True)


def near_name(word: str, names: Iterable[str]) -> str | None:
    """A hint with the nearest name, or with all names where none is near."""
    known = sorted(names)
    otherwise = "use one of: " + ", ".join(known) if len(known) <= MOST_LISTED else ""
    return did_you_mean(word, known, otherwise, likeness=0.55) or None


PoseFields = dict[str, PoseValue]
"""The fields of one picture: pelvis, spine, leg_near, leg_far, arm_near, arm_far, fit, order, props ..."""


def fields_by_side(fields: Mapping[str, PoseValue]) -> list[tuple[str, PoseValue]]:
    """The fields of a picture in order of application: `legs`, split by side, before `leg_near`."""
    ordered: list[tuple[str, PoseValue]] = []
    for pair, near, far in (("legs", "leg_near", "leg_far"), ("arms", "arm_near", "arm_far")):
        if pair in fields:
            ordered += [(near, fields[pair]), (far, mirrored(fields[pair]))]
        ordered += [(name, fields[name]) for name in (near, far) if name in fields]
    paired = {"legs", "arms", "leg_near", "leg_far", "arm_near", "arm_far"}
    ordered += [(name, pose_value) for name, pose_value in fields.items() if name not in paired]
    return ordered


def with_changes(pose: PoseFields, fields: Mapping[str, PoseValue]) -> PoseFields:
    """A pose with the fields of another picture laid over it; null removes a field."""
    result = dict(pose)
    for name, pose_value in fields_by_side(fields):
        if pose_value.value is None:
            result.pop(name, None)
        elif (
            name in result
            and isinstance(pose_value.value, Mapping)
            and isinstance(result[name].value, Mapping)
        ):
            result[name] = _merged(name, result[name], pose_value)
        else:
            result[name] = _without_nulls(pose_value)
    return result


def _without_nulls(pose_value: PoseValue) -> PoseValue:
    """A value; of a mapping, without its empty fields."""
    kept = {k: v for k, v in pose_value.fields.items() if v.value is not None}
    if isinstance(pose_value.value, Mapping) and len(kept) < len(pose_value.fields):
        return PoseValue(kept, pose_value.document, pose_value.steps, pose_value.mirrored)
    return pose_value


def _merged(name: str, base: PoseValue, change: PoseValue) -> PoseValue:
    """A mapping with a change laid over it; the change removes the fields that it excludes."""
    fields = dict(base.fields)
    for removed in _excluded(name, change.fields):
        fields.pop(removed, None)
    for key, pose_value in change.fields.items():
        if pose_value.value is None:
            fields.pop(key, None)
        elif key == "hand" and key in fields and isinstance(pose_value.value, Mapping):
            fields[key] = _merged("hand", fields[key], pose_value)
        else:
            fields[key] = pose_value
    return PoseValue(fields, change.document, change.steps, change.mirrored)


def _excluded(name: str, change: Mapping[str, PoseValue]) -> set[str]:
    """The fields of a limb, hand or pelvis that a change excludes."""
    new = {key for key, pose_value in change.items() if pose_value.value is not None}
    removed: set[str] = set()
    kind = name.partition("_")[0]
    if kind in TARGET_FIELDS:
        if new & set(TARGET_FIELDS[kind]):
            removed |= set(ANGLE_FIELDS[kind])
        elif new & set(ANGLE_FIELDS[kind]):
            removed |= {*TARGET_FIELDS[kind], "swivel"}
        for group in ALTERNATIVES:
            if new & set(group):
                removed |= set(group)
    if name == "pelvis" and new & set(PELVIS_PLACE):
        removed |= set(PELVIS_PLACE)
    if name == "hand" and "on" in new:
        removed |= {"pointing", "back", "bend"}
    return removed - new
