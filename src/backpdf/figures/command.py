"""What `backpdf draw` does: pose files to drawings, in parallel, or compared with those on disk."""

from __future__ import annotations

import io
import os
import tempfile
import traceback
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from backpdf.figures.contact_sheet import Row, contact_sheet, svg_sheet
from backpdf.figures.drawing.comparison import TOLERANCE, distance
from backpdf.figures.drawing.scene import Drawn, draw_exercise
from backpdf.figures.pose.pose_files import PoseFolder
from backpdf.figures.pose.pose_values import near_name
from backpdf.problems import CannotWriteError, Problem, UsageError, in_file_order

SHEET_ENDINGS = (".png", ".svg")
FEW = 3  # exercises that are quicker to draw in one process than to hand out


@dataclass(frozen=True, slots=True)
class Drawings:
    """What was drawn: the pictures, by exercise in order of name, and every problem found."""

    drawn: dict[str, tuple[Drawn, ...]]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A drawing on disk whose bytes are not those that its pose file gives now.

    file: such as "images/bridge-start.svg"; distance: how far apart the two are on paper, in mm, infinite
    where a colour is in one of them only; None where there is no such file, or not a drawing of ours.
    """

    file: str
    distance: float | None
    is_missing: bool = False

    @property
    def is_unseen(self) -> bool:
        """Whether on paper it is the same drawing."""
        return self.distance is not None and self.distance <= TOLERANCE


def pose_folder(library: Path) -> PoseFolder:
    """The pose files of a library."""
    return PoseFolder(library / "images" / "poses", "images/poses")


def draw_library(library: Path, names: Sequence[str] = (), workers: int | None = None) -> Drawings:
    """Draw these exercises, or all that have a pose file."""
    chosen = _chosen(pose_folder(library), names)
    count = min(workers or os.cpu_count() or 1, len(chosen))
    if len(chosen) <= FEW or count <= 1:
        results = [_draw_one(library, name) for name in chosen]
    else:
        with ProcessPoolExecutor(count) as pool:
            results = list(pool.map(_draw_one, [library] * len(chosen), chosen))
    problems = in_file_order(p for _, found in results for p in found)
    drawn = {name: tuple(pictures) for name, (pictures, _) in zip(chosen, results, strict=True) if pictures}
    return Drawings(drawn, tuple(problems))


def _chosen(folder: PoseFolder, names: Sequence[str]) -> list[str]:
    known = folder.names()
    if not known:
        raise UsageError(f"there are no pose files in {folder.folder}", "see docs/drawings.md")
    for name in names:
        if name not in known:
            raise UsageError(f'there is no pose file "{name}.yaml"', near_name(name, known))
    return sorted(set(names)) if names else known


def _draw_one(library: Path, name: str) -> tuple[list[Drawn], list[Problem]]:
    exercise, problems = pose_folder(library).exercise(name)
    if exercise is None:
        return [], problems
    try:
        return draw_exercise(exercise)
    except Exception as error:  # noqa: BLE001  (so that one pose does not keep the others from their sheet)
        return [], [_failed(exercise.shown, error)]


def _failed(shown: str, error: Exception) -> Problem:
    """A mistake of the program while it drew one pose, told with the place in the program."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return Problem(
        shown,
        f"could not be drawn: {type(error).__name__}: {error}{place}",
        hint="this is a mistake of the program; please report it together with the pose file",
    )


def write_drawings(library: Path, drawings: Drawings) -> list[Path]:
    """Write every drawing under images/; a file appears whole or not at all."""
    written = []
    for pictures in drawings.drawn.values():
        for picture in pictures:
            path = library / "images" / f"{picture.name}.svg"
            write_whole(path, picture.text.encode())
            written.append(path)
    return written


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it appears whole or not at all."""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".draw-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(temporary).chmod(0o644)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise CannotWriteError(f"{path} cannot be written", error.strerror) from error


def compare(library: Path, drawings: Drawings) -> list[Difference]:
    """Every drawing on disk that differs from what its pose file says, be it by a single byte."""
    found = (_difference(library, picture) for pictures in drawings.drawn.values() for picture in pictures)
    return [difference for difference in found if difference is not None]


def _difference(library: Path, picture: Drawn) -> Difference | None:
    path = library / "images" / f"{picture.name}.svg"
    shown = f"images/{path.name}"
    if not path.is_file():
        return Difference(shown, None, is_missing=True)
    committed = path.read_bytes()
    if committed == picture.text.encode():
        return None
    try:
        return Difference(shown, distance(committed.decode(), picture.text))
    except ValueError:
        return Difference(shown, None)


def check_sheet_name(path: Path) -> None:
    """Refuse a contact sheet that is neither PNG nor SVG, before anything is drawn."""
    if path.suffix.lower() not in SHEET_ENDINGS:
        raise UsageError(f"a contact sheet cannot be a {path.name}", "end the name with .png or .svg")


def write_sheet(path: Path, drawings: Drawings, grey: bool) -> None:
    """Write the contact sheet: PNG, or SVG by the name's ending."""
    rows = [
        Row(name, tuple((picture.canvas, picture.frame) for picture in pictures))
        for name, pictures in drawings.drawn.items()
    ]
    if path.suffix.lower() == ".svg":
        write_whole(path, svg_sheet(rows).encode())
        return
    image = contact_sheet(rows, grey)
    if len(rows) > FEW and not grey:  # flat colours: a palette keeps a large sheet small
        image = image.quantize(256, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    data = io.BytesIO()
    image.save(data, "PNG", optimize=True)
    write_whole(path, data.getvalue())
