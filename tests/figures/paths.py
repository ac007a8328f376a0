"""SVG drawings read back: every path with what it inherits, and path data as points."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import numpy as np

from backpdf.figures.canvas import Loop

TOKEN = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)")
INHERITED = ("fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-linecap", "stroke-dasharray")


def elements(text: str) -> list[dict[str, str]]:
    """Every path of a drawing with its own and its inherited attributes."""
    found: list[dict[str, str]] = []

    def walk(element: ElementTree.Element, above: dict[str, str]) -> None:
        own = {**above, **{k: v for k, v in element.attrib.items() if k in INHERITED or k == "d"}}
        if element.tag.endswith("}path"):
            found.append(own)
        for child in element:
            walk(child, {k: v for k, v in own.items() if k != "d"})

    walk(ElementTree.fromstring(text), {})
    return found


def parsed(data: str) -> list[Loop]:
    """Path data (M, then l, h, v or c, then maybe z) as runs of absolute points."""
    runs: list[Loop] = []
    for part in data.split("M")[1:]:
        tokens = TOKEN.findall(part)
        assert "".join(tokens) == part.replace(" ", ""), part
        here = np.array([float(tokens[0]), float(tokens[1])])
        points, letter, numbers = [here], "", list[float]()
        closed = tokens[-1] == "z"
        for token in tokens[2 : len(tokens) - closed]:
            if token.isalpha():
                assert token in "lhvc" and not numbers
                letter = token
                continue
            numbers.append(float(token))
            if len(numbers) == {"l": 2, "h": 1, "v": 1, "c": 6}[letter]:
                steps = list(zip(numbers[::2], numbers[1::2], strict=False))
                if letter in "hv":
                    steps = [(numbers[0], 0.0) if letter == "h" else (0.0, numbers[0])]
                points += [here + np.array(step) for step in steps]
                here, numbers = points[-1], []
        assert not numbers, part
        runs.append(Loop(np.array(points), closed, letter == "c"))
    return runs
