"""An SVG made plain for svglib: what it would drop or misread is written out, replaced or told.

Every replacement that a reader could notice is reported as advice for the person who chose the
picture; nothing is changed silently.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from PIL import ImageColor
from svglib.svglib import Svg2RlgAttributeConverter

from backpdf.pdf.images.svg_css import inline_styles
from backpdf.pdf.images.svg_gradients import write_out_gradients
from backpdf.pdf.images.svg_images import settle_images
from backpdf.pdf.images.svg_tree import elements, fraction, is_usable, local_name, nearest
from backpdf.pictures.picture_errors import PictureError
from backpdf.text.fonts import REGULAR

SHAPES = frozenset({"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"})
_PAINTED = SHAPES | {"text", "use", "image"}
_SVG = "{http://www.w3.org/2000/svg}"
_URL = re.compile(r"""url\(\s*["']?#([^"')]+)["']?\s*\)\s*(.*)\Z""", re.DOTALL)
_PATTERN_GREY = "#b8b8b8"

_LEFT_OUT = {
    "foreignObject": "text in a web-page frame (foreignObject) is left out",
    "textPath": "text that runs along a line is printed straight, or left out",
    "flowRoot": "text in an old Inkscape text frame is left out; use Text > Convert to Text there",
}
_LEFT_OUT_ATTRIBUTES = {
    "filter": "a shadow, blur or other effect is left out",
    "mask": "a mask is left out, so parts may show that should not",
    "marker-start": "line ends made as markers, such as arrow heads, are left out; turn them into paths",
    "marker-mid": "line ends made as markers, such as arrow heads, are left out; turn them into paths",
    "marker-end": "line ends made as markers, such as arrow heads, are left out; turn them into paths",
    "mix-blend-mode": "a blend mode is left out, so colours may differ where shapes overlap",
    "transform-origin": "a turned or scaled part may stand in the wrong place (transform-origin)",
}


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Size in the drawing's own units, and advice in the order of a reader's interest."""

    width: float
    height: float
    advice: tuple[str, ...]


def clean(root: Any) -> Cleaned:
    """Rewrites the parsed SVG in place; raises PictureError where it has no usable size."""
    if local_name(root) != "svg":
        raise PictureError("This file is not an SVG drawing", "Save the drawing again as SVG")
    size = _settle_size(root)
    inline_styles(root)
    advice = _left_out(root)
    _settle_switches(root)
    _gather_definitions(root)
    advice |= write_out_gradients(root, size)
    advice |= _settle_paints(root)
    advice |= settle_images(root, size)
    if _spread_opacity(root):
        advice.add("a see-through group is printed shape by shape, so overlaps may look darker")
    _wrap_blended_shapes(root)
    return Cleaned(*size, tuple(sorted(advice)))


def _settle_size(root: Any) -> tuple[float, float]:
    """Width and height of the drawing; only the viewBox is left to say so.

    width and height of the root only state a size on a screen: the page decides that here.
    """
    box = [fraction(part, 0, float("nan")) for part in root.get("viewBox", "").replace(",", " ").split()]
    if len(box) == 4:
        size = box[2], box[3]
        for name in ("width", "height", "preserveAspectRatio"):
            root.attrib.pop(name, None)
    else:
        root.attrib.pop("viewBox", None)
        size = _length(root.get("width")), _length(root.get("height"))
    if not is_usable(size):
        raise PictureError("This SVG drawing does not say how large it is", "Give its <svg> a viewBox")
    return size


def _length(text: str | None) -> float:
    if not text or text.strip().endswith("%"):
        return 0.0
    try:
        length = Svg2RlgAttributeConverter().convertLength(text)
        return 0.0 if isinstance(length, list) else length
    except (ValueError, TypeError):
        return 0.0


def _left_out(root: Any) -> set[str]:
    """Advice on what no step after this one prints; web-page frames are taken out."""
    advice = set()
    for node in list(elements(root)):
        name = local_name(node)
        if name in _LEFT_OUT and not _in_switch(node):
            advice.add(_LEFT_OUT[name])
        for attribute, text in _LEFT_OUT_ATTRIBUTES.items():
            if node.get(attribute, "none") not in ("none", "normal", ""):
                advice.add(text)
        if name == "clipPath" and node.get("clipPathUnits") == "objectBoundingBox":
            advice.add("a part that is cut to shape may be cut in the wrong place (clipPathUnits)")
        for attribute in ("clip-path", "mask"):
            match = _URL.match(node.get(attribute, ""))
            if match:  # svglib cannot read a quoted reference
                node.set(attribute, f"url(#{match[1]})")
    return advice


def _in_switch(node: Any) -> bool:
    parent = node.getparent()
    return parent is not None and local_name(parent) == "switch"


def _settle_switches(root: Any) -> None:
    """Keeps one choice of each <switch>; svglib would ask the computer's language settings."""
    for switch in list(root.iter("{*}switch")):
        choices = [
            node
            for node in elements(switch)
            if node.getparent() is switch
            and local_name(node) != "foreignObject"
            and not node.get("requiredExtensions")
        ]
        plain = [node for node in choices if not node.get("systemLanguage")]
        chosen = (plain or choices)[:1]
        for node in list(switch):
            if node not in chosen:
                switch.remove(node)
        switch.tag = _SVG + "g"


