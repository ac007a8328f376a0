"""Reads the drawing files that svg_writer.py writes back into paths."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

import numpy as np

from backpdf.figures.drawing.paths import LINE_WIDTH, PaintedPath, Subpath
from backpdf.figures.drawing.svg_writer import Frame

_TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
_COUNTS = {"l": 2, "h": 1, "v": 1, "c": 6}
"""The path commands after the first move, each with the count of numbers that one step takes."""
_INHERITED = ("fill", "stroke", "stroke-width", "stroke-dasharray")


def parse_drawing(text: str) -> tuple[Frame, list[PaintedPath]]:
    """The frame and the paths of a drawing, in painting order.

    Raises ValueError for an SVG that `backpdf draw` has not written; only its subset of SVG is supported.
    """
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise ValueError(str(error)) from error
    left, top, _, height = map(float, root.get("viewBox", "").split())
    return Frame(left, top, height), list(_paths(root, {}))


def _paths(element: ElementTree.Element, inherited: Mapping[str, str]) -> Iterator[PaintedPath]:
    """Yields every path below an element, with its own and its inherited attributes."""
    attributes = {
        **inherited,
        **{name: element.attrib[name] for name in _INHERITED if name in element.attrib},
    }
    if element.tag.endswith("}path"):
        yield _path(element.get("d", ""), attributes)
    for child in element:
        yield from _paths(child, attributes)


def _path(data: str, attributes: Mapping[str, str]) -> PaintedPath:
    fill, stroke = (_colour(attributes.get(name, "none")) for name in ("fill", "stroke"))
    dash = [float(number) for number in attributes.get("stroke-dasharray", "").split()]
    return PaintedPath(
        tuple(parse_subpaths(data)),
        fill,
        stroke,
        float(attributes.get("stroke-width", LINE_WIDTH)),
        (dash[0], dash[1]) if dash else None,
    )


def _colour(text: str) -> str | None:
    """A colour in its long form, "#ffffff" for "#fff"; None where nothing is painted."""
    if text == "none":
        return None
    return "#" + "".join(2 * digit for digit in text[1:]) if len(text) == 4 else text


def parse_subpaths(data: str) -> list[Subpath]:
    """The subpaths of path data (M, then l, h, v or c, then perhaps z), in absolute points.

    Raises ValueError for other path data.
    """
    before, *parts = data.split("M")
    if before:
        raise ValueError(f"path data begin with {before!r}")
    return [_subpath(part) for part in parts]


def _subpath(part: str) -> Subpath:
    tokens = _TOKEN.findall(part)
    if "".join(tokens) != part.replace(" ", ""):
        raise ValueError(f"path data not understood: {part!r}")
    here = np.array([float(tokens[0]), float(tokens[1])])
    points, letter, numbers = [here], "", list[float]()
    closed = tokens[-1] == "z"
    for token in tokens[2 : len(tokens) - closed]:
        if token in _COUNTS and not numbers:
            letter = token
            continue
        numbers.append(float(token))
        if len(numbers) == _COUNTS.get(letter):
            points += [here + np.array(step) for step in _steps(letter, numbers)]
            here, numbers = points[-1], []
    if numbers:
        raise ValueError(f"numbers left over in path data: {part!r}")
    return Subpath(np.array(points), closed, letter == "c")


def _steps(letter: str, numbers: list[float]) -> list[tuple[float, float]]:
    """The offset of each point of one command from the point where the command begins."""
    match letter:
        case "h":
            return [(numbers[0], 0.0)]
        case "v":
            return [(0.0, numbers[0])]
        case _:
            return list(zip(numbers[::2], numbers[1::2], strict=True))
