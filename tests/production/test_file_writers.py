"""Files that are written in threads."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from backpdf.problems import CannotWriteError
from backpdf.production import file_writers
from backpdf.production.atomic_file import Weakness
from backpdf.production.file_writers import THREADS, FileWriters


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

    def slow(path: Path, data: bytes, *, private: bool) -> frozenset[Weakness]:
        del data, private
        under_way.append(path)
        gate.wait(10)
        return frozenset()

    monkeypatch.setattr(file_writers, "write_unsynced", slow)
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

    monkeypatch.setattr(file_writers, "write_unsynced", broken)
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
