"""What tags cost: each starter handout with them and without, in time and in bytes.

    python benchmarks/tagging_cost.py [--rounds 15]

Three tables: the command that makes one handout; a handout in a process that is warm, with texts that are all
new to it; and one of many that differ in the patient's name, for which nearly all else is taken from cache.

The untagged twin has the same pages: the same layout is drawn by a canvas whose marks do nothing,
and written without a structure tree.  Both are made in turn, in one process, so that whatever else
the computer does falls on both alike; the time is that of the processor.  Goal: a handout takes at most 10 %
more time and 10 KB more than without tags.

Making the elements is part of the layout and cannot be left out of the twin, so it is measured by
itself, and counted as a cost of the tags.
"""

from __future__ import annotations

import argparse
import gc
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import click

from backpdf.cli import run
from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.pdf import render
from backpdf.pdf.cache import PartCache
from backpdf.pdf.images import PictureStore
from backpdf.pdf.layout import boxes, typesetter
from backpdf.pdf.layout.theme import Edition
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.sheet_layout import best_layout
from backpdf.pdf.tagging import Artifact, Canvas, Drawing, DrawnText, Element, assembly, tagged
from backpdf.pdf.tagging.content import DocumentContent
from backpdf.pdf.tagging.objects import FileBuilder, Ref, Value
from backpdf.production.checked_library import check_library
from backpdf.starter import starter_root
from backpdf.text import fonts, line_breaking

MOST_TIME, MOST_BYTES = 0.10, 10_000
ONLY_FOR_TAGS = frozenset({"MarkInfo", "StructTreeRoot", "StructParents", "StructParent", "Tabs", "SE"})


