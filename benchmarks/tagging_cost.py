"""What tags cost: each starter handout with them and without, in time and in bytes.

    python benchmarks/tagging_cost.py [--rounds 15]

The untagged twin has the same pages: the same layout is drawn by a canvas whose marks do nothing,
and written without a structure tree.  Both are made in turn, in one process, so that whatever else
the computer does falls on both alike; the time is that of the processor.  Goal: at most 10 % more
time and 10 KB more than without tags.

Making the elements is part of the layout and cannot be left out of the twin, so it is measured by
itself, and counted as a cost of the tags.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, NamedTuple
from unittest import mock

import click

from backpdf.handout.blocks import Handout
from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.pdf import paragraphs, render
from backpdf.pdf.options import PrintOptions
from backpdf.pdf.pictures import PictureStore
from backpdf.pdf.tagging import Artifact, Element, TaggedCanvas, assembly
from backpdf.pdf.tagging.assembly import LinkArea
from backpdf.pdf.tagging.hooks.paragraph import InlineTarget
from backpdf.pdf.tagging.objects import FileBuilder, Ref, Value
from backpdf.pdf.theme import Edition
from backpdf.production.libraries import check_library
from backpdf.starter import starter_root

MOST_TIME, MOST_BYTES = 0.10, 10_000
ONLY_FOR_TAGS = frozenset({"MarkInfo", "StructTreeRoot", "StructParents", "StructParent", "Tabs", "SE"})


class UntaggedCanvas(TaggedCanvas):
    """Draws as ReportLab does: all is as in an artifact, but nothing says so."""

    @property
    def in_artifact(self) -> bool:
        """So paragraphs take ReportLab's own way, without marks of their own."""
        return True

    @contextmanager
    def mark(self, target: Element | Artifact) -> Iterator[None]:
        """No mark."""
        self._marks.append(target)
        yield
        self._marks.pop()

    def _close_stretch(self) -> None:
        """Nothing to close."""

    @contextmanager
    def figure(self, element: Element, x: float, y: float, width: float, height: float) -> Iterator[None]:
        """A picture without a place in the structure."""
        del x, y, width, height
        with self.mark(element):
            yield

    def link(self, url: str, rect: Any, element: Element, description: str) -> None:
        """A link that belongs to nothing."""
        del element
        self._links.append(LinkArea(self._page_index, self._on_page(rect), url, description))

    def linkURL(self, url: str, rect: Any, relative: int = 0, **_: Any) -> None:  # noqa: N802
        """The same, for links within a paragraph."""
        del relative
        assert isinstance(url, InlineTarget)
        if url.inline.link is not None:
            self.link(url.inline.link, rect, self.content.root, url.inline.description)

    def to_bytes(self) -> bytes:
        """The file, whose elements are all empty: nobody asks for them."""
        with (
            mock.patch.object(self.content, "check_complete"),
            mock.patch.object(assembly, "StructureWriter", NoStructure),
            mock.patch.object(assembly, "FileBuilder", PlainBuilder),
        ):
            return super().to_bytes()


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


def cost_of(name: str, handout: Handout, options: PrintOptions, rounds: int, *, fresh: bool) -> Cost:
    """Both twins in turn, so often; fresh forgets the line breaks before each, as for a first handout."""
    store = PictureStore()
    canvases: list[type[TaggedCanvas]] = [TaggedCanvas, UntaggedCanvas]
    times: dict[type[TaggedCanvas], list[float]] = {canvas: [] for canvas in canvases}
    made: dict[type[TaggedCanvas], render.Rendered] = {}
    trees: list[Element] = []

    def keep(canvas: type[TaggedCanvas]) -> Callable[..., TaggedCanvas]:
        def make(info: Any, tree: Element, *arguments: Any, **named: Any) -> TaggedCanvas:
            trees[:] = [tree]
            return canvas(info, tree, *arguments, **named)

        return make

    for number in range(-1, rounds):  # the first round prepares pictures and fonts, and is not counted
        for canvas in canvases if number % 2 else reversed(canvases):
            if fresh:
                paragraphs._line_count.cache_clear()
            with mock.patch.object(render, "TaggedCanvas", keep(canvas)):
                gc.collect()
                started = time.process_time()
                made[canvas] = render.render(handout, options, store)
                times[canvas].append(time.process_time() - started)
    tagged, untagged = (made[canvas] for canvas in canvases)
    assert tagged.pages == untagged.pages
    elements_time = _layouts(handout, options) * _time_to_make(trees[0])
    with_tags = times[TaggedCanvas][1:]
    without = [seconds - elements_time for seconds in times[UntaggedCanvas][1:]]
    return Cost(
        name,
        statistics.median(with_tags),
        statistics.median(without),
        statistics.median(one / other for one, other in zip(with_tags, without, strict=True)),
        elements_time,
        len(tagged.data),
        len(untagged.data),
        tagged.pages,
        sum(1 for _ in trees[0].walk()),
    )


def _layouts(handout: Handout, options: PrintOptions) -> int:
    """How many themes are tried for a handout: each makes a tree of its own."""
    with mock.patch.object(render, "_lay_out", wraps=render._lay_out) as lay_out:
        render.render(handout, options, PictureStore())
    return lay_out.call_count


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
    return [
        cost_of(
            f"{program.id} {level.number} {edition}",
            compose(library, Request(program.id, level.number)),
            PrintOptions(edition=edition),
            rounds,
            fresh=fresh,
        )
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


def main() -> None:
    """Prints both tables."""
    parser = argparse.ArgumentParser(description="What tags cost in time and in bytes.")
    parser.add_argument("--rounds", type=int, default=15, help="how often each handout is made")
    rounds = parser.parse_args().rounds
    tell("Each handout by itself: its lines are broken anew", measure(rounds, fresh=True))
    tell("One of many: the line breaks of its texts are known", measure(rounds, fresh=False))


if __name__ == "__main__":
    main()
