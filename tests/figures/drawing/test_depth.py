"""Which part is in front, and the painting order that follows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpdf.figures.body.rings import sphere_rings
from backpdf.figures.drawing.camera import Camera
from backpdf.figures.drawing.depth import DepthMap, certainty_in_front, painting_order
from backpdf.figures.vectors import vector

SIDE = Camera.orthographic(0, 0)


def sphere(x: float, z: float) -> DepthMap:
    return DepthMap.of([sphere_rings(vector(x, 0, z), 10.0)], SIDE)


def test_the_nearer_ball_is_in_front() -> None:
    assert certainty_in_front(sphere(0, 10), sphere(3, -10)) > 0
    assert certainty_in_front(sphere(3, -10), sphere(0, 10)) < 0


def test_what_does_not_overlap_or_lead_is_undecided() -> None:
    assert certainty_in_front(sphere(-30, 10), sphere(30, -10)) == 0
    assert certainty_in_front(sphere(0, 0.2), sphere(0, 0)) == 0


def test_the_joint_that_two_parts_share_is_left_out() -> None:
    whole = certainty_in_front(sphere(0, 10), sphere(0, -10))
    assert (
        0 < certainty_in_front(sphere(0, 10).without_disc(np.array([6.0, 0.0]), 8.0), sphere(0, -10)) < whole
    )
    assert certainty_in_front(sphere(0, 10).without_disc(np.array([0.0, 0.0]), 30.0), sphere(0, -10)) == 0


def test_a_bias_lets_a_part_lie_on_another() -> None:
    assert certainty_in_front(sphere(0, -1.5), sphere(0, 0)) < 0
    assert certainty_in_front(sphere(0, -1.5), sphere(0, 0), bias=3.0) > 0


@pytest.mark.parametrize(
    ("certainties", "author_order", "order"),
    [
        ({}, [], "abcd"),
        ({("d", "a"): 9.0}, [], "bcda"),
        (
            {("b", "a"): 1.0, ("c", "b"): 5.0, ("a", "c"): 3.0},
            [],
            "dacb",
        ),  # a cycle: the least certain relation is dropped
        ({("b", "a"): 900.0}, ["a", "b"], "abcd"),  # the author's order overrides depth
        ({}, ["c", "a", "x"], "bcad"),
    ],
)
def test_painting_order(
    certainties: dict[tuple[str, str], float], author_order: list[str], order: str
) -> None:
    assert "".join(painting_order("abcd", certainties, author_order)) == order


pairs = st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")).filter(lambda p: p[0] != p[1])


@given(st.dictionaries(pairs, st.floats(1, 100)), st.lists(st.sampled_from("abcdef"), unique=True))
def test_every_part_is_painted_once_and_the_authors_order_holds(
    certainties: dict[tuple[str, str], float], author_order: list[str]
) -> None:
    order = painting_order("abcdef", certainties, author_order)
    assert sorted(order) == list("abcdef")
    assert [name for name in order if name in author_order] == author_order
