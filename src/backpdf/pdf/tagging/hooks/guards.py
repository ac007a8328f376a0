"""A ReportLab canvas without what would bypass the tags or break the archive standards."""

from __future__ import annotations

from typing import Any, NoReturn

from reportlab.pdfgen.canvas import Canvas

from backpdf.pdf.tagging.errors import TaggingError
from backpdf.pdf.tagging.hooks.fonts import embeddable_font


class GuardedCanvas(Canvas):  # type: ignore[misc]
    """Text, lines, shapes, colours and transformations; no bitmaps, forms, gradients or raw code."""

    _code: list[str]

    def setFont(self, psfontname: str, size: float, leading: float | None = None) -> None:  # noqa: N802
        """Refuses fonts that would not be embedded."""
        embeddable_font(psfontname)
        super().setFont(psfontname, size, leading)

    def _make_preamble(self) -> None:
        """HOOK: ReportLab would name its initial font, Helvetica, on every page, not embedded."""
        self._preamble = ""

    def save(self) -> NoReturn:
        """Not here: files are written by whoever asked for them."""
        raise TaggingError("use to_bytes()")

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TaggingError(
            "this method of ReportLab would bypass the tags or the archive standards; pictures are "
            "placed with TaggedCanvas.place, links with TaggedCanvas.link, bookmarks with bookmark"
        )

    # pictures: ReportLab would put them into its own document, which is never written
    drawImage = drawInlineImage = beginForm = endForm = doForm = _refuse  # noqa: N815
    shade = linearGradient = radialGradient = _refuse  # noqa: N815
    # operators that no mark could tell apart; PostScript (ISO 19005-2, 6.2.9)
    addLiteral = addPostScriptCommand = _refuse  # noqa: N815
    # annotations and destinations without a structure element (ISO 14289-1, 7.18)
    linkRect = linkAbsolute = freeTextAnnotation = textAnnotation = _refuse  # noqa: N815
    highlightAnnotation = inkAnnotation = _refuse  # noqa: N815
    addOutlineEntry = bookmarkPage = bookmarkHorizontal = _refuse  # noqa: N815
