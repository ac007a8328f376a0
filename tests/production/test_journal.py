"""The memory behind --resume."""

from __future__ import annotations

import errno
import json
import os
import socket
import stat
import time
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from backpdf.digests import content_digest
from backpdf.problems import CannotWriteError
from backpdf.production import journal as journal_module
from backpdf.production.journal import JOURNAL, LARGEST_JOURNAL, Done, Journal, open_journal

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")
THIS, THAT = content_digest(b"this"), content_digest(b"that")


@contextmanager
def opened(folder: Path, source: Path | None = None) -> Iterator[Journal]:
    journal = open_journal(folder, source)
    yield journal
    journal.close()


def add(folder: Path, name: str = "P1.pdf", data: bytes = b"%PDF", made_from: str = THIS) -> None:
    """Writes a file, and remembers it."""
    (folder / name).write_bytes(data)
    with opened(folder) as journal:
        journal.add(name, made_from, data, 2)


def unchanged(folder: Path, name: str = "P1.pdf", made_from: str = THIS) -> Done | None:
    with opened(folder) as journal:
        assert journal.warnings == []
        return journal.unchanged(name, made_from)


def test_a_file_that_is_done_is_known_again(tmp_path: Path) -> None:
    add(tmp_path)
    done = unchanged(tmp_path)
    assert done is not None
    assert (done.pages, done.size) == (2, 4)


@pytest.mark.parametrize("change", ["inputs", "content", "length", "gone", "folder", "never"])
def test_what_has_changed_is_not_done(change: str, tmp_path: Path) -> None:
    if change != "never":
        add(tmp_path)
    path = tmp_path / "P1.pdf"
    if change in ("content", "length"):
        path.write_bytes(b"%PdF" if change == "content" else b"%PDF cut")
    if change in ("gone", "folder"):
        path.unlink()
    if change == "folder":
        path.mkdir()
    assert unchanged(tmp_path, made_from=THAT if change == "inputs" else THIS) is None


def test_the_last_word_on_a_file_counts(tmp_path: Path) -> None:
    add(tmp_path, data=b"old")
    add(tmp_path, data=b"new", made_from=THAT)
    assert unchanged(tmp_path, made_from=THAT) is not None
    assert len((tmp_path / JOURNAL).read_text().splitlines()) == 2


@pytest.mark.parametrize(
    "rest",
    [
        '{"file": "ab',
        "nonsense",
        "[1]",
        '{"file": "x"}',
        '{"salt": "zz"}',
        "\xff",
        "[" * 900,
        "\0" * 9000,
        "\0" * 9,
    ],
)
def test_a_journal_that_was_cut_off_keeps_the_rest(rest: str, tmp_path: Path) -> None:
    add(tmp_path)
    with (tmp_path / JOURNAL).open("a", encoding="latin-1") as stream:
        stream.write(rest)
    assert unchanged(tmp_path) is not None
    add(tmp_path, "P2.pdf")
    with opened(tmp_path) as journal:
        assert len(journal.done) == 2


GOOD = json.dumps({"salt": "0" * 32}) + "\n"
ENTRY = {"file": THIS, "made_from": THIS, "content": THAT, "pages": 2, "size": 4}
VALUES: tuple[object, ...] = (None, [], {}, True, -1, "", "zz")
BROKEN: dict[str, bytes] = {
    "empty": b"",
    "bytes": bytes(range(256)) * 40,
    "zeros": bytes(5000),
    "deep": b"[" * 200_000,
    "deep line": GOOD.encode() + b"[" * 200_000 + b"\n{}\n",
    "long salt": b'{"salt": "' + b"a" * 200 + b'"}\n',
    "no salt": b'{"file": "x"}\n',
    "odd salt": b'{"salt": [1]}\n',
    "numbers": b"12\n13\n",
    "nan": b"NaN\n",
    "huge number": b'{"salt": 1e999}\n',
    "long number": b"9" * 900 + b"\n",
    "half a surrogate": b'{"salt": "\\ud800"}\n',
    "one line of another program": GOOD.encode() + b"hello\n" + json.dumps(ENTRY).encode() + b"\n",
    **{
        f"{name} {value!r}": (GOOD + json.dumps({**ENTRY, name: value}) + "\n{}\n").encode()
        for name in ENTRY
        for value in VALUES
    },
    "one field more": (GOOD + json.dumps({**ENTRY, "other": 1}) + "\n{}\n").encode(),
    "other list": (GOOD + json.dumps({**ENTRY, "source": 3}) + "\n{}\n").encode(),
}


