"""The handout by Typst (Rust, through its Python package), as PDF/UA-1.

One compiler serves all documents, as its makers advise: it keeps the fonts, the parsed template and
what it has worked out for earlier documents.  The data are read from a file of one name, which is a
little quicker than new `sys_inputs` for each document: those would make a new standard library.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import typst

if TYPE_CHECKING:
    from peers.content import Data
    from peers.fonts import Fonts

TEMPLATE = Path(__file__).with_name("handout.typ")


class TypstPeer:
    """Typst's own markup to PDF, in Rust."""

    name = "Typst"

    def __init__(self, fonts: Fonts) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self._data = Path(self._folder.name) / "data.json"
        self._compiler = typst.Compiler(
            input=str(TEMPLATE),
            root="/",
            font_paths=[str(fonts.folder)],
            ignore_system_fonts=True,
            sys_inputs={"data": str(self._data)},
        )

    def make(self, data: Data) -> bytes:
        """The PDF of a handout."""
        self._data.write_text(json.dumps(data), "utf-8")
        made = self._compiler.compile(format="pdf", pdf_standards=["ua-1"])
        assert isinstance(made, bytes)
        return made
