"""Exercises of a library opened for a form, checked as they would be, and written: whole or not at all."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from backpdf.digests import content_digest
from backpdf.library.folders import (
    EXERCISES,
    is_yaml_name,
    outside_link,
    shown_path,
    stays_inside,
    yaml_files,
)
from backpdf.library.ids import ID_PATTERN, LONGEST_ID, is_reserved, nearest_id, spelt_id
from backpdf.library.model.library import IMAGES
from backpdf.library.writing.exercise_text import (
    changed_exercise_text,
    exercise_values,
    has_gaps,
    new_exercise_text,
)
from backpdf.library.writing.text_edits import NotChangedError
from backpdf.library.yaml.document import Document, FieldPath, Value, document_in, read_bytes
from backpdf.pictures.picture_errors import PictureError
from backpdf.problems import CannotWriteError, Problem, ProblemsError, UsageError
from backpdf.production.atomic_file import write_whole
from backpdf.production.checked_library import check_library
from backpdf.production.library_folder import FoundLibrary
from backpdf.production.output_folder import output_folder
from backpdf.quoting import quoted

MOST_PICTURES: Final = 4
BACKUP: Final = ".bak"
"""What the name of the file before the last change ends in; the library passes over it."""
_PICTURE_NAMES: Final = ("start", "finish", "3", "4")
NO_FILE: Final = ""
"""The digest of a file that is still to be written."""


@dataclass(frozen=True, slots=True)
class OpenedExercise:
    """An exercise as its file has it; digest is that of the file's bytes, raw its text."""

    id: str
    path: Path
    values: Mapping[str, Value]
    digest: str
    raw: str = field(repr=False)
    document: Document = field(repr=False)


@dataclass(frozen=True, slots=True)
class ExerciseDraft:
    """An exercise as a form has it.

    digest is that of the file that the form was filled from, NO_FILE for a new exercise.  photos are files to
    be stored, by the number of the picture (from 0), each with its name and bytes.
    """

    id: str
    values: Mapping[str, Value]
    digest: str = NO_FILE
    photos: Mapping[int, tuple[str, bytes]] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class DraftProblem:
    """A problem, and the path of the field of the form that it is about; () for the file as a whole."""

    path: FieldPath
    problem: Problem


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """What is to be said of a draft, and the files that it would be: paths in the library, and bytes."""

    problems: tuple[DraftProblem, ...]
    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    advice: tuple[str, ...] = ()


def open_exercise(root: Path, exercise_id: str) -> OpenedExercise:
    """The exercise with an id.

    Raises UsageError where the library has none, ProblemsError where its file is no readable YAML.
    """
    files, _ = yaml_files(root, EXERCISES)
    file = next((each for each in files if each.id == exercise_id), None)
    if file is None:
        raise UsageError(f"there is no exercise {quoted(exercise_id)}", "choose one of the library")
    data = read_bytes(file.path, file.shown)
    if isinstance(data, Problem):
        raise ProblemsError([data])
    document, problems = document_in(data, file.shown)
    if document is None or problems:
        raise ProblemsError(problems)
    values = exercise_values(dict(document.value))
    raw = data.decode("utf-8")
    return OpenedExercise(exercise_id, file.path, values, content_digest(data), raw, document)


def check_draft(
    found: FoundLibrary, draft: ExerciseDraft, known: Sequence[Problem] | None = None
) -> CheckedDraft:
    """Everything that `check` would say if the draft were a file of the library; writes nothing.

    Problems of other files count where the draft brings them about; known are those that they have now (None:
    they are looked for).
    """
    problems = _id_problems(found.root, draft)
    if problems or not draft.id:
        draft = replace(draft, id=_stand_in_id(found.root, draft.id))
    values, pictures, more, advice = _with_pictures(found.root, draft)
    problems += more
    faulty = {problem.path for problem in problems}
    shown = _shown(found.root, draft)
    try:
        text = _text(found.root, draft, values)
    except NotChangedError as error:
        problem = DraftProblem((), Problem(shown, error.message, hint=error.hint))
        return CheckedDraft((*problems, problem), advice=tuple(advice))
    files = {**pictures, shown: text.encode()}
    brought = _problems(found.root, shown, files, known)
    problems += (problem for problem in brought if problem.path not in faulty)
    return CheckedDraft(tuple(problems), {} if problems else files, tuple(advice))


def save_draft(
    found: FoundLibrary, draft: ExerciseDraft, known: Sequence[Problem] | None = None
) -> CheckedDraft:
    """Writes a draft that has no problems, its pictures first; the file before it is kept beside it.

    known is as for `check_draft`.

    Raises UsageError where the file has changed since the form was filled from it, or the library is the
    starter library; CannotWriteError where it cannot be written.
    """
    if found.starter:
        message = "the starter library is a part of the program, and is not changed"
        raise UsageError(message, "make a library of your own with `backpdf init DIR`, and open that one")
    for name in (EXERCISES, IMAGES):
        if not stays_inside(found.root, found.root / name):
            raise ProblemsError([outside_link(name, "folder")])
    with output_folder(found.root / EXERCISES, private=False, other_way=""):
        _check_unchanged(found.root, draft)
        checked = check_draft(found, draft, known)
        if not checked.problems:
            _write(found.root, _shown(found.root, draft), checked.files)
    return checked


def _check_unchanged(root: Path, draft: ExerciseDraft) -> None:
    if draft.digest != NO_FILE and open_exercise(root, draft.id).digest != draft.digest:
        raise UsageError(
            f"{_shown(root, draft)} was changed by another program since you opened it here",
            "open the exercise again, and make your changes in what it says now",
        )


