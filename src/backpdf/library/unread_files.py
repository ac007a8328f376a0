"""Finds what looks like a file of the library and is not read: wrong ending, wrong folder, wrong program.

A problem is what must be meant to be read: the handouts would lack it.  A warning is what may have been put
aside on purpose.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from backpdf.library.content_kinds import Kind, kind_of_text
from backpdf.library.folders import (
    CLINIC,
    EXERCISES,
    PROGRAMS,
    SAFETY,
    YAML_ENDINGS,
    FolderNames,
    is_folder,
    is_set_aside,
    is_yaml_name,
    original_of,
    rename_hint,
    shown_path,
    stays_inside,
)
from backpdf.library.ids import nearest_id
from backpdf.library.model.library import IMAGES
from backpdf.library.yaml.other_formats import (
    OtherFormat,
    format_of_content,
    format_of_name,
    other_format_problem,
)
from backpdf.problems import Problem
from backpdf.quoting import quoted

MOST_FILES: Final = 5000
"""Files and folders that are looked at; a library has far fewer."""
LONGEST_LOOK: Final = 64 * 1024
"""Bytes at the start of a file that show what is in it."""
MOST_NAMED: Final = 5

HOME: Final = {Kind.EXERCISE: EXERCISES, Kind.PROGRAM: PROGRAMS, Kind.SAFETY: SAFETY}
"""The folder that holds the files of each kind."""
_SIMILAR_FOLDERS: Final = re.compile(r"exercises?|program(me)?s?", re.IGNORECASE)
"""Folders beside `exercises` that look like it, or like the one for programs."""
_ENDINGS: Final = re.compile(r"(\.[a-z]{1,8})+\s*$", re.IGNORECASE)


@dataclass(slots=True)
class UnreadFiles:
    """What is there and is not read; exercises maps ids to the files that would hold them."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    exercises: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _File:
    """A file or folder, the folder that it lies in as seen from the library, and its neighbours' names."""

    path: Path
    folder: str
    names: FolderNames
    is_folder: bool

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def shown(self) -> str:
        return shown_path(self.folder, self.name)

    @property
    def stem(self) -> str:
        """The name without its endings: `bridge` of `bridge.yaml.txt`."""
        return _ENDINGS.sub("", self.name.rstrip(" .")) or self.name

    @property
    def is_called_clinic(self) -> bool:
        return nearest_id(self.stem) == "clinic"


def unread_files(root: Path) -> UnreadFiles:
    """What looks like a file of the library in `root` and is not read.

    Looks through exercises/ with all its folders, and at the files directly in the library's folder, in
    images/, and in folders that are called like those of a library.  Follows no link out of the library.
    """
    found = UnreadFiles()
    for file in _files(root):
        if file.folder in (EXERCISES, PROGRAMS, SAFETY):
            _look_at_neighbour(root, file, found)
        else:
            _look_elsewhere(root, file, found)
    found.warnings = _together(found.warnings)
    return found


def _files(root: Path) -> Iterator[_File]:
    """Every file that may be one of the library's, at most MOST_FILES."""
    left = MOST_FILES
    folders = [each.name for each in _entries(root) if _SIMILAR_FOLDERS.fullmatch(each.name)] + ["", IMAGES]
    while folders and left > 0:
        folder = folders.pop(0)
        if not stays_inside(root, root / folder) or _is_repeated(root, folder):
            continue
        entries = _entries(root / folder)[:left]
        left -= len(entries)
        names = FolderNames.of(entry.name for entry in entries)
        for entry in entries:
            name = entry.name
            if not is_folder(entry) or format_of_name(name) is not None or is_yaml_name(name):
                yield _File(root / folder / name, folder, names, is_folder(entry))
            elif folder.partition("/")[0] == EXERCISES and not entry.is_symlink():
                folders.append(f"{folder}/{name}")


def _is_repeated(root: Path, folder: str) -> bool:
    """Whether a folder is another one under a second name, where capitals do not count."""
    for known in (EXERCISES, PROGRAMS):
        if folder != known and folder.casefold() == known and (root / known).is_dir():
            return (root / folder).samefile(root / known)
    return False


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    """What is in a folder, by name, without backups and hidden files; nothing where it cannot be read."""
    try:
        there = [entry for entry in os.scandir(folder) if not is_set_aside(entry.name)]
    except OSError:
        return []
    return sorted(there, key=lambda entry: entry.name)


