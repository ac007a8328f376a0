"""Checks references between files: programs name exercises, exercises name pictures.

The checks read the values as typed, not the models, so a file with an error in one place is still
checked in all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from backpdf.library.folders import SAFETY
from backpdf.library.ids import nearest_id
from backpdf.library.model.fields import fold, path_error
from backpdf.library.yaml.document import Document, FieldPath, Value
from backpdf.pictures.picture_files import PictureCheck, PictureFolder, check_picture
from backpdf.problems import MOST_ALIKE, Problem
from backpdf.quoting import did_you_mean, quoted, shorten


def exercise_problems(program: Document, known: Sequence[str], unread: Mapping[str, str]) -> list[Problem]:
    """Problems of exercises that do not exist, and of exercises that a level has twice.

    known are the ids of the exercises; unread maps ids to files that hold them and are not read.
    """
    problems: list[Problem] = []
    for number, level in _fields(program.value.get("levels")):
        seen: dict[str, int] = {}
        for path, name in _exercise_names(number, level):
            if name not in known:
                candidates = known if len(problems) < MOST_ALIKE else ()  # the others are only counted
                problems.append(_unknown_exercise(program, path, name, candidates, unread))
            elif name in seen:
                message = f'level {number} has the exercise "{name}" twice: the first is on line {seen[name]}'
                problems.append(program.problem(path, message, "delete one of the two"))
            seen.setdefault(name, program.mark(*path).line)
    return problems


def safety_problems(program: Document, known: Sequence[str]) -> list[Problem]:
    """The problem of a program that names a file of safety texts that does not exist."""
    name = program.value.get("safety")
    if not isinstance(name, str) or not fold(name) or fold(name) in known:
        return []
    wanted = nearest_id(str(fold(name)).removesuffix(".yaml").removesuffix(".yml"))
    message = f"there are no safety texts {quoted(name)}"
    otherwise = f'write them as "{SAFETY}/{shorten(wanted)}.yaml", or put the texts into this file'
    return [program.problem(("safety",), message, did_you_mean(wanted, known, otherwise))]


@dataclass(frozen=True, slots=True)
class PictureFindings:
    """Problems of pictures, and warnings of those that print otherwise than may be expected.

    contents holds the digest of each picture as it was checked, by its path in the library.
    """

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    contents: dict[str, str] = field(default_factory=dict)


def picture_findings(exercise: Document, folder: PictureFolder) -> PictureFindings:
    """What is to be said of the pictures of an exercise."""
    findings = PictureFindings()
    for index, picture in enumerate(_items(exercise.value.get("pictures"))[:MOST_ALIKE]):
        image = picture.get("image") if isinstance(picture, dict) else None
        if isinstance(image, str):
            checked = _check_file(exercise, ("pictures", index, "image"), image, folder, findings)
            if checked is not None and checked.crop:
                message = f"{quoted(str(fold(image)))}: {checked.crop}"
                findings.warnings.append(exercise.problem(("pictures", index, "image"), message))
    return findings


def logo_findings(clinic: Document, folder: PictureFolder) -> PictureFindings:
    """What is to be said of the clinic's logo."""
    findings = PictureFindings()
    logo = clinic.value.get("logo")
    if isinstance(logo, str):
        _check_file(clinic, ("logo",), logo, folder, findings)
    return findings


def _check_file(
    document: Document, path: FieldPath, image: str, folder: PictureFolder, findings: PictureFindings
) -> PictureCheck | None:
    """Checks a picture that a file names, and adds what there is to say; None where it names none."""
    name = str(fold(image))
    if not name or path_error(name) is not None:
        return None  # validation of the model reports the path itself
    checked = check_picture(folder, name)
    if checked.fault is not None:
        findings.problems.append(document.problem(path, *checked.fault))
    if checked.content is not None:
        findings.contents[f"{folder.label}/{name}".lstrip("/")] = checked.content
    for advice in checked.advice:
        findings.warnings.append(document.problem(path, f"{quoted(name)}: {advice}"))
    return checked


def _exercise_names(number: str, level: Value) -> Iterator[tuple[FieldPath, str]]:
    """The exercises that a level names, with their paths."""
    uses = level.get("exercises") if isinstance(level, dict) else None
    for index, use in enumerate(_items(uses)):
        path: FieldPath = ("levels", number, "exercises", index)
        name = use.get("exercise") if isinstance(use, dict) else use
        if isinstance(name, str) and fold(name):
            yield ((*path, "exercise") if isinstance(use, dict) else path), str(fold(name))


def _unknown_exercise(
    program: Document, path: FieldPath, name: str, known: Sequence[str], unread: Mapping[str, str]
) -> Problem:
    message = f"there is no exercise {quoted(name)}"
    exercise_id = nearest_id(name.removesuffix(".yaml").removesuffix(".yml"))
    if exercise_id in unread:
        return program.problem(path, message, f"it may be in {unread[exercise_id]}, which is not read")
    otherwise = f'write it as "exercises/{shorten(exercise_id)}.yaml"'
    return program.problem(path, message, did_you_mean(exercise_id, known, otherwise))


def _items(value: Value) -> list[Value]:
    return value if isinstance(value, list) else []


def _fields(value: Value) -> list[tuple[str, Value]]:
    return list(value.items()) if isinstance(value, dict) else []
