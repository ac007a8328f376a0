"""Telephone numbers of any country's writing, and their links."""

from __future__ import annotations

import pytest

from backpdf.library.model.telephone import is_phone, phone_link


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("01234 567890", "tel:01234567890"),
        ("01234 567890 ext. 5", "tel:01234567890;ext=5"),
        ("01234 567890, Ext 5", "tel:01234567890;ext=5"),
        ("+44 (0)20 7946 0958 x12", "tel:+442079460958;ext=12"),
        ("+44 20 7946 0958", "tel:+442079460958"),
        ("(555) 555-0100 #3", "tel:5555550100;ext=3"),
        ("030/123456-78", "tel:03012345678"),
        ("01.23.45.67.89", "tel:0123456789"),
        ("0123\u00a0456\u20117", "tel:01234567"),
        ("\u202a01234 567890\u202c", "tel:01234567890"),
        ("112", "tel:112"),
        ("01234 567890 / 01234 567891", None),
    ],
)
def test_numbers_and_their_links(typed: str, link: str | None) -> None:
    assert is_phone(typed)
    assert phone_link(typed) == link


@pytest.mark.parametrize("typed", ["call us", "", "+", "ext. 5", "01234 ext.", "01234 567890 ext. five"])
def test_what_is_no_number(typed: str) -> None:
    assert not is_phone(typed)
    assert phone_link(typed) is None
