"""GIF, WebP, BMP and TIFF: what their files hold beside the first picture, and ends that are missing."""

from __future__ import annotations

from typing import Any

from PIL import Image

from backpdf.pictures.picture_errors import END_MISSING, PictureError

ONLY_FIRST = "only the first picture of this animation is printed"
ONLY_FIRST_PAGE = "only the first page of this file is printed"
_PIXEL_CHUNKS = (b"VP8 ", b"VP8L", b"ANMF")
_NEW_SUBFILE_TYPE, _COMPRESSION = 254, 259
_STRIPS, _STRIP_LENGTHS, _TILES, _TILE_LENGTHS = 273, 279, 324, 325
_JPEG_COMPRESSION = 7
_REDUCED, _MASK = 1, 4
_MOST_PAGES = 20


def gif_advice(data: bytes) -> list[str]:
    """What of a GIF is not printed, or missing at its end.

    Only whole pictures are counted, so that damage after the first one is no reason to refuse it.
    """
    pictures, at = 0, 13 + _colour_table(data[10:11])
    try:
        while data[at] != ord(";"):
            if data[at] == ord(","):
                pictures += 1
                at = _blocks_end(data, at + 11 + _colour_table(data[at + 9 : at + 10]))
            elif data[at] == ord("!"):
                at = _blocks_end(data, at + 2)
            else:
                break
    except IndexError:
        return [ONLY_FIRST, END_MISSING] if pictures > 1 else [END_MISSING]
    return [ONLY_FIRST] if pictures > 1 else []


def _colour_table(flags: bytes) -> int:
    return 3 * (2 << (flags[0] & 7)) if flags and flags[0] & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1


def gif_frame(image: Image.Image) -> tuple[int, int, int, int] | None:
    """The part of a GIF that its first picture fills, before it is loaded; None for all of it.

    Viewers leave the rest clear, where Pillow fills it with a colour.
    """
    tiles = getattr(image, "tile", [])
    box = tiles[0][1] if tiles else None
    return None if box is None or tuple(box) == (0, 0, *image.size) else box


def clear_around(image: Image.Image, box: tuple[int, int, int, int]) -> Image.Image:
    """The picture with everything outside of a box made clear."""
    clear = Image.new("RGBA", image.size)
    clear.paste(image.convert("RGBA").crop(box), box[:2])
    return clear


def webp_size(data: bytes) -> tuple[int, int]:
    """Width and height that the head of a WebP states (RFC 9649, 2.5 to 2.7)."""
    kind, head = data[12:16], data[20:30]
    if kind == b"VP8X":
        width, height = (int.from_bytes(head[at : at + 3], "little") + 1 for at in (4, 7))
    elif kind == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        width, height = (int.from_bytes(head[at : at + 2], "little") & 0x3FFF for at in (6, 8))
    return width, height


def mend_webp(data: bytes) -> tuple[bytes, bool]:
    """A WebP whose last note is cut off, without that note; and whether there was something to mend."""
    size = int.from_bytes(data[4:8], "little") + 8
    if len(data) >= size:
        return data, False
    at, has_pixels = 12, False
    while at + 8 <= len(data):
        end = at + 8 + int.from_bytes(data[at + 4 : at + 8], "little")
        if end > len(data):
            break
        has_pixels |= data[at : at + 4] in _PIXEL_CHUNKS
        at = end + end % 2
    if not has_pixels:
        return data, False  # Pillow refuses it
    body = data[8:at].ljust(at - 8, b"\0")
    return b"RIFF" + len(body).to_bytes(4, "little") + body, True


def mend_bmp(data: bytes) -> tuple[bytes, bool]:
    """A BMP without the filling bytes of its last row, with them; and whether its end was missing."""
    short = int.from_bytes(data[2:6], "little") - len(data)
    bits = int.from_bytes(data[18:22], "little") * int.from_bytes(data[28:30], "little")
    filling = -((bits + 7) // 8) % 4
    return (data + bytes(short), True) if 0 < short <= filling else (data, False)


def check_tiff(image: Image.Image) -> list[str]:
    """What of a TIFF is not printed; raises PictureError for one whose first page is only a preview."""
    first = _tags(image)
    if first.get(_NEW_SUBFILE_TYPE, 0) & _REDUCED:
        raise PictureError("this is a camera's raw file", "export it as JPEG")
    pages = 1
    for number in range(1, _MOST_PAGES):
        try:
            image.seek(number)
        except EOFError:
            break
        except Exception:  # noqa: BLE001  (damage in a page that is not printed)
            pages += 1
            break
        pages += not _tags(image).get(_NEW_SUBFILE_TYPE, 0) & (_REDUCED | _MASK)
    image.seek(0)
    return [ONLY_FIRST_PAGE] if pages > 1 else []


def tiff_ends_early(image: Image.Image, data: bytes) -> bool:
    """Whether a part of a TIFF with JPEG in it has no end; Pillow would fill what is missing with grey."""
    tags = _tags(image)
    if tags.get(_COMPRESSION) != _JPEG_COMPRESSION:
        return False
    for place, length in ((_STRIPS, _STRIP_LENGTHS), (_TILES, _TILE_LENGTHS)):
        for start, count in zip(tags.get(place, ()), tags.get(length, ()), strict=False):
            if b"\xff\xd9" not in data[max(start, start + count - 16) : start + count]:
                return True
    return False


def _tags(image: Image.Image) -> dict[int, Any]:
    return dict(getattr(image, "tag_v2", {}))