@pytest.mark.parametrize("data", BROKEN.values(), ids=BROKEN)
def test_a_broken_journal_is_set_aside_with_a_word(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / JOURNAL
    path.write_bytes(data)
    with opened(tmp_path) as journal:
        assert journal.done == {}
        assert journal.warnings == [
            f"{path} is broken, so what is done is not known, and all is made again; "
            f"the broken one is now called {JOURNAL}-broken"
        ]
    assert (tmp_path / f"{JOURNAL}-broken").read_bytes() == data
    add(tmp_path)
    assert unchanged(tmp_path) is not None


def test_every_broken_journal_is_kept(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / JOURNAL).write_text(str(number))
        with opened(tmp_path):
            pass
    names = [f"{JOURNAL}-broken", f"{JOURNAL}-broken-2", f"{JOURNAL}-broken-3"]
    assert [(tmp_path / name).read_text() for name in names] == ["0", "1", "2"]


def _make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        made.bind(os.path.relpath(path))


def _make_folder(path: Path) -> None:
    path.mkdir()
    (path / "file").write_text("mine")


NO_FILES: dict[str, Callable[[Path], None]] = {
    "fifo": os.mkfifo,
    "socket": _make_socket,
    "folder": _make_folder,
    "device": lambda path: path.symlink_to("/dev/zero"),
    "link to nothing": lambda path: path.symlink_to("nothing"),
    "link to itself": lambda path: path.symlink_to(path),
}


@POSIX
@pytest.mark.parametrize("make", NO_FILES.values(), ids=NO_FILES)
def test_what_is_no_file_is_set_aside(
    make: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    make(tmp_path / JOURNAL)
    with opened(tmp_path) as journal:
        assert len(journal.warnings) == 1
    assert os.path.lexists(tmp_path / f"{JOURNAL}-broken")
    assert (tmp_path / JOURNAL).is_file()


def test_a_journal_that_may_not_be_read_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(tmp_path)

    class Refusing:
        @staticmethod
        def fullmatch(_: bytes) -> None:
            raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(journal_module, "_HEADER", Refusing)
    with opened(tmp_path) as journal:
        assert len(journal.warnings) == 1


def test_a_journal_that_cannot_be_set_aside_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / JOURNAL).write_text("broken")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(CannotWriteError, match="cannot rename it") as caught:
        open_journal(tmp_path)
    assert caught.value.hint == "delete it yourself"


def test_a_huge_journal_costs_neither_time_nor_memory(tmp_path: Path) -> None:
    with (tmp_path / JOURNAL).open("wb") as stream:
        stream.write(GOOD.encode())
        stream.truncate(200 * 1024 * 1024)
    tracemalloc.start()
    started = time.perf_counter()
    with opened(tmp_path) as journal:
        assert len(journal.warnings) == 1
    assert time.perf_counter() - started < 2
    assert tracemalloc.get_traced_memory()[1] < 1_000_000
    tracemalloc.stop()


def test_the_largest_journal_that_is_read_fits_the_largest_lists() -> None:
    line = json.dumps({**ENTRY, "size": 999_999, "source": THIS, "person": THAT})
    assert LARGEST_JOURNAL / len(line) > 100_000


def test_it_holds_no_names(tmp_path: Path) -> None:
    with opened(tmp_path, tmp_path / "Anna.csv") as journal:
        journal.add("Anna-Example.pdf", THIS, b"%PDF", 1, "Anna Example")
    assert "Anna" not in (tmp_path / JOURNAL).read_text()


def test_every_folder_has_a_salt_of_its_own(tmp_path: Path) -> None:
    salts: set[str] = set()
    for name in ("a", "b", "a"):
        (tmp_path / name).mkdir(exist_ok=True)
        with opened(tmp_path / name) as journal:
            salts.add(journal.salt)
    assert len(salts) == 2


@POSIX
def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    add(tmp_path)
    assert stat.S_IMODE((tmp_path / JOURNAL).stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_in(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWriteError, match="cannot write in the folder"):
        open_journal(tmp_path / "file")


# ---- lists and people


def test_files_of_another_list_are_known(tmp_path: Path) -> None:
    (tmp_path / "P1.pdf").write_bytes(b"%PDF")
    with opened(tmp_path, tmp_path / "a.csv") as journal:
        journal.add("P1.pdf", THIS, b"%PDF", 1)
        assert not journal.is_of_another_list("P1.pdf", THAT)
    with opened(tmp_path, tmp_path / "b.csv") as journal:
        assert journal.is_of_another_list("P1.pdf", THAT)
        assert not journal.is_of_another_list("P1.pdf", THIS)  # it would be the same file
        assert not journal.is_of_another_list("P2.pdf", THAT)
        (tmp_path / "P1.pdf").unlink()
        assert not journal.is_of_another_list("P1.pdf", THAT)


def test_a_list_may_be_moved_with_its_output(tmp_path: Path) -> None:
    (tmp_path / "old" / "out").mkdir(parents=True)
    with opened(tmp_path / "old" / "out", tmp_path / "old" / "a.csv") as journal:
        first = journal.source
    (tmp_path / "old").rename(tmp_path / "new")
    with opened(tmp_path / "new" / "out", tmp_path / "new" / "a.csv") as journal:
        assert journal.source == first


def test_another_person_is_known(tmp_path: Path) -> None:
    with opened(tmp_path) as journal:
        journal.add("P1.pdf", THIS, b"%PDF", 1, "Anna")
        journal.add("P2.pdf", THIS, b"%PDF", 1)
        found = [
            journal.is_of_another_person(file, name)
            for file, name in (("P1.pdf", "Bo"), ("P1.pdf", "Anna"), ("P1.pdf", None), ("P2.pdf", "Bo"))
        ]
    assert found == [True, False, False, False]


# ---- power cuts and full disks


def test_it_is_brought_to_the_disk_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """At most a second of work is lost with the power, and the disk is not asked for every file."""
    synced: list[int] = []
    real = os.fsync

    def sync(handle: int) -> None:
        synced.append(handle)
        real(handle)

    monkeypatch.setattr(os, "fsync", sync)
    clock = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    with opened(tmp_path) as journal:
        synced.clear()
        for _ in range(40):
            clock[0] += 0.1
            journal.add("P1.pdf", THIS, b"%PDF", 1)
        assert len(synced) == 2 * 3  # the journal and its folder, each more than a second after the last
    assert len(synced) == 2 * 4


def test_a_journal_that_cannot_be_added_to_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with opened(tmp_path) as journal:
        monkeypatch.setattr(journal_module, "SYNC_EVERY", -1)
        monkeypatch.setattr(os, "fsync", full)
        for name in ("P1.pdf", "P2.pdf"):
            journal.add(name, THIS, b"%PDF", 1)
    assert journal.warnings == [
        f"{tmp_path / JOURNAL} cannot be written (no space left on device), so --resume will make some "
        "files again"
    ]
