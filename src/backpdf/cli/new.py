"""`backpdf new`: an exercise file to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from backpdf.cli.options import library_option
from backpdf.library.folders import EXERCISES
from backpdf.library.template import exercise_id, exercise_template
from backpdf.problems import UsageError
from backpdf.production.atomic_file import write_whole
from backpdf.text.cleaning import on_one_line

LONGEST_NAME = 80


@click.command("new")
@click.argument("name")
@library_option
def new_command(*, name: str, folder: Path | None) -> None:
    """Write a commented exercise file, ready to fill in.

    Nothing that is already there is overwritten.

    \b
    Example:
      backpdf new "Heel raise"
    """
    tidy = on_one_line(name)
    file_id = exercise_id(tidy)
    if not file_id or len(tidy) > LONGEST_NAME:
        raise UsageError(
            f'"{name}" makes no file name', f"give the exercise a name of up to {LONGEST_NAME} letters"
        )
    root = folder or Path()
    if not (root / EXERCISES).is_dir():
        raise UsageError(f"{root} holds no folder `exercises`", "start a library with `backpdf init DIR`")
    path = root / EXERCISES / f"{file_id}.yaml"
    if path.exists():
        raise UsageError(f"{path} is already there", "give the new exercise another name")
    write_whole(path, exercise_template(tidy).encode())
    click.echo(path)
