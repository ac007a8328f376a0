from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpdf.library.model.markup import Run, parse_bold, plain_text


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("", ()),
        ("plain", (Run("plain"),)),
        ("**bold**", (Run("bold", True),)),
        ("a **b** c", (Run("a "), Run("b", True), Run(" c"))),
        ("**a** and **b**", (Run("a", True), Run(" and "), Run("b", True))),
        ("**a****b**", (Run("a", True), Run("b", True))),
        ("a ** b", (Run("a ** b"),)),
        ("**a", (Run("**a"),)),
        ("a**", (Run("a**"),)),
        ("****", (Run("****"),)),
        ("**", (Run("**"),)),
        ("*a*", (Run("*a*"),)),
        ("**a** b**", (Run("a", True), Run(" b**"))),
        ("<b> & {x} 50%", (Run("<b> & {x} 50%"),)),
    ],
)
def test_runs(text: str, runs: tuple[Run, ...]) -> None:
    assert parse_bold(text) == runs


def test_plain_text() -> None:
    assert plain_text("**Stop** if it hurts **") == "Stop if it hurts **"


@given(st.text("a* \n") | st.text())
def test_nothing_is_lost(text: str) -> None:
    runs = parse_bold(text)
    assert "".join(f"**{run.text}**" if run.bold else run.text for run in runs) == text
    assert all(run.text for run in runs)
    assert all("**" not in run.text for run in runs if run.bold)
