"""Which files of an output folder are done: the memory behind `--resume`.

One line of JSON for each finished file, added as soon as the file is in its place, so that nothing is
forgotten when the program or the computer stops.  It holds digests only: no names, no references.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from backpdf.digests import content_digest
from backpdf.problems import CannotWriteError
from backpdf.production.atomic_file import os_reason, write_whole
from backpdf.production.fingerprint import file_digest

JOURNAL = ".backpdf-done"
"""The journal's name in the output folder."""


@dataclass(frozen=True, slots=True)
class Done:
    """A finished file: what it was made from, its content (both as digests), pages and bytes."""

    made_from: str
    content: str
    pages: int
    size: int


@dataclass
class Journal:
    """The journal of one output folder; salt keeps its digests apart from those of all others."""

    folder: Path
    salt: str
    done: dict[str, Done] = field(default_factory=dict)

    def unchanged(self, file: str, made_from: str) -> Done | None:
        """What is known of a file that is whole and was made from the same; else None."""
        found = self.done.get(file_digest(file, self.salt))
        if found is None or found.made_from != made_from:
            return None
        try:
            data = (self.folder / file).read_bytes()
        except OSError:
            return None
        return found if content_digest(data) == found.content else None

    def add(self, file: str, made_from: str, data: bytes, pages: int) -> None:
        """Remembers, on disk, a file that has just been written; raises CannotWriteError."""
        key, done = file_digest(file, self.salt), Done(made_from, content_digest(data), pages, len(data))
        path = self.folder / JOURNAL
        try:
            with path.open("a", encoding="ascii") as stream:
                stream.write(_line(key, done))
        except OSError as error:
            raise CannotWriteError(f"cannot write {path}: {os_reason(error)}") from error

    def save(self) -> None:
        """Writes the journal anew, one line for each file; raises CannotWriteError."""
        lines = [f"{json.dumps({'salt': self.salt})}\n"]
        lines += [_line(key, done) for key, done in self.done.items()]
        write_whole(self.folder / JOURNAL, "".join(lines).encode("ascii"), private=True)


def open_journal(folder: Path) -> Journal:
    """The journal of a folder, ready to be added to; a new one where there is none, or none to read.

    Raises CannotWriteError where the folder cannot be written in.
    """
    journal = _read(folder) or Journal(folder, secrets.token_hex(16))
    journal.save()
    return journal


def _read(folder: Path) -> Journal | None:
    """What is left of a journal; a line that was cut off when the program stopped is passed over."""
    try:
        lines = (folder / JOURNAL).read_text(encoding="ascii", errors="replace").splitlines()
    except OSError:
        return None
    salt: str | None = None
    done: dict[str, Done] = {}
    for line in lines:
        try:
            entry: Any = json.loads(line)
            if "salt" in entry:
                salt = bytes.fromhex(entry["salt"]).hex()
            else:
                file = entry.pop("file")
                done[file] = Done(**entry)
        except (ValueError, KeyError, TypeError):
            continue
    return Journal(folder, salt, done) if salt else None


def _line(key: str, done: Done) -> str:
    return f"{json.dumps({'file': key, **asdict(done)})}\n"
