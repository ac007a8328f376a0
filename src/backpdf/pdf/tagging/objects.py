"""PDF objects and their serialisation as a file.

ReportLab's writer lacks an end of line before `endstream`, which PDF/A requires (ISO 19005-2, 6.1.7.1),
object and cross-reference streams, and a file identifier that depends on the content only.
"""

from __future__ import annotations

import functools
import hashlib
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, ClassVar, Final, TypeAlias

from backpdf.pdf.tagging.cross_reference import CrossReference
from backpdf.pdf.tagging.errors import TaggingError

_MOST_OBJECTS: Final = 8_388_607
"""Objects in a file of PDF/A-2 (ISO 19005-2, 6.1.13)."""


class Name(str):
    """A PDF name without its slash."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to an indirect object."""

    number: int


class GapRef(Ref):
    """A reference whose number is put in later."""

    __slots__ = ()
    FORM: ClassVar[bytes] = b"\x01o%d; 0 R"


@dataclass(frozen=True, slots=True)
class Hex:
    """A byte string, to be written in hexadecimal."""

    data: bytes


@dataclass(frozen=True, slots=True)
class WrittenValue:
    """A value already in PDF syntax."""

    data: bytes


Value: TypeAlias = (
    "bool | int | float | str | Name | Ref | Hex | WrittenValue"
    " | Sequence[Value] | Mapping[str, Value] | None"
)

_PLAIN_NAME: Final = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-_.:,;!*")
_ESCAPES: Final = str.maketrans({"\\": "\\\\", "(": "\\(", ")": "\\)"})


def number(value: float) -> str:
    """A number in PDF syntax, rounded to four decimals, in its shortest form without an exponent."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def serialise(value: Value) -> bytes:
    """A value in PDF syntax (ISO 32000-1, 7.3)."""
    write = _WRITERS.get(type(value))
    if write is not None:
        return write(value)
    return _dictionary(value) if isinstance(value, Mapping) else _array(value)  # type: ignore[arg-type]


def _dictionary(value: Mapping[str, Value]) -> bytes:
    return b"<<" + b"".join([_name(key) + b" " + serialise(entry) for key, entry in value.items()]) + b">>"


def _array(value: Sequence[Value]) -> bytes:
    return b"[" + b" ".join([serialise(item) for item in value]) + b"]"


@functools.lru_cache(maxsize=1000)  # a document repeats a few dozen names thousands of times
def _name(name: str) -> bytes:
    """A name in PDF syntax, with other than plain characters as #xx (ISO 32000-1, 7.3.5)."""
    return (
        b"/"
        + "".join(c if c in _PLAIN_NAME else "".join(f"#{b:02X}" for b in c.encode()) for c in name).encode()
    )


def _text(text: str) -> bytes:
    """A text string (ISO 32000-1, 7.9.2.2): printable ASCII as a literal string, all else as UTF-16."""
    if text.isascii() and text.isprintable():
        return b"(" + text.translate(_ESCAPES).encode() + b")"
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"


# By exact type, which is the fastest lookup: a document has thousands of values.
_WRITERS: Final[Mapping[type, Callable[[Any], bytes]]] = {
    Ref: lambda ref: FileBuilder.REF_FORM % ref.number,
    GapRef: lambda ref: GapRef.FORM % ref.number,
    Name: _name,
    bool: lambda value: b"true" if value else b"false",
    int: lambda value: b"%d" % value,
    float: lambda value: number(value).encode(),
    str: _text,
    Hex: lambda value: b"<%s>" % value.data.hex().upper().encode(),
    WrittenValue: lambda value: value.data,
    dict: _dictionary,
    list: _array,
    tuple: _array,
    type(None): lambda _: b"null",
}


