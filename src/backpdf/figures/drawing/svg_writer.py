"""Fitted paths as SVG text: filled and stroked paths only, compact, deterministic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np

from backpdf.figures.body.people import LINE
from backpdf.figures.drawing.paths import LINE_WIDTH, Loop, Path, PathCanvas
from backpdf.figures.vectors import Array

WIDTH = 200.0  # units across every drawing, so that all print at one scale
PRINTED = 52.0  # mm across
LEAST_HEIGHT = 50.0
PAD = 2.0


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of the paper that is shown, in units with y downwards; always WIDTH wide."""

    left: float
    top: float
    height: float


def frame_for(boxes: list[tuple[float, float, float, float]]) -> tuple[Frame, float]:
    """One frame for several drawings, centred on their contents, and the width of those contents."""
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
    height = max(LEAST_HEIGHT, bottom - top + 2 * PAD)
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    if height <= LEAST_HEIGHT:
        top = middle_y - height / 2 + PAD
    frame = Frame(round(middle_x - WIDTH / 2, 1), round(top - PAD, 1), float(np.ceil(height)))
    return frame, right - left


def _number(value: float, places: int = 1) -> str:
    """The shortest decimal text: 0.5 is ".5"."""
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text in ("-0", ""):
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


class _Data:
    """Path data under construction: the fewest separators that still part the numbers."""

    def __init__(self) -> None:
        self.text = ""
        self._may_join = True  # a letter stands before
        self._has_point = False

    def letter(self, letter: str) -> None:
        """A path command."""
        self.text += letter
        self._may_join, self._has_point = True, False

    def numbers(self, values: Array, places: int) -> None:
        """The numbers of a command; ".5" may follow "1.2" without a space, and "-3" anything."""
        for value in values.ravel():
            word = _number(float(value), places)
            joined = self._may_join or word[0] == "-" or (word[0] == "." and self._has_point)
            self.text += word if joined else " " + word
            self._may_join, self._has_point = False, "." in word


def _run(loop: Loop) -> str:
    """One run as relative path data; rounding is done on absolute points, so errors do not add up."""
    places = 1 if np.allclose(loop.points, np.round(loop.points, 1)) else 2
    data = _Data()
    data.letter("M")
    data.numbers(loop.points[0], places)
    if loop.curved:
        data.letter("c")
        from_points = np.repeat(loop.points[:-1:3], 3, axis=0)
        data.numbers(loop.points[1:] - from_points, places)
    else:
        _corners(data, np.diff(loop.points, axis=0), places)
    if loop.closed:
        data.letter("z")
    return data.text


def _corners(data: _Data, steps: Array, places: int) -> None:
    """Straight lines: level and upright ones need one number."""
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


def _pen(path: Path) -> str:
    """The attributes of the line where they are not those of the whole drawing."""
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


def _element(path: Path, pen: str) -> str:
    fill = f' fill="{_colour(path.fill)}"' if path.fill else ""
    return f'<path d="{"".join(_run(loop) for loop in path.loops)}"{fill}{pen}/>'


def _elements(paths: Sequence[Path]) -> Iterator[str]:
    """Every path; neighbours with the same line share a group where that is shorter."""
    for pen, run in groupby(paths, _pen):
        same = list(run)
        shared = len(same) > 1 and len(pen) * (len(same) - 1) > len("<g>\n</g>\n")
        if shared:
            yield f"<g{pen}>"
        yield from (_element(path, "" if shared else pen) for path in same)
        if shared:
            yield "</g>"


def svg_text(canvas: PathCanvas, frame: Frame) -> str:
    """The whole file."""
    scale = PRINTED / WIDTH
    box = " ".join(_number(v) for v in (frame.left, frame.top, WIDTH, frame.height))
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" '
        f'width="{_number(PRINTED, 2)}mm" height="{_number(frame.height * scale, 2)}mm">'
    )
    group = (
        f'<g fill="none" stroke="{LINE}" stroke-width="{_number(LINE_WIDTH, 2)}" '
        'stroke-linejoin="round" stroke-linecap="round">'
    )
    return "\n".join([head, group, *_elements(canvas.paths), "</g>", "</svg>", ""])
