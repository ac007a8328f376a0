"""The canvas: lines, shapes, text and pictures, each marked as belonging to an element, as one drawing.

Nothing can be drawn that the archive standards forbid: colours are sRGB or grey, fonts are embedded,
pictures are prepared.  Lengths are points; y grows upwards, so what is below the top is negative.
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
from backpdf.pdf.tagging.prepared import Prepared, PreparedForm
from backpdf.text.typeface import Typeface

_URI_SAFE = "%/:?#[]@!$&'()*+,;=-._~"
_ARC = 0.5523
"""How far the control points of a quarter of a circle are from its ends, in radii."""

Point = tuple[float, float]
Target = Element | Artifact


class Canvas:
    """Collects one drawing; `finished` gives it.

    What is drawn within `with canvas.mark(target):` belongs to target.  Shapes outside every mark are
    decoration; text and pictures outside every mark are refused.
    """

    def __init__(self) -> None:
        self._code: list[str] = []
        self._numbered: list[bytes] = []
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
        """What is drawn within belongs to target.

        A mark within an element's mark interrupts it; within an artifact all is artifact.
        """
        outer = self._targets[-1] if self._targets else None
        self._targets.append(outer if isinstance(outer, Artifact) else target)
        try:
            yield
        finally:
            self._targets.pop()

    @contextmanager
    def figure(self, element: Element, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """A mark for a Figure that also records its place (ISO 14289-1, 7.3; ISO 32000-1, table 344)."""
        if any(drawn.element is element for drawn in self._figures):
            raise StructureError(f"the {element.tag} {element.alt!r} is drawn twice")
        self._figures.append(DrawnFigure(element, (x, y, x + width, y + height)))
        with self.mark(element):
            yield

    def _begin(self, target: Target, *, text: bool = False) -> None:
        """Opens a marked-content sequence, and a text object within it, unless they are open.

        ISO 32000-1, 14.6.1: marked content and text objects must nest.
        """
        if self._open is not target:
            self._close()
            if isinstance(target, Artifact):
                self._code.append(target.value)
            else:
                self._code.append(f"/{target.tag}<</MCID ")
                self._numbered.append("\n".join(self._code).encode("latin-1"))
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
        """Changes the graphics state where it is not so already."""
        if self._state.get(key) != operator:
            self._state[key] = operator
            self._code.append(operator)

    # ---- shapes

    def line(self, x: float, y: float, end_x: float, end_y: float, *, width: float, colour: str) -> None:
        """A straight line; colour as `#rrggbb`."""
        self.path([f"{_pair(x, y)} m {_pair(end_x, end_y)} l"], stroke=colour, line_width=width)

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
        """A rectangle with its lower left corner at (x, y), filled, outlined or both."""
        corner_and_sides = f"{_pair(x, y)} {_pair(width, height)} re"
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
        """A circle about (x, y)."""
        outline = rounded(x - radius, y - radius, x + radius, y + radius, radius)
        self.path(outline, fill=fill, stroke=stroke, line_width=line_width)

    def path(
        self,
        steps: list[str],
        *,
        fill: str | None = None,
        stroke: str | None = None,
        line_width: float = 1.0,
    ) -> None:
        """Path operators, as `polygon` and `rounded` give them; colours as `#rrggbb`."""
        self._begin(self._targets[-1] if self._targets else Artifact.DECORATION)
        if fill is not None:
            self._set("fill", _colour(fill, "g", "rg"))
        if stroke is not None:
            self._set("stroke", _colour(stroke, "G", "RG"))
            self._set("width", f"{number(line_width)} w")
        self._code.extend(steps)
        self._code.append("B" if fill and stroke else "f" if fill else "S" if stroke else "n")

    def tick_box(
        self, element: Element, x: float, y: float, size: float, *, width: float, colour: str
    ) -> None:
        """An empty box to tick, with lower left corner and side.

        Drawn, not taken from a font; the element says what it is in `actual_text` (ISO 14289-1, 7.1:
        graphics that stand for text).
        """
        if element.actual_text is None:
            raise StructureError(f"the {element.tag} of a tick box needs actual_text, for its box is drawn")
        with self.mark(element):
            self.rect(x, y, size, size, stroke=colour, line_width=width)

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
        """One line of text whose first letter stands on its baseline at (x, y).

        target is what it belongs to, as `mark` would say.  Raises MissingGlyphError for characters that
        the font cannot print.
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
        self._code.append(f"{_pair(x - self._pen[0], y - self._pen[1])} Td")
        self._pen = (x, y)
        for font, codes in face.coded(text):
            self._set("font", f"/{font} {number(size)} Tf")
            self._code.append(f"({codes}) Tj")
        self._characters.setdefault(face, set()).update(text)

    def record_text(self, text: DrawnText) -> None:
        """Records a drawn text range for the completeness check."""
        self._texts.append(text)

    def place(self, prepared: Prepared, x: float, y: float, width: float, height: float) -> None:
        """A prepared picture in a rectangle, stretched to fill it."""
        if not self._targets:
            raise UntaggedContentError(
                "a picture is placed outside every mark; use `with canvas.figure(element, ...):` if it "
                "says something, `with canvas.mark(Artifact.DECORATION):` if it does not"
            )
        self._begin(self._targets[-1])
        across, up = width, height
        if isinstance(prepared, PreparedForm):  # an image is one unit wide and high, a form is not
            across, up = width / prepared.width, height / prepared.height
        self._pictures[prepared.name] = prepared
        self._code.append(f"q {number(across)} 0 0 {number(up)} {_pair(x, y)} cm /{prepared.name} Do Q")

    # ---- links and bookmarks

    def link(self, url: str, rect: Rect, element: Element, description: str) -> None:
        """Makes a rectangle lead to an address; description is read out (ISO 14289-1, 7.18.5)."""
        if element.tag != "Link":
            raise StructureError(f"a link needs a Link element, not {element.tag} (ISO 14289-1, 7.18.5)")
        if not description.strip():
            raise StructureError(f"the link to {url} needs a description")
        self._links.append(DrawnLink(element, rect, quote(url, safe=_URI_SAFE), description))

    def bookmark(self, title: str, level: int, top: float, element: Element) -> None:
        """An entry in the outline that leads to a height; level 1 is the highest."""
        self._bookmarks.append(DrawnBookmark(element, title, level, top))

    # ---- the drawing

    def finished(self) -> Drawing:
        """All that was drawn."""
        if self._targets:
            raise TaggingError(f"the drawing ends within a mark ({self._targets[-1]})")
        self._close()
        return Drawing(
            code=(*self._numbered, "\n".join(self._code).encode("latin-1")),
            marks=tuple(self._marks),
            figures=tuple(self._figures),
            links=tuple(self._links),
            bookmarks=tuple(self._bookmarks),
            texts=tuple(self._texts),
            characters={face: frozenset(used) for face, used in self._characters.items()},
            pictures=dict(self._pictures),
        )