def _gather_definitions(root: Any) -> None:
    """Moves clip paths and gradients to the front: svglib must have met them before their use."""
    front = root.makeelement(_SVG + "defs")
    for node in list(root.iter("{*}clipPath", "{*}linearGradient", "{*}radialGradient")):
        node.attrib.pop("display", None)
        front.append(node)
    if len(front):
        root.insert(0, front)
    # svglib looks for <defs> in the namespace of the root, which may be bound to a prefix
    for node in root.iter("{*}defs"):
        node.tag = node.tag if root.nsmap.get(None) else "defs"


def _settle_paints(root: Any) -> set[str]:
    """Leaves references to colour blends in fills of shapes alone; all others become flat colours."""
    advice = set()
    blends = {node.get("id"): node for node in root.iter("{*}linearGradient", "{*}radialGradient")}
    patterns = {node.get("id") for node in root.iter("{*}pattern")}
    for node in elements(root):
        if local_name(node) in ("text", "tspan"):
            advice |= _settle_text(node, blends)
        for name in ("color", "stop-color"):
            if name in node.attrib:
                node.set(name, _plain_colour(node.get(name).strip()))
        for name in ("fill", "stroke"):
            value = node.get(name, "").strip()
            match = _URL.match(value)
            if not match:
                if value:
                    node.set(name, _plain_colour(value))
            elif name == "fill" and match[1] in blends:
                node.set(name, f"url(#{match[1]})")
            elif match[1] in blends:
                node.set(name, _mean_colour(blends[match[1]]))
                advice.add("a line drawn in a colour blend is printed in one flat colour")
            elif match[1] in patterns:
                node.set(name, match[2] or _PATTERN_GREY)
                advice.add("a pattern is printed as flat grey")
            else:
                node.set(name, match[2] or "none")
    return advice


def _settle_text(node: Any, blends: dict[str, Any]) -> set[str]:
    """A flat fill for words: svglib knows neither blends nor lines for them."""
    told = set()
    family = (nearest(node, "font-family") or REGULAR).split(",")[0].strip(" \"'")
    if family.casefold().replace(" ", "") != REGULAR.casefold():
        told.add(f"words are printed in {REGULAR}, not in {family}; turn text into paths to keep its look")
    fill, stroke = nearest(node, "fill") or "", nearest(node, "stroke") or "none"
    match = _URL.match(fill)
    if match and match[1] in blends:
        node.set("fill", _mean_colour(blends[match[1]]))
        told.add("text filled with a colour blend is printed in one flat colour")
    if fill == "none" and stroke != "none":
        node.set("fill", stroke)
        told.add("outlined text is printed solid")
    return told


def _plain_colour(value: str) -> str:
    """A colour as svglib reads it: it misses some of the names and minds capitals."""
    value = value.lower()
    if value == "currentcolor":
        return "currentColor"
    return _hex(*ImageColor.getrgb(value)[:3]) if value in ImageColor.colormap else value


def _hex(*parts: int) -> str:
    return "#" + "".join(f"{part:02x}" for part in parts)


def _mean_colour(blend: Any) -> str:
    convert = Svg2RlgAttributeConverter().convertColor
    found = [convert(stop.get("stop-color", "black")) for stop in blend.findall("{*}stop")]
    colours = [colour.rgb() for colour in found if colour is not None] or [(0.0, 0.0, 0.0)]
    return _hex(*(round(255 * sum(part) / len(colours)) for part in zip(*colours, strict=True)))


def _spread_opacity(node: Any, factor: float = 1.0) -> bool:
    """Moves opacity from groups into their shapes, as svglib knows it for fills and lines only.

    Returns whether a group of several shapes was see-through as a whole.
    """
    own = min(1.0, max(0.0, fraction(node.attrib.pop("opacity", None), 1.0, 1.0)))
    factor *= own
    if local_name(node) in _PAINTED:
        for name in ("fill-opacity", "stroke-opacity"):
            value = fraction(nearest(node, name), 1.0, 1.0) * factor
            if value != 1 or name in node.attrib:
                node.set(name, f"{value:.4g}")
        return False
    children = list(elements_of(node))
    grouped = [_spread_opacity(child, factor) for child in children]
    several = sum(1 for inner in elements(node) if local_name(inner) in _PAINTED) > 1
    return any(grouped) or (own < 1 and several)


def elements_of(node: Any) -> list[Any]:
    """The element's children, comments left out."""
    return [child for child in node if isinstance(child.tag, str)]


def _wrap_blended_shapes(root: Any) -> None:
    """Puts transform and clip-path of a blended shape round it: svglib would not apply them to a blend."""
    for node in list(elements(root)):
        if local_name(node) not in SHAPES or not (nearest(node, "fill") or "").startswith("url"):
            continue
        moved = {
            name: node.attrib.pop(name) for name in ("transform", "clip-path", "id") if name in node.attrib
        }
        if not moved.keys() - {"id"}:
            node.attrib.update(moved)
            continue
        group = root.makeelement(_SVG + "g", moved)
        group.tail, node.tail = node.tail, None
        node.getparent().replace(node, group)
        group.append(node)
