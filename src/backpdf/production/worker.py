"""What runs in a worker: one handout after the other, from a library that is read once.

Everything here can be sent to another process or another machine by name; nothing here writes files.
"""

from __future__ import annotations

import signal
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.library.reading import read_library
from backpdf.pdf.cache import PartCache
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.render import Rendered, render
from backpdf.problems import UserError
from backpdf.production.fingerprint import library_digest

MOST_BENCHES = 2
"""Libraries that one worker keeps ready; a service may switch between a few."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where the library is (as an absolute path), and what was in it when the work was planned."""

    root: Path
    digest: str


@dataclass(frozen=True, slots=True)
class Task:
    """One handout to be made."""

    shelf: Shelf
    request: Request
    options: PrintOptions


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a handout was not made; in words that name no patient."""

    reason: str


@dataclass(frozen=True, slots=True)
class _Bench:
    """A library with its pictures made ready."""

    library: Library
    cache: PartCache


_benches: dict[Shelf, _Bench] = {}


def shelf_of(library: Library) -> Shelf:
    """The shelf of a library that was read in this process, which need not be read again here."""
    shelf = Shelf(library.root.resolve(), library_digest(library))
    _put(shelf, library)
    return shelf


def start_worker(shelf: Shelf, library: Library) -> None:
    """Prepares a worker process; whoever started it decides when it stops, not the keyboard."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _put(shelf, library)


def make_one(task: Task) -> Rendered | Refused:
    """The handout of a task, or why there is none.  Never raises but for being interrupted.

    What an unforeseen error says is kept back: it might hold the patient's own words.
    """
    try:
        bench = _benches.get(task.shelf) or _read(task.shelf)
        return render(compose(bench.library, task.request), task.options, bench.cache)
    except Exception as error:  # noqa: BLE001  (one handout must never stop the others)
        return Refused(why(error))


def make_some(tasks: Sequence[Task]) -> list[Rendered | Refused]:
    """The handouts of several tasks, which takes less travelling between processes than one by one."""
    return [make_one(task) for task in tasks]


def why(error: Exception) -> str:
    """The reason of a failure, for a report: never with a patient's words in it."""
    match error:
        case UserError():
            return f"{error.message}; {error.hint}" if error.hint else error.message
        case MemoryError():
            return "the memory ran out"
        case _:
            return f"an error in the program ({type(error).__name__}); please report it"


def _read(shelf: Shelf) -> _Bench:
    """The library of a shelf, read from its folder.

    Raises UserError where it is no longer what the work was planned with.
    """
    changed = UserError("the library was changed while handouts were being made", "make them again")
    library = read_library(shelf.root).library
    if library is None or library_digest(library) != shelf.digest:
        raise changed
    return _put(shelf, library)


def _put(shelf: Shelf, library: Library) -> _Bench:
    while len(_benches) >= MOST_BENCHES and shelf not in _benches:
        _benches.pop(next(iter(_benches)), None)
    return _benches.setdefault(shelf, _Bench(library, PartCache()))
