"""Prepared pictures: the data of an XObject, made once and placed many times.

These values are independent of a document, so they can be cached, shared by documents and sent to other
processes.  A document stores each picture once as an XObject.  The resource name is a digest of the content,
so equal pictures have the same name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class GraphicsState:
    """An ExtGState resource: opacity of fills and strokes, from 0 (transparent) to 1."""

    fill_alpha: float | None = None
    stroke_alpha: float | None = None


@dataclass(frozen=True, slots=True)
class PreparedImage:
    """An encoded bitmap, the data of an image XObject.

    width and height are in pixels; filter is the encoding of data.  soft_mask is a grey image with the
    opacity of each pixel.  There is no CMYK, because PDF/A does not allow it with an sRGB output intent
    (ISO 19005-2, 6.2.4.3).
    """

    width: int
    height: int
    data: bytes
    filter: Literal["FlateDecode", "DCTDecode"]
    colour_space: Literal["DeviceRGB", "DeviceGray"] = "DeviceRGB"
    bits: Literal[1, 2, 4, 8] = 8
    soft_mask: PreparedImage | None = None
    name: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        mask = self.soft_mask.name if self.soft_mask else ""
        parameters = f"{self.width} {self.height} {self.filter} {self.colour_space} {self.bits} {mask}"
        object.__setattr__(self, "name", _name(self.data, parameters))


@dataclass(frozen=True, slots=True)
class PreparedForm:
    """A vector drawing, the data of a form XObject, with its lower left corner at (left, 0).

    content is a deflated content stream in DeviceRGB and DeviceGray, without text, fonts or marked content.
    left, width and height are in units of the drawing.  graphics_states are its resources by name.
    """

    content: bytes
    width: float
    height: float
    graphics_states: Mapping[str, GraphicsState] = field(default_factory=dict)
    left: float = 0.0
    name: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        states = ";".join(f"{name} {state}" for name, state in self.graphics_states.items())
        parameters = f"{self.left} {self.width} {self.height} {states}"
        object.__setattr__(self, "name", _name(self.content, parameters))


Prepared: TypeAlias = PreparedForm | PreparedImage


def _name(data: bytes, parameters: str) -> str:
    """The resource name of a picture: a digest of its parameters and data."""
    return "X" + hashlib.sha256(parameters.encode() + b"\n" + data).hexdigest()[:12]
