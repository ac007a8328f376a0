"""Writing: whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from backpdf.problems import CannotWriteError, ExitCode
from backpdf.production import atomic_file
from backpdf.production.atomic_file import THREADS, FileWriters, os_reason, write_whole


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


# ------------------------------------------------------------------ in threads
def test_all_files_are_written_once(tmp_path: Path) -> None:
    found: list[int] = []
    with FileWriters[int]() as writers:
        for number in range(20):
            writers.write(number, tmp_path / f"{number}.pdf", bytes([number]), private=False)
            found += [key for key, error in writers.finished() if error is None]
        found += [key for key, error in writers.finished(wait_for_all=True) if error is None]
    assert found == list(range(20))
    assert [(tmp_path / f"{number}.pdf").read_bytes() for number in range(20)] == [
        bytes([n]) for n in range(20)
    ]


def test_a_file_that_cannot_be_written_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "taken.pdf").mkdir()
    with FileWriters[str]() as writers:
        for name in ("one", "taken", "two"):
            writers.write(name, tmp_path / f"{name}.pdf", b"data", private=True)
        found = dict(writers.finished(wait_for_all=True))
    assert isinstance(found.pop("taken"), CannotWriteError)
    assert found == {"one": None, "two": None}


def test_no_more_are_under_way_than_there_are_threads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that memory does not grow where the disk is slower than the making."""
    gate = threading.Event()
    under_way: list[Path] = []

    def slow(path: Path, data: bytes, *, private: bool) -> None:
        del data, private
        under_way.append(path)
        gate.wait(10)

    monkeypatch.setattr(atomic_file, "write_whole", slow)
    with FileWriters[int]() as writers:
        for number in range(THREADS - 1):
            writers.write(number, tmp_path / str(number), b"", private=False)
            assert list(writers.finished()) == []
        writers.write(THREADS, tmp_path / "last", b"", private=False)
        threading.Timer(0.05, gate.set).start()
        assert len(list(writers.finished())) >= 1  # waited for
        list(writers.finished(wait_for_all=True))
    assert len(under_way) == THREADS


def test_what_was_begun_is_finished_when_the_block_is_left(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), FileWriters[int]() as writers:
        writers.write(1, tmp_path / "one.pdf", b"whole", private=False)
        raise KeyboardInterrupt
    assert (tmp_path / "one.pdf").read_bytes() == b"whole"


def test_an_error_of_the_program_is_not_hidden(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError("a mistake")

    monkeypatch.setattr(atomic_file, "write_whole", broken)
    with pytest.raises(ValueError, match="a mistake"), FileWriters[int]() as writers:
        writers.write(1, tmp_path / "one.pdf", b"", private=False)
        list(writers.finished(wait_for_all=True))


def test_files_are_written_where_the_system_starts_no_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr(threading.Thread, "start", refused)
    (tmp_path / "folder").mkdir()
    with FileWriters[int]() as writers:
        writers.write(1, tmp_path / "one", b"1", private=False)
        writers.write(2, tmp_path / "folder", b"2", private=False)
        errors = dict(writers.finished(wait_for_all=True))
    assert (tmp_path / "one").read_bytes() == b"1"
    assert errors[1] is None
    assert isinstance(errors[2], CannotWriteError)
