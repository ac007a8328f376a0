"""Writing: whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from backpdf.problems import CannotWriteError, ExitCode
from backpdf.production.atomic_file import os_reason, write_whole


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_writes_and_makes_folders(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b" / "c.pdf", b"data")
    assert (tmp_path / "a" / "b" / "c.pdf").read_bytes() == b"data"
    assert names(tmp_path / "a" / "b") == ["c.pdf"]


@pytest.mark.parametrize("private", [False, True])
@pytest.mark.skipif(os.name != "posix", reason="only POSIX files have an owner's mode")
def test_mode(tmp_path: Path, private: bool) -> None:
    path = tmp_path / "a.pdf"
    for existing in (None, 0o640, 0o600):
        if existing is not None:
            path.chmod(existing)
        write_whole(path, b"data", private=private)
        assert stat.S_IMODE(path.stat().st_mode) == (0o600 if private else 0o644)


@pytest.mark.parametrize("call", ["fsync", "replace"])
@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "No space"), KeyboardInterrupt(), SystemExit(1)], ids=repr
)
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: BaseException
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(*((os, call, fail) if call == "fsync" else (Path, call, fail)))
    with pytest.raises(CannotWriteError if isinstance(error, OSError) else type(error)):
        write_whole(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["a.pdf"]


def test_a_reader_sees_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    versions = [bytes([letter]) * 200_000 for letter in b"ab"]
    write_whole(path, versions[0])
    seen: set[bytes] = set()
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            seen.add(path.read_bytes())

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(20):
        write_whole(path, versions[number % 2])
    stop.set()
    reader.join()
    assert seen <= set(versions)


def test_errors_are_told_without_numbers(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWriteError) as caught:
        write_whole(tmp_path / "file" / "a.pdf", b"")
    assert caught.value.message == f"cannot write in the folder {tmp_path / 'file'}: file exists"
    assert caught.value.exit_code == ExitCode.CANNOT_WRITE


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "no space left on device"),
        (OSError("Odd"), "odd"),
        (PermissionError(errno.EACCES, "Permission denied", "name"), "permission denied"),
    ],
)
def test_os_reason(error: OSError, words: str) -> None:
    assert os_reason(error) == words
