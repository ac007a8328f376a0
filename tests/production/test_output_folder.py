"""One run at a time in an output folder; a run that was killed is no obstacle."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from backpdf.problems import CannotWriteError
from backpdf.production import output_folder as module
from backpdf.production.atomic_file import Weakness
from backpdf.production.output_folder import LOCK, output_folder

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs POSIX locks")
HOLD = """
import sys, time
from pathlib import Path
from backpdf.production.output_folder import output_folder
with output_folder(Path(sys.argv[1]), private=False):
    print("held", flush=True)
    time.sleep(60)
"""


def enter(folder: Path) -> frozenset[Weakness]:
    with output_folder(folder, private=False) as weaknesses:
        return weaknesses


def test_nothing_is_left(tmp_path: Path) -> None:
    with output_folder(tmp_path / "out", private=True) as weaknesses:
        assert weaknesses == frozenset()
        assert (tmp_path / "out" / LOCK).exists()
    assert list((tmp_path / "out").iterdir()) == []
    enter(tmp_path / "out")


def test_a_second_run_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    with output_folder(tmp_path, private=False):
        with pytest.raises(CannotWriteError) as caught:
            enter(tmp_path)
        assert enter(tmp_path / "other") == frozenset()
    assert caught.value.message == f"another run of backpdf is writing into {tmp_path}"
    assert caught.value.hint == "wait until it has finished, or give another folder with --output"
    enter(tmp_path)


def test_a_short_run_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 20)
    first = output_folder(tmp_path, private=False)
    first.__enter__()
    monkeypatch.setattr(time, "sleep", lambda _: first.__exit__(None, None, None))
    assert enter(tmp_path) == frozenset()


def test_a_run_that_was_killed_is_no_obstacle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(CannotWriteError, match="another run"):
            enter(tmp_path)
        other.kill()
        other.wait()
        assert (tmp_path / LOCK).exists()  # what it left; the lock has gone with it
        enter(tmp_path)


@POSIX
def test_a_disk_without_locks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr("fcntl.flock", refuse)
    assert enter(tmp_path) == {Weakness.NO_LOCKS}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_something_else_in_the_place_of_the_lock(tmp_path: Path, kind: str) -> None:
    if kind == "folder":
        (tmp_path / LOCK).mkdir()
    else:
        (tmp_path / LOCK).symlink_to("nothing")
    assert enter(tmp_path) <= {Weakness.NO_LOCKS}  # a folder can be locked as well
    assert os.path.lexists(tmp_path / LOCK)
    assert not (tmp_path / "nothing").exists()
