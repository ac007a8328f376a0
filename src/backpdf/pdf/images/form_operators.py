"""A plain drawing as the path operators of a form XObject.

Grey is /DeviceGray, and the stream holds a change of colour or line only where there is one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from backpdf.pdf.tagging.prepared import GraphicsState
from backpdf.pictures.lightness import lightness
from backpdf.pictures.svg.painting import IDENTITY, Matrix, PathData, PathStyle, Rgb

_SOLID = (1.0, 1.0)
_STEPS = {
    "m": "%.7g %.7g m",
    "l": "%.7g %.7g l",
    "c": "%.7g %.7g %.7g %.7g %.7g %.7g c",
    "h": "h",
}
_NOT_FOR_G = ("e", "n", "0.0", "-0 ")
"""What shows that "%.7g" is not as `number` has it: an exponent, inf or nan, more digits, minus zero."""


class FormOperators:
    """Collects the content stream of one drawing and its resources; a Painter of plain drawings.

    mono turns every colour into the grey of the same lightness (Rec. 709 luma).
    """

    def __init__(self, *, mono: bool) -> None:
        self.mono = mono
        self.rows: list[str] = ["4 M"]
        self.states: dict[tuple[float, float], str] = {}
        self.is_empty = True
        self._now: dict[str, str] = {"fill": "0 g", "stroke": "0 G", "M": "4 M"}

    @property
    def content(self) -> bytes:
        """The stream, not compressed."""
        return ("\n".join(self.rows) + "\n").encode("ascii")

    @property
    def graphics_states(self) -> dict[str, GraphicsState]:
        """ExtGState resources by name."""
        return {name: GraphicsState(*alphas) for alphas, name in self.states.items()}

    @contextmanager
    def _state(self) -> Iterator[None]:
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
        """What is painted within is moved, turned and scaled."""
        if matrix == IDENTITY:
            yield
            return
        with self._state():
            self.rows.append(f"{numbers(matrix)} cm")
            yield

    @contextmanager
    def clipped(self, path: PathData) -> Iterator[None]:
        """What is painted within is cut to a path (non-zero rule)."""
        with self._state():
            self.rows += [_written(path), "W n"]
            yield

    def paint(self, path: PathData, style: PathStyle) -> None:
        """Fills and strokes a path; raises ValueError for a coordinate that is no finite number."""
        if not (path.steps and style.is_seen):
            return
        fill, stroke = style.fill, style.stroke
        self._set_alpha(
            style.fill_alpha if fill is not None else 1.0,
            style.stroke_alpha if stroke is not None else 1.0,
        )
        if fill is not None:
            self._set("fill", self._colour(fill, "rg", "g"))
        if stroke is not None:
            self._set("stroke", self._colour(stroke, "RG", "G"))
            self._set("w", f"{number(style.width)} w")
            self._set("J", f"{style.cap} J", "0 J")
            self._set("j", f"{style.join} j", "0 j")
            self._set("M", f"{number(style.miter_limit)} M")
            offset = number(style.dash_offset % (2 * sum(style.dashes))) if style.dashes else "0"
            self._set("d", f"[{numbers(style.dashes)}] {offset} d", "[] 0 d")
        self.rows.append(_written(path))
        even_odd = "*" if fill is not None and style.even_odd else ""
        self.rows.append(("B" if stroke is not None else "f") + even_odd if fill is not None else "S")
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


def _written(path: PathData) -> str:
    """The operators of a path, one to a line."""
    rows = "\n".join([_STEPS[step] for step in path.steps])
    text = rows % tuple(path.numbers)  # twice as fast as one number at a time
    if any(sign in text for sign in _NOT_FOR_G):
        return rows.replace("%.7g", "%s") % tuple(map(number, path.numbers))
    return text


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


def _short(part: float) -> str:
    """A colour value: a step of 1/255 shows in three decimals."""
    return f"{part:.4f}".rstrip("0").rstrip(".") or "0"
