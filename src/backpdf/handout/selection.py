"""Finds the program and the level that a request names."""

from __future__ import annotations

from backpdf.library.model.library import Level, Library, Program
from backpdf.problems import UsageError


def find_program(library: Library, program: str) -> Program:
    """The program with this id; raises UsageError with the existing ids."""
    try:
        return library.programs[program]
    except KeyError:
        known = ", ".join(library.programs)
        raise UsageError(f'there is no program "{program}"', f"programs in this library: {known}") from None


def find_level(program: Program, number: int) -> Level:
    """The level with this number; raises UsageError with the existing numbers."""
    for level in program.levels:
        if level.number == number:
            return level
    known = ", ".join(str(level.number) for level in program.levels)
    raise UsageError(f'the program "{program.id}" has no level {number}', f"its levels: {known}")
