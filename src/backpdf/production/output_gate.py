"""No output takes the place of an input: the one gate for all files that a run is to write."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TypeAlias

from backpdf.problems import UsageError

Identity: TypeAlias = tuple[int, int] | str
Place: TypeAlias = tuple[Identity, str]


def same_file(name: str) -> str:
    """What two names have in common where a system takes them for one: capitals and accents' spelling."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def check_outputs(outputs: Mapping[str, Iterable[Path]], inputs: Iterable[tuple[Path, str]]) -> None:
    """Raises UsageError for the first output that is an input, under whatever name: `./x`, a link, capitals.

    outputs are the paths by the option that names them; inputs are paths, each with what it is in a
    sentence ("the list itself").
    """
    files: dict[Identity, str] = {}
    places: dict[Place, str] = {}
    folders: dict[Path, Identity] = {}
    for path, what in inputs:
        places.setdefault(_place(path, folders), what)
        identity = _identity(path)
        if identity is not None:
            files.setdefault(identity, what)
    for option, paths in outputs.items():
        for path in paths:
            found = places.get(_place(path, folders)) or files.get(_identity(path) or "")
            if found is not None:
                raise UsageError(
                    f"{path} is {found}, and would be overwritten", f"give {option} another {_noun(option)}"
                )


def _noun(option: str) -> str:
    return "folder" if option == "--output" else "name"


def _identity(path: Path) -> tuple[int, int] | None:
    """What every name of one file has in common; None where there is no file, or the system cannot say."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return None
    return (state.st_dev, state.st_ino) if state.st_ino else None


def _place(path: Path, folders: dict[Path, Identity]) -> Place:
    """Folder and name of a file that need not exist; folders keeps what was found of each folder."""
    folder = path.parent
    if folder not in folders:
        folders[folder] = _identity(folder) or same_file(os.path.realpath(folder))
    return folders[folder], same_file(path.name)
