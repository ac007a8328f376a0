"""Where handouts are rendered, and what happens when a worker or an executor fails."""

from __future__ import annotations

import os
import pickle
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest
from support.lists import small_library

from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.library.model.plan import Plan
from backpdf.pdf.images import PictureError
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.render import Rendered
from backpdf.problems import UsageError
from backpdf.production.workers import worker
from backpdf.production.workers.executor import (
    TASKS_ON_GIVEN_EXECUTOR,
    InProcessExecutor,
    Renderer,
    usual_workers,
)
from backpdf.production.workers.worker import (
    Failure,
    LibraryRef,
    RenderInput,
    failure_reason,
    library_ref,
    render_chunk,
    render_file,
    render_one,
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return small_library(tmp_path)


def inputs(count: int) -> Iterator[tuple[int, RenderInput]]:
    for number in range(count):
        yield number, (Request("low-back", number % 2 + 1, f"P{number}"), PrintOptions())


def rendered(library: Library, count: int, executor: Executor | None = None) -> dict[int, Rendered | Failure]:
    with Renderer(render_file, library, 1, executor) as renderer:
        return dict(renderer.render(inputs(count)))


def test_in_this_process_one_after_the_other(library: Library) -> None:
    with Renderer(render_file, library, 1) as renderer:
        done = list(renderer.render(inputs(3)))
    assert [number for number, _ in done] == [0, 1, 2]
    assert all(isinstance(result, Rendered) for _, result in done)


def test_any_executor_makes_the_same_bytes(library: Library) -> None:
    with ThreadPoolExecutor(3) as pool:
        elsewhere = rendered(library, 6, pool)
    assert elsewhere == rendered(library, 6)


def test_processes_make_the_same_bytes(library: Library) -> None:
    with Renderer(render_file, library, 2) as renderer:
        elsewhere = dict(renderer.render(inputs(3)))
    assert elsewhere == rendered(library, 3)


def test_only_a_few_are_under_way(library: Library) -> None:
    taken = []

    def queue() -> Iterator[tuple[int, RenderInput]]:
        for number, each in inputs(TASKS_ON_GIVEN_EXECUTOR * 3):
            taken.append(number)
            yield number, each

    class Quick(Executor):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            del fn, args, kwargs
            future: Future[Any] = Future()
            future.set_result([Failure("x")])
            return future

    with Renderer(render_file, library, 1, Quick()) as renderer:
        results = renderer.render(queue())
        next(results)
        assert len(taken) == TASKS_ON_GIVEN_EXECUTOR
        results.close()  # type: ignore[attr-defined]


def test_what_is_under_way_is_given_up_when_nobody_waits(library: Library) -> None:
    pending: list[Future[Any]] = []

    class Slow(Executor):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            del fn, args, kwargs
            future: Future[Any] = Future()
            if not pending:
                future.set_result([Failure("x")])
            pending.append(future)
            return future

    with Renderer(render_file, library, 1, Slow()) as renderer:
        results = renderer.render(inputs(5))
        next(results)
        results.close()  # type: ignore[attr-defined]
    assert all(future.cancelled() for future in pending[1:])
    assert len(pending) == 5


def test_an_executor_that_fails_spoils_only_its_own_row(library: Library) -> None:
    class Moody(InProcessExecutor):
        count = 0

        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            self.count += 1
            future: Future[Any] = Future()
            match self.count:
                case 1:
                    future.set_exception(RuntimeError("Anna"))
                case 2:
                    future.set_exception(BrokenProcessPool())
                case 3:
                    future.cancel()
                    future.set_running_or_notify_cancel()
                case _:
                    return super().submit(fn, *args, **kwargs)
            return future

    done = rendered(library, 4, Moody())
    reasons = {number: result.reason for number, result in done.items() if isinstance(result, Failure)}
    assert reasons == {
        0: "an error in the program (RuntimeError); please report it",
        1: "the worker process ended; perhaps the memory ran out, so try fewer --workers",
        2: "the executor gave it up",
    }
    assert isinstance(done[3], Rendered)


def test_an_executor_that_is_broken_fails_each_row_with_a_reason(library: Library) -> None:
    class Broken(InProcessExecutor):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            del fn, args, kwargs
            raise BrokenProcessPool

    reason = "the worker process ended; perhaps the memory ran out, so try fewer --workers"
    assert rendered(library, 3, Broken()) == {number: Failure(reason) for number in range(3)}


def test_an_executor_that_was_shut_down_is_an_error_of_the_caller(library: Library) -> None:
    pool = ThreadPoolExecutor(1)
    pool.shutdown()
    with pytest.raises(RuntimeError):
        rendered(library, 1, pool)


@pytest.mark.parametrize(("count", "asked", "workers"), [(3, None, 1), (3, 2, 2), (3, 9, 3), (500, 500, 61)])
def test_how_many_workers(count: int, asked: int | None, workers: int) -> None:
    assert usual_workers(count, asked) == workers


def test_one_worker_for_each_core_where_there_is_much_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    assert usual_workers(100, None) == 3
    monkeypatch.delattr(os, "sched_getaffinity")
    monkeypatch.setattr(os, "cpu_count", lambda: None)
    assert usual_workers(100, None) == 1


def sent(library: Library) -> tuple[LibraryRef, list[RenderInput]]:
    """What is sent to a worker for one handout."""
    return library_ref(library), [each for _, each in inputs(1)]


def test_a_worker_reads_the_library_that_a_reference_names(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = sent(library)
    here = render_chunk(*message, render_file)
    monkeypatch.setattr(worker, "_libraries", {})
    ref, again = pickle.loads(pickle.dumps(message))
    assert render_chunk(ref, again, render_file) == here


def test_a_library_that_was_changed_meanwhile(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    message = sent(library)
    monkeypatch.setattr(worker, "_libraries", {})
    with (library.root / "exercises" / "bridge.yaml").open("a") as stream:
        stream.write("\n")
    assert render_chunk(*message, render_file) == [
        Failure("the library was changed while handouts were being made; make them again")
    ]


def test_a_worker_keeps_few_libraries(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[LibraryRef, Any] = {}
    monkeypatch.setattr(worker, "_libraries", kept)
    for number in range(5):
        worker.keep_library(LibraryRef(Path(str(number)), "x"), library)
    assert [ref.root.name for ref in kept] == ["3", "4"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PictureError("a.jpg is damaged", "Save it again"), "a.jpg is damaged; Save it again"),
        (UsageError("no such level"), "no such level"),
        (MemoryError(), "the memory ran out"),
        (ValueError("Anna Example"), "an error in the program (ValueError); please report it"),
    ],
)
def test_reasons_never_hold_a_patients_words(error: Exception, reason: str) -> None:
    assert failure_reason(error) == reason


def test_a_row_that_cannot_be_made_says_why(library: Library) -> None:
    request = Request("low-back", 1, plan=Plan(leave_out=("clam",)))
    assert render_one(library, request, PrintOptions(), render_file) == Failure(
        'the plan does not fit: "clam" is not in level 1 of "low-back"; delete it here'
    )
