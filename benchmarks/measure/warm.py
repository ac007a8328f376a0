"""Engines side by side in one process: three kinds of document, and growing ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from measure import documents
from measure.bench import Bench
from measure.engines import Job
from measure.rounds import Result, in_turn, ratio
from measure.tables import goal, milliseconds, table, tell, title

OWN, TYPST, WEASYPRINT = "backpdf", "Typst", "WeasyPrint"
HOW = (
    "Median of the rounds, wall time; the ratio is the median of each round's own. All engines make the same",
    "document, in turn; garbage is collected before each, and what they keep for good is frozen (gc.freeze).",
    "Before, all have shown every picture once.",
)
SIZES = (1, 2, 3, 5, 8, 12, 20, 30)
FEW_SIZES = (1, 5, 12, 30)
MOST_ROUNDS_OF_SIZE = 10


Jobs = Iterable[Job]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: what warms the engines up, the jobs, and the most that backpdf's time may be.

    goals are parts of a peer's time, by its name.
    """

    name: str
    jobs: Callable[[Bench], tuple[Jobs, Jobs]]
    goals: dict[str, float]


def _planned(bench: Bench) -> tuple[Jobs, Jobs]:
    library = bench.library
    return documents.every_exercise(library), documents.planned(library, bench.rounds)


def _rewritten(bench: Bench) -> tuple[Jobs, Jobs]:
    made = documents.Rewritten(bench.library, bench.folder / "rewritten")
    return made.every_exercise(), made.jobs(bench.rounds)


def _personal(bench: Bench) -> tuple[Jobs, Jobs]:
    library = bench.library
    return documents.personal(library, 2, seed=documents.LOOKED_AT), documents.personal(library, bench.rounds)


KINDS = (
    Kind("(a) another level or plan", _planned, {TYPST: 1.0, WEASYPRINT: 0.15}),
    Kind("(b) every text new", _rewritten, {TYPST: 1.0, WEASYPRINT: 0.15}),
    Kind("(c) personal", _personal, {TYPST: 0.5}),
)


def engines(bench: Bench) -> None:
    """The three kinds of document by all engines."""
    title("Warm: one process makes one document after the other", bench.command("engines"), *HOW)
    for kind in KINDS:
        warm_up, jobs = kind.jobs(bench)
        made = in_turn(bench.field.engines, warm_up, jobs)
        tell(f"{kind.name}: {bench.rounds} documents, no two alike")
        _tell(made)
        for peer, limit in kind.goals.items():
            if peer in made:
                goal(f"backpdf / {peer}", ratio(made[OWN].seconds, made[peer].seconds), limit)
        tell()


def _tell(made: Result) -> None:
    table(
        ("engine", "median ms", "quickest", "slowest", "backpdf / engine", "KB"),
        [
            (
                name,
                milliseconds(series.median),
                *map(milliseconds, series.spread),
                f"{ratio(made[OWN].seconds, series.seconds):.2f}",
                f"{series.kilobytes:.0f}",
            )
            for name, series in made.items()
        ],
    )


def size(bench: Bench) -> None:
    """Documents of 1 to 30 exercises by backpdf, Typst and WeasyPrint."""
    rounds = min(bench.rounds, MOST_ROUNDS_OF_SIZE)
    sizes = FEW_SIZES if bench.quick else SIZES
    title(
        "Size: documents that grow",
        bench.command("size"),
        f"Median ms of {rounds} documents of so many exercises, no two alike; warm, otherwise as above.",
        "The reader allows 12 exercises a level; larger levels are put together in memory.",
    )
    field = bench.field.named("typst", "weasyprint")
    made = {
        count: in_turn(
            field,
            documents.every_exercise(bench.library) if count == sizes[0] else (),
            documents.of_size(bench.library, count, rounds),
        )
        for count in sizes
    }
    names = [engine.name for engine in field]
    table(
        ("exercises", *names, *(f"backpdf / {name}" for name in names[1:])),
        [_size_row(count, made[count], names) for count in sizes],
    )
    for name in names:
        tell(
            f"{name}: {_each_more(name, made):.2f} ms for each exercise more, from {sizes[0]} to {sizes[-1]}"
        )


def _size_row(count: int, made: Result, names: Iterable[str]) -> tuple[str, ...]:
    own, *others = names
    times = (milliseconds(made[name].median) for name in (own, *others))
    ratios = (f"{ratio(made[own].seconds, made[name].seconds):.2f}" for name in others)
    return str(count), *times, *ratios


def _each_more(name: str, made: dict[int, Result]) -> float:
    """Milliseconds for each exercise more, between the smallest and the largest."""
    least, most = min(made), max(made)
    return (made[most][name].median - made[least][name].median) / (most - least) * 1000
