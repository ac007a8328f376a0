"""`backpdf list`: what is in a library."""

from __future__ import annotations

from pathlib import Path

import click

from backpdf.cli.console import console
from backpdf.cli.open_library import open_library
from backpdf.cli.options import json_option, library_option
from backpdf.cli.output import count
from backpdf.handout.locale.sentences import locale_for
from backpdf.library.model.library import Exercise, Library
from backpdf.library.model.markup import parse_bold


@click.command("list")
@library_option
@json_option
def list_command(*, folder: Path | None, as_json: bool) -> None:
    """Show the programs, levels and exercises of a library.

    \b
    Examples:
      backpdf list
      backpdf list --library my-clinic
    """
    _, library = open_library(folder, quiet=False, as_json=as_json)
    if as_json:
        console.print_json(_as_json(library))
        return
    for program in library.programs.values():
        locale = locale_for(library.language_of(program))
        console.print_line(f"{program.id}: {_plain(program.title)}")
        for level in program.levels:
            console.print_line(f"  level {level.number}: {_plain(level.name)}")
            exercises = library.exercises_of(level)
            _table([(e.id, _plain(e.name), locale.dose_sentence(e.dose)) for e in exercises], "    ")
        console.print_line()
    spare = _not_in_any_program(library)
    if spare:
        console.print_line(f"{count(len(spare), 'exercise')} in no program yet:")
        _table([(e.id, _plain(e.name), ", ".join(e.tags)) for e in spare], "    ")


def _plain(text: str) -> str:
    return "".join(run.text for run in parse_bold(text))


def _table(rows: list[tuple[str, str, str]], indent: str) -> None:
    """Rows with their first two columns aligned."""
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for first, second, third in rows:
        console.print_line(f"{indent}{first:<{widths[0]}}  {second:<{widths[1]}}  {third}".rstrip())


def _not_in_any_program(library: Library) -> list[Exercise]:
    used = {
        use.exercise
        for program in library.programs.values()
        for level in program.levels
        for use in level.exercises
    }
    return [exercise for exercise in library.exercises.values() if exercise.id not in used]


def _as_json(library: Library) -> dict[str, object]:
    return {
        "programs": [
            {
                "id": program.id,
                "title": _plain(program.title),
                "levels": [
                    {
                        "level": level.number,
                        "name": _plain(level.name),
                        "exercises": [use.exercise for use in level.exercises],
                    }
                    for level in program.levels
                ],
            }
            for program in library.programs.values()
        ],
        "exercises": [
            {"id": exercise.id, "name": _plain(exercise.name), "tags": list(exercise.tags)}
            for exercise in library.exercises.values()
        ],
    }
