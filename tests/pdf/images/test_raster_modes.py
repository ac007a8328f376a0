"""Photos: every format, pixel mode, orientation and colour space."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from paper import decoded, near, pixel, render
from photo_samples import (
    RED,
    WHITE,
    assert_quarters,
    half_clear,
    photo,
    prepare,
    quarters,
    saved,
    swapping_profile,
)
from PIL import Image, ImageCms

from backpdf.pdf.images import PictureStore


@pytest.mark.parametrize("name", ["q.png", "q.jpg", "q.webp", "q.tif", "q.gif", "q.bmp", "q.avif"])
def test_formats(tmp_path: Path, name: str) -> None:
    path = saved(tmp_path, quarters(), name)
    source = PictureStore().load(path)
    assert (source.kind, source.width, source.height, source.advice) == ("raster", 80, 40, ())
    assert_quarters(prepare(path), 12)


def test_the_name_does_not_matter(tmp_path: Path) -> None:
    assert_quarters(prepare(saved(tmp_path, quarters(), "photo.jpg", format="PNG")))


def test_first_frame_of_a_moving_picture(tmp_path: Path) -> None:
    path = saved(
        tmp_path, quarters(), "q.gif", save_all=True, append_images=[Image.new("RGB", (80, 40), "black")]
    )
    assert_quarters(prepare(path))


def _turned_by_camera(upright: Image.Image, orientation: int) -> Image.Image:
    """The pixels that a camera stores so that a viewer turns them into the upright picture."""
    turn = Image.Transpose
    stored = {
        2: turn.FLIP_LEFT_RIGHT, 3: turn.ROTATE_180, 4: turn.FLIP_TOP_BOTTOM, 5: turn.TRANSPOSE,
        6: turn.ROTATE_90, 7: turn.TRANSVERSE, 8: turn.ROTATE_270,
    }  # fmt: skip
    return upright.transpose(stored[orientation]) if orientation in stored else upright


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("name", ["q.jpg", "q.png", "q.webp", "q.tif", "q.avif"])
def test_orientation(tmp_path: Path, orientation: int, name: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = saved(tmp_path, _turned_by_camera(quarters(), orientation), name, exif=exif)
    source = PictureStore().load(path)
    assert (source.width, source.height, source.aspect) == (80, 40, 2)
    assert_quarters(prepare(path), 12)


@pytest.mark.parametrize("orientation", [6, 8])
def test_orientation_of_a_photo_that_is_reduced(tmp_path: Path, orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = saved(tmp_path, _turned_by_camera(quarters(1600, 800), orientation), "q.jpg", exif=exif)
    found = prepare(path, 72, 36)
    assert (found.width, found.height) == (300, 150)
    assert_quarters(found)


def test_broken_orientation_note_is_ignored(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 77
    assert_quarters(prepare(saved(tmp_path, quarters(), "q.jpg", exif=exif)))
    assert_quarters(prepare(saved(tmp_path, quarters(), "r.jpg", exif=b"Exif\0\0MM\0*\0\0")))


def _sixteen(image: Image.Image) -> Image.Image:
    return image.convert("I").point(lambda value: value * 257).convert("I;16")


def _as_float(image: Image.Image) -> Image.Image:
    return image.convert("F").point(lambda value: value * (1 / 255) + 0)


@pytest.mark.parametrize(
    ("convert", "name"),
    [
        (lambda grey: grey, "g.png"),
        (lambda grey: grey.convert("P"), "g.png"),
        (lambda grey: grey.convert("RGB"), "g.png"),
        (lambda grey: grey.convert("RGBA"), "g.png"),
        (lambda grey: grey.convert("LA"), "g.png"),
        (_sixteen, "g.png"),
        (_sixteen, "g.tif"),
        (lambda grey: grey.convert("I"), "g.tif"),
        (lambda grey: grey.convert("F"), "g.tif"),
        (_as_float, "g.tif"),
        (lambda grey: grey.convert("RGB"), "g.webp"),
    ],
)
def test_grey_in_any_mode_is_stored_as_grey(
    tmp_path: Path, convert: Callable[[Image.Image], Image.Image], name: str
) -> None:
    grey = Image.new("L", (40, 40), 60)
    grey.paste(190, (20, 0, 40, 40))
    options = {"lossless": True} if name.endswith("webp") else {}
    found = prepare(saved(tmp_path, convert(grey), name, **options))
    assert (found.colour_space, found.soft_mask) == ("DeviceGray", None)
    shown = render(found)
    assert near(pixel(shown, 0.25, 0.5), (60, 60, 60), 2)
    assert near(pixel(shown, 0.75, 0.5), (190, 190, 190), 2)


@pytest.mark.parametrize("name", ["g.png", "g.tif", "g.gif"])
def test_one_bit(tmp_path: Path, name: str) -> None:
    image = Image.new("1", (40, 40), 1)
    image.paste(0, (20, 0, 40, 40))
    found = prepare(saved(tmp_path, image, name))
    assert (found.colour_space, found.bits, found.filter) == ("DeviceGray", 8, "FlateDecode")
    shown = render(found)
    assert (pixel(shown, 0.25, 0.5), pixel(shown, 0.75, 0.5)) == (WHITE, (0, 0, 0))


def test_float_of_unknown_range_is_stretched(tmp_path: Path) -> None:
    image = Image.new("F", (40, 40), -500.0)
    image.paste(1500.0, (20, 0, 40, 40))
    shown = render(prepare(saved(tmp_path, image, "f.tif")))
    assert (pixel(shown, 0.25, 0.5), pixel(shown, 0.75, 0.5)) == ((0, 0, 0), WHITE)


def test_palette_in_colour(tmp_path: Path) -> None:
    assert_quarters(prepare(saved(tmp_path, quarters().quantize(8), "q.png")))


@pytest.mark.parametrize("name", ["a.png", "a.webp", "a.tif"])
def test_alpha_becomes_a_soft_mask(tmp_path: Path, name: str) -> None:
    found = prepare(saved(tmp_path, half_clear(), name))
    assert found.soft_mask is not None
    assert (found.soft_mask.colour_space, found.soft_mask.bits) == ("DeviceGray", 8)
    shown = render(found, 80, 40, under="1 1 0 rg 0 0 80 40 re f")
    assert near(pixel(shown, 0.25, 0.25), RED, 12)
    assert near(pixel(shown, 0.75, 0.25), (255, 255, 0))
    assert near(pixel(shown, 0.25, 0.75), (148, 158, 100), 12)


@pytest.mark.parametrize("mode", ["LA", "P", "1", "L", "RGB"])
def test_other_kinds_of_transparency(tmp_path: Path, mode: str) -> None:
    if mode == "LA":
        image = Image.new("LA", (40, 40), (0, 255))
        image.paste((0, 0), (20, 0, 40, 40))
        path = saved(tmp_path, image, "t.png")
    else:
        image = Image.new("RGB", (40, 40), "black")
        image.paste(WHITE, (20, 0, 40, 40))
        image = (
            image.convert("P", palette=Image.Palette.ADAPTIVE, colors=2)
            if mode == "P"
            else image.convert(mode)
        )
        clear: object = image.getpixel((30, 20))
        path = saved(tmp_path, image, "t.png", transparency=1 if mode == "1" else clear)
    shown = render(prepare(path), under="1 1 0 rg 0 0 100 100 re f")
    assert (pixel(shown, 0.25, 0.5), pixel(shown, 0.75, 0.5)) == ((0, 0, 0), (255, 255, 0))


def test_solid_alpha_is_dropped(tmp_path: Path) -> None:
    found = prepare(saved(tmp_path, quarters().convert("RGBA"), "q.png"))
    assert found.soft_mask is None
    assert_quarters(found)


def test_no_dark_fringe_round_a_cut_out_photo(tmp_path: Path) -> None:
    image = photo().convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 100, 150))
    found = prepare(saved(tmp_path, image, "cut.png"), 400, 300)
    assert found.filter == "DCTDecode"
    assert pixel(decoded(found), 0.25, 0.5) == WHITE


@pytest.mark.parametrize("name", ["c.jpg", "c.tif"])
def test_cmyk_becomes_rgb(tmp_path: Path, name: str) -> None:
    image = Image.new("CMYK", (40, 40), (0, 255, 255, 0))
    image.paste((255, 0, 0, 0), (20, 0, 40, 40))
    found = prepare(saved(tmp_path, image, name))
    assert found.colour_space == "DeviceRGB"
    shown = render(found)
    assert near(pixel(shown, 0.25, 0.5), (255, 0, 0), 4)
    assert near(pixel(shown, 0.75, 0.5), (0, 255, 255), 4)


def test_lab_becomes_rgb(tmp_path: Path) -> None:
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )
    lab = ImageCms.applyTransform(quarters(), transform)
    assert lab is not None
    assert_quarters(prepare(saved(tmp_path, lab, "q.tif")))


@pytest.mark.parametrize("name", ["q.png", "q.jpg"])
def test_embedded_profile_is_obeyed(tmp_path: Path, name: str) -> None:
    path = saved(tmp_path, quarters(), name, icc_profile=swapping_profile())
    shown = render(prepare(path), 80, 40)
    red, green, _ = pixel(shown, 0.25, 0.25)
    assert green > red + 80


@pytest.mark.parametrize("mode", ["RGBA", "P"])
def test_embedded_profile_beside_transparency(tmp_path: Path, mode: str) -> None:
    image = half_clear() if mode == "RGBA" else quarters().quantize(8)
    shown = render(prepare(saved(tmp_path, image, "q.png", icc_profile=swapping_profile())), 80, 40)
    red, green, _ = pixel(shown, 0.25, 0.25)
    assert green > red + 80


@pytest.mark.parametrize(
    "profile", [b"no profile", ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()]
)
def test_unusable_profile_is_ignored(tmp_path: Path, profile: bytes) -> None:
    assert_quarters(prepare(saved(tmp_path, quarters(), "q.jpg", icc_profile=profile)))
