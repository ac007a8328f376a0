"""A library with a file or two damaged, pictures too: told, or printed and read back."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pikepdf
from slips import slipped

from backpdf import Edition, PrintOptions, Request, UserError
from backpdf.handout.compose import compose
from backpdf.pdf.cache import PartCache
from backpdf.pdf.images import PictureStore
from backpdf.pdf.render import render
from backpdf.production.checked_library import check_library, copy_starter

_STORE = PictureStore()


def one_case(chance: random.Random, folder: Path) -> str:
    """Damages a library, reads it, and prints it if it has no problems; what became of it."""
    root = folder / "library"
    copy_starter(root)
    files = [path for path in sorted(root.rglob("*.*")) if path.suffix in (".yaml", ".svg")]
    texts = [path for path in files if path.suffix == ".yaml" and "poses" not in path.parts]
    for path in chance.sample(texts if chance.random() < 0.8 else files, chance.randint(1, 2)):
        path.write_bytes(slipped(path.read_bytes(), chance))
    checked = check_library(root)
    for problem in checked.problems:
        problem.render()
    if checked.problems or checked.library is None:
        return "told"
    program = chance.choice(list(checked.library.programs.values()))
    level = chance.choice(program.levels)
    options = PrintOptions(edition=chance.choice(list(Edition)), mono=chance.random() < 0.5)
    try:
        handout = compose(checked.library, Request(program.id, level.number))
        printed = render(handout, options, PartCache(_STORE))
    except UserError:
        return "told late"
    with pikepdf.open(io.BytesIO(printed.data)) as file:
        assert len(file.pages) == printed.pages
    return "printed"
