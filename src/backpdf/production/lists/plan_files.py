"""The plan files that a list names: found beside it, and each read once."""

from __future__ import annotations

from pathlib import Path

from backpdf.library.folders import stays_inside
from backpdf.library.model.fields import fold, path_error
from backpdf.library.model.library import Level, Library, Program
from backpdf.library.model.plan import Plan, PlanReading
from backpdf.problems import Problem
from backpdf.production.checked_library import check_plan


class PlanFiles:
    """The plans of a list; folder is where the list lies, from which they are named.

    Where it lies nowhere (None), no plan can be named.
    """

    def __init__(self, folder: Path | None, library: Library) -> None:
        self._is_in_memory = folder is None
        self._folder = folder or Path()
        self._library = library
        self._readings: dict[tuple[str, str, int], PlanReading] = {}

    @property
    def files(self) -> list[Path]:
        """Every file that was read, or is not there."""
        return [self._folder / name for name in dict.fromkeys(name for name, _, _ in self._readings)]

    def path_fault(self, name: str) -> tuple[str, str] | None:
        """Message and hint for a path that is not one of a file beside the list."""
        if self._is_in_memory:
            message = "plan files cannot be found from a list that was opened on the page"
            return message, "make this list with `backpdf batch`, which reads plans that lie beside it"
        fault = path_error(str(fold(name)))
        if fault is not None and fault.type == "path_backslash":
            return "the path of the plan has a backslash", 'write "/" between folder and file'
        if fault is not None or not name.isprintable() or not stays_inside(self._folder, self._folder / name):
            return "the plan is not in the folder of the list", "copy it there, and write its name"
        return None

    def read(
        self, name: str, program: Program, level: Level, problems: list[Problem]
    ) -> Plan | tuple[str, str] | None:
        """The plan in a file, or message and hint for the row that names it.

        A file is read once for each level: its own problems are then added to `problems`.
        """
        key = (name, program.id, level.number)
        if key not in self._readings:
            reading = check_plan(self._folder / name, name, self._library, [(program, level)])
            self._readings[key] = reading
            problems += [problem for problem in reading.problems if problem.mark is not None]
        reading = self._readings[key]
        whole = next((problem for problem in reading.problems if problem.mark is None), None)
        if whole is not None:  # not there, or not readable
            return f"the plan cannot be used: {whole.message}", whole.hint or "check the name"
        if reading.problems:
            return "the plan has problems of its own", "they are listed under its name"
        return reading.plan
