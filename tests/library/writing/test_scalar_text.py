"""One text as YAML: what a person would type, and what the reader takes for that text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpdf.library.model.fields import fold
from backpdf.library.writing.scalar_text import TextContext, reads_as, scalar_text
from backpdf.library.yaml.document import parse_document


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Lie on your back.", "Lie on your back."),
        ("It's fine", "It's fine"),
        ("Breathe out: then lift", '"Breathe out: then lift"'),
        ('Say "ah": then lift', "'Say \"ah\": then lift'"),
        ("**Lift** your hips", '"**Lift** your hips"'),
        ("Use band #2 # not 3", '"Use band #2 # not 3"'),
        ("- not an item", '"- not an item"'),
        ("5", '"5"'),
        ("2026-01-02", '"2026-01-02"'),
        ("yes", '"yes"'),
        ("null", '"null"'),
        ("~", '"~"'),
        ("a, b", "a, b"),
        ("one\ntwo", "|\n  one\n  two"),
        ("both \" and ': \\", '"both \\" and \': \\\\"'),
    ],
)
def test_is_written_as_a_person_would(text: str, typed: str) -> None:
    assert scalar_text(text, TextContext.FIELD, 2) == typed


def test_quotes_what_brackets_would_split() -> None:
    assert scalar_text("a, b", TextContext.IN_BRACKETS, 0) == '"a, b"'
    assert scalar_text("one\ntwo", TextContext.IN_BRACES, 0) == '"one\\ntwo"'


def test_amounts_are_bare_numbers() -> None:
    assert scalar_text("2", TextContext.IN_BRACES, 0, is_amount=True) == "2"
    assert scalar_text("2", TextContext.IN_BRACES, 0) == '"2"'


_TEXTS = st.text(st.sampled_from("ab \"'\\:#-*&!|>%@`,[]{}?~=\n.1\u00e4\u2013"), min_size=1, max_size=12)


@given(_TEXTS.map(lambda text: str(fold(text))).filter(bool), st.sampled_from(TextContext))
def test_every_text_is_read_back(text: str, context: TextContext) -> None:
    typed = scalar_text(text, context, 4)
    if "\n" not in typed and reads_as(typed, text, context):
        return
    document, _ = parse_document(context.format(typed), "")
    assert document is not None
    [(_, found)] = document.texts()
    assert fold(found) == text
