"""The canvas's marks: every stretch of content belongs to an element or is an artifact."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from backpdf.pdf.tagging.content import DocumentContent
from backpdf.pdf.tagging.elements import Artifact, Element
from backpdf.pdf.tagging.errors import UntaggedContentError
from backpdf.pdf.tagging.hooks.guards import GuardedCanvas
from backpdf.pdf.tagging.hooks.recording import paints, refuse_cmyk
from backpdf.pdf.tagging.hooks.text import CheckedText, TaggedText


class MarkingCanvas(GuardedCanvas):
    """Writes marked-content sequences round what ReportLab draws (ISO 32000-1, 14.6).

    page_size is (width, height) in points.
    """

    def __init__(self, content: DocumentContent, page_size: tuple[float, float]) -> None:
        self.content = content
        self._marks: list[Element | Artifact] = []
        self._start = 0
        self._page_index = 0
        self._label: Element | None = None
        self._label_text: Any = None
        self._paragraph_element: Element | None = None
        super().__init__(
            io.BytesIO(),
            pagesize=page_size,
            pageCompression=0,
            invariant=1,
            enforceColorSpace=refuse_cmyk,
        )

    @contextmanager
    def mark(self, target: Element | Artifact) -> Iterator[None]:
        """What is drawn within belongs to target.

        A mark within an element's mark interrupts it; within an artifact all is artifact.
        """
        self._close_stretch()
        self._marks.append(self._marks[-1] if self.in_artifact else target)
        try:
            yield
            self._close_stretch()
        finally:
            self._marks.pop()

    @property
    def in_artifact(self) -> bool:
        """Whether an artifact is being drawn."""
        return bool(self._marks) and isinstance(self._marks[-1], Artifact)

    def open_sequence(self, element: Element) -> str:
        """The operator that opens a marked-content sequence of an element on this page."""
        return f"/{element.tag} <</MCID {self.content.mark(element, self._page_index)}>> BDC"

    def _close_stretch(self) -> None:
        """Marks what was drawn since the last call.

        HOOK `Canvas._code`: the operators of the page, one or more whole operations in each entry.
        Shapes outside every mark are artifacts (ISO 14289-1, 7.1: all content is one or the other).
        """
        code, start = self._code, self._start
        if any(paints(entry) for entry in code[start:]):
            target = self._marks[-1] if self._marks else Artifact.DECORATION
            operator = target.value if isinstance(target, Artifact) else self.open_sequence(target)
            code.insert(start, operator)
            code.append("EMC")
        self._start = len(code)

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> Any:  # noqa: N802
        """A text object; draw it with drawText within a mark."""
        text = CheckedText(self, x, y, direction=direction)
        if self._label is not None:
            self._label_text, self._label = (text, self._label), None
        return text

    def drawText(self, aTextObject: Any) -> None:  # noqa: N802, N803
        """Draws a text object.  A paragraph's text has marks of its own; all other needs one."""
        if isinstance(aTextObject, TaggedText):
            self._close_stretch()
            super().drawText(aTextObject)
            self._start = len(self._code)
        elif self._label_text is not None and self._label_text[0] is aTextObject:
            label, self._label_text = self._label_text[1], None
            with self.mark(label):
                super().drawText(aTextObject)
        elif self._marks:
            super().drawText(aTextObject)
        else:
            raise UntaggedContentError(
                "text is drawn outside every mark, so a screen reader would never find it; use "
                "`with canvas.mark(element):`, or TaggedParagraph, or an Artifact if it means nothing"
            )

    @contextmanager
    def drawing_paragraph(self, element: Element | None, label: Element | None) -> Iterator[None]:
        """Within: links drawn by ReportLab belong under element, and the next text object is its label.

        HOOK `_drawBullet`: ReportLab draws the bullet with canvas.beginText and canvas.drawText,
        before the paragraph asks for its own text object.
        """
        self._paragraph_element, self._label = element, label
        try:
            yield
        finally:
            self._paragraph_element = self._label = self._label_text = None
