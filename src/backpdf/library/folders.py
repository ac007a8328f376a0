"""Lists the YAML files of a library's folders, and checks their names."""

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
    """A YAML file: its path, its path for messages, and the id from its name."""

    path: Path
    shown: str
    id: str


def yaml_files(root: Path, folder: str) -> tuple[list[LibraryFile], list[Problem]]:
    """The YAML files directly inside a folder of the library, in the order of their names, and problems.

    A file with an invalid name is listed under the nearest valid id, so that its content is checked.
    A link to a place outside the library is not listed.
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
    """Whether a path lies in the library once symbolic links are resolved."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def outside_link(shown: str) -> Problem:
    """The problem of a file that is a link to a place outside the library."""
    return Problem(
        shown, "the file is a link to a place outside the library", hint="copy the file itself to this place"
    )


def nearest_id(text: str) -> str:
    """The text as an id: lower-case letters, digits and single hyphens; "unnamed" where none is left."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:_LONGEST_ID].strip("-") or "unnamed"


def _name_problems(path: Path, shown: str, first: dict[str, str]) -> list[Problem]:
    """Problems of a file's name; first maps each id to its first file, and gains this one."""
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
