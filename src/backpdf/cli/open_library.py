"""Opens the library that a command works on."""

from __future__ import annotations

from pathlib import Path

from backpdf.cli.console import console
from backpdf.cli.output import in_words, print_warnings
from backpdf.library.model.library import Library
from backpdf.problems import ProblemsError
from backpdf.production.checked_library import check_library
from backpdf.production.library_folder import FoundLibrary, find_library


def open_library(folder: Path | None, *, quiet: bool, as_json: bool) -> tuple[FoundLibrary, Library]:
    """The library that a command works on, without problems.

    Says on stderr when it is the starter library or lies in a folder above, and warns of files that look
    like a part of it and are not read.  Raises ProblemsError.
    """
    found = find_library(folder)
    if found.starter and not (quiet or as_json):
        console.print_line(
            "No folder `exercises` here: using the starter library that comes with backpdf.\n"
            "To change it, copy it out with `backpdf init DIR`.",
            err=True,
        )
    if found.above and not (quiet or as_json):
        console.print_line(f"Using the library in {found.root.resolve()}", err=True)
    checked = check_library(found.root, is_thorough=False)
    print_warnings([in_words(warning) for warning in checked.unread])
    if checked.problems or checked.library is None:
        raise ProblemsError(checked.problems)
    return found, checked.library
