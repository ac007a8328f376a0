"""No output takes the place of an input: the one gate for all files that a run is to write."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from backpdf.problems import UsageError

Identity: TypeAlias = tuple[int, int] | str
Place: TypeAlias = tuple[Identity, str]
_Folders: TypeAlias = dict[Path, tuple[Path, Identity]]


def same_file(name: str) -> str:
    """What two names have in common where a system takes them for one: capitals and accents' spelling."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def check_outputs(outputs: Mapping[str, Collection[Path]], inputs: Iterable[tuple[Path, str]]) -> None:
    """Raises UsageError for the first output that is an input or the output of another option.

    It may have any name: `./x`, a link, other capitals.  outputs are the paths by the option that names them;
    inputs are paths, each with what it is in a sentence ("the list itself").
    """
    folders: _Folders = {}
    known = _known(inputs, folders)
    for option, paths in outputs.items():
        for path in paths:
            _check(path, option, known, folders)
        known |= {_names(path, folders)[0]: f"the file of {option}" for path in paths}


def check_sheets(folder: Path, sheets: Iterable[Path], inputs: Sequence[tuple[Path, str]]) -> None:
    """Raises UsageError for the first of many files in a folder that is an input.

    They are gone through only where something in that folder is an input.
    """
    folders: _Folders = {}
    known = _known(inputs, folders)
    try:
        there = [Path(entry.path) for entry in os.scandir(folder)]
    except OSError:
        return  # it is still to be made, so nothing is in it
    if known.keys().isdisjoint(name for path in there for name in _names(path, folders)):
        return
    for path in sheets:
        _check(path, "--output", known, folders)


def _known(inputs: Iterable[tuple[Path, str]], folders: _Folders) -> dict[Identity | Place, str]:
    """What each input is, by all that it is known by."""
    return {name: what for path, what in inputs for name in _names(path, folders)}


def _check(path: Path, option: str, known: Mapping[Identity | Place, str], folders: _Folders) -> None:
    """Raises UsageError where an output is something that is known."""
    found = next((known[name] for name in _names(path, folders) if name in known), None)
    if found is not None:
        raise UsageError(
            f"{path} is {found}, and would be overwritten", f"give {option} another {_noun(option)}"
        )


def _noun(option: str) -> str:
    return "folder" if option == "--output" else "name"


def _names(path: Path, folders: _Folders) -> list[Identity | Place]:
    """What a file that need not exist is known by: its folder and name, and what all its names share.

    folders keeps what was found of each folder.
    """
    folder = path.parent
    if folder not in folders:
        real = Path(os.path.realpath(folder))  # `..` works, too, where the folder is still to be made
        folders[folder] = real, _identity(real) or same_file(str(real))
    real, identity = folders[folder]
    itself = _identity(real / path.name)
    return [(identity, same_file(path.name)), *([itself] if itself else [])]


def _identity(path: Path) -> tuple[int, int] | None:
    """What every name of one file has in common; None where there is no file, or the system cannot say."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return None
    return (state.st_dev, state.st_ino) if state.st_ino else None