def polygon(*points: Point) -> list[str]:
    """A closed path with straight sides."""
    first, *others = points
    return [f"{_pair(*first)} m", *(f"{_pair(*point)} l" for point in others), "h"]


def rounded(
    left: float, bottom: float, right: float, top: float, upper: float, lower: float | None = None
) -> list[str]:
    """A closed rectangle with rounded corners; `upper` and `lower` are their radii above and below."""
    lower = upper if lower is None else lower
    steps = [f"{_pair(left + lower, bottom)} m", f"{_pair(right - lower, bottom)} l"]
    corners = (
        ((right, bottom), (0, 1), (1, 0), lower),
        ((right, top), (-1, 0), (0, 1), upper),
        ((left, top), (0, -1), (-1, 0), upper),
        ((left, bottom), (1, 0), (0, -1), lower),
    )
    for (x, y), onward, before, radius in corners:
        start = (x - before[0] * radius, y - before[1] * radius)
        end = (x + onward[0] * radius, y + onward[1] * radius)
        steps.append(f"{_pair(*start)} l")
        if radius:
            near = 1 - _ARC
            first = (x - before[0] * radius * near, y - before[1] * radius * near)
            second = (x + onward[0] * radius * near, y + onward[1] * radius * near)
            steps.append(f"{_pair(*first)} {_pair(*second)} {_pair(*end)} c")
    return [*steps, "h"]


def _pair(x: float, y: float) -> str:
    return f"{number(x)} {number(y)}"


@lru_cache(maxsize=256)
def _colour(colour: str, grey: str, rgb: str) -> str:
    """The operator for a colour given as `#rrggbb`: sRGB, or grey where its parts are equal."""
    if len(colour) != 7 or colour[0] != "#":
        raise TaggingError(f"{colour!r} is not a colour like #17456b")
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    if len(set(parts)) == 1:
        return f"{number(parts[0])} {grey}"
    return f"{' '.join(map(number, parts))} {rgb}"
