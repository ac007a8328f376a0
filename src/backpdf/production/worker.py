"""Renders handouts, in this process or in a worker process; a worker reads each library once.

Every function here can be sent to another process or another machine by name.  Nothing here writes files.
"""

from __future__ import annotations

import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, TypeVar

from backpdf.handout.blocks import Handout
from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.library.reading import read_library
from backpdf.pdf.cache import PartCache
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.render import Rendered, render, render_section
from backpdf.pdf.tagging.section import FileSection
from backpdf.problems import UserError
from backpdf.production.fingerprint import library_digest

MOST_LIBRARIES = 2
"""Libraries that one worker keeps; a service may switch between a few."""

RenderInput: TypeAlias = tuple[Request, PrintOptions]
Made = TypeVar("Made")
Job: TypeAlias = Callable[[Handout, PrintOptions], Made]
"""What is made of a handout."""


@dataclass(frozen=True, slots=True)
class LibraryRef:
    """A reference to a library: its folder (an absolute path), and the digest of what was in it."""

    root: Path
    digest: str


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a handout was not made, in words that name no patient."""

    reason: str


PART_CACHE = PartCache()
"""Pictures and parts of all handouts that this process renders."""
_libraries: dict[LibraryRef, Library] = {}


def library_ref(library: Library) -> LibraryRef:
    """The reference to a library that was read in this process, which need not be read again here."""
    ref = LibraryRef(library.root.resolve(), library_digest(library))
    _keep(ref, library)
    return ref


def start_worker(ref: LibraryRef, library: Library) -> None:
    """Prepares a worker process: it keeps the library, and leaves Ctrl-C to the process that started it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _keep(ref, library)


def render_file(handout: Handout, options: PrintOptions) -> Rendered:
    """A handout as a file of its own."""
    return render(handout, options, PART_CACHE)


def render_part(handout: Handout, options: PrintOptions, *, language: str) -> FileSection:
    """A handout as a part of a file of many, which is in a language."""
    return render_section(handout, options, PART_CACHE, language)


def render_one(library: Library, request: Request, options: PrintOptions, job: Job[Made]) -> Made | Failure:
    """One handout, or why it was not made.  Raises nothing but KeyboardInterrupt and its like.

    The words of an unforeseen error are left out: they might hold the patient's own.
    """
    try:
        return job(compose(library, request), options)
    except Exception as error:  # noqa: BLE001  (one handout must never stop the others)
        return Failure(failure_reason(error))


def render_all(library: Library, inputs: Sequence[RenderInput], job: Job[Made]) -> list[Made | Failure]:
    """Several handouts of a library that is at hand."""
    return [render_one(library, request, options, job) for request, options in inputs]


def render_chunk(ref: LibraryRef, inputs: Sequence[RenderInput], job: Job[Made]) -> list[Made | Failure]:
    """Several handouts of a library that is known by reference.

    Sending some at a time takes less than one by one.
    """
    try:
        library = _libraries.get(ref) or _read(ref)
    except Exception as error:  # noqa: BLE001  (the reason belongs into the report of each)
        return [Failure(failure_reason(error))] * len(inputs)
    return render_all(library, inputs, job)


def failure_reason(error: Exception) -> str:
    """The reason of a failure, for a report: never with a patient's words in it."""
    match error:
        case UserError():
            return f"{error.message}; {error.hint}" if error.hint else error.message
        case MemoryError():
            return "the memory ran out"
        case _:
            return f"an error in the program ({type(error).__name__}); please report it"


def _read(ref: LibraryRef) -> Library:
    """The library that a reference stands for, read from its folder.

    Raises UserError where it is no longer what the work was planned with.
    """
    library = read_library(ref.root, is_thorough=False).library
    if library is None or library_digest(library) != ref.digest:
        raise UserError("the library was changed while handouts were being made", "make them again")
    _keep(ref, library)
    return library


def _keep(ref: LibraryRef, library: Library) -> None:
    while len(_libraries) >= MOST_LIBRARIES and ref not in _libraries:
        _libraries.pop(next(iter(_libraries)), None)
    _libraries.setdefault(ref, library)
