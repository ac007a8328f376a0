"""Pictures of pixels: the one place where they are opened, checked, turned upright and put into sRGB.

`backpdf check` and the printing both call `Raster.of_bytes` and `Raster.decoded`, so what the one accepts
the other prints.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image

from backpdf.pictures.colour import colour_mode, plain_colours
from backpdf.pictures.colour_profiles import ProfileEffect, profile_effect, profile_of_gamma
from backpdf.pictures.jpeg import CleanJpeg, JpegFile, clean_jpeg, missing_blocks, read_jpeg
from backpdf.pictures.orientation import (
    ORIENTATION,
    SIDEWAYS,
    TURNED_IN_XMP,
    XMP_TAG,
    exif_orientation,
    turned_in_xmp,
    upright,
)
from backpdf.pictures.picture_errors import (
    DAMAGED,
    END_MISSING,
    PROFILE_UNUSABLE,
    PictureError,
    check_size,
)
from backpdf.pictures.picture_kinds import raster_kind, unprintable_kind
from backpdf.pictures.pillow_errors import PILLOW_ERRORS
from backpdf.pictures.png_chunks import PngFile, missing_pixels, read_png
from backpdf.pictures.still_formats import (
    ONLY_FIRST,
    check_tiff,
    clear_around,
    gif_advice,
    gif_frame,
    mend_bmp,
    mend_webp,
    tiff_ends_early,
    webp_size,
)

_CMYK_GUESSED = (
    "its colours are made for a printing press (CMYK) and have no profile, so they may look different on "
    "paper; save it as RGB (sRGB)"
)
_USUAL_MODES = ("1", "L", "LA", "P", "RGB", "RGBA", "CMYK")
_MOST_SCANNED = 300_000_000
"""Pixels of all steps of a progressive JPEG; cameras and programs write about ten steps."""
_TALL = 1.25
"""Height for a width of 1 above which a picture gets narrow on paper."""


@dataclass(slots=True)
class _Opened:
    """A file made ready for Pillow: without what it stumbles over, and with the notes that count."""

    data: bytes
    icc: bytes | None = None
    exif: bytes = b""
    xmp: bytes = b""
    advice: list[str] = field(default_factory=list)
    jpeg: JpegFile | None = None
    png: PngFile | None = None


@dataclass(frozen=True)
class Raster:
    """An opened picture whose pixels have not been read yet; width and height as seen upright.

    advice holds texts on what is printed otherwise than the file may lead to expect.
    """

    data: bytes = field(repr=False)
    format: str
    mode: str
    width: int
    height: int
    orientation: int
    icc: bytes | None = field(default=None, repr=False)
    advice: tuple[str, ...] = ()
    jpeg: JpegFile | None = field(default=None, repr=False)
    png: PngFile | None = field(default=None, repr=False)

    @staticmethod
    def of_bytes(data: bytes) -> Raster:
        """Reads a picture without its pixels; raises PictureError for what cannot be printed."""
        if not data:
            raise PictureError("the picture file is empty", "copy the picture again")
        kind = raster_kind(data)
        if kind is None:
            raise unprintable_kind(data)
        with _plain_errors():
            opened = _OPENERS[kind](data)
            with _open(opened.data, kind) as image:
                width, height = image.size
                check_size(width, height, kind)
                orientation = _read_notes(opened, image)
                if orientation in SIDEWAYS:
                    width, height = height, width
                return Raster(
                    opened.data,
                    kind,
                    image.mode,
                    width,
                    height,
                    orientation,
                    opened.icc,
                    tuple(dict.fromkeys(opened.advice)),
                    opened.jpeg,
                    opened.png,
                )

    @property
    def crop_advice(self) -> str | None:
        """What cutting a tall picture would give; None for one that is about as wide as high, or wider."""
        if self.height <= _TALL * self.width:
            return None
        percent = round(100 * (1 - self.width / self.height))
        return (
            f"the picture is tall ({self.width} x {self.height} pixels), so it is printed narrow: cropped to "
            f"a square around the person (cutting {percent}% of its height) it would print larger"
        )

    @property
    def is_srgb(self) -> bool:
        """Whether the colours are printed as they are stored."""
        return self.icc is None or profile_effect(self.icc, colour_mode(self.mode)) is not ProfileEffect.OTHER

    def clean_jpeg(self) -> CleanJpeg | None:
        """The bytes of a JPEG that is whole, without its notes; None for all other pictures."""
        return None if self.jpeg is None or self.jpeg.is_short else clean_jpeg(self.jpeg)

    def jpeg_as_it_is(self, mode: str) -> CleanJpeg | None:
        """The bytes of a JPEG that need no change to show as `decoded` gives it, which is in a mode.

        A second encoding would cost quality and gain nothing.  Whether the pixels are whole is not checked.
        """
        if self.orientation != 1 or mode != self.mode or not self.is_srgb:
            return None
        clean = self.clean_jpeg()
        fits = clean is not None and clean.is_common and clean.components == (1 if mode == "L" else 3)
        return clean if fits else None

    def check_pixels(self) -> None:
        """Raises PictureError for a picture whose pixels are damaged or end early.

        Viewers and Pillow show black or grey in the place of pixels that are missing.
        """
        with _plain_errors():
            if self.png is not None:
                faulty = missing_pixels(self.png)
            elif self.jpeg is not None:
                faulty = missing_blocks(self.jpeg)
            else:
                with _open(self.data, self.format) as image:
                    faulty = self.format == "TIFF" and tiff_ends_early(image, self.data)
                    image.load()
        if faulty:
            raise PictureError(*DAMAGED)

    def check(self) -> None:
        """Raises PictureError for a picture that `decoded` cannot read; decodes no more than needed."""
        self.check_pixels()
        if self.mode not in _USUAL_MODES or self.icc:
            self.decoded(longest=8)

    def decoded(self, *, longest: int | None = None, size: tuple[int, int] | None = None) -> Image.Image:
        """The pixels, upright, 8 bits, in mode L, LA, RGB or RGBA and sRGB.

        Reduced (never enlarged) to an upright size in pixels, or so that no side is above `longest`.
        Raises PictureError as `check_pixels` does.
        """
        if self.format in ("PNG", "JPEG", "TIFF"):  # of the others Pillow finds all damage itself
            self.check_pixels()
        if longest is not None:
            scale = min(1.0, longest / max(self.width, self.height))
            size = max(1, int(self.width * scale)), max(1, int(self.height * scale))
        target = size or (self.width, self.height)
        if self.orientation in SIDEWAYS:
            target = target[1], target[0]
        with _plain_errors(), _open(self.data, self.format) as image:
            if self.format == "JPEG":
                # libjpeg halves while decoding: several times faster, and twice the pixels are left
                image.draft(None, (2 * target[0], 2 * target[1]))
            frame = gif_frame(image) if self.format == "GIF" else None
            image.load()
            pixels = plain_colours(image if frame is None else clear_around(image, frame), self.icc)
            if target[0] < pixels.width or target[1] < pixels.height:
                pixels = pixels.resize(target, Image.Resampling.LANCZOS, reducing_gap=3.0)
            return upright(pixels, self.orientation)


def _of_png(data: bytes) -> _Opened:
    png = read_png(data)
    advice = [*png.advice, *([ONLY_FIRST] if png.pictures > 1 else [])]
    icc = png.icc
    if icc is None and not png.is_srgb and PROFILE_UNUSABLE not in advice:
        with suppress(ArithmeticError):  # colours of nowhere
            icc = profile_of_gamma(png.gamma, png.primaries)
    return _Opened(png.bare(), icc, png.exif, png.xmp, advice, png=png)


def _of_jpeg(data: bytes) -> _Opened:
    jpeg = read_jpeg(data)
    if jpeg is None:
        raise PictureError(*DAMAGED)
    width, height = jpeg.size
    if jpeg.is_progressive:
        check_size(width, height)  # it is kept in memory as a whole
        if jpeg.scans * width * height > _MOST_SCANNED:
            raise PictureError(f"the picture is stored in {jpeg.scans} steps", "save it again as JPEG or PNG")
    advice = [END_MISSING] if jpeg.is_short else []
    return _Opened(jpeg.bare(), jpeg.profile(), jpeg.exif, jpeg.xmp, advice, jpeg=jpeg)


def _of_gif(data: bytes) -> _Opened:
    return _Opened(data, advice=gif_advice(data))


def _of_webp(data: bytes) -> _Opened:
    check_size(*webp_size(data), "WEBP")  # Pillow takes the memory for it when it opens the file
    mended, short = mend_webp(data)
    return _Opened(mended, advice=[END_MISSING] if short else [])


def _of_bmp(data: bytes) -> _Opened:
    mended, short = mend_bmp(data)
    return _Opened(mended, advice=[END_MISSING] if short else [])


_OPENERS: dict[str, Callable[[bytes], _Opened]] = {
    "PNG": _of_png,
    "JPEG": _of_jpeg,
    "GIF": _of_gif,
    "WEBP": _of_webp,
    "BMP": _of_bmp,
    "TIFF": _Opened,
    "AVIF": _Opened,
}


def _open(data: bytes, kind: str) -> Image.Image:
    if kind not in Image.OPEN:
        Image.init()
    if kind not in Image.OPEN:  # Pillow may be built without WebP or AVIF
        raise PictureError(f"{kind} pictures cannot be read on this computer", "save it as PNG or JPEG")
    image = Image.open(BytesIO(data), formats=[kind])
    if kind == "TIFF":
        image.info.pop("xmp", None)  # Pillow would turn the picture by it
    return image


def _read_notes(opened: _Opened, image: Image.Image) -> int:
    """How the camera was held (EXIF 1 to 8); adds what is known of colours and pages to the advice."""
    if image.format == "TIFF":
        tags = getattr(image, "tag_v2", {})
        opened.xmp = b"" if ORIENTATION in tags else bytes(tags.get(XMP_TAG, b""))
        opened.advice += check_tiff(image)
    elif image.format in ("WEBP", "AVIF"):
        opened.exif = image.info.get("exif", b"")
        opened.xmp = image.info.get("xmp", b"") if image.format == "WEBP" else b""
        if getattr(image, "n_frames", 1) > 1:
            opened.advice.append(ONLY_FIRST)
    opened.icc = opened.icc if opened.icc is not None else image.info.get("icc_profile")
    mode = colour_mode(image.mode)
    if opened.icc is not None and profile_effect(opened.icc, mode) is ProfileEffect.UNUSABLE:
        opened.advice.append(PROFILE_UNUSABLE)
        opened.icc = None
    if opened.icc is None and mode == "CMYK":
        opened.advice.append(_CMYK_GUESSED)
    orientation = exif_orientation(opened.exif)  # of a TIFF None: Pillow turns it by itself
    if orientation is None and turned_in_xmp(opened.xmp):
        opened.advice.append(TURNED_IN_XMP)
    return orientation or 1


@contextmanager
def _plain_errors() -> Iterator[None]:
    """Every way in which Pillow gives up, as a PictureError; its remarks on odd notes help no clinician."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except Image.DecompressionBombError as error:
        raise PictureError("the picture has far too many pixels", "make it smaller") from error
    except PILLOW_ERRORS as error:
        raise PictureError(*DAMAGED) from error
