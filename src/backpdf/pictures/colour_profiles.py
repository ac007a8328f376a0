"""Colour profiles, judged by what they do to colours and never by their names."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from io import BytesIO
from operator import mul

from PIL import Image, ImageChops, ImageCms

_SPACES = {"RGB": "RGB", "RGBX": "RGB", "CMYK": "CMYK", "L": "GRAY", "LAB": "Lab"}
"""Pixel mode to the colour space that a profile for it must be made for."""
_NOT_SEEN = 3
"""Steps of 255 by which colours may differ before a profile counts as another one than sRGB."""
_SRGB_GAMMA, _SRGB_PRIMARY = 0.05, 0.005
"""How near a curve and the place of a colour must be to those of sRGB."""
_SRGB_PRIMARIES = (0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06)
_D50 = (0.9642, 1.0, 0.8249)
_BRADFORD = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))
_ERRORS = (ImageCms.PyCMSError, OSError, ValueError, TypeError)


class ProfileEffect(Enum):
    """What a profile does to pixels of a mode."""

    SAME = "the colours are sRGB"
    OTHER = "the colours change"
    UNUSABLE = "damaged, or made for other pixels"


@lru_cache(maxsize=32)
def profile_effect(icc: bytes, mode: str) -> ProfileEffect:
    """The effect of a profile on pixels in mode L, RGB, RGBX, CMYK or LAB."""
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(icc))
        space = profile.profile.xcolor_space.strip()
        if space != _SPACES.get(mode) and (mode, space) != ("L", "RGB"):
            return ProfileEffect.UNUSABLE
        samples = _samples(mode)
        converted = _converted(samples, icc)
    except _ERRORS:
        return ProfileEffect.UNUSABLE
    if mode not in ("L", "RGB"):
        return ProfileEffect.OTHER
    change = ImageChops.difference(converted, samples.convert("RGB"))
    most = max(high for _, high in change.convert("RGB").getextrema())  # type: ignore[misc]
    return ProfileEffect.SAME if most <= _NOT_SEEN else ProfileEffect.OTHER


def through_profile(image: Image.Image, icc: bytes) -> Image.Image | None:
    """The picture in sRGB by its profile; None where that changes nothing or cannot be done."""
    if profile_effect(icc, image.mode) is not ProfileEffect.OTHER:
        return None
    return _converted(image, icc)


def profile_of_gamma(gamma: float | None, primaries: tuple[float, ...] | None) -> bytes | None:
    """The profile of a PNG that gives its curve, or x and y of white, red, green and blue; None for sRGB.

    A curve near 1 / 2.2 is sRGB's own, for which programs write it.
    """
    own_curve = gamma is None or gamma <= 0 or abs(gamma * 2.2 - 1) < _SRGB_GAMMA
    own_primaries = primaries is None or max(map(_distance, primaries, _SRGB_PRIMARIES)) < _SRGB_PRIMARY
    if own_curve and own_primaries:
        return None
    profile = bytearray(srgb().tobytes())
    colorants = {} if own_primaries or primaries is None else _colorants(primaries)
    for at in range(132, 132 + 12 * int.from_bytes(profile[128:132]), 12):
        name, start = bytes(profile[at : at + 4]), int.from_bytes(profile[at + 4 : at + 8])
        if name[1:] == b"TRC" and not own_curve:
            power = min(65535, round(256 / (gamma or 1)))
            profile[start : start + 16] = b"curv" + struct.pack(">IIHH", 0, 1, power, 0)
        elif name in colorants:
            profile[start + 8 : start + 20] = struct.pack(">iii", *colorants[name])
    return bytes(profile)


def _distance(one: float, other: float) -> float:
    return abs(one - other)


def _colorants(primaries: tuple[float, ...]) -> dict[bytes, list[int]]:
    """The three colours of a screen as a profile stores them: as if its white were D50 (Bradford)."""
    white, *columns = ([x / y, 1.0, (1 - x - y) / y] for x, y in zip(*[iter(primaries)] * 2, strict=True))
    parts = _solved(columns, white)
    cones = [_times(_BRADFORD, point) for point in (_D50, white)]
    found = {}
    for name, column, part in zip((b"rXYZ", b"gXYZ", b"bXYZ"), columns, parts, strict=True):
        seen = _times(_BRADFORD, [part * value for value in column])
        adapted = [value * to / of for value, to, of in zip(seen, *cones, strict=True)]
        back = _solved([list(column) for column in zip(*_BRADFORD, strict=True)], adapted)
        found[name] = [max(-(2**31), min(2**31 - 1, round(value * 65536))) for value in back]
    return found


def _times(rows: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    return [sum(map(mul, row, vector)) for row in rows]


def _solved(columns: list[list[float]], vector: list[float]) -> list[float]:
    """The parts of three columns that add up to a vector (Cramer's rule)."""
    whole = _volume(columns)
    return [_volume([*columns[:at], vector, *columns[at + 1 :]]) / whole for at in range(3)]


def _volume(columns: list[list[float]]) -> float:
    (a, b, c), (d, e, f), (g, h, i) = columns
    return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)


def srgb() -> ImageCms.ImageCmsProfile:
    """The profile of sRGB."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def _converted(image: Image.Image, icc: bytes) -> Image.Image:
    profile = ImageCms.ImageCmsProfile(BytesIO(icc))
    if image.mode == "L" and profile.profile.xcolor_space.strip() == "RGB":
        image = image.convert("RGB")  # many programs add such a profile to grey pictures
    converted = ImageCms.profileToProfile(
        image,
        profile,
        srgb(),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if converted is None:  # profileToProfile is typed as if it worked in place
        raise ValueError("colours could not be converted")
    return converted


def _samples(mode: str) -> Image.Image:
    """Greys, and colours of a grid, as pixels of a mode."""
    if mode == "L":
        return Image.frombytes("L", (256, 1), bytes(range(256)))
    steps = (*range(0, 256, 32), 255)
    grid = b"".join(bytes((r, g, b)) for r in steps for g in steps for b in steps)
    colours = Image.frombytes("RGB", (len(grid) // 3, 1), grid)
    return (
        colours if mode == "RGB" else colours.convert("CMYK") if mode == "CMYK" else Image.new(mode, (1, 1))
    )
