"""Per-process cache of laid-out parts and prepared pictures.

Most handouts are made of parts that others show, too: an exercise, the warning signs, the diary.  Such
a part is laid out and drawn once.  Parts that name a patient are never kept.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from backpdf.pdf.images import PictureStore
from backpdf.pdf.layout.theme import Theme
from backpdf.pdf.sheet.builder import Part

MOST_KEPT = 400
"""Parts kept, each in the few densities it was tried in: a large library, in some tens of megabytes."""


class _ThreadParts(threading.local):
    """The parts of one thread: boxes keep their layouts in a memo, so no two threads share a box."""

    def __init__(self) -> None:
        self.by_key: OrderedDict[Hashable, dict[Theme, Part]] = OrderedDict()


class PartCache:
    """Pictures and parts for all handouts of a process; those used longest ago are dropped."""

    def __init__(self, pictures: PictureStore | None = None, *, most_kept: int = MOST_KEPT) -> None:
        self.pictures = pictures or PictureStore()
        self._parts = _ThreadParts()
        self._most_kept = most_kept

    def __len__(self) -> int:
        """The number of parts kept for this thread."""
        return len(self._parts.by_key)

    def part(self, key: Hashable | None, theme: Theme, build: Callable[[], Part]) -> Part:
        """The part with this key in a theme, built where it is not kept yet.

        key stands for all that the part shows; None for a part that is never kept.
        """
        if key is None:
            return build()
        themes = self._themes_of(key)
        part = themes.get(theme)
        if part is None:
            part = themes[theme] = build()
        return part

    def _themes_of(self, key: Hashable) -> dict[Theme, Part]:
        kept = self._parts.by_key
        themes = kept.get(key)
        if themes is None:
            themes = kept[key] = {}
            if len(kept) > self._most_kept:
                kept.popitem(last=False)
        else:
            kept.move_to_end(key)
        return themes
