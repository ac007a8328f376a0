"""The personal note: under its own heading, after the message, on every paper and in every edition."""

from __future__ import annotations

import pytest
from support.handouts import print_handout
from support.lists import small_library
from support.page_checks import outside, overlaps
from support.structure import Node

from backpdf.handout.compose import compose
from backpdf.handout.plain_text import reading_order
from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.library.model.plan import Plan
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.print_options import PrintOptions

NOTE = "You did **very well**. Ring me if it hurts: 5 < 6 & {more}."
FORMS = (PrintOptions(), PrintOptions(Paper.LETTER, mono=True), PrintOptions(edition=Edition.LARGE_PRINT))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return small_library(tmp_path_factory.mktemp("library"))


def parts(tree: Node) -> list[tuple[str, str]]:
    """Tag and text of what stands at the head of the sheet."""
    return [(node.tag, node.text) for node in tree.walk() if node.tag in ("H1", "H2", "P")]


@pytest.mark.parametrize("options", FORMS, ids=["a4", "letter", "large-print"])
def test_a_note_follows_the_head(options: PrintOptions, library: Library) -> None:
    handout = compose(library, Request("low-back", 1, plan=Plan(note=NOTE)))
    printed = print_handout(handout, options)
    texts = parts(printed.tree)
    at = texts.index(("H2", "A note for you"))
    assert texts[at - 1] == ("P", "Next visit:")
    assert ("P", "Keep moving.") in texts[:at]
    assert texts[at + 1] == ("P", NOTE.replace("**", ""))
    for page in printed.pages:
        assert overlaps(page) == outside(page) == []


def test_without_a_note_there_is_no_heading(library: Library) -> None:
    plain = compose(library, Request("low-back", 1))
    assert plain == compose(library, Request("low-back", 1, plan=Plan()))
    assert not any(text == "A note for you" for _, text in parts(print_handout(plain).tree))


def test_a_long_note_flows_on(library: Library) -> None:
    note = " ".join(f"Word{number}." for number in range(1500))
    printed = print_handout(compose(library, Request("low-back", 1, plan=Plan(note=note))))
    assert ("P", note) in parts(printed.tree)
    assert len(printed.pages) >= 3


def test_a_note_is_read_after_the_message(library: Library) -> None:
    texts = list(reading_order(compose(library, Request("low-back", 1, plan=Plan(note=NOTE)))))
    at = texts.index("Keep moving.")
    assert at < texts.index("A note for you") < texts.index("Plan")


def test_the_record_has_the_weeks_of_the_plan(library: Library) -> None:
    record = compose(library, Request("low-back", 1, plan=Plan(diary_weeks=6))).record
    assert record is not None
    assert len(record.weeks) == 6
