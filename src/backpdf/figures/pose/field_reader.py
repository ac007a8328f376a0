"""One field at a time: entries of a pose file as numbers, points, directions and choices."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping

from backpdf.figures.pose.pose_model import AtPoint, Direction, OnBody, Point, Reach, Side, Target, Under
from backpdf.figures.pose.pose_values import PoseValue, near_name
from backpdf.problems import Problem

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")
LARGEST = 1000.0
BODY_PARTS = ("thigh", "shank", "upper_arm", "forearm")
ON_PARTS = {
    "trunk": ("trunk", None),
    "head": ("head", None),
    **{part: (part, None) for part in BODY_PARTS},
    **{f"{part}_{side}": (part, side) for part in BODY_PARTS for side in Side},
}

# What the choices of some fields are called in a message.
SAID = {
    "on": "part of the body",
    "vary": "number to vary",
    "held": "way to carry a bag",
    "shape": "shape of a hand",
    "hair": "style of hair",
}


class FieldReader:
    """The fields of one mapping; every problem is collected, and a sound value used in its place."""

    def __init__(
        self, entry: PoseValue | None, allowed: Collection[str], what: str, problems: list[Problem]
    ) -> None:
        self.entry, self.what, self.problems = entry, what, problems
        self.fields: Mapping[str, PoseValue] = {}
        if entry is None or entry.value is None:
            return
        if not isinstance(entry.value, Mapping):
            problems.append(entry.problem(f"{what} needs fields, such as {{{next(iter(allowed))}: ...}}"))
            return
        self.fields = entry.fields
        for name, field in self.fields.items():
            if name not in allowed:
                hint = near_name(name, allowed)
                problems.append(field.problem(f'unknown field "{name}" in {what}', hint, key=True))

    def get(self, name: str) -> PoseValue | None:
        """A field that is there and not empty."""
        entry = self.fields.get(name)
        return None if entry is None or entry.value is None else entry

    def report(self, entry: PoseValue, message: str, hint: str | None = None) -> None:
        """Note a problem at an entry."""
        self.problems.append(entry.problem(message, hint))

    def number(self, name: str, default: float = 0.0) -> float:
        """A number, or the default where there is none."""
        entry = self.get(name)
        read = None if entry is None else self.as_number(entry, f'"{name}"')
        return default if read is None else read

    def as_number(self, entry: PoseValue, what: str) -> float | None:
        """An entry as a number."""
        if entry.text is None or not _NUMBER.fullmatch(entry.text.strip()):
            self.report(entry, f"{what} needs a number", "write a number such as 12 or -3.5")
            return None
        value = float(entry.text)
        if not math.isfinite(value) or abs(value) > LARGEST:
            self.report(entry, f"{what} is out of range", "lengths are centimetres, angles degrees")
            return None
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        """true or false."""
        entry = self.get(name)
        if entry is None:
            return default
        if entry.text not in ("true", "false"):
            self.report(entry, f'"{name}" must be true or false')
            return default
        return entry.text == "true"

    def choice(self, name: str, options: Collection[str], default: str) -> str:
        """One of some words."""
        entry = self.get(name)
        if entry is None:
            return default
        word = entry.text or ""
        if word not in options:
            what = SAID.get(name, name.replace("_", " "))
            self.report(entry, f'"{word}" is not a known {what}', near_name(word, options))
            return default
        return word

    def numbers(self, entry: PoseValue, what: str, counts: Collection[int]) -> list[float] | None:
        """A list of so many numbers."""
        items = entry.items
        if items is None or len(items) not in counts:
            need = " or ".join(str(c) for c in sorted(counts))
            example = "[10, 45]" if 2 in counts else "[30, 10, 40]"
            self.report(entry, f"{what} needs a list of {need} numbers", f"write it like {example}")
            return None
        values = [self.as_number(item, what) for item in items]
        return None if None in values else [v for v in values if v is not None]

    def point(self, name: str) -> Point | None:
        """[x, y] or [x, y, z]."""
        entry = self.get(name)
        return None if entry is None else self.as_point(entry, f'"{name}"')

    def as_point(self, entry: PoseValue, what: str) -> Point | None:
        """An entry as a point; z turned round where it was written for the other side."""
        values = self.numbers(entry, what, (2, 3))
        if values is None:
            return None
        z = values[2] if len(values) == 3 else 0.0
        return values[0], values[1], -z if entry.mirrored else z

    def pair(self, name: str) -> tuple[float, float] | None:
        """Two numbers."""
        entry = self.get(name)
        values = None if entry is None else self.numbers(entry, f'"{name}"', (2,))
        return None if values is None else (values[0], values[1])

    def direction(self, name: str) -> Direction | None:
        """An angle in degrees, or a vector that is not zero."""
        entry = self.get(name)
        if entry is None:
            return None
        if entry.items is None:
            return self.as_number(entry, f'"{name}"')
        point = self.as_point(entry, f'"{name}"')
        if point is not None and max(abs(v) for v in point) < 1e-6:
            self.report(
                entry, f'"{name}" points nowhere', "write an angle in degrees or a vector such as [0, 1, 0]"
            )
            return None
        return point

    # ---- targets
    def target(self, name: str) -> Target | None:
        """A place for a wrist, ankle or foot."""
        entry = self.get(name)
        if entry is None:
            return None
        if entry.items is not None:
            return self._point_target(entry, name)
        if "on" in entry.fields:
            return self._on_body(entry)
        if "under" in entry.fields:
            reader = FieldReader(entry, ("under", "height", "out"), f'"{name}"', self.problems)
            return Under(reader.number("under"), reader.number("height", 3.0), reader.number("out"))
        if "reach" in entry.fields:
            reader = FieldReader(entry, ("reach", "height", "backwards"), f'"{name}"', self.problems)
            return Reach(reader.number("reach", 1.0), reader.number("height", 3.0), reader.flag("backwards"))
        self.report(
            entry,
            f'"{name}" needs a place',
            "write [x, y], {under: 0, height: 3}, {reach: 0.98, height: 3} or {on: thigh, off: 9}",
        )
        return None

    def _point_target(self, entry: PoseValue, name: str) -> AtPoint | None:
        values = self.numbers(entry, f'"{name}"', (2, 3))
        if values is None:
            return None
        z = None if len(values) == 2 else (-values[2] if entry.mirrored else values[2])
        return AtPoint(values[0], values[1], z)

    def _on_body(self, entry: PoseValue) -> OnBody | None:
        reader = FieldReader(entry, ("on", "along", "off", "out"), "this place", self.problems)
        word = reader.choice("on", ON_PARTS, "")
        if not word:
            return None
        part, side = ON_PARTS[word]
        if side is not None and entry.mirrored:
            side = side.other
        along = 0.5 if part in BODY_PARTS else 0.0
        return OnBody(part, side, reader.number("along", along), reader.number("off"), reader.number("out"))

    def knee_place(self, name: str) -> AtPoint | None:
        """A place for a knee: a point only."""
        entry = self.get(name)
        return None if entry is None else self._point_target(entry, name)


def list_items(entry: PoseValue | None, what: str, problems: list[Problem]) -> tuple[PoseValue, ...]:
    """The items of a list; none where there is no list."""
    if entry is None or entry.value is None:
        return ()
    if entry.items is None:
        problems.append(
            entry.problem(f"{what} needs a list", "put each one on a line that starts with a dash")
        )
        return ()
    return entry.items
