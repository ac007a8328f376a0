"""Draws pose files in parallel for `backpdf draw`, and writes drawings or compares them with files."""

from __future__ import annotations

import io
import os
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from backpdf.figures.contact_sheet import Row, contact_sheet, svg_sheet
from backpdf.figures.drawing.comparison import TOLERANCE, distance
from backpdf.figures.drawing.scene import FinishedDrawing, draw_exercise
from backpdf.figures.drawing.svg_writer import is_written_here
from backpdf.figures.pose.pose_files import PoseFolder
from backpdf.figures.pose.pose_values import near_name
from backpdf.library.folders import stays_inside
from backpdf.problems import Problem, UsageError, in_file_order
from backpdf.quoting import quoted, shorten
from backpdf.regular_files import read_regular
from backpdf.text.cleaning import for_terminal

SHEET_ENDINGS = (".png", ".svg")
MAX_SERIAL = 3  # exercises; up to this many are drawn in one process, which is quicker


@dataclass(frozen=True, slots=True)
class Drawings:
    """The drawings of each exercise in order of its name, and all problems."""

    drawn: dict[str, tuple[FinishedDrawing, ...]]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A drawing on disk whose bytes differ from those that its pose file gives.

    file: such as "images/bridge-start.svg".  distance: the distance of the two on paper in mm; infinite where
    only one of them has a colour; None where the file is missing or `backpdf draw` has not written it.
    """

    file: str
    distance: float | None
    is_missing: bool = False

    @property
    def is_unseen(self) -> bool:
        """Whether both count as the same drawing on paper."""
        return self.distance is not None and self.distance <= TOLERANCE


def pose_folder(library: Path) -> PoseFolder:
    """The pose files of a library."""
    return PoseFolder(library, library / "images" / "poses", "images/poses")


def draw_library(library: Path, names: Sequence[str] = (), workers: int | None = None) -> Drawings:
    """Draws these exercises, or all that have a pose file.

    Raises UsageError where there are no pose files, or not one of these names.
    """
    chosen = _chosen(pose_folder(library), names)
    count = min(workers or os.cpu_count() or 1, len(chosen))
    if len(chosen) <= MAX_SERIAL or count <= 1:
        results = [_draw_one(library, name) for name in chosen]
    else:
        with ProcessPoolExecutor(count) as pool:
            results = list(pool.map(_draw_one, [library] * len(chosen), chosen))
    problems = in_file_order(p for _, found in results for p in found)
    drawn = {name: tuple(pictures) for name, (pictures, _) in zip(chosen, results, strict=True) if pictures}
    return Drawings(drawn, tuple(problems))


def _chosen(folder: PoseFolder, names: Sequence[str]) -> list[str]:
    known = folder.names()
    if not stays_inside(folder.root, folder.folder):
        raise UsageError(f"{folder.shown} is a link to a place outside the library", "copy the folder here")
    if not known:
        raise UsageError(f"there are no pose files in {folder.folder}", "see docs/drawings.md")
    for name in names:
        if name not in known:
            raise UsageError(f"there is no pose file {quoted(name + '.yaml')}", near_name(name, known))
    return sorted(set(names)) if names else known


def _draw_one(library: Path, name: str) -> tuple[list[FinishedDrawing], list[Problem]]:
    exercise, problems = pose_folder(library).exercise(name)
    if exercise is None:
        return [], problems
    try:
        return draw_exercise(exercise)
    except Exception as error:  # noqa: BLE001  (one pose must not stop the others)
        return [], [_crash_problem(exercise.shown, error)]


def _crash_problem(shown: str, error: Exception) -> Problem:
    """The problem for an exception while one pose is drawn, with its file and line in the program."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return Problem(
        shown,
        f"could not be drawn: {type(error).__name__}: {shorten(str(error))}{place}",
        hint="this is a mistake of the program; please report it together with the pose file",
    )


def drawing_files(library: Path, drawings: Drawings) -> Iterator[tuple[Path, bytes]]:
    """The path under images/ and the content of every drawing.

    Raises UsageError where images/ is a link out of the library.
    """
    _check_folder(library)
    for pictures in drawings.drawn.values():
        for picture in pictures:
            yield library / "images" / f"{picture.name}.svg", picture.text.encode()


def compare(library: Path, drawings: Drawings) -> list[Difference]:
    """Every drawing on disk that differs from its pose file by at least one byte."""
    found = (_difference(library, picture) for pictures in drawings.drawn.values() for picture in pictures)
    return [difference for difference in found if difference is not None]


def _difference(library: Path, picture: FinishedDrawing) -> Difference | None:
    path = library / "images" / f"{picture.name}.svg"
    shown = f"images/{for_terminal(path.name)}"
    if not path.is_file():
        return Difference(shown, None, is_missing=True)
    if not stays_inside(library, path):
        return Difference(shown, None)
    committed = read_regular(path)
    if committed == picture.text.encode():
        return None
    try:
        return Difference(shown, distance(committed.decode(), picture.text))
    except ValueError:
        return Difference(shown, None)


def _check_folder(library: Path) -> None:
    """Raises UsageError where drawings would be written outside the library."""
    if not stays_inside(library, library / "images"):
        raise UsageError("images is a link to a place outside the library", "copy the folder here")


def drawings_of_others(library: Path, drawings: Drawings) -> list[str]:
    """The files in the places of drawings that `backpdf draw` has not written, such as images/bridge.svg."""
    return [f"images/{path.name}" for path, _ in drawing_files(library, drawings) if not _is_ours(path)]


def _is_ours(path: Path) -> bool:
    """Whether a file is missing, or a drawing that `backpdf draw` has written."""
    try:
        return is_written_here(path.read_text("utf-8"))
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False


def check_sheet_name(path: Path) -> None:
    """Raises UsageError for a contact sheet that is neither PNG nor SVG."""
    if path.suffix.lower() not in SHEET_ENDINGS:
        raise UsageError(f"a contact sheet cannot be a {path.name}", "end the name with .png or .svg")


def sheet_content(name: str, drawings: Drawings, grey: bool) -> bytes:
    """The contact sheet, as SVG where its name ends in .svg, else as PNG."""
    rows = [
        Row(exercise, tuple((picture.canvas, picture.frame) for picture in pictures))
        for exercise, pictures in drawings.drawn.items()
    ]
    if name.lower().endswith(".svg"):
        return svg_sheet(rows).encode()
    image = contact_sheet(rows, grey)
    if len(rows) > MAX_SERIAL and not grey:  # flat colours: a palette keeps a large sheet small
        image = image.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    data = io.BytesIO()
    image.save(data, "PNG", optimize=True)
    return data.getvalue()
