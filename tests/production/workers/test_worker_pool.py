"""What worker processes lose is made by others, and what they cannot make fails alone."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import active_children
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from support.lists import small_library

from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.render import Rendered
from backpdf.production.workers import worker_pool
from backpdf.production.workers.executor import Renderer
from backpdf.production.workers.time_limit import late_reason
from backpdf.production.workers.worker import Failure, RenderInput, render_file
from backpdf.production.workers.worker_pool import ENDED_TWICE, TASKS_AHEAD

LATE = 4.0
"""A time limit for handouts that never end."""


class Trap(str):
    """A patient's name that does something to the process that unpickles it: a worker."""

    call: tuple[Any, ...]

    def __new__(cls, function: Callable[..., Any], *arguments: object) -> Trap:
        trap = super().__new__(cls, "A. Example")
        trap.call = (function, arguments)
        return trap

    def __reduce__(self) -> tuple[Any, ...]:
        return self.call


def end_once(mark: Path) -> Trap:
    """Ends the worker, but only the first one; needs no module that a worker would first have to load."""
    return Trap(
        eval,
        f"__import__('os').path.exists({str(mark)!r}) and 'A. Example'"
        f" or open({str(mark)!r}, 'w').close() or __import__('os')._exit(1)",
    )


@pytest.fixture(autouse=True)
def light_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """Worker processes load the main module of their parent: here pytest, which takes a second."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return small_library(tmp_path)


def inputs(count: int, **traps: Trap) -> Iterator[tuple[int, RenderInput]]:
    """Handouts for so many patients; `at_3=Trap(...)` sets one for the fourth."""
    for number in range(count):
        yield number, (Request("low-back", 1, traps.get(f"at_{number}", f"P{number}")), PrintOptions())


def rendered(
    library: Library, count: int, seconds: float | None = None, **traps: Trap
) -> dict[int, Rendered | Failure]:
    with Renderer(render_file, library, 2, seconds=seconds) as renderer:
        return dict(renderer.render(inputs(count, **traps)))


def failures(results: dict[int, Rendered | Failure]) -> dict[int, str]:
    return {number: each.reason for number, each in results.items() if isinstance(each, Failure)}


def test_a_handout_that_ends_every_worker_fails_alone(library: Library) -> None:
    deadly = {f"at_{number}": Trap(os._exit, 1) for number in (0, 4)}
    results = rendered(library, 12, None, **deadly)
    assert sorted(results) == list(range(12))
    assert failures(results) == dict.fromkeys((0, 4), ENDED_TWICE)


def test_a_worker_that_ends_once_costs_nothing(library: Library, tmp_path: Path) -> None:
    traps = {f"at_{number}": end_once(tmp_path / f"mark-{number}") for number in (0, 5)}
    results = rendered(library, 8, None, **traps)
    assert (len(results), failures(results)) == (8, {})


@pytest.mark.skipif(
    os.name != "posix", reason="a worker is ended by its parent elsewhere, too; slower to start"
)
def test_a_worker_that_hangs_is_ended(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_pool, "GRACE_SECONDS", 0.5)
    results = rendered(library, 8, LATE, at_2=Trap(time.sleep, 600))
    assert sorted(results) == list(range(8))
    assert failures(results) == {2: late_reason(LATE)}


def test_no_worker_is_left(library: Library) -> None:
    with Renderer(render_file, library, 2) as renderer:
        results = renderer.render(inputs(50))
        next(results)
        assert active_children()
        results.close()  # type: ignore[attr-defined]
    assert active_children() == []


def test_only_a_few_are_with_the_workers(library: Library) -> None:
    taken: list[int] = []

    def queue() -> Iterator[tuple[int, RenderInput]]:
        for number, each in inputs(100):
            taken.append(number)
            yield number, each

    with Renderer(render_file, library, 2) as renderer:
        results = renderer.render(queue())
        next(results)
        assert len(taken) <= 2 * TASKS_AHEAD + 2
        results.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable"),
            "resource temporarily unavailable",
        ),
        (PermissionError(errno.EACCES, "Permission denied"), "permission denied"),
        (ImportError("_multiprocessing"), "importerror"),
        (AssertionError("daemonic processes are not allowed to have children"), "assertionerror"),
    ],
)
def test_without_processes_all_is_made_in_this_one(
    error: Exception, said: str, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused() -> Any:
        raise error

    monkeypatch.setattr(worker_pool, "_start_process", refused)
    warnings: list[str] = []
    with Renderer(render_file, library, 2, warn=warnings.append) as renderer:
        results = dict(renderer.render(inputs(5)))
    assert (sorted(results), failures(results)) == (list(range(5)), {})
    assert warnings == [
        f"no worker process can be started: {said}; the handouts are made one after the other, in one process"
    ]


def test_one_process_less_is_no_matter(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    start = worker_pool._start_process
    started: list[Any] = []

    def only_one() -> Any:
        if started:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        started.append(start())
        return started[0]

    monkeypatch.setattr(worker_pool, "_start_process", only_one)
    warnings: list[str] = []
    with Renderer(render_file, library, 3, warn=warnings.append) as renderer:
        results = dict(renderer.render(inputs(6)))
    assert (len(results), failures(results), warnings) == (6, {}, [])


def test_workers_that_end_as_they_start(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a program's own file starts the batch unguarded, or the system kills whatever is new."""
    start = worker_pool._start_process

    def killed() -> Any:
        process, connection = start()
        process.kill()
        return process, connection

    monkeypatch.setattr(worker_pool, "_start_process", killed)
    warnings: list[str] = []
    with Renderer(render_file, library, 2, warn=warnings.append) as renderer:
        results = dict(renderer.render(inputs(4)))
    assert (len(results), failures(results)) == (4, {})
    assert warnings[0].startswith("worker processes end as soon as they start; ")


def test_what_has_ended_a_worker_does_not_end_this_process(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    start = worker_pool._start_process
    started: list[Any] = []

    def only_once() -> Any:
        if len(started) == 1:
            raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")
        started.append(start())
        return started[0]

    monkeypatch.setattr(worker_pool, "_start_process", only_once)
    with Renderer(render_file, library, 2) as renderer:
        results = dict(renderer.render(inputs(6, at_1=Trap(os._exit, 1))))
    assert failures(results) == {1: ENDED_TWICE}
    assert len(results) == 6
