"""One exercise as two drawings: solved, painted, framed alike, and checked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from backpdf.figures.body.figure import assemble
from backpdf.figures.body.people import build_of
from backpdf.figures.drawing.arrows import draw_arrow
from backpdf.figures.drawing.camera import Camera
from backpdf.figures.drawing.context import Studio
from backpdf.figures.drawing.ordering import order_of
from backpdf.figures.drawing.painter import paint, paint_ghost
from backpdf.figures.drawing.paths import PathCanvas
from backpdf.figures.drawing.svg_writer import WIDTH, Frame, frame_for, svg_text
from backpdf.figures.pose.fitting import fit_miss
from backpdf.figures.pose.kinematics import solve
from backpdf.figures.pose.pose_files import PosedExercise
from backpdf.figures.pose.pose_model import Body, Person, PosePicture
from backpdf.figures.pose.pose_values import Pose, PoseValue, Steps
from backpdf.figures.pose.skeleton import Skeleton
from backpdf.figures.props.draw_props import draw_prop, surfaces_of
from backpdf.problems import Problem

LARGEST_FILE = 12_000  # bytes
FIT_TOLERANCE = 0.2  # cm
TARGETS = {"leg": ("foot", "ankle", "knee_at"), "arm": ("wrist",)}
MEMBER = {"foot": "foot", "ankle": "foot", "knee_at": "knee", "wrist": "hand"}


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something written that cannot be done, in one picture."""

    entry: PoseValue
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """One finished drawing: what it is called, its paths, its frame, and its file's text."""

    name: str
    canvas: PathCanvas
    frame: Frame
    text: str


def camera_of(picture: PosePicture) -> Camera:
    """The camera that a picture asks for."""
    return Camera.orthographic(*picture.view.angles) if picture.view.angles else Camera.oblique()


def draw_exercise(exercise: PosedExercise) -> tuple[list[Drawn], list[Problem]]:
    """Both drawings of an exercise in one frame; problems where a limb or the paper is too short."""
    canvases: list[PathCanvas] = []
    complaints: list[tuple[Complaint, str]] = []
    for picture in exercise.pictures:
        canvas, skeleton = draw_picture(picture, exercise.person)
        pose = exercise.poses[picture.name]
        complaints += [(complaint, picture.name) for complaint in _complaints(pose, picture, skeleton)]
        canvases.append(canvas)
    frame, width = frame_for([canvas.bounds() for canvas in canvases])
    drawings = [
        Drawn(f"{exercise.name}-{picture.name}", canvas, frame, svg_text(canvas, frame))
        for picture, canvas in zip(exercise.pictures, canvases, strict=True)
    ]
    return drawings, [*_told(complaints), *_too_large(exercise, drawings, width)]


def _too_large(exercise: PosedExercise, drawings: list[Drawn], width: float) -> list[Problem]:
    """A problem where the drawings do not fit on the paper or a file is too long."""
    found = []
    if width > WIDTH:
        found.append(
            exercise.root.problem(
                f"the drawings are {width:.0f} cm wide together, and the paper {WIDTH:.0f} cm",
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


def _told(complaints: list[tuple[Complaint, str]]) -> list[Problem]:
    """The complaints as problems; one that both pictures have in the same place is told once."""
    pictures: dict[tuple[str, Steps, str], list[str]] = {}
    first: dict[tuple[str, Steps, str], Complaint] = {}
    for complaint, picture in complaints:
        key = (complaint.entry.document.shown, complaint.entry.steps, complaint.message)
        pictures.setdefault(key, []).append(picture)
        first.setdefault(key, complaint)
    return [
        complaint.entry.problem(f"{' and '.join(pictures[key])}: {complaint.message}", complaint.hint)
        for key, complaint in first.items()
    ]


def draw_picture(picture: PosePicture, person: Person) -> tuple[PathCanvas, Skeleton]:
    """One picture: props behind, the ghost, the person with props in between, props in front, arrows."""
    camera, canvas = camera_of(picture), PathCanvas()
    skeleton = solve(picture.body, build_of(person), person.shoes)

    def props(layer: str | None) -> None:
        for prop in picture.props:
            if prop.layer == layer:
                draw_prop(canvas, camera, prop, skeleton)

    props(None)
    if picture.ghost is not None:
        ghost = _studio(picture, person, camera, picture.ghost.body)
        paint_ghost(canvas, assemble(ghost, picture.both_sides_alike), picture.ghost.parts)
    figure = assemble(_studio(picture, person, camera, skeleton), picture.both_sides_alike)
    paint(canvas, figure, order_of(figure, picture.order), props)
    props("front")
    for arrow in picture.arrows:
        draw_arrow(canvas, camera, arrow)
    return canvas, skeleton


def _studio(picture: PosePicture, person: Person, camera: Camera, posed: Skeleton | Body) -> Studio:
    skeleton = posed if isinstance(posed, Skeleton) else solve(posed, build_of(person), person.shoes)
    x = float(skeleton.joint("pelvis")[0])
    return Studio(skeleton, person, camera, surfaces_of(picture.props, x))


def _complaints(pose: Pose, picture: PosePicture, skeleton: Skeleton) -> list[Complaint]:
    """What a picture asks for and the body cannot do."""
    return [*_misses(pose, skeleton), *_bent_back(pose, skeleton), *_failed_fits(pose, picture, skeleton)]


def _misses(pose: Pose, skeleton: Skeleton) -> Iterator[Complaint]:
    """Every hand and foot that does not get where it should."""
    for (limb, side), short in skeleton.short_by.items():
        fields = pose[f"{limb}_{side}"].fields
        written = next(name for name in TARGETS[limb] if name in fields)
        hint = "move the place, the pelvis or the trunk nearer"
        if written == "knee_at":
            hint = "the knee must be one thigh (41.5 cm) from the hip"
        yield Complaint(
            fields[written], f"the {side} {MEMBER[written]} misses its place by {short:.1f} cm", hint
        )


def _bent_back(pose: Pose, skeleton: Skeleton) -> Iterator[Complaint]:
    """Every knee that bends forward."""
    for (limb, side), degrees in skeleton.bent_back.items():
        yield Complaint(
            pose[f"{limb}_{side}"].fields["shank"],
            f"the {side} knee bends forward by {degrees:.0f} degrees",
            "give the bend as `knee:`, or turn the shin to the other side",
        )


def _failed_fits(pose: Pose, picture: PosePicture, skeleton: Skeleton) -> Iterator[Complaint]:
    """Every fit that does not bring its joint where it should be."""
    written = pose.get("fit")
    entries = written.items or () if written is not None else ()
    for fit, entry in zip(picture.body.fits, entries, strict=True):
        miss = fit_miss(skeleton, fit)
        if abs(miss) > FIT_TOLERANCE:
            yield Complaint(
                entry,
                f"the fit of {fit.joint} is off by {abs(miss):.1f} cm",
                "vary a number that moves this joint, or start nearer to the goal",
            )
