"""The canvas: draws shapes, text and pictures as marked content of structure elements or artifacts.

It offers only what PDF/A allows: colours are sRGB or grey, fonts are embedded, pictures are prepared.
Lengths are in points; y grows upwards, so points below the upper edge of a drawing have a negative y.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from urllib.parse import quote

from backpdf.pdf.tagging.drawing import Drawing, DrawnBookmark, DrawnFigure, DrawnLink, DrawnText, Rect
from backpdf.pdf.tagging.elements import Artifact, Element
from backpdf.pdf.tagging.errors import StructureError, TaggingError, UntaggedContentError
from backpdf.pdf.tagging.objects import number
from backpdf.pdf.tagging.path_operators import Point, pair, rounded
from backpdf.pdf.tagging.prepared import Prepared, PreparedForm
from backpdf.text.typeface import Typeface

_URI_SAFE = "%/:?#[]@!$&'()*+,;=-._~"
Target = Element | Artifact


class Canvas:
    """Collects the content of one drawing, which `finished` returns.

    Content drawn within `with canvas.mark(target):` belongs to target.  Shapes outside of all marks are
    artifacts; text and pictures outside of all marks raise UntaggedContentError.
    """

    def __init__(self) -> None:
        self._code: list[str] = []
        self._segments: list[bytes] = []
        self._marks: list[Element] = []
        self._figures: list[DrawnFigure] = []
        self._links: list[DrawnLink] = []
        self._bookmarks: list[DrawnBookmark] = []
        self._texts: list[DrawnText] = []
        self._characters: dict[Typeface, set[str]] = {}
        self._pictures: dict[str, Prepared] = {}
        self._targets: list[Target] = []
        self._open: Target | None = None
        self._in_text = False
        self._pen: Point = (0.0, 0.0)
        self._state: dict[str, str] = {}

    # ---- marks

    @contextmanager
    def mark(self, target: Target) -> Iterator[None]:
        """A context in which content belongs to target.

        A mark within the mark of an element interrupts it; within an artifact, everything is an artifact.
        """
        outer = self._targets[-1] if self._targets else None
        self._targets.append(outer if isinstance(outer, Artifact) else target)
        try:
            yield
        finally:
            self._targets.pop()

    @contextmanager
    def figure(self, element: Element, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """A mark for a Figure that also records its bounding box (ISO 14289-1, 7.3; ISO 32000-1, table 344).

        Raises StructureError for a Figure that the canvas has already drawn.
        """
        if any(drawn.element is element for drawn in self._figures):
            raise StructureError(f"the {element.tag} {element.alt!r} is drawn twice")
        self._figures.append(DrawnFigure(element, (x, y, x + width, y + height)))
        with self.mark(element):
            yield

    def _begin(self, target: Target, *, text: bool = False) -> None:
        """Opens a marked-content sequence, and a text object within it, unless they are already open.

        Marked content and text objects must be nested (ISO 32000-1, 14.6.1).
        """
        if self._open is not target:
            self._close()
            if isinstance(target, Artifact):
                self._code.append(target.value)
            else:
                self._code.append(f"/{target.tag}<</MCID ")
                self._segments.append("\n".join(self._code).encode("latin-1"))
                self._code = [">>BDC"]
                self._marks.append(target)
            self._open = target
        if text and not self._in_text:
            self._code.append("BT")
            self._in_text, self._pen = True, (0.0, 0.0)
        elif self._in_text and not text:
            self._end_text()

    def _end_text(self) -> None:
        if self._in_text:
            self._code.append("ET")
            self._in_text = False

    def _close(self) -> None:
        self._end_text()
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    def _set(self, key: str, operator: str) -> None:
        """Adds an operator that sets a parameter of the graphics state, unless it has that value already."""
        if self._state.get(key) != operator:
            self._state[key] = operator
            self._code.append(operator)

    # ---- shapes

    def line(self, x: float, y: float, end_x: float, end_y: float, *, width: float, colour: str) -> None:
        """Draws a straight line; colour is `#rrggbb`."""
        self.path([f"{pair(x, y)} m {pair(end_x, end_y)} l"], stroke=colour, line_width=width)

    def rect(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        line_width: float = 1.0,
    ) -> None:
        """Draws a rectangle with its lower left corner at (x, y), filled, stroked or both."""
        corner_and_sides = f"{pair(x, y)} {pair(width, height)} re"
        self.path([corner_and_sides], fill=fill, stroke=stroke, line_width=line_width)

    def circle(
        self,
        x: float,
        y: float,
        radius: float,
        *,
        fill: str | None = None,
        stroke: str | None = None,
        line_width: float = 1.0,
    ) -> None:
        """Draws a circle with its centre at (x, y), filled, stroked or both."""
        outline = rounded(x - radius, y - radius, x + radius, y + radius, radius)
        self.path(outline, fill=fill, stroke=stroke, line_width=line_width)

    def path(
        self,
        operators: list[str],
        *,
        fill: str | None = None,
        stroke: str | None = None,
        line_width: float = 1.0,
    ) -> None:
        """Draws a path, given as path construction operators; colours are `#rrggbb`.

        Raises TaggingError for a colour in another form.
        """
        self._begin(self._targets[-1] if self._targets else Artifact.DECORATION)
        if fill is not None:
            self._set("fill", _colour(fill, "g", "rg"))
        if stroke is not None:
            self._set("stroke", _colour(stroke, "G", "RG"))
            self._set("width", f"{number(line_width)} w")
        self._code.extend(operators)
        self._code.append("B" if fill and stroke else "f" if fill else "S" if stroke else "n")

    def tick_box(
        self, element: Element, x: float, y: float, size: float, *, width: float, colour: str
    ) -> None:
        """Draws an empty tick box: a `writing_box` with sides of `size`."""
        self.writing_box(element, x, y, size, size, width=width, colour=colour)

    def writing_box(
        self,
        element: Element,
        x: float,
        y: float,
        box_width: float,
        box_height: float,
        *,
        width: float,
        colour: str,
    ) -> None:
        """Draws an empty box for a pen with its lower left corner at (x, y); width is that of its lines.

        It is a shape, so the element needs an actual_text (ISO 14289-1, 7.1: graphics that represent
        text); raises StructureError without one.
        """
        if element.actual_text is None:
            raise StructureError(f"the {element.tag} of a box needs actual_text, for the box is drawn")
        with self.mark(element):
            self.rect(x, y, box_width, box_height, stroke=colour, line_width=width)

    # ---- text and pictures

    def text(
        self,
        text: str,
        x: float,
        y: float,
        face: Typeface,
        size: float,
        colour: str,
        target: Target | None = None,
    ) -> None:
        """Draws one line of text whose baseline starts at (x, y).

        target has the same effect as `mark`.  Raises MissingGlyphError for characters that the font
        cannot print, UntaggedContentError without a target and outside of all marks.
        """
        outer = self._targets[-1] if self._targets else None
        target = target if target is not None and not isinstance(outer, Artifact) else outer
        if target is None:
            raise UntaggedContentError(
                "text is drawn outside every mark, so a screen reader would never find it; use "
                "`with canvas.mark(element):`, or an Artifact if it means nothing"
            )
        self._begin(target, text=True)
        self._set("fill", _colour(colour, "g", "rg"))
        self._code.append(f"{pair(x - self._pen[0], y - self._pen[1])} Td")
        self._pen = (x, y)
        for font, operators in face.shown(text, size):
            self._set("font", f"/{font} {number(size)} Tf")
            self._code.append(operators)
        self._characters.setdefault(face, set()).update(face.parts(text))

    def record_text(self, text: DrawnText) -> None:
        """Records a drawn text range for the completeness check."""
        self._texts.append(text)

    def place(self, prepared: Prepared, x: float, y: float, width: float, height: float) -> None:
        """Places a prepared picture in a rectangle, stretched to fill it.

        Raises UntaggedContentError outside of all marks.
        """
        if not self._targets:
            raise UntaggedContentError(
                "a picture is placed outside every mark; use `with canvas.figure(element, ...):` if it "
                "says something, `with canvas.mark(Artifact.DECORATION):` if it does not"
            )
        self._begin(self._targets[-1])
        scale_x, scale_y = width, height
        if isinstance(prepared, PreparedForm):  # an image is one unit wide and high, a form has its own size
            scale_x, scale_y = width / prepared.width, height / prepared.height
            x -= prepared.left * scale_x
        self._pictures[prepared.name] = prepared
        self._code.append(f"q {number(scale_x)} 0 0 {number(scale_y)} {pair(x, y)} cm /{prepared.name} Do Q")

    # ---- links and bookmarks

    def link(self, url: str, rect: Rect, element: Element, description: str) -> None:
        """Makes a rectangle a link to an address, with an alternate description (ISO 14289-1, 7.18.5).

        Raises StructureError for an element other than Link, or without a description.
        """
        if element.tag != "Link":
            raise StructureError(f"a link needs a Link element, not {element.tag} (ISO 14289-1, 7.18.5)")
        if not description.strip():
            raise StructureError(f"the link to {url} needs a description")
        self._links.append(DrawnLink(element, rect, quote(url, safe=_URI_SAFE), description))

    def bookmark(self, title: str, level: int, top: float, element: Element) -> None:
        """Adds an outline entry with a destination at the height `top`; level 1 is the highest level."""
        self._bookmarks.append(DrawnBookmark(element, title, level, top))

    # ---- result

    def finished(self) -> Drawing:
        """The drawing with all content so far; raises TaggingError within a mark."""
        if self._targets:
            raise TaggingError(f"the drawing ends within a mark ({self._targets[-1]})")
        self._close()
        return Drawing(
            segments=(*self._segments, "\n".join(self._code).encode("latin-1")),
            marks=tuple(self._marks),
            figures=tuple(self._figures),
            links=tuple(self._links),
            bookmarks=tuple(self._bookmarks),
            texts=tuple(self._texts),
            characters={face: frozenset(used) for face, used in self._characters.items()},
            pictures=dict(self._pictures),
        )


@lru_cache(maxsize=256)
def _colour(colour: str, grey: str, rgb: str) -> str:
    """The operator that sets a colour `#rrggbb`: as grey where its components are equal, else as sRGB."""
    if len(colour) != 7 or colour[0] != "#":
        raise TaggingError(f"{colour!r} is not a colour like #17456b")
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    if len(set(parts)) == 1:
        return f"{number(parts[0])} {grey}"
    return f"{' '.join(map(number, parts))} {rgb}"
