"""The handout by WeasyPrint, as PDF/UA-1.

What WeasyPrint lets its users keep for the next document is kept: the fonts (a FontConfiguration),
the parsed stylesheet, and the images that were read (its `cache`).  It should find HarfBuzz-Subset, as
its makers advise; without, cutting FiraGO down in Python takes three quarters of its time.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from peers.page import page
from weasyprint import CSS, HTML  # type: ignore[import-untyped]
from weasyprint.text.fonts import FontConfiguration  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from peers.content import Data
    from peers.fonts import Fonts

STYLESHEET = Path(__file__).with_name("handout.css")


class WeasyPrintPeer:
    """HTML and CSS to PDF, in Python."""

    name = "WeasyPrint"

    def __init__(self, fonts: Fonts) -> None:
        self._config = FontConfiguration()
        faces = "".join(
            f'@font-face {{ font-family: FiraGO; font-weight: {weight}; src: url("{file.as_uri()}") }}'
            for weight, file in (("normal", fonts.regular), ("bold", fonts.bold))
        )
        self._style = CSS(string=faces + STYLESHEET.read_text("utf-8"), font_config=self._config)
        self._images: dict[Any, Any] = {}

    def make(self, data: Data) -> bytes:
        """The PDF of a handout."""
        made: bytes = HTML(string=page(data)).write_pdf(
            stylesheets=[self._style],
            font_config=self._config,
            cache=self._images,
            pdf_variant="pdf/ua-1",
        )
        return made
