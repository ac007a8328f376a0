"""Path data: every command in both spellings, and what is drawn of broken data."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpdf.pictures.svg.path_data import arc, read_path


@pytest.mark.parametrize(
    ("data", "steps", "numbers"),
    [
        ("", "", []),
        ("none", "", []),
        ("L10 10", "", []),
        ("M1 2", "m", [1, 2]),
        ("M1 2 3 4", "ml", [1, 2, 3, 4]),
        ("m1 2 3 4", "ml", [1, 2, 4, 6]),
        ("M1,2L3,4", "ml", [1, 2, 3, 4]),
        ("M1-2.5.5 3", "ml", [1, -2.5, 0.5, 3]),
        ("M1 2h3v4H0V0", "mllll", [1, 2, 4, 2, 4, 6, 0, 6, 0, 0]),
        ("M0 0h1 2", "mll", [0, 0, 1, 0, 3, 0]),
        ("M0 0L1 1z", "mlh", [0, 0, 1, 1]),
        ("M0 0L1 1zz", "mlh", [0, 0, 1, 1]),
        ("M1 1L2 2zl3 3", "mlhml", [1, 1, 2, 2, 1, 1, 4, 4]),
        ("M1 1L2 2zM5 5", "mlhm", [1, 1, 2, 2, 5, 5]),
        ("M0 0C1 1 2 2 3 3S5 5 6 6", "mcc", [0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]),
        ("M0 0S5 5 6 6", "mc", [0, 0, 0, 0, 5, 5, 6, 6]),
        ("M0 0L1 1X5 5L9 9", "ml", [0, 0, 1, 1]),
        ("M0 0L1 1 2", "ml", [0, 0, 1, 1]),
        ("M0 0L1 1 2 2x", "mll", [0, 0, 1, 1, 2, 2]),
        ("M0 0L", "m", [0, 0]),
        ("M1e1 2E-1L+3 4", "ml", [10, 0.2, 3, 4]),
        ("  M 0 0 \n\t L 1 , 1 ", "ml", [0, 0, 1, 1]),
        ("M0 0A0 5 0 0 1 9 9", "ml", [0, 0, 9, 9]),
    ],
)
def test_path_data(data: str, steps: str, numbers: list[float]) -> None:
    path = read_path(data)
    assert path.steps == steps
    assert list(path.numbers) == pytest.approx(numbers)


radii = st.floats(0.5, 80)


@given(radii, radii, st.floats(-360, 360), st.booleans(), st.booleans(), st.floats(-60, 60), st.floats(1, 60))
def test_an_arc_ends_where_it_should_and_lies_on_one_ellipse(
    rx: float, ry: float, turn: float, large: bool, sweep: bool, x: float, y: float
) -> None:
    found = list(arc((0.0, 0.0), (rx, ry), turn, large, sweep, (x, y)))
    assert found[-2:] == [x, y]
    ends = [(0.0, 0.0), *zip(found[4::6], found[5::6], strict=True)]
    sine, cosine = math.sin(math.radians(turn)), math.cos(math.radians(turn))
    grow = max(1.0, math.hypot((cosine * x + sine * y) / 2 / rx, (-sine * x + cosine * y) / 2 / ry))
    flat = [((cosine * u + sine * v) / rx / grow, (-sine * u + cosine * v) / ry / grow) for u, v in ends]
    for (ax, ay), (bx, by) in pairwise(flat):
        assert math.hypot(ax - bx, ay - by) <= 2 + 1e-6  # on a circle of radius 1


@given(st.text(st.sampled_from("MmLlHhVvCcSsQqTtAaZz0123456789.,-+eE \n"), max_size=60))
def test_any_text_is_read(data: str) -> None:
    path = read_path(data)
    counts = {"m": 2, "l": 2, "c": 6, "h": 0}
    assert len(path.numbers) == sum(counts[step] for step in path.steps)
    assert not path.steps or path.steps[0] == "m"
