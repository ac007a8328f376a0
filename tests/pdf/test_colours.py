"""Colours on the page: pure greys where asked for, and enough contrast behind every word."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image, ImageChops
from support import stress
from support.contrast import contrast
from support.handouts import (
    Printed,
    Variant,
    print_handout,
    read_sound_library,
    starter_handout,
    starter_sheets,
)
from support.printed import Box, render_pages

from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.pdf.print_options import PrintOptions

DPI = 60
FINE_DPI = 100
_OPERATORS = "rg RG sc SC scn SCN k K"
_INKS = ("k", "K")


@pytest.fixture(params=starter_sheets(), ids=lambda sheet: f"{sheet[0]}-{sheet[1]}", scope="module")
def grey(request: pytest.FixtureRequest) -> Printed:
    program, level = request.param
    return starter_handout(Variant(program, level, PrintOptions(mono=True)))


@pytest.fixture(scope="module")
def grey_photos(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    library = read_sound_library(stress.photos(tmp_path_factory.mktemp("photos")))
    return print_handout(compose(library, Request("low-back", 1)), PrintOptions(mono=True))


@pytest.fixture(scope="module")
def grey_clinic(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    root: Path = tmp_path_factory.mktemp("clinic")
    library = read_sound_library(stress.CASES["wide-logo"](root))
    return print_handout(compose(library, Request("low-back", 1)), PrintOptions(mono=True))


def test_starter_pages_are_grey(grey: Printed) -> None:
    assert_grey(grey)


def test_photos_are_grey(grey_photos: Printed) -> None:
    assert_grey(grey_photos)


def test_logos_are_grey(grey_clinic: Printed) -> None:
    assert_grey(grey_clinic)


def test_colour_pages_have_colours() -> None:
    sheet = starter_sheets()[0]
    printed = starter_handout(Variant(*sheet, PrintOptions()))
    assert any(not is_grey(page) for page in render_pages(printed.data, DPI))
    assert list(coloured_operators(printed.data))


@pytest.mark.parametrize("mono", [False, True], ids=["colour", "grey"])
def test_every_word_stands_out_from_what_is_behind_it(mono: bool) -> None:
    program, level = starter_sheets()[0]
    printed = starter_handout(Variant(program, level, PrintOptions(mono=mono)))
    for page, image in zip(printed.pages, render_pages(printed.data, FINE_DPI), strict=True):
        for text in page.texts:
            behind = background(image, text.box, page.height)
            assert contrast(text.colour, behind) >= 4.5, f"{text.words!r} in {text.colour} on {behind}"


def assert_grey(printed: Printed) -> None:
    for number, page in enumerate(render_pages(printed.data, DPI), start=1):
        assert is_grey(page), f"page {number} has colours"
    assert list(coloured_operators(printed.data)) == []
    assert list(coloured_images(printed.data)) == []


def is_grey(image: Image.Image) -> bool:
    red, green, blue = image.split()
    return not (ImageChops.difference(red, green).getbbox() or ImageChops.difference(green, blue).getbbox())


def coloured_operators(pdf: bytes) -> Iterator[str]:
    """Colour operators with anything else than a grey, on pages and in drawings."""
    instruction: Any
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for stream in _streams(file):
            for instruction in pikepdf.parse_content_stream(stream, _OPERATORS):
                name = str(instruction.operator)
                values = [round(float(value), 4) for value in instruction.operands]
                if any(values[:3]) if name in _INKS else len(set(values)) > 1:
                    yield f"{values} {name}"


def coloured_images(pdf: bytes) -> Iterator[str]:
    """Photos in another colour space than grey."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        for item in file.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image":
                space = item.get("/ColorSpace")
                if space != "/DeviceGray":
                    yield str(space)


def background(image: Image.Image, box: Box, page_height: float) -> str:
    """The most frequent colour in and around a box of ink."""
    scale, rim = FINE_DPI / 72, 2
    area = (
        round((box.left - rim) * scale),
        round((page_height - box.top - rim) * scale),
        round((box.right + rim) * scale),
        round((page_height - box.bottom + rim) * scale),
    )
    data = image.crop(area).tobytes()
    pixels = Counter(data[i : i + 3] for i in range(0, len(data), 3))
    return "#" + pixels.most_common(1)[0][0].hex()


def _streams(file: pikepdf.Pdf) -> Iterator[Any]:
    yield from file.pages
    for item in file.objects:
        if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form":
            yield item
