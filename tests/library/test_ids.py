"""Ids from names: letters are spelt out, never dropped."""

from __future__ import annotations

import unicodedata

import pytest

from backpdf.library.ids import LONGEST_ID, is_reserved, nearest_id, spelt_id, unspelt_letter


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Heel raise", "heel-raise"),
        ("  Plank (side)  ", "plank-side"),
        ("Élévation 2", "elevation-2"),
        ('The "big" one: \\ up', "the-big-one-up"),
        ("Child's pose", "childs-pose"),
        ("Child\u2019s pose", "childs-pose"),
        ("Übung", "uebung"),
        ("ÖL ä", "oel-ae"),
        ("Große Straße", "grosse-strasse"),
        ("STRAẞE", "strasse"),
        ("Øvelse på gulv", "oevelse-paa-gulv"),
        ("Æble Œuvre", "aeble-oeuvre"),
        ("Łydka", "lydka"),
        ("Þórður", "thordur"),
        ("Đưa chân", "dua-chan"),
        ("Çekiş \u0131\u011fd\u0131r İki", "cekis-igdir-iki"),
        ("Ñandú ½ x²", "nandu-1-2-x2"),
        ("fi \ufb01", "fi-fi"),
        ("\uff37ide \uff13", "wide-3"),
        ("x" * 80, "x" * LONGEST_ID),
        ("***", ""),
        ("", ""),
    ],
)
def test_letters_are_spelt_out(name: str, expected: str) -> None:
    assert spelt_id(name) == expected
    assert spelt_id(unicodedata.normalize("NFD", name)) == expected
    assert unspelt_letter(name) is None
    assert nearest_id(name) == (expected or "unnamed")


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Bridge мост", "м"), ("Ψ", "Ψ"), ("桥", "桥"), ("جسر", "ج"), ("a ๒", "๒")],
)
def test_a_letter_that_has_no_spelling_is_named(name: str, letter: str) -> None:
    assert unspelt_letter(name) == letter


@pytest.mark.parametrize(
    ("name", "reserved"),
    [("con", True), ("NUL.yaml", True), ("Aux", True), ("prn", True), ("com1", True), ("lpt9.x.pdf", True),
     ("com", False), ("com10", False), ("console", False), ("nul-1", False), ("a.con", False)],
)  # fmt: skip
def test_names_that_windows_keeps(name: str, reserved: bool) -> None:
    assert is_reserved(name) is reserved
