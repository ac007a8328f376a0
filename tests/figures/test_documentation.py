"""docs/drawings.md matches the program: its example draws, its presets exist, all names are documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from backpdf.figures.body import people
from backpdf.figures.body.hands import SHAPES
from backpdf.figures.command import draw_library
from backpdf.figures.pose import vocabulary
from figures.starter import PICTURES, ROOT

DOCS = (ROOT / "docs" / "drawings.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```yaml\n(.*?)```", DOCS, re.DOTALL)


def test_the_example_has_ten_lines_and_draws(tmp_path: Path) -> None:
    example = BLOCKS[0]
    assert len(example.splitlines()) == 10
    poses = tmp_path / "images" / "poses"
    poses.mkdir(parents=True)
    (poses / "example.yaml").write_text(example, encoding="utf-8")
    drawings = draw_library(tmp_path, workers=1)
    assert not drawings.problems, [problem.render() for problem in drawings.problems]
    assert [drawn.name for drawn in drawings.drawn["example"]] == ["example-start", "example-finish"]


@pytest.mark.parametrize("name", re.findall(r"^\| `([a-z-]+-(?:start|finish))` \|", DOCS, re.MULTILINE))
def test_presets_exist(name: str) -> None:
    assert name in PICTURES


@pytest.mark.parametrize(
    "words",
    [
        vocabulary.FILE_FIELDS,
        vocabulary.POSE_FIELDS,
        vocabulary.SPINE_FIELDS,
        vocabulary.LEG_FIELDS,
        vocabulary.ARM_FIELDS,
        vocabulary.HAND_FIELDS,
        vocabulary.VIEWS,
        vocabulary.PROPS,
        vocabulary.GHOST_PARTS,
        vocabulary.HELD,
        SHAPES,
        people.BUILDS,
        people.AGES,
        people.TONES,
        people.HAIR_STYLES,
        people.HAIR_COLOURS,
        people.OUTFITS,
        people.SHIRTS,
        people.BOTTOMS,
    ],
)
def test_every_word_is_documented(words: tuple[str, ...] | dict[str, object]) -> None:
    missing = [word for word in words if not re.search(rf"`[^`]*\b{re.escape(word)}\b[^`]*`", DOCS)]
    assert not missing


def test_usual_numbers_of_props_are_documented() -> None:
    for name, kind in vocabulary.PROPS.items():
        row = next((row for row in DOCS.splitlines() if f"| `{name}` " in row or f"`{name}` |" in row), "")
        row = row or next(row for row in DOCS.splitlines() if row.startswith("|") and f"`{name}`" in row)
        for field, usual in kind.numbers.items():
            assert f"`{field}`" in row, (name, field)
            assert f"({usual:g})" in row or f"[{usual:g}" in row, (name, field, usual)


def test_contact_sheets_are_shown() -> None:
    for name in ("drawings.png", "drawings-grey.png"):
        assert f"images/{name}" in DOCS
        path = ROOT / "docs" / "images" / name
        assert path.is_file()
        assert path.stat().st_size < 1_500_000
