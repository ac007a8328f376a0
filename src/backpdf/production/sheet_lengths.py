"""Which levels of a library take more pages than they should, told before anything is printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.library.folders import PROGRAMS
from backpdf.library.model.library import Level, Library, Program
from backpdf.library.yaml.document import Document
from backpdf.pdf.cache import PartCache
from backpdf.pdf.layout.theme import Edition
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.render import advice_on_length
from backpdf.problems import Problem, UserError


def long_sheets(
    library: Library, documents: Sequence[Document], options: PrintOptions, cache: PartCache
) -> Iterator[Problem]:
    """The levels that take more pages than they should, each at its place, with why and what to do.

    They are laid out for nobody in particular, with what the clinic puts on them.  documents are the files
    that the library was read from.  A level that cannot be laid out at all is told, too.
    """
    programs = {document.shown.rpartition(".")[0]: document for document in documents}
    for program in library.programs.values():
        document = programs[f"{PROGRAMS}/{program.id}"]
        for level in program.levels:
            advice = _advice(library, program, level, options, cache)
            if advice is not None:
                yield document.problem(("levels", str(level.number)), *advice, key=True)


def _advice(
    library: Library, program: Program, level: Level, options: PrintOptions, cache: PartCache
) -> tuple[str, str | None] | None:
    """Message and hint for one level; None where it fits."""
    what = "the summary of level" if options.edition is Edition.SUMMARY else "level"
    sheet = f"on {options.paper.value}, {what} {level.number}"
    try:
        advice = advice_on_length(compose(library, Request(program.id, level.number)), options, cache)
    except UserError as error:
        return f"{sheet} cannot be printed: {error.message}", error.hint
    return (f"{sheet} {advice.reason}", advice.hint) if advice is not None else None
