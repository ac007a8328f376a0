"""A handout that takes too long is given up."""

from __future__ import annotations

import re
import signal
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from support.lists import small_library, write_list

from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.render import Rendered
from backpdf.production.api import make_batch
from backpdf.production.workers import worker
from backpdf.production.workers.time_limit import TimeLimitError, late_reason, time_limit
from backpdf.production.workers.worker import Failure, Job, render_one

pytestmark = pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs an alarm of POSIX")


def test_python_code_is_stopped() -> None:
    with pytest.raises(TimeLimitError), time_limit(0.05):
        time.sleep(30)


def test_a_pattern_that_goes_on_for_ever_is_stopped() -> None:
    with pytest.raises(TimeLimitError), time_limit(0.05):
        re.match(r"(a+)+$", "a" * 64 + "b")


def test_code_that_takes_every_exception_is_stopped() -> None:
    with pytest.raises(TimeLimitError), time_limit(0.05):
        while True:
            with suppress(Exception):
                time.sleep(30)


def test_the_alarm_is_as_before_afterwards() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with time_limit(5):
        assert signal.getitimer(signal.ITIMER_REAL)[0] > 0
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) == before


@pytest.mark.parametrize("seconds", [None, 0.01])
def test_no_limit_where_none_is_wanted_or_can_be_kept(seconds: float | None) -> None:
    done: list[bool] = []

    def work() -> None:
        with time_limit(seconds):
            time.sleep(0.03)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    with time_limit(None):
        done.append(True)
    assert done == [True, True]


def test_one_late_row_is_reported_and_the_others_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(
        library: Library, request: Request, options: PrintOptions, job: Job[Rendered]
    ) -> Rendered | Failure:
        if request.patient == "B. Slow":
            time.sleep(30)
        return render_one(library, request, options, job)

    monkeypatch.setattr(worker, "render_one", slow)
    library = small_library(tmp_path / "library")
    rows = write_list(tmp_path, "name,program,level\nA,low-back,1\nB. Slow,low-back,1\nC,low-back,2\n")
    report = make_batch(rows, library, tmp_path / "out", workers=1, time_limit=2)
    assert [result.status.value for result in report.results] == ["made", "failed", "made"]
    assert report.results[1].reason == late_reason(2)
    assert late_reason(0.5).startswith("it took longer than 0.5 seconds; ")
