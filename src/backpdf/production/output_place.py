"""Where handouts go: a folder, or one file for one handout; never among the files of the library."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from backpdf.handout.selection import levels_in_words
from backpdf.library.folders import EXERCISES, shown_path, stays_inside
from backpdf.library.ids import is_reserved
from backpdf.library.model.library import IMAGES, Library
from backpdf.pdf.print_options import Format
from backpdf.problems import UsageError
from backpdf.production.library_folder import FoundLibrary
from backpdf.production.task import Task

_ENDINGS: Final = frozenset(each.ending for each in Format)
_OWN_NAME: Final = re.compile(r"(?P<program>[a-z0-9-]+)-level-(?P<level>\d{1,3})(-[a-z0-9-]+)?\.(pdf|html)")
"""How `task.file_name` calls files."""


@dataclass(frozen=True, slots=True)
class OutputPlace:
    """The folder that handouts go to; file is the one file that was asked for, if it was.

    A handout that is made in several formats has the same name with each ending.
    """

    folder: Path
    file: Path | None = None

    def place(self, tasks: Sequence[Task]) -> tuple[Task, ...]:
        """The tasks with the paths that they have here; raises UsageError for several and one file."""
        if self.file is None:
            return tuple(tasks)
        formats = {task.options.format for task in tasks}
        if len(tasks) != len(formats):
            message = f"{self.file} is one file, and {len(tasks) // len(formats)} handouts are asked for"
            raise UsageError(message, f"give a folder, or {_how_to_narrow(tasks)}")
        return tuple(
            replace(task, path=_with_ending(self.file, task.options.format), is_numbered=False)
            for task in tasks
        )


def _with_ending(file: Path, format_: Format) -> Path:
    """The file with the ending of a format; one that it has, such as `.PDF`, stays as it is typed."""
    return file if file.suffix.lower() == format_.ending else file.with_suffix(format_.ending)


def _how_to_narrow(tasks: Sequence[Task]) -> str:
    """Options with which fewer of these tasks are asked for."""
    requests = {(task.request.program, task.request.level) for task in tasks}
    if len(requests) == 1:
        return "leave --all out"
    program, level = min(requests)
    formats = {task.options.format for task in tasks}
    more = ", without --all" if len(tasks) > len(requests) * len(formats) else ""
    return f"say which handout, such as --program {program} --level {level}{more}"


def output_place(given: Path | None, found: FoundLibrary, *, file_cure: str | None = None) -> OutputPlace:
    """The place that was given, else the library's usual one.

    A path that ends in .pdf or .html is a file; where file_cure is given, only a folder will do, and it is
    the hint.  Raises UsageError for a file where a folder must be or the other way round, and for a place
    among the exercises or pictures of the library.
    """
    if given is None:
        return OutputPlace(found.usual_folder("output"))
    _check_outside(given, found)
    if given.suffix.lower() not in _ENDINGS:
        check_folder(given)
        return OutputPlace(given)
    if file_cure is not None:
        raise UsageError(f"--output names a folder, and {given} looks like a file", file_cure)
    if given.is_dir():
        raise UsageError(f"{given} is a folder", "give another name, or remove the folder")
    if is_reserved(given.name):
        raise UsageError(f"Windows cannot store a file called {given.name}", "give another name")
    return OutputPlace(given.parent, given)


def check_folder(folder: Path) -> None:
    """Raises UsageError where a file is in the place of a folder that files are to be written to."""
    if os.path.lexists(folder) and not folder.is_dir():
        raise UsageError(f"{folder} is a file, not a folder", "give a folder, or remove the file")


def _check_outside(place: Path, found: FoundLibrary) -> None:
    for folder in (EXERCISES, IMAGES):
        if stays_inside(found.root / folder, place):
            raise UsageError(
                f"the handouts would lie among the files of the library, in {folder}/",
                "give another folder, or leave --output out",
            )


def outdated_files(folder: Path, library: Library) -> list[str]:
    """Words about each handout in a folder that is of a level which its program has no longer."""
    try:
        names = sorted(entry.name for entry in os.scandir(folder))
    except OSError:
        return []
    found: list[str] = []
    for name in names:
        own = _OWN_NAME.fullmatch(name)
        program = library.programs.get(own["program"]) if own else None
        if own is None or program is None or any(int(own["level"]) == each.number for each in program.levels):
            continue
        shown = shown_path(folder.as_posix(), name)
        levels = levels_in_words(program)
        found.append(f"{shown} is of a level that is no longer there ({levels}): delete it")
    return found
