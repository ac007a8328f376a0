"""Path data of an SVG, its "d", as lines and cubic curves; drawn up to the first error, as browsers do."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from operator import add

from backpdf.pictures.svg.painting import PathData

_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
"""The commands, and how many numbers a step of each takes."""
_COMMAND = re.compile(r"([MLHVCSQTAZmlhvcsqtaz])([^MLHVCSQTAZmlhvcsqtaz]*)")
_NUMBER = re.compile(r"[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
_PLAIN_NUMBERS = re.compile(r"-?[0-9]*\.?[0-9]+|[^\s,]")
"""A number without exponent; or a sign that does not belong there, which `float` then refuses."""
_FLAG = re.compile(r"[\s,]*([01])")
_GAP = re.compile(r"[\s,]*")


def read_path(data: str) -> PathData:
    """Steps and points of path data; empty where nothing is drawn.

    After an error in the data the rest is left out (SVG 2, 9.5.4).
    """
    pen = _Pen()
    end = len(data) - len(data.lstrip())
    for match in _COMMAND.finditer(data):
        if match.start() != end or not pen.may_follow(match[1]):
            break
        end = match.end()
        numbers, is_whole = _numbers(match[1].upper(), match[2])
        if numbers or match[1] in "Zz":
            pen.draw(match[1], numbers)
        if not is_whole:
            break
    return PathData("".join(pen.steps), pen.points)


def _numbers(command: str, text: str) -> tuple[Sequence[float], bool]:
    """The numbers of whole steps, and whether there was nothing else."""
    count = _COUNTS[command]
    if count == 0:
        return (), not text.strip()
    if command == "A":
        return _arc_numbers(text)
    try:  # most path data, and much faster
        found = list(map(float, _PLAIN_NUMBERS.findall(text)))
    except ValueError:
        found = []
    if found and not len(found) % count and ",," not in text:
        return found, True
    found, at = [], 0
    while match := _NUMBER.match(text, at):
        found.append(float(match[1]))
        at = match.end()
    whole = len(found) - len(found) % count
    rest = text[at:].strip(" \t\r\n\f")
    return found[:whole], whole == len(found) > 0 and not rest


def _arc_numbers(text: str) -> tuple[Sequence[float], bool]:
    """Flags of an arc may stand without space: "a5 5 0 014 4"."""
    found: list[float] = []
    at = 0
    while True:
        step: list[float] = []
        place = at
        for index in range(7):
            match = (_FLAG if index in (3, 4) else _NUMBER).match(text, place)
            if match is None:
                rest = text[_GAP.match(text, at).end() :]  # type: ignore[union-attr]
                return found, bool(found) and not rest
            step.append(float(match[1]))
            place = match.end()
        found += step
        at = place


class _Pen:
    """Draws a path, and knows where it stands."""

    def __init__(self) -> None:
        self.steps: list[str] = []
        self.points: list[float] = []
        self._at: Sequence[float] = (0.0, 0.0)
        self._start: Sequence[float] = self._at
        self._cubic: Sequence[float] | None = None
        """The last control point of a cubic curve just drawn."""
        self._quadratic: Sequence[float] | None = None
        self._is_closed = False

    def may_follow(self, command: str) -> bool:
        """Whether a command may stand here: a path begins with a move."""
        return bool(self.steps) or command in "Mm"

    def draw(self, command: str, numbers: Sequence[float]) -> None:
        """Draws what a command says with the numbers after it, which may be those of many steps."""
        kind = command.upper()
        if kind == "Z":
            self._close()
            return
        if self._is_closed and kind != "M":  # goes on from where the path was closed
            self.steps.append("m")
            self.points += self._start
        self._is_closed = False
        points = self._places(command, numbers)
        cubic, quadratic = self._cubic, self._quadratic
        self._cubic = self._quadratic = None
        match kind:
            case "M":  # further points of a move are ends of lines
                self.steps.append("m" + "l" * (len(points) // 2 - 1))
                self._start = points[:2]
            case "C":
                self.steps.append("c" * (len(points) // 6))
                self._cubic = points[-4:-2]
            case "S":
                points = list(chain.from_iterable(self._smooth(points, cubic)))
                self.steps.append("c" * (len(points) // 6))
                self._cubic = points[-4:-2]
            case "Q" | "T":
                points = list(chain.from_iterable(self._quadratics(kind, points, quadratic)))
                self.steps.append("c" * (len(points) // 6))
            case "A":
                points = self._arcs(command, numbers)
            case _:
                self.steps.append("l" * (len(points) // 2))
        self.points += points
        self._at = points[-2:]

    def _close(self) -> None:
        if not self._is_closed:
            self.steps.append("h")
        self._at = self._start
        self._is_closed = True
        self._cubic = self._quadratic = None

    def _places(self, command: str, numbers: Sequence[float]) -> Sequence[float]:
        """The points that a command names, counted from the origin as two numbers each."""
        if command in "Aa":
            return ()
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

    def _smooth(self, points: Sequence[float], handle: Sequence[float] | None) -> Iterator[Sequence[float]]:
        """Cubic curves that go on in the direction of the ones before them."""
        x, y = self._at
        x1, y1 = handle or self._at
        for x2, y2, x3, y3 in zip(*[iter(points)] * 4, strict=True):
            yield x + (x - x1), y + (y - y1), x2, y2, x3, y3
            x, y, x1, y1 = x3, y3, x2, y2

    def _quadratics(
        self, kind: str, points: Sequence[float], handle: Sequence[float] | None
    ) -> Iterator[Sequence[float]]:
        """Quadratic curves as cubic ones; T goes on in the direction of the one before it."""
        x, y = self._at
        x1, y1 = handle or self._at
        steps = zip(*[iter(points)] * (4 if kind == "Q" else 2), strict=True)
        for step in steps:
            x1, y1 = step[:2] if kind == "Q" else (2 * x - x1, 2 * y - y1)
            x2, y2 = step[-2:]
            cx, cy = x + 2 / 3 * (x1 - x), y + 2 / 3 * (y1 - y)
            yield cx, cy, cx + 1 / 3 * (x2 - x), cy + 1 / 3 * (y2 - y), x2, y2
            x, y = x2, y2
        self._quadratic = (x1, y1)

    def _arcs(self, command: str, numbers: Sequence[float]) -> list[float]:
        points: list[float] = []
        x, y = self._at
        for rx, ry, turn, large, sweep, x2, y2 in zip(*[iter(numbers)] * 7, strict=True):
            end = (x + x2, y + y2) if command == "a" else (x2, y2)
            curves = list(arc((x, y), (abs(rx), abs(ry)), turn, bool(large), bool(sweep), end))
            self.steps.append("c" * (len(curves) // 6) if curves else "l")
            points += curves or end
            x, y = end
        return points


def arc(
    start: tuple[float, float],
    radii: tuple[float, float],
    degrees: float,
    large: bool,
    sweep: bool,
    end: tuple[float, float],
) -> Iterator[float]:
    """An elliptical arc as cubic curves, from its ends to its centre (SVG 2, appendix B.2.4).

    Nothing where the arc is a straight line or a point.
    """
    (x1, y1), (x2, y2), (rx, ry) = start, end, radii
    if not rx or not ry or start == end:
        return
    turn = math.radians(degrees % 360)
    cosine, sine = math.cos(turn), math.sin(turn)
    dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
    px, py = cosine * dx + sine * dy, -sine * dx + cosine * dy
    grow = math.sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    square = (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2
    factor = math.sqrt(max(0.0, square) / ((rx * py) ** 2 + (ry * px) ** 2))
    factor = factor if large != sweep else -factor
    cx, cy = factor * rx * py / ry, -factor * ry * px / rx
    first = math.atan2((py - cy) / ry, (px - cx) / rx)
    last = math.atan2((-py - cy) / ry, (-px - cx) / rx)
    swept = last - first
    if sweep and swept < 0:
        swept += 2 * math.pi
    elif not sweep and swept > 0:
        swept -= 2 * math.pi
    mx, my = (x1 + x2) / 2, (y1 + y2) / 2
    count = max(1, math.ceil(abs(swept) / (math.pi / 2) - 1e-9))
    step = swept / count
    reach = 4 / 3 * math.tan(step / 4)

    def place(u: float, v: float) -> tuple[float, float]:
        x, y = cx + rx * u, cy + ry * v
        return cosine * x - sine * y + mx, sine * x + cosine * y + my

    for index in range(count):
        a, b = first + index * step, first + (index + 1) * step
        ca, sa, cb, sb = math.cos(a), math.sin(a), math.cos(b), math.sin(b)
        yield from place(ca - reach * sa, sa + reach * ca)
        yield from place(cb + reach * sb, sb - reach * cb)
        yield from end if index == count - 1 else place(cb, sb)
