"""Flowables that platypus does not bring: discs, tick boxes, pictures kept, pages that know their number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from peers.platypus_styles import ACCENT, BOLD, INK, LINE, QUIET, REGULAR, WIDE
from reportlab.lib.colors import white
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Image
from svglib.svglib import svg2rlg

if TYPE_CHECKING:
    from peers.content import Data


class Discs(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A disc for each number from first to last; the one that is here is filled."""

    def __init__(self, numbers: range, here: int, radius: float, size: float) -> None:
        super().__init__()
        self._numbers, self._here, self._radius, self._size = numbers, here, radius, size
        self.width, self.height = (2 * radius + 4) * len(numbers), 2 * radius

    def draw(self) -> None:
        """Every disc with its number."""
        canvas, radius = self.canv, self._radius
        canvas.setFont(BOLD, self._size)
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(1.2)
        for index, number in enumerate(self._numbers):
            x = index * (2 * radius + 4) + radius
            filled = number == self._here
            canvas.setFillColor(ACCENT if filled else white)
            canvas.circle(x, radius, radius - 0.6, fill=1)
            canvas.setFillColor(white if filled else ACCENT)
            canvas.drawCentredString(x, radius - self._size * 0.35, str(number))


class TickBox(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """An empty square."""

    def __init__(self) -> None:
        super().__init__()
        self.width = self.height = 10.0

    def draw(self) -> None:
        """Its frame."""
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.9)
        self.canv.rect(0, 0, self.width, self.height)


class WritingLine(Flowable):  # type: ignore[misc]  # ReportLab has no types
    """A label with a line for a pen after it."""

    def __init__(self, label: str, width: float) -> None:
        super().__init__()
        self._label, self.width, self.height = label, width, 15.0

    def draw(self) -> None:
        """Label and line."""
        canvas = self.canv
        canvas.setFont(REGULAR, 12)
        canvas.setFillColor(INK)
        canvas.drawString(0, 3.5, self._label)
        canvas.setStrokeColor(QUIET)
        canvas.setLineWidth(0.8)
        canvas.line(canvas.stringWidth(self._label + " ", REGULAR, 12), 2, self.width, 2)


class Pictures:
    """Pictures of one width; drawings are read once and kept."""

    def __init__(self, width: float) -> None:
        self._width = width
        self._drawings: dict[str, Any] = {}
        self._shapes: dict[str, float] = {}

    def __call__(self, path: str) -> Any:
        """A flowable for the picture."""
        if not path.endswith(".svg"):
            return Image(path, self._width, self._width * self._shape(path))
        if path not in self._drawings:
            drawing = svg2rlg(path)
            assert drawing is not None
            scale = self._width / drawing.width
            drawing.scale(scale, scale)
            drawing.width, drawing.height = self._width, drawing.height * scale
            self._drawings[path] = drawing
        return self._drawings[path]

    def _shape(self, path: str) -> float:
        """Height over width of a raster."""
        if path not in self._shapes:
            width, height = ImageReader(path).getSize()
            self._shapes[path] = height / width
        return self._shapes[path]


class NumberedCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """The well-known recipe for `page x of y`: pages are held back until their number is known."""

    foot: Data

    def __init__(self, *arguments: Any, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._held: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802  (ReportLab's name)
        """Holds a page back."""
        self._held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Writes all pages, each with its foot."""
        for page in self._held:
            self.__dict__.update(page)
            self._foot(len(self._held))
            super().showPage()
        super().save()

    def _foot(self, pages: int) -> None:
        self.setStrokeColor(LINE)
        self.setLineWidth(0.6)
        self.line(11 * mm, 13 * mm, 11 * mm + WIDE, 13 * mm)
        self.setFont(REGULAR, 9)
        self.setFillColor(QUIET)
        self.drawString(11 * mm, 9 * mm, self.foot["disclaimer"])
        number = f"{self.foot['version']} · Page {self._pageNumber} of {pages}"
        self.drawRightString(11 * mm + WIDE, 9 * mm, number)
