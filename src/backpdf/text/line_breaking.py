"""Breaking text into lines.

Words are put on a line while they fit (greedy line breaking); a word wider than a whole line is broken
between two of its characters.  A line is a range of indexes into the text, so no text can be lost or
changed.  Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from backpdf.text.fonts import typeface
from backpdf.text.runs import Run

CACHED_TEXTS = 1_000
"""Size of the cache of measured texts: a few handouts, each of which is laid out in several themes."""
WIDTH_TOLERANCE = 0.05
"""How far a line may exceed its width: 0.02 mm, which is invisible and saves many line breaks."""


class Line(NamedTuple):
    """A line: characters `start` to `end` (excluded) of a text, without the space at the line break."""

    start: int
    end: int
    width: float


class _Word(NamedTuple):
    """A word: characters `start` to `end` (excluded) of a text, its width, and that of the space after it."""

    start: int
    end: int
    width: float
    space: float


class MeasuredText:
    """A text with its words measured; breaks it into lines.

    size and bold are the defaults for runs that do not set their own.
    """

    def __init__(self, runs: tuple[Run, ...], size: float, *, bold: bool) -> None:
        self._measured_runs = [(run.text, typeface(bold=bold or run.bold), run.size or size) for run in runs]
        self._words = list(self._measured_words())
        self._broken: dict[tuple[float, float, int], tuple[Line, ...]] = {}

    def lines(self, width: float, first_width: float, start: int = 0) -> tuple[Line, ...]:
        """The lines from character `start` on: the first fits `first_width`, the others fit `width`."""
        key = (width, first_width, start)
        lines = self._broken.get(key)
        if lines is None:
            lines = self._broken[key] = tuple(self._lines(width, first_width, start))
        return lines

    def _measured_words(self) -> Iterator[_Word]:
        """The words of the text; a word may span several runs."""
        at = begin = 0
        width = 0.0
        for text, face, size in self._measured_runs:
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
        return [face.width(character, size) for text, face, size in self._measured_runs for character in text]

    def _words_from(self, start: int) -> Iterator[_Word]:
        """The words from character `start` on, which may be within a word."""
        for word in self._words:
            if word.start >= start:
                yield word
            elif word.end > start:
                yield word._replace(start=start, width=sum(self._advances[start : word.end]))

    def _lines(self, width: float, first_width: float, start: int) -> Iterator[Line]:
        limit = first_width + WIDTH_TOLERANCE
        begin = end = start
        used = gap = 0.0
        for word in self._words_from(start):
            empty = end == begin
            needed = word.width if empty else used + gap + word.width
            if needed <= limit:
                end, used, gap = word.end, needed, word.space
            elif word.width <= width and not empty:
                yield Line(begin, end, used)
                limit = width + WIDTH_TOLERANCE
                (begin, end, used, gap) = word
            else:
                begun = Line(begin, end, used)
                *full, last = self._broken_word(word, begun, 0.0 if empty else used + gap, limit, width)
                yield from full
                limit = limit if not full else width + WIDTH_TOLERANCE
                begin, end, used, gap = last.start, last.end, last.width, word.space
        yield Line(begin, end, used)

    def _broken_word(
        self, word: _Word, begun: Line, used: float, limit: float, width: float
    ) -> Iterator[Line]:
        """The lines of a word wider than a whole line, starting on the line that has begun.

        used is the width taken on that line, and limit its full width.  The last line is not yet full.
        """
        begin = begun.start
        for at in range(word.start, word.end):
            advance = self._advances[at]
            if used + advance > limit and at > begin:
                yield begun if at == word.start else Line(begin, at, used)
                begin, used, limit = at, 0.0, width + WIDTH_TOLERANCE
            used += advance
        yield Line(begin, word.end, used)


@lru_cache(maxsize=CACHED_TEXTS)
def measured_text(runs: tuple[Run, ...], size: float, bold: bool) -> MeasuredText:
    """A measured text, from a cache: each theme that is tried lays out the same texts again."""
    return MeasuredText(runs, size, bold=bold)
