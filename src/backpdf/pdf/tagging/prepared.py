"""Pictures made ready once and placed many times, also in many documents.

These are plain values without any document in them, so they can be cached by whoever makes them and
sent between processes.  A document stores each of them once, however often it is placed: `name`,
under which content streams know a picture, follows from what it looks like, so equal pictures share it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class GraphicsState:
    """An ExtGState resource: how see-through strokes and fills are (0 invisible, 1 solid)."""

    fill_alpha: float | None = None
    stroke_alpha: float | None = None
    blend_mode: str | None = None


@dataclass(frozen=True, slots=True)
class PreparedImage:
    """An encoded bitmap.

    width and height are in pixels; data is encoded as filter says.  soft_mask is a grey image of
    how solid each pixel is.  CMYK is left out on purpose: with an sRGB output intent it would break
    PDF/A (ISO 19005-2, 6.2.4.3).
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
        told = f"{self.width} {self.height} {self.filter} {self.colour_space} {self.bits} {mask}"
        object.__setattr__(self, "name", _name(self.data, told))


@dataclass(frozen=True, slots=True)
class PreparedForm:
    """Vector art as a Form XObject, with its lower left corner at (0, 0).

    content is a deflated content stream of path operators in /DeviceRGB and /DeviceGray, without
    text, marked content or fonts; width and height are in the art's own units.  graphics_states and
    images are its resources, by the names that content uses.
    """

    content: bytes
    width: float
    height: float
    graphics_states: Mapping[str, GraphicsState] = field(default_factory=dict)
    images: Mapping[str, PreparedImage] = field(default_factory=dict)
    name: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        states = ";".join(f"{name} {state}" for name, state in self.graphics_states.items())
        images = ";".join(f"{name} {image.name}" for name, image in self.images.items())
        told = f"{self.width} {self.height} {states} {images}"
        object.__setattr__(self, "name", _name(self.content, told))


Prepared: TypeAlias = PreparedForm | PreparedImage


def _name(data: bytes, told: str) -> str:
    """A resource name that only equal pictures share."""
    return "X" + hashlib.sha256(told.encode() + b"\n" + data).hexdigest()[:12]
