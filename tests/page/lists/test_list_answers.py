"""What is said of a list on the page: the words of the command line, with fields in place of options."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import backpdf
from backpdf.page.lists.list_answers import OPTION_LABELS, in_page_words

LISTS = Path(backpdf.__file__).parent / "production" / "lists"
FIELDS = Path(backpdf.__file__).parent / "page" / "static" / "lists" / "list_fields.js"
ELSEWHERE = {"output", "name-template"}
"""Options of files that are written, which the page does not do."""


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("add it, or give --program for all rows", 'add it, or give the field "Programme" for all rows'),
        (
            "to pass over it, give --ignore-columns Remarks",
            'to pass over it, write Remarks in the field "Columns to pass over"',
        ),
        (
            "rename it; to pass over it, give --ignore-columns 'A room'",
            "rename it; to pass over it, write 'A room' in the field \"Columns to pass over\"",
        ),
        ("name its sheet with --sheet NAME", 'name its sheet with the field "Sheet of the workbook"'),
        ("write its number; or give --level", 'write its number; or give the field "Level"'),
        ("--ignore-columns name passes over it", 'the field "Columns to pass over" name passes over it'),
        ("nothing of the kind", "nothing of the kind"),
    ],
)
def test_options_are_fields(said: str, told: str) -> None:
    assert in_page_words(said) == told


def test_every_option_that_a_message_names_has_a_field() -> None:
    texts = [path.read_text("utf-8") for path in LISTS.glob("*.py")]
    named = {name for text in texts for name in re.findall(r"--([a-z]+(?:-[a-z]+)*)", text)}
    assert named - ELSEWHERE <= OPTION_LABELS.keys()


def test_the_fields_have_these_labels() -> None:
    script = FIELDS.read_text("utf-8")
    assert all(f'"{label}"' in script for label in OPTION_LABELS.values())
