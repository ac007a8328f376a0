"""A paragraph as a box: its style, its lines, and the structure elements it belongs to.

Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from backpdf.pdf.layout.boxes import Box
from backpdf.pdf.layout.typed_lines import MeasuredLines
from backpdf.pdf.tagging import Artifact, DrawnText, Element, StructureError, UntaggedContentError
from backpdf.text.cleaning import SOFT_HYPHEN
from backpdf.text.fonts import typeface
from backpdf.text.line_breaking import Line
from backpdf.text.runs import Run, inline_groups
from backpdf.text.typeface import Typeface

if TYPE_CHECKING:
    from backpdf.pdf.tagging import Canvas

MIN_LINES_ON_PAGE = 2
"""Fewest lines of a split paragraph on each page: no widows or orphans."""
UNLIMITED = 1e6
"""A line length that no page reaches, in points."""
DESCENT = 0.22
"""How far a link's area extends below the baseline, as a fraction of the font size."""
UNDERLINE, UNDERLINE_WIDTH = 0.12, 0.055
"""Distance of an underline from the baseline, and its line width, as fractions of the font size."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """The style of a paragraph: font size, leading, colour as `#rrggbb`, weight, alignment.

    indent is the left indent of all lines; first_indent is that of the first line, where it differs.
    """

    size: float
    leading: float
    colour: str
    bold: bool = False
    centred: bool = False
    right: bool = False
    indent: float = 0.0
    first_indent: float | None = None


class TextTags(NamedTuple):
    """The structure element a text belongs to, and the element and text of its label in a list."""

    element: Element | Artifact
    label: Element | None = None
    label_text: str | None = None


class _PlacedRun(NamedTuple):
    """A run with its range of the text; element is its Link or Span, or else that of the whole text."""

    start: int
    end: int
    run: Run
    face: Typeface
    element: Element | Artifact
    description: str


class StyledText:
    """A whole text with its style and tags, of which a paragraph shows all or a part.

    Links and runs in another language become child elements of the text's element, in reading order.
    """

    def __init__(self, runs: tuple[Run, ...], style: TextStyle, tags: TextTags) -> None:
        if not runs:
            raise StructureError("a paragraph needs text")
        if (tags.label is None) != (not tags.label_text) and not isinstance(tags.element, Artifact):
            raise StructureError("a label needs both its element and its text")
        if isinstance(tags.element, Artifact) and any(run.link or run.lang for run in runs):
            raise UntaggedContentError("a link cannot be an artifact; leave it out of heads and feet")
        self.tags = tags
        self.measured = MeasuredLines(runs, style.size, bold=style.bold)
        self._runs = runs
        self._style = style

    @cached_property
    def plain(self) -> str:
        """The text without formatting."""
        return "".join([run.text for run in self._runs])

    @cached_property
    def placed_runs(self) -> list[_PlacedRun]:
        """The runs with their ranges and elements, made on first use: most layouts are only measured."""
        return list(self._placed_runs())

    def _placed_runs(self) -> Iterator[_PlacedRun]:
        runs, style = self._runs, self._style
        numbers = inline_groups(runs)
        inner: dict[int, Element] = {}
        at = 0
        for run, number in zip(runs, numbers, strict=True):
            element, description = self.tags.element, ""
            if number is not None:
                element = inner.get(number) or self._inline(run)
                inner[number] = element
                whole = "".join(r.text for r, n in zip(runs, numbers, strict=True) if n == number)
                description = run.description or f"{whole.strip()} ({run.link})"
            face = typeface(bold=style.bold or run.bold)
            yield _PlacedRun(at, at + len(run.text), run, face, element, description)
            at += len(run.text)

    def _inline(self, run: Run) -> Element:
        """A new Link or Span; a link in another language is a Link with that language."""
        assert isinstance(self.tags.element, Element)
        return self.tags.element.add("Link" if run.link else "Span", lang=run.lang)


@dataclass(frozen=True, eq=False, kw_only=True)
class Paragraph(Box):
    """A paragraph, or a part of one that was split by a page break.

    max_width limits the length of lines, in points.  outline_level makes a bookmark; 1 is the highest
    level.  start is the index of a part's first character; fixed_lines are its lines where it ends before
    the end of the text.
    """

    kind = "a text"

    text: StyledText
    style: TextStyle
    max_width: float = UNLIMITED
    outline_level: int | None = None
    start: int = 0
    fixed_lines: tuple[Line, ...] | None = None

    @property
    def plain(self) -> str:
        """The text without formatting."""
        return self.text.plain

    def lines(self, width: float) -> tuple[Line, ...]:
        """The lines of the paragraph at a width."""
        if self.fixed_lines is not None:
            return self.fixed_lines
        room = min(width, self.max_width)
        indent = self.style.indent
        first = self._first_indent
        return self.text.measured.lines(room - indent, room - first, self.start)

    @property
    def _first_indent(self) -> float:
        style = self.style
        return style.indent if style.first_indent is None or self.start else style.first_indent

    def height(self, width: float) -> float:
        return len(self.lines(width)) * self.style.leading

    def split_at(self, width: float, room: float) -> tuple[Box, Box] | None:
        lines = self.lines(width)
        fitting = int((room + 1e-6) / self.style.leading)
        count = min(fitting, len(lines) - MIN_LINES_ON_PAGE)
        if count < MIN_LINES_ON_PAGE:
            return None
        rest = None if self.fixed_lines is None else lines[count:]
        return self._part(self.start, lines[:count]), self._part(lines[count].start, rest)

    def _part(self, start: int, lines: tuple[Line, ...] | None) -> Paragraph:
        """The paragraph from a character on: the given lines, or all to the end of the text."""
        space = self.space_before if start == self.start else 0.0
        return replace(self, start=start, fixed_lines=lines, space_before=space)

    # ---- drawing

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        style, text = self.style, self.text
        lines = self.lines(width)
        tags = text.tags
        if self.outline_level is not None and isinstance(tags.element, Element) and not self.start:
            canvas.bookmark(text.plain, self.outline_level, top, tags.element)
        y = top - style.size
        if tags.label_text is not None and not self.start:
            target = tags.label or tags.element
            canvas.text(tags.label_text, x, y, typeface(bold=True), style.size, style.colour, target)
        underlines: list[tuple[float, float, float, _PlacedRun]] = []
        for index, line in enumerate(lines):
            start = x + self._line_start(line, width, first=index == 0)
            underlines += self._draw_line(canvas, line, start, y)
            y -= style.leading
        for left, right, baseline, placed in underlines:
            self._decorate(canvas, left, right, baseline, placed)
        if isinstance(tags.element, Element):
            end = self._drawn_end(lines[-1])
            starts = tuple(line.start for line in lines)
            canvas.record_text(DrawnText(text, tags.element, self.start, end, len(text.plain), starts))

    def _line_start(self, line: Line, width: float, *, first: bool) -> float:
        """Distance of the start of a line from the box's left edge."""
        indent = self._first_indent if first else self.style.indent
        room = min(width, self.max_width) - indent - line.width
        return indent + (room / 2 if self.style.centred else room if self.style.right else 0.0)

    def _drawn_end(self, line: Line) -> int:
        """The end of a line including the space, or the typed line break, after it.

        That space is drawn, so that a screen reader does not join the words (ISO 32000-1, 14.8.2.5).
        """
        return line.end + (self.text.plain[line.end : line.end + 1] in (" ", "\n"))

    def _draw_line(
        self, canvas: Canvas, line: Line, x: float, y: float
    ) -> Iterator[tuple[float, float, float, _PlacedRun]]:
        """Draws one line; yields its underlined and linked parts: left, right, baseline, run."""
        end = self._drawn_end(line)
        for placed in self.text.placed_runs:
            if placed.end <= line.start or placed.start >= end:
                continue
            shown = self.text.plain[max(placed.start, line.start) : min(placed.end, end)].replace("\n", " ")
            if line.hyphen and placed.end >= end:
                shown += SOFT_HYPHEN  # drawn as a hyphen, and read as none (ISO 32000-1, 14.8.2.2.3)
            size = placed.run.size or self.style.size
            colour = placed.run.colour or self.style.colour
            canvas.text(shown, x, y, placed.face, size, colour, placed.element)
            if placed.run.underline or placed.run.link:
                solid = shown[:-1] if end > line.end and placed.end >= end else shown
                if solid:
                    yield x, x + placed.face.width(solid, size), y, placed
            if placed.end < end:
                x += placed.face.width(shown, size)

    def _decorate(
        self, canvas: Canvas, left: float, right: float, baseline: float, placed: _PlacedRun
    ) -> None:
        """Draws the underline of a run and makes its link area."""
        size = placed.run.size or self.style.size
        if placed.run.underline:
            y = baseline - UNDERLINE * size
            colour = placed.run.colour or self.style.colour
            with canvas.mark(Artifact.DECORATION):
                canvas.line(left, y, right, y, width=UNDERLINE_WIDTH * size, colour=colour)
        if placed.run.link and isinstance(placed.element, Element):
            area = (left, baseline - DESCENT * size, right, baseline + (1 - DESCENT) * size)
            canvas.link(placed.run.link, area, placed.element, placed.description)


def whole_paragraph(
    runs: tuple[Run, ...],
    style: TextStyle,
    tags: TextTags,
    *,
    space_before: float = 0.0,
    keep_with_next: bool = False,
    max_width: float = UNLIMITED,
    outline_level: int | None = None,
) -> Paragraph:
    """A paragraph of a whole text.

    Raises StructureError for an empty text or a label without its text, UntaggedContentError for a link
    in an artifact.
    """
    return Paragraph(
        text=StyledText(runs, style, tags),
        style=style,
        space_before=space_before,
        keep_with_next=keep_with_next,
        max_width=max_width,
        outline_level=outline_level,
    )
