"""Which files of a folder belong to the library, and which only look as if they did."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from backpdf.library.model.fields import ID_PATTERN
from backpdf.problems import Problem
from backpdf.quoting import quoted
from backpdf.text.cleaning import for_terminal

EXERCISES = "exercises"
PROGRAMS = "exercises/programs"
CLINIC = "clinic.yaml"

_YAML_ENDINGS = {".yaml", ".yml"}
_HIDDEN_ENDING = re.compile(r"(.+\.ya?ml)\.[a-z]+", re.IGNORECASE)
_LONGEST_ID = 60


@dataclass(frozen=True, slots=True)
class LibraryFile:
    """A YAML file: where it is, its path for messages, and the id that its name gives."""

    path: Path
    shown: str
    id: str


def yaml_files(root: Path, folder: str) -> tuple[list[LibraryFile], list[Problem]]:
    """The YAML files right inside a folder of the library, in the order of their names.

    Files with a bad name are still listed (under the nearest good id), so that their content is checked.
    Files that are links out of the library are not.
    """
    try:
        names = sorted(entry.name for entry in os.scandir(root / folder) if not entry.name.startswith("."))
    except (FileNotFoundError, NotADirectoryError):
        return [], []
    except OSError:
        return [], [Problem(folder, "the folder cannot be read", hint="ask for permission to read it")]
    files: list[LibraryFile] = []
    problems: list[Problem] = []
    first: dict[str, str] = {}
    for name in names:
        shown = f"{folder}/{for_terminal(name)}"
        path = root / folder / name
        hidden = _HIDDEN_ENDING.fullmatch(name)
        if hidden is not None:
            hint = f"rename it to {quoted(hidden[1])}"
            problems.append(Problem(shown, "the file's name has one ending too many", hint=hint))
        if path.suffix.lower() not in _YAML_ENDINGS or path.is_dir():
            continue
        if not stays_inside(root, path):
            problems.append(outside_link(shown))
            continue
        problems += _name_problems(path, shown, first)
        files.append(LibraryFile(path, shown, nearest_id(path.stem)))
    return files, problems


def stays_inside(root: Path, path: Path) -> bool:
    """Whether a path, all links followed, lies in the library."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def outside_link(shown: str) -> Problem:
    """The problem of a file that is a link to a place outside the library; it is not read."""
    return Problem(
        shown, "the file is a link to a place outside the library", hint="copy the file itself to this place"
    )


def nearest_id(text: str) -> str:
    """Text as an id: small letters, digits and single hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:_LONGEST_ID].strip("-") or "unnamed"


def _name_problems(path: Path, shown: str, first: dict[str, str]) -> list[Problem]:
    """What is wrong with a file's name; first remembers which file took an id first."""
    if not re.fullmatch(ID_PATTERN, path.stem) or len(path.stem) > _LONGEST_ID:
        message = "a file name may hold only small letters (a to z), digits and hyphens"
        if len(path.stem) > _LONGEST_ID:
            message = f"the file name is longer than {_LONGEST_ID} characters"
        return [Problem(shown, message, hint=f'rename it to "{nearest_id(path.stem)}.yaml"')]
    taken = first.setdefault(path.stem, shown)
    if taken == shown:
        return []
    message = f'there are two files with the id "{path.stem}"'
    return [Problem(shown, message, hint=f"rename this one, or {taken}")]
