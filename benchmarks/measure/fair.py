"""Whether the engines print the same: the words of each one's handout beside those of backpdf's."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pypdfium2
from measure import documents
from measure.bench import Bench
from measure.engines import Engine, Job
from measure.tables import table, tell, title


def fair(bench: Bench, keep: Path | None) -> None:
    """Compares the words of one handout of each kind; writes the files into `keep`, to be looked at."""
    title(
        "Fair: does each engine print the same?",
        bench.command("fair"),
        "The words of one handout of each kind, however they are broken into lines; and its pages.",
    )
    seed = documents.LOOKED_AT
    jobs = {
        "plan": next(documents.planned(bench.library, 1, seed)),
        "new-texts": next(documents.Rewritten(bench.library, bench.folder / "fair", seed).jobs(1)),
        "personal": documents.one(bench.library),
    }
    rows = [row for kind, job in jobs.items() for row in _rows(bench, kind, job, keep)]
    table(("handout", "engine", "pages", "words", "missing", "more"), rows)
    tell("The foot counts once for each page, so more pages are more words.")


def _rows(bench: Bench, kind: str, job: Job, keep: Path | None) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    own: Counter[str] = Counter()
    for engine in bench.field.engines:
        pages, words = _printed(engine, kind, job, keep)
        own = own or words
        missing, more = own - words, words - own
        rows.append((kind, engine.name, str(pages), str(words.total()), _said(missing), _said(more)))
    return rows


def _printed(engine: Engine, kind: str, job: Job, keep: Path | None) -> tuple[int, Counter[str]]:
    """Pages and words of an engine's file."""
    made = engine.make(job)
    if keep is not None:
        keep.mkdir(parents=True, exist_ok=True)
        (keep / f"{kind}-{engine.name.lower()}.pdf").write_bytes(made)
    file = pypdfium2.PdfDocument(made)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in file)
    return len(file), Counter(re.findall(r"[\w'\u2019]+", text.replace("\ufffe", "")))


def _said(words: Counter[str]) -> str:
    """`3: bend, knees`, or a dash."""
    few = ", ".join(sorted(words)[:4])
    return f"{words.total()}: {few}" if words else "-"
