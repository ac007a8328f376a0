"""What kind of picture a file is, by its first bytes and not by its name; needs no Pillow."""

from __future__ import annotations

from pathlib import PurePath

from backpdf.pictures.picture_errors import PictureError

HEAD = 4096
"""As many bytes of a file are enough to know its kind."""

SVG_ENDINGS = (".svg", ".svgz")
RASTER_ENDINGS = (".png", ".jpg", ".jpeg", ".jfif", ".webp", ".tif", ".tiff", ".gif", ".bmp", ".avif")
"""Endings of the files that are suggested in place of one that is not there."""

SAVE_AS = "save it as PNG, JPEG or SVG"

_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"II+\0", "TIFF"),
    (b"MM\0+", "TIFF"),
)
_BMP_HEADS = (12, 16, 40, 52, 56, 64, 108, 124)
"""Lengths of the head of a BMP."""
_AVIF_BRANDS = {b"avif", b"avis"}
_HEIF_BRANDS = {
    b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"mif2", b"msf1",
}  # fmt: skip
_HEIC_HINT = (
    "send it as JPEG; on an iPhone, Settings, Camera, Formats: Most Compatible makes all new photos JPEG"
)
_OTHERS = (
    (b"%PDF", "a PDF, not a picture", "save the page as PNG, or take the picture out of it"),
    (b"8BPS", "a Photoshop file", "export it as PNG or JPEG"),
    (b"%!PS", "a PostScript or EPS drawing", "export it as SVG or PNG"),
    (b"\xc5\xd0\xd3\xc6", "an EPS drawing", "export it as SVG or PNG"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 picture", "save it as JPEG or PNG"),
    (b"\xff\x4f\xff\x51", "a JPEG 2000 picture", "save it as JPEG or PNG"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL picture", "save it as JPEG or PNG"),
    (b"\xff\x0a", "a JPEG XL picture", "save it as JPEG or PNG"),
    (b"\0\0\1\0", "an icon of Windows", "save it as PNG"),
    (b"\xd7\xcd\xc6\x9a", "a Windows metafile (WMF)", "export it as SVG or PNG"),
    (b"PK\3\4", "a Word, PowerPoint or zip file, not a picture", "save the picture in it as PNG or JPEG"),
    (
        b"\xd0\xcf\x11\xe0",
        "a Word or PowerPoint file, not a picture",
        "save the picture in it as PNG or JPEG",
    ),
    (b"\x1aE\xdf\xa3", "a video", "save one picture of it as JPEG or PNG"),
    (
        b"version https://git-lfs",
        "only a pointer to a picture (Git LFS)",
        'fetch the file with "git lfs pull"',
    ),
)
_WEB_PAGE_SIGNS = (b"<!doctype html", b"<html")


def raster_kind(head: bytes) -> str | None:
    """Pillow's name of the format of a picture of pixels that can be printed; None for other files."""
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if _brands(head) & _AVIF_BRANDS:
        return "AVIF"
    if head[:2] == b"BM" and int.from_bytes(head[14:18], "little") not in _BMP_HEADS:
        return None  # a text that starts with BM
    if head[:2] in (b"II", b"MM") and head[8:10] == b"CR":
        return None  # a camera's own format (CR2), of which only a preview could be read
    return next((kind for start, kind in _STARTS if head.startswith(start)), None)


def is_drawing(name: str, head: bytes) -> bool:
    """Whether a file is read as SVG: by its content, or by its ending where the content says nothing."""
    if raster_kind(head) is not None:
        return False
    if PurePath(name).suffix.lower() in SVG_ENDINGS:
        return not (_brands(head) or any(head.startswith(start) for start, *_ in _OTHERS))
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    return head[:2] == b"\x1f\x8b" or (text[:1] == b"<" and b"<svg" in text)


def unprintable_kind(head: bytes) -> PictureError:
    """The error for a file that is no picture of a kind that can be printed."""
    brands = _brands(head)
    if brands & _HEIF_BRANDS:
        return PictureError("this is a HEIC photo, which cannot be printed", _HEIC_HINT)
    if brands:
        return PictureError("this is a video", "save one picture of it as JPEG or PNG")
    for start, what, hint in _OTHERS:
        if head.startswith(start):
            return PictureError(f"this is {what}", hint)
    if any(sign in head[:1024].lower() for sign in _WEB_PAGE_SIGNS):
        return PictureError("this is a web page, not a picture", "save the picture itself, not its page")
    if head[8:10] == b"CR":
        return PictureError("this is a camera's raw file", "export it as JPEG")
    return PictureError("the picture is damaged or of a kind that is not known", SAVE_AS)


def _brands(head: bytes) -> set[bytes]:
    """The kinds that a file of boxes (AVIF, HEIC, MP4) says it is."""
    if head[4:8] != b"ftyp":
        return set()
    end = min(len(head), max(16, int.from_bytes(head[:4])))
    return {head[8:12], *(head[at : at + 4] for at in range(16, end - 3, 4))}
