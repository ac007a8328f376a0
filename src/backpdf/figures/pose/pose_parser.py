"""Parses the pictures of a pose file into a person, body poses, props and arrows, and collects problems."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from backpdf.figures.body import people
from backpdf.figures.body.hands import SHAPES
from backpdf.figures.pose.field_reader import ON_PARTS, FieldReader, list_items
from backpdf.figures.pose.fitting import can_vary
from backpdf.figures.pose.pose_model import (
    ArmPose,
    BodyPose,
    Fit,
    HandPose,
    LegPose,
    Pelvis,
    Person,
    PosePicture,
    Side,
    Spine,
    View,
)
from backpdf.figures.pose.pose_values import PoseFields, PoseValue, near_name
from backpdf.figures.pose.prop_parser import read_arrows, read_props
from backpdf.figures.pose.vocabulary import (
    ARM_FIELDS,
    FITTABLE,
    HAND_FIELDS,
    JOINTS,
    LEG_FIELDS,
    ORDERABLE_PARTS,
    POSE_FIELDS,
    SPINE_FIELDS,
    VIEWS,
)
from backpdf.problems import Problem
from backpdf.quoting import quoted


def read_person(pose_value: PoseValue | None, problems: list[Problem]) -> Person:
    """The person that is drawn."""
    usual = Person()
    reader = FieldReader(pose_value, [f.name for f in fields(Person)], "person", problems)
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


def check_fields(pose_value: PoseValue, allowed: Sequence[str], what: str, problems: list[Problem]) -> bool:
    """Whether a value is a mapping or empty; adds a problem for each unknown field."""
    FieldReader(pose_value, allowed, what, problems)
    return not isinstance(pose_value.value, str | tuple)


def read_picture(
    name: str, pose: PoseFields, common: dict[str, PoseValue], problems: list[Problem]
) -> PosePicture:
    """One picture from its fields, with the view and props that both pictures share."""
    view = pose.get("view") or common.get("view")
    props = [*read_props(common.get("props"), problems), *read_props(pose.get("props"), problems)]
    alike = FieldReader(_wrapped(pose, "alike"), POSE_FIELDS, "picture", problems)
    return PosePicture(
        name=name,
        body=read_body(pose, problems),
        view=_view(view, problems),
        props=tuple(props),
        arrows=read_arrows(pose.get("arrows"), problems),
        ghost=None,
        order=_order(pose.get("order"), problems),
        both_sides_alike=alike.flag("alike") if "alike" in pose else None,
    )


def _wrapped(pose: PoseFields, name: str) -> PoseValue | None:
    """A mapping that holds one field alone, as input of a FieldReader; None where the field is missing."""
    pose_value = pose.get(name)
    return (
        None if pose_value is None else PoseValue({name: pose_value}, pose_value.document, pose_value.steps)
    )


def read_body(pose: PoseFields, problems: list[Problem]) -> BodyPose:
    """The pose of the body: pelvis, spine, limbs and fits."""
    body = BodyPose(
        pelvis=_pelvis(pose.get("pelvis"), problems),
        spine=_spine(pose.get("spine"), problems),
        legs={side: _leg(pose.get(f"leg_{side}"), problems) for side in Side},
        arms={side: _arm(pose.get(f"arm_{side}"), problems) for side in Side},
        fits=_fits(pose.get("fit"), problems),
    )
    for fit, item in zip(body.fits, list_items(pose.get("fit"), '"fit"', []), strict=False):
        if not can_vary(body, fit.vary):
            problems.append(
                item.problem(f'"{fit.vary}" is not written as a number', "write an angle there to start from")
            )
    return body


def _pelvis(pose_value: PoseValue | None, problems: list[Problem]) -> Pelvis:
    reader = FieldReader(pose_value, ("up", "side", "twist", "at", "anchor"), "pelvis", problems)
    anchor, place = _anchor(reader)
    return Pelvis(
        up=reader.number("up", 90.0),
        side=reader.number("side"),
        twist=reader.number("twist"),
        at=reader.point("at") or (0.0, 0.0, 0.0),
        anchor=anchor,
        anchor_at=place,
    )


def _anchor(reader: FieldReader) -> tuple[str | None, tuple[float, float]]:
    pose_value = reader.get("anchor")
    if pose_value is None:
        return None, (0.0, 0.0)
    inner = FieldReader(pose_value, ("joint", "at"), '"anchor"', reader.problems)
    if inner.get("joint") is None or inner.get("at") is None:
        reader.report(
            pose_value, '"anchor" needs a joint and a place', "write {joint: knee_near, at: [0, 5.2]}"
        )
    joint, place = inner.choice("joint", JOINTS, ""), inner.pair("at")
    return (None, (0.0, 0.0)) if not joint or place is None else (joint, place)


def _spine(pose_value: PoseValue | None, problems: list[Problem]) -> Spine:
    reader = FieldReader(pose_value, SPINE_FIELDS, "spine", problems)
    return Spine(**{name: reader.number(name) for name in SPINE_FIELDS})


def _leg(pose_value: PoseValue | None, problems: list[Problem]) -> LegPose:
    reader = FieldReader(pose_value, LEG_FIELDS, "a leg", problems)
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


def _arm(pose_value: PoseValue | None, problems: list[Problem]) -> ArmPose:
    reader = FieldReader(pose_value, ARM_FIELDS, "an arm", problems)
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


def _hand(pose_value: PoseValue | None, problems: list[Problem]) -> HandPose:
    reader = FieldReader(pose_value, HAND_FIELDS, "hand", problems)
    limbs = [name for name in ON_PARTS if name not in ("trunk", "head")]
    word = reader.choice("on", limbs, "")
    part, side = ON_PARTS[word] if word else (None, None)
    if side is not None and pose_value is not None and pose_value.mirrored:
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


def _one_of(reader: FieldReader, names: Sequence[str]) -> None:
    """Adds a problem where two fields that exclude each other are given."""
    used = [name for name in names if reader.get(name) is not None]
    if len(used) > 1:
        extra = reader.fields[used[1]]
        reader.problems.append(
            extra.problem(f'"{used[1]}" and "{used[0]}" exclude each other', "keep one of them", key=True)
        )


def _fits(pose_value: PoseValue | None, problems: list[Problem]) -> tuple[Fit, ...]:
    found = []
    for item in list_items(pose_value, '"fit"', problems):
        reader = FieldReader(item, ("vary", "joint", "height", "x"), "fit", problems)
        axis = "x" if reader.get("x") is not None else "height"
        if any(reader.get(name) is None for name in ("vary", "joint", axis)):
            hint = "write {vary: spine.lumbar, joint: elbow_near, height: 3.8}"
            problems.append(item.problem('each fit needs "vary", "joint" and "height" (or "x")', hint))
        vary, joint = reader.choice("vary", FITTABLE, ""), reader.choice("joint", JOINTS, "")
        if vary and joint:
            found.append(Fit(vary, joint, axis, reader.number(axis)))
    return tuple(found)


def _view(pose_value: PoseValue | None, problems: list[Problem]) -> View:
    if pose_value is None or pose_value.value is None:
        return View()
    reader = FieldReader(None, VIEWS, "view", problems)
    if pose_value.items is not None:
        values = reader.numbers(pose_value, '"view"', (2,))
        return View() if values is None else View((values[0], values[1]))
    if pose_value.text not in VIEWS:
        hint = near_name(pose_value.text or "", VIEWS)
        problems.append(pose_value.problem(f"{quoted(pose_value.text or '')} is not a known view", hint))
        return View()
    return View(VIEWS[pose_value.text])


def _order(pose_value: PoseValue | None, problems: list[Problem]) -> tuple[str, ...]:
    found = []
    for item in list_items(pose_value, '"order"', problems):
        if item.text in ORDERABLE_PARTS:
            found.append(item.text)
        else:
            hint = near_name(item.text or "", ORDERABLE_PARTS)
            problems.append(item.problem(f"{quoted(item.text or '')} is not a part of the body", hint))
    return tuple(found)
