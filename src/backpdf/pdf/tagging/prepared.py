"""Pictures made ready once and placed many times, also in many documents.

These are plain values without any document in them, so they can be cached by whoever makes them and
sent between processes.  A document stores each of them once, however often it is placed.
"""

from __future__ import annotations

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


Prepared: TypeAlias = PreparedForm | PreparedImage
