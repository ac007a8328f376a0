"""A small library with two programs, and lists of handouts from it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from backpdf.library.model.library import Library
from backpdf.production.lists.file_names import DEFAULT_TEMPLATE, parse_template
from backpdf.production.lists.list_row import Defaults
from backpdf.production.lists.listing import Listing, ListingOptions, read_list
from support.handouts import read_sound_library
from support.libraries import exercise, level, program, write_library


def small_library(root: Path) -> Library:
    """low-back with two levels, stretch with one; a plank that no level has."""
    write_library(
        root,
        {
            "bridge": exercise(pictures=("a.svg",)),
            "clam": exercise("Clam"),
            "plank": exercise("Plank"),
        },
        {
            "low-back": program(level("bridge"), level("bridge", "clam")),
            "stretch": program(level("clam"), title="Stretches", language="en-GB"),
        },
    )
    return read_sound_library(root)


def write_list(folder: Path, text: str, plans: Mapping[str, str] | None = None) -> Path:
    """A list in `folder`, with plan files beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, plan in (plans or {}).items():
        (folder / name).write_text(plan, encoding="utf-8")
    path = folder / "list.csv"
    path.write_text(text, encoding="utf-8")
    return path


def read(
    folder: Path,
    library: Library,
    text: str,
    *,
    defaults: Defaults | None = None,
    template: str = DEFAULT_TEMPLATE,
    plans: Mapping[str, str] | None = None,
    only_good_rows: bool = False,
) -> Listing:
    """The listing of a list that is written to `folder` first."""
    path = write_list(folder, text, plans)
    options = ListingOptions(parse_template(template), Path("out"), only_good_rows=only_good_rows)
    return read_list(path, library, defaults or Defaults(), options)
