"""`backpdf init`: the starter library, copied out."""

from __future__ import annotations

from pathlib import Path

import click

from backpdf.cli.console import console
from backpdf.production.checked_library import copy_starter


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init_command(*, folder: Path) -> None:
    """Copy the starter library into DIR, for you to change.

    Nothing that is already there is overwritten.

    \b
    Example:
      backpdf init my-clinic
    """
    for path in copy_starter(folder):
        console.print_line(path)
    console.print_line(f"Change the files in {folder}, then run `backpdf build` there.", err=True)
