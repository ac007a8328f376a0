"""Texts of a handout as paragraphs in the looks of one theme.  Lengths are points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from math import ceil

from backpdf.handout.blocks import CardNote, Phrase, Text
from backpdf.pdf.layout.boxes import Box
from backpdf.pdf.layout.paragraph import Paragraph, Place, TextStyle, whole_paragraph
from backpdf.pdf.layout.theme import LONGEST_LINE, Theme
from backpdf.pdf.tagging import Artifact, Element
from backpdf.text.cleaning import NO_BREAK_SPACE, as_printed
from backpdf.text.fonts import text_width
from backpdf.text.line_breaking import REMEMBERED_TEXTS
from backpdf.text.runs import Run, normalise

NARROW_LETTER = 0.43
"""Width of an average letter of running text in FiraGO, as a part of the size, on the narrow side,
so that a line as wide as LONGEST_LINE of them holds no more than that many letters."""

FOOT_LEADING = 1.22
LARGE_TYPE_LEADING = 1.18
"""Headings need relatively less white between their lines than running text."""


class Typesetter:
    """Makes paragraphs in the looks of one theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        palette = theme.palette
        self.body = self.look(theme.body)
        self.small = self.look(theme.small, colour=palette.quiet)
        self.foot = TextStyle(theme.foot_size, theme.foot_size * FOOT_LEADING, palette.quiet)
        self.section = self.look(theme.section, bold=True, colour=palette.accent)
        self.card_title = self.look(theme.card_title, bold=True, colour=palette.accent)

    def look(
        self,
        size: float,
        *,
        bold: bool = False,
        colour: str | None = None,
        centred: bool = False,
        right: bool = False,
    ) -> TextStyle:
        """A look in this theme."""
        theme = self.theme
        leading = theme.leading if size <= theme.body else min(theme.leading, LARGE_TYPE_LEADING)
        return TextStyle(size, size * leading, colour or theme.palette.ink, bold, centred, right)

    def text(
        self,
        text: Text | str,
        element: Element | Artifact,
        look: TextStyle | None = None,
        *,
        space_before: float = 0.0,
        keep_with_next: bool = False,
        outline_level: int | None = None,
    ) -> Paragraph:
        """A paragraph of one text; outline_level puts it among the document's bookmarks."""
        look = look or self.body
        return whole_paragraph(
            self._runs(text),
            look,
            Place(element),
            space_before=space_before,
            keep_with_next=keep_with_next,
            widest=_widest(look.size),
            outline_level=outline_level,
        )

    def foot_text(self, text: str, element: Element | Artifact, *, right: bool = False) -> Paragraph:
        """A text at the foot of a page, which may run over its whole width."""
        return whole_paragraph(self._runs(text), replace(self.foot, right=right), Place(element))

    def note(
        self, note: CardNote, element: Element, space_before: float, label_lang: str | None = None
    ) -> Paragraph:
        """A text with its bold label before it, as one paragraph.

        label_lang is the language of the label where it is not the text's.
        """
        runs = self._runs(Text((Phrase(note.label, bold=True), *note.text.phrases)))
        if label_lang is not None:
            runs = (replace(runs[0], lang=label_lang), *runs[1:])
        return whole_paragraph(
            runs,
            self.body,
            Place(element),
            space_before=space_before,
            widest=_widest(self.body.size),
        )

    def numbered_heading(
        self, number: str, name: Text, element: Element, start: float, inset: float
    ) -> Paragraph:
        """A heading whose number stands in a disc: white, `start` points in; the name at `inset`.

        Number and name are one text, so they are read, copied and found together; no-break spaces
        of the right width between them carry the name past the disc.
        """
        look = replace(self.card_title, indent=inset, first=start)
        gap = inset - start - text_width(number, look.size, bold=True)
        each = text_width(NO_BREAK_SPACE, look.size, bold=True)
        count = max(1, ceil(gap / each))
        runs = [
            Run(number, colour=self.theme.palette.paper),
            Run(NO_BREAK_SPACE * count, size=round(look.size * gap / (count * each), 2)),
            *(Run(as_printed(phrase.text)) for phrase in name.phrases),
        ]
        return whole_paragraph(normalise(runs), look, Place(element), keep_with_next=True, outline_level=2)

    def items(
        self,
        items: Iterable[Text],
        element: Element,
        *,
        numbered: bool = False,
        first_space: float = 0.0,
    ) -> list[Box]:
        """The items of a list, numbered or with bullets; `element` is the L that they stand in."""
        items = list(items)
        marks = [f"{number}." if numbered else "•" for number in range(1, len(items) + 1)]
        look = replace(self.body, indent=self._hanging(marks))
        boxes: list[Box] = []
        for mark, item in zip(marks, items, strict=True):
            entry = element.add("LI")
            label, body = entry.add("Lbl"), entry.add("LBody")
            boxes.append(
                whole_paragraph(
                    self._runs(item),
                    look,
                    Place(body, label, mark),
                    space_before=self.theme.step if boxes else first_space,
                    widest=_widest(look.size) + look.indent,
                )
            )
        return boxes

    def _hanging(self, marks: Iterable[str]) -> float:
        """Where the text of a list begins: well right of its widest label."""
        size = self.theme.body
        widest = max((text_width(mark, size, bold=True) for mark in marks), default=0.0)
        return max(self.theme.indent, widest + 0.62 * size)

    def _runs(self, text: Text | str) -> tuple[Run, ...]:
        return _runs_of(text, self.theme.palette.accent)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _runs_of(text: Text | str, link_colour: str) -> tuple[Run, ...]:
    """A text as it is printed: single spaces, links in colour and underlined."""
    phrases = (Phrase(text),) if isinstance(text, str) else text.phrases
    return normalise(
        [
            Run(
                as_printed(phrase.text),
                bold=phrase.bold,
                link=phrase.link,
                colour=link_colour if phrase.link else None,
                underline=phrase.link is not None,
            )
            for phrase in phrases
        ]
    )


def _widest(size: float) -> float:
    return LONGEST_LINE * NARROW_LETTER * size
