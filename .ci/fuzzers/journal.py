"""A journal of any bytes, as a file or something else: read, or set aside with a word; never a traceback."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from pathlib import Path

from backpdf.digests import content_digest
from backpdf.production.journal import JOURNAL, open_journal

MADE_FROM = content_digest(b"the same")
VALUES: tuple[object, ...] = (
    None, True, -1, 0, 1e300, 10**40, "", "zz", "a" * 32, "a" * 200, [], {}, [[]], {"salt": "a"}, "\ud800",
)  # fmt: skip


def one_case(chance: random.Random, folder: Path) -> str:
    """Damages a journal of a few files, opens it, and goes on with it; what became of it."""
    journal = open_journal(folder, folder / "list.csv")
    for number in range(chance.randint(0, 5)):
        data = chance.randbytes(chance.randint(1, 99))
        (folder / f"{number}.pdf").write_bytes(data)
        journal.add(f"{number}.pdf", MADE_FROM, data, 1, chance.choice([None, "A. Example"]))
    journal.close()
    path = folder / JOURNAL
    chance.choice(DAMAGES)(path, chance)
    journal = open_journal(folder, folder / "list.csv")
    journal.unchanged("0.pdf", MADE_FROM)
    journal.is_of_another_list("0.pdf", "")
    journal.is_of_another_person("0.pdf", "B. Example")
    (folder / "new.pdf").write_bytes(b"new")
    journal.add("new.pdf", MADE_FROM, b"new", 1)
    journal.close()
    again = open_journal(folder)
    again.close()
    assert not again.warnings
    assert again.unchanged("new.pdf", MADE_FROM) is not None
    assert len(journal.warnings) == len(list(folder.glob(f"{JOURNAL}-broken*")))
    return "set aside" if journal.warnings else "read"


def _bytes(path: Path, chance: random.Random) -> None:
    path.write_bytes(chance.randbytes(chance.randint(0, 5000)))


def _slip(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(chance.randint(1, 4)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    path.write_bytes(data)


def _cut(path: Path, chance: random.Random) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: chance.randrange(len(data))] + bytes(chance.choice([0, 0, 4096])))


def _value(path: Path, chance: random.Random) -> None:
    """Some field of some line holds something else."""
    lines = path.read_text("ascii").splitlines()
    at = chance.randrange(len(lines))
    entry = json.loads(lines[at])
    entry[chance.choice([*entry, "salt", "file", "other"])] = chance.choice(VALUES)
    lines[at] = json.dumps(entry)
    path.write_text("\n".join(lines) + "\n", "ascii")


def _deep(path: Path, chance: random.Random) -> None:
    text = chance.choice(["[", '{"a":', '{"salt": ['])
    path.write_text(
        path.read_text("ascii")[: chance.choice([0, 60, 10**6])] + text * chance.randint(1, 200_000)
    )


def _lines(path: Path, chance: random.Random) -> None:
    lines = path.read_bytes().splitlines(keepends=True)
    chance.shuffle(lines)
    path.write_bytes(b"".join(lines * chance.randint(0, 3)))


def _no_file(path: Path, chance: random.Random) -> None:
    path.unlink()
    kinds: list[Callable[[], None]] = [
        path.mkdir,
        lambda: path.symlink_to("nothing"),
        lambda: path.symlink_to("/dev/zero"),
        lambda: os.mkfifo(path),
    ]
    chance.choice(kinds)()


DAMAGES = (_bytes, _slip, _slip, _cut, _cut, _value, _value, _value, _deep, _lines, _no_file)
