"""Renders handouts, in this process or in a worker process; a worker reads each library once.

Every function here can be sent to another process or another machine by name.  Nothing here writes files.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from backpdf.handout.blocks import Handout
from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.library.reading import read_library
from backpdf.pdf.cache import PartCache
from backpdf.pdf.print_options import Format, PrintOptions
from backpdf.pdf.render import (
    Rendered,
    advice_on_length,
    render,
    render_section,
    render_without_advice,
)
from backpdf.pdf.tagging.section import FileSection
from backpdf.problems import UserError
from backpdf.production.fingerprint import library_digest
from backpdf.production.workers.time_limit import TimeLimitError, late_reason, time_limit

MOST_LIBRARIES = 2
"""Libraries that one worker keeps; a service may switch between a few."""

if TYPE_CHECKING:
    from backpdf.html.inline_pictures import InlinePictures

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
    keep_library(ref, library)
    return ref


def render_file(handout: Handout, options: PrintOptions) -> Rendered:
    """A handout as a file of its own, in the format of the options."""
    if options.format is Format.PDF:
        return render(handout, options, PART_CACHE)
    from backpdf.html.html_page import render_html  # noqa: PLC0415  (most runs make no HTML)

    file = render_html(handout, options, _inline_pictures())
    return Rendered(file.data, 0, file.warnings)


def render_preview(handout: Handout, options: PrintOptions) -> Rendered:
    """The PDF of a handout, as soon as it can be: without the warning of `preview_advice`."""
    return render_without_advice(handout, options, PART_CACHE)


def preview_advice(handout: Handout, options: PrintOptions) -> tuple[str, ...]:
    """Why a handout takes more pages than it should, and what to shorten; empty where it does not."""
    advice = advice_on_length(handout, options, PART_CACHE)
    return () if advice is None else (advice.of(options.noun),)


@cache
def _inline_pictures() -> InlinePictures:
    """The pictures of all HTML files that this process renders."""
    from backpdf.html.inline_pictures import InlinePictures  # noqa: PLC0415  (as above)

    return InlinePictures()


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


def render_in_time(
    library: Library, each: RenderInput, job: Job[Made], seconds: float | None
) -> Made | Failure:
    """One handout as render_one gives it, with a time limit where `time_limit` can keep one."""
    try:
        with time_limit(seconds):
            return render_one(library, *each, job)
    except TimeLimitError:
        return Failure(late_reason(seconds or 0))


def render_chunk(
    ref: LibraryRef, inputs: Sequence[RenderInput], job: Job[Made], seconds: float | None = None
) -> list[Made | Failure]:
    """Several handouts of a library that is known by reference, each with its own time limit."""
    try:
        library = _libraries.get(ref) or _read(ref)
    except Exception as error:  # noqa: BLE001  (the reason belongs into the report of each)
        return [Failure(failure_reason(error))] * len(inputs)
    return [render_in_time(library, each, job, seconds) for each in inputs]


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
    keep_library(ref, library)
    return library


def keep_library(ref: LibraryRef, library: Library) -> None:
    """Keeps a library in this process for the handouts to come; few at a time."""
    while len(_libraries) >= MOST_LIBRARIES and ref not in _libraries:
        _libraries.pop(next(iter(_libraries)), None)
    _libraries.setdefault(ref, library)
