"""Texts with line breaks that were typed, such as an address: each typed line is broken on its own.

In the runs of a paragraph a typed line break is a run of its own, LINE_BREAK.  It counts as one character,
and is drawn as a space at the end of its line, so that a screen reader does not join the words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from backpdf.text.line_breaking import Line, MeasuredText, measured_text
from backpdf.text.runs import Run

LINE_BREAK = Run("\n")


class MeasuredLines:
    """A text measured and broken into lines, at typed line breaks in any case.

    size and bold are the defaults for runs that do not set their own.
    """

    def __init__(self, runs: Sequence[Run], size: float, *, bold: bool) -> None:
        self._parts: list[tuple[int, int, MeasuredText]] = []
        at = 0
        for is_break, group in groupby(runs, key=LINE_BREAK.__eq__):
            part = tuple(group)
            end = at + sum(len(run.text) for run in part)
            if not is_break:
                self._parts.append((at, end, measured_text(part, size, bold)))
            at = end

    def lines(self, width: float, first_width: float, start: int = 0) -> tuple[Line, ...]:
        """The lines from character `start` on: the first fits `first_width`, the others fit `width`."""
        if len(self._parts) == 1:
            return self._parts[0][2].lines(width, first_width, start)
        return tuple(self._lines(width, first_width, start))

    def _lines(self, width: float, first_width: float, start: int) -> Iterator[Line]:
        room = first_width
        for begin, end, measured in self._parts:
            if end < start:
                continue
            for line in measured.lines(width, room, max(0, start - begin)):
                yield line._replace(start=line.start + begin, end=line.end + begin) if begin else line
            room = width
