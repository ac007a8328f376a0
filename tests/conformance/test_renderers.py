"""Handouts look the same in three independent renderers: poppler, MuPDF and PDFium.

Pages are rendered at 120 dots per inch and compared in tiles of 20 x 20 pixels (about 4 mm), by the
mean colour of each tile.  So it does not matter that each renderer smooths edges, rounds positions
and thickens hairlines in its own way, which differs by whole pixels; but a missing word, picture or
mask, a letter from another font or another colour does.
"""

from __future__ import annotations

import importlib
import io
import itertools
import os
import shutil
import subprocess
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageChops, ImageStat
from support.corpus import CASES, FORMS, handout_of
from support.handouts import starter_library, starter_variants

from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.pdf.cache import PartCache
from backpdf.pdf.layout.theme import Edition
from backpdf.pdf.render import render

DPI = 120
TILE = 20
"""Pixels. Of 8, 12, 16, 20 and 24 it tells a missing word from another way of smoothing best."""
LARGEST_DIFFERENCE = 30
"""Of any tile, from 0 to 255.  Measured between the renderers: 20 at most.  Measured where something
is missing: a picture 55 or more, a line of running text nearly always 33 or more."""
LARGEST_MEAN = 4.0
"""Of all tiles of a page, from 0 to 255.  Measured between the renderers: 2.2 at most; where letters
have another colour: 6.3.  Both limits leave half as much again for other versions of the renderers."""

Images = list[Image.Image]

STARTERS = {
    variant.name: variant
    for variant in starter_variants()
    if variant.options.edition is Edition.STANDARD and variant.options.mono == (variant.level == 3)
    if (variant.level == 2) == (variant.options.paper.value == "letter")
}
"""Each handout once; level 2 on Letter paper, level 3 in greys."""
A4, LARGE = FORMS
CORPUS = [
    *((name, A4) for name in ("rasters", "drawings", "odd letters", "everything", "links over lines")),
    *((name, LARGE) for name in ("rasters", "clinic with alpha png logo")),
]
SAMPLES = [*STARTERS, *(f"{name}, {form}" for name, form in CORPUS)]


def poppler(path: Path) -> Images:
    """Rendered by poppler's own program."""
    if shutil.which("pdftoppm") is None:
        raise RendererMissingError("poppler's program pdftoppm (Debian: poppler-utils)")
    prefix = path.with_suffix("") / "page"
    prefix.parent.mkdir(exist_ok=True)
    subprocess.run(["pdftoppm", "-r", str(DPI), str(path), str(prefix)], check=True, capture_output=True)
    return [Image.open(page).convert("RGB") for page in sorted(prefix.parent.glob("page*"))]


def mupdf(path: Path) -> Images:
    """Rendered by MuPDF."""
    images: Images = []
    with _module("pymupdf").open(path) as document:
        for page in document:
            pixels = page.get_pixmap(dpi=DPI)
            images.append(Image.frombytes("RGB", (pixels.width, pixels.height), pixels.samples))
    return images


def pdfium(path: Path) -> Images:
    """Rendered by PDFium, which is what Chrome and Edge print with."""
    document = _module("pypdfium2").PdfDocument(path)
    try:
        return [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in document]
    finally:
        document.close()


RENDERERS: Mapping[str, Callable[[Path], Images]] = {"poppler": poppler, "mupdf": mupdf, "pdfium": pdfium}


class RendererMissingError(Exception):
    """A renderer is not installed; the message says which, and how to get it."""


def _module(name: str) -> Any:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # generated bindings warn about themselves when imported
            return importlib.import_module(name)
    except ImportError:
        raise RendererMissingError(f"the Python package {name} (pip install {name})") from None


def rendered(path: Path) -> dict[str, Images]:
    """The pages by every renderer; skips the test, or fails it under BACKPDF_REQUIRE_ALL=1, without one."""
    try:
        return {name: render_pages(path) for name, render_pages in RENDERERS.items()}
    except RendererMissingError as missing:
        if os.environ.get("BACKPDF_REQUIRE_ALL") == "1":
            pytest.fail(f"BACKPDF_REQUIRE_ALL=1, but this is missing: {missing}", pytrace=False)
        pytest.skip(f"needs {missing}")


