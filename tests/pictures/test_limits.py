"""Pictures made to keep a computer busy: refused, or done, in little time and memory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from support import hostile_pictures

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs limits of processes")

CHECK = """
import resource, sys
from pathlib import Path
from backpdf.pictures.picture_files import check_picture, open_folder
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (6, 6))
for path in sorted((Path(sys.argv[1]) / "images").iterdir()):
    checked = check_picture(open_folder(Path(sys.argv[1]), "images"), path.name)
    print(path.stem, "|", checked.fault[0] if checked.fault else "printed")
"""
"""In a process whose memory and time are bounded: far more than it takes, far less than without a limit."""

DRAWINGS = {
    "selector of 3000 parts": "style sheet that is too involved",
    "plain rules times elements": "style sheet that is too involved",
    "open comments": "style sheet that is too involved",
    "no braces": "style sheet that not every program reads",
    "at signs": "style sheet that not every program reads",
    "declarations": "a value of 8100000 letters (style)",
    "many dashes": "letters (stroke-dasharray)",
    "attributes": "too many attributes",
    "segments": "too many points",
    "shapes": "more than 20000 shapes",
    "blur": "takes too long to draw",
    "masks in masks": "takes too long to draw",
    "200,000 letters": "more text than a page",
}
PHOTOS = {
    "PNG of 100 million pixels": "10000 x 10000 pixels, more than 25 million",
    "WEBP of 49 million pixels": "7000 x 7000 pixels, more than 15 million",
    "WEBP that claims more than it holds": "16000 x 16000 pixels",
    "GIF of one pixel on a giant ground": "too many pixels",
    "PNG with packed notes": "printed",
    "PNG with many chunks": "damaged",
    "JPEG of endless scans": "damaged",
    "PNG of one column": "more than 50 times the other",
    "JPEG of many scans": "stored in 160 steps",
    "JPEG of fill bytes": "printed",
}


def checked(folder: Path, name: str, data: bytes) -> str:
    """What is said of a picture by a process with little time and memory."""
    images = folder / "images"
    images.mkdir()
    (images / name).write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-c", CHECK, str(folder)], capture_output=True, text=True, check=False, timeout=100
    )
    assert done.returncode == 0, done.stderr[-500:]
    return done.stdout


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_without_end_is_refused(name: str, tmp_path: Path) -> None:
    data = dict(hostile_pictures.drawings())[name]()
    assert DRAWINGS[name] in checked(tmp_path, "a.svg", data)


@pytest.mark.parametrize("name", PHOTOS)
def test_a_picture_of_too_much_is_refused_before_it_is_read(name: str, tmp_path: Path) -> None:
    data = dict(hostile_pictures.photos())[name]()
    assert PHOTOS[name] in checked(tmp_path, "a.png", data)
