"""PNG files: only what makes the picture, with every checksum that matters, and all of its rows.

Pillow gives up on long texts and on damage in notes, and prints rows that are missing as black.  So it is
given a file of the chunks that it needs.  Damage is treated as libpng does, which is in most viewers: fatal
in what makes the picture, passed over in the rest.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from backpdf.pictures.picture_errors import (
    DAMAGED,
    DEEP,
    END_MISSING,
    PROFILE_UNUSABLE,
    PictureError,
    check_size,
)

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_MOST_CHUNKS = 50_000
"""No program writes nearly as many; a file made to keep a computer busy may."""
_MOST_PROFILE = 8 * 1024 * 1024
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_PALETTE = 3
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
"""First column, first row, and steps of the passes of an interlaced picture."""
_MOST_FILTER = 4
_DEEP = 16
_PIECE = 1 << 16
_XMP = b"XML:com.adobe.xmp\0"


@dataclass(slots=True)
class PngFile:
    """What a PNG holds: its picture as a PNG without notes, and the notes that change how it looks."""

    width: int
    height: int
    depth: int
    colour: int
    interlaced: bool
    palette: bytes = b""
    clear: bytes | None = None
    pixels: bytes = field(default=b"", repr=False)
    icc: bytes | None = field(default=None, repr=False)
    gamma: float | None = None
    primaries: tuple[float, ...] | None = None
    is_srgb: bool = False
    exif: bytes = b""
    xmp: bytes = b""
    pictures: int = 1
    advice: list[str] = field(default_factory=list)

    def bare(self) -> bytes:
        """The picture as a PNG of the chunks that are needed."""
        head = struct.pack(
            ">IIBBBBB", self.width, self.height, self.depth, self.colour, 0, 0, int(self.interlaced)
        )
        parts = [(b"IHDR", head), (b"IDAT", self.pixels), (b"IEND", b"")]
        if self.clear is not None:
            parts.insert(1, (b"tRNS", self.clear))
        if self.palette:
            parts.insert(1, (b"PLTE", self.palette))
        return _SIGNATURE + b"".join(_chunk(*part) for part in parts)


def read_png(data: bytes) -> PngFile:
    """Reads the chunks; raises PictureError for damage in what makes the picture."""
    chunks = _chunks(data)
    name, head, sound = next(chunks, (b"", b"", False))
    if name != b"IHDR" or not sound or len(head) != 13:
        raise _damaged("its head")
    png = _of_head(head)
    pixels: list[bytes] = []
    for name, content, sound in chunks:
        if name == b"IDAT":
            if not sound:
                raise _damaged("its pixels")
            pixels.append(content)
        elif name == b"IEND":
            break
        elif name == b"":
            png.advice.append(END_MISSING)
        elif name[0] & 0x20:
            _read_note(png, name, content, sound=sound)
        elif name != b"PLTE" or (png.colour == _PALETTE and (not sound or len(content) % 3)):
            raise _damaged("its colours" if name == b"PLTE" else "a part of it")
        elif png.colour == _PALETTE:
            png.palette = content
    png.pixels = b"".join(pixels)
    if not pixels or (png.colour == _PALETTE and not png.palette):
        raise PictureError(*DAMAGED)
    return png


def _of_head(head: bytes) -> PngFile:
    width, height, depth, colour, packing, filtering, interlace = struct.unpack(">IIBBBBB", head)
    if not width or not height or depth not in _DEPTHS.get(colour, ()) or packing or filtering:
        raise _damaged("its head")
    if interlace > 1:
        raise _damaged("its head")
    check_size(width, height, DEEP if depth == _DEEP else "")
    return PngFile(width, height, depth, colour, bool(interlace))


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes, bool]]:
    """Name, content, and whether the checksum is right; an empty name where the file ends too early.

    The pixels before such an end are given; whether they are enough, `missing_pixels` finds.
    """
    at = len(_SIGNATURE)
    for _ in range(_MOST_CHUNKS):
        length, name = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        content, checksum = data[at + 8 : at + 8 + length], data[at + 8 + length : at + 12 + length]
        if len(name) < 4 or not name.isalpha():
            yield b"", b"", False
            return
        if len(checksum) < 4:
            if name == b"IDAT":
                yield name, content, True
            yield b"", b"", False
            return
        yield name, content, zlib.crc32(content, zlib.crc32(name)) == int.from_bytes(checksum)
        at += 12 + length
    raise PictureError(*DAMAGED)


def _read_note(png: PngFile, name: bytes, content: bytes, *, sound: bool) -> None:
    """Takes over what changes how the picture looks; what is damaged is left out, as viewers do."""
    if not sound:
        if name == b"tRNS":
            png.advice.append("its transparency is damaged, so it is printed solid; save it again as PNG")
        elif name == b"iCCP":
            png.advice.append(PROFILE_UNUSABLE)
    elif name == b"tRNS":
        png.clear = content
    elif name == b"iCCP":
        png.icc = _profile(content)
        if png.icc is None:
            png.advice.append(PROFILE_UNUSABLE)
    elif name == b"sRGB":
        png.is_srgb = True
    elif name == b"gAMA" and len(content) == 4:
        png.gamma = int.from_bytes(content) / 100_000
    elif name == b"cHRM" and len(content) == 32:
        png.primaries = tuple(value / 100_000 for value in struct.unpack(">8I", content))
    elif name == b"eXIf":
        png.exif = content
    elif name == b"iTXt" and content.startswith(_XMP):
        png.xmp = content
    elif name == b"acTL":
        png.pictures = int.from_bytes(content[:4])


def _profile(content: bytes) -> bytes | None:
    packed = content.partition(b"\0")[2][1:]
    unpacker = zlib.decompressobj()
    try:
        profile = unpacker.decompress(packed, _MOST_PROFILE)
    except zlib.error:
        return None
    return profile if unpacker.eof else None


def missing_pixels(png: PngFile) -> bool:
    """Whether the pixels end before the last row, or rows are damaged."""
    pieces = _unpacked(png.pixels)
    ready = b""
    try:
        for length, count in _rows(png):
            left = length * count
            while left:
                ready = ready or next(pieces, b"")
                if not ready or max(ready[left % length : left : length], default=0) > _MOST_FILTER:
                    return True
                taken = min(left, len(ready))
                ready, left = ready[taken:], left - taken
    except zlib.error:
        return True
    return False


def _unpacked(data: bytes) -> Iterator[bytes]:
    """The pixels in pieces, so that a small file cannot fill the memory; raises zlib.error for damage."""
    unpacker = zlib.decompressobj()
    for at in range(0, len(data), _PIECE):
        piece = data[at : at + _PIECE]
        while piece and not unpacker.eof:
            unpacked = unpacker.decompress(piece, 16 * _PIECE)
            piece = unpacker.unconsumed_tail
            if unpacked:
                yield unpacked
    yield unpacker.flush()


def _rows(png: PngFile) -> list[tuple[int, int]]:
    """Bytes of a row with its filter, and number of rows, of each pass."""
    bits = png.depth * _CHANNELS[png.colour]
    passes = _PASSES if png.interlaced else ((0, 0, 1, 1),)
    found = []
    for x, y, across, down in passes:
        width, height = -((x - png.width) // across), -((y - png.height) // down)
        if width > 0 and height > 0:
            found.append((1 + (width * bits + 7) // 8, height))
    return found


def _chunk(name: bytes, content: bytes) -> bytes:
    checksum = zlib.crc32(content, zlib.crc32(name))
    return len(content).to_bytes(4) + name + content + checksum.to_bytes(4)


def _damaged(part: str) -> PictureError:
    return PictureError(f"the picture is damaged: {part} cannot be read", DAMAGED[1])
