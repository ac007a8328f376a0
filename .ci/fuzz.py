"""Damaged inputs of every kind are told, never a traceback; what is not told is read as it looks.

    python .ci/fuzz.py [--seconds 45] [--only KIND ...] [--seed 7]

The kinds are the modules of `.ci/fuzzers/`, which take turns.  The seed of a case that fails is shown, so
that it can be had again.
"""

from __future__ import annotations

import argparse
import pkgutil
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import cycle
from pathlib import Path

import fuzzers

Fuzzer = Callable[[random.Random, Path], str]


def found(only: Sequence[str]) -> dict[str, Fuzzer]:
    """The fuzzers by kind, in alphabetical order: those asked for, or all."""
    kinds = sorted(module.name for module in pkgutil.iter_modules(fuzzers.__path__))
    return {kind: import_module(f"fuzzers.{kind}").one_case for kind in kinds if kind in (only or kinds)}


def fails(kind: str, fuzzer: Fuzzer, seed: int, count: Counter[str]) -> bool:
    """Runs one case, counts what became of it, and prints it if it fails."""
    with tempfile.TemporaryDirectory() as name:
        try:
            outcome = fuzzer(random.Random(seed), Path(name))
        except Exception:  # noqa: BLE001  (whatever it is, it is what is looked for)
            traceback.print_exc()
            print(f"FAILED: python .ci/fuzz.py --only {kind} --seed {seed}")
            return True
    count[f"{kind} {outcome}"] += 1
    return False


def main() -> int:
    """Prints what became of all cases; returns 1 if one of them failed."""
    parser = argparse.ArgumentParser(description="Damages inputs and looks whether that is told.")
    parser.add_argument("--seconds", type=float, default=45)
    parser.add_argument("--only", nargs="+", default=[], metavar="KIND", help="these kinds of input only")
    parser.add_argument("--seed", type=int, help="one case of each kind only")
    asked = parser.parse_args()
    chosen = found(asked.only)
    if unknown := sorted(set(asked.only) - set(chosen)):
        parser.error(f"there is no fuzzer for {', '.join(unknown)}")
    count: Counter[str] = Counter()
    if asked.seed is not None:
        return int(any(fails(kind, fuzzer, asked.seed, count) for kind, fuzzer in chosen.items()))
    first = seed = random.SystemRandom().randrange(10**9)
    end = time.monotonic() + asked.seconds
    for kind, fuzzer in cycle(chosen.items()):
        if time.monotonic() > end:
            break
        if fails(kind, fuzzer, seed, count):
            return 1
        seed += 1
    print(f"seeds {first} to {seed - 1}: {dict(sorted(count.items()))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
