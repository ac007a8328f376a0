"""JPEG files as they are: what kind, and free of notes.

The notes of a camera or phone tell where and when a photo was taken, so none of them may reach a
handout.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_SOI, _EOI, _SOS, _COMMENT, _ADOBE = 0xD8, 0xD9, 0xDA, 0xFE, 0xEE
_APPLICATION = range(0xE0, 0xF0)
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PDF_FRAMES = frozenset((0xC0, 0xC1, 0xC2))
"""Baseline, extended and progressive: what every PDF reader decodes (ISO 32000-1, 7.4.8)."""
_STUFFED_OR_RESTART = (0x00, *range(0xD0, 0xD8))


@dataclass(frozen=True, slots=True)
class CleanJpeg:
    """A JPEG from first to last image byte without notes, profile, thumbnail or appended data.

    components is 1 for grey and 3 for colour; is_common tells that every PDF reader decodes it.
    """

    data: bytes
    components: int
    is_common: bool


def without_notes(data: bytes) -> CleanJpeg | None:
    """The bare picture; None for a file that is not a complete JPEG.

    Of the application segments only Adobe's stays, which tells how colours are stored.
    """
    parts = [b"\xff\xd8"]
    components, is_common = 0, False
    try:
        for marker, segment in _segments(data):
            if marker in _FRAMES:
                components = segment[9]
                is_common = marker in _PDF_FRAMES and segment[4] == 8
            if marker == _ADOBE and segment[4:9] != b"Adobe":
                continue
            if marker == _COMMENT or (marker in _APPLICATION and marker != _ADOBE):
                continue
            parts.append(segment)
            if marker == _EOI:
                return CleanJpeg(b"".join(parts), components, is_common) if components else None
    except IndexError:
        return None
    return None


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and bytes of each segment after the first marker; scans carry their coded data.

    Raises IndexError where the file ends too early.
    """
    if data[:2] != b"\xff\xd8":
        return
    at = 2
    while True:
        while data[at] != 0xFF or data[at + 1] == 0xFF:  # fill bytes
            at += 1
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
        yield marker, data[at:end]
        at = end


def _scan_end(data: bytes, at: int) -> int:
    """Where the coded data of a scan stop: at the next marker that is not part of them."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0:
            raise IndexError
        if data[at + 1] not in _STUFFED_OR_RESTART:
            return at
        at += 2
