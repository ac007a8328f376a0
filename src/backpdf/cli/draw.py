"""`backpdf draw`: the exercise pictures from their pose files."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backpdf.cli.telling import count
from backpdf.problems import ExitCode, Problem, UsageError

if TYPE_CHECKING:
    from backpdf.figures.command import Drawings

EXTRA = ("numpy", "shapely")
"""What the optional extra `figures` brings."""


@click.command("draw")
@click.argument("names", nargs=-1, metavar="[NAMES]...")
@click.option(
    "--check", is_flag=True, help="Write nothing; exit 1 where a drawing differs from its pose file."
)
@click.option(
    "--sheet",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write one contact sheet (.png or .svg) and no drawings.",
)
@click.option("--grey", is_flag=True, help="The contact sheet as a black-and-white printer shows it.")
@click.option(
    "--library",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    metavar="DIR",
    help="The folder that holds `images/poses`. Usual: this folder.",
)
def draw_command(
    *, names: tuple[str, ...], check: bool, sheet: Path | None, grey: bool, folder: Path
) -> None:
    """Draw the exercise pictures from their pose files, all of them or the ones you name.

    images/poses/bridge.yaml becomes images/bridge-start.svg and images/bridge-finish.svg.

    \b
    Examples:
      backpdf draw
      backpdf draw bridge plank
      backpdf draw --check
      backpdf draw bridge --sheet look.png
    """
    _need_extra()
    from backpdf.figures import command  # noqa: PLC0415  (numpy and shapely are optional)

    if sheet is not None:
        command.check_sheet_name(sheet)
    wanted = [name.removesuffix(".yaml") for name in names]
    drawings = command.draw_library(folder, wanted)
    if sheet is not None and drawings.drawn:
        command.write_sheet(sheet, drawings, grey)
        click.echo(str(sheet))
    if drawings.problems:
        _tell(drawings.problems)
        raise click.exceptions.Exit(int(ExitCode.PROBLEMS))
    if check:
        _check(folder, drawings)
    elif sheet is None:
        for path in command.write_drawings(folder, drawings):
            click.echo(str(path))


def _need_extra() -> None:
    if any(find_spec(name) is None for name in EXTRA):
        raise UsageError(
            "drawing needs numpy and shapely, which are not installed",
            'install them with: pip install "backpdf[figures]"',
        )


def _tell(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        click.echo(problem.render(), err=True)
    click.echo(f"\n{count(len(problems), 'problem')}. No drawing was written.", err=True)


def _check(folder: Path, drawings: Drawings) -> None:
    from backpdf.figures import command  # noqa: PLC0415

    differences = command.compare(folder, drawings)
    for name in differences.missing:
        click.echo(f"{name}: missing", err=True)
    for name in differences.changed:
        click.echo(f"{name}: differs from its pose file", err=True)
    wrong = len(differences.missing) + len(differences.changed)
    if wrong:
        click.echo(f"\n{count(wrong, 'drawing')} to draw again: run `backpdf draw`.", err=True)
        raise click.exceptions.Exit(int(ExitCode.PROBLEMS))
    click.echo(f"{count(2 * len(drawings.drawn), 'drawing')} as their pose files say.")


if __name__ == "__main__":
    from backpdf.cli import run

    sys.exit(run(["draw", *sys.argv[1:]]))
