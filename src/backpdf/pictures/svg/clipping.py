"""Clip paths that are one plain shape, as drawing programs put them round whole drawings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import chain
from typing import Final
from xml.etree.ElementTree import Element

from backpdf.pictures.svg import values
from backpdf.pictures.svg.painting import Matrix, PathData
from backpdf.pictures.svg.shape_style import Properties
from backpdf.pictures.svg.shapes import Viewport, shape_path
from backpdf.pictures.svg.values import NotPlainError

_REFERENCE = re.compile(r"url\(\s*[\"']?#([^\"')]+)[\"']?\s*\)")
_PLAIN: Final = frozenset({"id"})
"""Attributes that a plain <clipPath> may have."""
_OF_ITS_SHAPE = re.compile(
    r"d|x|y|width|height|rx|ry|cx|cy|r|points|id|transform|fill(-.*)?|stroke(-.*)?|clip-rule"
)
"""Attributes of its shape; colours and lines do not count for clipping."""


def is_simple_for_clips(node: Element) -> bool:
    """Whether an element hands nothing down that changes a clip path: a rule, or that it is hidden."""
    style = node.get("style", "")
    if any(word in style for word in ("clip-rule", "visibility", "display")):
        return False
    return node.get("clip-rule", "nonzero") == "nonzero" and not {"visibility", "display"} & set(node.attrib)


def clip_shape(
    properties: Properties, by_id: Mapping[str, Element], space: str, viewport: Viewport
) -> PathData | None:
    """The path to which an element is cut; None where it is not cut.

    space is the namespace of SVG in braces.  Raises NotPlainError for a clip path that is not a single
    shape filled by the non-zero rule.
    """
    text = properties.get("clip-path", "none").strip()
    if text == "none":
        return None
    match = _REFERENCE.fullmatch(text)
    clip = by_id.get(match[1]) if match else None
    if clip is None or clip.tag != f"{space}clipPath" or len(clip) != 1:
        raise NotPlainError(f"clip-path: {text}")
    units = clip.get("clipPathUnits", "userSpaceOnUse")
    shape = clip[0]
    is_plain = set(clip.attrib) <= _PLAIN | {"clipPathUnits"} and units == "userSpaceOnUse"
    if not is_plain or not all(map(_OF_ITS_SHAPE.fullmatch, shape.attrib)):
        raise NotPlainError("a clip path of its own kind")
    if shape.get("clip-rule", "nonzero") != "nonzero":
        raise NotPlainError("clip-rule")
    path = shape_path(str(shape.tag).removeprefix(space), shape, viewport)
    if not path.steps:
        raise NotPlainError("an empty clip path")
    return _moved(path, values.transform(shape.get("transform", "none")))


def _moved(path: PathData, matrix: Matrix) -> PathData:
    """A path with every point moved by a matrix."""
    a, b, c, d, e, f = matrix
    points = zip(path.numbers[::2], path.numbers[1::2], strict=True)
    moved = ((a * x + c * y + e, b * x + d * y + f) for x, y in points)
    return PathData(path.steps, list(chain.from_iterable(moved)))
