"""Name, date and clinician: printed or left blank on the page, and never in the metadata of the file."""

from __future__ import annotations

import io
from datetime import date

import pikepdf
import pytest
from support import page_checks, stress
from support.handouts import Printed, print_handout, read_sound_library
from support.libraries import write_library
from support.printed import Line, Shape
from support.spoken import misreadings

from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.print_options import PrintOptions

FORMS = (PrintOptions(), PrintOptions(Paper.LETTER), PrintOptions(edition=Edition.LARGE_PRINT))
NAME, CLINICIAN = "Zoë Quixote", "Dr. Brontë"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return read_sound_library(write_library(tmp_path_factory.mktemp("library")))


@pytest.fixture(scope="module")
def personal(library: Library) -> Printed:
    request = Request("low-back", 1, NAME, CLINICIAN, date(2026, 3, 9), stamp=date(2026, 3, 9))
    return print_handout(compose(library, request))


@pytest.mark.parametrize("person", stress.PEOPLE, ids=["nobody", "long-name", "long-words"])
@pytest.mark.parametrize("options", FORMS, ids=["a4", "letter", "large-print"])
def test_everything_is_printed_and_nothing_overlaps(
    library: Library, person: Request, options: PrintOptions
) -> None:
    printed = print_handout(compose(library, person), options)
    assert page_checks.wrong_words(printed) == ({}, {})
    assert misreadings(printed.handout, printed.data) == []
    for page in printed.pages:
        assert page_checks.overlaps(page) == page_checks.outside(page) == page_checks.spills(page) == []


def test_fields_stand_in_one_row_on_the_first_page(personal: Printed) -> None:
    fields = [line for line in personal.pages[0].lines if line.words.startswith(("Name:", "Date:", "Clin"))]
    assert [line.words for line in sorted(fields, key=lambda line: line.box.left)] == [
        f"Name: {NAME}",
        "Date: 9 March 2026",
        f"Clinician: {CLINICIAN}",
    ]
    assert all(line.words == NAME or NAME not in line.words for p in personal.pages[1:] for line in p.lines)


def test_known_fields_have_no_line_for_a_pen(personal: Printed) -> None:
    for line in personal.pages[0].lines:
        if line.words.startswith(("Name:", "Date:", "Clinician:")):
            assert pen_lines(line, personal.pages[0].shapes) == []


@pytest.mark.parametrize("options", FORMS, ids=["a4", "letter", "large-print"])
def test_unknown_fields_have_a_line_for_a_pen(library: Library, options: PrintOptions) -> None:
    page = print_handout(compose(library, Request("low-back", 1)), options).pages[0]
    fields = [line for line in page.lines if line.words in ("Name:", "Date:", "Clinician:")]
    assert len(fields) == 3
    for line in fields:
        found = pen_lines(line, page.shapes)
        assert len(found) == 1, line.words
        assert found[0].box.width > 70


def pen_lines(label: Line, shapes: tuple[Shape, ...]) -> list[Shape]:
    """Rules to the right of a label, about on its baseline."""
    return [
        shape
        for shape in shapes
        if shape.box.height < 2
        and label.box.right < shape.box.left < label.box.right + 20
        and abs(shape.box.bottom - label.box.bottom) < label.size / 2
    ]


@pytest.mark.parametrize("secret", [NAME, CLINICIAN, "Zoë", "Quixote", "Brontë"])
def test_no_name_is_in_what_the_file_says_of_itself(personal: Printed, secret: str) -> None:
    with pikepdf.open(io.BytesIO(personal.data)) as file:
        strings = [str(value) for value in dict(file.docinfo.items()).values()]
        strings.append(file.Root.Metadata.read_bytes().decode())
        with file.open_outline() as outline:
            strings += [entry.title for top in outline.root for entry in (top, *top.children)]
        strings += [str(value) for value in file.Root.PageLabels.Nums]
        for item in file.objects:
            if isinstance(item, pikepdf.Dictionary):
                strings += [str(value) for value in item.values() if isinstance(value, pikepdf.String)]
    assert not [text for text in strings if secret in text]


def test_the_file_carries_the_date_of_the_sheet(personal: Printed, library: Library) -> None:
    with pikepdf.open(io.BytesIO(personal.data)) as file:
        assert str(file.docinfo.CreationDate).startswith("D:20260309")
    with pikepdf.open(io.BytesIO(print_handout(compose(library, Request("low-back", 1))).data)) as file:
        assert str(file.docinfo.CreationDate).startswith("D:20261121")
