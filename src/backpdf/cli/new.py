"""`backpdf new`: an exercise file or a program file to fill in."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path

import click

from backpdf.cli.console import console
from backpdf.cli.options import library_option
from backpdf.cli.printing import printable_text
from backpdf.library.folders import (
    EXERCISES,
    PROGRAMS,
    SAFETY,
    is_yaml_name,
    outside_link,
    stays_inside,
    yaml_files,
)
from backpdf.library.ids import ID_PATTERN, LONGEST_ID, is_reserved, nearest_id, spelt_id, unspelt_letter
from backpdf.library.template import exercise_template, program_template
from backpdf.problems import CannotWriteError, ProblemsError, UsageError
from backpdf.production.atomic_file import clear_partial_files, make_folder, os_reason, write_whole
from backpdf.production.library_folder import find_library
from backpdf.quoting import quoted
from backpdf.text.cleaning import for_terminal, on_one_line

LONGEST_NAME = 80
LONGEST_TITLE = 60
FIRST_EXERCISES = 3
"""Exercises that a new program begins with, to be changed."""
_WITH_ID = "say what its file is to be called, such as --id heel-raise"


@click.command("new")
@click.argument("name")
@click.option(
    "--id", "wanted", metavar="ID", help="What the file is called. Usual: the name in plain letters."
)
@click.option("--program", "is_program", is_flag=True, help="Write a program, not an exercise.")
@library_option
def new_command(*, name: str, wanted: str | None, is_program: bool, folder: Path | None) -> None:
    """Write a commented exercise file, or a program file, to fill in.

    Nothing that is already there is overwritten. `backpdf check` then says which texts are still to be
    written.

    \b
    Examples:
      backpdf new "Heel raise"
      backpdf new "Übung für den Rücken" --id back-exercise
      backpdf new --program "Exercises for your knee"
    """
    tidy = on_one_line(name)
    longest = LONGEST_TITLE if is_program else LONGEST_NAME
    if len(tidy) > longest:
        raise UsageError(f"the name has {len(tidy)} letters", f"give a name of up to {longest} letters")
    exercise_id = _id_from_name(tidy) if wanted is None else _checked_id(wanted)
    printable_text("the name", tidy)
    found = find_library(folder)
    if found.starter:
        raise UsageError(". holds no folder `exercises`", "start a library with `backpdf init DIR`")
    place = PROGRAMS if is_program else EXERCISES
    path = found.root / place / f"{exercise_id}.yaml"
    if not stays_inside(found.root, path.parent):
        raise ProblemsError([outside_link(place, "folder")])
    make_folder(path.parent)
    for other in _names(path.parent):
        if is_yaml_name(other) and nearest_id(Path(other).stem) == exercise_id:
            message = f"{for_terminal(str(path.with_name(other)))} is already there"
            raise UsageError(message, "give another name, or another --id")
    text = _program(found.root, tidy) if is_program else exercise_template(tidy, exercise_id)
    clear_partial_files(path.parent)
    write_whole(path, text.encode())
    console.print_line(path)


def _program(root: Path, title: str) -> str:
    """A new program, with the library's first safety texts and its first exercises."""
    safety, _ = yaml_files(root, SAFETY)
    exercises, _ = yaml_files(root, EXERCISES)
    ids = [file.id for file in exercises[:FIRST_EXERCISES]] or ["bridge"]
    return program_template(title, date.today(), safety[0].id if safety else None, ids)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        raise CannotWriteError(
            f"the folder {folder} cannot be read: {os_reason(error)}", "ask for permission to read it"
        ) from error


def _id_from_name(name: str) -> str:
    """The id that a name spells; raises UsageError where it cannot be spelt in plain letters."""
    letter = unspelt_letter(name)
    if letter is not None:
        raise UsageError(f"a file name cannot hold the letter {quoted(letter)} of the name", _WITH_ID)
    exercise_id = spelt_id(name)
    if not exercise_id:
        raise UsageError(f"{quoted(name)} makes no file name", _WITH_ID)
    if is_reserved(exercise_id):
        raise UsageError(f"Windows cannot store a file called {quoted(exercise_id)}", _WITH_ID)
    return exercise_id


def _checked_id(wanted: str) -> str:
    """The id as it was given, with or without the file's ending; raises UsageError where it cannot be one."""
    exercise_id = re.sub(r"\.ya?ml$", "", wanted.strip())
    if not re.fullmatch(ID_PATTERN, exercise_id) or len(exercise_id) > LONGEST_ID:
        spelt = spelt_id(exercise_id) or "heel-raise"
        message = f"an id holds only small letters (a to z), digits and hyphens, at most {LONGEST_ID}"
        raise UsageError(f"--id {quoted(wanted)}: {message}", f"write it like {spelt}")
    if is_reserved(exercise_id):
        raise UsageError(f"Windows cannot store a file called {quoted(exercise_id)}", "give another --id")
    return exercise_id
