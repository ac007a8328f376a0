"""Drills of what a run leaves in its folders: killed at any moment, beside another run, on a full disk.

`pytest tests/drills --moments 200` kills at so many moments.
"""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.lists import small_library, write_list

import backpdf
from backpdf.production.journal import JOURNAL
from backpdf.production.run import Progress
from backpdf.production.task import Result, Status

ROWS = 20
LIST = "reference,name,program,level\n" + "".join(
    f"P{number},A. Example,low-back,{number % 2 + 1}\n" for number in range(ROWS)
)
FILES = sorted(f"P{number}-low-back-level-{number % 2 + 1}.pdf" for number in range(ROWS))
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs POSIX")


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A folder with a library and a list."""
    small_library(tmp_path)
    write_list(tmp_path, LIST)
    return tmp_path


def start(folder: Path, *arguments: str, limit: int | None = None) -> subprocess.Popen[bytes]:
    """Starts `backpdf batch list.csv`; limit is the largest file in bytes that it may write."""
    script = "import sys; from backpdf.cli import main; main(sys.argv[1:])"
    if limit is not None:
        script = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit})); {script}"
    return subprocess.Popen(
        [sys.executable, "-c", script, "batch", "list.csv", "--workers", "2", "--quiet", *arguments],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def end(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Exit code and what was said."""
    _, err = process.communicate(timeout=120)
    return process.returncode, err.decode()


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def pdfs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.pdf"))}


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a run that nothing disturbs."""
    folder = tmp_path_factory.mktemp("right")
    library = small_library(folder)
    backpdf.make_batch(write_list(folder, LIST), library, folder / "output", workers=1)
    found = pdfs(folder / "output")
    assert list(found) == FILES
    return found


@POSIX
def test_killed_at_any_moment(clinic: Path, right: dict[str, bytes], request: pytest.FixtureRequest) -> None:
    """What is there is whole; the next run makes the rest, and clears what the killed one left."""
    chance = random.Random(7)
    output = clinic / "output"
    for _ in range(int(request.config.getoption("--moments", 3))):
        process = start(clinic, "--combine", "output/all.pdf", "--resume")
        seen = time.monotonic() + 60
        while not (output / JOURNAL).exists() and time.monotonic() < seen:
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 1.5))
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        made = pdfs(output)
        made.pop("all.pdf", None)
        assert made.items() <= right.items()
        if chance.random() < 0.5:  # else the next one goes on from here
            for path in output.glob("P*.pdf"):
                path.unlink()
    assert end(start(clinic, "--combine", "output/all.pdf", "--resume"))[0] == 0
    assert names(output) == sorted([JOURNAL, *FILES, "all.pdf", "list-report.csv", "list-report.json"])
    assert pdfs(output).items() >= right.items()


def test_two_runs_at_once(clinic: Path, right: dict[str, bytes]) -> None:
    """One of them makes all; the other makes nothing, or waits for its turn where the first is quick."""
    ended = [end(each) for each in [start(clinic) for _ in range(3)]]
    assert 0 in [code for code, _ in ended]
    for code, said in ended:
        if code:
            assert (code, said) == (
                3,
                "Error: another run of backpdf is writing into output\n"
                "       wait until it has finished, or give another folder with --output\n",
            )
    assert names(clinic / "output") == sorted([JOURNAL, *FILES, "list-report.csv", "list-report.json"])
    assert pdfs(clinic / "output") == right


@POSIX
def test_files_that_the_system_cuts_off(clinic: Path) -> None:
    """As on a full disk, but of a size for each file: journal and report fit, no handout does."""
    code, said = end(start(clinic, limit=16_000))
    assert code == 3
    assert "Traceback" not in said
    assert "row 2 was not made: the file could not be written: file too large; make room on the disk" in said
    assert names(clinic / "output") == [JOURNAL, "list-report.csv", "list-report.json"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 400 KB, where the tests may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("needs the right to mount a disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(clinic: Path, right: dict[str, bytes], small_disk: Path) -> None:
    """Words; whole files or none; and with room again, the rest is made."""
    filler = small_disk / "filler"
    filler.write_bytes(bytes(300_000))
    code, said = end(start(clinic, "--output", str(small_disk / "out")))
    assert code == 3
    assert "Traceback" not in said
    assert "no space left on device; make room on the disk, then run the command again" in said
    made = pdfs(small_disk / "out")
    assert made.items() < right.items()
    assert not [name for name in names(small_disk / "out") if name.endswith(".part")]
    filler.unlink()
    subprocess.run(["mount", "-o", "remount,size=64m", str(small_disk)], check=True)
    assert end(start(clinic, "--output", str(small_disk / "out"), "--resume")) == (0, "")
    assert pdfs(small_disk / "out") == right


def test_a_disk_that_is_full_for_a_while(clinic: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no disk can be mounted: every third file finds no room."""
    real, count = os.fsync, 0

    def sync(handle: int) -> None:
        nonlocal count
        count += 1
        if count % 3 == 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(handle)

    monkeypatch.setattr(os, "fsync", sync)
    library = backpdf.read_library(clinic)
    report = backpdf.make_batch(clinic / "list.csv", library, clinic / "output", workers=1)
    made = report.count(Status.MADE)
    assert 0 < made < ROWS
    assert len(pdfs(clinic / "output")) == made
    assert not [name for name in names(clinic / "output") if name.endswith(".part")]


class Swap(Progress):
    """Swaps two pictures as soon as the first file is made."""

    def __init__(self, folder: Path) -> None:
        self.one, self.other = folder / "a.svg", folder / "b.svg"

    def finished(self, result: Result) -> None:
        """The first of them, and only once."""
        del result
        if self.other.exists():
            self.other.replace(self.one)


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("when", ["before", "during"])
def test_pictures_that_change_are_never_printed_unchecked(
    workers: int, when: str, clinic: Path, right: dict[str, bytes]
) -> None:
    """Every file that is made shows the picture that was checked; the others say why they are missing."""
    images = clinic / "images"
    (images / "b.svg").write_text((images / "a.svg").read_text("utf-8").replace("10", "11"), "utf-8")
    library, swap = backpdf.read_library(clinic), Swap(images)
    if when == "before":
        swap.other.replace(swap.one)
    report = backpdf.make_batch(
        clinic / "list.csv", library, clinic / "output", workers=workers, progress=swap
    )
    assert pdfs(clinic / "output").items() <= right.items()
    failed = report.with_status(Status.FAILED)
    assert {each.reason for each in failed} <= {
        "a.svg was changed after it was checked; start again, so that the new picture is checked"
    }
    if when == "before":
        assert len(failed) == ROWS
    again = backpdf.make_batch(
        clinic / "list.csv", backpdf.read_library(clinic), clinic / "output", workers=1, resume=True
    )
    assert again.count(Status.MADE) == ROWS
