"""`backpdf draw`: the exercise pictures from their pose files."""

from __future__ import annotations

import math
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from backpdf.cli.console import console
from backpdf.cli.output import count
from backpdf.library.folders import CLINIC, EXERCISES
from backpdf.library.model.library import IMAGES
from backpdf.problems import ExitCode, Problem, UsageError
from backpdf.production.atomic_file import clear_partial_files, write_whole
from backpdf.production.library_folder import find_library
from backpdf.production.output_gate import check_outputs

if TYPE_CHECKING:
    from backpdf.figures.command import Difference, Drawings

EXTRA = ("numpy", "shapely")
"""What the optional extra `figures` brings."""


@click.command("draw")
@click.argument("names", nargs=-1, metavar="[NAMES]...")
@click.option(
    "--check",
    is_flag=True,
    help="Write nothing; exit 1 where a drawing differs on paper from its pose file, by more than 0.3 mm.",
)
@click.option("--exact", is_flag=True, help="With --check: exit 1 where a single byte differs.")
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
    metavar="DIR",
    help="The folder that holds `images/poses`. Usual: this folder, or the library above it.",
)
def draw_command(
    *, names: tuple[str, ...], check: bool, exact: bool, sheet: Path | None, grey: bool, folder: Path | None
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
    if exact and not check:
        raise UsageError("--exact goes with --check", "add --check")
    _need_extra()
    from backpdf.figures import command  # noqa: PLC0415  (numpy and shapely are optional)

    if sheet is not None:
        command.check_sheet_name(sheet)
    wanted = [name.removesuffix(".yaml") for name in names]
    root = folder or find_library(None).usual_folder("")
    if sheet is not None:
        check_outputs({"--sheet": [sheet]}, [(path, "a file of the library") for path in _inputs(root)])
    drawings = command.draw_library(root, wanted)
    if sheet is not None and drawings.drawn:
        write_whole(sheet, command.sheet_content(sheet.name, drawings, grey))
        console.print_line(str(sheet))
    if drawings.problems:
        _print_problems(drawings.problems)
        raise click.exceptions.Exit(int(ExitCode.PROBLEMS))
    if check:
        _check(root, drawings, exact)
    elif sheet is None:
        _refuse_others(command.drawings_of_others(root, drawings))
        clear_partial_files(root / IMAGES)
        for path, content in command.drawing_files(root, drawings):
            write_whole(path, content)
            console.print_line(str(path))


def _inputs(folder: Path) -> list[Path]:
    """The files of a library, whether or not anything names them."""
    files = [path for name in (EXERCISES, IMAGES) for path in (folder / name).rglob("*") if path.is_file()]
    return [folder / CLINIC, *files]


def _refuse_others(names: list[str]) -> None:
    """Raises UsageError where a drawing would take the place of a picture from elsewhere."""
    if names:
        raise UsageError(
            f"{names[0]} is not a drawing that `backpdf draw` made, and would be overwritten",
            "move it to another folder or delete it, or give the pose file another name",
        )


def _need_extra() -> None:
    if any(find_spec(name) is None for name in EXTRA):
        raise UsageError(
            "drawing needs numpy and shapely, which are not installed",
            'install them with: pip install "backpdf[figures]"',
        )


def _print_problems(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        console.print_line(problem.render(), err=True)
    console.print_line(f"\n{count(len(problems), 'problem')}. No drawing was written.", err=True)


def _check(folder: Path, drawings: Drawings, exact: bool) -> None:
    from backpdf.figures import command  # noqa: PLC0415  (as above)

    differences = command.compare(folder, drawings)
    wrong = [difference for difference in differences if exact or not difference.is_unseen]
    for difference in wrong:
        console.print_line(f"{difference.file}: {_what_differs(difference)}", err=True)
    if wrong:
        console.print_line(f"\n{count(len(wrong), 'drawing')} to draw again: run `backpdf draw`.", err=True)
        raise click.exceptions.Exit(int(ExitCode.PROBLEMS))
    distances = [difference.distance for difference in differences if difference.distance is not None]
    near = f", {len(distances)} of them within {max(distances):.2f} mm on paper" if distances else ""
    console.print_line(f"{count(2 * len(drawings.drawn), 'drawing')} as their pose files say{near}.")


def _what_differs(difference: Difference) -> str:
    if difference.is_missing:
        return "missing"
    if difference.distance is None:
        return "not a drawing that `backpdf draw` made"
    if math.isinf(difference.distance):
        return "differs from its pose file: a colour is in one of them only"
    return f"differs from its pose file, by up to {difference.distance:.2f} mm on paper"


if __name__ == "__main__":
    from backpdf.cli import run

    sys.exit(run(["draw", *sys.argv[1:]]))
