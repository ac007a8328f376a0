"""File names: safe everywhere, and never two alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backpdf.problems import UsageError
from backpdf.production.lists.file_names import (
    DEFAULT_TEMPLATE,
    LONGEST,
    MOST_BYTES,
    parse_template,
    safe_name,
)
from backpdf.production.output_gate import same_file

VALUES = {"reference": "P-1", "program": "low-back", "level": "2", "name": "Anna Example", "row": "7"}


@pytest.mark.parametrize(
    ("template", "name"),
    [
        (DEFAULT_TEMPLATE, "P-1-low-back-level-2.pdf"),
        ("{reference}", "P-1.pdf"),
        ("{reference}.PDF", "P-1.pdf"),
        ("{row} {name}.pdf", "7-Anna-Example.pdf"),
        ("sheet {{{row}}}", "sheet-{7}.pdf"),
        ("{date}", "handout.pdf"),
    ],
)
def test_templates(template: str, name: str) -> None:
    assert parse_template(template).name(VALUES, ".pdf") == name


def test_only_a_template_that_says_so_holds_names() -> None:
    assert not parse_template(DEFAULT_TEMPLATE).names_patients
    assert parse_template("{name}-{row}").names_patients


MESSAGES = {
    "{refrence}.pdf": (
        'the name template "{refrence}.pdf" holds "{refrence}"',
        'did you mean "{reference}"?',
    ),
    "{}": (
        'the name template "{}" holds "{}"',
        "what it may hold: {reference}, {row}, {name}, {program}, {level}, {paper}, {edition}, "
        "{type_size}, {doses}, {colour}, {language}, {date}",
    ),
    "{level!r}": (
        'the name template "{level!r}" holds "{level}"',
        "what it may hold: {reference}, {row}, {name}, {program}, {level}, {paper}, {edition}, "
        "{type_size}, {doses}, {colour}, {language}, {date}",
    ),
    "{level": (
        'the name template "{level" has a brace without its partner',
        "write it like {reference}-{program}-level-{level}.pdf",
    ),
    "a/{level}": ('the name template "a/{level}" names a folder', "give the folder with --output instead"),
}


@pytest.mark.parametrize(("template", "expected"), MESSAGES.items())
def test_messages(template: str, expected: tuple[str, str]) -> None:
    with pytest.raises(UsageError) as raised:
        parse_template(template)
    assert (raised.value.message, raised.value.hint) == expected


@pytest.mark.parametrize(
    ("typed", "safe"),
    [
        ("a/b\\c", "a-b-c"),
        ('<a>:"b"|c?*', "a-b-c"),
        ("  two   words ", "two-words"),
        ("../../etc/passwd", "etc-passwd"),
        (".hidden", "hidden"),
        ("-rf", "rf"),
        ("dots...", "dots"),
        ("con", "_con"),
        ("NUL.tar", "_NUL.tar"),
        ("LPT9", "_LPT9"),
        ("COM\u00b9", "_COM\u00b9"),
        ("console", "console"),
        ("Ærø", "Ærø"),
        ("A\u0308", "Ä"),
        ("tab\tline\nzero\u200b", "tab-line-zero"),
        ("///", "handout"),
        ("x" * 500, "x" * LONGEST),
    ],
)
def test_safe_names(typed: str, safe: str) -> None:
    assert safe_name(typed) == safe


@given(st.text())
def test_any_text_makes_a_safe_name(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        return
    name = safe_name(text)
    assert name
    assert len(name) <= LONGEST + 1
    assert len(name.encode()) <= MOST_BYTES + 1
    assert not set(name) & set('<>:"/\\|?*\n\r\t\0')
    assert name[-1] not in ". "
    assert name[0] not in ".-"


@pytest.mark.parametrize(("one", "other"), [("P1.pdf", "p1.pdf"), ("Ärö.pdf", "A\u0308RO\u0308.pdf")])
def test_names_that_a_system_takes_for_one(one: str, other: str) -> None:
    assert same_file(one) == same_file(other)
