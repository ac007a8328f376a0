"""Every drawing of the starter library as a file: paths only, small, in one frame, as committed on paper."""

from __future__ import annotations

import re

import numpy as np
import pytest
from figures.starter import NAMES, ROOT, exercise, texts

from backpdf.figures.body import people
from backpdf.figures.body.people import ARROW
from backpdf.figures.drawing.comparison import TOLERANCE, distance
from backpdf.figures.drawing.scene import LARGEST_FILE, FinishedDrawing, draw_exercise
from backpdf.figures.drawing.svg_parser import parse_drawing
from backpdf.figures.pose import vocabulary
from backpdf.pictures.svg.svg_safety import svg_fault

TAGS = re.compile(r"<([a-zA-Z]+)")
ATTRIBUTES = {
    "svg": {"xmlns", "viewBox", "width", "height"},
    "g": {"fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap", "stroke-dasharray"},
    "path": {"d", "fill", "stroke", "stroke-width", "stroke-dasharray"},
}
COLOUR = re.compile(r"#[0-9a-f]{6}")


def check_markup(drawn: FinishedDrawing) -> None:
    """Filled and stroked paths only: no picture, text, gradient, style or reference."""
    assert svg_fault(drawn.text.encode()) is None
    assert len(drawn.text.encode()) < LARGEST_FILE == 12_000
    for tag, rest in re.findall(r"<([a-zA-Z]+)([^>]*)>", drawn.text):
        names = {name for name, _ in re.findall(r'([a-zA-Z-]+)="([^"]*)"', rest)}
        assert names <= ATTRIBUTES[tag], tag
    assert not re.sub(r"<[^>]*>", "", drawn.text).strip()  # no text between the tags


def check_paths(drawn: FinishedDrawing) -> None:
    """Every path is seen, has plain colours, and lies inside the frame."""
    frame, paths = parse_drawing(drawn.text)
    assert frame == drawn.frame
    assert len(paths) == len(drawn.canvas.paths)
    for path in paths:
        assert path.fill or path.stroke
        assert all(COLOUR.fullmatch(colour) for colour in (path.fill, path.stroke) if colour)
        for subpath in path.subpaths:
            ends = subpath.points[::3] if subpath.curved else subpath.points
            assert np.all(ends >= np.array([frame.left, frame.top]) - 0.2)
            assert np.all(ends <= np.array([frame.left + 200, frame.top + frame.height]) + 0.2)


def on_paper(committed: str, drawn: str) -> float:
    """How far a committed drawing is from one made here; on most computers they are the same bytes."""
    return 0.0 if committed == drawn else distance(committed, drawn)


def view_box(drawn: FinishedDrawing) -> str:
    found = re.search(r'viewBox="([^"]*)"', drawn.text)
    assert found
    return found[1]


@pytest.mark.parametrize("name", NAMES)
def test_both_drawings_of(name: str) -> None:
    """One test for each exercise, because drawing takes half a second and checking none."""
    drawings, problems = draw_exercise(exercise(name))
    assert not problems, "\n".join(problem.render() for problem in problems)
    start, finish = drawings
    assert (start.name, finish.name) == (f"{name}-start", f"{name}-finish")
    assert view_box(start) == view_box(finish)
    assert view_box(start).split()[2] == "200"
    for drawn in drawings:
        check_markup(drawn)
        check_paths(drawn)
        committed = ROOT / "images" / f"{drawn.name}.svg"
        assert committed.is_file(), "run `backpdf draw`"
        assert on_paper(committed.read_text(encoding="utf-8"), drawn.text) <= TOLERANCE, "run `backpdf draw`"
    assert (ARROW in start.text) == bool(exercise(name).pictures[0].arrows)
    assert (ARROW in finish.text) == bool(exercise(name).pictures[1].arrows)
    assert start.text != finish.text


# ------------------------------------------------------------------ the library as a whole
EXERCISES = sorted(path.stem for path in (ROOT / "exercises").glob("*.yaml"))


def pictures_of(name: str) -> list[str]:
    return [picture["image"] for picture in texts(name)["pictures"]]


def test_there_are_at_least_35() -> None:
    assert len(EXERCISES) >= 35


@pytest.mark.parametrize("name", EXERCISES)
def test_every_exercise_has_its_pose_and_both_drawings(name: str) -> None:
    assert (ROOT / "images" / "poses" / f"{name}.yaml").is_file()
    for picture in ("start", "finish"):
        assert f"{name}-{picture}.svg" in pictures_of(name)
    for image in pictures_of(name):
        assert (ROOT / "images" / image).is_file(), image


def test_every_pose_and_every_drawing_belongs_to_an_exercise() -> None:
    assert NAMES == EXERCISES
    shown = {image for name in EXERCISES for image in pictures_of(name)}
    assert {path.name for path in (ROOT / "images").glob("*.svg")} == shown


def test_people_differ() -> None:
    """Across the library: women and men, younger and older, several skins, hair styles and clothes."""
    persons = [exercise(name).person for name in NAMES]
    for field, least in (
        ("build", len(people.BUILDS)),
        ("age", len(people.AGES)),
        ("tone", len(people.TONES)),
        ("hair", len(people.HAIR_STYLES)),
        ("outfit", len(people.OUTFITS)),
        ("shirt", 4),
        ("bottoms", 4),
        ("hair_colour", 4),
    ):
        assert len({getattr(person, field) for person in persons}) >= least, field
    for build in people.BUILDS:
        assert 0.3 < sum(person.build == build for person in persons) / len(persons) < 0.7


def test_the_props_are_used() -> None:
    used = {prop.kind for name in NAMES for picture in exercise(name).pictures for prop in picture.props}
    assert used >= {"mat", "chair", "table", "wall", "wall-bars", "bar", "strap", "cushion", "backpack"}
    assert used <= set(vocabulary.PROPS)
    assert exercise("walking").person.shoes
