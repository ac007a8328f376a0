"""What a pose file says of the things in a picture: props and arrows."""

from __future__ import annotations

from backpdf.figures.pose.field_reader import FieldReader, list_items
from backpdf.figures.pose.pose_model import Arrow, Point, Prop
from backpdf.figures.pose.pose_values import PoseValue, near_name
from backpdf.figures.pose.vocabulary import HELD, LAYERS, PROPS
from backpdf.problems import Problem


def read_arrows(entry: PoseValue | None, problems: list[Problem]) -> tuple[Arrow, ...]:
    """The movement arrows of a picture."""
    found = []
    for item in list_items(entry, '"arrows"', problems):
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
    entry = reader.get(name)
    items = list_items(entry, f'"{name}"', reader.problems)
    found = [reader.as_point(item, f'"{name}"') for item in items]
    return tuple(p for p in found if p is not None)


def read_props(entry: PoseValue | None, problems: list[Problem]) -> list[Prop]:
    """The things in a picture."""
    found = []
    for item in list_items(entry, '"props"', problems):
        prop = _prop(item, problems)
        if prop is not None:
            found.append(prop)
    return found


def _prop(item: PoseValue, problems: list[Problem]) -> Prop | None:
    word = item.fields.get("kind")
    if word is None or word.text not in PROPS:
        known = "" if word is None else f'"{word.text or ""}" is not a known prop'
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
    """A length in cm, more than nothing."""
    value = reader.number(name, usual)
    if value > 0:
        return value
    reader.report(reader.fields[name], f'"{name}" must be more than 0')
    return usual


def _size(reader: FieldReader) -> Point | None:
    """Width, height and depth in cm, all more than nothing."""
    entry = reader.get("size")
    values = None if entry is None else reader.numbers(entry, '"size"', (3,))
    if entry is None or values is None:
        return None
    if min(values) <= 0:
        reader.report(entry, '"size" needs three numbers more than 0', "write [width, height, depth]")
        return None
    return values[0], values[1], values[2]


def _span(reader: FieldReader) -> tuple[float, float] | None:
    """From left to right, in cm."""
    pair = reader.pair("x")
    if pair is not None and pair[0] >= pair[1]:
        reader.report(reader.fields["x"], '"x" goes from left to right', "write the smaller number first")
        return None
    return pair


def _layer(word: str) -> str | None:
    """The part before which a prop is painted; None: behind everything; "front": over everything."""
    part = word.removeprefix("before ")
    return {"behind": None, "leg_near": "hips"}.get(part, part)


def _place(reader: FieldReader) -> Point | None:
    """`at` as a point; a wall may give its x alone."""
    entry = reader.get("at")
    if entry is not None and entry.items is None:
        x = reader.as_number(entry, '"at"')
        return None if x is None else (x, 0.0, 0.0)
    return reader.point("at")
