"""ReportLab drawing commands as values: which of them paint, and vector art made from them."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any

from reportlab.lib.colors import CMYKColor
from reportlab.pdfgen.canvas import Canvas

from backpdf.pdf.tagging.errors import TaggingError
from backpdf.pdf.tagging.prepared import GraphicsState, PreparedForm

# ISO 32000-1, table 51: operators that change the graphics state and put nothing on the page.
_STATE_OPERATORS = frozenset(
    {"q", "Q", "cm", "w", "J", "j", "M", "d", "ri", "i", "gs", "n"}
    | {"cs", "CS", "sc", "SC", "scn", "SCN", "g", "G", "rg", "RG", "k", "K"}
)


def paints(entry: str) -> bool:
    """Whether an entry of a canvas's code puts something on the page.

    What is not known counts as painting.
    """
    operator = entry.rstrip().rpartition(" ")[2]
    return operator not in _STATE_OPERATORS and bool(operator)


def graphics_states(states: Any) -> dict[str, GraphicsState]:
    """The ExtGState resources that drawing has asked for, by name.

    HOOK `ExtGState._c`: resource names by (key, value).
    """
    found: dict[str, GraphicsState] = {}
    for (key, value), name in states._c.items():
        match key:
            case "ca":
                found[name] = GraphicsState(fill_alpha=float(value))
            case "CA":
                found[name] = GraphicsState(stroke_alpha=float(value))
            case "BM":
                found[name] = GraphicsState(blend_mode=str(value).removeprefix("/"))
            case _:
                raise TaggingError(f"the graphics state {key} is not supported")
    return found


def refuse_cmyk(colour: Any) -> Any:
    """The colour, for ReportLab's enforceColorSpace; CMYK is refused.

    An sRGB output intent says what /DeviceRGB and /DeviceGray look like, and nothing of /DeviceCMYK
    (ISO 19005-2, 6.2.4.3).
    """
    if isinstance(colour, CMYKColor) or (isinstance(colour, tuple | list) and len(colour) == 4):
        raise TaggingError(f"{colour} is a CMYK colour, and the document's colours are sRGB")
    return colour


def record_form(draw: Callable[[Canvas], object], width: float, height: float) -> PreparedForm:
    """What draw paints on a plain ReportLab canvas, as vector art of width x height points.

    The art holds lines and shapes only: no text, no bitmaps, no forms.
    """
    canvas = Canvas(
        io.BytesIO(),
        pagesize=(width, height),
        pageCompression=0,
        invariant=1,
        enforceColorSpace=refuse_cmyk,
    )
    canvas._code = []
    draw(canvas)
    if canvas.state_stack:
        raise TaggingError("a drawing ends with saveState calls that were never restored")
    if canvas._formsinuse or canvas._shadingUsed or canvas._annotationrefs:
        raise TaggingError("a drawing may hold lines and shapes only")
    if any(entry.startswith("BT ") for entry in canvas._code):
        raise TaggingError("a drawing may hold no text")
    content = zlib.compress(("\n".join(canvas._code) + "\n").encode("latin-1"), 9)
    return PreparedForm(content, width, height, graphics_states(canvas._extgstate))
