"""Reads a folder as a library, and collects the problems of all its files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Generic, TypeVar

from pydantic import ValidationError

from backpdf.digests import content_digest
from backpdf.library.content_kinds import Kind, kind_of_fields
from backpdf.library.dose_changes import level_dose_problems
from backpdf.library.folders import (
    CLINIC,
    EXERCISES,
    PROGRAMS,
    SAFETY,
    LibraryFile,
    outside_link,
    stays_inside,
    yaml_files,
)
from backpdf.library.messages import unknown_field
from backpdf.library.model.fields import fold
from backpdf.library.model.library import IMAGES, Clinic, Content, Exercise, Library, Program
from backpdf.library.model.program import Level
from backpdf.library.model.safety import SHARED, SafetyTexts
from backpdf.library.model_errors import problems_of
from backpdf.library.references import (
    PictureFindings,
    exercise_problems,
    logo_findings,
    picture_findings,
    safety_problems,
)
from backpdf.library.template import left_as_template
from backpdf.library.unread_files import HOME, unread_files
from backpdf.library.yaml.document import Document, document_in, read_document
from backpdf.pictures.picture_files import PictureFolder, open_folder
from backpdf.problems import Problem, in_file_order
from backpdf.text.cleaning import for_terminal

Model = TypeVar("Model", bound=Content)


@dataclass(frozen=True, slots=True)
class LibraryReading:
    """The library, or None where there are problems; the problems are in file order.

    documents are the files that are readable YAML, for checks that need more than the library, such
    as whether a font can print every letter.  warnings are of pictures that print otherwise than may be
    expected; unread are warnings of files that look like a part of the library and are not read.
    """

    library: Library | None
    problems: tuple[Problem, ...]
    documents: tuple[Document, ...] = ()
    warnings: tuple[Problem, ...] = ()
    unread: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _FileReading(Generic[Model]):
    """One file as a document and as a model; either is None where the file has errors that prevent it."""

    id: str
    document: Document | None
    model: Model | None
    problems: list[Problem]


_KINDS: Mapping[type[Content], tuple[Kind, str]] = {
    Exercise: (Kind.EXERCISE, "exercises"),
    Program: (Kind.PROGRAM, "programs"),
    SafetyTexts: (Kind.SAFETY, "safety texts"),
}
"""What the files of each model hold, and several of them."""


def read_library(
    root: Path, *, is_thorough: bool = True, pending: Mapping[str, bytes] | None = None
) -> LibraryReading:
    """Reads exercises/*.yaml, exercises/programs/*.yaml, clinic.yaml and all pictures that they name.

    Reads nothing outside root, not even through links.  Mistakes in the files are problems, never
    exceptions.  Where is_thorough does not hold, drawings are not drawn on trial: that takes a few
    milliseconds for each.  pending are exercises and pictures that are still to be written, by their path in
    the library: they are read in place of those on the disk.
    """
    exercises, problems = _read_folder(root, EXERCISES, Exercise, pending=pending)
    safety, more = _read_folder(root, SAFETY, SafetyTexts)
    problems += more
    programs, more = _read_folder(root, PROGRAMS, Program, _shared_texts(safety))
    clinic = _read_clinic(root)
    unread = unread_files(root)
    problems += more + clinic.problems + unread.problems
    problems += _missing_files(exercises, programs, problems)
    problems += _reference_problems(exercises, safety, programs, unread.exercises)
    images = open_folder(root, IMAGES, is_thorough=is_thorough, pending=pending)
    pictures = _picture_findings(root, exercises, clinic, images)
    problems += pictures.problems
    warnings = tuple(in_file_order(pictures.warnings))
    others = tuple(in_file_order(unread.warnings))
    documents = (
        *_documents(exercises),
        *_documents(safety),
        *_documents(programs),
        *_documents([clinic]),
    )
    problems += [problem for document in documents for problem in left_as_template(document)]
    if problems:
        return LibraryReading(None, tuple(in_file_order(problems)), documents, warnings, others)
    contents = {each.shown: content_digest(each.source.text.encode()) for each in documents}
    contents |= pictures.contents
    library = Library(root, _by_id(exercises), _by_id(programs), clinic.model, contents)
    return LibraryReading(library, (), documents, warnings, others)


def _shared_texts(safety: Sequence[_FileReading[SafetyTexts]]) -> Callable[[Document], Mapping[str, object]]:
    """What gives the shared texts of a program's document; a text is None where its file has problems."""
    files = {
        reading.id: reading.model.shared if reading.model else dict.fromkeys(SHARED) for reading in safety
    }

    def shared(program: Document) -> Mapping[str, object]:
        name = fold(program.value.get("safety"))
        return files.get(name, dict.fromkeys(SHARED)) if isinstance(name, str) and name else {}

    return shared


def _nothing_shared(_: Document) -> Mapping[str, object]:
    return {}


def _read_folder(
    root: Path,
    folder: str,
    kind: type[Model],
    shared: Callable[[Document], Mapping[str, object]] = _nothing_shared,
    pending: Mapping[str, bytes] | None = None,
) -> tuple[list[_FileReading[Model]], list[Problem]]:
    """Every file of a folder, and the problems of their contents and names.

    shared gives the fields that another file has for a document; pending is as for `read_library`.
    """
    files, problems = yaml_files(root, folder)
    new = {path: data for path, data in (pending or {}).items() if PurePath(path).parent == PurePath(folder)}
    files += [
        LibraryFile(root / path, path, PurePath(path).stem)
        for path in sorted(new.keys() - {file.shown for file in files})
    ]
    readings = [_read_file(root, file, kind, shared, new.get(file.shown)) for file in files]
    for reading in readings:
        problems += reading.problems
    return readings, problems


def _read_file(
    root: Path,
    file: LibraryFile,
    kind: type[Model],
    shared: Callable[[Document], Mapping[str, object]],
    data: bytes | None,
) -> _FileReading[Model]:
    """A file, or its bytes where it is still to be written."""
    document, problems = (
        read_document(file.path, file.shown) if data is None else document_in(data, file.shown)
    )
    if document is None:
        return _FileReading(file.id, None, None, problems)
    misplaced = _misplaced(root, file, document, kind)
    if misplaced is not None:
        return _FileReading(file.id, None, None, [misplaced])
    problems += _derived_fields(document, kind)
    model, more = _validated(document, kind, {"id": file.id}, shared(document))
    return _FileReading(file.id, document, model, problems + more)


def _misplaced(root: Path, file: LibraryFile, document: Document, kind: type[Content]) -> Problem | None:
    """The problem of a file that holds something else than the files of its folder do; or None."""
    expected, several = _KINDS[kind]
    found = kind_of_fields(document.value)
    if found is None or found is expected:
        return None
    message = f"this looks like {found.value}, and lies among the {several}"
    if found is Kind.PLAN:
        return Problem(file.shown, message, hint="move it out of this folder, and name it with --plan")
    place = CLINIC if found is Kind.CLINIC else f"{HOME[found]}/{file.path.name}"
    if (root / place).exists():
        return Problem(file.shown, message, hint=f"{for_terminal(place)} is there already: delete this one")
    return Problem(file.shown, message, hint=f"move it to {for_terminal(place)}")


def _read_clinic(root: Path) -> _FileReading[Clinic]:
    """The clinic's file, which need not exist and may be empty."""
    path = root / CLINIC
    if not path.is_symlink() and not path.exists():
        return _FileReading(CLINIC, None, None, [])
    if not stays_inside(root, path):
        return _FileReading(CLINIC, None, None, [outside_link(CLINIC)])
    document, problems = read_document(path, CLINIC, may_be_empty=True)
    if document is None:
        return _FileReading(CLINIC, None, None, problems)
    model, more = _validated(document, Clinic, {})
    return _FileReading(CLINIC, document, model, problems + more)


def _validated(
    document: Document,
    kind: type[Model],
    derived: Mapping[str, str],
    shared: Mapping[str, object] | None = None,
) -> tuple[Model | None, list[Problem]]:
    """The model of a document.

    derived holds values from elsewhere, such as the file's name; shared those of another file, which give
    way to the document's own.
    """
    shared = shared or {}
    try:
        return kind.model_validate({**shared, **document.value, **derived}), []
    except ValidationError as error:
        return None, problems_of(error, document, kind, elsewhere=shared)


def _derived_fields(document: Document, kind: type[Content]) -> list[Problem]:
    """Problems of fields in a file that only the program may fill in."""
    found: list[tuple[tuple[str, ...], type[Content]]] = [(("id",), kind)] if document.has("id") else []
    levels = document.value.get("levels") if kind is Program else None
    if isinstance(levels, dict):
        found += [
            (("levels", number, name), Level)
            for number in levels
            for name in ("number", "is_last")
            if document.has("levels", number, name)
        ]
    return [document.problem(path, *unknown_field(path[-1], model), key=True) for path, model in found]


def _missing_files(
    exercises: Sequence[_FileReading[Exercise]],
    programs: Sequence[_FileReading[Program]],
    problems: Sequence[Problem],
) -> list[Problem]:
    """Problems of a library without exercises or programs; files with problems count as present."""
    files_with_problems = {problem.file for problem in problems}
    found: list[Problem] = []
    if not exercises and not any(shown.startswith(f"{EXERCISES}/") for shown in files_with_problems):
        hint = 'write one with "backpdf new", or copy the starter library with "backpdf init"'
        found.append(Problem(EXERCISES, "there are no exercises", hint=hint))
    if not programs and not any(shown.startswith(f"{PROGRAMS}/") for shown in files_with_problems):
        hint = 'copy the starter library with "backpdf init" to see one'
        found.append(Problem(PROGRAMS, "there is no program, so there is nothing to print", hint=hint))
    return found


def _reference_problems(
    exercises: Sequence[_FileReading[Exercise]],
    safety: Sequence[_FileReading[SafetyTexts]],
    programs: Sequence[_FileReading[Program]],
    unread: Mapping[str, str],
) -> list[Problem]:
    """Problems of references to exercises and to safety texts.

    unread maps ids to files that hold them and are not read.
    """
    known = [reading.id for reading in exercises]
    known_safety = [reading.id for reading in safety]
    problems: list[Problem] = []
    for program in programs:
        if program.document is not None:
            problems += exercise_problems(program.document, known, unread)
            problems += safety_problems(program.document, known_safety)
        if program.document is not None and program.model is not None:
            problems += level_dose_problems(program.document, program.model, _by_id(exercises))
    return problems


def _picture_findings(
    root: Path,
    exercises: Sequence[_FileReading[Exercise]],
    clinic: _FileReading[Clinic],
    images: PictureFolder,
) -> PictureFindings:
    """Problems and warnings of all pictures that files name."""
    found = [picture_findings(exercise, images) for exercise in _documents(exercises)]
    if clinic.document is not None:
        found.append(logo_findings(clinic.document, open_folder(root, "", is_thorough=images.is_thorough)))
    return PictureFindings(
        [problem for findings in found for problem in findings.problems],
        [warning for findings in found for warning in findings.warnings],
        {name: content for findings in found for name, content in findings.contents.items()},
    )


def _documents(readings: Sequence[_FileReading[Model]]) -> list[Document]:
    return [reading.document for reading in readings if reading.document is not None]


def _by_id(readings: Sequence[_FileReading[Model]]) -> dict[str, Model]:
    return {reading.id: reading.model for reading in readings if reading.model is not None}
