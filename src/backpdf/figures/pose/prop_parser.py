"""Parses the props and the arrows of a picture."""

from __future__ import annotations

from backpdf.figures.pose.field_reader import FieldReader, list_items
from backpdf.figures.pose.pose_model import Arrow, Point, Prop
from backpdf.figures.pose.pose_values import PoseValue, near_name
from backpdf.figures.pose.vocabulary import HELD, LAYERS, PROPS
from backpdf.problems import Problem
from backpdf.quoting import quoted


def read_arrows(pose_value: PoseValue | None, problems: list[Problem]) -> tuple[Arrow, ...]:
    """The movement arrows of a picture."""
    found = []
    for item in list_items(pose_value, '"arrows"', problems):
        before = len(problems)
        reader = FieldReader(item, ("points", "both"), "an arrow", problems)
        points = _points(reader, "points")
        if len(problems) > before:
            continue
        if len(points) not in (2, 3):
            problems.append(
                item.problem("an arrow needs two or three points", "write {points: [[0, 50], [0, 70]]}")
            )
        elif len(set(points)) < len(points):
            problems.append(item.problem("two points of this arrow are the same"))
        else:
            found.append(Arrow(points, reader.flag("both")))
    return tuple(found)


def _points(reader: FieldReader, name: str) -> tuple[Point, ...]:
    pose_value = reader.get(name)
    items = list_items(pose_value, f'"{name}"', reader.problems)
    found = [reader.as_point(item, f'"{name}"') for item in items]
    return tuple(p for p in found if p is not None)


def read_props(pose_value: PoseValue | None, problems: list[Problem]) -> list[Prop]:
    """The props of a picture."""
    found = []
    for item in list_items(pose_value, '"props"', problems):
        prop = _prop(item, problems)
        if prop is not None:
            found.append(prop)
    return found


def _prop(item: PoseValue, problems: list[Problem]) -> Prop | None:
    word = item.fields.get("kind")
    if word is None or word.text not in PROPS:
        known = "" if word is None else f"{quoted(word.text or '')} is not a known prop"
        hint = near_name((word.text or "") if word else "", PROPS)
        problems.append((word or item).problem(known or 'a prop needs "kind"', hint))
        return None
    kind = PROPS[word.text]
    reader = FieldReader(item, ("kind", "layer", *kind.places, *kind.numbers), f"a {word.text}", problems)
    missing = [name for name in kind.needs if reader.get(name) is None]
    if missing:
        problems.append(item.problem(f'this {word.text} needs "{missing[0]}"'))
        return None
    layer = reader.choice("layer", LAYERS, "behind")
    size = _size(reader)
    points = _points(reader, "points")
    if "points" in kind.needs and len(points) < 2:
        problems.append(item.problem(f"this {word.text} needs at least two points"))
        return None
    return Prop(
        kind=word.text,
        numbers={name: _length(reader, name, usual) for name, usual in kind.numbers.items()},
        points=points,
        span=_span(reader),
        at=_place(reader),
        size=size,
        layer=_layer(layer),
        held=reader.choice("held", HELD, "") or None,
        turn=reader.number("turn"),
    )


def _length(reader: FieldReader, name: str, usual: float) -> float:
    """A length in cm above 0; the usual one, with a problem, where it is not."""
    value = reader.number(name, usual)
    if value > 0:
        return value
    reader.report(reader.fields[name], f'"{name}" must be more than 0')
    return usual


def _size(reader: FieldReader) -> Point | None:
    """Width, height and depth in cm, all above 0; None where there are none."""
    pose_value = reader.get("size")
    values = None if pose_value is None else reader.numbers(pose_value, '"size"', (3,))
    if pose_value is None or values is None:
        return None
    if min(values) <= 0:
        reader.report(pose_value, '"size" needs three numbers more than 0', "write [width, height, depth]")
        return None
    return values[0], values[1], values[2]


def _span(reader: FieldReader) -> tuple[float, float] | None:
    """The left and right end in cm; None where there are none."""
    pair = reader.pair("x")
    if pair is not None and pair[0] >= pair[1]:
        reader.report(reader.fields["x"], '"x" goes from left to right', "write the smaller number first")
        return None
    return pair


def _layer(word: str) -> str | None:
    """The part that is painted after a prop; None for a prop behind everything, "front" for one over it."""
    part = word.removeprefix("before ")
    return {"behind": None, "leg_near": "hips"}.get(part, part)


def _place(reader: FieldReader) -> Point | None:
    """The field `at` as a point; a number alone is x."""
    pose_value = reader.get("at")
    if pose_value is not None and pose_value.items is None:
        x = reader.as_number(pose_value, '"at"')
        return None if x is None else (x, 0.0, 0.0)
    return reader.point("at")
