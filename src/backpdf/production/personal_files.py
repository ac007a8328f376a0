"""Names for personal sheets without a reference: none takes the place of another patient's."""

from __future__ import annotations

import os
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple

from backpdf.handout.request import Request
from backpdf.pdf.print_options import Format
from backpdf.production.output_gate import same_file
from backpdf.production.task import Task

REPLACED: Final = (
    "another file of this name was there, and has been replaced; --reference keeps patients apart"
)


class PlacedTask(NamedTuple):
    """A task with the path that its file gets; is_there holds where just this file is there already."""

    task: Task
    is_there: bool = False
    warnings: tuple[str, ...] = ()


class PersonalFiles:
    """Gives the sheets of one run their files: the first free one of `x.pdf`, `x-2.pdf`, `x-3.pdf`.

    Files of one number are of one patient, whatever their endings: `x.html` is free only where no `x.pdf` of
    another is there.  The folder must be that of this run alone (`output_folder`).
    """

    def __init__(self) -> None:
        self._given: set[Path] = set()  # these may still be on their way to the disk
        self._owners: dict[Path, Request] = {}

    def place(self, task: Task, data: bytes) -> PlacedTask:
        """Where the file with these bytes goes.

        A task that is not to be numbered keeps its path, and takes the place of what is there: with a warning
        where nobody can tell whether that was the same patient's.
        """
        if not task.is_numbered:
            may_be_others = task.is_private and task.row is None and task.request.reference is None
            is_replaced = may_be_others and os.path.lexists(task.path) and not _holds(task.path, data)
            return PlacedTask(task, warnings=(REPLACED,) if is_replaced else ())
        for number in count(1):
            path = task.path if number == 1 else task.path.with_stem(f"{task.path.stem}-{number}")
            key, stem = (path.with_name(same_file(name)) for name in (path.name, path.stem))
            owner = self._owners.get(stem)
            if key in self._given or owner not in (None, task.request):
                continue
            is_there = _holds(path, data)
            siblings = [path] if owner else [path.with_suffix(each.ending) for each in Format]
            if is_there or not any(map(os.path.lexists, siblings)):
                self._given.add(key)
                self._owners[stem] = task.request
                return PlacedTask(replace(task, path=path), is_there)
        raise AssertionError  # there is always one more number


def _holds(path: Path, data: bytes) -> bool:
    """Whether a file is there with these bytes; one that cannot be read counts as another."""
    try:
        return path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False
