"""The measures of typography: each one finds what it looks for, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from support import typography
from support.handouts import print_handout, read_sound_library
from support.libraries import exercise, write_library
from support.page_checks import figure_boxes
from support.printed import MM
from support.typography import PrintedParagraph, measure, paragraphs

from backpdf.handout.compose import compose
from backpdf.handout.request import Request

Finder = Callable[[Iterable[PrintedParagraph]], Iterator[str]]


@pytest.mark.parametrize(
    ("finder", "lines"),
    [
        (typography.short_last_lines, "Do not push with your / hands."),
        (typography.short_last_lines, "One line / and another one / (it)."),
        (typography.split_ranges, "Start with 5 / to 10 of them."),
        (typography.split_ranges, "Start with 5 to / 10 of them."),
        (typography.split_ranges, "Start with 5\u2013 / 10 of them."),
        (typography.split_ranges, "Go on after one / to two weeks."),
        (typography.split_units, "Hold for 5 / seconds and rest."),
        (typography.split_units, "Come again after six / weeks at home."),
        (typography.split_phones, "Call +44 20 / 7946 0000."),
        (typography.leading_separators, "12 High Street / \u00b7 clinic.example here"),
        (typography.leading_separators, "Walk slowly / - not far."),
    ],
)
def test_what_is_wrong_with_a_line_end_is_found(finder: Finder, lines: str) -> None:
    assert list(finder([PrintedParagraph("P", tuple(lines.split(" / ")))]))


@pytest.mark.parametrize(
    "lines",
    [
        "Hands.",
        "Do not push with / your hands.",
        "Do not push with your / elbows.",
        "Go to level 2 / after 5 to 10 seconds.",
        "12 High Street \u00b7 / clinic.example here",
        "One of them / (the other one too)",
        "Down to / -5 degrees",
    ],
)
def test_sound_line_ends_pass(lines: str) -> None:
    paragraph = PrintedParagraph("P", tuple(lines.split(" / ")))
    for finder in (
        typography.short_last_lines,
        typography.split_ranges,
        typography.split_units,
        typography.split_phones,
        typography.leading_separators,
    ):
        assert list(finder([paragraph])) == []


def test_paragraphs_and_white_space_are_measured_on_the_page(tmp_path: Path) -> None:
    """One exercise, which begins on page 1."""
    write_library(tmp_path, {"bridge": exercise(pictures=("a.svg", "b.svg"))})
    printed = print_handout(compose(read_sound_library(tmp_path), Request("low-back", 1)))
    texts = [paragraph.words for paragraph in paragraphs(printed)]
    assert "Keep moving." in texts
    assert "Take care: Stop if pain goes down your leg." in texts
    assert not any("How much:" in text for text in texts)
    found = measure(printed)
    (box, *_) = figure_boxes(printed)
    height = printed.pages[0].height
    assert found.first_exercise is not None
    assert 50 < found.first_exercise < (height - box.top) / MM < found.first_exercise + 25
    assert found.lying == pytest.approx(box.width / MM, abs=0.1)
    assert found.standing is None
    assert len(found.pages) == len(printed.pages)
    assert all(0 < page.filled <= 1 and page.foot > 0 for page in found.pages)
    assert all(gap > 0 for page in found.pages for gap in page.gaps)
