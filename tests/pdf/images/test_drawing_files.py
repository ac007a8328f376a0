# ruff: noqa: E501  (drawings in one line each)
"""Drawings in a handout: forms and bitmaps, in colour and grey, the same bytes every time."""

from __future__ import annotations

import gzip
import hashlib
import math
import re
import subprocess
import sys
from pathlib import Path

import pytest
from paper import content, near, pixel, render
from support.drawings import form_of, svg

from backpdf.pdf.images import PictureError, PictureStore, effective_dpi
from backpdf.pdf.tagging.prepared import PreparedForm, PreparedImage
from backpdf.pictures.svg.drawing_file import open_drawing

OPERATORS = re.compile(r"(?:q|Q|cm|w|[jJ]|M|d|gs|[gG]|rg|RG|m|l|c|h|[fB]\*?|S|W\*? n)\Z")
BLEND = (
    '<linearGradient id="g"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="#00f"/></linearGradient>'
    '<rect width="120" height="120" fill="url(#g)"/>'
)
EVERYTHING = (
    '<g transform="rotate(5)"><rect width="50" height="50" rx="5" fill="#c33"/>'
    '<path d="M5 5 Q20 20 30 5 T60 9 A9 9 0 0 1 70 70" stroke="#123" fill="#abc" fill-rule="evenodd" '
    'stroke-dasharray="3 1" stroke-linecap="round" stroke-linejoin="bevel" stroke-opacity=".3"/></g>'
    '<svg x="60" y="60" width="50" height="50" viewBox="0 0 9 9"><circle r="9" fill="teal"/></svg>'
)


def saved(folder: Path, body: str, name: str = "drawing.svg") -> Path:
    path = folder / name
    path.write_bytes(gzip.compress(svg(body)) if name.endswith("z") else svg(body))
    return path


def test_mono_is_grey_of_the_same_lightness() -> None:
    body = (
        '<rect width="60" height="60" fill="red"/><rect x="60" width="60" height="60" fill="lime"/>'
        '<rect y="60" width="60" height="60" fill="blue" stroke="#123456"/>'
    )
    form = form_of(open_drawing(svg(body)), mono=True)
    assert not re.search(r"\b(rg|RG|k|K|cs|CS)\b", content(form))
    shown = render(form)
    for place, grey in {(0.25, 0.25): 54, (0.75, 0.25): 182, (0.25, 0.75): 18}.items():
        assert near(pixel(shown, *place), (grey, grey, grey), 2)


def test_only_operators_that_the_tagging_layer_allows() -> None:
    form = form_of(open_drawing(svg(EVERYTHING)))
    for row in content(form).splitlines():
        operator = re.sub(r"^(?:\[[^]]*\]|/?[-.\w]*\d|\s)*", "", row)
        assert OPERATORS.match(operator), row
    assert content(form).split().count("q") == content(form).split().count("Q")


def test_a_plain_drawing_is_one_form_for_every_size(tmp_path: Path) -> None:
    store = PictureStore()
    source = store.load(saved(tmp_path, '<rect width="99" height="99" fill="red"/>'))
    assert (source.kind, source.aspect, source.advice) == ("vector", 1, ())
    form = store.prepared(source, 100, 100)
    assert isinstance(form, PreparedForm)
    assert store.prepared(source, 20, 20) is form
    assert effective_dpi(source, 100) == math.inf


@pytest.mark.parametrize("mono", [False, True])
def test_any_other_drawing_is_an_image_of_400_dpi(mono: bool, tmp_path: Path) -> None:
    store = PictureStore()
    source = store.load(saved(tmp_path, BLEND, "drawing.svgz"), mono=mono)
    assert (source.kind, source.aspect, len(source.advice)) == ("dots", 1, 1)
    image = store.prepared(source, 72, 72)
    assert isinstance(image, PreparedImage)
    assert (image.width, image.height) == (400, 400)
    assert image.colour_space == ("DeviceGray" if mono else "DeviceRGB")
    assert store.prepared(source, 72, 72) is image
    assert effective_dpi(source, 100) == math.inf
    left = pixel(render(image), 0.02, 0.5)
    assert near(left, (54, 54, 54) if mono else (255, 0, 0), 12)


def test_a_bitmap_lets_the_ground_show_through(tmp_path: Path) -> None:
    store = PictureStore()
    source = store.load(saved(tmp_path, '<circle cx="60" cy="60" r="30" style="mix-blend-mode:multiply"/>'))
    shown = render(store.prepared(source, 100, 100), under="0 0 1 rg 0 0 100 100 re f")
    assert pixel(shown, 0.05, 0.05) == (0, 0, 255)
    assert pixel(shown, 0.5, 0.5) == (0, 0, 0)


def test_same_bytes_in_another_process(tmp_path: Path) -> None:
    paths = [saved(tmp_path, EVERYTHING, "plain.svg"), saved(tmp_path, BLEND, "dots.svg")]
    here = digest(paths)
    script = "import sys; sys.path.insert(0, sys.argv[1]); import test_drawing_files as t; print(t.digest(sys.argv[2:]))"
    for seed, language in (("1", "C"), ("2", "de_DE.UTF-8")):
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", script, str(Path(__file__).parent), *map(str, paths)],
            check=True, capture_output=True, text=True,
            env={"PYTHONHASHSEED": seed, "LANG": language, "PYTHONPATH": ":".join(sys.path)},
        )  # fmt: skip
        assert done.stdout.strip() == here


def digest(paths: list[Path] | list[str]) -> str:
    """Of pictures made ready for print."""
    store = PictureStore()
    found = [store.prepared(store.load(Path(path)), 50, 50) for path in paths]
    return hashlib.sha256(repr(found).encode()).hexdigest()


def test_a_drawing_that_cannot_be_drawn_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PictureError, match="nothing can be seen"):
        PictureStore().load(saved(tmp_path, ""))


def test_store_keeps_codes() -> None:
    store = PictureStore()
    assert store.qr("https://example.org") is store.qr("https://example.org")
