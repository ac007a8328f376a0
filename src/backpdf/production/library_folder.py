"""Finds the folder of a library: the one that is named, the one here or above, or the starter's."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from backpdf.library.folders import EXERCISES, is_yaml_name, working_folder
from backpdf.problems import UsageError
from backpdf.quoting import quoted
from backpdf.starter import starter_root

OWN_LIBRARY: Final = "backpdf-library"


@dataclass(frozen=True, slots=True)
class FoundLibrary:
    """The folder of a library.

    starter holds for the one inside the program; above for one in a folder above the current one.
    """

    root: Path
    starter: bool
    above: bool = False

    def usual_folder(self, name: str) -> Path:
        """Where files go unless another place is named: a folder here, or in the library above."""
        return self.root / name if self.above else Path(name)


def find_library(folder: Path | None) -> FoundLibrary:
    """The library in `folder`; without one, that of this folder or the nearest above; else the starter's.

    Raises UsageError where a folder was named that holds no library, or the current folder is gone.
    """
    if folder is None:
        return _library_here() or FoundLibrary(starter_root(), starter=True)
    if not folder.is_dir():
        message = f"{folder} is a file, not a folder" if folder.exists() else f"there is no folder {folder}"
        raise UsageError(message, "give the folder that holds `exercises`")
    if not (folder / EXERCISES).is_dir():
        raise UsageError(f"{folder} holds no folder `exercises`", _other_folder(folder))
    return FoundLibrary(folder, starter=False)


def own_library_folder() -> Path:
    """Where the page puts a library of the user's own: in the home folder."""
    return Path.home() / OWN_LIBRARY


def find_library_for_page(folder: Path | None) -> FoundLibrary:
    """The library that the page opens: as `find_library`, but the user's own before the starter library."""
    found = find_library(folder)
    own = own_library_folder()
    return FoundLibrary(own, starter=False) if found.starter and _holds_library(own) else found


def _library_here() -> FoundLibrary | None:
    """The library of the current folder, or of the nearest folder above it."""
    here = Path()
    if (here / EXERCISES).is_dir():
        return FoundLibrary(here, starter=False)
    current = working_folder()
    for folder in (current, *current.parents):
        _check_spelling(folder)
        if _holds_library(folder):
            return FoundLibrary(Path(os.path.relpath(folder, current)), starter=False, above=True)
    return None


def _check_spelling(folder: Path) -> None:
    """Raises UsageError where a folder would be a library if its folder of exercises were spelt so."""
    for name in _names(folder):
        if name.casefold() == EXERCISES and name != EXERCISES and _holds_library(folder, name):
            raise UsageError(
                f"the folder {folder / name} is not read: capital letters count", _rename_exercises(name)
            )


def _rename_exercises(name: str) -> str:
    return f'rename the folder {quoted(name)} to "{EXERCISES}"'


def _names(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in os.scandir(folder))
    except OSError:
        return []


def _holds_library(folder: Path, exercises: str = EXERCISES) -> bool:
    """Whether a folder is a library, and does not only have a folder that is called `exercises`."""
    return any(is_yaml_name(name) or name == "programs" for name in _names(folder / exercises))


def _other_folder(folder: Path) -> str:
    """Where the library may be that `folder` does not hold, or how to start one there."""
    names = _names(folder)
    for name in names:
        if name.casefold() == EXERCISES:
            return _rename_exercises(name)
    above = next((each for each in Path(os.path.realpath(folder)).parents if _holds_library(each)), None)
    start = f"start one with `backpdf init {folder}`"
    if above is not None:
        return f"the library above it is in {above}; or {start}"
    inside = next((name for name in names if _holds_library(folder / name)), None)
    return f"did you mean {folder / inside}?" if inside else start
