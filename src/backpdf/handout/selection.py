"""Finds the program and the level that a request names."""

from __future__ import annotations

from backpdf.library.ids import nearest_id
from backpdf.library.model.library import Level, Library, Program
from backpdf.problems import UsageError
from backpdf.quoting import did_you_mean, quoted


def find_program(library: Library, program: str) -> Program:
    """The program with this id; raises UsageError with the existing ids."""
    try:
        return library.programs[program]
    except KeyError:
        known = f"programs in this library: {', '.join(library.programs)}"
        hint = did_you_mean(nearest_id(program), library.programs, known)
        raise UsageError(f"there is no program {quoted(program)}", hint) from None


def find_level(program: Program, number: int) -> Level:
    """The level with this number; raises UsageError with the existing numbers."""
    for level in program.levels:
        if level.number == number:
            return level
    raise UsageError(f'the program "{program.id}" has no level {number}', levels_in_words(program))


def levels_in_words(program: Program) -> str:
    """ "its levels: 1, 2"."""
    return f"its levels: {', '.join(str(level.number) for level in program.levels)}"
