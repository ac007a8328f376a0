"""How the time and memory of a combined file grow with its list, and the time of a check with its library."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from measure.batches import write_list
from measure.bench import Bench, told
from measure.tables import goal, table, title

from backpdf.production.checked_library import check_library
from backpdf.starter import starter_root

COUNTS, FEW_COUNTS = (1000, 3000, 10_000), (100, 300, 1000)
LIBRARIES, FEW_LIBRARIES = (250, 500, 1000, 2000), (125, 250, 500)
MOST_TIMES, MOST_GROWTH, FLAT = 2.0, 1.5, 1.1
PICTURES = ("start", "finish")


def combine(bench: Bench) -> None:
    """Lists made with and without a combined file, in turn, in processes of their own."""
    title("One file of many", bench.command("combine"))
    rows, ratios, peaks = [], [], []
    for count in FEW_COUNTS if bench.quick else COUNTS:
        folder = bench.folder / f"combine-{count}"
        folder.mkdir()
        write_list(bench, folder / "patients.csv", count, mixed=True)
        inputs = (str(bench.library.root), str(folder / "patients.csv"))
        alone = told(bench.script("one_batch.py", *inputs, str(folder / "alone"), "0"))
        file = folder / "all.pdf"
        both = told(bench.script("one_batch.py", *inputs, str(folder / "both"), "0", str(file)))
        ratios.append(both["seconds"] / alone["seconds"])
        peaks.append(both["parent"])
        rows.append(
            (
                f"{count}",
                f"{alone['seconds']:.1f} s",
                f"{both['seconds']:.1f} s",
                f"{ratios[-1]:.2f}",
                f"{peaks[-1]:.0f} MB",
                f"{file.stat().st_size / 1e6:.1f} MB",
            )
        )
    table(("rows", "files alone", "and one of all", "times", "peak", "its size"), rows)
    goal("times as long with a combined file", max(ratios), MOST_TIMES)
    goal("peak of the longest list to that of the shortest", peaks[-1] / peaks[0], FLAT)


def library(bench: Bench) -> None:
    """Checks of libraries of so many exercises, sound, and with a wrong picture in every second one."""
    title("Checks of large libraries", bench.command("library"))
    rows, each = [], []
    for count in FEW_LIBRARIES if bench.quick else LIBRARIES:
        times = []
        for is_sound in (True, False):
            folder = bench.folder / f"library-{count}-{is_sound}"
            _write_library(folder, count, is_sound=is_sound)
            started = time.process_time()
            check_library(folder)
            times.append((time.process_time() - started) / count * 1000)
            shutil.rmtree(folder)
        each.append(times)
        rows.append((f"{count}", *(f"{ms:.1f} ms" for ms in times)))
    table(("exercises", "each, sound", "each, with faults"), rows)
    for kind, name in enumerate(("sound", "with faults")):
        goal(
            f"time of each in the largest to the smallest, {name}",
            each[-1][kind] / each[0][kind],
            MOST_GROWTH,
        )


def _write_library(folder: Path, count: int, *, is_sound: bool) -> None:
    """The exercises of the starter library again and again, with pictures of their own."""
    root = starter_root()
    (folder / "exercises").mkdir(parents=True)
    (folder / "images").mkdir()
    shutil.copytree(root / "exercises" / "programs", folder / "exercises" / "programs")
    sources = sorted((root / "exercises").glob("*.yaml"))
    for number in range(count):
        source = sources[number % len(sources)]
        copy = f"-{number}" if number >= len(sources) else ""
        text = source.read_text("utf-8")
        for picture in PICTURES:
            drawn = f"{source.stem}-{picture}"
            shutil.copy(root / "images" / f"{drawn}.svg", folder / "images" / f"{drawn}{copy}.svg")
            named = f"{drawn}{copy}.svg" if is_sound or number % 2 else f"{drawn}{copy}x.svg"
            text = text.replace(f"{drawn}.svg", named)
        (folder / "exercises" / f"{source.stem}{copy}.yaml").write_text(text, "utf-8")
