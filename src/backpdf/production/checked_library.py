"""Reads a library and its plans with everything that a finished handout needs checked."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from backpdf.handout.locale.sentences import languages
from backpdf.library.apply_plan import plan_problems
from backpdf.library.consistency.inconsistencies import inconsistencies
from backpdf.library.folders import CLINIC
from backpdf.library.model.library import Level, Library, Program
from backpdf.library.model.markup import plain_text, unbalanced_emphasis
from backpdf.library.model.plan import PlanReading, plan_in, read_plan
from backpdf.library.reading import read_library
from backpdf.library.template import clinic_template
from backpdf.library.yaml.document import Document
from backpdf.pdf.images.qr import fits_code
from backpdf.problems import CannotWriteError, Problem, UsageError, in_file_order
from backpdf.production.atomic_file import os_reason
from backpdf.production.library_folder import FoundLibrary, find_library_for_page, own_library_folder
from backpdf.production.lists.file_names import LONGEST_REFERENCE, reference_fault
from backpdf.starter import starter_root
from backpdf.text.cleaning import as_printed
from backpdf.text.printable import unprintable

COPIED = ("exercises", "images", "schema")
ADDRESSES = ("video", "web")
"""Fields whose web addresses are printed as QR codes."""
REFERENCE = ("reference",)
"""The path of the one text of a plan that is not printed."""
PLAIN = (*ADDRESSES, "image", "logo")
"""Fields in which no text is bold."""


@dataclass(frozen=True, slots=True)
class CheckedLibrary:
    """A library with all of its problems; library is None where it cannot be used at all.

    warnings are of pictures that are printed, but otherwise than may be expected; unread are of files that
    look like a part of the library and are not read; advice is on texts that contradict each other.
    documents are the files that the library was read from.
    """

    library: Library | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...] = ()
    unread: tuple[Problem, ...] = ()
    advice: tuple[Problem, ...] = ()
    documents: tuple[Document, ...] = ()


def check_library(
    root: Path,
    *,
    is_thorough: bool = True,
    today: date | None = None,
    pending: Mapping[str, bytes] | None = None,
) -> CheckedLibrary:
    """Reads a library and finds every problem in it, in file order.

    Beside what the reader finds: texts that the handout's font cannot print, web addresses that no
    QR code can hold, and languages without fixed words.  With today's date there is advice, too.  pending
    are files that are still to be written (see `read_library`).
    """
    reading = read_library(root, is_thorough=is_thorough, pending=pending)
    problems = list(reading.problems)
    for document in reading.documents:
        problems.extend(unprintable_texts(document))
        problems.extend(_unusable_addresses(document))
        problems.extend(_unknown_language(document))
    problems = in_file_order(problems)
    library = reading.library
    advice = inconsistencies(library, reading.documents, today) if library is not None and today else ()
    return CheckedLibrary(
        library, tuple(problems), reading.warnings, reading.unread, tuple(advice), tuple(reading.documents)
    )


def unprintable_texts(document: Document) -> list[Problem]:
    """Texts of a file that would be lost or misprinted; the first bad sign of each."""
    problems: list[Problem] = []
    for path, text in document.texts():
        if path == REFERENCE:
            continue
        found = unprintable(text)
        star = None if path[-1] in PLAIN else unbalanced_emphasis(text)
        if found:
            problems.append(document.problem_in(path, found[0].index, found[0].message, found[0].hint))
        elif star is not None:
            problems.append(document.problem_in(path, *star))
        elif _prints_as_nothing(text):
            hint = "write something, or leave the field out"
            problems.append(document.problem(path, "nothing in this text can be seen on paper", hint))
    return problems


def _prints_as_nothing(text: str) -> bool:
    """Whether a text has more in it than spaces, and nothing of it reaches the paper."""
    if any(map(str.isalnum, text)):
        return False
    return bool(text.strip()) and not as_printed(plain_text(text)).strip(" ")


def _unusable_addresses(document: Document) -> list[Problem]:
    return [
        document.problem(
            path, "this web address does not fit into a QR code", "use a shorter address in plain letters"
        )
        for path, text in document.texts()
        if path[-1] in ADDRESSES and not fits_code(text)
    ]


def _unknown_language(document: Document) -> list[Problem]:
    """Programs (they have levels) and the clinic choose the language of the fixed words."""
    value = document.value
    if "levels" not in value and document.shown != CLINIC:
        return []
    language = value.get("language")
    known = languages()
    if not isinstance(language, str) or language in known or language.partition("-")[0].lower() in known:
        return []
    return [
        document.problem(
            ("language",),
            f'no fixed words for the language "{language}"',
            f"write one of: {', '.join(known)}",
        )
    ]


def check_plan(
    path: Path, shown: str, library: Library, levels: Sequence[tuple[Program, Level]]
) -> PlanReading:
    """The plan in a file, with every problem in it for the levels it is meant for.

    shown is the path for messages; levels has at least one.  The plan is None where there are
    problems.
    """
    return _checked_plan(read_plan(path, shown), library, levels)


def check_plan_data(
    data: bytes, shown: str, library: Library, levels: Sequence[tuple[Program, Level]]
) -> PlanReading:
    """The plan in the bytes of a file; see check_plan."""
    return _checked_plan(plan_in(data, shown), library, levels)


def _checked_plan(
    reading: PlanReading, library: Library, levels: Sequence[tuple[Program, Level]]
) -> PlanReading:
    if reading.document is None:
        return reading
    problems = in_file_order(
        [
            *reading.problems,
            *unprintable_texts(reading.document),
            *plan_problems(reading.document, library, levels),
            *_unusable_reference(reading.document),
        ]
    )
    return PlanReading(None if problems else reading.plan, reading.document, tuple(problems))


def _unusable_reference(plan: Document) -> list[Problem]:
    """The problem of a reference that no file can be called by; its length the model has checked."""
    reference = plan.value.get("reference")
    fault = reference_fault(reference) if isinstance(reference, str) and reference.strip() else None
    return (
        [plan.problem(REFERENCE, *fault)]
        if fault is not None and len(str(reference)) <= LONGEST_REFERENCE
        else []
    )


def copy_starter(folder: Path) -> tuple[Path, ...]:
    """Copies the starter library into `folder`, and a clinic's file to fill in; returns what was written.

    Raises UsageError where the folder already holds a library, CannotWriteError where it cannot be
    written.
    """
    for name in (*COPIED, CLINIC):
        if os.path.lexists(folder / name):
            raise UsageError(
                f"{folder / name} is already there", "choose a new folder, so that nothing is overwritten"
            )
    root = starter_root()
    try:
        for name in COPIED:
            _copy(root / name, folder / name)
        (folder / CLINIC).write_text(clinic_template(), encoding="utf-8")
    except BaseException as error:
        for name in COPIED:  # none of them was there before
            shutil.rmtree(folder / name, ignore_errors=True)
        with suppress(OSError):
            (folder / CLINIC).unlink(missing_ok=True)
        if not isinstance(error, OSError):
            raise
        raise CannotWriteError(
            f"cannot write in {folder}: {os_reason(error)}", "choose another folder"
        ) from error
    return tuple(folder / name for name in (*COPIED, CLINIC))


def make_own_library() -> FoundLibrary:
    """The library in the user's home folder: a copy of the starter library where there is none yet.

    Raises what copy_starter does.
    """
    found = find_library_for_page(None)
    if found.starter:
        copy_starter(own_library_folder())
    return FoundLibrary(own_library_folder(), starter=False)


def _copy(source: Path, target: Path) -> None:
    """A folder with all that is in it, as files that their owner may change."""
    target.mkdir(parents=True)
    for path in sorted(source.iterdir()):
        if path.is_dir():
            _copy(path, target / path.name)
        else:
            shutil.copyfile(path, target / path.name)
