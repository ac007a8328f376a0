"""Lists of patients through `backpdf.make_batch`: time, cores and memory.

Each list is made by a new process, so that nothing is warm, and only once in a run of the suite.
"""

from __future__ import annotations

import csv
import subprocess
import sys
import time
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median

from measure import documents
from measure.bench import Bench, answer, told
from measure.rounds import ratio
from measure.tables import goal, table, tell, title
from measure.words import Words

COUNTS = (10, 100, 1000, 10_000)
FEW_COUNTS = (10, 100, 1000)
ROWS_FOR_CORES, FEW_ROWS_FOR_CORES = 4000, 500
MOST_ROUNDS_OF_CORES = 3
LOOPS = 40_000_000
USUAL = 0
"""As many workers as backpdf thinks right."""
GOAL_OF_CORES = 1.8
FEW, FLAT = 100, 1.25
"""Memory is flat where a long list has at most so many times the peak of one of 100 rows."""
KINDS = {False: "one level", True: "mixed levels"}


@dataclass(frozen=True, slots=True)
class Batch:
    """What became of a list: seconds, and the peaks of memory in MB of the process and of a worker."""

    seconds: float
    parent: float
    worker: float


@cache
def _batch(bench: Bench, rows: int, mixed: bool, workers: int, number: int = 0) -> Batch:
    """A list of so many rows, made by so many workers; number tells equal lists apart.

    Its files stay until the end of the run: ext4 goes round what was deleted in the last seconds, which
    made each file of the next list 1 ms slower.
    """
    folder = bench.folder / f"batch-{rows}-{mixed}-{workers}-{number}"
    folder.mkdir()
    write_list(bench, folder / "patients.csv", rows, mixed=mixed)
    command = bench.script(
        "one_batch.py",
        *map(str, (bench.library.root, folder / "patients.csv", folder / "output", workers)),
    )
    result = told(command)
    if result["made"] != rows:
        raise RuntimeError(f"{rows - result['made']} of {rows} handouts were not made")
    return Batch(result["seconds"], result["parent"], result["worker"])


def write_list(bench: Bench, path: Path, rows: int, *, mixed: bool) -> None:
    """A list of so many patients, of one level or of all levels in turn."""
    programs = bench.library.programs.values()
    levels = [(program.id, level.number) for program in programs for level in program.levels]
    words = Words((), seed=5)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("reference", "name", "program", "level"))
        for row in range(rows):
            program, level = levels[row % len(levels)] if mixed else (documents.PROGRAM, documents.LEVEL)
            writer.writerow((f"P-{row:05}", words.person(), program, level))


def _counts(bench: Bench) -> tuple[int, ...]:
    return FEW_COUNTS if bench.quick else COUNTS


def rows(bench: Bench) -> None:
    """Lists of 10 to 10,000 rows."""
    title(
        "Rows: lists of patients",
        bench.command("rows"),
        "Once each, in a new process; seconds of make_batch with its usual workers: their start and the",
        "writing of files are in it, the reading of the library is not.",
    )
    table(
        ("rows", "kind", "seconds", "rows/s"),
        [
            (f"{count}", kind, f"{seconds:.2f}", f"{count / seconds:.0f}")
            for mixed, kind in KINDS.items()
            for count in _counts(bench)
            for seconds in (_batch(bench, count, mixed, USUAL).seconds,)
        ],
    )


def cores(bench: Bench) -> None:
    """One list on one core and on two, in turn."""
    count = FEW_ROWS_FOR_CORES if bench.quick else ROWS_FOR_CORES
    rounds = min(bench.rounds, MOST_ROUNDS_OF_CORES)
    title(
        "Cores: one and two",
        bench.command("cores"),
        f"The same list of {count} rows, mixed levels, {rounds} times on one core and on two, with as many",
        "workers, in turn; seconds of make_batch. Two plain loops, one after the other and at once, tell",
        "in the same rounds what two processes can gain here at most: 2 where both cores are free.",
    )
    times: dict[int, list[float]] = {1: [], 2: []}
    loops: dict[int, list[float]] = {1: [], 2: []}
    for number in range(rounds):
        for workers, each in times.items():
            each.append(_batch(bench, count, True, workers, number).seconds)
            loops[workers].append(_two_loops(at_once=workers == 2))
    table(
        ("cores", "median s", "rows/s"),
        [
            (str(workers), f"{median(each):.2f}", f"{count / median(each):.0f}")
            for workers, each in times.items()
        ],
    )
    gain, most = ratio(times[1], times[2]), ratio(loops[1], loops[2])
    tell(f"two loops, one after the other / at once: {most:.2f}")
    goal("one core / two", gain, GOAL_OF_CORES, least=True)


def _two_loops(*, at_once: bool) -> float:
    """Seconds for two processes that only count."""
    command = (sys.executable, "-c", f"for _ in range({LOOPS}): pass")
    started = time.perf_counter()
    if at_once:
        for process in [subprocess.Popen(command) for _ in range(2)]:
            process.wait()
    else:
        for _ in range(2):
            subprocess.run(command, check=True)
    return time.perf_counter() - started


def memory(bench: Bench) -> None:
    """Peaks of memory: one handout by each engine, and batches by backpdf."""
    title(
        "Memory: the most that a process had",
        bench.command("memory"),
        "Peak of resident memory in MB, each in a new process that makes one handout.",
    )
    keys = ("backpdf", *bench.field.keys)
    names = (engine.name for engine in bench.field.engines)
    table(
        ("engine", "MB"),
        [
            (name, f"{float(answer(bench.one_handout(key))):.0f}")
            for key, name in zip(keys, names, strict=True)
        ],
    )
    tell("\nLists by backpdf, usual workers: the process that plans and writes, and its largest worker.")
    made = {(mixed, count): _batch(bench, count, mixed, USUAL) for mixed in KINDS for count in _counts(bench)}
    table(
        ("rows", "kind", "planner MB", "worker MB"),
        [
            (f"{count}", KINDS[mixed], f"{batch.parent:.0f}", f"{batch.worker:.0f}")
            for (mixed, count), batch in made.items()
        ],
    )
    most = _counts(bench)[-1]
    for mixed, kind in KINDS.items():
        few, many = made[mixed, FEW], made[mixed, most]
        goal(f"{kind}, worker: {most} rows / {FEW}", many.worker / few.worker, FLAT)
        goal(f"{kind}, planner: {most} rows / {FEW}", many.parent / few.parent, FLAT)
