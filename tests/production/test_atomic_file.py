"""Writing: whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from backpdf.problems import CannotWriteError, ExitCode
from backpdf.production.atomic_file import Weakness, clear_partial_files, make_folder, os_reason, write_whole

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs POSIX files")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_writes_and_makes_folders(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b" / "c.pdf", b"data")
    assert (tmp_path / "a" / "b" / "c.pdf").read_bytes() == b"data"
    assert names(tmp_path / "a" / "b") == ["c.pdf"]


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


@pytest.mark.parametrize("mask", [0o022, 0o002, 0o077, 0o027, 0])
@pytest.mark.parametrize("private", [False, True])
@POSIX
def test_mode(tmp_path: Path, private: bool, mask: int) -> None:
    """That of any new file of the user; private files are their owner's, whatever the umask is."""
    path = tmp_path / "a.pdf"
    for existing in (None, 0o640, 0o600, 0o400):
        if existing is not None:
            path.chmod(existing)
        with umask(mask):
            assert write_whole(path, b"data", private=private) == frozenset()
        assert stat.S_IMODE(path.stat().st_mode) == (0o600 if private else 0o666 & ~mask)


@pytest.mark.parametrize("private", [False, True])
@POSIX
def test_mode_of_folders(tmp_path: Path, private: bool) -> None:
    (tmp_path / "old").mkdir(mode=0o750)
    with umask(0o022):
        make_folder(tmp_path / "old", private=private)
        make_folder(tmp_path / "made", private=private)
        write_whole(tmp_path / "written" / "a.pdf", b"data", private=private)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes.pop("old") == 0o750
    assert modes == dict.fromkeys(["made", "written"], 0o700 if private else 0o755)


# ------------------------------------------------------------------ file systems that cannot do all
@pytest.mark.parametrize(
    "code", [errno.EINVAL, errno.ENOTSUP, errno.EPERM, errno.EACCES, errno.ENOSYS], ids=errno.errorcode.get
)
def test_a_disk_that_cannot_sync_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int) -> None:
    def refuse(_: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    assert write_whole(tmp_path / "a.pdf", b"data") == {Weakness.NOT_SYNCED}
    assert (tmp_path / "a.pdf").read_bytes() == b"data"


@POSIX
def test_a_disk_without_modes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As FAT, and Windows' disks in WSL: every file has one mode, and to change it is refused."""

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    real = os.open
    monkeypatch.setattr(os, "chmod", refuse)
    monkeypatch.setattr(os, "fchmod", refuse)
    monkeypatch.setattr(os, "open", lambda path, flags, mode=0o777: real(path, flags, mode | 0o644))
    assert write_whole(tmp_path / "a.pdf", b"data", private=True) == {Weakness.NOT_PRIVATE}
    assert write_whole(tmp_path / "b.pdf", b"data") == frozenset()
    assert names(tmp_path) == ["a.pdf", "b.pdf"]


@POSIX
def test_a_disk_without_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are written; what others left is deleted only when it is a day old."""
    monkeypatch.setattr("fcntl.flock", no_locks)
    old, new = tmp_path / ".backpdf-aaaaaaaa.part", tmp_path / ".backpdf-bbbbbbbb.part"
    for path in (old, new):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    make_folder(tmp_path)
    write_whole(tmp_path / "a.pdf", b"data")
    assert names(tmp_path) == [new.name, "a.pdf"]


def no_locks(*_: object) -> None:
    raise OSError(errno.ENOLCK, "No locks available")


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        (errno.ENOSPC, "make room on the disk, then run the command again"),
        (errno.EFBIG, "make room on the disk, then run the command again"),
        (
            errno.EACCES,
            "close it if another program shows it, such as a PDF viewer, then run the command again",
        ),
        (
            errno.EIO,
            "close the file if another program has it open, and look at the free space on the disk",
        ),
    ],
)
def test_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, hint: str) -> None:
    def fail(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(CannotWriteError) as caught:
        write_whole(tmp_path / "a.pdf", b"")
    assert caught.value.message == f"cannot write {tmp_path / 'a.pdf'}: {os.strerror(code).lower()}"
    assert caught.value.hint == hint
    assert names(tmp_path) == []


# ------------------------------------------------------------------ what stopped runs leave
def test_partial_files_of_a_stopped_run_are_cleared(tmp_path: Path) -> None:
    left = tmp_path / ".backpdf-0a1b_z9x.part"
    left.write_bytes(b"%PDF half")
    others = [
        ".backpdf-done",
        ".backpdf-x.part",
        ".backpdf-0a1b2c3d.part2",
        "a.part",
        "-backpdf-0a1b2c3d.part",
    ]
    for name in others:
        (tmp_path / name).write_text("mine")
    (tmp_path / ".backpdf-folder00.part").mkdir()
    make_folder(tmp_path)
    assert names(tmp_path) == sorted([*others, ".backpdf-folder00.part"])


@POSIX
def test_a_partial_file_of_a_living_run_is_left(tmp_path: Path) -> None:
    """A run looks while another one is in the middle of a file; and the file is whole in the end."""

    def parts() -> Iterator[bytes]:
        yield b"one"
        clear_partial_files(tmp_path)
        assert len(names(tmp_path)) == 1
        yield b"two"

    write_whole(tmp_path / "a.pdf", parts())
    assert names(tmp_path) == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"onetwo"


@POSIX
def test_a_link_that_is_called_like_a_partial_file_is_left(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    (tmp_path / ".backpdf-00000000.part").symlink_to(tmp_path / "mine")
    os.mkfifo(tmp_path / ".backpdf-11111111.part")
    make_folder(tmp_path)
    assert len(names(tmp_path)) == 3


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


# ---- signals


class Struck(BaseException):
    """Stands for a signal: it may be raised between any two instructions."""


def is_struck(number: int, call: Callable[[], object]) -> bool:
    """Whether a call was struck before its instruction of that number, in the code that writes files."""
    opcodes = 0

    def tracer(frame: FrameType, event: str, _: object) -> Any:
        nonlocal opcodes
        if not frame.f_code.co_filename.endswith(("atomic_file.py", "contextlib.py")):
            return None
        frame.f_trace_opcodes = True
        if event == "opcode":
            opcodes += 1
            if opcodes == number:
                sys.settrace(None)
                raise Struck
        return tracer

    before = sys.gettrace()
    sys.settrace(tracer)
    try:
        call()
    except Struck:
        return True
    finally:
        sys.settrace(before)
    return False


@pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("call", [lambda folder: write_whole(folder / "a.pdf", b"data"), make_folder])
def test_a_signal_at_any_moment_leaves_no_partial_file(
    tmp_path: Path, call: Callable[[Path], object]
) -> None:
    for number in count(1):
        struck = is_struck(number, lambda: call(tmp_path))
        assert names(tmp_path) in ([], ["a.pdf"]), number
        if not struck:
            break
    assert number > 300
