"""`backpdf schema`: help for editors."""

from __future__ import annotations

from pathlib import Path

import click

from backpdf.library.json_schemas import schema_files
from backpdf.production.atomic_file import write_whole
from backpdf.production.output_place import check_folder


@click.command("schema")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("schema"),
    show_default=True,
    metavar="DIR",
    help="Where the schemas go.",
)
def schema_command(*, output: Path) -> None:
    """Write the JSON Schemas that help an editor check exercise files while you type.

    \b
    Example:
      backpdf schema
    """
    check_folder(output)
    for name, text in schema_files().items():
        write_whole(output / name, text.encode())
        click.echo(output / name)
