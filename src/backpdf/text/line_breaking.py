"""Breaking text into lines.

Words are put on a line while they fit; one that is wider than a whole line is broken between two of
its characters.  Lines are told as stretches of the text, so none of it can be lost or changed.
Lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from backpdf.text.fonts import typeface
from backpdf.text.runs import Run

REMEMBERED_TEXTS = 1_000
"""Texts that stay measured: those of a few handouts, which are asked for again in each density."""
HAIR = 0.05
"""How far a line may reach beyond its place: 0.02 mm, which nobody sees and which saves many a line."""


class Line(NamedTuple):
    """Characters start to end (excluded) of a text, without the space that the break takes."""

    start: int
    end: int
    width: float


class _Word(NamedTuple):
    """Characters start to end of a text, their width, and that of the space after them."""

    start: int
    end: int
    width: float
    space: float


class MeasuredText:
    """A text in one type size and weight, from which its runs may differ; knows where lines break."""

    def __init__(self, runs: tuple[Run, ...], size: float, *, bold: bool) -> None:
        self._styles = [(run.text, typeface(bold=bold or run.bold), run.size or size) for run in runs]
        self._words = list(self._measured())
        self._broken: dict[tuple[float, float, int], tuple[Line, ...]] = {}

    def lines(self, width: float, first: float, start: int = 0) -> tuple[Line, ...]:
        """The lines from character `start` on; the first of them may be `first` wide, the others `width`."""
        key = (width, first, start)
        lines = self._broken.get(key)
        if lines is None:
            lines = self._broken[key] = tuple(self._lines(width, first, start))
        return lines

    def _measured(self) -> Iterator[_Word]:
        at = begin = 0
        width = 0.0
        for text, face, size in self._styles:
            space = face.width(" ", size)
            for index, part in enumerate(text.split(" ")):
                if index:
                    yield _Word(begin, at, width, space)
                    at += 1
                    begin, width = at, 0.0
                width += face.width(part, size)
                at += len(part)
        yield _Word(begin, at, width, 0.0)

    @cached_property
    def _advances(self) -> list[float]:
        """The width of each character."""
        return [face.width(character, size) for text, face, size in self._styles for character in text]

    def _words_from(self, start: int) -> Iterator[_Word]:
        for word in self._words:
            if word.start >= start:
                yield word
            elif word.end > start:
                yield word._replace(start=start, width=sum(self._advances[start : word.end]))

    def _lines(self, width: float, first: float, start: int) -> Iterator[Line]:
        limit = first + HAIR
        begin = end = start
        used = gap = 0.0
        for word in self._words_from(start):
            empty = end == begin
            needed = word.width if empty else used + gap + word.width
            if needed <= limit:
                end, used, gap = word.end, needed, word.space
            elif word.width <= width and not empty:
                yield Line(begin, end, used)
                limit = width + HAIR
                (begin, end, used, gap) = word
            else:
                room = Line(begin, end, used)
                *full, last = self._cut(word, room, 0.0 if empty else used + gap, limit, width)
                yield from full
                limit = limit if not full else width + HAIR
                begin, end, used, gap = last.start, last.end, last.width, word.space
        yield Line(begin, end, used)

    def _cut(self, word: _Word, begun: Line, used: float, limit: float, width: float) -> Iterator[Line]:
        """A word that fits on no line: it goes on where a line has begun, and on as many as it takes.

        used is where on the line it begins; the last line that is given is not yet full.
        """
        begin = begun.start
        for at in range(word.start, word.end):
            advance = self._advances[at]
            if used + advance > limit and at > begin:
                yield begun if at == word.start else Line(begin, at, used)
                begin, used, limit = at, 0.0, width + HAIR
            used += advance
        yield Line(begin, word.end, used)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def measured(runs: tuple[Run, ...], size: float, bold: bool) -> MeasuredText:
    """A text with its words measured: a sheet asks for the same ones again for each way to lay it out."""
    return MeasuredText(runs, size, bold=bold)
