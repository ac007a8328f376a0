"""Draws both pictures of an exercise in one frame, and reports what the body or the paper cannot do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from backpdf.figures.body.figure import draw_body
from backpdf.figures.body.people import build_of
from backpdf.figures.drawing.arrows import draw_arrow
from backpdf.figures.drawing.camera import Camera
from backpdf.figures.drawing.context import DrawingContext
from backpdf.figures.drawing.ordering import part_order
from backpdf.figures.drawing.painter import paint, paint_ghost
from backpdf.figures.drawing.paths import PathCanvas
from backpdf.figures.drawing.svg_writer import FRAME_WIDTH, Frame, frame_for, svg_text
from backpdf.figures.pose.fitting import fit_miss
from backpdf.figures.pose.kinematics import solve
from backpdf.figures.pose.pose_files import PosedExercise
from backpdf.figures.pose.pose_model import BodyPose, Person, PosePicture
from backpdf.figures.pose.pose_values import PoseFields, PoseValue, Steps
from backpdf.figures.pose.skeleton import Skeleton
from backpdf.figures.props.draw_props import draw_prop, surfaces_of
from backpdf.problems import Problem

LARGEST_FILE = 12_000  # bytes
FIT_TOLERANCE = 0.2  # cm by which a fit may miss without a problem
TARGETS = {"leg": ("foot", "ankle", "knee_at"), "arm": ("wrist",)}
AIMED_PART = {"foot": "foot", "ankle": "foot", "knee_at": "knee", "wrist": "hand"}


@dataclass(frozen=True, slots=True)
class PoseFault:
    """A value of a pose file that the body cannot follow, in one picture."""

    pose_value: PoseValue
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class FinishedDrawing:
    """One drawing: its name such as "bridge-start", its paths, its frame, and the text of its file."""

    name: str
    canvas: PathCanvas
    frame: Frame
    text: str


def camera_of(picture: PosePicture) -> Camera:
    """The camera that a picture asks for."""
    return Camera.orthographic(*picture.view.angles) if picture.view.angles else Camera.oblique()


def draw_exercise(exercise: PosedExercise) -> tuple[list[FinishedDrawing], list[Problem]]:
    """Both drawings of an exercise in one frame, and a problem for each value that cannot be followed."""
    canvases: list[PathCanvas] = []
    faults: list[tuple[PoseFault, str]] = []
    for picture in exercise.pictures:
        canvas, skeleton = draw_picture(picture, exercise.person)
        pose = exercise.pose_fields[picture.name]
        faults += [(fault, picture.name) for fault in _pose_faults(pose, picture, skeleton)]
        canvases.append(canvas)
    frame, width = frame_for([canvas.bounds() for canvas in canvases])
    drawings = [
        FinishedDrawing(f"{exercise.name}-{picture.name}", canvas, frame, svg_text(canvas, frame))
        for picture, canvas in zip(exercise.pictures, canvases, strict=True)
    ]
    return drawings, [*_as_problems(faults), *_too_large(exercise, drawings, width)]


def _too_large(exercise: PosedExercise, drawings: list[FinishedDrawing], width: float) -> list[Problem]:
    """The problems of drawings that do not fit on the paper or make too long a file."""
    found = []
    if width > FRAME_WIDTH:
        found.append(
            exercise.root.problem(
                f"the drawings are {width:.0f} cm wide together, and the paper {FRAME_WIDTH:.0f} cm",
                "make the mat shorter, or move the person nearer to the middle",
            )
        )
    for picture, drawn in zip(exercise.pictures, drawings, strict=True):
        if len(drawn.text) > LARGEST_FILE:
            found.append(
                exercise.root.problem(
                    f'the picture "{picture.name}" makes {len(drawn.text)} bytes, more than {LARGEST_FILE}',
                    "use fewer props or arrows",
                )
            )
    return found


def _as_problems(faults: list[tuple[PoseFault, str]]) -> list[Problem]:
    """The faults as problems; one that both pictures have in the same place becomes one problem."""
    pictures: dict[tuple[str, Steps, str], list[str]] = {}
    first: dict[tuple[str, Steps, str], PoseFault] = {}
    for fault, picture in faults:
        key = (fault.pose_value.document.shown, fault.pose_value.steps, fault.message)
        pictures.setdefault(key, []).append(picture)
        first.setdefault(key, fault)
    return [
        fault.pose_value.problem(f"{' and '.join(pictures[key])}: {fault.message}", fault.hint)
        for key, fault in first.items()
    ]


def draw_picture(picture: PosePicture, person: Person) -> tuple[PathCanvas, Skeleton]:
    """Draws one picture: props behind, ghost, person with props in between, props in front, arrows."""
    camera, canvas = camera_of(picture), PathCanvas()
    skeleton = solve(picture.body, build_of(person), person.shoes)

    def props(layer: str | None) -> None:
        for prop in picture.props:
            if prop.layer == layer:
                draw_prop(canvas, camera, prop, skeleton)

    props(None)
    if picture.ghost is not None:
        ghost = _context(picture, person, camera, picture.ghost.body)
        paint_ghost(canvas, draw_body(ghost, picture.both_sides_alike), picture.ghost.parts)
    figure = draw_body(_context(picture, person, camera, skeleton), picture.both_sides_alike)
    paint(canvas, figure, part_order(figure, picture.order), props)
    props("front")
    for arrow in picture.arrows:
        draw_arrow(canvas, camera, arrow)
    return canvas, skeleton


def _context(
    picture: PosePicture, person: Person, camera: Camera, posed: Skeleton | BodyPose
) -> DrawingContext:
    skeleton = posed if isinstance(posed, Skeleton) else solve(posed, build_of(person), person.shoes)
    x = float(skeleton.joint("pelvis")[0])
    return DrawingContext(skeleton, person, camera, surfaces_of(picture.props, x))


def _pose_faults(pose: PoseFields, picture: PosePicture, skeleton: Skeleton) -> list[PoseFault]:
    """All faults of one picture."""
    return [
        *_missed_targets(pose, skeleton),
        *_knees_bent_forward(pose, skeleton),
        *_failed_fits(pose, picture, skeleton),
    ]


def _missed_targets(pose: PoseFields, skeleton: Skeleton) -> Iterator[PoseFault]:
    """Yields a fault for each hand, foot or knee that misses its target."""
    for (limb, side), shortfall in skeleton.short_by.items():
        fields = pose[f"{limb}_{side}"].fields
        field = next(name for name in TARGETS[limb] if name in fields)
        hint = "move the place, the pelvis or the trunk nearer"
        if field == "knee_at":
            hint = "the knee must be one thigh (41.5 cm) from the hip"
        yield PoseFault(
            fields[field], f"the {side} {AIMED_PART[field]} misses its place by {shortfall:.1f} cm", hint
        )


def _knees_bent_forward(pose: PoseFields, skeleton: Skeleton) -> Iterator[PoseFault]:
    """Yields a fault for each knee that bends forward."""
    for (limb, side), degrees in skeleton.bent_back.items():
        yield PoseFault(
            pose[f"{limb}_{side}"].fields["shank"],
            f"the {side} knee bends forward by {degrees:.0f} degrees",
            "give the bend as `knee:`, or turn the shin to the other side",
        )


def _failed_fits(pose: PoseFields, picture: PosePicture, skeleton: Skeleton) -> Iterator[PoseFault]:
    """Yields a fault for each fit that does not bring its joint to its place."""
    field = pose.get("fit")
    pose_values = field.items or () if field is not None else ()
    for fit, pose_value in zip(picture.body.fits, pose_values, strict=True):
        miss = fit_miss(skeleton, fit)
        if abs(miss) > FIT_TOLERANCE:
            yield PoseFault(
                pose_value,
                f"the fit of {fit.joint} is off by {abs(miss):.1f} cm",
                "vary a number that moves this joint, or start nearer to the goal",
            )
