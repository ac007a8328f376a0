"""A drawing written as PDF path operators.

WrittenDrawing directly and not through a ReportLab canvas: so no font can slip in, grey is /DeviceGray, and
the stream holds a change of colour or line only where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from backpdf.pdf.tagging.prepared import GraphicsState, PreparedImage
from backpdf.pictures.lightness import Rgb, lightness

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)

_MITER_LIMIT = 4  # of SVG; PDF would take 10
_SOLID = (1.0, 1.0)
_STEPS = {
    "m": "%.7g %.7g m",
    "l": "%.7g %.7g l",
    "c": "%.7g %.7g %.7g %.7g %.7g %.7g c",
    "r": "%.7g %.7g %.7g %.7g re",
    "h": "h",
}
_NOT_FOR_G = ("e", "n", "0.0", "-0 ")
"""What shows that "%.7g" is not as `number` has it: an exponent, inf or nan, more digits, minus zero."""


@dataclass(frozen=True, slots=True)
class PathStyle:
    """How a path is painted: colours, None for not at all, and the line as PDF knows it."""

    fill: Rgb | None = None
    stroke: Rgb | None = None
    fill_alpha: float = 1.0
    stroke_alpha: float = 1.0
    width: float = 1.0
    cap: int = 0
    join: int = 0
    dashes: tuple[float, ...] = ()
    even_odd: bool = False

    @property
    def is_seen(self) -> bool:
        """Whether anything is painted."""
        return self.fill is not None or self.stroke is not None


@dataclass(frozen=True, slots=True)
class PathData:
    """A path: steps as the letters m, l, c, r (a rectangle) and h, and the numbers of all of them."""

    steps: str
    numbers: Sequence[float]

    def written(self) -> str:
        """The operators, one to a line."""
        rows = "\n".join([_STEPS[step] for step in self.steps])
        text = rows % tuple(self.numbers)  # twice as fast as one number at a time
        if any(sign in text for sign in _NOT_FOR_G):
            return rows.replace("%.7g", "%s") % tuple(map(number, self.numbers))
        return text


class Operators:
    """Collects the content stream of one drawing and its resources.

    mono turns every colour into the grey of the same lightness (Rec. 709 luma).
    """

    def __init__(self, *, mono: bool) -> None:
        self.mono = mono
        self.rows: list[str] = [f"{_MITER_LIMIT} M"]
        self.states: dict[tuple[float, float], str] = {}
        self.images: dict[str, PreparedImage] = {}
        self.is_empty = True
        self._now: dict[str, str] = {"fill": "0 g", "stroke": "0 G"}

    @property
    def content(self) -> bytes:
        """The stream, not compressed."""
        return ("\n".join(self.rows) + "\n").encode("ascii")

    @property
    def graphics_states(self) -> dict[str, GraphicsState]:
        """ExtGState resources by name."""
        return {name: GraphicsState(*alphas) for alphas, name in self.states.items()}

    @contextmanager
    def kept(self) -> Iterator[None]:
        """q ... Q, with the state that was known before."""
        before, start = dict(self._now), len(self.rows)
        self.rows.append("q")
        yield
        self._now = before
        if len(self.rows) == start + 1:
            self.rows.pop()
        else:
            self.rows.append("Q")

    @contextmanager
    def placed(self, matrix: Matrix) -> Iterator[None]:
        """What is written within is moved, turned and scaled."""
        if matrix == IDENTITY:
            yield
            return
        with self.kept():
            self.rows.append(f"{numbers(matrix)} cm")
            yield

    def paint(self, path: PathData, look: PathStyle) -> None:
        """Fills and strokes a path."""
        if not look.is_seen:
            return
        fill, stroke = look.fill, look.stroke
        self._set_alpha(
            look.fill_alpha if fill is not None else 1.0,
            look.stroke_alpha if stroke is not None else 1.0,
        )
        if fill is not None:
            self._set("fill", self._colour(fill, "rg", "g"))
        if stroke is not None:
            self._set("stroke", self._colour(stroke, "RG", "G"))
            self._set("w", f"{number(look.width)} w")
            self._set("J", f"{look.cap} J", "0 J")
            self._set("j", f"{look.join} j", "0 j")
            self._set("d", f"[{_dashes(look.dashes)}] 0 d", "[] 0 d")
        if path.steps:
            self.rows.append(path.written())
            even_odd = "*" if fill is not None and look.even_odd else ""
            self.rows.append(("B" if stroke is not None else "f") + even_odd if fill is not None else "S")
            self.is_empty = False

    def clip(self, path: PathData, *, even_odd: bool) -> None:
        """Cuts what follows, up to the end of `kept`, to a path."""
        if path.steps:
            self.rows.append(path.written())
        self.rows.append("W* n" if even_odd else "W n")

    def picture(self, image: PreparedImage, matrix: Matrix) -> None:
        """Places a photo; the matrix moves the unit square to where it is to be seen."""
        name = f"I{len(self.images)}"
        self.images[name] = image
        with self.kept():
            self.rows.append(f"{numbers(matrix)} cm /{name} Do")
        self.is_empty = False

    def _set(self, key: str, operator: str, initial: str | None = None) -> None:
        if self._now.get(key, initial) != operator:
            self._now[key] = operator
            self.rows.append(operator)

    def _set_alpha(self, fill: float, stroke: float) -> None:
        alphas = (round(fill, 4), round(stroke, 4))
        if alphas != _SOLID or "gs" in self._now:
            name = self.states.setdefault(alphas, f"A{len(self.states)}")
            self._set("gs", f"/{name} gs")

    def _colour(self, colour: Rgb, rgb: str, grey: str) -> str:
        red, green, blue = colour
        if self.mono or red == green == blue:
            return f"{_short(lightness(colour))} {grey}"
        return f"{_short(red)} {_short(green)} {_short(blue)} {rgb}"


@dataclass(frozen=True, slots=True)
class WrittenDrawing:
    """A drawing as operators: its size in its own units and in theirs, and advice for who chose it."""

    operators: Operators
    size: tuple[float, float]
    form_size: tuple[float, float]
    advice: frozenset[str] = frozenset()


def is_flat(matrix: Matrix) -> bool:
    """Whether everything is pressed into a line, so that nothing can be seen."""
    a, b, c, d = matrix[:4]
    return a * d == b * c


def numbers(values: Sequence[float]) -> str:
    """Several numbers of a content stream."""
    return " ".join(map(number, values))


def number(value: float) -> str:
    """Seven digits, never with an exponent, which PDF does not know.

    Raises ValueError for what is not a finite number.
    """
    size = abs(value)
    if not size <= 1e9:  # also for nan
        raise ValueError("a coordinate is beyond all measure")
    if size >= 1:
        return f"{value:.7g}" if size < 1e6 else f"{value:.0f}"
    text = f"{value:.7f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _dashes(lengths: Sequence[float]) -> str:
    return numbers(lengths) if sum(lengths) > 0 and min(lengths) >= 0 else ""


def _short(part: float) -> str:
    """A colour value: a step of 1/255 shows in three decimals."""
    return f"{part:.4f}".rstrip("0").rstrip(".") or "0"