def difference(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """The largest and the mean difference of two pages' tiles, each from 0 to 255."""
    assert abs(one.width - other.width) <= 1, "pages differ in width"
    assert abs(one.height - other.height) <= 1, "pages differ in height"
    across, down = (min(a, b) // TILE for a, b in zip(one.size, other.size, strict=True))
    size = (0, 0, across * TILE, down * TILE)
    tiles = ImageChops.difference(one.crop(size).reduce(TILE), other.crop(size).reduce(TILE))
    values = ImageStat.Stat(tiles)
    return max(high for _, high in values.extrema), sum(values.mean) / len(values.mean)


def _data(name: str, folder: Path) -> bytes:
    if name in STARTERS:
        variant = STARTERS[name]
        handout = compose(starter_library(), Request(variant.program, variant.level))
        return render(handout, variant.options, PartCache()).data
    case, form = dict(zip(SAMPLES[len(STARTERS) :], CORPUS, strict=True))[name]
    return render(handout_of(CASES[case], folder), FORMS[form], PartCache()).data


@pytest.mark.parametrize("name", SAMPLES)
def test_all_renderers_show_the_same(name: str, tmp_path: Path) -> None:
    path = tmp_path / "handout.pdf"
    path.write_bytes(_data(name, tmp_path))
    images = rendered(path)
    for one, other in itertools.combinations(images, 2):
        for number, pages in enumerate(zip(images[one], images[other], strict=True), start=1):
            largest, mean = difference(*pages)
            told = f"page {number} in {one} and {other}: {largest:.0f} and {mean:.2f}"
            assert largest <= LARGEST_DIFFERENCE, told
            assert mean <= LARGEST_MEAN, told


def test_page_sizes_are_the_paper(tmp_path: Path) -> None:
    path = tmp_path / "handout.pdf"
    path.write_bytes(_data(next(iter(STARTERS)), tmp_path))
    for pages in rendered(path).values():
        assert {page.size for page in pages} <= {(w, h) for w in (992, 993) for h in (1403, 1404)}


# ---- what the comparison would catch


def _without(operator: str, place: int) -> Callable[[list[Any]], list[Any]]:
    def change(code: list[Any]) -> list[Any]:
        found = [index for index, entry in enumerate(code) if str(entry.operator) == operator]
        return [*code[: found[place]], *code[found[place] + 1 :]]

    return change


def _inked(code: list[Any]) -> list[Any]:
    """All letters in red."""
    red = pikepdf.ContentStreamInstruction([0.9, 0, 0], pikepdf.Operator("rg"))
    return [entry for old in code for entry in ([red, old] if str(old.operator) == "Tj" else [old])]


DAMAGES: Mapping[str, Callable[[list[Any]], list[Any]]] = {
    "the first picture": _without("Do", 0),
    "the last picture": _without("Do", -1),
    "the title": _without("Tj", 0),
    "a line of running text": _without("Tj", 4),
    "the colour of the letters": _inked,
}


@pytest.mark.parametrize("name", DAMAGES)
def test_comparison_catches_the_loss_of(name: str, tmp_path: Path) -> None:
    data = _data(next(iter(STARTERS)), tmp_path)
    whole, broken = tmp_path / "whole.pdf", tmp_path / "broken.pdf"
    whole.write_bytes(data)
    with pikepdf.open(io.BytesIO(data)) as file:
        code = DAMAGES[name](list(pikepdf.parse_content_stream(file.pages[0])))
        file.pages[0].obj.Contents = file.make_stream(pikepdf.unparse_content_stream(code))
        file.save(broken)
    before, after = rendered(whole), rendered(broken)
    for renderer in RENDERERS:
        largest, mean = difference(before[renderer][0], after[renderer][0])
        assert largest > LARGEST_DIFFERENCE or mean > LARGEST_MEAN, (renderer, largest, mean)


def test_missing_renderer_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("BACKPDF_REQUIRE_ALL", raising=False)
    with pytest.raises(pytest.skip.Exception, match="poppler-utils"):
        rendered(tmp_path / "handout.pdf")
    monkeypatch.setenv("BACKPDF_REQUIRE_ALL", "1")
    with pytest.raises(pytest.fail.Exception, match="BACKPDF_REQUIRE_ALL"):
        rendered(tmp_path / "handout.pdf")
