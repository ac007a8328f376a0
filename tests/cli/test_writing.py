"""When files cannot be written: told in words, with nothing half-written left."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backpdf.production import atomic_file
from cli.home import Command, files

HINT = "close the file if another program has it open, and look at the free space on the disk\n"


def fails_on_call(number: int, error: BaseException) -> Callable[..., None]:
    """A stand-in that fails on one of its calls."""
    calls: list[object] = []

    def call(*arguments: Any) -> None:
        calls.append(arguments)
        if len(calls) == number:
            raise error

    return call


def test_output_is_a_file(command: Command, clinic_home: Path) -> None:
    (clinic_home / "output").write_text("mine")
    said = command("build")
    assert (said.code, said.out) == (3, "")
    assert said.err == (
        "Error: cannot write in the folder output: file exists\n       choose another folder\n"
    )
    assert (clinic_home / "output").read_text() == "mine"


def test_output_lies_in_a_file(command: Command, clinic_home: Path) -> None:
    (clinic_home / "file").write_text("mine")
    said = command("build", "--output", "file/output")
    assert (said.code, said.out) == (3, "")
    assert said.err.startswith("Error: cannot write in the folder file/output: not a directory\n")


def test_folder_may_not_be_written_in(
    command: Command, clinic_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(atomic_file, "_open_partial", refuse)
    said = command("build")
    assert (said.code, said.out) == (3, "")
    assert said.err == (
        "Error: cannot write in the folder output: permission denied\n       choose another folder\n"
    )
    assert files(clinic_home / "output") == []


def test_a_folder_stands_where_the_file_goes(command: Command, clinic_home: Path) -> None:
    (clinic_home / "output" / "neck-level-1.pdf").mkdir(parents=True)
    said = command("build")
    assert said.code == 3
    assert said.out == f"{Path('output/low-back-level-1.pdf')}\n{Path('output/low-back-level-2.pdf')}\n"
    assert said.err.startswith(
        "Warning: neck-level-1.pdf was not made: the file could not be written: is a directory; "
        f"{HINT}2 handouts, "
    )


def test_the_disk_is_full(command: Command, clinic_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = clinic_home / "output" / "low-back-level-2.pdf"
    old.parent.mkdir()
    old.write_bytes(b"old")
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    monkeypatch.setattr(os, "fsync", fails_on_call(1, full))
    said = command("build", "--level", "2")
    assert (said.code, said.out) == (3, "")
    assert said.err == (
        "Warning: low-back-level-2.pdf was not made: the file could not be written: "
        "no space left on device; make room on the disk, then run the command again\n"
        "0 handouts, 0 pages.\n"
    )
    assert files(old.parent) == ["low-back-level-2.pdf"]
    assert old.read_bytes() == b"old"


def test_stopped_by_the_user(command: Command, clinic_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", fails_on_call(2, KeyboardInterrupt()))
    said = command("build")
    assert said.code == 130
    assert said.err.strip() == "Stopped. Every file that was finished is whole."
    for name in files(clinic_home / "output"):
        assert (clinic_home / "output" / name).read_bytes().rstrip().endswith(b"%%EOF")


def test_json_says_what_was_not_made_and_why(
    command: Command, clinic_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del clinic_home
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    monkeypatch.setattr(os, "fsync", fails_on_call(1, full))
    said = command("build", "--json", "--program", "neck")
    assert (said.code, said.err) == (3, "")
    found = json.loads(said.out)
    assert (found["made"], found["problems"]) == ([], [])
    (failed,) = found["not_made"]
    assert failed["file"] == str(Path("output/neck-level-1.pdf"))
    assert failed["reason"].startswith("the file could not be written: no space left on device; ")


def test_json_says_that_the_folder_cannot_be_written_in(command: Command, clinic_home: Path) -> None:
    (clinic_home / "output").write_text("mine")
    said = command("build", "--json")
    assert (said.code, said.err) == (3, "")
    assert json.loads(said.out) == {
        "made": [],
        "problems": [],
        "error": {
            "message": "cannot write in the folder output: file exists",
            "hint": "choose another folder",
        },
    }
