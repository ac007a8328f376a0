"""The typography of every starter sheet on paper: line ends, white space, pictures.

    pytest tests/pdf/test_typography.py -s      prints the figures of each sheet

Sheets are measured on both papers, for nobody in particular and with everything that a clinic puts on them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from support.full_clinic import clinic_handout
from support.handouts import Variant, print_handout, starter_handout, starter_sheets
from support.typography import SheetMeasures, measure

from backpdf.pdf.layout.theme import Paper
from backpdf.pdf.print_options import PrintOptions

Sheet = tuple[str, int, Paper, bool]
"""Program, level, paper, and whether a clinic puts everything on it."""

SHEETS: list[Sheet] = [
    (program, level, paper, full)
    for full in (False, True)
    for program, level in starter_sheets()
    for paper in Paper
]


@cache
def measures(sheet: Sheet) -> SheetMeasures:
    program, level, paper, full = sheet
    options = PrintOptions(paper)
    if full:
        return measure(print_handout(clinic_handout(program, level), options))
    return measure(starter_handout(Variant(program, level, options)))


def name(sheet: Sheet) -> str:
    program, level, paper, full = sheet
    return f"{program}-{level}-{paper}" + ("-clinic" if full else "")


def rows() -> Iterator[str]:
    """The figures of each sheet as a table."""
    yield (
        f"{'':35}{'short':>6}{'split':>6}{'sep.':>5}{'pages':>6}{'half':>5}"
        f"{'1 at':>6}{'lying':>6}{'stand':>6}  {'white at foot':22} gaps"
    )
    for sheet in SHEETS:
        found = measures(sheet)
        splits = len(found.split_ranges) + len(found.split_units) + len(found.split_phones)
        gaps = [gap for page in found.pages for gap in page.gaps]
        feet = " ".join(f"{page.foot:4.0f}" for page in found.pages)
        feet += " !" if found.empty_feet else ""
        yield (
            f"{name(sheet):35}{len(found.short_last_lines):6}{splits:6}{len(found.leading_separators):5}"
            f"{len(found.pages):6}{len(found.half_empty):5}{_mm(found.first_exercise)}{_mm(found.lying)}"
            f"{_mm(found.standing)}  {feet:22} {min(gaps):.1f} to {max(gaps):.1f}"
        )


def _mm(length: float | None) -> str:
    return f"{length:6.0f}" if length is not None else f"{'-':>6}"


def found(sheets: Iterable[Sheet], faults: Callable[[SheetMeasures], Sequence[object]]) -> dict[str, object]:
    """The faults by the names of the sheets that have any."""
    return {name(sheet): faults(measures(sheet)) for sheet in sheets if faults(measures(sheet))}


def test_the_figures_of_every_sheet() -> None:
    """Prints them; fails where a sheet has no exercise or a page no foot."""
    sys.stdout.write("\nLengths in mm; ! marks an empty foot while pictures are small.\n")
    sys.stdout.writelines(f"{row}\n" for row in rows())
    assert all(page.foot > 0 for sheet in SHEETS for page in measures(sheet).pages)


def test_no_last_line_is_one_short_word() -> None:
    assert found(SHEETS, lambda sheet: sheet.short_last_lines) == {}


def test_no_line_end_divides_a_range_a_number_and_its_unit_or_a_telephone_number() -> None:
    assert found(SHEETS, lambda sheet: sheet.split_ranges + sheet.split_units + sheet.split_phones) == {}


def test_no_line_begins_with_a_separator() -> None:
    assert found(SHEETS, lambda sheet: sheet.leading_separators) == {}


def test_no_page_but_the_last_is_half_empty() -> None:
    assert found(SHEETS, lambda sheet: sheet.half_empty) == {}