class FileBuilder:
    """Collects indirect objects and writes the file; all but streams go into object streams.

    `drain` gives what is finished so far, so that a long file need not be held in memory.
    """

    REF_FORM: ClassVar[bytes] = b"%d 0 R"
    """How references are written, with the object's number."""
    _PER_OBJECT_STREAM: Final = 200

    def __init__(self, version: tuple[int, int]) -> None:
        self._values: dict[int, bytes] = {}
        self._streams: dict[int, bytes] = {}
        self._next = 1
        self._ready = [b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % version]
        self._position = len(self._ready[0])
        self._digest = hashlib.md5(self._ready[0], usedforsecurity=False)
        self._places = CrossReference()

    def reserve(self) -> Ref:
        """Reserves an object number for an object that `put` adds later."""
        return Ref(self.reserve_many(1)[0])

    def put(self, ref: Ref, value: Value) -> Ref:
        """Adds the object of a reserved number."""
        self._values[ref.number] = serialise(value)
        return ref

    def reserve_many(self, count: int) -> range:
        """Reserves consecutive object numbers for objects that `put_bytes` adds later.

        Raises TaggingError where the file would hold more objects than PDF/A allows.
        """
        numbers = range(self._next, self._next + count)
        self._next += count
        if self._next > _MOST_OBJECTS:
            raise TaggingError("the file would hold too many objects for PDF/A; make several files")
        return numbers

    def put_bytes(self, bodies: Mapping[int, bytes]) -> None:
        """Adds objects of reserved numbers that are already in PDF syntax."""
        self._values.update(bodies)

    def put_streams(self, bodies: Mapping[int, bytes]) -> None:
        """Adds streams of reserved numbers that are already in PDF syntax."""
        self._streams.update(bodies)

    def add(self, value: Value) -> Ref:
        """Adds a new indirect object."""
        return self.put(self.reserve(), value)

    def add_stream(self, dictionary: Mapping[str, Value], data: bytes) -> Ref:
        """Adds a stream; the dictionary's Filter says how data is encoded."""
        ref = self.reserve()
        self._streams[ref.number] = _stream(dictionary, data)
        return ref

    def key(self, number: int) -> Value:
        """A key of the parent tree."""
        return number

    def collected(self) -> tuple[dict[int, bytes], dict[int, bytes], int]:
        """The objects so far by number, the streams, and how many numbers are taken."""
        return self._values, self._streams, self._next - 1

    def drain(self) -> bytes:
        """The next bytes of the file: its objects so far, but for those that do not fill an object stream."""
        self._write_objects(len(self._values) // self._PER_OBJECT_STREAM)
        return self._taken()

    def finish(self, root: Ref, info: Ref | None) -> bytes:
        """The bytes of the file, or those after the last that were drained.

        The file's identifier is a digest of its content.  Raises ValueError where the object of a reserved
        number was not added.
        """
        self._write_objects(-(-len(self._values) // self._PER_OBJECT_STREAM))
        missing = self._places.missing(self._next)
        if missing:
            raise ValueError(f"objects {missing} were reserved and never given")
        digest = Hex(self._digest.digest())
        last = self._next
        trailer: dict[str, Value] = {
            "Type": Name("XRef"),
            "Size": last + 1,
            "W": list(CrossReference.WIDTHS),
            "Root": root,
            "ID": [digest, digest],
        }
        if info is not None:
            trailer["Info"] = info
        xref = self._position
        self._places.put(last, 1, xref, 0)
        packed = self._places.packed(last + 1)
        self._write(
            b"%d 0 obj\n%s\nendobj\n" % (last, _stream({**trailer, "Filter": Name("FlateDecode")}, packed))
        )
        self._ready.append(b"startxref\n%d\n%%%%EOF\n" % xref)
        return self._taken()

    def _write_objects(self, streams: int) -> None:
        """Writes all streams, and the first plain objects as so many object streams."""
        for number, body in sorted(self._streams.items()):
            self._write_object(number, body)
        self._streams = {}
        plain = sorted(self._values)
        for start in range(0, streams * self._PER_OBJECT_STREAM, self._PER_OBJECT_STREAM):
            numbers = plain[start : start + self._PER_OBJECT_STREAM]
            stream = self._next
            self._next += 1
            for index, number in enumerate(numbers):
                self._places.put(number, 2, stream, index)
            self._write_object(
                stream, _object_stream(numbers, [self._values.pop(number) for number in numbers])
            )

    def _write_object(self, number: int, body: bytes) -> None:
        self._places.put(number, 1, self._position, 0)
        self._write(b"%d 0 obj\n%s\nendobj\n" % (number, body))

    def _write(self, data: bytes) -> None:
        self._ready.append(data)
        self._position += len(data)
        self._digest.update(data)

    def _taken(self) -> bytes:
        taken, self._ready = b"".join(self._ready), []
        return taken


def deflated(data: bytes) -> bytes:
    """Data compressed for the filter FlateDecode.

    Level 9 would take nearly twice as long and save 2 %.
    """
    return zlib.compress(data, 6)


def _stream(dictionary: Mapping[str, Value], data: bytes) -> bytes:
    entries = {**dictionary, "Length": len(data)}
    return serialise(entries) + b"\nstream\n" + data + b"\nendstream"


def _deflated_stream(dictionary: Mapping[str, Value], data: bytes) -> bytes:
    return _stream({**dictionary, "Filter": Name("FlateDecode")}, deflated(data))


def _object_stream(numbers: Sequence[int], bodies: Sequence[bytes]) -> bytes:
    """An object stream: object numbers and offsets, then the objects (ISO 32000-1, 7.5.7)."""
    offsets = accumulate([len(body) + 1 for body in bodies], initial=0)
    head = b" ".join([b"%d %d" % pair for pair in zip(numbers, offsets, strict=False)]) + b"\n"
    body = head + b"\n".join(bodies)
    return _deflated_stream({"Type": Name("ObjStm"), "N": len(bodies), "First": len(head)}, body)
