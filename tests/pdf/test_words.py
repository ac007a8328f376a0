# ruff: noqa: RUF001  (look-alike letters are what is tested)
"""Words as people type and paste them, through a whole handout: read back by the tags, and by PDFium."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from support.handouts import Printed, print_handout
from support.libraries import exercise, program, write_library
from support.structure import faults

from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.production.checked_library import check_library

TYPED = {
    "вы\u0301дох m\u0329 M\u0331 W\u0331 and **W\u0331**": "вы\u0301дох m\u0329 M\u0331 W\u0331 and W\u0331",
    "Make an e\ufb00ort.": "Make an effort.",
    "Ring \u202a01234 567890\u202c and lift.": "Ring 01234 567890 and lift.",
    "Reach 5\u2032 high \u2713 **\u2610 \u2717**": "Reach 5\u2032 high \u2713 \u2610 \u2717",
    "Lenden\u00adwirbel\u00adsäulen\u00adstabilisierungs\u00adübungs\u00adprogramm\u00adheft": (
        "Lendenwirbelsäulenstabilisierungsübungsprogrammheft"
    ),
    "left/right/forward/backward/sideways/upwards/downwards/inwards/outwards": (
        "left/right/forward/backward/sideways/upwards/downwards/inwards/outwards"
    ),
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    root: Path = tmp_path_factory.mktemp("library")
    write_library(
        root,
        {"bridge": exercise(steps=list(TYPED))},
        {"low-back": program()},
        clinic={"name": "K\u035fhan", "phone": "01234 567890 ext. 5"},
    )
    checked = check_library(root)
    assert checked.problems == ()
    assert checked.library is not None
    return print_handout(compose(checked.library, Request("low-back", 1, patient="Č\u0315 R\u0325\u0304")))


def test_the_tags_say_what_was_meant(printed: Printed) -> None:
    said = [node.text for node in printed.tree.all("LBody")]
    assert [text for text in TYPED.values() if text not in said] == []
    assert faults(printed.data) == []


def test_another_reader_copies_the_same_words(printed: Printed) -> None:
    with pypdfium2.PdfDocument(io.BytesIO(printed.data)) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
    copied = "".join(text.replace("\x02", "").split())  # PDFium's mark for a hyphen that is not of the word
    assert [meant for meant in TYPED.values() if "".join(meant.split()) not in copied] == []
    assert "K\u035fhan" in copied
    assert "Č\u0315R\u0325\u0304" in copied
    assert not any(0xE000 <= ord(sign) <= 0xF8FF for sign in copied)


def test_the_phone_is_a_link_with_its_extension(printed: Printed) -> None:
    (link,) = [node for node in printed.tree.all("Link") if node.text.startswith("01234")]
    assert link.text == "01234 567890 ext. 5"
    assert {address for address, _ in link.links} == {"tel:01234567890;ext=5"}
