"""What the starter library does not show: every prop, view, style and garment can be drawn."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from backpdf.figures.command import draw_library, sheet_content
from backpdf.figures.drawing.scene import FinishedDrawing

PROPS = """\
  - {kind: mat, x: [-60, 60], depth: 50}
  - {kind: floor, x: [-40, 40]}
  - {kind: box, at: [40, 0, 20], size: [20, 10, 20]}
  - {kind: step, at: [-40, 0], size: [20, 10, 20], layer: before arm_near}
  - {kind: wall, at: 70, height: 100}
  - {kind: bar, at: [20, 90]}
  - {kind: strap, points: [[0, 60], [10, 70, 5], [20, 60], [30, 80, 2]], layer: front}
  - {kind: cushion, at: [-20, 0], turn: 20}
  - {kind: towel, at: [0, 0, 10]}
  - {kind: backpack, held: handle, turn: 5}
  - {kind: backpack, held: back}
  - {kind: backpack, at: [50, 0]}
"""
FURNITURE = """\
  - {kind: table, x: [20, 70], at: [0, 0, -20]}
  - {kind: wall-bars, at: -60, height: 150}
  - {kind: backpack, held: hands, size: [20, 24, 12]}
"""
POSE = """\
start:
  pelvis: {up: 80, side: 5, twist: 10, at: [0, 86]}
  spine: {lumbar: 10, side: 8, twist: 12, head_twist: 15}
  legs: {foot: [2, 0], turn: 12}
  arms: {shoulder: 20, elbow: 40, hand: {shape: fist, turned_over: true, bend: 10}}
finish:
  from: start
  leg_near: {hip: 60, knee: 70, toe: [.9, .2, .4], toes: 30}
  arm_far: {upper: [0, .2, -1], fore: [0, 1, .1], hand: {shape: cup}}
  ghost: {from: start}
  order: [arm_far, head]
  arrows: [{points: [[30, 100], [40, 110], [30, 130]], both: true}]
"""
CASES = {
    "everything in the side view": ("build: man, hair: curly, outfit: trousers, shoes: true", "side", PROPS),
    "furniture": ("hair: ponytail, outfit: shorts, age: older", "side", FURNITURE),
    "from the front": ("hair: bob, outfit: leggings", "front", "  - {kind: towel, at: [20, 0]}\n"),
    "from behind, aside": ("hair: bun, outfit: trousers", "back-side", "  - {kind: floor, x: [-9, 9]}\n"),
    "from above": ("hair: bob, shoes: true", "above", "  - {kind: chair, x: [30, 70]}\n"),
    "straight from above": ("hair: balding", "[0, 90]", "  - {kind: mat, x: [-60, 60]}\n"),
}


def check(drawn: FinishedDrawing) -> None:
    assert len(drawn.canvas.paths) > 15
    for path in drawn.canvas.paths:
        for subpath in path.subpaths:
            assert np.isfinite(subpath.points).all()
    assert "nan" not in drawn.text


@pytest.mark.parametrize("name", CASES)
def test_it_draws(name: str, tmp_path: Path) -> None:
    person, view, props = CASES[name]
    poses = tmp_path / "images" / "poses"
    poses.mkdir(parents=True)
    text = f"person: {{{person}}}\nview: {view}\nprops:\n{props}{POSE}"
    (poses / "a.yaml").write_text(text, encoding="utf-8")
    drawings = draw_library(tmp_path, workers=1)
    messages = [problem.message for problem in drawings.problems if "bytes" not in problem.message]
    assert not messages
    for drawn in drawings.drawn["a"]:
        check(drawn)
    if name == "from the front":  # dashes and holes in pixels, too
        assert len(sheet_content("look.png", drawings, grey=True)) > 10_000
