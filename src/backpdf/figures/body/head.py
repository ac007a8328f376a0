"""Draws the head, the face and the neck (cm)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from shapely.geometry.base import BaseGeometry

from backpdf.figures.body import hair
from backpdf.figures.body.measurements import HEAD_ROWS, HEAD_SCALE, NECK_ROWS, NOSE_ROWS, sample
from backpdf.figures.body.people import Build
from backpdf.figures.body.rings import Surface, pressed_onto, ring, unit_circle
from backpdf.figures.drawing import outline
from backpdf.figures.drawing.camera import Camera
from backpdf.figures.pose.pose_model import Person
from backpdf.figures.pose.skeleton import Skeleton
from backpdf.figures.vectors import Array, BodyAxes, blended_axes, dot

Lines = tuple[Array, ...]
# Lines of age on the right half of the face: cm from the midline, cm above the ear line.
AGE_LINES = (
    ((3.1, -1.6), (3.6, -2.3), (3.9, -3.1)),
    ((4.8, 1.6), (5.3, 1.8), (5.8, 2.0)),
    ((4.8, 1.0), (5.3, 0.9), (5.8, 0.8)),
)


@dataclass(frozen=True, slots=True)
class Ear:
    """One ear: its outline, the fold inside, and whether it is painted over the head."""

    shape: BaseGeometry
    fold: Array
    in_front: bool


@dataclass(frozen=True, slots=True)
class Eye:
    """One eye as an ellipse: centre and two half axes on the paper."""

    centre: Array
    tall: Array
    wide: Array


@dataclass(frozen=True, slots=True)
class HeadDrawing:
    """Everything painted for one head.

    cap: the hair on the head; back_hair: the hair that shows behind the face; strands: lines in the hair;
    tied_hair: a bun or ponytail.  thick_lines: brows; thin_lines: mouth and nose; faint_lines: lines of age.
    rings: the cross-sections from which its depth is computed.
    """

    head: BaseGeometry
    neck: BaseGeometry
    cap: BaseGeometry
    back_hair: BaseGeometry
    strands: tuple[Array, ...]
    tied_hair: BaseGeometry
    tied_hair_in_front: bool
    ears: tuple[Ear, ...]
    eyes: tuple[Eye, ...]
    thick_lines: tuple[Array, ...]
    thin_lines: tuple[Array, ...]
    faint_lines: tuple[Array, ...]
    rings: Array


def neck_rings(skeleton: Skeleton) -> Array:
    """The rings of the neck from between the shoulders into the skull, along a cubic Hermite curve."""
    trunk, girth = skeleton.trunk, skeleton.build.neck
    base, head = trunk.neck_base_frame, trunk.head
    start, end = trunk.neck_root, trunk.neck_top + head.up * 2.0
    leave, arrive = (base.up + base.forward * 0.1) * 15.0, head.up * 13.0
    rings = []
    for t in np.linspace(0, 1, 13):
        a, b = 2 * t**3 - 3 * t**2 + 1, t**3 - 2 * t**2 + t
        c, d = 3 * t**2 - 2 * t**3, t**3 - t**2
        frame = blended_axes(base, head, float(t))
        radii = sample(NECK_ROWS, np.array([t]))[0] * girth
        rings.append(ring(a * start + b * leave + c * end + d * arrive, frame.forward, frame.near, radii))
    return np.stack(rings)


class _Face:
    """Points and lines on the front of one head, and how far they face the viewer."""

    def __init__(self, frame: hair.HeadFrame, build: Build, camera: Camera) -> None:
        self.frame, self.jaw, self.camera = frame, build.jaw, camera
        toward = camera.toward
        self.facing = np.array([dot(toward, frame.forward), dot(toward, frame.up), dot(toward, frame.near)])

    def surface(self, z: float, y: float) -> tuple[Array, Array]:
        """The point on the front of the head at (z, y) and its unit normal, in head coordinates."""
        front, _, half, middle = hair.head_section(HEAD_ROWS, y, 0.0, self.jaw)
        q = float(np.clip(z / half, -0.98, 0.98))
        c = float(np.sqrt(1 - q * q))
        normal = np.array([c / (front - middle), 0.0, q / half])
        return np.array([middle + (front - middle) * c, y, z]), normal / np.sqrt(dot(normal, normal))

    def visibility(self, z: float, y: float) -> float:
        """The cosine between the surface normal at (z, y) and the direction of the viewer."""
        return float(dot(self.surface(z, y)[1], self.facing))

    def project(self, points: Array) -> Array:
        """Points (n, 3) in head coordinates as points on the paper (n, 2)."""
        return self.camera.project(self.frame.points(points[:, 0], points[:, 1], points[:, 2]))

    def visible_line(self, places: Sequence[tuple[float, float]], least: float) -> Array | None:
        """The part of a line through (z, y) places with a visibility above `least`; None below two points."""
        kept = [self.surface(z, y)[0] for z, y in places if self.visibility(z, y) > least]
        return self.project(np.stack(kept)) if len(kept) > 1 else None


def draw_head(skeleton: Skeleton, person: Person, camera: Camera, surfaces: Sequence[Surface]) -> HeadDrawing:
    """The drawing of a head with its hair and neck."""
    axes: BodyAxes = skeleton.trunk.head
    frame = hair.HeadFrame(skeleton.trunk.head_origin, axes.forward, axes.up, axes.near, HEAD_SCALE)
    face = _Face(frame, skeleton.build, camera)
    skull = pressed_onto(_skull_rings(frame, skeleton.build), surfaces)
    shape = outline.union([outline.silhouette(skull, camera), outline.silhouette(_nose_rings(frame), camera)])
    necks = pressed_onto(neck_rings(skeleton), surfaces)
    tied_hair, in_front = _tied_hair(frame, person, camera, surfaces)
    thick, thin, faint = _lines(face, person)
    neck = outline.soften(outline.silhouette(necks, camera), 0.6, 0.3)
    jaw = skeleton.build.jaw
    behind = hair.back_hair(frame, person.hair, HEAD_ROWS, jaw, camera).difference(neck)
    style = hair.STYLES[person.hair]
    return HeadDrawing(
        head=outline.soften(shape, 0.35, 0.12),
        neck=neck,
        cap=hair.hair_cap(frame, person.hair, HEAD_ROWS, jaw, camera),
        back_hair=outline.tidy(behind),
        strands=tuple(hair.strands(frame, person.hair, HEAD_ROWS, camera)),
        tied_hair=tied_hair,
        tied_hair_in_front=in_front,
        ears=() if style.covers_ears else _ears(face),
        eyes=_eyes(face),
        thick_lines=thick,
        thin_lines=thin,
        faint_lines=faint,
        rings=skull,
    )


def _skull_rings(frame: hair.HeadFrame, build: Build) -> Array:
    c, s = unit_circle()
    rings = []
    for y in np.linspace(12.9, -10, 46):
        front, back, half, middle = hair.head_section(HEAD_ROWS, float(y), 0.0, build.jaw)
        x = middle + np.where(c > 0, front - middle, middle - back) * c
        rings.append(frame.points(x, np.full_like(c, y), half * s))
    return np.stack(rings)


def _nose_rings(frame: hair.HeadFrame) -> Array:
    c, s = unit_circle()
    at = np.linspace(2.3, -3.4, 14)
    rings = [
        frame.points(8.0 + np.where(c > 0, tip - 8.0, 1.2) * c, np.full_like(c, y), half * s)
        for y, (tip, half) in zip(at, sample(NOSE_ROWS, at), strict=True)
    ]
    return np.stack(rings)


def _tied_hair(
    frame: hair.HeadFrame, person: Person, camera: Camera, surfaces: Sequence[Surface]
) -> tuple[BaseGeometry, bool]:
    """The shape of a bun or ponytail, and whether it is in front of the head for the viewer."""
    if person.hair == "bun":
        rings = hair.bun(frame)
    elif person.hair == "ponytail":
        rings = hair.ponytail(frame, surfaces)
    else:
        return outline.EMPTY, False
    return outline.silhouette(rings, camera), bool(dot(-frame.forward, camera.toward) > 0.25)


def _ears(face: _Face) -> tuple[Ear, ...]:
    found = []
    t = np.linspace(0, 2 * np.pi, 24, endpoint=False)
    x = -1.6 + 1.7 * np.cos(t) * np.where(np.sin(t) < 0, 0.72, 1) - 0.35 * np.sin(t)
    y = -0.3 + 2.8 * np.sin(t)
    fold = np.array([(-0.9, 1.0), (-1.6, 1.5), (-2.3, 0.9), (-2.2, -0.4), (-1.7, -1.0)])
    for side in (1, -1):
        shown = side * face.facing[2]
        if shown < -0.2:
            continue
        inner = np.stack([x, y, np.full_like(x, 6.8 * side)], axis=1)
        rim = np.stack([x * 0.92 - 0.6, y + 0.1, np.full_like(x, 8.3 * side)], axis=1)
        shape = outline.hull(face.project(np.vstack([inner, rim]))).buffer(-0.55).buffer(0.55)
        if not shape.is_empty:
            inside = np.column_stack([fold, np.full(5, 8.4 * side)])
            found.append(Ear(shape, face.project(inside), bool(shown > 0.2)))
    return tuple(found)


def _eyes(face: _Face) -> tuple[Eye, ...]:
    found = []
    for side in (1, -1):
        point, normal = face.surface(3.1 * side, 1.5)
        if dot(normal, face.facing) <= 0.30:
            continue
        tall = face.camera.project(face.frame.up)
        tall = tall / max(0.2, float(np.hypot(*tall)))
        wide = np.array([-tall[1], tall[0]])
        narrow = max(0.45, abs(float(dot(normal, face.facing))))
        found.append(Eye(face.project(point[None])[0], tall * 0.95, wide * 0.72 * narrow))
    return tuple(found)


def _lines(face: _Face, person: Person) -> tuple[Lines, Lines, Lines]:
    """The lines of the face: brows (thick), mouth and nose (thin), age beside eye and nose (faint)."""
    thick: list[Array] = []
    thin: list[Array] = []
    faint: list[Array] = []
    for side in (1, -1):
        brow = face.visible_line(
            [(z * side, y) for z, y in ((1.6, 3.9), (2.4, 4.35), (3.4, 4.5), (4.4, 4.1))], 0.12
        )
        if brow is not None and face.visibility(3.1 * side, 1.5) > 0.30:
            thick.append(brow)
        if person.age == "older":
            for places in AGE_LINES:
                fold = face.visible_line([(z * side, y) for z, y in places], 0.25)
                if fold is not None and len(fold) == len(places):
                    faint.append(fold)
    mouth = face.visible_line(
        [(float(z), -5.25 + 0.12 * abs(float(z)) ** 1.3) for z in np.linspace(-2.3, 2.3, 13)], 0.0
    )
    if mouth is not None:
        thin.append(mouth)
    nose = _nose_line(face)
    if nose is not None:
        thin.append(nose)
    return tuple(thick), tuple(thin), tuple(faint)


def _nose_line(face: _Face) -> Array | None:
    """The underside or the far edge of the nose, where the face is turned to the viewer."""
    ahead, up, near = face.facing
    if abs(near) >= 0.8 or ahead <= 0.2:
        return None
    if abs(near) < 0.3 or up < -0.3:
        rows = [(9.3, -2.6, 1.6), (10.4, -3.1, 1.0), (10.8, -3.2, 0), (10.4, -3.1, -1.0), (9.3, -2.6, -1.6)]
        return face.project(np.array(rows))
    s = -float(np.sign(near))
    rows = [
        (9.6, 0.2, 0.3 * s),
        (10.4, -1, 0.5 * s),
        (11, -2.2, 0.6 * s),
        (10.6, -2.95, 0.2),
        (9.3, -3.2, -0.4 * s),
    ]
    return face.project(np.array(rows))
