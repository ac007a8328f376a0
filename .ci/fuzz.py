"""A short fuzz: damaged libraries are told, never a traceback; what is not told prints.

    python .ci/fuzz.py [--seconds 45] [--seed 7]

Each case damages a file or two of the starter library by small random slips, in text and in bytes, and
reads all of it. A library without problems is printed, and the file is read back. The seed of a case that
fails is shown, so that it can be had again.
"""

from __future__ import annotations

import argparse
import io
import random
import shutil
import sys
import tempfile
import time
import traceback
from pathlib import Path

import pikepdf

from backpdf import Edition, PrintOptions, Request, UserError
from backpdf.handout.compose import compose
from backpdf.pdf.cache import PartCache
from backpdf.pdf.images import PictureStore
from backpdf.pdf.render import render
from backpdf.production.checked_library import check_library, copy_starter

SNIPPETS = (
    "\t", ":", "- ", "#", "'", '"', "{", "}", "[", "]", "**", "&a ", "*a", "!!python/object:os.system ",
    "\u00ad", "\u202e", "\U0001f600", "\ufeff", "%", "<b>", "\r\n", "\x00", "null", "~",
    "1e999", "../../../etc/passwd",
    "https://example.org/" + "a" * 80, "é", "Ω", "0x10", "yes", "| ", "> ", "--- ", "...",
)  # fmt: skip


def slipped(data: bytes, chance: random.Random) -> bytes:
    """The bytes of a file with a few slips of the hand in them, or of a disk."""
    for _ in range(chance.randint(1, 3)):
        at = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0:
                data = data[:at] + data[at + chance.randint(1, 12) :]
            case 1:
                data = data[:at] + chance.choice(SNIPPETS).encode() + data[at:]
            case 2:
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
            case 3:
                lines = data.split(b"\n")
                lines.insert(chance.randrange(len(lines)), chance.choice(lines))
                data = b"\n".join(lines)
            case 4:
                lines = data.split(b"\n")
                lines.pop(chance.randrange(len(lines)))
                data = b"\n".join(lines)
            case _:
                data = data[:at]
    return data


def one_case(seed: int, sound: Path, folder: Path) -> str:
    """Damages a library, reads it, and prints it if it has no problems; what became of it."""
    chance = random.Random(seed)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(sound, folder)
    files = [path for path in sorted(folder.rglob("*.*")) if path.suffix in (".yaml", ".svg")]
    texts = [path for path in files if path.suffix == ".yaml" and "poses" not in path.parts]
    for path in chance.sample(texts if chance.random() < 0.8 else files, chance.randint(1, 2)):
        path.write_bytes(slipped(path.read_bytes(), chance))
    checked = check_library(folder)
    for problem in checked.problems:
        problem.render()
    if checked.problems or checked.library is None:
        return "told"
    program = chance.choice(list(checked.library.programs.values()))
    level = chance.choice(program.levels)
    options = PrintOptions(edition=chance.choice(list(Edition)), mono=chance.random() < 0.5)
    try:
        handout = compose(checked.library, Request(program.id, level.number))
        printed = render(handout, options, PartCache(STORE))
    except UserError:
        return "told late"
    with pikepdf.open(io.BytesIO(printed.data)) as file:
        assert len(file.pages) == printed.pages
    return "printed"


STORE = PictureStore()


def main() -> int:
    """Prints what became of all cases; returns 1 if one of them failed."""
    parser = argparse.ArgumentParser(description="Damages libraries and looks whether that is told.")
    parser.add_argument("--seconds", type=float, default=45)
    parser.add_argument("--seed", type=int, help="one case only")
    asked = parser.parse_args()
    first = asked.seed if asked.seed is not None else random.SystemRandom().randrange(10**9)
    count: dict[str, int] = {}
    with tempfile.TemporaryDirectory() as name:
        sound = Path(name) / "sound"
        copy_starter(sound)
        started, seed = time.monotonic(), first
        while seed == first or (asked.seed is None and time.monotonic() - started < asked.seconds):
            try:
                outcome = one_case(seed, sound, Path(name) / "damaged")
            except Exception:  # noqa: BLE001  (whatever it is, it is what is looked for)
                traceback.print_exc()
                print(f"FAILED: python .ci/fuzz.py --seed {seed}")
                return 1
            count[outcome] = count.get(outcome, 0) + 1
            seed += 1
    print(f"seeds {first} to {seed - 1}: {count}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
