"""The options of printing in the form."""

from __future__ import annotations

from support.handouts import starter_library

from backpdf.page.sheet.print_choices import print_fields, print_options
from backpdf.pdf.print_options import Format, PrintOptions


def test_what_kind_of_file_is_made_is_no_option_of_printing() -> None:
    """A button says it; an option would give a file of one kind the name of another."""
    assert "format" not in [field.name for field in print_fields(None)]
    assert print_options({"format": Format.HTML.value}, starter_library()) == PrintOptions()


def test_every_other_option_has_its_field() -> None:
    names = [field.name for field in print_fields(starter_library())]
    assert names[:4] == ["paper", "edition", "mono", "standard"]
