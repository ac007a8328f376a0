"""One long-lived thread that renders: its fonts, parts and pictures stay ready, and only the newest counts.

A thread of its own for each request would lay out every part anew (measured: 62 ms a sheet for 20).
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import TypeVar

T = TypeVar("T")


class RenderThread:
    """Does work in the order in which it comes; of work with the same key, only the newest is finished."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="render")
        self._numbers = count()
        self._newest: dict[str, int] = {}

    async def run(self, work: Callable[[], T]) -> T:
        """What a function returns or raises, called in the thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def steps(self, key: str, work: Callable[[], Iterator[T]]) -> AsyncGenerator[T, None]:
        """What a generator yields in the thread, each as soon as it is there.

        Ends between two steps, or before the first, when newer work with the same key has come, or when
        nobody goes on reading.  Raises what the generator raises.
        """
        loop = asyncio.get_running_loop()
        steps: asyncio.Queue[T | _End] = asyncio.Queue()
        number = next(self._numbers)
        self._newest[key] = number

        def put(step: T | _End) -> None:
            loop.call_soon_threadsafe(steps.put_nowait, step)

        def work_off() -> None:
            error: Exception | None = None
            try:
                each = iter(work()) if self._newest.get(key) == number else iter(())
                while self._newest.get(key) == number and (step := next(each, _DONE)) is not _DONE:
                    put(step)  # type: ignore[arg-type]  # mypy does not see that it is not the sentinel
            except Exception as raised:  # noqa: BLE001  (raised again where it is waited for)
                error = raised
            put(_End(error))

        self._thread.submit(work_off)
        try:
            while not isinstance(step := await steps.get(), _End):
                yield step
            if step.error is not None:
                raise step.error
        finally:
            if self._newest.get(key) == number:
                del self._newest[key]

    def close(self) -> None:
        """Ends the thread after the work that it is at."""
        self._newest.clear()
        self._thread.shutdown(wait=False, cancel_futures=True)


class _End:
    """The end of the steps, with the error that ended them, if one did."""

    def __init__(self, error: Exception | None) -> None:
        self.error = error


_DONE = object()
