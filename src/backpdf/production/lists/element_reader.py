"""XML read as a stream, element by element, with limits to what it may hold.

Only what a list needs is read, and only as much as a list may hold, so a small file that unpacks to
gigabytes costs no more than an honest one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO
from xml.parsers import expat

from backpdf.production.lists.table import LONGEST_CELL

MOST_TAGS = 10_000_000
"""Start and end tags of one part: a sheet of 100 000 rows and 13 columns has at most 8 million."""
_CHUNK = 65_536

Attributes = dict[str, str]


class SheetLimitError(Exception):
    """A workbook holds more than any list; the message says of what."""


def check_tags(stream: IO[bytes]) -> None:
    """Raises SheetLimitError for a part with too many tags, in a tenth of the time that reading it takes."""
    tags = 0
    while chunk := stream.read(_CHUNK):
        tags += chunk.count(b"<")
        if tags > MOST_TAGS:
            raise SheetLimitError("cells than any list")


class ElementReader:
    """Calls `begin` and `end` for each element of a stream, by their names without prefix."""

    def __init__(self) -> None:
        self.text: list[str] | None = None
        self._length = 0

    def read(self, stream: IO[bytes]) -> Iterator[None]:
        """Reads on, chunk by chunk; raises ExpatError, SheetLimitError."""
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.StartDoctypeDeclHandler = _refuse_doctype
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
            yield
        parser.Parse(b"", True)
        yield

    def collect(self) -> None:
        """Keeps the characters that follow."""
        self.text, self._length = [], 0

    def collected(self) -> str:
        """The characters that were kept, and keeps no more."""
        text = "".join(self.text or ())
        self.text = None
        return text

    def begin(self, name: str, attributes: Attributes) -> None:
        """An element begins; `read` calls this."""

    def end(self, name: str) -> None:
        """An element ends."""

    def _start(self, name: str, attributes: Attributes) -> None:
        self.begin(name if ":" not in name else name.rpartition(":")[2], attributes)

    def _end(self, name: str) -> None:
        self.end(name if ":" not in name else name.rpartition(":")[2])

    def _characters(self, text: str) -> None:
        if self.text is not None:
            self._length += len(text)
            if self._length > LONGEST_CELL:
                raise SheetLimitError(f"characters in one cell than {LONGEST_CELL}")
            self.text.append(text)


def _refuse_doctype(*_: object) -> None:
    raise SheetLimitError("than a workbook holds: it declares entities")
