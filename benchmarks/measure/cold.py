"""A whole process each time, from its start to the finished file."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from measure.bench import Bench, run
from measure.rounds import ratio
from measure.tables import goal, milliseconds, table, title

GOAL = 0.7
BUILD = "backpdf build, three levels"
EMPTY = "Python alone"


def cold(bench: Bench) -> None:
    """`backpdf build` of three levels against single handouts by the peers."""
    rounds = max(1, bench.rounds // 2)
    commands = _commands(bench)
    title(
        "Cold: a whole process each time",
        bench.command("cold"),
        f"Median of {rounds} runs, in turn, after a first one that is not counted. backpdf reads and checks",
        "its library and makes three handouts; the peers make one, of data and fonts that lie ready.",
    )
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            seconds = _seconds(command)
            if number:
                times[name].append(seconds)
    own = times[BUILD]
    table(
        ("process", "median ms", "backpdf / it"),
        [(name, milliseconds(median(each)), f"{ratio(own, each):.2f}") for name, each in times.items()],
    )
    if "WeasyPrint, one handout" in times:
        goal("backpdf / WeasyPrint", ratio(own, times["WeasyPrint, one handout"]), GOAL)


def _commands(bench: Bench) -> dict[str, Sequence[str]]:
    script = Path(sys.executable).with_name("backpdf")
    output = bench.folder / "cold"
    build = (script, "build", "--program", "low-back", "--library", bench.library.root, "--output", output)
    names = {key: engine.name for key, engine in zip(bench.field.keys, bench.field.engines[1:], strict=True)}
    return {
        BUILD: [str(part) for part in build],
        **{f"{name}, one handout": bench.one_handout(key) for key, name in names.items()},
        EMPTY: [sys.executable, "-c", "pass"],
    }


def _seconds(command: Sequence[str]) -> float:
    started = time.perf_counter()
    run(command)
    return time.perf_counter() - started
