"""Pictures for fpdf2, each file read once for all documents."""

from __future__ import annotations

from fpdf import FPDF
from fpdf.drawing_primitives import Transform
from fpdf.image_datastructures import ImageCache
from fpdf.svg import SVGObject
from PIL import Image


class Pictures:
    """Drawings that were read, and fpdf2's own cache of rasters that are ready to be embedded.

    FPDF.image would read an SVG again each time.
    """

    def __init__(self) -> None:
        self.rasters = ImageCache()
        self._drawings: dict[str, SVGObject] = {}
        self._shapes: dict[str, float] = {}

    def height(self, path: str, width: float) -> float:
        """How high a picture of that width is."""
        if path not in self._shapes:
            self._shapes[path] = self._shape(path)
        return width * self._shapes[path]

    def _shape(self, path: str) -> float:
        """Height over width."""
        if not path.endswith(".svg"):
            with Image.open(path) as image:
                return image.height / image.width
        box = self._drawing(path).viewbox
        assert box is not None
        return float(box[3]) / float(box[2])

    def draw(self, pdf: FPDF, path: str, x: float, bottom: float, width: float) -> None:
        """A picture on the current page, from the left end of its lower edge."""
        height = self.height(path, width)
        if not path.endswith(".svg"):
            pdf.image(path, x, bottom - height, width, height)
            return
        _, _, drawn = self._drawing(path).transform_to_rect_viewport(
            scale=1, width=width, height=height, ignore_svg_top_attrs=True
        )
        assert drawn.transform is not None
        drawn.transform = drawn.transform @ Transform.translation(x, bottom - height)
        pdf.set_xy(0, 0)
        pdf.draw_path(drawn, copy=False)

    def _drawing(self, path: str) -> SVGObject:
        if path not in self._drawings:
            self._drawings[path] = SVGObject.from_file(path)
        return self._drawings[path]
