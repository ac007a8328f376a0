"""The painted width of a plain drawing: what is left without its empty margins."""

from __future__ import annotations

import pytest

from backpdf.pictures.svg.drawing_file import open_drawing
from backpdf.pictures.svg.painted_width import MARGIN, painted_width

CASES = {
    "a square in the middle": ('<rect x="40" y="10" width="20" height="20"/>', (40, 60)),
    "two shapes": ('<rect x="20" width="5" height="5"/><rect x="70" width="5" height="5"/>', (20, 75)),
    "a line counts": (
        '<path d="M30 10V90" stroke="#000" stroke-width="10" stroke-linejoin="round"/>', (22.5, 37.5)
    ),
    "moved and scaled": (
        '<g transform="translate(10 0) scale(2)"><rect x="10" width="10" height="5"/></g>', (30, 50)
    ),
    "turned": ('<rect x="-9" y="-20" width="9" height="20" transform="translate(50) rotate(90)"/>', (50, 70)),
    "a ground that fills everything": ('<rect width="100" height="100" fill="#fff"/>', (0, 100)),
    "beyond the edges": ('<rect x="-50" width="80" height="5"/>', (0, 30)),
    "not painted": (
        '<rect width="100" height="9" fill="none"/><rect x="50" width="9" height="9"/>', (50, 59)
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "ends"), CASES.values(), ids=CASES)
def test_painted_width(body: str, ends: tuple[float, float]) -> None:
    drawing = open_drawing(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">{body}</svg>'.encode()
    )
    assert drawing.shapes is not None
    left, right = painted_width(drawing.shapes, drawing.width)
    expected = (max(0.0, ends[0] / 100 - MARGIN), min(1.0, ends[1] / 100 + MARGIN))
    assert (left, right) == pytest.approx(expected, abs=1e-6)


def test_what_is_painted_outside_only_keeps_the_whole_width() -> None:
    drawing = open_drawing(
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect x="20" width="9" height="9"/></svg>'
    )
    assert drawing.shapes is not None
    assert painted_width(drawing.shapes, drawing.width) == (0.0, 1.0)
