"""Which files of an output folder are done: the memory behind `--resume`.

One line of JSON for each finished file, added as soon as the file is in its place, and brought to the disk
at least once in SYNC_EVERY seconds.  It holds digests only: no names, no references.
"""

from __future__ import annotations

import os
import re
import secrets
import stat
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from backpdf.digests import content_digest, keyed_digest
from backpdf.problems import CannotWriteError
from backpdf.production.atomic_file import Weakness, os_reason, sync_folder, synced, write_whole

JOURNAL = ".backpdf-done"
"""The journal's name in the output folder."""
SYNC_EVERY = 1.0
"""Seconds of work that a loss of power may cost."""
LARGEST_JOURNAL = 32 * 1024 * 1024
"""Bytes, for some 150,000 files; what is larger is no journal of ours."""

_LONGEST_LINE = 1000
_DIGEST = "[0-9a-f]{32}"
_HEADER = re.compile(rf'{{"salt": "({_DIGEST})"}}\n'.encode())
_LINE = re.compile(
    (
        rf'{{"file": "({_DIGEST})", "made_from": "({_DIGEST})", "content": "({_DIGEST})", '
        r'"pages": (0|[1-9]\d{0,8}), "size": ([1-9]\d{0,14})'
        rf'(?:, "source": "({_DIGEST})?", "person": "({_DIGEST})?")?}}\n'
    ).encode()
)
"""JSON, read as what it must be letter by letter: that is quick, and no other text gets through."""


@dataclass(frozen=True, slots=True)
class Done:
    """A finished file: what it was made from, its content (both as digests), pages (0 for HTML) and bytes.

    source is the digest of the list that it was made for, person that of the patient's name; each is empty
    where there is none.
    """

    made_from: str
    content: str
    pages: int
    size: int
    source: str = ""
    person: str = ""


@dataclass
class Journal:
    """The journal of one output folder; salt keeps its digests apart from those of all others.

    source is the digest of the list that files are made for now.  warnings are for the person who runs the
    program.
    """

    folder: Path
    salt: str
    done: dict[str, Done] = field(default_factory=dict)
    source: str = ""
    warnings: list[str] = field(default_factory=list)
    weaknesses: set[Weakness] = field(default_factory=set)
    _stream: BinaryIO | None = None
    _synced: float = 0.0

    def of(self, file: str) -> Done | None:
        """What is known of a file."""
        return self.done.get(self.digest(file))

    def digest(self, text: str | None) -> str:
        """The digest of a text, which may hold a patient's name; empty where there is none."""
        return keyed_digest(text.encode(errors="surrogatepass"), self.salt) if text else ""

    def unchanged(self, file: str, made_from: str) -> Done | None:
        """What is known of a file that is whole and was made from the same; else None."""
        found = self.of(file)
        if found is None or found.made_from != made_from:
            return None
        path = self.folder / file
        try:
            state = path.stat()
            if not stat.S_ISREG(state.st_mode) or state.st_size != found.size:
                return None
            data = path.read_bytes()
        except OSError:
            return None
        return found if content_digest(data) == found.content else None

    def is_of_another_list(self, file: str, made_from: str) -> bool:
        """Whether a file is there that was made for another list, and from something else."""
        found = self.of(file)
        if found is None or not found.source or found.source == self.source:
            return False
        return found.made_from != made_from and os.path.lexists(self.folder / file)

    def is_of_another_person(self, file: str, person: str | None) -> bool:
        """Whether a file was made for somebody with another name."""
        found = self.of(file)
        return found is not None and bool(found.person and person) and found.person != self.digest(person)

    def add(self, file: str, made_from: str, data: bytes, pages: int, person: str | None = None) -> None:
        """Remembers a file that has just been written; what prevents it becomes a warning, once."""
        if self._stream is None:
            return
        done = Done(made_from, content_digest(data), pages, len(data), self.source, self.digest(person))
        key = self.digest(file)
        try:
            self._stream.write(_line(key, done))
            self._stream.flush()
            if time.monotonic() - self._synced > SYNC_EVERY:
                self._sync()
        except OSError as error:
            self._give_up(error)
        else:
            self.done[key] = done

    def _sync(self) -> None:
        assert self._stream is not None
        if not synced(self._stream.fileno()):
            self.weaknesses.add(Weakness.NOT_SYNCED)
        sync_folder(self.folder)
        self._synced = time.monotonic()

    def _give_up(self, error: OSError) -> None:
        self.warnings.append(
            f"{self.folder / JOURNAL} cannot be written ({os_reason(error)}), so --resume will make some "
            "files again"
        )
        stream, self._stream = self._stream, None
        if stream is not None:
            with suppress(OSError):
                stream.close()

    def open(self) -> None:
        """Writes the journal anew, one line for each file, and opens it; raises CannotWriteError."""
        path = self.folder / JOURNAL
        lines = (_line(key, done) for key, done in self.done.items())
        self.weaknesses |= write_whole(path, _with_salt(self.salt, lines), private=True)
        try:
            self._stream = path.open("ab")
        except OSError as error:
            raise CannotWriteError(f"cannot write {path}: {os_reason(error)}") from error
        self._synced = time.monotonic()

    def close(self) -> None:
        """Brings everything to the disk."""
        if self._stream is None:
            return
        try:
            self._sync()
            self._stream.close()
        except OSError as error:
            self._give_up(error)
        self._stream = None


