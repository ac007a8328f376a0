"""Cells that do not hold what their list shows."""

from __future__ import annotations

import pytest

from backpdf.production.lists.cell_faults import cell_fault, unescaped

ERROR = ("the cell holds an error of a spreadsheet", "type what it should hold, or leave it empty")
NOTHING = (
    "the cell holds a word by which programs say that there is nothing",
    "leave it empty; if it is somebody's name, add an initial",
)
FORMULA = (
    "the cell holds a formula, and not its result",
    "open the list in your spreadsheet and save it again, or type the result",
)
GARBLED = (
    "the letters of this cell were spoilt by a program that saved the list",
    'type the cell again, or export the list anew as "CSV UTF-8"',
)
SHORTENED = (
    "the spreadsheet has shortened this long number, and lost digits of it",
    "format the column as text, and type the number again",
)
FAULTS = {
    ERROR: (
        "#N/A", "#REF!", "#NULL!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#SPILL!", "#####", "Err:502",
        "#BEZUG!", "#WERT!", "#NV", "#¿NOMBRE?", "See #REF!", "#n/a",
    ),
    NOTHING: ("NULL", "null", "nan", "NaN", "None", "N/A", "n/a", "undefined", "\\N", "[object Object]"),
    FORMULA: ("=A2", '=VLOOKUP(A2,B:C,2,0)', "=?"),
    GARBLED: ("MÃ¼ller", "MĂĽller", "M√ºller", "JosÃ©", "it\u00e2\u20ac\u2122s", "M\ufffdller", "M?ller"),
    SHORTENED: ("1.23457E+11", "1,2E+12"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"), [(text, fault) for fault, texts in FAULTS.items() for text in texts]
)
def test_faults(text: str, expected: tuple[str, str]) -> None:
    assert cell_fault(text, is_name=True, is_reference=True) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Null", "J. NULL", "Nan", "Na", "Nil Example", "O\u2019Neill", "Jörg Müller", "Łódź", "PLĂŞU",
        "«Zoë»", "Ring me: #5", "Call #1!", "See #hashtag!", "P-001", "12E4X", "=", "Erika", "ok? yes", "—…—",
    ],
)  # fmt: skip
def test_texts_like_others(text: str) -> None:
    assert cell_fault(text, is_name=True, is_reference=True) is None


def test_a_question_mark_within_a_note() -> None:
    assert cell_fault("better?Ring me") is None


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("O&#39;Neill", "O'Neill"),
        ("Smith &amp; Sons", "Smith & Sons"),
        ("&amp;#39;", "'"),
        ("Andr&eacute;", "André"),
        ("R&D; AT&T", "R&D; AT&T"),
        ("two_x000D_lines", "two\nlines"),
        ("_x005F_x000D_", "_x000D_"),
        ('="00123"', "00123"),
        ('="say ""hi"""', 'say "hi"'),
    ],
)
def test_escapes(stored: str, shown: str) -> None:
    assert unescaped(stored) == shown
