"""A paragraph as a box: how it looks, how many lines it takes, and which element it belongs to.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from backpdf.pdf.layout.boxes import Box
from backpdf.pdf.tagging import Artifact, DrawnText, Element, StructureError, UntaggedContentError
from backpdf.text.fonts import typeface
from backpdf.text.line_breaking import Line, MeasuredText, measured
from backpdf.text.runs import Run, groups
from backpdf.text.typeface import Typeface

if TYPE_CHECKING:
    from backpdf.pdf.tagging import Canvas

FEWEST_LINES_APART = 2
"""A paragraph is broken over a page only with this many lines on each side."""
ENDLESS = 1e6
DESCENT = 0.22
"""How far below its baseline the area of a link reaches, as a part of the type size."""
UNDERLINE, UNDERLINE_WIDTH = 0.12, 0.055
"""Distance of an underline from its baseline, and its width, as parts of the type size."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text looks: size, distance of lines, colour as `#rrggbb`, weight, alignment.

    indent is where lines begin; first is where the first line begins, if elsewhere.
    """

    size: float
    leading: float
    colour: str
    bold: bool = False
    centred: bool = False
    right: bool = False
    indent: float = 0.0
    first: float | None = None


class Place(NamedTuple):
    """What a text means: the element it belongs to, and the label that hangs before it in a list."""

    element: Element | Artifact
    label: Element | None = None
    label_text: str | None = None


class _Span(NamedTuple):
    """A run in its place in the text; element is the link or other language that it belongs to, if any."""

    start: int
    end: int
    run: Run
    face: Typeface
    element: Element | Artifact
    description: str


class SetText:
    """The whole of a text, of which a box may show a part.

    Links and words in other languages become child elements of the text's own, in reading order.
    """

    def __init__(self, runs: tuple[Run, ...], look: TextStyle, place: Place) -> None:
        if not runs:
            raise StructureError("a paragraph needs text")
        if (place.label is None) != (not place.label_text) and not isinstance(place.element, Artifact):
            raise StructureError("a label needs both its element and its text")
        if isinstance(place.element, Artifact) and any(run.link or run.lang for run in runs):
            raise UntaggedContentError("a link cannot be an artifact; leave it out of heads and feet")
        self.place = place
        self.measured: MeasuredText = measured(runs, look.size, look.bold)
        self._runs = runs
        self._look = look

    @cached_property
    def plain(self) -> str:
        """The words alone."""
        return "".join([run.text for run in self._runs])

    @cached_property
    def spans(self) -> list[_Span]:
        """The runs in their places, when the text is drawn: most layouts are only measured."""
        return list(self._spans())

    def _spans(self) -> Iterator[_Span]:
        runs, look = self._runs, self._look
        numbers = groups(runs)
        inner: dict[int, Element] = {}
        at = 0
        for run, number in zip(runs, numbers, strict=True):
            element, description = self.place.element, ""
            if number is not None:
                element = inner.get(number) or self._inline(run)
                inner[number] = element
                whole = "".join(r.text for r, n in zip(runs, numbers, strict=True) if n == number)
                description = run.description or f"{whole.strip()} ({run.link})"
            face = typeface(bold=look.bold or run.bold)
            yield _Span(at, at + len(run.text), run, face, element, description)
            at += len(run.text)

    def _inline(self, run: Run) -> Element:
        """A link in another language is a Link with that language."""
        assert isinstance(self.place.element, Element)
        return self.place.element.add("Link" if run.link else "Span", lang=run.lang)


@dataclass(frozen=True, eq=False, kw_only=True)
class Paragraph(Box):
    """A paragraph; a long one may go on over the page, two lines or more on each side.

    widest caps the length of lines, in points; outline_level (1 is the highest) makes a bookmark.
    start is the character that a part of a paragraph begins with; fixed are its lines, where it does
    not go on to the end of the text.
    """

    kind = "a text"

    text: SetText
    look: TextStyle
    widest: float = ENDLESS
    outline_level: int | None = None
    start: int = 0
    fixed: tuple[Line, ...] | None = None

    @property
    def plain(self) -> str:
        """The words alone."""
        return self.text.plain

    def lines(self, width: float) -> tuple[Line, ...]:
        """The lines that the text takes at a width."""
        if self.fixed is not None:
            return self.fixed
        room = min(width, self.widest)
        indent = self.look.indent
        first = self._first_indent
        return self.text.measured.lines(room - indent, room - first, self.start)

    @property
    def _first_indent(self) -> float:
        look = self.look
        return look.indent if look.first is None or self.start else look.first

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.look.leading

    def split_at(self, width: float, room: float) -> tuple[Box, Box] | None:
        lines = self.lines(width)
        fitting = int((room + 1e-6) / self.look.leading)
        count = min(fitting, len(lines) - FEWEST_LINES_APART)
        if count < FEWEST_LINES_APART:
            return None
        rest = None if self.fixed is None else lines[count:]
        return self._part(self.start, lines[:count]), self._part(lines[count].start, rest)

    def _part(self, start: int, lines: tuple[Line, ...] | None) -> Paragraph:
        """The text from a character on, all of it or some lines."""
        space = self.space_before if start == self.start else 0.0
        return replace(self, start=start, fixed=lines, space_before=space)

    # ---- drawing

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        look, text = self.look, self.text
        lines = self.lines(width)
        place = text.place
        if self.outline_level is not None and isinstance(place.element, Element) and not self.start:
            canvas.bookmark(text.plain, self.outline_level, top, place.element)
        y = top - look.size
        if place.label_text is not None and not self.start:
            target = place.label or place.element
            canvas.text(place.label_text, x, y, typeface(bold=True), look.size, look.colour, target)
        underlines: list[tuple[float, float, float, _Span]] = []
        for index, line in enumerate(lines):
            start = x + self._start(line, width, first=index == 0)
            underlines += self._draw_line(canvas, line, start, y)
            y -= look.leading
        for left, right, baseline, span in underlines:
            self._underline(canvas, left, right, baseline, span)
        if isinstance(place.element, Element):
            end = self._shown_end(lines[-1])
            canvas.record_text(DrawnText(text, place.element, self.start, end, len(text.plain)))

    def _start(self, line: Line, width: float, *, first: bool) -> float:
        """Where a line begins, right of the box's left edge."""
        indent = self._first_indent if first else self.look.indent
        room = min(width, self.widest) - indent - line.width
        return indent + (room / 2 if self.look.centred else room if self.look.right else 0.0)

    def _shown_end(self, line: Line) -> int:
        """The end of a line with the space that the break takes.

        It is drawn, so that words are not joined when the text is read out (ISO 32000-1, 14.8.2.5).
        """
        return line.end + (self.text.plain[line.end : line.end + 1] == " ")

    def _draw_line(
        self, canvas: Canvas, line: Line, x: float, y: float
    ) -> Iterator[tuple[float, float, float, _Span]]:
        """Draws one line; gives what is to be underlined or led elsewhere: left, right, baseline, span."""
        end = self._shown_end(line)
        for span in self.text.spans:
            if span.end <= line.start or span.start >= end:
                continue
            shown = self.text.plain[max(span.start, line.start) : min(span.end, end)]
            size = span.run.size or self.look.size
            colour = span.run.colour or self.look.colour
            canvas.text(shown, x, y, span.face, size, colour, span.element)
            if span.run.underline or span.run.link:
                solid = shown[:-1] if end > line.end and span.end >= end else shown
                if solid:
                    yield x, x + span.face.width(solid, size), y, span
            if span.end < end:
                x += span.face.width(shown, size)

    def _underline(self, canvas: Canvas, left: float, right: float, baseline: float, span: _Span) -> None:
        size = span.run.size or self.look.size
        if span.run.underline:
            y = baseline - UNDERLINE * size
            colour = span.run.colour or self.look.colour
            with canvas.mark(Artifact.DECORATION):
                canvas.line(left, y, right, y, width=UNDERLINE_WIDTH * size, colour=colour)
        if span.run.link and isinstance(span.element, Element):
            area = (left, baseline - DESCENT * size, right, baseline + (1 - DESCENT) * size)
            canvas.link(span.run.link, area, span.element, span.description)


def whole_paragraph(
    runs: tuple[Run, ...],
    look: TextStyle,
    place: Place,
    *,
    space_before: float = 0.0,
    keep_with_next: bool = False,
    widest: float = ENDLESS,
    outline_level: int | None = None,
) -> Paragraph:
    """A paragraph of a whole text.

    Raises StructureError for an empty text or a label without its words, UntaggedContentError for a
    link in an artifact.
    """
    return Paragraph(
        text=SetText(runs, look, place),
        look=look,
        space_before=space_before,
        keep_with_next=keep_with_next,
        widest=widest,
        outline_level=outline_level,
    )
