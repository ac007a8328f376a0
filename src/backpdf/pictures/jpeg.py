"""JPEG files as they are: their parts, free of notes, and whether they are whole.

The notes of a camera or phone tell where and when a photo was taken, so none of them may reach a
handout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from PIL import Image, ImageChops

_SOI, _EOI, _SOS, _COMMENT, _ADOBE, _EXIF, _ICC = 0xD8, 0xD9, 0xDA, 0xFE, 0xEE, 0xE1, 0xE2
_APPLICATION = range(0xE0, 0xF0)
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PDF_FRAMES = frozenset((0xC0, 0xC1, 0xC2))
"""Baseline, extended and progressive: what every PDF reader decodes (ISO 32000-1, 7.4.8)."""
_PROGRESSIVE = frozenset((0xC2, 0xC6, 0xCA, 0xCE))
_RESTARTS = range(0xD0, 0xD8)
_OTHER_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7]")
"""The first marker that is not part of coded data."""
_MARKER = re.compile(rb"\xff[^\xff]", re.DOTALL)
"""A marker after any bytes that fill the space before it."""
_END = b"\xff\xd9"
_COEFFICIENTS = 64
_NOISE = bytes((37 * n * n + 91 * n + 5) % 251 for n in range(256))
"""Coded data that mean nothing, and hold no marker."""
_MOST_SCANS, _MOST_SEGMENTS = 200, 20_000
"""No camera or program writes nearly as many; a file made to keep a computer busy may."""
_QUALITY = 85
_MOST_IN_FULL = 25_000_000
"""Pixels up to which a file whose end is missing is compared in full."""
_LARGEST_LOSS = 0.01
"""Share of a picture that may be lost with the last bytes of a file."""


@dataclass(frozen=True, slots=True)
class CleanJpeg:
    """A JPEG from first to last image byte without notes, profile, thumbnail or appended data.

    components is 1 for grey and 3 for colour; is_common means that every PDF reader decodes it.
    """

    data: bytes
    components: int
    is_common: bool


@dataclass(slots=True)
class JpegFile:
    """The parts of a JPEG: segments of the picture, and the notes that change how it looks.

    is_short means that the end of the file is missing.
    """

    segments: list[tuple[int, bytes]] = field(default_factory=list, repr=False)
    frame: tuple[int, bytes] = (0, b"")
    exif: bytes = b""
    xmp: bytes = b""
    icc: list[bytes] = field(default_factory=list, repr=False)
    is_short: bool = False

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels, as stored."""
        height, width = (int.from_bytes(self.frame[1][at : at + 2]) for at in (5, 7))
        return width, height

    @property
    def scans(self) -> int:
        """How many times a reader goes through the picture."""
        return sum(marker == _SOS for marker, _ in self.segments)

    @property
    def is_progressive(self) -> bool:
        """Whether a reader has to keep the whole picture in memory."""
        return self.frame[0] in _PROGRESSIVE

    def bare(self) -> bytes:
        """The picture without notes, and with an end."""
        return b"\xff\xd8" + b"".join(segment for _, segment in self.segments) + _END

    def profile(self) -> bytes | None:
        """The colour profile, put together from its parts; empty where parts are missing."""
        if not self.icc:
            return None
        parts = sorted(self.icc, key=lambda part: part[0])
        whole = [part[0] for part in parts] == list(range(1, parts[0][1] + 1))
        return b"".join(part[2:] for part in parts) if whole else b""


def read_jpeg(data: bytes) -> JpegFile | None:
    """The parts of a JPEG; None for a file that ends before its pixels begin, or has far too many parts."""
    jpeg = JpegFile()
    try:
        for number, (marker, segment) in enumerate(_segments(data)):
            if number > _MOST_SEGMENTS:
                return None
            if marker == _EOI:
                break
            if not segment:
                jpeg.is_short = True
                break
            _read_segment(jpeg, marker, segment)
    except IndexError:
        jpeg.is_short = True
    return jpeg if 0 < jpeg.scans <= _MOST_SCANS and len(jpeg.frame[1]) > 9 else None


def _read_segment(jpeg: JpegFile, marker: int, segment: bytes) -> None:
    if marker in _FRAMES:
        jpeg.frame = marker, segment
    content = segment[4:]
    if marker == _EXIF and content.startswith(b"Exif\0"):
        jpeg.exif = jpeg.exif or content
    elif marker == _EXIF and content.startswith(b"http://ns.adobe.com/xap/1.0/\0"):
        jpeg.xmp = jpeg.xmp or content
    elif marker == _ICC and content.startswith(b"ICC_PROFILE\0") and len(content) > 14:
        jpeg.icc.append(content[12:])
    kept = marker != _COMMENT and marker not in _APPLICATION
    if kept or (marker == _ADOBE and content.startswith(b"Adobe")):
        jpeg.segments.append((marker, segment))


