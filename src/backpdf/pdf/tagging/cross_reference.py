"""Where the objects of a file are: the rows of its cross-reference stream (ISO 32000-1, 7.5.8)."""

from __future__ import annotations

import zlib
from struct import Struct
from typing import Final

_ROW: Final = Struct(">BIH")
_FREE: Final = _ROW.pack(0, 0, 65535)
_ABSENT: Final = bytes(_ROW.size)
_ROWS: Final = 4096
"""Rows of a block."""


class CrossReference:
    """The place of each object by its number.

    A block whose rows are all known is kept compressed: a file of ten thousand handouts has millions.
    """

    WIDTHS: Final = (1, 4, 2)
    """Bytes of the three fields of a row."""

    def __init__(self) -> None:
        self._blocks: dict[int, bytearray | bytes] = {}
        self._unknown: dict[int, int] = {}
        self._set(0, _FREE)

    def put(self, number: int, kind: int, place: int, index: int) -> None:
        """Where an object is.

        kind 1: its position in the file; kind 2: the number of its object stream, and its index there.
        """
        self._set(number, _ROW.pack(kind, place, index))

    def missing(self, end: int) -> list[int]:
        """The numbers below `end` that have no place."""
        found = []
        for block in range(-(-end // _ROWS)):
            if self._unknown.get(block, _ROWS):
                numbers = range(block * _ROWS, min(end, (block + 1) * _ROWS))
                found += [number for number in numbers if self._row(number) == _ABSENT]
        return found

    def packed(self, end: int) -> bytes:
        """All rows below `end`, compressed for the filter FlateDecode."""
        packer = zlib.compressobj(6)
        parts = []
        for block in range(-(-end // _ROWS)):
            rows = self._rows(block)
            parts.append(packer.compress(rows[: (end - block * _ROWS) * _ROW.size]))
        return b"".join([*parts, packer.flush()])

    def _set(self, number: int, row: bytes) -> None:
        block, index = divmod(number, _ROWS)
        rows = self._blocks.get(block)
        if rows is None:
            rows = self._blocks[block] = bytearray(_ROWS * _ROW.size)
            self._unknown[block] = _ROWS
        assert isinstance(rows, bytearray), "an object has two places"
        rows[index * _ROW.size : (index + 1) * _ROW.size] = row
        self._unknown[block] -= 1
        if not self._unknown[block]:
            self._blocks[block] = zlib.compress(rows, 6)

    def _row(self, number: int) -> bytes:
        block, index = divmod(number, _ROWS)
        return bytes(self._rows(block)[index * _ROW.size : (index + 1) * _ROW.size])

    def _rows(self, block: int) -> bytes | bytearray:
        rows = self._blocks.get(block)
        if rows is None:
            return bytes(_ROWS * _ROW.size)
        return rows if isinstance(rows, bytearray) else zlib.decompress(rows)
