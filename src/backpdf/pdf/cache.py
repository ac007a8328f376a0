"""What a process keeps ready from one handout to the next: pictures, and parts of sheets.

Most handouts are made of parts that others show, too: an exercise, the warning signs, the diary.  Such
a part is laid out and drawn once.  Parts that name a patient are never kept.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Mapping
from pathlib import Path

from backpdf.pdf.images import PictureSource, PictureStore
from backpdf.pdf.layout.theme import Theme
from backpdf.pdf.sheet.builder import Builder, Part, PartMaker

MOST_KEPT = 400
"""Parts kept, each in the few densities it was tried in: a large library, in some tens of megabytes."""


class _Kept(threading.local):
    """The parts of one thread: a part remembers what is worked out for it, so no two threads share one."""

    def __init__(self) -> None:
        self.parts: OrderedDict[Hashable, dict[Theme, Part]] = OrderedDict()


class Stock:
    """Pictures and parts for all handouts of a process; what is asked for seldom is let go."""

    def __init__(self, pictures: PictureStore | None = None, *, most_kept: int = MOST_KEPT) -> None:
        self.pictures = pictures or PictureStore()
        self._kept = _Kept()
        self._most_kept = most_kept

    @property
    def kept(self) -> int:
        """The number of parts kept for this thread."""
        return len(self._kept.parts)

    def themes_of(self, key: Hashable) -> dict[Theme, Part]:
        """The part with this key in every theme that it was made in, to be added to."""
        kept = self._kept.parts
        parts = kept.get(key)
        if parts is None:
            parts = kept[key] = {}
            if len(kept) > self._most_kept:
                kept.popitem(last=False)
        else:
            kept.move_to_end(key)
        return parts


class WantedPart:
    """A part that a sheet wants, made when its theme is known, or taken from stock."""

    def __init__(
        self,
        maker: PartMaker,
        stock: Stock,
        sources: Mapping[Path, PictureSource],
        key: Hashable | None,
    ) -> None:
        """key stands for all that the part shows; None for a part that is not to be kept."""
        self._maker = maker
        self._store = stock.pictures
        self._sources = sources
        self._made = {} if key is None else stock.themes_of(key)

    def in_theme(self, theme: Theme) -> Part:
        """The part in the looks of a theme."""
        part = self._made.get(theme)
        if part is None:
            part = self._made[theme] = self._maker(Builder(theme, self._store, self._sources))
        return part
