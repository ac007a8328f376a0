"""Plain drawings, which are read without svglib: they look as svglib has them, or are left to it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped,unused-ignore]
from plain_samples import drawings, paths, scribbles
from svg_samples import svg

from backpdf.pdf.images.svg_any import read_any
from backpdf.pdf.images.svg_drawing import compile_svg
from backpdf.pdf.images.svg_operators import PathData, WrittenDrawing, number
from backpdf.pdf.images.svg_path import read_path
from backpdf.pdf.images.svg_plain import read_plain

STARTER = sorted((Path(__file__).resolve().parents[3] / "images").glob("*.svg"))
SQUARE = '<path d="M0 0H9V9z"/>'


def _told(written: WrittenDrawing) -> tuple[object, ...]:
    """All that makes a form, and what goes with it."""
    operators = written.operators
    return (
        operators.content.decode("ascii").splitlines(),
        operators.graphics_states,
        operators.images,
        operators.is_empty,
        written.size,
        written.form_size,
        written.advice,
    )


def _plain(data: bytes, *, mono: bool = False) -> WrittenDrawing | None:
    return read_plain(etree.fromstring(data), mono=mono)


def _any(data: bytes, *, mono: bool = False) -> WrittenDrawing:
    return read_any(etree.fromstring(data), mono=mono)


@pytest.mark.parametrize("path", STARTER, ids=lambda path: path.stem)
def test_starter_drawings_are_plain_and_as_svglib_has_them(path: Path) -> None:
    data = path.read_bytes()
    plain = _plain(data)
    assert plain is not None
    assert _told(plain) == _told(_any(data))


@settings(deadline=None)
@given(drawings(paths), st.booleans())
def test_plain_drawings_are_as_svglib_has_them(data: bytes, mono: bool) -> None:
    plain = _plain(data, mono=mono)
    assert plain is not None
    assert _told(plain) == _told(_any(data, mono=mono))


@settings(deadline=None)
@given(drawings(scribbles))
def test_scribbles_are_left_to_svglib_or_as_it_has_them(data: bytes) -> None:
    plain = _plain(data)
    if plain is not None:
        assert _told(plain) == _told(_any(data))


@pytest.mark.parametrize(
    "inner",
    [
        '<path d="M0 0h9v9" style="fill:red"/>',
        '<path d="M0 0h9v9" class="a"/>',
        '<path d="M0 0h9v9" id="a"/>',
        '<path d="M0 0h9v9" display="none"/>',
        '<path d="M0 0h9v9" fill="red"/>',
        '<path d="M0 0h9v9" fill="#ff000080"/>',
        '<path d="M0 0h9v9" fill=" #f00"/>',
        '<path d="M0 0h9v9" fill="inherit"/>',
        '<path d="M0 0h9v9" fill="currentColor"/>',
        '<path d="M0 0h9v9" fill="url(#a)"/>',
        '<path d="M0 0h9v9" fill-opacity=".5"/>',
        '<path d="M0 0h9v9" opacity="50%"/>',
        '<path d="M0 0h9v9" opacity="0"/>',
        '<path d="M0 0h9v9" opacity="2"/>',
        '<path d="M0 0h9v9" stroke-width="1mm"/>',
        '<path d="M0 0h9v9" stroke-width="-1"/>',
        '<path d="M0 0h9v9" stroke-linecap="flat"/>',
        '<path d="M0 0h9v9" stroke-linejoin=""/>',
        '<path d="M0 0h9v9" stroke-dasharray="1 -1"/>',
        '<path d="M0 0h9v9" stroke-dasharray="10%"/>',
        '<path d="M0 0h9v9" stroke-miterlimit="9"/>',
        '<path d="M0 0h9v9" transform="skewX(9)"/>',
        '<path d="M0 0h9v9" transform="scale(1 2 3)"/>',
        '<path d="M0 0h9v9" transform="scale(a)"/>',
        '<path d="M0 0h9v9" transform="scale(nan)"/>',
        '<path d="M0 0h9v9" transform="scale(0 1)"/>',
        '<path d="M0 0h9v9" transform="scale(9"/>',
        '<path d="M0 0h9v9" transform=" "/>',
        '<path d="M0 0h9v9"><title>a</title></path>',
        "<path/>",
        '<path d=""/>',
        '<g opacity=".5"><path d="M0 0h9v9"/></g>',
        '<g clip-path="url(#c)"><path d="M0 0h9v9"/></g>',
        '<rect width="9" height="9"/>',
        "<title>a</title>",
        "<style/>",
        "<svg/>",
        '<h:path xmlns:h="http://www.w3.org/1999/xhtml" d="M0 0h9v9"/>',
    ],
)
def test_one_thing_that_is_not_plain_leaves_all_to_svglib(inner: str) -> None:
    assert _plain(svg(SQUARE)) is not None
    assert _plain(svg(SQUARE + inner)) is None
    assert _plain(svg(f"{SQUARE}<g>{inner}</g>")) is None


@pytest.mark.parametrize(
    "root",
    [
        '<svg viewBox="0 0 9 9"/>',
        '<html xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9px 9px"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 -9"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" transform="scale(2)"/>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" color="red"/>',
    ],
)
def test_roots_that_are_left_to_svglib(root: str) -> None:
    assert _plain(root.encode()) is None


@pytest.mark.parametrize(
    "data",
    [
        "", " ", "5 5", "L5 5", "z", "x M5 5", "M", "M5", "M5 5 5", "M5 5L", "M5 5c1 2 3 4 5", "M5 5z5",
        "M5 5h5zl5 5", "M5 5zz", "M5 5T9 9", "M5 5A1 1 0 0 0 9 9", "M5 5l1e1 2", "M5 5l+1 2", "M5 5l1. 2",
        "M5 5l- 2", "M5 5l--1 2", "M5 5l1;2", "M5 5l1 nan", "M\u0665 \u0665l1 2", "M5\u00a05",
    ],
)  # fmt: skip
def test_path_data_that_is_left_to_svglib(data: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        read_path(data)


@pytest.mark.parametrize(
    ("data", "steps", "numbers"),
    [
        ("M1 2", "m", (1, 2)),
        (" m1,2-.5.5", "ml", (1, 2, 0.5, 2.5)),
        ("M1 2 3 4l1 1 1 1", "mlll", (1, 2, 3, 4, 4, 5, 5, 6)),
        ("M1 2h1 1v1H9V8 7", "mllllll", (1, 2, 2, 2, 3, 2, 3, 3, 9, 3, 9, 8, 9, 7)),
        ("M1 2h5zm1 1h1z", "mlhmlh", (1, 2, 6, 2, 2, 3, 3, 3)),
        ("M0 0c1 1 2 2 3 0s2 2 3 0", "mcc", (0, 0, 1, 1, 2, 2, 3, 0, 4, -2, 5, 2, 6, 0)),
        ("M1 2S4 4 5 5", "mc", (1, 2, 1, 2, 4, 4, 5, 5)),
        ("M0 0Q3 3 6 0l1 1", "mcl", (0, 0, 2, 2, 4, 2, 6, 0, 7, 1)),
    ],
)
def test_path_data(data: str, steps: str, numbers: tuple[float, ...]) -> None:
    path = read_path(data)
    assert path.steps == steps
    assert path.numbers == pytest.approx(numbers)


def test_coordinates_beyond_all_measure_are_left_to_svglib() -> None:
    assert _plain(svg(f'<path d="M0 0h{"9" * 12}"/>')) is None
    assert _plain(svg(f'<path d="M0 0h{"9" * 400}"/>')) is None


@given(st.floats(-1e9, 1e9))
@example(0.0123456789)
@example(-0.0)
@example(1.5e-9)
@example(9_999_999.7)
def test_numbers_have_seven_digits_and_no_exponent(value: float) -> None:
    text = number(value)
    assert re.fullmatch(r"-?\d+(\.\d+)?", text)
    assert text != "-0"
    assert float(text) == pytest.approx(value, rel=1e-6, abs=1e-7)
    assert PathData("l", (value, 1.5)).written() == f"{text} 1.5 l"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1.1e9])
def test_numbers_that_cannot_be_printed(value: float) -> None:
    for write in (number, lambda value: PathData("m", (1.0, value)).written()):
        with pytest.raises(ValueError, match="beyond all measure"):
            write(value)


def test_drawings_need_no_more_than_they_use() -> None:
    script = (
        "import sys; from pathlib import Path; from backpdf.pdf.images import PictureStore;"
        "store = PictureStore(); [store.load(Path(name)) for name in sys.argv[1:]];"
        "print(*sorted({'svglib', 'reportlab.graphics', 'cssselect2', 'tinycss2', 'PIL.ImageChops',"
        "'backpdf.pictures.raster'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", script, *map(str, STARTER)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_svglib_gets_the_file_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read in vain on the way leaves no trace."""
    got: list[bytes] = []

    def read(root: Any, *, mono: bool) -> WrittenDrawing:
        got.append(etree.tostring(root))
        return read_any(root, mono=mono)

    monkeypatch.setattr("backpdf.pdf.images.svg_any.read_any", read)
    data = svg(f'<g stroke="#f00" transform="scale(2)">{SQUARE}</g><rect width="9" height="9"/>')
    compile_svg(data)
    assert got == [etree.tostring(etree.fromstring(data))]
