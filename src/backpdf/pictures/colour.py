"""Any of Pillow's pixel modes as 8-bit sRGB or grey, with or without alpha."""

from __future__ import annotations

from typing import cast

from PIL import Image, ImageChops, ImageCms

from backpdf.pictures.colour_profiles import srgb, through_profile
from backpdf.pictures.lightness import LUMA

_MODES = ("RGB", "RGBX", "CMYK", "L", "LAB")
"""Modes of pixels that a colour profile may be for; all others are made RGB or L first."""


def colour_mode(mode: str) -> str:
    """The mode that pixels of a mode have when their colour profile is applied."""
    if mode in ("1", "I", "F", "LA", "La") or mode.startswith("I;16"):
        return "L"
    return mode if mode in _MODES else "RGB"


def plain_colours(image: Image.Image, icc: bytes | None) -> Image.Image:
    """The same picture in mode L, LA, RGB or RGBA; icc is the profile of its colours.

    Colours go through the profile to sRGB; without one they are taken as sRGB, CMYK by the plain
    formula.  Alpha is dropped where everything is solid, colour where everything is grey.
    """
    base, alpha = _split(image)
    base = _to_srgb(base, icc)
    if base.mode != "L" and is_grey(base):
        base = base.getchannel(0)
    if alpha is None or alpha.getextrema()[0] == 255:
        return base
    base.putalpha(alpha)
    return base


def _split(image: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """Pixels without alpha in an 8-bit mode, and alpha as mode L."""
    image = _eight_bits(image)
    transparent = "transparency" in image.info
    if image.mode in ("P", "PA"):
        image = image.convert("RGBA" if transparent or image.mode == "PA" else "RGB")
    elif transparent and image.mode in ("L", "RGB"):
        image = image.convert("LA" if image.mode == "L" else "RGBA")
    elif image.mode in ("La", "RGBa"):
        image = image.convert(image.mode.upper())
    image.info = {}  # conversions would carry the profile and a palette's transparency along
    if image.mode in ("LA", "RGBA"):
        return image.convert("L" if image.mode == "LA" else "RGB"), image.getchannel("A")
    if image.mode not in _MODES:
        image = image.convert("RGB")
    return image, None


def _eight_bits(image: Image.Image) -> Image.Image:
    if image.mode == "1":
        grey = image.convert("L")
        grey.info = dict(image.info)
        if isinstance(grey.info.get("transparency"), int):
            grey.info["transparency"] = 255 if grey.info["transparency"] else 0
        return grey
    if image.mode.startswith("I;16"):
        return _scaled(image, 65535.0)
    if image.mode in ("I", "F"):
        return _stretched(image)
    return image


def _stretched(image: Image.Image) -> Image.Image:
    """Greys of unknown range: as parts of 1, 255 or 65535 where they fit, else from darkest to lightest."""
    low, high = cast(tuple[float, float], image.convert("F").getextrema())
    ranges = (255.0, 65535.0) if image.mode == "I" else (1.0, 255.0, 65535.0)
    whole = next((top for top in ranges if low >= 0 and high <= top), None)
    return _scaled(image, whole or high - low, 0.0 if whole else low)


def _scaled(image: Image.Image, whole: float, low: float = 0.0) -> Image.Image:
    """Greys from low to low + whole as 0 to 255."""
    factor, offset = 255 / whole, -low * 255 / whole + 0.5
    return image.convert("F").point(lambda value: value * factor + offset).convert("L")


def _to_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    converted = through_profile(image, icc) if icc else None
    if converted is not None:
        return converted
    if image.mode == "LAB":
        lab = ImageCms.createProfile("LAB")
        converted = ImageCms.profileToProfile(image, lab, srgb(), outputMode="RGB")
        if converted is None:  # profileToProfile is typed as if it worked in place
            raise ValueError("colours could not be converted")
        return converted
    return image if image.mode in ("L", "RGB") else image.convert("RGB")


def is_grey(image: Image.Image) -> bool:
    """Whether red, green and blue are equal in every pixel."""
    red, green, blue = image.split()[:3]
    return not (ImageChops.difference(red, green).getbbox() or ImageChops.difference(red, blue).getbbox())


def luma(image: Image.Image) -> Image.Image:
    """Greys of the same lightness (Rec. 709 luma), alpha kept."""
    if image.mode in ("L", "LA"):
        return image
    grey = image.convert("RGB").convert("L", matrix=(*LUMA, 0.0))
    if image.mode == "RGBA":
        grey.putalpha(image.getchannel("A"))
    return grey
