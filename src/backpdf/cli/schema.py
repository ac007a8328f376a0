"""`backpdf schema`: help for editors."""

from __future__ import annotations

from pathlib import Path

import click

from backpdf.cli.console import console
from backpdf.library.json_schemas import schema_files
from backpdf.production.atomic_file import clear_partial_files, write_whole
from backpdf.production.library_folder import find_library
from backpdf.production.output_place import check_folder


@click.command("schema")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Where the schemas go. Usual: the folder `schema`.",
)
def schema_command(*, output: Path | None) -> None:
    """Write the JSON Schemas that help an editor check exercise files while you type.

    \b
    Example:
      backpdf schema
    """
    folder = output or find_library(None).usual_folder("schema")
    check_folder(folder)
    clear_partial_files(folder)
    for name, text in schema_files().items():
        write_whole(folder / name, text.encode())
        console.print_line(folder / name)
