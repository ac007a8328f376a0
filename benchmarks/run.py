"""How quick backpdf is beside its peers, how much memory it takes, and how it grows.

    python benchmarks/run.py                      all of it
    python benchmarks/run.py engines cold         some of it
    python benchmarks/run.py engines --pictures photos
    python benchmarks/run.py page                 from a key to the picture, in Chromium (extra: browser)
    python benchmarks/run.py fair --keep made     the files, to be looked at

All engines make the same handouts in one run, in turn, so that ratios hold on any computer; times
do not.  `pip install -e '.[test,bench]'` brings the peers.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from measure import engines
from measure.batches import cores, memory, rows
from measure.bench import Bench
from measure.cold import cold
from measure.fair import fair
from measure.growth import combine, library
from measure.libraries import starter_copy
from measure.local_page import page
from measure.photos import Kind
from measure.tables import machine, tell
from measure.warm import engines as warm
from measure.warm import size
from peers.fonts import write_fonts
from peers.homes import PEERS

PARTS = {
    "engines": warm,
    "cold": cold,
    "memory": memory,
    "size": size,
    "rows": rows,
    "cores": cores,
    "combine": combine,
    "library": library,
    "page": page,
}
ROUNDS, QUICK_ROUNDS = 20, 5


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join((*PARTS, 'fair'))}; usual: all")
    parser.add_argument("--rounds", type=int, help=f"documents of each kind; usual: {ROUNDS}")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, shorter lists")
    parser.add_argument(
        "--pictures",
        choices=[kind.value for kind in Kind],
        default=Kind.DRAWINGS.value,
        help="SVGs, or rasters of 900 x 600; usual: drawings",
    )
    parser.add_argument(
        "--peer", action="append", choices=list(PEERS), help="only beside this one; repeatable; usual: all"
    )
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where `fair` leaves its files")
    asked = parser.parse_args()
    unknown = [part for part in asked.parts if part not in (*PARTS, "fair")]
    if unknown:
        parser.error(f"there is no part {unknown[0]!r}: choose from {', '.join((*PARTS, 'fair'))}")
    if asked.rounds is not None and asked.rounds < 1:
        parser.error("--rounds must be at least 1")
    return asked


def options_of(asked: argparse.Namespace) -> str:
    """What was asked for beside the parts, as it is typed."""
    told = [f"--rounds {asked.rounds}"] if asked.rounds else []
    told += [f"--pictures {asked.pictures}"] if asked.pictures != Kind.DRAWINGS else []
    told += [f"--peer {peer}" for peer in asked.peer or ()]
    told += ["--quick"] if asked.quick else []
    return " ".join(told)


def main() -> None:
    """Makes the measurements that were asked for, and prints them."""
    asked = arguments()
    pictures = Kind(asked.pictures)
    with tempfile.TemporaryDirectory(prefix="backpdf-bench-") as name:
        folder = Path(name)
        (folder / "fonts").mkdir()
        fonts = write_fonts(folder / "fonts")
        field = engines.load(asked.peer or PEERS, fonts)
        tell(machine())
        tell(f"{engines.versions(field.keys)}; pictures: {pictures}")
        for line in field.told:
            tell(line)
        library = starter_copy(folder / "library", pictures)
        rounds = asked.rounds or (QUICK_ROUNDS if asked.quick else ROUNDS)
        bench = Bench(folder, rounds, asked.quick, options_of(asked), field, fonts, library)
        for part in asked.parts or ("fair", *PARTS):
            if part == "fair":
                fair(bench, asked.keep)
            else:
                PARTS[part](bench)


if __name__ == "__main__":
    main()
