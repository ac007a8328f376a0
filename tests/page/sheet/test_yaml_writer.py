"""Texts written as YAML: read again they are the same, whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpdf.library.model.fields import fold
from backpdf.library.yaml.document import document_in
from backpdf.page.sheet.yaml_writer import YamlLines, scalar
from backpdf.text.cleaning import with_plain_spaces

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("bridge", "bridge"),
        ("8-12", "8-12"),
        ("30 s", "30 s"),
        ("Mon, Wed", '"Mon, Wed"'),
        ("null", '"null"'),
        ("~", '"~"'),
        ("no", '"no"'),
        ("1:30", '"1:30"'),
        ("", '""'),
        (" a", '" a"'),
        ("- a", '"- a"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ('say "a\\b"', '"say \\"a\\\\b\\""'),
        ("Zoë", "Zoë"),
        ("a\tb\x00\u2028\U000e0001", '"a\\tb\\x00\\u2028\\U000e0001"'),
    ],
)
def test_quotes_stand_where_they_are_needed(text: str, written: str) -> None:
    assert scalar(text) == written


@given(TEXTS)
def test_a_text_is_read_as_it_is_typed(text: str) -> None:
    document, problems = document_in(f"field: {scalar(text)}\n".encode(), "plan")
    if document is None or problems:  # it holds what no file may, and that is told
        assert problems
        return
    assert document.value == {"field": with_plain_spaces(text)}


@given(TEXTS)
def test_a_text_of_several_lines_keeps_them(text: str) -> None:
    lines = YamlLines()
    lines.put_text("field:", text, "note")
    document, problems = document_in(lines.text.encode(), "plan")
    plain = with_plain_spaces(text)
    assert problems or (document is not None and fold(document.value["field"]) == fold(plain))
    assert set(lines.fields) == {"note"} and len(lines.fields) == lines.text.count("\n")


def test_lines_are_kept_as_a_person_would_write_them() -> None:
    lines = YamlLines()
    lines.put_text("note:", "Keep on.\n\n  See you: soon ", "note")
    lines.put_list("  bridge", [("Lie down.", "steps/0"), ("Lift: slowly", "steps/1")])
    assert (
        lines.text
        == 'note: |\n  Keep on.\n  See you: soon\n  bridge:\n    - Lie down.\n    - "Lift: slowly"\n'
    )