class BareCanvas(Canvas):
    """Draws the same and marks nothing."""

    @contextmanager
    def figure(self, element: Element, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """A picture without a place in the structure."""
        del x, y, width, height
        with self.mark(element):
            yield

    def record_text(self, text: DrawnText) -> None:
        """Records nothing."""

    def _begin(self, target: Element | Artifact, *, text: bool = False) -> None:
        """Text objects, without marks round them."""
        del target
        if text and not self._in_text:
            self._code.append("BT")
            self._in_text, self._pen = True, (0.0, 0.0)
        elif self._in_text and not text:
            self._end_text()


class BareContent(DocumentContent):
    """Knows links and bookmarks, and nothing of what belongs to which element."""

    def add(self, drawing: Drawing, page: int, x: float, y: float) -> int:
        """There are no marks, figures or texts in a bare drawing."""
        if drawing.links or drawing.bookmarks:
            super().add(drawing, page, x, y)
        return 0


class NoStructure:
    """In place of the writer of the structure tree."""

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def ref(self, element: Element) -> None:
        """No object."""

    def write(self) -> None:
        """No tree."""


class PlainBuilder(FileBuilder):
    """Leaves out the entries that only a tagged file has."""

    def put(self, ref: Ref, value: Value) -> Ref:
        """The object of a reserved number."""
        if isinstance(value, Mapping):
            value = {key: entry for key, entry in value.items() if key not in ONLY_FOR_TAGS}
        return super().put(ref, value)


IN_THE_TWIN: tuple[tuple[ModuleType, str, type], ...] = (
    (boxes, "Canvas", BareCanvas),
    (tagged, "DocumentContent", BareContent),
    (assembly, "StructureWriter", NoStructure),
    (assembly, "FileBuilder", PlainBuilder),
)
"""What takes the place of what."""


@contextmanager
def tags(*, wanted: bool) -> Iterator[None]:
    """Within, handouts are made with tags or without."""
    before = [(home, name, getattr(home, name)) for home, name, _ in IN_THE_TWIN]
    if not wanted:
        for home, name, bare in IN_THE_TWIN:
            setattr(home, name, bare)
    try:
        yield
    finally:
        for home, name, value in before:
            setattr(home, name, value)


class Cost(NamedTuple):
    """Medians of a handout: seconds with tags and without, and their ratio in each round; sizes in bytes.

    Without tags there would be no elements either, so making them is taken off the twin's time.
    """

    name: str
    tagged: float
    untagged: float
    ratio: float
    elements_time: float
    tagged_size: int
    untagged_size: int
    pages: int
    elements: int

    @property
    def more_bytes(self) -> int:
        """What tags add to the file."""
        return self.tagged_size - self.untagged_size


def cost_of(library: Library, request: Request, options: PrintOptions, rounds: int, *, fresh: bool) -> Cost:
    """Both twins in turn, so often.

    fresh: each is made as if all its texts were new to the process, only its pictures known; else it is
    one of many that differ in the name of the patient.
    """
    pictures = PictureStore()
    stocks = {wanted: PartCache(pictures) for wanted in (True, False)}
    times: dict[bool, list[float]] = {True: [], False: []}
    made: dict[bool, render.Rendered] = {}
    for number in range(-1, rounds):  # the first round prepares pictures and fonts, and is not counted
        handout = compose(library, replace(request, patient=f"Patient {number}"))
        for wanted in (True, False) if number % 2 else (False, True):
            if fresh:
                stocks[wanted] = PartCache(pictures)
                forget_texts()
            with tags(wanted=wanted):
                gc.collect()
                started = time.process_time()
                made[wanted] = render.render(handout, options, stocks[wanted])
                times[wanted].append(time.process_time() - started)
    assert made[True].pages == made[False].pages
    tree = tree_of(library, request, options, pictures)
    elements_time = (layouts(library, request, options, pictures) if fresh else 0) * _time_to_make(tree)
    with_tags = times[True][1:]
    without = [seconds - elements_time for seconds in times[False][1:]]
    return Cost(
        f"{request.program} {request.level} {options.edition}",
        statistics.median(with_tags),
        statistics.median(without),
        statistics.median(one / other for one, other in zip(with_tags, without, strict=True)),
        elements_time,
        len(made[True].data),
        len(made[False].data),
        made[True].pages,
        sum(1 for _ in tree.walk()),
    )


def forget_texts() -> None:
    """Lets go of measured texts and of cut fonts."""
    line_breaking.measured_text.cache_clear()
    typesetter._runs_of.cache_clear()
    for bold in (False, True):
        fonts.typeface(bold=bold)._subsets.clear()


def tree_of(library: Library, request: Request, options: PrintOptions, pictures: PictureStore) -> Element:
    """The structure of a handout."""
    tree = Element("Document")
    best_layout(compose(library, request), options, PartCache(pictures)).parts.add_to(tree)
    return tree


def layouts(library: Library, request: Request, options: PrintOptions, pictures: PictureStore) -> int:
    """How many themes are tried for a handout: each makes a tree of its own."""
    cache = PartCache(pictures)
    best_layout(compose(library, request), options, cache)
    return max(len(themes) for themes in cache._parts.by_key.values())


def _time_to_make(tree: Element) -> float:
    """Seconds for a tree of the same elements."""

    def again(element: Element, parent: Element) -> None:
        for child in element.children:
            twin = parent.add(
                child.tag,
                alt=child.alt,
                actual_text=child.actual_text,
                lang=child.lang,
                attributes=child.attributes,
            )
            again(child, twin)

    times = []
    for _ in range(9):
        started = time.process_time()
        again(tree, Element("Document"))
        times.append(time.process_time() - started)
    return statistics.median(times)


def measure(rounds: int, *, fresh: bool) -> list[Cost]:
    """Every starter handout in both editions."""
    library = check_library(starter_root()).library
    if library is None:
        raise SystemExit("the starter library has problems; run `backpdf check`")
    cost = partial(cost_of, library, rounds=rounds, fresh=fresh)
    return [
        cost(Request(program.id, level.number), PrintOptions(edition=edition))
        for edition in Edition
        for program in library.programs.values()
        for level in program.levels
    ]


def tell(title: str, costs: list[Cost]) -> None:
    """A table, its medians, and whether the goal is met."""
    click.echo(f"\n{title}")
    click.echo(
        f"{'handout':<32}{'pages':>6}{'elements':>9}{'without':>11}{'with':>10}{'time':>8}{'size':>10}"
    )
    for cost in costs:
        click.echo(
            f"{cost.name:<32}{cost.pages:>6}{cost.elements:>9}"
            f"{cost.untagged * 1000:>8.1f} ms{cost.tagged * 1000:>7.1f} ms"
            f"{cost.ratio - 1:>+8.1%}{cost.more_bytes:>+8} B"
        )
    for edition in Edition:
        ratios = [cost.ratio for cost in costs if cost.name.endswith(edition)]
        click.echo(f"median of {edition}: {statistics.median(ratios) - 1:+.1%} time")
    ratio = statistics.median(cost.ratio for cost in costs)
    more = statistics.median(cost.more_bytes for cost in costs)
    added = statistics.median(cost.tagged - cost.untagged for cost in costs)
    elements = statistics.median(cost.elements_time for cost in costs)
    click.echo(
        f"median of all: {ratio - 1:+.1%} time ({added * 1000:.1f} ms, "
        f"of which {elements * 1000:.1f} ms for making the elements), {more:+.0f} bytes"
    )
    met = (ratio - 1 <= MOST_TIME, max(cost.more_bytes for cost in costs) <= MOST_BYTES)
    words = tuple("met" if each else "MISSED" for each in met)
    click.echo(
        f"goal of {MOST_TIME:.0%} time: {words[0]}; goal of {MOST_BYTES} bytes for every one: {words[1]}"
    )


COMMAND = ("build", "--program", "low-back", "--level", "2", "--quiet", "--output")


def command_times(rounds: int) -> dict[bool, list[float]]:
    """Seconds of the processor for `backpdf build` of one handout, with tags and without, in turn."""
    times: dict[bool, list[float]] = {True: [], False: []}
    with tempfile.TemporaryDirectory() as folder:
        for number in range(-1, rounds):  # the first round fills the computer's memory of files
            for wanted in (True, False) if number % 2 else (False, True):
                child = [sys.executable, __file__, "--command", folder, *(() if wanted else ("--bare",))]
                before = resource.getrusage(resource.RUSAGE_CHILDREN)
                subprocess.run(child, check=True)
                after = resource.getrusage(resource.RUSAGE_CHILDREN)
                times[wanted].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return {wanted: seconds[1:] for wanted, seconds in times.items()}


def tell_command(rounds: int) -> None:
    """What tags add to the command that makes one handout."""
    times = command_times(rounds)
    one, other = (statistics.median(times[wanted]) for wanted in (True, False))
    ratio = statistics.median(a / b for a, b in zip(times[True], times[False], strict=True))
    click.echo(f"One handout by a command: backpdf {' '.join(COMMAND)} FOLDER")
    click.echo(f"without {other * 1000:.0f} ms, with {one * 1000:.0f} ms; median of ratios {ratio - 1:+.1%}")
    click.echo(f"goal of {MOST_TIME:.0%} time: {'met' if ratio - 1 <= MOST_TIME else 'MISSED'}")


def main() -> None:
    """Prints all three tables; or, for `command_times`, makes one handout."""
    parser = argparse.ArgumentParser(description="What tags cost in time and in bytes.")
    parser.add_argument("--rounds", type=int, default=15, help="how often each handout is made")
    parser.add_argument("--command", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--bare", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.command is not None:
        with tags(wanted=not arguments.bare):
            sys.exit(run([*COMMAND, str(arguments.command)]))
    tell_command(arguments.rounds)
    tell("In a warm process: all texts are new to it", measure(arguments.rounds, fresh=True))
    tell("One of many: only the patient's name is new", measure(arguments.rounds, fresh=False))


if __name__ == "__main__":
    main()
