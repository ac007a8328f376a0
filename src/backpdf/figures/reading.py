"""A pose file as pictures: vocabulary, types, and everything that can be wrong with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

from backpdf.figures import people
from backpdf.figures.entries import Entry, Pose, near_name
from backpdf.figures.figure import USUAL_ORDER
from backpdf.figures.hands import SHAPES
from backpdf.figures.pose import (
    ArmPose,
    Arrow,
    Body,
    Fit,
    HandPose,
    LegPose,
    Pelvis,
    Person,
    Picture,
    Point,
    Prop,
    Side,
    Spine,
    View,
)
from backpdf.figures.values import ON_PARTS, Reader
from backpdf.problems import Problem

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
PAINTED = tuple(dict.fromkeys((*USUAL_ORDER, "leg_near")))


@dataclass(frozen=True, slots=True)
class PropKind:
    """What one kind of prop may say: its fields, and its numbers with their usual values (cm)."""

    numbers: dict[str, float]
    places: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


PROPS = {
    "mat": PropKind({"depth": 60}, ("x", "at"), ("x",)),
    "floor": PropKind({"depth": 48}, ("x", "at"), ("x",)),
    "chair": PropKind({"height": 44, "back": 84, "depth": 40}, ("x",), ("x",)),
    "table": PropKind({"height": 75, "depth": 64}, ("x",), ("x",)),
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
LAYERS = ("front", "behind", *(f"before {name}" for name in PAINTED))


def read_person(entry: Entry | None, problems: list[Problem]) -> Person:
    """Who is drawn."""
    usual = Person()
    reader = Reader(entry, [f.name for f in fields(Person)], "person", problems)
    return Person(
        build=reader.choice("build", people.BUILDS, usual.build),
        age=reader.choice("age", people.AGES, usual.age),
        tone=reader.choice("tone", people.TONES, usual.tone),
        hair=reader.choice("hair", people.HAIR_STYLES, usual.hair),
        hair_colour=reader.choice("hair_colour", people.HAIR_COLOURS, usual.hair_colour),
        outfit=reader.choice("outfit", people.OUTFITS, usual.outfit),
        shirt=reader.choice("shirt", people.SHIRTS, usual.shirt),
        bottoms=reader.choice("bottoms", people.BOTTOMS, usual.bottoms),
        shoes=reader.flag("shoes"),
    )


def check_fields(entry: Entry, allowed: Sequence[str], what: str, problems: list[Problem]) -> bool:
    """Whether an entry is a mapping; unknown fields are noted."""
    Reader(entry, allowed, what, problems)
    return not isinstance(entry.value, str | tuple)


def read_picture(name: str, pose: Pose, common: dict[str, Entry], problems: list[Problem]) -> Picture:
    """One picture from its fields, with the view and props that both pictures share."""
    view = pose.get("view") or common.get("view")
    props = [*_props(common.get("props"), problems), *_props(pose.get("props"), problems)]
    alike = Reader(_wrapped(pose, "alike"), POSE_FIELDS, "picture", problems)
    return Picture(
        name=name,
        body=read_body(pose, problems),
        view=_view(view, problems),
        props=tuple(props),
        arrows=_arrows(pose.get("arrows"), problems),
        ghost=None,
        order=_order(pose.get("order"), problems),
        both_sides_alike=alike.flag("alike") if "alike" in pose else None,
    )


def _wrapped(pose: Pose, name: str) -> Entry | None:
    """One field as a mapping of its own, so that a reader can read it."""
    entry = pose.get(name)
    return None if entry is None else Entry({name: entry}, entry.document, entry.steps)


def read_body(pose: Pose, problems: list[Problem]) -> Body:
    """The pose proper."""
    return Body(
        pelvis=_pelvis(pose.get("pelvis"), problems),
        spine=_spine(pose.get("spine"), problems),
        legs={side: _leg(pose.get(f"leg_{side}"), f"leg_{side}", problems) for side in Side},
        arms={side: _arm(pose.get(f"arm_{side}"), f"arm_{side}", problems) for side in Side},
        fits=_fits(pose.get("fit"), problems),
    )


def _pelvis(entry: Entry | None, problems: list[Problem]) -> Pelvis:
    reader = Reader(entry, ("up", "side", "twist", "at", "anchor"), "pelvis", problems)
    anchor, place = _anchor(reader)
    return Pelvis(
        up=reader.number("up", 90.0),
        side=reader.number("side"),
        twist=reader.number("twist"),
        at=reader.point("at") or (0.0, 0.0, 0.0),
        anchor=anchor,
        anchor_at=place,
    )


def _anchor(reader: Reader) -> tuple[str | None, tuple[float, float]]:
    entry = reader.get("anchor")
    if entry is None:
        return None, (0.0, 0.0)
    inner = Reader(entry, ("joint", "at"), '"anchor"', reader.problems)
    joint = inner.choice("joint", JOINTS, "")
    place = inner.pair("at")
    if not joint or place is None:
        reader.report(entry, '"anchor" needs a joint and a place', "write {joint: knee_near, at: [0, 5.2]}")
        return None, (0.0, 0.0)
    return joint, place


def _spine(entry: Entry | None, problems: list[Problem]) -> Spine:
    reader = Reader(entry, SPINE_FIELDS, "spine", problems)
    return Spine(**{name: reader.number(name) for name in SPINE_FIELDS})


def _leg(entry: Entry | None, what: str, problems: list[Problem]) -> LegPose:
    reader = Reader(entry, LEG_FIELDS, what, problems)
    _one_of(reader, ("foot", "ankle", "knee_at", "thigh", "hip"))
    _one_of(reader, ("shank", "knee"))
    angles = ("hip", "knee", "out", "open", "turn", "swivel", "ankle_flex", "toes")
    return LegPose(
        foot=reader.target("foot"),
        ankle=reader.target("ankle"),
        knee_at=reader.knee_place("knee_at"),
        thigh=reader.direction("thigh"),
        shank=reader.direction("shank"),
        toe=reader.direction("toe"),
        **{name: reader.number(name) for name in angles},
    )


def _arm(entry: Entry | None, what: str, problems: list[Problem]) -> ArmPose:
    reader = Reader(entry, ARM_FIELDS, what, problems)
    _one_of(reader, ("wrist", "upper", "shoulder"))
    _one_of(reader, ("fore", "elbow"))
    return ArmPose(
        wrist=reader.target("wrist"),
        upper=reader.direction("upper"),
        shoulder=reader.number("shoulder"),
        fore=reader.direction("fore"),
        elbow=reader.number("elbow", 8.0),
        out=reader.number("out") if reader.get("out") is not None else None,
        turn=reader.number("turn"),
        swivel=reader.number("swivel"),
        shrug=reader.pair("shrug") or (0.0, 0.0),
        hand=_hand(reader.get("hand"), problems),
    )


def _hand(entry: Entry | None, problems: list[Problem]) -> HandPose:
    allowed = ("shape", "pointing", "back", "on", "bend", "turned_over")
    reader = Reader(entry, allowed, "hand", problems)
    limbs = [name for name in ON_PARTS if name not in ("trunk", "head")]
    word = reader.choice("on", limbs, "")
    part, side = ON_PARTS[word] if word else (None, None)
    if side is not None and entry is not None and entry.mirrored:
        side = side.other
    return HandPose(
        shape=reader.choice("shape", SHAPES, "relax"),
        pointing=reader.direction("pointing"),
        back=reader.direction("back"),
        on=part,
        on_side=side,
        bend=reader.number("bend"),
        turned_over=reader.flag("turned_over"),
    )


def _one_of(reader: Reader, names: Sequence[str]) -> None:
    """Note a problem where two fields say the same thing in different ways."""
    used = [name for name in names if reader.get(name) is not None]
    if len(used) > 1:
        extra = reader.fields[used[1]]
        reader.problems.append(
            extra.problem(f'"{used[1]}" and "{used[0]}" exclude each other', "keep one of them", key=True)
        )


def _list(entry: Entry | None, what: str, problems: list[Problem]) -> tuple[Entry, ...]:
    if entry is None or entry.value is None:
        return ()
    if entry.items is None:
        problems.append(
            entry.problem(f"{what} needs a list", "put each one on a line that starts with a dash")
        )
        return ()
    return entry.items


def _fits(entry: Entry | None, problems: list[Problem]) -> tuple[Fit, ...]:
    found = []
    numbers = _fittable()
    for item in _list(entry, '"fit"', problems):
        reader = Reader(item, ("vary", "joint", "height", "x"), "fit", problems)
        vary, joint = reader.choice("vary", numbers, ""), reader.choice("joint", JOINTS, "")
        axis = "x" if reader.get("x") is not None else "height"
        if not vary or not joint or reader.get(axis) is None:
            hint = "write {vary: spine.lumbar, joint: elbow_near, height: 3.8}"
            problems.append(item.problem('each fit needs "vary", "joint" and "height" (or "x")', hint))
            continue
        found.append(Fit(vary, joint, axis, reader.number(axis)))
    return tuple(found)


def _fittable() -> tuple[str, ...]:
    """The numbers that a fit may vary."""
    leg = ("hip", "knee", "out", "open", "turn", "thigh", "shank")
    arm = ("shoulder", "elbow", "out", "turn", "upper", "fore")
    return (
        *(f"pelvis.{name}" for name in ("up", "side", "twist")),
        *(f"spine.{name}" for name in SPINE_FIELDS),
        *(f"leg_{side}.{name}" for side in Side for name in leg),
        *(f"arm_{side}.{name}" for side in Side for name in arm),
    )


def _view(entry: Entry | None, problems: list[Problem]) -> View:
    if entry is None or entry.value is None:
        return View()
    reader = Reader(None, VIEWS, "view", problems)
    if entry.items is not None:
        values = reader.numbers(entry, '"view"', (2,))
        return View() if values is None else View((values[0], values[1]))
    if entry.text not in VIEWS:
        hint = near_name(entry.text or "", VIEWS)
        problems.append(entry.problem(f'"{entry.text or ""}" is not a known view', hint))
        return View()
    return View(VIEWS[entry.text])


def _order(entry: Entry | None, problems: list[Problem]) -> tuple[str, ...]:
    found = []
    for item in _list(entry, '"order"', problems):
        if item.text in PAINTED:
            found.append(item.text)
        else:
            hint = near_name(item.text or "", PAINTED)
            problems.append(item.problem(f'"{item.text or ""}" is not a part of the body', hint))
    return tuple(found)


def _arrows(entry: Entry | None, problems: list[Problem]) -> tuple[Arrow, ...]:
    found = []
    for item in _list(entry, '"arrows"', problems):
        reader = Reader(item, ("points", "both"), "arrow", problems)
        points = _points(reader, "points")
        if len(points) not in (2, 3):
            problems.append(
                item.problem("an arrow needs two or three points", "write {points: [[0, 50], [0, 70]]}")
            )
        elif len(set(points)) < len(points):
            problems.append(item.problem("two points of this arrow are the same"))
        else:
            found.append(Arrow(points, reader.flag("both")))
    return tuple(found)


def _points(reader: Reader, name: str) -> tuple[Point, ...]:
    entry = reader.get(name)
    items = _list(entry, f'"{name}"', reader.problems)
    found = [reader.as_point(item, f'"{name}"') for item in items]
    return tuple(p for p in found if p is not None)


def _props(entry: Entry | None, problems: list[Problem]) -> list[Prop]:
    found = []
    for item in _list(entry, '"props"', problems):
        prop = _prop(item, problems)
        if prop is not None:
            found.append(prop)
    return found


def _prop(item: Entry, problems: list[Problem]) -> Prop | None:
    word = item.fields.get("kind")
    if word is None or word.text not in PROPS:
        known = "" if word is None else f'"{word.text or ""}" is not a known prop'
        hint = near_name((word.text or "") if word else "", PROPS)
        problems.append((word or item).problem(known or 'a prop needs "kind"', hint))
        return None
    kind = PROPS[word.text]
    reader = Reader(item, ("kind", "layer", *kind.places, *kind.numbers), f"a {word.text}", problems)
    missing = [name for name in kind.needs if reader.get(name) is None]
    if missing:
        problems.append(item.problem(f'this {word.text} needs "{missing[0]}"'))
        return None
    layer = reader.choice("layer", LAYERS, "behind")
    size = reader.point("size")
    points = _points(reader, "points")
    if "points" in kind.needs and len(points) < 2:
        problems.append(item.problem(f"this {word.text} needs at least two points"))
        return None
    return Prop(
        kind=word.text,
        numbers={name: reader.number(name, usual) for name, usual in kind.numbers.items()},
        points=points,
        span=reader.pair("x"),
        at=_place(reader),
        size=size,
        layer=_layer(layer),
        held=reader.choice("held", HELD, "") or None,
        turn=reader.number("turn"),
    )


def _layer(word: str) -> str | None:
    """The part before which a prop is painted; None: behind everything; "front": over everything."""
    part = word.removeprefix("before ")
    return {"behind": None, "leg_near": "hips"}.get(part, part)


def _place(reader: Reader) -> Point | None:
    """`at` as a point; a wall may give its x alone."""
    entry = reader.get("at")
    if entry is not None and entry.items is None:
        x = reader.as_number(entry, '"at"')
        return None if x is None else (x, 0.0, 0.0)
    return reader.point("at")
