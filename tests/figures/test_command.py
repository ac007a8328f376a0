"""`backpdf draw`: what it writes, what it refuses, and that the same poses give the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from backpdf.cli import draw, run
from backpdf.figures import command
from backpdf.figures.drawing import png
from backpdf.figures.drawing.scene import FinishedDrawing, draw_exercise
from backpdf.figures.pose.pose_files import PosedExercise
from backpdf.problems import Problem
from figures.starter import ROOT

STANDING = """\
person: {build: man, outfit: trousers}
props: [{kind: floor, x: [-20, 20]}]
start:
  pelvis: {up: 90, at: [0, 88]}
finish:
  from: start
  arms: {shoulder: 90}
  arrows: [{points: [[40, 100], [40, 130]]}]
"""
MEMORY: dict[str, tuple[list[FinishedDrawing], list[Problem]]] = {}
BROKEN = "start: {pelvs: {up: 90}}\nfinish: {from: start}\n"


def drawn_once(exercise: PosedExercise) -> tuple[list[FinishedDrawing], list[Problem]]:
    """What `draw_exercise` makes, made once for each pose: drawing itself is tested elsewhere."""
    key = f"{exercise.name}{exercise.person}{exercise.pictures}"
    if key not in MEMORY:
        MEMORY[key] = draw_exercise(exercise)
    return MEMORY[key]


@pytest.fixture
def library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(command, "draw_exercise", drawn_once)
    monkeypatch.setattr(png, "OVERSAMPLE", 1)
    poses = tmp_path / "images" / "poses"
    poses.mkdir(parents=True)
    (poses / "standing.yaml").write_text(STANDING, encoding="utf-8")
    return tmp_path


def drawn(library: Path, *arguments: str | Path) -> int:
    return run(["draw", "--library", str(library), *map(str, arguments)])


def moved(text: str, by: float) -> str:
    """A drawing moved to the left by so many units, 0.26 mm each on paper."""
    left, rest = text.split('viewBox="')[1].split(" ", 1)
    return text.replace(f'viewBox="{left} {rest}', f'viewBox="{float(left) + by:.1f} {rest}')


def svgs(library: Path) -> list[Path]:
    return sorted((library / "images").glob("*.svg"))


def test_draw_writes_start_and_finish(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert drawn(library) == 0
    assert [path.name for path in svgs(library)] == ["standing-finish.svg", "standing-start.svg"]
    assert capsys.readouterr().out.splitlines() == [
        str(library / "images" / "standing-start.svg"),
        str(library / "images" / "standing-finish.svg"),
    ]
    assert sorted(path.name for path in (library / "images").iterdir()) == [
        "poses",
        "standing-finish.svg",
        "standing-start.svg",
    ]


def test_a_picture_from_elsewhere_is_not_overwritten(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = library / "images" / "standing-start.svg"
    mine.parent.mkdir(exist_ok=True)
    mine.write_text('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" width="52mm"/>')
    assert drawn(library) == 2
    assert "images/standing-start.svg is not a drawing that `backpdf draw` made" in capsys.readouterr().err
    assert mine.read_text().startswith("<?xml")
    mine.unlink()
    assert drawn(library) == 0
    assert drawn(library) == 0
    written = mine.read_bytes()
    assert drawn(library, "--sheet", mine) == 2
    assert "is a file of the library, and would be overwritten" in capsys.readouterr().err
    assert mine.read_bytes() == written


def test_check_passes_until_a_drawing_or_its_pose_changes(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert drawn(library) == 0
    before = [path.read_bytes() for path in svgs(library)]
    assert drawn(library, "--check") == 0
    assert capsys.readouterr().out.endswith("2 drawings as their pose files say.\n")

    start = library / "images" / "standing-start.svg"
    start.write_text(moved(start.read_text(encoding="utf-8"), 10), encoding="utf-8")
    assert drawn(library, "--check") == 1
    output = capsys.readouterr().err
    assert output.startswith("images/standing-start.svg: differs from its pose file, by up to 4.")
    assert output.endswith("1 drawing to draw again: run `backpdf draw`.\n")

    start.unlink()
    assert drawn(library, "--check") == 1
    assert "images/standing-start.svg: missing" in capsys.readouterr().err

    assert drawn(library) == 0
    assert [path.read_bytes() for path in svgs(library)] == before
    pose = library / "images" / "poses" / "standing.yaml"
    pose.write_text(STANDING.replace("shoulder: 90", "shoulder: 91"), encoding="utf-8")
    assert drawn(library, "--check") == 1
    assert "images/standing-finish.svg: differs" in capsys.readouterr().err
    assert [path.read_bytes() for path in svgs(library)] == before  # --check writes nothing


@pytest.mark.parametrize(
    ("change", "code", "expected"),
    [
        (
            lambda text: moved(text, 0.3),
            0,
            "2 drawings as their pose files say, 1 of them within 0.08 mm on paper.",
        ),
        (
            lambda text: moved(text, 1.5),
            1,
            "images/standing-start.svg: differs from its pose file, by up to 0.40 mm on paper",
        ),
        (
            lambda text: text.replace("</svg>", '<path d="M0 0h9v9z" fill="#123456"/></svg>'),
            1,
            "images/standing-start.svg: differs from its pose file: a colour is in one of them only",
        ),
        (
            lambda text: text.replace("<path", "<path d='M1 1q2 2 3 3'/><path", 1),
            1,
            "images/standing-start.svg: not a drawing that `backpdf draw` made",
        ),
        (lambda _: "gone", 1, "images/standing-start.svg: not a drawing that `backpdf draw` made"),
    ],
)
def test_check_compares_what_is_seen_on_paper(
    change: Callable[[str], str], code: int, expected: str, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert drawn(library) == 0
    start = library / "images" / "standing-start.svg"
    start.write_text(change(start.read_text(encoding="utf-8")), encoding="utf-8")
    capsys.readouterr()
    assert drawn(library, "--check") == code
    output = capsys.readouterr()
    assert (output.out + output.err).splitlines()[0] == expected


def test_check_exact_compares_bytes(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert drawn(library) == 0
    assert drawn(library, "--check", "--exact") == 0
    start = library / "images" / "standing-start.svg"
    start.write_text(moved(start.read_text(encoding="utf-8"), 0.3), encoding="utf-8")
    capsys.readouterr()
    assert drawn(library, "--check", "--exact") == 1
    expected = "images/standing-start.svg: differs from its pose file, by up to 0.08 mm on paper\n"
    assert capsys.readouterr().err.startswith(expected)


def test_exact_without_check_is_refused(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert drawn(library, "--exact") == 2
    assert capsys.readouterr().err == "Error: --exact goes with --check\n       add --check\n"
    assert svgs(library) == []


def test_unknown_names_are_refused_with_a_near_one(library: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert drawn(library, "standng") == 2
    assert capsys.readouterr().err == (
        'Error: there is no pose file "standng.yaml"\n       did you mean "standing"?\n'
    )


def test_a_name_may_end_in_yaml(library: Path) -> None:
    assert drawn(library, "standing.yaml", "--check") == 1


def test_a_library_without_poses_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert drawn(tmp_path) == 2
    assert capsys.readouterr().err.startswith("Error: there are no pose files in ")


def test_nothing_is_written_where_a_pose_has_a_problem(
    library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (library / "images" / "poses" / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    assert drawn(library) == 1
    assert svgs(library) == []
    output = capsys.readouterr().err
    assert output.startswith('images/poses/broken.yaml:1:9: unknown field "pelvs" in start\n')
    assert output.endswith("1 problem. No drawing was written.\n")


def test_a_sheet_is_written_all_the_same(library: Path) -> None:
    (library / "images" / "poses" / "broken.yaml").write_text(BROKEN, encoding="utf-8")
    assert drawn(library, "--sheet", library / "look.png") == 1
    assert (library / "look.png").is_file()


@pytest.mark.parametrize("options", [(), ("--grey",)])
def test_a_contact_sheet(options: Sequence[str], library: Path) -> None:
    sheet = library / "look.png"
    assert drawn(library, "--sheet", sheet, *options) == 0
    assert svgs(library) == []
    with Image.open(sheet) as image:
        assert image.format == "PNG"
        assert image.mode == ("L" if options else "RGB")
        assert image.width > 1000
        colours = image.convert("RGB").getcolors(1 << 24)
        assert colours is not None
        assert len(colours) > 20  # something is drawn on it


def test_a_large_sheet_has_a_palette(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "MAX_SERIAL", 0)
    assert drawn(library, "--sheet", library / "look.png") == 0
    with Image.open(library / "look.png") as image:
        assert image.mode == "P"


def test_a_contact_sheet_in_svg_holds_paths_only(library: Path) -> None:
    sheet = library / "look.svg"
    assert drawn(library, "--sheet", sheet) == 0
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.parse(sheet).iter()}
    assert tags == {"svg", "g", "path"}


@pytest.mark.parametrize(
    ("name", "code", "expected"),
    [
        (
            "look.gif",
            2,
            "Error: a contact sheet cannot be a look.gif\n       end the name with .png or .svg\n",
        ),
        (
            "images/poses/standing.yaml/look.png",
            3,
            "standing.yaml: file exists\n       choose another folder\n",
        ),
    ],
)
def test_a_sheet_that_cannot_be(
    name: str, code: int, expected: str, library: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert drawn(library, "--sheet", library / name) == code
    assert capsys.readouterr().err.endswith(expected)


def test_without_the_extra_the_command_says_how_to_get_it(
    library: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(draw, "find_spec", lambda name: None if name == "shapely" else object())
    assert drawn(library) == 2
    assert capsys.readouterr().err == (
        "Error: drawing needs numpy and shapely, which are not installed\n"
        '       install them with: pip install "backpdf[figures]"\n'
    )


def test_many_are_drawn_by_several_processes_alike(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "MAX_SERIAL", 1)
    monkeypatch.setattr(command, "draw_exercise", draw_exercise)
    change = "start: {from: standing-start, pelvis: {up: 80}}\nfinish: {from: start}\n"
    (library / "images" / "poses" / "leaning.yaml").write_text(change, encoding="utf-8")
    found = [command.draw_library(library, workers=workers).drawn for workers in (1, 2)]
    texts = [[(p.name, p.text) for pictures in each.values() for p in pictures] for each in found]
    assert texts[0] == texts[1]
    assert len(texts[0]) == 4


DELICATE = ("knee-rolls", "side-plank")
"""Drawings that came out otherwise on other processors while BLAS made the products."""
DRAW_AND_HASH = """
import hashlib, pathlib, sys
from backpdf.figures import command
drawings = command.draw_library(pathlib.Path(sys.argv[1]), sys.argv[2:], workers=1)
text = "".join(p.text for pictures in drawings.drawn.values() for p in pictures)
print(hashlib.sha256(text.encode()).hexdigest())
"""


def test_the_same_bytes_in_every_process() -> None:
    """Whatever the hashes of texts are, and whichever kernels OpenBLAS takes, as for another processor."""
    processes = []
    for seed, kernel in (("0", "Haswell"), ("1234", "Nehalem")):
        settings = {
            "PYTHONHASHSEED": seed,
            "OPENBLAS_CORETYPE": kernel,
            "PYTHONPATH": os.pathsep.join(sys.path),
        }
        line = [sys.executable, "-c", DRAW_AND_HASH, str(ROOT), *DELICATE]
        processes.append(
            subprocess.Popen(line, env={**os.environ, **settings}, stdout=subprocess.PIPE, text=True)
        )
    digests = {process.communicate()[0].strip() for process in processes}
    assert len(digests) == 1
    assert digests != {""}
