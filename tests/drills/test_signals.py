"""Runs that are stopped or killed, at many moments."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from drills.conftest import ROWS
from drills.runs import DrillRun, moments, start, whole_files

STOPPED = "Stopped. Every file that was finished is whole.\n"
BATCH = ("batch", "list.csv", "--output", "out", "--workers", "2")
Figures = Callable[[str], None]


def strike(run: DrillRun, number: signal.Signals) -> None:
    """Sends a signal to every process of a run, as a terminal does."""
    with suppress(ProcessLookupError):
        os.killpg(run.process.pid, number)


def usual_seconds(folder: Path) -> float:
    """How long an undisturbed run takes from the moment in which it listens."""
    run = start(folder, *BATCH)
    run.wait_until_it_listens()
    started = time.monotonic()
    assert run.end()[0] == 0
    shutil.rmtree(folder / "out")
    return time.monotonic() - started


def test_kill_9_leaves_no_process_and_resume_makes_the_rest(
    practice: Path, right_files: dict[str, bytes], strikes: int, figures: Figures
) -> None:
    longest, slowest, struck = usual_seconds(practice), 0.0, 0
    for moment in moments(strikes, longest, seed=9):
        shutil.rmtree(practice / "out", ignore_errors=True)
        run = start(practice, *BATCH)
        run.wait_until_it_listens()
        time.sleep(moment)
        struck += run.process.poll() is None
        run.process.kill()
        slowest = max(slowest, run.wait_until_gone())
        run.end()
        whole_files(practice / "out")
        code, err = start(practice, *BATCH, "--resume").end()
        assert (code, "Traceback" in err) == (0, False), err
        made = {path.name: path.read_bytes() for path in (practice / "out").glob("*.pdf")}
        assert made == right_files
        assert list((practice / "out").glob("*.part")) == []
    figures(f"{strikes} runs, {struck} killed while they worked, no process left after {slowest:.2f} s")


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_signal_ends_a_run_in_order(
    number: signal.Signals, code: int, workers: str, practice: Path, strikes: int, figures: Figures
) -> None:
    command = ("batch", "list.csv", "--output", "out", "--workers", workers)
    slowest, stopped = 0.0, 0
    for moment in moments(strikes, 1.5, seed=number):
        run = start(practice, *command)
        run.wait_until_it_listens()
        time.sleep(moment)
        strike(run, number)
        slowest = max(slowest, run.wait_until_gone())
        ended, err = run.end()
        assert ended in (code, 0), err
        assert "Traceback" not in err
        assert (STOPPED in err) or ended == 0 or "Report:" in err, err
        assert list((practice / "out").glob(".*.part")) == []
        whole_files(practice / "out")
        stopped += ended == code
    figures(f"{strikes} runs, {stopped} stopped, all ended after {slowest:.2f} s")


@pytest.mark.parametrize("first", [signal.SIGINT, signal.SIGTERM])
def test_a_second_signal_ends_a_run_at_once(
    first: signal.Signals, practice: Path, strikes: int, figures: Figures
) -> None:
    slowest = 0.0
    pauses = moments(strikes, 0.2, seed=3)
    for moment, pause in zip(moments(strikes, 1.5, seed=2), pauses, strict=True):
        run = start(practice, *BATCH)
        run.wait_until_it_listens()
        time.sleep(moment)
        strike(run, first)
        time.sleep(pause)
        strike(run, signal.SIGINT)
        slowest = max(slowest, run.wait_until_gone())
        code, err = run.end()
        assert code in (0, 130, 128 + first, -signal.SIGINT), err  # the last while Python itself ends
        assert "Traceback" not in err
        whole_files(practice / "out")
    figures(f"{strikes} runs, all ended after {slowest:.2f} s")


def test_workers_that_are_killed_cost_no_other_row(
    practice: Path, right_files: dict[str, bytes], strikes: int, figures: Figures
) -> None:
    chance, killed = random.Random(4), 0
    run = start(practice, *BATCH)
    while run.process.poll() is None and killed < strikes:
        workers = run.workers()
        if workers and (practice / "out").is_dir():
            with suppress(ProcessLookupError):
                os.kill(chance.choice(workers), signal.SIGKILL)
                killed += 1
        time.sleep(chance.uniform(0.2, 1.5))
    code, err = run.end()
    run.wait_until_gone()
    made = {path.name: path.read_bytes() for path in (practice / "out").glob("*.pdf")}
    lost = ROWS - len(made)
    assert lost <= killed // 2  # a row fails with the second worker that it had
    assert made.items() <= right_files.items()
    assert (code, err.count("its worker process ended, twice")) == (1 if lost else 0, lost)
    assert "Traceback" not in err
    figures(f"{killed} workers killed, {lost} of {ROWS} rows lost")


def test_sighup_stays_ignored_under_nohup(practice: Path) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        run = start(practice, *BATCH)
    finally:
        signal.signal(signal.SIGHUP, before)
    run.wait_until_it_listens()
    strike(run, signal.SIGHUP)
    assert run.end()[0] == 0
    assert len(whole_files(practice / "out")) == ROWS


ENDLESS = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><filter id="f">'
    '<feTurbulence baseFrequency="9" numOctaves="9999"/></filter>'
    '<rect width="9" height="9" filter="url(#f)"/></svg>'
)
DRAWS = (
    f"from backpdf.pictures.svg.resvg_process import render_bitmap; render_bitmap({ENDLESS!r}.encode(), 4000)"
)


def test_a_drawing_process_ends_with_its_parent(tmp_path: Path, figures: Figures) -> None:
    run = start(tmp_path, script=DRAWS)
    while len(run.processes()) < 2:
        assert run.process.poll() is None, run.end()
        time.sleep(0.05)
    time.sleep(1.0)
    assert len(run.processes()) == 2  # it draws still
    run.process.kill()
    figures(f"no process left after {run.wait_until_gone():.2f} s")
    run.end()
