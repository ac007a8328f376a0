"""Messages about the content of fields, one case for each, from the file to the printed text."""

from __future__ import annotations

from pathlib import Path

import pytest

from backpdf.library.reading import read_library
from library.content_cases import CLINIC_CASES, EXERCISE_CASES, PROGRAM_CASES
from library.samples import DRAWING, EXERCISE, PROGRAM, photo, png_header, write, write_library


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A valid library, with files beside it that are not valid pictures."""
    root = write_library(tmp_path / "library")
    write(root, "images/notes.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic")
    write(root, "images/damaged.png", photo()[:60])
    write(root, "images/huge.png", png_header(60_000, 60_000))
    write(root, "images/damaged.svg", "<svg")
    write(root, "images/poses/p.yaml", "x")
    write(root, "logo/clinic.svg", DRAWING)
    write(tmp_path, "secret.svg", DRAWING)
    (root / "images/link.png").symlink_to(tmp_path / "secret.svg")
    return root


def rendered_problems(root: Path) -> str:
    reading = read_library(root)
    assert (reading.library is None) == bool(reading.problems)
    return "".join(f"{problem.render()}\n" for problem in reading.problems)


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"), EXERCISE_CASES, ids=[c[0] for c in EXERCISE_CASES]
)
def test_exercise(library: Path, name: str, old: str, new: str, expected: str) -> None:
    assert old in EXERCISE, name
    write(library, "exercises/bridge.yaml", EXERCISE.replace(old, new, 1))
    assert rendered_problems(library) == expected


@pytest.mark.parametrize(("name", "old", "new", "expected"), PROGRAM_CASES, ids=[c[0] for c in PROGRAM_CASES])
def test_program(library: Path, name: str, old: str, new: str, expected: str) -> None:
    assert old in PROGRAM, name
    write(library, "exercises/programs/low-back.yaml", PROGRAM.replace(old, new, 1))
    assert rendered_problems(library) == expected


@pytest.mark.parametrize(("name", "text", "expected"), CLINIC_CASES, ids=[c[0] for c in CLINIC_CASES])
def test_clinic(library: Path, name: str, text: str, expected: str) -> None:
    write(library, "clinic.yaml", text)
    assert rendered_problems(library) == expected, name
