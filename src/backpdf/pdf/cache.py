"""Per-process cache of laid-out parts and prepared pictures.

Handouts share most of their parts, such as exercises, red flags and the record.  A shared part is laid out
and drawn once.  Parts that name a patient are never cached.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable

from backpdf.pdf.images import PictureStore
from backpdf.pdf.layout.theme import Theme
from backpdf.pdf.sheet.builder import Part
from backpdf.pdf.shortening import Advice

MAX_PARTS = 400
"""Most cached parts, each in several themes: enough for a large library, in some tens of megabytes."""

MAX_ADVICE = 100
"""Most sheets whose advice on their length is cached."""


class _ThreadParts(threading.local):
    """The parts of one thread, by key and theme.

    Boxes cache their own heights and drawings without a lock, so threads do not share boxes.
    """

    def __init__(self) -> None:
        self.by_key: OrderedDict[Hashable, dict[Theme, Part]] = OrderedDict()


class PartCache:
    """Cache of pictures and parts for all handouts of a process; drops the least recently used parts."""

    def __init__(self, pictures: PictureStore | None = None, *, max_parts: int = MAX_PARTS) -> None:
        self.pictures = pictures or PictureStore()
        self._parts = _ThreadParts()
        self._advice: OrderedDict[Hashable, Advice] = OrderedDict()
        self._max_parts = max_parts

    def __len__(self) -> int:
        """The number of parts cached for this thread."""
        return len(self._parts.by_key)

    def parts_of(self, key: Hashable | None) -> dict[Theme, Part]:
        """The part with this key in each theme in which it was built; who builds it in another adds that.

        key identifies everything that the part shows; None for a part that is never cached.
        """
        if key is None:
            return {}
        by_key = self._parts.by_key
        parts = by_key.get(key)
        if parts is None:
            parts = by_key[key] = {}
            if len(by_key) > self._max_parts:
                by_key.popitem(last=False)
        else:
            by_key.move_to_end(key)
        return parts

    def advice(self, key: Hashable | None, work_out: Callable[[], Advice]) -> Advice:
        """The advice on the length of a sheet with this key, worked out unless it is cached.

        key identifies everything that the sheet shows; None for one that names a patient.
        """
        if key is None:
            return work_out()
        advice = self._advice.get(key)
        if advice is None:
            advice = self._advice[key] = work_out()
            while len(self._advice) > MAX_ADVICE:
                self._advice.popitem(last=False)
        return advice
