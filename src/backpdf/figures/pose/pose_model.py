"""The data of a pose file: pictures, poses, persons, props and arrows.

Units are centimetres of a 170 cm person and degrees.  A `Direction` is either an angle in the
sagittal plane (0 to the right, 90 up, 180 to the left) or a vector (x, y, z).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

Point = tuple[float, float, float]
Direction = float | Point


class Side(StrEnum):
    """A side of the body: near is the person's right, towards the viewer in the default view."""

    NEAR = "near"
    FAR = "far"

    @property
    def sign(self) -> int:
        """+1 for near, -1 for far."""
        return 1 if self is Side.NEAR else -1

    @property
    def other(self) -> Side:
        """The opposite side."""
        return Side.FAR if self is Side.NEAR else Side.NEAR


SIDES = (Side.NEAR, Side.FAR)


@dataclass(frozen=True, slots=True)
class AtPoint:
    """A point in space; z None is the depth of the limb's root (hip or shoulder)."""

    x: float
    y: float
    z: float | None


@dataclass(frozen=True, slots=True)
class Under:
    """A place under the limb's root: ahead (cm to the right), height, and out (cm from the midline)."""

    ahead: float
    height: float
    out: float


@dataclass(frozen=True, slots=True)
class Reach:
    """A place at a height, so far ahead that the arm is stretched to this fraction of its length."""

    fraction: float
    height: float
    backwards: bool


@dataclass(frozen=True, slots=True)
class OnBody:
    """A place on a part of the body.

    part: thigh, shank, upper_arm, forearm, trunk or head; side None means the limb's own side.
    along: fraction from the upper joint, or cm above the hip line (trunk), or cm above the ear (head).
    off: cm from the bone or spine towards the front; out: cm sideways, away from the midline.
    """

    part: str
    side: Side | None
    along: float
    off: float
    out: float


Target = AtPoint | Under | Reach | OnBody


@dataclass(frozen=True, slots=True)
class Pelvis:
    """The place and the angles of the pelvis.

    up: the angle of the lower trunk (90 upright, 180 on the back with the head to the left, 0 prone or
    on all fours with the head to the right); side, twist: degrees about its own axes.
    at: the middle of the hip line.  anchor: instead, the joint that is put at anchor_at (x, y).
    """

    up: float = 90.0
    side: float = 0.0
    twist: float = 0.0
    at: Point = (0.0, 0.0, 0.0)
    anchor: str | None = None
    anchor_at: tuple[float, float] = (0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Spine:
    """Bends added to the natural curve of standing, in degrees.

    Positive values bend forward or to the near side, and turn the front to the near side.
    """

    lumbar: float = 0.0
    thoracic: float = 0.0
    side: float = 0.0
    twist: float = 0.0
    neck: float = 0.0
    neck_side: float = 0.0
    neck_twist: float = 0.0
    head: float = 0.0
    head_side: float = 0.0
    head_twist: float = 0.0


@dataclass(frozen=True, slots=True)
class LegPose:
    """One leg: by target (foot, ankle), by the place of the knee, or by angles."""

    foot: Target | None = None
    ankle: Target | None = None
    knee_at: AtPoint | None = None
    thigh: Direction | None = None
    hip: float = 0.0
    shank: Direction | None = None
    knee: float = 0.0
    out: float = 0.0
    open: float = 0.0
    turn: float = 0.0
    swivel: float = 0.0
    toe: Direction | None = None
    ankle_flex: float = 0.0
    toes: float = 0.0


@dataclass(frozen=True, slots=True)
class HandPose:
    """Shape and direction of one hand.

    pointing: where the fingers point (None: along the forearm); back: where the back of the hand
    faces (None: thumb side up or forward); on: the part that the palm lies on; bend: wrist extension in
    degrees.
    """

    shape: str = "relax"
    pointing: Direction | None = None
    back: Direction | None = None
    on: str | None = None
    on_side: Side | None = None
    bend: float = 0.0
    turned_over: bool = False


@dataclass(frozen=True, slots=True)
class ArmPose:
    """One arm: by wrist target, or by angles; shrug moves the shoulder (forward, up) in cm."""

    wrist: Target | None = None
    upper: Direction | None = None
    shoulder: float = 0.0
    fore: Direction | None = None
    elbow: float = 8.0
    out: float | None = None
    turn: float = 0.0
    swivel: float = 0.0
    shrug: tuple[float, float] = (0.0, 0.0)
    hand: HandPose = HandPose()


@dataclass(frozen=True, slots=True)
class Fit:
    """A number to vary until a joint is at a height (axis "height") or a place along the floor (axis "x")."""

    vary: str
    joint: str
    axis: str
    value: float


@dataclass(frozen=True, slots=True)
class Prop:
    """One prop; kind selects its shape, numbers and points hold the fields of that kind."""

    kind: str
    numbers: dict[str, float]
    points: tuple[Point, ...] = ()
    span: tuple[float, float] | None = None
    at: Point | None = None
    size: Point | None = None
    layer: str | None = None
    held: str | None = None
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Arrow:
    """A movement arrow through two or three points; both: a head at each end."""

    points: tuple[Point, ...]
    both: bool = False


@dataclass(frozen=True, slots=True)
class BodyPose:
    """The pose of a whole body."""

    pelvis: Pelvis = Pelvis()
    spine: Spine = Spine()
    legs: dict[Side, LegPose] = field(default_factory=dict)
    arms: dict[Side, ArmPose] = field(default_factory=dict)
    fits: tuple[Fit, ...] = ()


@dataclass(frozen=True, slots=True)
class Ghost:
    """Another position that is drawn pale and dashed: its pose, and the parts that are drawn."""

    body: BodyPose
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A direction of view: None is the oblique side view, else orthographic (yaw, pitch) in degrees."""

    angles: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class PosePicture:
    """One drawing of an exercise: start or finish."""

    name: str
    body: BodyPose
    view: View
    props: tuple[Prop, ...]
    arrows: tuple[Arrow, ...]
    ghost: Ghost | None
    order: tuple[str, ...]
    both_sides_alike: bool | None


@dataclass(frozen=True, slots=True)
class Person:
    """The person in both pictures of an exercise."""

    build: str = "woman"
    age: str = "younger"
    tone: str = "light"
    hair: str = "short"
    hair_colour: str = "brown"
    outfit: str = "shorts"
    shirt: str = "blue"
    bottoms: str = "navy"
    shoes: bool = False
