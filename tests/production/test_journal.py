"""The memory behind --resume."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from backpdf.problems import CannotWriteError
from backpdf.production.journal import JOURNAL, open_journal

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")


def written(folder: Path, name: str = "P1.pdf", data: bytes = b"%PDF") -> Path:
    (folder / name).write_bytes(data)
    return folder / name


def test_a_file_that_is_done_is_known_again(tmp_path: Path) -> None:
    written(tmp_path)
    open_journal(tmp_path).add("P1.pdf", "from-this", b"%PDF", 2)
    done = open_journal(tmp_path).unchanged("P1.pdf", "from-this")
    assert done is not None
    assert (done.pages, done.size) == (2, 4)


@pytest.mark.parametrize("change", ["inputs", "content", "gone", "never"])
def test_what_has_changed_is_not_done(change: str, tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    path = written(tmp_path)
    if change != "never":
        journal.add("P1.pdf", "from-this", b"%PDF", 2)
    if change == "content":
        path.write_bytes(b"%PDF cut")
    if change == "gone":
        path.unlink()
    assert journal.unchanged("P1.pdf", "from-that" if change == "inputs" else "from-this") is None


def test_the_last_word_on_a_file_counts(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    written(tmp_path, data=b"new")
    journal.add("P1.pdf", "first", b"old", 1)
    journal.add("P1.pdf", "then", b"new", 2)
    again = open_journal(tmp_path)
    assert again.unchanged("P1.pdf", "then") is not None
    assert len((tmp_path / JOURNAL).read_text().splitlines()) == 2


@pytest.mark.parametrize(
    "rest", ['{"file": "ab', "nonsense", "[1]", '{"file": "x"}', '{"salt": "zz"}', "\xff"]
)
def test_a_journal_that_was_cut_off_keeps_the_rest(rest: str, tmp_path: Path) -> None:
    written(tmp_path)
    open_journal(tmp_path).add("P1.pdf", "from-this", b"%PDF", 2)
    with (tmp_path / JOURNAL).open("a", encoding="latin-1") as stream:
        stream.write(rest)
    journal = open_journal(tmp_path)
    assert journal.unchanged("P1.pdf", "from-this") is not None
    journal.add("P2.pdf", "x", b"", 1)
    assert len(open_journal(tmp_path).done) == 2


def test_a_journal_that_cannot_be_read_is_begun_anew(tmp_path: Path) -> None:
    (tmp_path / JOURNAL).write_bytes(b"\x00\x01\x02")
    assert open_journal(tmp_path).done == {}


def test_it_holds_no_names(tmp_path: Path) -> None:
    journal = open_journal(tmp_path)
    journal.add("Anna-Example.pdf", "x", b"%PDF", 1)
    assert "Anna" not in (tmp_path / JOURNAL).read_text()


def test_every_folder_has_a_salt_of_its_own(tmp_path: Path) -> None:
    salts = {open_journal(tmp_path / name).salt for name in ("a", "b", "a")}
    assert len(salts) == 2


@POSIX
def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    open_journal(tmp_path)
    assert stat.S_IMODE((tmp_path / JOURNAL).stat().st_mode) == 0o600


def test_a_folder_that_cannot_be_written_in(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotWriteError, match="cannot write in the folder"):
        open_journal(tmp_path / "file")