def _look_at_neighbour(root: Path, file: _File, found: UnreadFiles) -> None:
    """Looks at a file that lies among the files that are read."""
    original = original_of(file.name, file.names)
    if original is not None:
        message = f"this looks like a copy of {quoted(original)}, and is not read"
        _warn(found, file, message, "delete it, or give it a name of its own")
        return
    if is_yaml_name(file.name):
        if file.is_folder:
            _warn(found, file, "this is a folder, and nothing in it is read", "take the ending from its name")
        return
    what = _content(root, file)
    if re.fullmatch(r".+\.ya?ml([. ]|\.[a-z]+)\s*", file.name, re.IGNORECASE):
        found.problems.append(_wrong_ending(file, what))
        _keep_id(found, file)
    elif isinstance(what, OtherFormat):
        message = f"this is {what.name}, which is not read"
        hint = f'if it holds an exercise: {what.cure}, and call that file "{nearest_id(file.stem)}.yaml"'
        _warn(found, file, message, hint)
        _keep_id(found, file)
    elif what in HOME:
        message = f"this looks like {what.value}, but its name does not end in .yaml, so it is not read"
        found.problems.append(Problem(file.shown, message, hint=rename_hint(file.stem, file.names)))
        _keep_id(found, file)
    elif what is Kind.CLINIC:
        _clinic(root, file, found)


def _wrong_ending(file: _File, what: OtherFormat | Kind | None) -> Problem:
    """The problem of a file with something after .yaml in its name."""
    if isinstance(what, OtherFormat):
        return other_format_problem(file.shown, what)
    message = "the file's name has one ending too many"
    if not file.name[-1].isalpha():
        message = "the file's name goes on after .yaml, with a space or a full stop"
    return Problem(file.shown, message, hint=rename_hint(file.stem, file.names))


def _look_elsewhere(root: Path, file: _File, found: UnreadFiles) -> None:
    """Looks at a file in a folder whose files are not read."""
    if not file.folder and file.name == CLINIC:
        return
    is_text = is_yaml_name(file.name) or file.name.lower().rstrip().endswith((".txt", ".json", *YAML_ENDINGS))
    if not (is_text or file.is_called_clinic or file.folder.startswith(EXERCISES)):
        return
    what = _content(root, file)
    if isinstance(what, OtherFormat):
        if file.is_called_clinic and not file.folder:
            message = f"this is {what.name}, which is not read"
            hint = f'if it holds your clinic\'s name and phone: {what.cure}, and call that file "{CLINIC}"'
            _warn(found, file, message, hint)
        return
    if file.is_folder:
        return
    if what is Kind.CLINIC or (file.is_called_clinic and is_yaml_name(file.name) and what not in HOME):
        _clinic(root, file, found)
    elif what in HOME:
        place = "beside the folder exercises" if not file.folder else f"in {file.folder}/"
        message = f"this looks like {what.value}, but lies {place}, so it is not read"
        _warn(found, file, message, f"if you mean to print it, move it to {HOME[what]}/")
        if what is Kind.EXERCISE:
            _keep_id(found, file)


def _clinic(root: Path, file: _File, found: UnreadFiles) -> None:
    """Adds what there is to say of a file that holds a clinic's name and phone, and is not read."""
    if os.path.lexists(root / CLINIC):
        if not file.folder and file.path.exists() and file.path.samefile(root / CLINIC):
            return  # one file, where capitals do not count
        message = f"this looks like the clinic's file, but {CLINIC} is the one that is read"
        _warn(found, file, message, "delete one of the two")
        return
    message = f"this looks like the clinic's file, but only {CLINIC} is read"
    hint = f'rename it to "{CLINIC}"'
    if file.folder:
        hint = f'move it out of {file.folder}/, beside the folder exercises, as "{CLINIC}"'
    found.problems.append(Problem(file.shown, message, hint=hint))


def _content(root: Path, file: _File) -> OtherFormat | Kind | None:
    """What a file holds, by its first bytes or its name; None for nothing of the library."""
    by_name = format_of_name(file.name)
    try:
        if not (file.path.is_file() and stays_inside(root, file.path)):
            return by_name if file.is_folder else None
        with file.path.open("rb") as stream:
            data = stream.read(LONGEST_LOOK)
    except OSError:
        return by_name
    encoding = "utf-16" if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"
    kind = kind_of_text(data.decode(encoding, errors="replace"))
    if kind is Kind.CLINIC and not (is_yaml_name(file.name) or file.is_called_clinic):
        kind = None  # any notes may hold a phone number
    return format_of_content(data) or kind or by_name


def _keep_id(found: UnreadFiles, file: _File) -> None:
    found.exercises.setdefault(nearest_id(file.stem), file.shown)


def _warn(found: UnreadFiles, file: _File, message: str, hint: str) -> None:
    found.warnings.append(Problem(file.shown, message, hint=hint))


def _together(warnings: list[Problem]) -> list[Problem]:
    """One warning in place of many that say the same of files in one folder."""
    by_words: dict[tuple[str, str], list[Problem]] = {}
    for warning in warnings:
        folder = warning.file.rpartition("/")[0]
        by_words.setdefault((folder, warning.message), []).append(warning)
    short: list[Problem] = []
    for (folder, message), same in by_words.items():
        if len(same) <= MOST_NAMED:
            short += same
            continue
        names = ", ".join(each.file.rpartition("/")[2] for each in same[:MOST_NAMED])
        more = f"{len(same)} files, such as {names}: {message}"
        short.append(Problem(folder or ".", more, hint=same[0].hint))
    return short
