"""Path data of an SVG, its "d", as the steps of a PDF path.

Whole runs of numbers are worked on at once: a drawing has a thousand of them and more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from operator import add

from backpdf.pdf.images.svg_operators import PathData

_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "Z": 0}
"""The commands that are read here, without arcs and T, and how many numbers a step of each takes."""
_COMMAND = re.compile("([MLHVCSQZmlhvcsqz])")
_NUMBER = re.compile(r"-?[0-9]*\.?[0-9]+|[^\s,]")
"""A number without exponent; or a sign that does not belong there, which `float` then refuses."""


def read_path(data: str) -> PathData:
    """Steps and points of path data.

    Raises ValueError for no path at all and for all that is not understood: also for a line that goes
    on from where a path was closed, which svglib draws from elsewhere.
    """
    before, *parts = _COMMAND.split(data)
    if before.strip() or not parts or not data.isascii():
        raise ValueError("no path")
    pen = _Pen()
    for command, numbers in zip(parts[::2], parts[1::2], strict=True):
        pen.draw(command, list(map(float, _NUMBER.findall(numbers))))
    return PathData("".join(pen.steps), pen.points)


class _Pen:
    """Draws a path, and knows where it stands."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.points: list[float] = []
        self._is_down = False
        self._at: Sequence[float] = (0.0, 0.0)
        self._start: Sequence[float] = self._at
        self._handle: Sequence[float] = self._at
        """The last control point of a cubic curve just drawn, otherwise the place itself."""

    def draw(self, command: str, numbers: Sequence[float]) -> None:
        """Draws what a command says with the numbers after it, which may be those of many steps."""
        kind = command.upper()
        self._check(kind, len(numbers))
        self._is_down = kind != "Z"
        if kind == "Z":
            self.steps.append("h")
            self._at = self._handle = self._start
            return
        points = self._places(command, numbers)
        if kind == "S":
            points = list(chain.from_iterable(self._smooth(points)))
        elif kind == "Q":
            points = list(chain.from_iterable(self._quadratic(points)))
        if kind in "CSQ":
            self.steps.append("c" * (len(points) // 6))
        elif kind == "M":  # further points of a move are ends of lines
            self.steps.append("m" + "l" * (len(points) // 2 - 1))
            self._start = points[:2]
        else:
            self.steps.append("l" * (len(points) // 2))
        self.points += points
        self._at = points[-2:]
        self._handle = points[-4:-2] if kind in "CS" else self._at

    def _check(self, kind: str, count: int) -> None:
        """Raises ValueError for numbers that do not suit the command, and where only a move may stand."""
        if kind != "M" and not self._is_down:
            raise ValueError("a path begins with a move")
        wanted = _COUNTS[kind]
        if count % wanted if wanted else count:
            raise ValueError("too few numbers, or too many")
        if wanted and not count:
            raise ValueError("no numbers")

    def _places(self, command: str, numbers: Sequence[float]) -> Sequence[float]:
        """The points that a command names, counted from the origin as two numbers each."""
        x, y = self._at
        count = _COUNTS[command.upper()]
        if count == 1:
            still = (0.0, 0.0) if command.islower() else (x, y)
            pairs = ((n, still[1]) if command in "Hh" else (still[0], n) for n in numbers)
            numbers, count = list(chain.from_iterable(pairs)), 2
        if not command.islower():
            return numbers
        ends = zip(
            accumulate(numbers[count - 2 :: count], initial=x),
            accumulate(numbers[count - 1 :: count], initial=y),
            strict=True,
        )
        # each step counts from where the one before it ended
        return list(map(add, numbers, chain.from_iterable(end * (count // 2) for end in ends)))

    def _smooth(self, points: Sequence[float]) -> Iterator[Sequence[float]]:
        """Cubic curves that go on in the direction of the ones before them."""
        (x, y), (x1, y1) = self._at, self._handle
        for x2, y2, x3, y3 in zip(*[iter(points)] * 4, strict=True):
            yield x + (x - x1), y + (y - y1), x2, y2, x3, y3
            x, y, x1, y1 = x3, y3, x2, y2

    def _quadratic(self, points: Sequence[float]) -> Iterator[Sequence[float]]:
        """Quadratic curves as cubic ones."""
        x, y = self._at
        for x1, y1, x2, y2 in zip(*[iter(points)] * 4, strict=True):
            cx, cy = x + 2 / 3 * (x1 - x), y + 2 / 3 * (y1 - y)
            yield cx, cy, cx + 1 / 3 * (x2 - x), cy + 1 / 3 * (y2 - y), x2, y2
            x, y = x2, y2
