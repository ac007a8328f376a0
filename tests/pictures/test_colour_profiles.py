"""Colour profiles are judged by what they do."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from broken_files import CASES, checked, chunk, colours, file_of, png_with
from PIL import Image, ImageChops, ImageCms

from backpdf.pictures.colour_profiles import ProfileEffect, _colorants, profile_effect, profile_of_gamma
from backpdf.pictures.raster import Raster

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
LAB = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


def with_curve(gamma: float, profile: bytes = SRGB) -> bytes:
    """The profile of sRGB, its name included, with other curves."""
    changed = bytearray(profile)
    for at in range(132, 132 + 12 * changed[131], 12):
        if changed[at + 1 : at + 4] == b"TRC":
            (start,) = struct.unpack(">I", changed[at + 4 : at + 8])
            changed[start : start + 16] = b"curv\0\0\0\0" + struct.pack(">IHH", 1, round(gamma * 256), 0)
    return bytes(changed)


def named(profile: bytes, name: str) -> bytes:
    return profile.replace("sRGB".encode("utf-16-be"), name.encode("utf-16-be"))


def grey_profile(gamma: float) -> bytes:
    """A profile for greys with one curve."""
    tags = {b"wtpt": b"XYZ \0\0\0\0" + struct.pack(">iii", 0xF6D6, 0x10000, 0xD32D)}
    tags[b"kTRC"] = b"curv\0\0\0\0" + struct.pack(">IHH", 1, round(gamma * 256), 0)
    table, body, start = struct.pack(">I", len(tags)), b"", 132 + 12 * len(tags)
    for name, content in tags.items():
        table += name + struct.pack(">II", start + len(body), len(content))
        body += content
    head = struct.pack(
        ">I4sI4s4s4s12s4s28siii48s",
        start + len(body), b"lcms", 0x02400000, b"mntr", b"GRAY", b"XYZ ", bytes(12), b"acsp", b"",
        0xF6D6, 0x10000, 0xD32D, b"",
    )  # fmt: skip
    return head + table + body


@pytest.mark.parametrize("profile", [SRGB, named(SRGB, "Oops")])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_srgb_by_any_name_changes_nothing(profile: bytes, mode: str) -> None:
    assert profile_effect(profile, mode) is ProfileEffect.SAME


@pytest.mark.parametrize("gamma", [1.0, 1.8, 2.2, 2.6])
def test_another_curve_by_the_name_of_srgb_is_another_profile(gamma: float) -> None:
    assert profile_effect(with_curve(gamma), "RGB") is ProfileEffect.OTHER


@pytest.mark.parametrize(
    ("profile", "mode"),
    [
        (b"", "RGB"), (b"no profile", "RGB"), (SRGB[:200], "RGB"), (LAB, "RGB"), (SRGB, "CMYK"),
        (grey_profile(1.0), "RGB"), (LAB, "L"), (b"", "L"), (SRGB, "LAB"),
    ],
)  # fmt: skip
def test_profiles_that_cannot_be_used(profile: bytes, mode: str) -> None:
    assert profile_effect(profile, mode) is ProfileEffect.UNUSABLE


def test_the_case_of_a_linear_profile_that_calls_itself_srgb() -> None:
    data = (CASES / "linear_srgb_named.png").read_bytes()
    with Image.open(CASES / "linear_srgb_named.png") as image:
        wanted = ImageCms.profileToProfile(
            image, ImageCms.ImageCmsProfile(BytesIO(image.info["icc_profile"])),
            ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")), outputMode="RGB",
        )  # fmt: skip
        assert wanted is not None
        assert _most(Raster.of_bytes(data).decoded(), wanted) <= 2
        assert _most(Raster.of_bytes(data).decoded(), image) > 30


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF", "AVIF"])
def test_every_kind_of_file_brings_its_profile(tmp_path: Path, kind: str) -> None:
    data = file_of(colours(), kind, icc_profile=with_curve(1.0))
    plain = file_of(colours(), kind)
    assert checked(tmp_path, data).advice == ()
    assert _most(Raster.of_bytes(data).decoded(), Raster.of_bytes(plain).decoded()) > 30


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("profile", [b"no profile at all", LAB, grey_profile(1.0)])
def test_an_unusable_profile_is_passed_over_with_a_word(tmp_path: Path, kind: str, profile: bytes) -> None:
    data = file_of(colours(), kind, icc_profile=profile)
    assert "colour profile is damaged" in checked(tmp_path, data).advice[0]
    plain = Raster.of_bytes(file_of(colours(), kind)).decoded()
    assert Raster.of_bytes(data).decoded().tobytes() == plain.tobytes()


@pytest.mark.parametrize(
    "extra",
    [
        chunk(b"iCCP", b"p\0\0" + zlib.compress(with_curve(1.0)), sound=False),
        chunk(b"iCCP", b"p\0\0no stream"),
        chunk(b"iCCP", b"p\0\0" + zlib.compress(bytes(20_000_000))),
        chunk(b"iCCP", b"p\0\0" + zlib.compress(SRGB)[:-30]),
        chunk(b"iCCP", b""),
    ],
)
def test_damaged_profiles_of_png(tmp_path: Path, extra: bytes) -> None:
    data = png_with(file_of(colours(), "PNG"), extra)
    assert len(checked(tmp_path, data).advice) == 1
    assert Raster.of_bytes(data).decoded().tobytes() == colours().tobytes()


def test_a_profile_of_jpeg_in_parts(tmp_path: Path) -> None:
    profile = with_curve(1.0)
    data = file_of(colours(), "JPEG")
    parts = [profile[:200], profile[200:]]
    notes = [b"ICC_PROFILE\0" + bytes((n, 2)) + part for n, part in enumerate(parts, 1)]
    segments = [b"\xff\xe2" + (len(note) + 2).to_bytes(2) + note for note in notes]
    both = data[:2] + segments[1] + segments[0] + data[2:]
    assert Raster.of_bytes(both).icc == profile
    assert "profile is damaged" in checked(tmp_path, data[:2] + segments[0] + data[2:]).advice[0]


@pytest.mark.parametrize("mode", ["L", "LA", "1", "I;16"])
def test_profiles_of_greys(tmp_path: Path, mode: str) -> None:
    grey = Image.new("L", (40, 40), 100)
    image = (
        grey.convert("I").point(lambda v: v * 257).convert("I;16") if mode == "I;16" else grey.convert(mode)
    )
    data = file_of(image, "PNG", icc_profile=grey_profile(1.0))
    check = checked(tmp_path, data)
    assert (check.fault, check.advice) == (None, ())
    if mode != "1":
        shown = Raster.of_bytes(data).decoded()
        assert shown.mode == "L"
        assert abs(shown.getpixel((5, 5)) - 168) <= 3  # type: ignore[operator]


def test_an_srgb_profile_in_a_grey_photo_needs_no_word(tmp_path: Path) -> None:
    data = file_of(colours().convert("L"), "JPEG", icc_profile=SRGB)
    assert checked(tmp_path, data).advice == ()


def test_a_profile_for_colours_counts_in_a_grey_photo() -> None:
    assert profile_effect(profile_of_gamma(None, P3) or b"", "L") is ProfileEffect.SAME
    assert profile_effect(with_curve(1.0), "L") is ProfileEffect.OTHER
    data = file_of(Image.new("L", (40, 40), 100), "JPEG", icc_profile=with_curve(1.0))
    shown = Raster.of_bytes(data).decoded()
    assert (shown.mode, shown.getpixel((5, 5))) == ("L", 168)


# ------------------------------------------------------------------ PNG without a profile
P3 = (0.3127, 0.329, 0.68, 0.32, 0.265, 0.69, 0.15, 0.06)
OURS = (0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06)


def gamma(value: float) -> bytes:
    return chunk(b"gAMA", round(value * 100_000).to_bytes(4))


def primaries(values: tuple[float, ...]) -> bytes:
    return chunk(b"cHRM", struct.pack(">8I", *(round(value * 100_000) for value in values)))


@pytest.mark.parametrize(
    "extra",
    [
        gamma(1 / 2.2), gamma(0.45), gamma(0), primaries(OURS), gamma(1 / 2.2) + primaries(OURS),
        chunk(b"sRGB", b"\0") + gamma(1.0), gamma(1.0)[:-1] + b"x", chunk(b"gAMA", b""),
        chunk(b"cHRM", bytes(32)),
        chunk(b"iCCP", b"p\0\0" + zlib.compress(SRGB)) + gamma(1.0),
    ],
)  # fmt: skip
def test_curves_and_primaries_that_change_nothing(tmp_path: Path, extra: bytes) -> None:
    data = png_with(file_of(colours(), "PNG"), extra)
    assert checked(tmp_path, data).fault is None
    assert Raster.of_bytes(data).decoded().tobytes() == colours().tobytes()


@pytest.mark.parametrize("mode", ["RGB", "L", "P"])
def test_a_linear_png_is_made_lighter(tmp_path: Path, mode: str) -> None:
    image = Image.new("RGB", (40, 40), (100,) * 3)
    image = image.quantize(2) if mode == "P" else image.convert(mode)
    data = png_with(file_of(image, "PNG"), gamma(1.0))
    assert (checked(tmp_path, data).fault, checked(tmp_path, data).advice) == (None, ())
    shown = Raster.of_bytes(data).decoded()
    assert (shown.mode, shown.getpixel((5, 5))) == ("L", 168)


def test_primaries_of_a_wider_screen() -> None:
    data = png_with(file_of(Image.new("RGB", (40, 40), (234, 51, 35)), "PNG"), primaries(P3))
    shown = Raster.of_bytes(data).decoded().getpixel((5, 5))
    assert _far(shown, (255, 0, 0)) <= 4  # the red of sRGB, as P3 writes it


def test_the_sums_give_the_colorants_of_srgb() -> None:
    published = {
        b"rXYZ": (0.4361, 0.2225, 0.0139),
        b"gXYZ": (0.3851, 0.7169, 0.0971),
        b"bXYZ": (0.1431, 0.0606, 0.7139),
    }
    for name, values in _colorants(OURS).items():
        assert [value / 65536 for value in values] == pytest.approx(published[name], abs=0.0005)


@pytest.mark.parametrize("kind", ["JPEG", "TIFF"])
def test_colours_for_the_press_without_a_profile_are_said(tmp_path: Path, kind: str) -> None:
    assert "(CMYK)" in checked(tmp_path, file_of(colours().convert("CMYK"), kind)).advice[0]


def test_the_same_pixels_each_time() -> None:
    data = (CASES / "linear_srgb_named.png").read_bytes()
    assert Raster.of_bytes(data).decoded().tobytes() == Raster.of_bytes(data).decoded().tobytes()


def _most(one: Image.Image, other: Image.Image) -> int:
    return max(high for _, high in ImageChops.difference(one, other).getextrema())  # type: ignore[misc]


def _far(one: object, other: tuple[int, ...]) -> int:
    assert isinstance(one, tuple)
    return int(max(abs(a - b) for a, b in zip(one, other, strict=True)))
