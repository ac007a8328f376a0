from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpdf.library.model.markup import MarkupRun, parse_bold, plain_text, unbalanced_emphasis


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", ()),
        ("plain", (MarkupRun("plain"),)),
        ("**bold**", (MarkupRun("bold", True),)),
        ("a **b** c", (MarkupRun("a "), MarkupRun("b", True), MarkupRun(" c"))),
        ("**a** and **b**", (MarkupRun("a", True), MarkupRun(" and "), MarkupRun("b", True))),
        ("**a****b**", (MarkupRun("a", True), MarkupRun("b", True))),
        ("a ** b", (MarkupRun("a ** b"),)),
        ("**a", (MarkupRun("**a"),)),
        ("a**", (MarkupRun("a**"),)),
        ("****", (MarkupRun("****"),)),
        ("**", (MarkupRun("**"),)),
        ("*a*", (MarkupRun("*a*"),)),
        ("**a** b**", (MarkupRun("a", True), MarkupRun(" b**"))),
        ("<b> & {x} 50%", (MarkupRun("<b> & {x} 50%"),)),
    ],
)
def test_runs(text: str, runs: tuple[MarkupRun, ...]) -> None:
    assert parse_bold(text) == runs


def test_plain_text() -> None:
    assert plain_text("**Stop** if it hurts **") == "Stop if it hurts **"


@given(st.text("a* \n") | st.text())
def test_nothing_is_lost(text: str) -> None:
    runs = parse_bold(text)
    assert "".join(f"**{run.text}**" if run.bold else run.text for run in runs) == text
    assert all(run.text for run in runs)
    assert all("**" not in run.text for run in runs if run.bold)


@pytest.mark.parametrize(
    ("text", "index", "message"),
    [
        ("Lift **slowly*", 5, "** without a partner would print as it is"),
        ("Lift **slowly", 5, "** without a partner would print as it is"),
        ("**a** b**", 7, "** without a partner would print as it is"),
        ("Lift *slowly*.", 5, '"*slowly*" would print as it is'),
        ("Lift ***slowly***.", 5, '"***slowly***" would print as it is'),
        ("Lift _slowly_.", 5, '"_slowly_" would print as it is'),
        ("Lift __very slowly__.", 5, '"__very slowly__" would print as it is'),
    ],
)
def test_emphasis_that_would_print_as_typed(text: str, index: int, message: str) -> None:
    found = unbalanced_emphasis(text)
    assert found is not None
    assert found[:2] == (index, message)


@pytest.mark.parametrize(
    "text",
    ["**a** b **c**", "2 * 3 * 4", "Ask.* Or wait.*", "Weight: ____ kg", "a_b_c", "*Ask. *Or wait.", "5*3"],
)
def test_stars_and_underscores_that_are_no_emphasis(text: str) -> None:
    assert unbalanced_emphasis(text) is None