def _write(root: Path, shown: str, files: Mapping[str, bytes]) -> None:
    """Writes the pictures, the backup, and the file; where one cannot be written, the pictures go again."""
    path = Path(os.path.realpath(root / shown))
    pictures = [root / name for name in files if name != shown]
    try:
        for picture in pictures:
            write_whole(picture, files[picture.relative_to(root).as_posix()])
        if path.exists():
            write_whole(path.with_name(path.name + BACKUP), path.read_bytes())
        write_whole(path, files[shown])
    except (CannotWriteError, OSError):
        for picture in pictures:
            with suppress(OSError):
                picture.unlink(missing_ok=True)
        raise


def _shown(root: Path, draft: ExerciseDraft) -> str:
    """The path in the library of a draft's file."""
    if draft.digest != NO_FILE:
        return open_exercise(root, draft.id).document.shown
    return shown_path(EXERCISES, f"{draft.id}.yaml")


def _text(root: Path, draft: ExerciseDraft, values: Mapping[str, Value]) -> str:
    """The text of the file; where something is missing that is needed, one with a place for each problem."""
    if draft.digest == NO_FILE or has_gaps(values):
        return new_exercise_text(values)
    opened = open_exercise(root, draft.id)
    return changed_exercise_text(opened.raw, opened.document, values)


def _id_problems(root: Path, draft: ExerciseDraft) -> list[DraftProblem]:
    """The problem of the name of a new file; none where it is still to be made of the exercise's name."""
    if draft.digest != NO_FILE or not (draft.id or draft.values.get("name")):
        return []
    message = hint = ""
    if not re.fullmatch(ID_PATTERN, draft.id) or len(draft.id) > LONGEST_ID:
        message = "a file name holds only small letters (a to z), digits and hyphens"
        hint = f"write up to {LONGEST_ID} of them, such as {quoted(spelt_id(draft.id) or 'heel-raise')}"
    elif is_reserved(draft.id):
        message, hint = f"Windows cannot store a file called {quoted(draft.id)}", "give it another name"
    elif draft.id in _taken_ids(root):
        message = f"there is an exercise {quoted(draft.id)} already"
        hint = "give this one another name, or change that one"
    return [DraftProblem(("id",), Problem(f"{EXERCISES}/", message, hint=hint))] if message else []


def _stand_in_id(root: Path, typed: str) -> str:
    """An id that no exercise has, to check all the rest of a draft with."""
    taken, number = _taken_ids(root), 1
    while (name := f"{nearest_id(typed)[:40]}-{number}") in taken:
        number += 1
    return name


def _taken_ids(root: Path) -> set[str]:
    return {nearest_id(Path(name).stem) for name in _names(root / EXERCISES) if is_yaml_name(name)}


def _names(folder: Path) -> list[str]:
    try:
        return [entry.name for entry in os.scandir(folder)]
    except OSError:
        return []


def _with_pictures(
    root: Path, draft: ExerciseDraft
) -> tuple[dict[str, Value], dict[str, bytes], list[DraftProblem], list[str]]:
    """The values with the names of new pictures, their files, and what is to be said of them."""
    from backpdf.pictures.stored_picture import stored_picture  # noqa: PLC0415  (Pillow, for photos only)

    pictures = draft.values.get("pictures")
    named: list[Value] = list(pictures) if isinstance(pictures, list) else []
    taken = {name.casefold() for name in _names(root / IMAGES)}
    files: dict[str, bytes] = {}
    problems: list[DraftProblem] = []
    advice: list[str] = []
    for number, (name, data) in sorted(draft.photos.items()):
        fields = named[number] if number < min(len(named), MOST_PICTURES) else None
        if not isinstance(fields, dict):
            continue
        try:
            stored = stored_picture(data, name)
        except PictureError as error:
            problem = Problem(quoted(name), error.message, hint=error.hint)
            problems.append(DraftProblem(("pictures", number, "image"), problem))
            continue
        file = _free_name(f"{draft.id}-{_PICTURE_NAMES[number]}", stored.ending, taken)
        files[f"{IMAGES}/{file}"] = stored.data
        named[number] = {**fields, "image": file}
        advice += [f"{quoted(name)}: {each}" for each in stored.advice]
    return {**draft.values, **({"pictures": named} if named else {})}, files, problems, advice


def _free_name(stem: str, ending: str, taken: set[str]) -> str:
    """A name that no picture has; taken gains it.  No picture is ever replaced: others may show it."""
    number, name = 1, stem + ending
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}{ending}"
    taken.add(name.casefold())
    return name


def _problems(
    root: Path, shown: str, pending: Mapping[str, bytes], known: Sequence[Problem] | None
) -> list[DraftProblem]:
    """The problems of a file that is still to be written, and those that it would make in others."""
    if known is None:
        known = check_library(root, is_thorough=False).problems
    before = Counter(map(_unplaced, _others(known, shown)))
    after = check_library(root, is_thorough=False, pending=pending).problems
    document, _ = document_in(pending[shown], shown)
    own = [problem for problem in after if problem.file == shown]
    found = [DraftProblem(document.path_of(each.mark) if document else (), each) for each in own]
    for problem in _others(after, shown):
        if before[_unplaced(problem)]:
            before[_unplaced(problem)] -= 1
        else:
            found.append(DraftProblem((), problem))
    return found


def _others(problems: Sequence[Problem], shown: str) -> Iterator[Problem]:
    return (problem for problem in problems if problem.file != shown)


def _unplaced(problem: Problem) -> Problem:
    return replace(problem, mark=None, quoted=None)
