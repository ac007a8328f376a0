"""Pages of a PDF as pictures for a screen, in the order in which they are wanted."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import pypdfium2

LOWEST, HIGHEST = 48, 240
"""Dots per inch of a picture: below, nothing can be read; above, it is larger than any screen."""
QUALITY: Final = 88
"""Of JPEG, from 1 to 95: thin lines and small type have no visible fringes."""


def page_order(pages: int, first: int) -> tuple[int, ...]:
    """All pages from 0: the one that is looked at, then the others, the nearest first."""
    first = max(0, min(first, pages - 1))
    return tuple(sorted(range(pages), key=lambda page: (abs(page - first), page)))


def page_images(data: bytes, order: tuple[int, ...], dpi: int) -> Iterator[bytes]:
    """The pages of a PDF as JPEG, each drawn when it is asked for."""
    scale = max(LOWEST, min(dpi, HIGHEST)) / 72
    document = pypdfium2.PdfDocument(data)
    try:
        for number in order:
            page = document[number]
            yield _as_jpeg(page.render(scale=scale, rev_byteorder=True).to_pil())
            page.close()
    finally:
        document.close()


def _as_jpeg(picture: Any) -> bytes:
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return out.getvalue()
