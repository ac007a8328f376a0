"""One exercise as two drawings: solved, painted, framed alike, and checked."""

from __future__ import annotations

from dataclasses import dataclass

from backpdf.figures.arrows import draw_arrow
from backpdf.figures.body import Studio
from backpdf.figures.canvas import Canvas
from backpdf.figures.entries import Entry
from backpdf.figures.figure import assemble, paint, paint_ghost
from backpdf.figures.kinematics import fit_miss, solve
from backpdf.figures.people import build_of
from backpdf.figures.pose import Body, Person, Picture
from backpdf.figures.posefiles import Exercise
from backpdf.figures.props import draw_prop, surfaces_of
from backpdf.figures.skeleton import Skeleton
from backpdf.figures.svg import WIDTH, Frame, frame_for, svg_text
from backpdf.figures.view import Camera
from backpdf.problems import Problem

LARGEST_FILE = 12_000  # bytes
FIT_TOLERANCE = 0.2  # cm
TARGETS = {"leg": ("foot", "ankle", "knee_at"), "arm": ("wrist",)}
MEMBER = {"foot": "foot", "ankle": "foot", "knee_at": "knee", "wrist": "hand"}


@dataclass(frozen=True, slots=True)
class Drawn:
    """One finished drawing: what it is called, its paths, its frame, and its file's text."""

    name: str
    canvas: Canvas
    frame: Frame
    text: str


def camera_of(picture: Picture) -> Camera:
    """The camera that a picture asks for."""
    return Camera.orthographic(*picture.view.angles) if picture.view.angles else Camera.oblique()


def draw_exercise(exercise: Exercise) -> tuple[list[Drawn], list[Problem]]:
    """Both drawings of an exercise in one frame; problems where a limb or the paper is too short."""
    problems: list[Problem] = []
    canvases: list[Canvas] = []
    for picture in exercise.pictures:
        canvas, skeleton = draw_picture(picture, exercise.person)
        problems += _misses(exercise, picture, skeleton)
        canvases.append(canvas)
    frame, width = frame_for([canvas.bounds() for canvas in canvases])
    if width > WIDTH:
        problems.append(
            exercise.root.problem(
                f"the drawings are {width:.0f} cm wide together, and the paper {WIDTH:.0f} cm",
                "make the mat shorter, or move the person nearer to the middle",
            )
        )
    drawings = []
    for picture, canvas in zip(exercise.pictures, canvases, strict=True):
        text = svg_text(canvas, frame)
        drawings.append(Drawn(f"{exercise.name}-{picture.name}", canvas, frame, text))
        if len(text) > LARGEST_FILE:
            problems.append(
                exercise.root.problem(
                    f'the picture "{picture.name}" makes {len(text)} bytes, more than {LARGEST_FILE}',
                    "use fewer props or arrows",
                )
            )
    return drawings, problems


def draw_picture(picture: Picture, person: Person) -> tuple[Canvas, Skeleton]:
    """One picture: props behind, the ghost, the person with props in between, props in front, arrows."""
    camera, canvas = camera_of(picture), Canvas()
    skeleton = solve(picture.body, build_of(person), person.shoes)

    def props(layer: str | None) -> None:
        for prop in picture.props:
            if prop.layer == layer:
                draw_prop(canvas, camera, prop, skeleton)

    props(None)
    if picture.ghost is not None:
        ghost = _studio(picture, person, camera, picture.ghost.body)
        paint_ghost(canvas, assemble(ghost, picture.both_sides_alike, ()), picture.ghost.parts)
    figure = assemble(_studio(picture, person, camera, skeleton), picture.both_sides_alike, picture.order)
    paint(canvas, figure, props)
    props("front")
    for arrow in picture.arrows:
        draw_arrow(canvas, camera, arrow)
    return canvas, skeleton


def _studio(picture: Picture, person: Person, camera: Camera, posed: Skeleton | Body) -> Studio:
    skeleton = posed if isinstance(posed, Skeleton) else solve(posed, build_of(person), person.shoes)
    x = float(skeleton.joint("pelvis")[0])
    return Studio(skeleton, person, camera, surfaces_of(picture.props, x))


def _misses(exercise: Exercise, picture: Picture, skeleton: Skeleton) -> list[Problem]:
    """A problem for every hand and foot that does not get where it should, and every fit that fails."""
    pose, found = exercise.poses[picture.name], []
    for (limb, side), short in skeleton.short_by.items():
        entry = pose.get(f"{limb}_{side}")
        written = [name for name in TARGETS[limb] if entry is not None and name in entry.fields]
        if not written or entry is None:
            continue
        member = f"the {side} {MEMBER[written[0]]}"
        found.append(
            entry.fields[written[0]].problem(
                f"{picture.name}: {member} misses its place by {short:.1f} cm",
                "move the place, the pelvis or the trunk nearer"
                if written[0] != "knee_at"
                else "the knee must be one thigh (41.5 cm) from the hip",
            )
        )
    for fit, entry in zip(picture.body.fits, _fit_entries(exercise, picture), strict=False):
        miss = fit_miss(skeleton, fit)
        if abs(miss) > FIT_TOLERANCE:
            found.append(
                entry.problem(f"{picture.name}: the fit of {fit.joint} is off by {abs(miss):.1f} cm")
            )
    return found


def _fit_entries(exercise: Exercise, picture: Picture) -> list[Entry]:
    entry = exercise.poses[picture.name].get("fit")
    return list(entry.items or ()) if entry is not None else []
