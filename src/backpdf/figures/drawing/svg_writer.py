"""Writes fitted paths as SVG text: filled and stroked paths only, compact, deterministic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from backpdf.figures.body.people import LINE
from backpdf.figures.drawing.paths import LINE_WIDTH, PaintedPath, PathCanvas, Subpath
from backpdf.figures.vectors import Array

FRAME_WIDTH = 200.0  # cm of every drawing, so that all print at one scale
PRINTED_WIDTH = 52.0  # mm on paper
MIN_HEIGHT = 50.0  # cm
MARGIN = 2.0  # cm above and below the contents


_HEAD = re.compile(
    r'<svg xmlns="http://www\.w3\.org/2000/svg" viewBox="[-.\d ]+" width="52mm" height="[.\d]+mm">\n'
    r'<g fill="none" stroke="#'
)


@dataclass(frozen=True, slots=True)
class Frame:
    """The visible part of the paper in cm with y downwards; always FRAME_WIDTH wide."""

    left: float
    top: float
    height: float


def frame_for(boxes: list[tuple[float, float, float, float]]) -> tuple[Frame, float]:
    """One frame for several drawings, centred on their bounds, and the width of those bounds in cm."""
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
    height = max(MIN_HEIGHT, bottom - top + 2 * MARGIN)
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    if height <= MIN_HEIGHT:
        top = middle_y - height / 2 + MARGIN
    frame = Frame(round(middle_x - FRAME_WIDTH / 2, 1), round(top - MARGIN, 1), float(np.ceil(height)))
    return frame, right - left


def _number(value: float, places: int = 1) -> str:
    """The shortest text of a number with at most `places` decimals; 0.5 is ".5"."""
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("-0", ""):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


class _SubpathData:
    """Builds path data with the fewest separators between the numbers."""

    def __init__(self) -> None:
        self.text = ""
        self._may_join = True  # because the text before ends with a letter
        self._has_point = False

    def letter(self, letter: str) -> None:
        """Adds a path command."""
        self.text += letter
        self._may_join, self._has_point = True, False

    def numbers(self, values: Array, places: int) -> None:
        """Adds numbers; ".5" needs no space after "1.2", and "-3" needs none after anything."""
        for value in values.ravel():
            word = _number(float(value), places)
            joined = self._may_join or word[0] == "-" or (word[0] == "." and self._has_point)
            self.text += word if joined else " " + word
            self._may_join, self._has_point = False, "." in word


def _subpath_data(subpath: Subpath) -> str:
    """One subpath as relative path data; its absolute points are rounded, so errors do not add up."""
    places = 1 if np.allclose(subpath.points, np.round(subpath.points, 1)) else 2
    data = _SubpathData()
    data.letter("M")
    data.numbers(subpath.points[0], places)
    if subpath.curved:
        data.letter("c")
        from_points = np.repeat(subpath.points[:-1:3], 3, axis=0)
        data.numbers(subpath.points[1:] - from_points, places)
    else:
        _straight_lines(data, np.diff(subpath.points, axis=0), places)
    if subpath.closed:
        data.letter("z")
    return data.text


def _straight_lines(data: _SubpathData, steps: Array, places: int) -> None:
    """Adds straight lines; horizontal and vertical ones take one number."""
    last = ""
    for step in steps:
        level, upright = abs(step[1]) < 0.5 * 0.1**places, abs(step[0]) < 0.5 * 0.1**places
        letter, values = ("h", step[:1]) if level else ("v", step[1:]) if upright else ("l", step)
        if letter != last:
            data.letter(letter)
        data.numbers(values, places)
        last = letter


def _colour(colour: str) -> str:
    """A colour in its shortest form: "#fff" for "#ffffff"."""
    return "#" + colour[1::2] if len(colour) == 7 and colour[1::2] == colour[2::2] else colour


def _line_attributes(path: PaintedPath) -> str:
    """The attributes of the line that differ from those of the whole drawing."""
    if not path.stroke:
        return ' stroke="none"'
    parts = ""
    if path.stroke != LINE:
        parts += f' stroke="{_colour(path.stroke)}"'
    if abs(path.width - LINE_WIDTH) > 1e-6:
        parts += f' stroke-width="{_number(path.width, 2)}"'
    if path.dash:
        parts += f' stroke-dasharray="{_number(path.dash[0])} {_number(path.dash[1])}"'
    return parts


def _element(path: PaintedPath, line_attributes: str) -> str:
    fill = f' fill="{_colour(path.fill)}"' if path.fill else ""
    return (
        f'<path d="{"".join(_subpath_data(subpath) for subpath in path.subpaths)}"{fill}{line_attributes}/>'
    )


def _elements(paths: Sequence[PaintedPath]) -> Iterator[str]:
    """Yields every path element; neighbours with the same line share a group where that is shorter."""
    for line_attributes, neighbours in groupby(paths, _line_attributes):
        same = list(neighbours)
        shared = len(same) > 1 and len(line_attributes) * (len(same) - 1) > len("<g>\n</g>\n")
        if shared:
            yield f"<g{line_attributes}>"
        yield from (_element(path, "" if shared else line_attributes) for path in same)
        if shared:
            yield "</g>"


def is_written_here(text: str) -> bool:
    """Whether a drawing starts as those of `svg_text` do; other programs write more, and on other lines."""
    return _HEAD.match(text) is not None


def svg_text(canvas: PathCanvas, frame: Frame) -> str:
    """The text of the SVG file."""
    scale = PRINTED_WIDTH / FRAME_WIDTH
    box = " ".join(_number(v) for v in (frame.left, frame.top, FRAME_WIDTH, frame.height))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" '
        f'width="{_number(PRINTED_WIDTH, 2)}mm" height="{_number(frame.height * scale, 2)}mm">'
    )
    group = (
        f'<g fill="none" stroke="{LINE}" stroke-width="{_number(LINE_WIDTH, 2)}" '
        'stroke-linejoin="round" stroke-linecap="round">'
    )
    return "\n".join([head, group, *_elements(canvas.paths), "</g>", "</svg>", ""])