def open_journal(folder: Path, source: Path | None = None) -> Journal:
    """The journal of a folder, ready to be added to; a new one where there is none, or none to read.

    source is the list that files are made for.  A journal that is broken is renamed, which is told in the
    warnings.  Raises CannotWriteError where the folder cannot be written in.
    """
    try:
        journal = _read(folder)
    except (OSError, ValueError):
        journal = Journal(folder, secrets.token_hex(16))
        journal.warnings.append(_set_aside(folder))
    journal.source = _source(journal, source)
    journal.open()
    return journal


def read_journal(folder: Path, source: Path | None = None) -> Journal:
    """The journal of a folder only to look into, for a list; an empty one where none can be read."""
    try:
        journal = _read(folder)
    except (OSError, ValueError):
        journal = Journal(folder, secrets.token_hex(16))
    journal.source = _source(journal, source)
    return journal


def _source(journal: Journal, source: Path | None) -> str:
    return "" if source is None else journal.digest(_relative(source, journal.folder))


def _relative(source: Path, folder: Path) -> str:
    """A list as seen from the output folder, so that both may be moved together."""
    try:
        return Path(os.path.relpath(source.resolve(), folder.resolve())).as_posix()
    except ValueError:  # on two drives of Windows
        return source.resolve().as_posix()


def _set_aside(folder: Path) -> str:
    """Renames a journal that cannot be read; returns what to tell.  Raises CannotWriteError."""
    path = folder / JOURNAL
    names = (f"{JOURNAL}-broken{number}" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    target = next((folder / name for name in names if not os.path.lexists(folder / name)), None)
    try:
        if target is None:
            raise FileExistsError
        path.rename(target)
    except OSError as error:
        raise CannotWriteError(f"cannot read {path}, and cannot rename it", "delete it yourself") from error
    return (
        f"{path} is broken, so what is done is not known, and all is made again; "
        f"the broken one is now called {target.name}"
    )


def _read(folder: Path) -> Journal:
    """The journal in a folder, or a new one where there is none.

    A last line that was cut off when the program stopped is passed over.  Raises OSError or ValueError
    where it is broken in another way.
    """
    path = folder / JOURNAL
    if not os.path.lexists(path):
        return Journal(folder, secrets.token_hex(16))
    if not stat.S_ISREG(path.stat().st_mode):
        raise ValueError
    with path.open("rb") as stream:
        if os.fstat(stream.fileno()).st_size > LARGEST_JOURNAL:
            raise ValueError
        header = _HEADER.fullmatch(stream.readline(_LONGEST_LINE))
        if header is None:
            raise ValueError
        journal = Journal(folder, header[1].decode())
        while line := stream.readline(_LONGEST_LINE):
            found = _LINE.fullmatch(line)
            if found is None:
                if stream.read().strip(b"\0"):  # zeros may stand where power was lost
                    raise ValueError
                break
            key, made_from, content, pages, size, source, person = (
                (group or b"").decode() for group in found.groups()
            )
            journal.done[key] = Done(made_from, content, int(pages), int(size), source, person)
    return journal


def _with_salt(salt: str, lines: Iterator[bytes]) -> Iterator[bytes]:
    yield f'{{"salt": "{salt}"}}\n'.encode()
    yield from lines


def _line(key: str, done: Done) -> bytes:
    return (
        f'{{"file": "{key}", "made_from": "{done.made_from}", "content": "{done.content}", '
        f'"pages": {done.pages}, "size": {done.size}, '
        f'"source": "{done.source}", "person": "{done.person}"}}\n'
    ).encode()
