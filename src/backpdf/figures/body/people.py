"""Builds of people, and the colours of skin, hair and clothes.

The colours stay apart in greyscale: skin, shirt and bottoms of one person differ in lightness.
"""

from __future__ import annotations

from dataclasses import dataclass

from backpdf.figures.body.measurements import Rows
from backpdf.figures.pose.pose_model import Person

LINE = "#26303c"
ARROW = "#96130a"
GHOST_FILL, GHOST_LINE = "#f1f3f5", "#a8b0b8"

# Of skin; name: (near side, far side)
TONES = {
    "light": ("#f7dfce", "#e9ccb8"),
    "olive": ("#ecc9a5", "#dbb48e"),
    "mid": ("#dba981", "#c6936c"),
    "brown": ("#bd8763", "#a87452"),
    "deep": ("#94613f", "#805235"),
}
FAINT_COLOURS = {
    "light": "#a58f87",
    "olive": "#9c8471",
    "mid": "#8f7060",
    "brown": "#7a5a4a",
    "deep": "#603f30",
}
HAIR_COLOURS = {
    "brown": "#5b463a",
    "dark": "#342d2a",
    "grey": "#b9bdc2",
    "fair": "#c9a46a",
    "auburn": "#8a4f35",
}
STRAND_COLOURS = {  # lines in the hair: paler in dark hair, darker in pale hair
    "brown": "#80685a",
    "dark": "#62574f",
    "grey": "#8e939a",
    "fair": "#9c7b47",
    "auburn": "#5f3220",
}
SHIRTS = {
    "blue": ("#8fbfd0", "#6f9fb2"),
    "green": ("#a3c9a5", "#83aa87"),
    "rose": ("#e3a9a8", "#c58b8c"),
    "lilac": ("#b9b1d8", "#9990bb"),
    "sand": ("#e6d7a9", "#c9b988"),
}
BOTTOMS = {
    "navy": ("#566a8a", "#445571"),
    "charcoal": ("#5d6167", "#494d53"),
    "plum": ("#7a5878", "#634661"),
    "green": ("#4f7467", "#3f5f54"),
    "stone": ("#cbc5b7", "#afa99b"),
    "black": ("#3d4249", "#2f343b"),
}
SHOE_COLOURS = ("#dfe3e8", "#c3c8cf")
SOLE_COLOURS = ("#ffffff", "#eceff2")

HAIR_STYLES = ("short", "bun", "ponytail", "bob", "curly", "balding")
OUTFITS = ("shorts", "leggings", "trousers")
BUILDS = ("woman", "man")
AGES = ("younger", "older")


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of one person; pairs are for the (near, far) side.

    strand: lines in the hair; faint: lines of age in the face.
    """

    skin: tuple[str, str]
    hair: str
    strand: str
    faint: str
    shirt: tuple[str, str]
    bottoms: tuple[str, str]


def colours_of(person: Person) -> Colours:
    """The colours of a person."""
    return Colours(
        TONES[person.tone],
        HAIR_COLOURS[person.hair_colour],
        STRAND_COLOURS[person.hair_colour],
        FAINT_COLOURS[person.tone],
        SHIRTS[person.shirt],
        BOTTOMS[person.bottoms],
    )


@dataclass(frozen=True, slots=True)
class Build:
    """Factors on the tables of measurements.py, and places of joints in cm.

    trunk: cm above the hip line; factors on front, back, half width.  arm, thigh, shank, neck: factors on
    girth; jaw: factor on the width of the lower face.  hip, shoulder: distance of the joint from the midline.
    """

    trunk: Rows
    arm: float
    thigh: float
    shank: float
    neck: float
    jaw: float
    hip: float
    shoulder: float


WOMAN = Build(
    trunk=(
        (-10, 1.0, 1.02, 1.02),
        (4, 0.99, 1.03, 1.03),
        (16, 0.96, 0.98, 0.93),
        (26, 1.0, 0.96, 0.93),
        (34, 1.12, 0.94, 0.94),
        (41, 0.98, 0.94, 0.94),
        (53, 0.92, 0.94, 0.93),
    ),
    arm=0.93,
    thigh=1.02,
    shank=0.97,
    neck=0.92,
    jaw=0.95,
    hip=8.5,
    shoulder=15.0,
)
MAN = Build(
    trunk=(
        (-10, 1.0, 0.98, 0.98),
        (4, 1.0, 0.96, 0.97),
        (16, 1.05, 1.0, 1.04),
        (26, 1.03, 1.0, 1.04),
        (34, 1.0, 1.0, 1.04),
        (41, 1.0, 1.0, 1.05),
        (53, 1.04, 1.04, 1.05),
    ),
    arm=1.04,
    thigh=1.0,
    shank=1.02,
    neck=1.06,
    jaw=1.03,
    hip=8.2,
    shoulder=16.4,
)


def build_of(person: Person) -> Build:
    """The build of a person."""
    return WOMAN if person.build == "woman" else MAN
