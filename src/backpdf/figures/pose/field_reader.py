"""Reads fields of a pose file as numbers, points, directions, choices and targets (cm, degrees)."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping

from backpdf.figures.pose.pose_model import AtPoint, Direction, OnBody, Point, Reach, Side, Target, Under
from backpdf.figures.pose.pose_values import PoseValue, near_name
from backpdf.problems import Problem
from backpdf.quoting import quoted

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
MAX_NUMBER = 1000.0  # cm or degrees
BODY_PARTS = ("thigh", "shank", "upper_arm", "forearm")
ON_PARTS = {
    "trunk": ("trunk", None),
    "head": ("head", None),
    **{part: (part, None) for part in BODY_PARTS},
    **{f"{part}_{side}": (part, side) for part in BODY_PARTS for side in Side},
}

# The name of a choice in a message, where it differs from the name of the field.
CHOICE_NAMES = {
    "on": "part of the body",
    "vary": "number to vary",
    "held": "way to carry a bag",
    "shape": "shape of a hand",
    "hair": "style of hair",
}


class FieldReader:
    """Reads the fields of one mapping; adds each problem to a list and returns a default in its place.

    allowed: the names of known fields; what: the name of the mapping in messages.
    """

    def __init__(
        self, pose_value: PoseValue | None, allowed: Collection[str], what: str, problems: list[Problem]
    ) -> None:
        self.pose_value, self.what, self.problems = pose_value, what, problems
        self.fields: Mapping[str, PoseValue] = {}
        if pose_value is None or pose_value.value is None:
            return
        if not isinstance(pose_value.value, Mapping):
            problems.append(
                pose_value.problem(f"{what} needs fields, such as {{{next(iter(allowed))}: ...}}")
            )
            return
        self.fields = pose_value.fields
        for name, field in self.fields.items():
            if name not in allowed:
                hint = near_name(name, allowed)
                problems.append(field.problem(f'unknown field "{name}" in {what}', hint, key=True))

    def get(self, name: str) -> PoseValue | None:
        """The value of a field; None where it is missing or empty."""
        pose_value = self.fields.get(name)
        return None if pose_value is None or pose_value.value is None else pose_value

    def report(self, pose_value: PoseValue, message: str, hint: str | None = None) -> None:
        """Adds a problem at a value."""
        self.problems.append(pose_value.problem(message, hint))

    def number(self, name: str, default: float = 0.0) -> float:
        """A field as a number; the default where there is none."""
        pose_value = self.get(name)
        read = None if pose_value is None else self.as_number(pose_value, f'"{name}"')
        return default if read is None else read

    def as_number(self, pose_value: PoseValue, what: str) -> float | None:
        """A value as a number; None, with a problem, where it is none."""
        if pose_value.text is None or not _NUMBER.fullmatch(pose_value.text.strip()):
            self.report(pose_value, f"{what} needs a number", "write a number such as 12 or -3.5")
            return None
        value = float(pose_value.text)
        if not math.isfinite(value) or abs(value) > MAX_NUMBER:
            self.report(pose_value, f"{what} is out of range", "lengths are centimetres, angles degrees")
            return None
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        """A field as true or false."""
        pose_value = self.get(name)
        if pose_value is None:
            return default
        if pose_value.text not in ("true", "false"):
            self.report(pose_value, f'"{name}" must be true or false')
            return default
        return pose_value.text == "true"

    def choice(self, name: str, options: Collection[str], default: str) -> str:
        """A field as one of the options."""
        pose_value = self.get(name)
        if pose_value is None:
            return default
        word = pose_value.text or ""
        if word not in options:
            what = CHOICE_NAMES.get(name, name.replace("_", " "))
            self.report(pose_value, f"{quoted(word)} is not a known {what}", near_name(word, options))
            return default
        return word

    def numbers(self, pose_value: PoseValue, what: str, counts: Collection[int]) -> list[float] | None:
        """A value as a list of numbers whose length is in `counts`; None, with a problem, where it is not."""
        items = pose_value.items
        if items is None or len(items) not in counts:
            need = " or ".join(str(c) for c in sorted(counts))
            example = "[10, 45]" if 2 in counts else "[30, 10, 40]"
            self.report(pose_value, f"{what} needs a list of {need} numbers", f"write it like {example}")
            return None
        values = [self.as_number(item, what) for item in items]
        return None if None in values else [v for v in values if v is not None]

    def point(self, name: str) -> Point | None:
        """A field as a point: [x, y] or [x, y, z]."""
        pose_value = self.get(name)
        return None if pose_value is None else self.as_point(pose_value, f'"{name}"')

    def as_point(self, pose_value: PoseValue, what: str) -> Point | None:
        """A value as a point; z changes its sign where the value is mirrored."""
        values = self.numbers(pose_value, what, (2, 3))
        if values is None:
            return None
        z = values[2] if len(values) == 3 else 0.0
        return values[0], values[1], -z if pose_value.mirrored else z

    def pair(self, name: str) -> tuple[float, float] | None:
        """A field as two numbers."""
        pose_value = self.get(name)
        values = None if pose_value is None else self.numbers(pose_value, f'"{name}"', (2,))
        return None if values is None else (values[0], values[1])

    def direction(self, name: str) -> Direction | None:
        """A field as an angle in degrees or a vector that is not zero."""
        pose_value = self.get(name)
        if pose_value is None:
            return None
        if pose_value.items is None:
            return self.as_number(pose_value, f'"{name}"')
        point = self.as_point(pose_value, f'"{name}"')
        if point is not None and max(abs(v) for v in point) < 1e-6:
            self.report(
                pose_value,
                f'"{name}" points nowhere',
                "write an angle in degrees or a vector such as [0, 1, 0]",
            )
            return None
        return point

    # ---- targets
    def target(self, name: str) -> Target | None:
        """A field as the target of a wrist, ankle or foot."""
        pose_value = self.get(name)
        if pose_value is None:
            return None
        if pose_value.items is not None:
            return self._point_target(pose_value, name)
        if "on" in pose_value.fields:
            return self._on_body(pose_value)
        if "under" in pose_value.fields:
            reader = FieldReader(pose_value, ("under", "height", "out"), f'"{name}"', self.problems)
            return Under(reader.number("under"), reader.number("height", 3.0), reader.number("out"))
        if "reach" in pose_value.fields:
            reader = FieldReader(pose_value, ("reach", "height", "backwards"), f'"{name}"', self.problems)
            return Reach(reader.number("reach", 1.0), reader.number("height", 3.0), reader.flag("backwards"))
        self.report(
            pose_value,
            f'"{name}" needs a place',
            "write [x, y], {under: 0, height: 3}, {reach: 0.98, height: 3} or {on: thigh, off: 9}",
        )
        return None

    def _point_target(self, pose_value: PoseValue, name: str) -> AtPoint | None:
        values = self.numbers(pose_value, f'"{name}"', (2, 3))
        if values is None:
            return None
        z = None if len(values) == 2 else (-values[2] if pose_value.mirrored else values[2])
        return AtPoint(values[0], values[1], z)

    def _on_body(self, pose_value: PoseValue) -> OnBody | None:
        reader = FieldReader(pose_value, ("on", "along", "off", "out"), "this place", self.problems)
        word = reader.choice("on", ON_PARTS, "")
        if not word:
            return None
        part, side = ON_PARTS[word]
        if side is not None and pose_value.mirrored:
            side = side.other
        along = 0.5 if part in BODY_PARTS else 0.0
        return OnBody(part, side, reader.number("along", along), reader.number("off"), reader.number("out"))

    def knee_place(self, name: str) -> AtPoint | None:
        """A field as the target of a knee, which is always a point."""
        pose_value = self.get(name)
        return None if pose_value is None else self._point_target(pose_value, name)


def list_items(pose_value: PoseValue | None, what: str, problems: list[Problem]) -> tuple[PoseValue, ...]:
    """The items of a list; empty, with a problem, where the value is no list."""
    if pose_value is None or pose_value.value is None:
        return ()
    if pose_value.items is None:
        problems.append(
            pose_value.problem(f"{what} needs a list", "put each one on a line that starts with a dash")
        )
        return ()
    return pose_value.items
