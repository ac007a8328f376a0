"""Signals: the first stops in order, the second at once; those that are ignored stay so."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator

import pytest

from backpdf.cli import signals
from backpdf.cli.signals import StopSignal, end_on_signals, stop_on_signals

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX signals")
ALL = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.fixture(autouse=True)
def handlers_as_before() -> Iterator[None]:
    before, hook = {number: signal.getsignal(number) for number in ALL}, sys.unraisablehook
    for number in ALL:
        signal.signal(number, signal.SIG_DFL)
    yield
    sys.unraisablehook = hook
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_the_first_raises_and_the_second_ends(number: signal.Signals, code: int) -> None:
    stop_on_signals()
    with pytest.raises(StopSignal) as raised:
        signal.raise_signal(number)
    assert raised.value.heard() == code
    assert {signal.getsignal(each) for each in ALL} == {signals._end}


def test_what_is_ignored_stays_ignored() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    stop_on_signals()
    end_on_signals()
    assert signal.getsignal(signal.SIGHUP) == signal.SIG_IGN
    assert signal.getsignal(signal.SIGTERM) == signals._end


LOST_ONCE = """
import contextlib, signal, time
from backpdf.cli.signals import StopSignal, stop_on_signals
class Tidy:
    def __del__(self):
        signal.raise_signal(signal.SIGTERM)
stop_on_signals()
try:
    {}
    time.sleep(60)
except StopSignal as stop:
    raise SystemExit(stop.heard())
"""


@pytest.mark.parametrize(
    "losing",
    [
        pytest.param("tidy = Tidy(); del tidy", id="in a destructor"),
        pytest.param(
            "with contextlib.suppress(BaseException): signal.raise_signal(signal.SIGTERM)",
            id="in code that lets nothing through",
        ),
    ],
)
def test_a_signal_is_not_lost_where_no_exception_gets_through(losing: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOST_ONCE.format(losing)], check=False, capture_output=True, timeout=30
    )
    assert (done.returncode, done.stderr) == (143, b"")
