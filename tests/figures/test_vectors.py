"""Products, rotations and averages against arithmetic by hand; no product calls BLAS."""

from __future__ import annotations

import ast
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import backpdf.figures
from backpdf.figures.vectors import (
    Array,
    BodyAxes,
    angle_between,
    blended_axes,
    cross,
    dot,
    dots,
    length,
    moving_average,
    perpendicular_to,
    product,
    rotated,
    rotation,
    unit,
    vector,
)

parts = st.floats(-100, 100)
vectors = st.builds(vector, parts, parts, parts)
directions = vectors.filter(lambda v: length(v) > 1e-3).map(unit)
X, Y, Z = vector(1, 0), vector(0, 1), vector(0, 0, 1)


def matrix(*rows: tuple[float, ...]) -> Array:
    return np.array(rows, dtype=np.float64)


def test_dot() -> None:
    assert dot(vector(1, 2, 3), vector(4, -5, 6)) == 12
    assert dot(np.array([3.0, 4.0]), np.array([2.0, 1.0])) == 10


def test_dot_adds_from_the_first_to_the_last() -> None:
    """1e16 + 1 - 1e16 is 0 in that order, and 1 in an exact sum."""
    assert dot(vector(1e16, 1, -1e16), vector(1, 1, 1)) == 0
    assert dot(vector(1e16, -1e16, 1), vector(1, 1, 1)) == 1


def test_dots_of_many_with_one() -> None:
    many = matrix((1, 2, 3), (4, 5, 6))
    assert dots(many, vector(1, 10, 100)).tolist() == [321, 654]
    assert dots(np.stack([many, many]), vector(1, 0, 0)).tolist() == [[1, 4], [1, 4]]
    assert dots(vector(1, 2, 3), vector(1, 10, 100)) == 321


def test_dots_of_as_many() -> None:
    assert dots(matrix((1, 2, 3), (4, 5, 6)), matrix((1, 1, 1), (2, 0, 0))).tolist() == [6, 8]


@given(vectors, vectors)
def test_dot_and_dots_agree_to_the_last_bit(a: Array, b: Array) -> None:
    assert dot(a, b) == dots(a, b) == dots(a[None], b)[0]


def test_product_with_a_vector_and_with_a_matrix() -> None:
    one = matrix((1, 2, 3), (4, 5, 6), (7, 8, 10))
    assert product(one, vector(1, 0, -1)).tolist() == [-2, -2, -3]
    other = matrix((1, 0, 2), (0, 1, 0), (-1, 0, 1))
    assert product(one, other).tolist() == [[-2, 2, 5], [-2, 5, 14], [-3, 8, 24]]
    for column in range(3):
        assert product(one, other)[:, column].tolist() == product(one, other[:, column]).tolist()


def test_moving_average() -> None:
    line = matrix((0, 0), (1, 10), (2, 20), (4, 40))
    assert moving_average(line, np.array([0.25, 0.5, 0.25])).tolist() == [[1, 10], [2.25, 22.5]]
    assert moving_average(line, np.array([1.0])).tolist() == line.tolist()


@given(vectors, vectors)
def test_cross_is_perpendicular_to_both(a: Array, b: Array) -> None:
    found = cross(a, b)
    assert dot(found, a) == pytest.approx(0, abs=1e-6)
    assert dot(found, b) == pytest.approx(0, abs=1e-6)
    assert cross(X, Y).tolist() == Z.tolist()


@given(vectors.filter(lambda v: length(v) > 1e-3))
def test_a_unit_has_length_1(v: Array) -> None:
    assert length(unit(v)) == pytest.approx(1)


def test_rotation_is_right_handed() -> None:
    assert rotated(X, Z, 90) == pytest.approx(Y)
    assert rotated(Y, X, 90) == pytest.approx(Z)
    assert rotated(X, X, 57) == pytest.approx(X)


@given(directions, st.floats(-360, 360), vectors)
def test_a_rotation_keeps_lengths_and_turns_back(axis: Array, degrees: float, v: Array) -> None:
    turned = rotated(v, axis, degrees)
    assert length(turned) == pytest.approx(length(v), abs=1e-6)
    assert rotated(turned, axis, -degrees) == pytest.approx(v, abs=1e-6)
    columns = product(rotation(axis, degrees), rotation(axis, -degrees))
    assert columns == pytest.approx(np.eye(3), abs=1e-9)


@given(directions, vectors, vectors)
def test_perpendicular_to_is_perpendicular_and_of_length_1(axis: Array, v: Array, otherwise: Array) -> None:
    found = perpendicular_to(v, axis, otherwise)
    assert length(found) == pytest.approx(1)
    assert dot(found, axis) == pytest.approx(0, abs=1e-9)


def test_angle_between() -> None:
    assert angle_between(X, Y) == pytest.approx(90)
    assert angle_between(X, -X) == pytest.approx(180)
    assert angle_between(unit(vector(1, 1)), X) == pytest.approx(45)


def test_a_frame_turns_and_places() -> None:
    frame = BodyAxes(np.eye(3))
    assert frame.displacement(1, 2, 3).tolist() == [1, 2, 3]
    assert frame.turned(flex=90).up == pytest.approx(X)  # bent to the front
    assert frame.turned(side=90).up == pytest.approx(Z)  # bent to the near side
    assert frame.turned(twist=90).forward == pytest.approx(Z)  # the front turned near
    assert blended_axes(frame, frame.turned(flex=60), 0.5).up == pytest.approx(frame.turned(flex=30).up)


# ------------------------------------------------------------------ no BLAS
BY_BLAS = {
    "dot", "vdot", "inner", "matmul", "matvec", "vecmat", "vecdot", "einsum", "tensordot", "convolve",
    "correlate", "linalg", "polyfit", "cov", "corrcoef", "multi_dot", "kron",
}  # fmt: skip
"""Functions of numpy that call BLAS or LAPACK, or add in an order that depends on the processor."""


@pytest.mark.parametrize("path", sorted(Path(*backpdf.figures.__path__).rglob("*.py")), ids=lambda p: p.stem)
def test_no_product_comes_from_blas(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        assert not isinstance(node, ast.MatMult), "use `dot`, `dots` or `product` of vectors.py"
        if isinstance(node, ast.Attribute):
            assert node.attr not in BY_BLAS, f"{node.attr}: use a function of vectors.py"
