from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpdf.library.model.markup import MarkupRun, parse_bold, plain_text


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
