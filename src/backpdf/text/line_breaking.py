"""Breaking text into lines.

Words are put on a line while they fit (greedy line breaking), but a last line of one short word gets the
word before it, too.  A word wider than a whole line is broken where `break_places` allows it, or else between
two of its letters.  A line is a range of indexes into the text, so no text can be lost or changed.  Lengths
are in points.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from backpdf.text.break_places import dash_breaks, held_spaces, weak_breaks
from backpdf.text.cleaning import SOFT_HYPHEN, WORD_JOINER
from backpdf.text.clusters import clusters
from backpdf.text.fonts import typeface
from backpdf.text.runs import Run

CACHED_TEXTS = 1_000
"""Size of the cache of measured texts: a few handouts, each of which is laid out in several themes."""
WIDTH_TOLERANCE = 0.05
"""How far a line may exceed its width: 0.02 mm, which is invisible and saves many line breaks."""
SHORT_WORD = 5
"""A last line of one word with no more letters and digits looks lost."""


class Line(NamedTuple):
    """A line: characters `start` to `end` (excluded) of a text, without the space at the line break.

    hyphen says that it ends at a soft hyphen, which is shown; the width includes it.
    """

    start: int
    end: int
    width: float
    hyphen: bool = False


class _Word(NamedTuple):
    """A word: characters `start` to `end` (excluded) of a text, and its width.

    space is the width of the space after it, hyphen that of the hyphen shown where a line ends after it.
    """

    start: int
    end: int
    width: float
    space: float
    hyphen: float = 0.0


class MeasuredText:
    """A text with its words measured; breaks it into lines.

    size and bold are the defaults for runs that do not set their own.
    """

    def __init__(self, runs: tuple[Run, ...], size: float, *, bold: bool) -> None:
        self._measured_runs = [(run.text, typeface(bold=bold or run.bold), run.size or size) for run in runs]
        self._plain = "".join([run.text for run in runs])
        self._held = held_spaces(self._plain)
        self._marks = dict(_break_marks(runs))
        self._words = list(self._measured_words())
        self._broken: dict[tuple[float, float, int], tuple[Line, ...]] = {}

    def lines(self, width: float, first_width: float, start: int = 0) -> tuple[Line, ...]:
        """The lines from character `start` on: the first fits `first_width`, the others fit `width`."""
        key = (width, first_width, start)
        lines = self._broken.get(key)
        if lines is None:
            broken = list(self._lines(width, first_width, start))
            if len(broken) > 1:
                broken[-2:] = self._without_short_end(broken[-2], broken[-1], width)
            lines = self._broken[key] = tuple(broken)
        return lines

    def _without_short_end(self, line: Line, last: Line, width: float) -> tuple[Line, Line]:
        """The last two lines, with a word moved down where the last line is one short word."""
        end = self._plain[last.start : last.end]
        if " " in end or sum(map(str.isalnum, end)) > SHORT_WORD:
            return line, last
        index = bisect_left(self._words, last.start, key=attrgetter("start"))
        if index < 2:
            return line, last
        kept, moved = self._words[index - 2 : index]
        are_whole = line.start <= kept.start and moved.end == line.end and kept.space and moved.space
        longer = moved.width + moved.space + last.width
        if not are_whole or longer > width + WIDTH_TOLERANCE:
            return line, last
        shorter = line.width - moved.width - kept.space
        return Line(line.start, kept.end, shorter), Line(moved.start, last.end, longer)

    def _measured_words(self) -> Iterator[_Word]:
        """The words of the text; a word may span several runs."""
        dashes = dash_breaks(self._plain)
        if self._held or self._marks or dashes:
            yield from self._marked_words(dashes)
            return
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

    def _marked_words(self, dashes: set[int]) -> Iterator[_Word]:
        """The words of a text with spaces that hold together, typed marks or dashes."""
        spaces = {at for at, sign in enumerate(self._plain) if sign == " "} - self._held
        typed = {at for at, mark in self._marks.items() if mark != WORD_JOINER}
        joined = self._marks.keys() - typed
        yield from self._cut(0, len(self._plain), spaces | typed | (dashes - joined))

    def _cut(self, start: int, end: int, places: Iterable[int]) -> Iterator[_Word]:
        """The words from start to end, cut at the places within; a space at a place belongs to no word."""
        begin = start
        for place in sorted(place for place in places if start < place < end):
            if place < begin:
                continue
            is_space = self._plain[place] == " "
            space = self._width(place, place + 1) if is_space else 0.0
            hyphen = self._hyphen_width(place) if self._marks.get(place) == SOFT_HYPHEN else 0.0
            yield _Word(begin, place, self._width(begin, place), space, hyphen)
            begin = place + is_space
        yield _Word(begin, end, self._width(begin, end), 0.0)

    def _width(self, start: int, end: int) -> float:
        """The width of characters `start` to `end` (excluded)."""
        total, at = 0.0, 0
        for text, face, size in self._measured_runs:
            if at < end and at + len(text) > start:
                total += face.width(text[max(start - at, 0) : end - at], size)
            at += len(text)
        return total

    def _hyphen_width(self, place: int) -> float:
        """The width of the hyphen shown before a place."""
        at = 0
        for text, face, size in self._measured_runs:
            at += len(text)
            if at >= place:
                return face.width(SOFT_HYPHEN, size)
        return 0.0

    def _words_from(self, start: int) -> Iterator[_Word]:
        """The words from character `start` on, which may be within a word."""
        for word in self._words:
            if word.start >= start:
                yield word
            elif word.end > start:
                yield word._replace(start=start, width=self._width(start, word.end))

    def _lines(self, width: float, first_width: float, start: int) -> Iterator[Line]:
        limit = first_width + WIDTH_TOLERANCE
        begin = end = start
        used = gap = hyphen = 0.0
        words = self._words_from(start)
        parts: list[_Word] = []  # of a word that is too wide, the next one last
        while (word := parts.pop() if parts else next(words, None)) is not None:
            empty = end == begin
            needed = word.width if empty else used + gap + word.width
            if needed + word.hyphen <= limit:
                _, end, _, gap, hyphen = word
                used = needed
                continue
            if empty or word.width + word.hyphen > width:
                smaller = self._parts(word)
                if smaller:
                    parts += reversed(smaller)
                    continue
            if not empty:
                yield Line(begin, end, used + hyphen, hyphen > 0)
                limit = width + WIDTH_TOLERANCE
            begin, end, used, gap, hyphen = word
        yield Line(begin, end, used)

    def _parts(self, word: _Word) -> list[_Word]:
        """The parts of a word that is too wide: cut where it may be, or else after every letter."""
        start, end = word.start, word.end
        places = {at for at in self._held if start < at < end}
        places |= set(weak_breaks(self._plain, start, end)) - self._marks.keys()
        if not places:
            places = {start + at for at, _ in clusters(self._plain[start:end])}
        parts = list(self._cut(start, end, places))
        if len(parts) < 2:
            return []
        parts[-1] = parts[-1]._replace(space=word.space, hyphen=word.hyphen)
        return parts


def _break_marks(runs: tuple[Run, ...]) -> Iterator[tuple[int, str]]:
    """The break marks of all runs, each with its index in the whole text."""
    at = 0
    for run in runs:
        for mark in run.breaks:
            yield at + mark.place, mark.character
        at += len(run.text)


@lru_cache(maxsize=CACHED_TEXTS)
def measured_text(runs: tuple[Run, ...], size: float, bold: bool) -> MeasuredText:
    """A measured text, from a cache: each theme that is tried lays out the same texts again."""
    return MeasuredText(runs, size, bold=bold)