def clean_jpeg(jpeg: JpegFile) -> CleanJpeg:
    """The bare picture, and whether a PDF may hold it as it is."""
    marker, frame = jpeg.frame
    is_common = marker in _PDF_FRAMES and frame[4] == 8
    return CleanJpeg(jpeg.bare(), frame[9], is_common)


def encode_jpeg(image: Image.Image) -> bytes:
    """A picture in mode L or RGB as a JPEG file without notes (quality 85, 4:4:4)."""
    file = BytesIO()
    image.save(file, "JPEG", quality=_QUALITY, subsampling=0, optimize=True, exif=b"", icc_profile=None)
    clean = without_notes(file.getvalue())
    assert clean is not None  # what was just written is complete
    return clean.data


def without_notes(data: bytes) -> CleanJpeg | None:
    """The bare picture; None for a file that is not a complete JPEG.

    Of the application segments only Adobe's stays, which says how colours are stored.
    """
    jpeg = read_jpeg(data)
    return None if jpeg is None or jpeg.is_short else clean_jpeg(jpeg)


def missing_blocks(jpeg: JpegFile) -> bool:
    """Whether the pixels end early, so that viewers show a grey area; raises what Pillow raises.

    Decoders fill what is missing without a word.  With noise after the end of each scan, a picture that
    has all of its data looks the same, and one that has not looks different where data are missing.
    A file that lost its last few bytes may have lost a corner of a hundredth of the picture.
    """
    if not _has_every_scan(jpeg):
        return True
    width, height = jpeg.size
    reduced = not jpeg.is_short or width * height > _MOST_IN_FULL
    as_it_is, noisy = (_decoded(data, reduced=reduced) for data in (jpeg.bare(), _with_noise(jpeg.segments)))
    box = ImageChops.difference(as_it_is, noisy).getbbox(alpha_only=False)
    if box is None:
        return False
    lost = (box[2] - box[0]) * (box[3] - box[1]) / (as_it_is.width * as_it_is.height)
    return not jpeg.is_short or lost > _LARGEST_LOSS


def _decoded(data: bytes, *, reduced: bool) -> Image.Image:
    with Image.open(BytesIO(data), formats=["JPEG"]) as image:
        if reduced:
            image.draft(None, (1, 1))  # an eighth of the size, which is much faster
        image.load()
        return image


def _with_noise(segments: list[tuple[int, bytes]]) -> bytes:
    parts = [b"\xff\xd8"]
    for marker, segment in segments:
        parts.append(segment)
        if marker == _SOS:
            restarts = sum(segment.count(bytes((0xFF, restart))) for restart in _RESTARTS)
            parts += [_NOISE, bytes((0xFF, _RESTARTS[restarts % 8])), _NOISE]
    return b"".join(parts) + _END


def _has_every_scan(jpeg: JpegFile) -> bool:
    """Whether each component has its scans; of a progressive file that is short, every bit of it."""
    marker, frame = jpeg.frame
    missing = {component: set(range(_COEFFICIENTS)) for component in frame[10 : 10 + 3 * frame[9] : 3]}
    for name, segment in jpeg.segments:
        if name == _SOS:
            count = segment[4]
            first, last, bits = segment[5 + 2 * count : 8 + 2 * count]
            if marker not in _PROGRESSIVE:
                first, last, bits = 0, _COEFFICIENTS - 1, 0
            for component in segment[5 : 5 + 2 * count : 2]:
                if component in missing and not (bits & 15 and jpeg.is_short):
                    missing[component] -= set(range(first, last + 1))
    if jpeg.is_short:
        return not any(missing.values())
    return not any(0 in left for left in missing.values())


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and bytes of each segment after the first marker; scans carry their coded data.

    The end of the file within a scan gives what there is of it, and then a marker of 0.  Raises
    IndexError where the file ends elsewhere.
    """
    if data[:2] != b"\xff\xd8":
        return
    at = 2
    while True:
        start = _MARKER.search(data, at)
        if start is None:
            raise IndexError
        at = start.start()
        marker = data[at + 1]
        end = at + 2
        if marker == _EOI:
            yield marker, data[at:end]
            return
        end += int.from_bytes(data[at + 2 : at + 4])
        if end > len(data):
            raise IndexError
        if marker == _SOS:
            end = _scan_end(data, end)
            if end == len(data):
                yield marker, data[at:].rstrip(b"\xff")
                yield 0, b""
                return
        yield marker, data[at:end]
        at = end


def _scan_end(data: bytes, at: int) -> int:
    """Where the coded data of a scan stop: at the next marker that is not part of them, or the file's end."""
    found = _OTHER_MARKER.search(data, at)
    return len(data) if found is None else found.start()
