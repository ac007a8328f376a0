"""Paragraphs that belong to a structure element."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from backpdf.pdf.tagging.content import DocumentContent
from backpdf.pdf.tagging.elements import Artifact, Element
from backpdf.pdf.tagging.errors import StructureError
from backpdf.pdf.tagging.hooks.text import Piece, TaggedText, line_endings, line_pieces
from backpdf.pdf.tagging.runs import Content, Run, groups, markup, normalise, plain_text


@dataclass(eq=False, frozen=True)
class InlineElement:
    """A stretch of a paragraph with a link, or in another language, or both."""

    link: str | None
    lang: str | None
    description: str


class InlineTarget(str):
    """What ReportLab takes for the address of a link: a number, with the meaning behind it.

    ReportLab compares, sorts and passes on addresses as strings; so this is one.
    """

    inline: InlineElement


class TaggedParagraph(Paragraph):  # type: ignore[misc]
    """A ReportLab paragraph whose text is marked as belonging to an element.

    content is plain text, or runs where parts look or mean something different; it is never
    ReportLab's markup, so `<` and `&` print as typed.  White space is collapsed to single spaces.
    Links and words in other languages become child elements on their own.  Both halves of a split
    paragraph belong to the same element.

    label and label_text make a list item: the label (a number, a bullet) is drawn at the style's
    bulletIndent and belongs to the Lbl element.  An Artifact in place of an element is for running
    heads and feet.
    """

    def __init__(
        self,
        content: Content | None,
        style: ParagraphStyle,
        element: Element | Artifact | None = None,
        *,
        label: Element | None = None,
        label_text: str | None = None,
        bulletText: str | None = None,  # noqa: N803 - ReportLab's name
        frags: Any = None,
    ) -> None:
        """The last two arguments are for ReportLab, when it splits a paragraph."""
        runs = normalise(content) if content is not None else ()
        if frags is None:
            _check_arguments(runs, style, element, label, label_text)
        super().__init__(
            markup(runs) if frags is None else None, style, bulletText=label_text or bulletText, frags=frags
        )
        self.element: Element | Artifact | None = element
        self.label = label
        self.plain = plain_text(runs)
        self._wrapped: tuple[float, float, float] | None = None
        if frags is None:
            self._name_links(runs)

    def _name_links(self, runs: Sequence[Run]) -> None:
        """Puts our own link targets in the place of the numbers in the markup.

        HOOK `ParaFrag.link`: a list of (counter, address) for each fragment.
        """
        targets: dict[str, tuple[int, InlineTarget]] = {}
        for run, number in zip(runs, groups(runs), strict=True):
            if number is None:
                continue
            key = str(number)
            if key in targets:
                continue
            text = "".join(r.text for r, n in zip(runs, groups(runs), strict=True) if n == number)
            target = InlineTarget(key)
            description = run.description or (f"{text.strip()} ({run.link})" if run.link else "")
            target.inline = InlineElement(run.link, run.lang, description)
            targets[key] = (number, target)
        for frag in self.frags:
            frag.link = [targets[address] for _, address in frag.link]

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """Breaks the lines; width and height in points.

        Layout asks many times for the same width, and breaking lines is what takes most of the time.
        HOOK `blPara`: the broken lines; ReportLab deletes them where they no longer hold.
        """
        if self._wrapped is None or self._wrapped[0] != availWidth or not hasattr(self, "blPara"):
            width, height = super().wrap(availWidth, availHeight)
            self._wrapped = (availWidth, float(width), float(height))
        _, self.width, self.height = self._wrapped
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[TaggedParagraph]:  # noqa: N803
        """The part that fits into availHeight points and the rest; empty where none fits.

        HOOK `Paragraph.split` makes the halves with `self.__class__(None, style, bulletText=...,
        frags=...)` and gives the first one lines that only hold for fragments, so it is wrapped
        again.
        """
        parts: list[TaggedParagraph] = super().split(availWidth, availHeight)
        if len(parts) != 2:
            return parts
        first, rest = parts
        for part in parts:
            part.element = self.element
            part.wrap(availWidth, availHeight)
        first.label = self.label
        lines = ["".join(text for text, _ in pieces) for pieces in line_pieces(first.blPara)]
        _, used = line_endings(lines, self.plain)
        first.plain, rest.plain = self.plain[:used], self.plain[used:]
        return parts

    def draw(self) -> None:
        """Draws the text on the canvas, marked."""
        canvas = self.canv
        if isinstance(self.element, Artifact) or canvas.in_artifact:
            with canvas.mark(self.element), canvas.drawing_paragraph(None, None):
                super().draw()
        else:
            canvas.content.draw_once(self, self.element)
            with canvas.drawing_paragraph(self.element, self.label if self.bulletText else None):
                super().draw()

    def beginText(self, x: float, y: float) -> Any:  # noqa: N802
        """HOOK: ReportLab asks for the text object of a paragraph's body here."""
        canvas = self.canv
        if canvas.in_artifact:
            return canvas.beginText(x, y)
        assert isinstance(self.element, Element)
        element_of = partial(inline_element, canvas.content, self.element)
        return TaggedText(canvas, x, y, self._pieces(), element_of)

    def _pieces(self) -> list[Piece]:
        lines = list(line_pieces(self.blPara))
        endings, _ = line_endings(["".join(text for text, _ in line) for line in lines], self.plain)
        pieces: list[Piece] = []
        for line, ending in zip(lines, endings, strict=True):
            last = len(line) - 1
            for index, (text, link) in enumerate(line):
                inline = link[0][1].inline if link else None
                pieces.append(Piece(text, inline, ending if index == last else ""))
        return pieces


def inline_element(content: DocumentContent, element: Element, inline: InlineElement | None) -> Element:
    """The element that text belongs to: the paragraph's, or a Link or Span within it.

    A link in another language is a Link with that language.
    """
    if inline is None:
        return element
    return content.inline(element, inline, "Link" if inline.link else "Span", inline.lang)


def _check_arguments(
    runs: Sequence[Run],
    style: ParagraphStyle,
    element: Element | Artifact | None,
    label: Element | None,
    label_text: str | None,
) -> None:
    if element is None:
        raise StructureError("a paragraph needs an element, or an artifact, to belong to")
    if not runs:
        raise StructureError("a paragraph needs text")
    if (label is None) != (not label_text) and not isinstance(element, Artifact):
        raise StructureError("a label needs both its element and its text")
    for name in ("hyphenationLang", "embeddedHyphenation", "uriWasteReduce", "endDots", "textTransform"):
        if getattr(style, name, None):
            raise StructureError(f"the style's {name} would print other text than was given")
    if getattr(style, "wordWrap", None):
        raise StructureError("wordWrap is not supported: text runs from left to right, word by word")
