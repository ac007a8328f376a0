"""How far it is, told so that somebody can plan."""

from __future__ import annotations

import io

import pytest

from backpdf.cli.progress import ProgressBar, in_words


class Terminal(io.StringIO):
    """A stream that somebody looks at."""

    def isatty(self) -> bool:
        return True


class Clock:
    """Seconds that pass when told."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_bar_on_a_terminal() -> None:
    stream, clock = Terminal(), Clock()
    bar = ProgressBar(8, "made", stream, clock)
    clock.now += 2
    bar.advance()
    first = "\r[###---------------------] 1 of 8 made, 30 a minute, 14 s left"
    assert stream.getvalue() == first
    clock.now += 0.01
    bar.advance()
    assert stream.getvalue().count("\r") == 1
    clock.now += 2
    bar.advance(8)
    line = stream.getvalue().split("\r")[-1]
    assert line == "[########################] 8 of 8 made, 2.0 a second, 0 s left".ljust(len(first) - 1)
    bar.close()
    assert stream.getvalue().endswith("\r" + " " * (len(first) - 1) + "\r")


def test_a_bar_that_was_never_shown_leaves_nothing_behind() -> None:
    stream = Terminal()
    bar = ProgressBar(3, "made", stream, Clock())
    bar.advance()
    bar.close()
    assert stream.getvalue() == ""


def test_plain_lines_elsewhere() -> None:
    stream, clock = io.StringIO(), Clock()
    bar = ProgressBar(1000, "made", stream, clock)
    for _ in range(40):
        clock.now += 0.5
        bar.advance()
    bar.close()
    assert stream.getvalue() == (
        "20 of 1000 made, 2.0 a second, 8 min left\n40 of 1000 made, 2.0 a second, 8 min left\n"
    )


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0.4, "0 s"), (99, "99 s"), (100, "2 min"), (3600, "60 min"), (7500, "2 h 5 min")],
)
def test_times(seconds: float, text: str) -> None:
    assert in_words(seconds) == text


@pytest.mark.parametrize(("count", "rate"), [(1, "6 a minute"), (15, "1.5 a second"), (200, "20 a second")])
def test_rates(count: int, rate: str) -> None:
    bar = ProgressBar(1000, "made", io.StringIO(), Clock())
    bar.advance(count)
    assert f", {rate}, " in bar.text(10)


def test_nothing_is_foretold_before_anything_is_done() -> None:
    assert ProgressBar(5, "made", io.StringIO(), Clock()).text(1) == "0 of 5 made"
