"""Values of pose files with the place where each was written, and how one picture changes another."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from backpdf.library.yaml.document import Document, Value
from backpdf.problems import Problem

Steps = tuple[str | int, ...]

# Ways to place a limb: a change that uses one way takes the other back.
BY_TARGET = {"leg": ("foot", "ankle"), "arm": ("wrist",)}
BY_ANGLE = {
    "leg": ("knee_at", "thigh", "hip", "shank", "knee", "out", "open"),
    "arm": ("upper", "shoulder", "fore", "elbow", "out"),
}
EITHER = (
    ("thigh", "hip", "knee_at"),
    ("shank", "knee"),
    ("foot", "ankle"),
    ("upper", "shoulder"),
    ("fore", "elbow"),
)
PELVIS_PLACE = ("at", "anchor")


@dataclass(frozen=True, slots=True)
class PoseValue:
    """One value of a pose file; mirrored: written for the near side and used for the far one."""

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
        """A problem at this place (with key: at its name)."""
        return self.document.problem(self.steps, message, hint, key=key)


def pose_value_of(document: Document, value: Value, steps: Steps = ()) -> PoseValue:
    """A plain value of a document as entries."""
    if isinstance(value, dict):
        return PoseValue(
            {k: pose_value_of(document, v, (*steps, k)) for k, v in value.items()}, document, steps
        )
    if isinstance(value, list):
        return PoseValue(
            tuple(pose_value_of(document, v, (*steps, i)) for i, v in enumerate(value)), document, steps
        )
    return PoseValue(value, document, steps)


def mirrored(entry: PoseValue) -> PoseValue:
    """The same values for the other side of the body."""
    value = entry.value
    if isinstance(value, Mapping):
        return PoseValue({k: mirrored(v) for k, v in value.items()}, entry.document, entry.steps, True)
    if isinstance(value, tuple):
        return PoseValue(tuple(mirrored(v) for v in value), entry.document, entry.steps, True)
    return PoseValue(value, entry.document, entry.steps, True)


def near_name(word: str, names: Iterable[str]) -> str | None:
    """A hint with the name that was probably meant."""
    known = sorted(names)
    found = difflib.get_close_matches(word, known, n=1, cutoff=0.55)
    if found:
        return f'did you mean "{found[0]}"?'
    return "use one of: " + ", ".join(known) if len(known) <= 30 else None


Pose = dict[
    str, PoseValue
]  # pelvis, spine, leg_near, leg_far, arm_near, arm_far, fit, order, props, view ...


def split_sides(fields: Mapping[str, PoseValue]) -> list[tuple[str, PoseValue]]:
    """The fields of a picture in the order in which they count: `legs` before `leg_near`, and so on."""
    steps: list[tuple[str, PoseValue]] = []
    for pair, near, far in (("legs", "leg_near", "leg_far"), ("arms", "arm_near", "arm_far")):
        if pair in fields:
            steps += [(near, fields[pair]), (far, mirrored(fields[pair]))]
        steps += [(name, fields[name]) for name in (near, far) if name in fields]
    paired = {"legs", "arms", "leg_near", "leg_far", "arm_near", "arm_far"}
    steps += [(name, entry) for name, entry in fields.items() if name not in paired]
    return steps


def changed(pose: Pose, fields: Mapping[str, PoseValue]) -> Pose:
    """A pose with the fields of another picture laid over it; null takes a field back."""
    result = dict(pose)
    for name, entry in split_sides(fields):
        if entry.value is None:
            result.pop(name, None)
        elif name in result and isinstance(entry.value, Mapping) and isinstance(result[name].value, Mapping):
            result[name] = _merged(name, result[name], entry)
        else:
            result[name] = _without_nothing(entry)
    return result


def _without_nothing(entry: PoseValue) -> PoseValue:
    kept = {k: v for k, v in entry.fields.items() if v.value is not None}
    if isinstance(entry.value, Mapping) and len(kept) < len(entry.fields):
        return PoseValue(kept, entry.document, entry.steps, entry.mirrored)
    return entry


def _merged(name: str, base: PoseValue, change: PoseValue) -> PoseValue:
    """Two mappings of one kind: the change wins, and takes back what it excludes."""
    fields = dict(base.fields)
    for gone in _excluded(name, change.fields):
        fields.pop(gone, None)
    for key, entry in change.fields.items():
        if entry.value is None:
            fields.pop(key, None)
        elif key == "hand" and key in fields and isinstance(entry.value, Mapping):
            fields[key] = _merged("hand", fields[key], entry)
        else:
            fields[key] = entry
    return PoseValue(fields, change.document, change.steps, change.mirrored)


def _excluded(name: str, change: Mapping[str, PoseValue]) -> set[str]:
    """The fields of a limb, hand or pelvis that a change takes back by using another way."""
    new = {key for key, entry in change.items() if entry.value is not None}
    gone: set[str] = set()
    kind = name.partition("_")[0]
    if kind in BY_TARGET:
        if new & set(BY_TARGET[kind]):
            gone |= set(BY_ANGLE[kind])
        elif new & set(BY_ANGLE[kind]):
            gone |= {*BY_TARGET[kind], "swivel"}
        for group in EITHER:
            if new & set(group):
                gone |= set(group)
    if name == "pelvis" and new & set(PELVIS_PLACE):
        gone |= set(PELVIS_PLACE)
    if name == "hand" and "on" in new:
        gone |= {"pointing", "back", "bend"}
    return gone - new
