"""The thread that renders: in order, the newest first, nothing for those who have gone."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator

import pytest

from backpdf.page.render_thread import RenderThread


async def _all(
    thread: RenderThread, key: str, steps: list[int], gate: threading.Event | None = None
) -> list[int]:
    def work() -> Iterator[int]:
        for step in steps:
            if gate is not None:
                gate.wait(5)
            yield step

    return [step async for step in thread.steps(key, work)]


def test_steps_come_in_order_and_newer_work_takes_the_place_of_older() -> None:
    async def run() -> list[list[int]]:
        thread, gate = RenderThread(), threading.Event()
        older = asyncio.create_task(_all(thread, "a", [1, 2, 3], gate))
        waiting = asyncio.create_task(_all(thread, "a", [4, 5]))
        newest = asyncio.create_task(_all(thread, "a", [6, 7]))
        other = asyncio.create_task(_all(thread, "b", [8]))
        await asyncio.sleep(0.05)
        gate.set()
        found = await asyncio.gather(older, waiting, newest, other)
        thread.close()
        return list(found)

    older, waiting, newest, other = asyncio.run(run())
    assert (waiting, newest, other) == ([], [6, 7], [8])
    assert older in ([], [1])  # it was at its first step when the newer came


def test_an_error_comes_where_it_is_waited_for() -> None:
    def fail() -> Iterator[int]:
        yield 1
        raise LookupError("no page")

    async def run() -> list[int]:
        thread, found = RenderThread(), []
        with pytest.raises(LookupError, match="no page"):
            async for step in thread.steps("a", fail):
                found.append(step)  # noqa: PERF401  (what came before the error counts)
        assert await thread.run(lambda: 5) == 5
        thread.close()
        return found

    assert asyncio.run(run()) == [1]


def test_work_ends_when_nobody_reads_on() -> None:
    made: list[int] = []

    def endless() -> Iterator[int]:
        while len(made) < 100_000:
            made.append(1)
            yield 1

    async def run() -> None:
        thread = RenderThread()
        steps = thread.steps("a", endless)
        await anext(steps)
        await steps.aclose()
        await thread.run(lambda: None)  # waits until the thread is free
        thread.close()

    asyncio.run(run())
    assert len(made) < 100_000
