"""The typesetter: makes paragraphs from the texts of a handout in one theme.  Lengths are in points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from math import ceil

from backpdf.handout.blocks import CardNote
from backpdf.handout.rich_text import Text
from backpdf.pdf.layout.boxes import Box
from backpdf.pdf.layout.paragraph import UNLIMITED, Paragraph, TextStyle, TextTags, whole_paragraph
from backpdf.pdf.layout.theme import LONGEST_LINE, Theme
from backpdf.pdf.layout.typed_lines import LINE_BREAK
from backpdf.pdf.tagging import Artifact, Element
from backpdf.text.cleaning import NO_BREAK_SPACE
from backpdf.text.fonts import text_width
from backpdf.text.line_breaking import CACHED_TEXTS
from backpdf.text.runs import Run, normalise

LETTER_WIDTH = 0.43
"""Average letter width of running text in FiraGO, as a fraction of the font size, rounded down.

So a line as wide as LONGEST_LINE of these has no more letters than that.
"""

FOOT_LEADING = 1.22
"""Leading of the page footer, as a multiple of the font size."""
LARGE_TYPE_LEADING = 1.18
"""Most leading of headings, which need relatively less than body text, as a multiple of the font size."""


class Typesetter:
    """Makes paragraphs in the styles of one theme."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        palette = theme.palette
        self.body = self.style(theme.body)
        self.small = self.style(theme.small, colour=palette.quiet)
        self.foot = TextStyle(theme.foot_size, theme.foot_size * FOOT_LEADING, palette.quiet)
        self.section = self.style(theme.section, bold=True, colour=palette.accent)
        self.card_title = self.style(theme.card_title, bold=True, colour=palette.accent)

    def style(
        self,
        size: float,
        *,
        bold: bool = False,
        colour: str | None = None,
        centred: bool = False,
        right: bool = False,
    ) -> TextStyle:
        """A text style with the leading and, by default, the colour of the theme."""
        theme = self.theme
        leading = theme.leading if size <= theme.body else min(theme.leading, LARGE_TYPE_LEADING)
        return TextStyle(size, size * leading, colour or theme.palette.ink, bold, centred, right)

    def text(
        self,
        text: Text | str,
        element: Element | Artifact,
        style: TextStyle | None = None,
        *,
        space_before: float = 0.0,
        keep_with_next: bool = False,
        outline_level: int | None = None,
    ) -> Paragraph:
        """A paragraph of one text; outline_level makes a heading with a bookmark.

        A heading of up to LONGEST_LINE characters may use the whole width; any other text has lines of no
        more than that.
        """
        style = style or self.body
        is_short = (
            outline_level is not None and len(text if isinstance(text, str) else text.plain) <= LONGEST_LINE
        )
        return whole_paragraph(
            self._runs(text),
            style,
            TextTags(element),
            space_before=space_before,
            keep_with_next=keep_with_next,
            max_width=UNLIMITED if is_short else _max_width(style.size),
            outline_level=outline_level,
        )

    def natural_width(self, text: Text) -> float:
        """The width of a text in the size of the body, on one line."""
        return sum(text_width(phrase.text, self.theme.body, bold=phrase.bold) for phrase in text.phrases)

    def foot_text(self, text: str, element: Element | Artifact, *, right: bool = False) -> Paragraph:
        """A paragraph of the page footer, which may use the whole width."""
        return whole_paragraph(self._runs(text), replace(self.foot, right=right), TextTags(element))

    def note(
        self,
        note: CardNote,
        element: Element,
        space_before: float,
        label_lang: str | None = None,
        first_indent: float = 0.0,
    ) -> Paragraph:
        """A paragraph of a bold label and a text; label_lang is set where their languages differ."""
        runs = self._runs(note.whole)
        if label_lang is not None:
            runs = (replace(runs[0], lang=label_lang), *runs[1:])
        return whole_paragraph(
            runs,
            replace(self.body, first_indent=first_indent),
            TextTags(element),
            space_before=space_before,
            max_width=_max_width(self.body.size),
        )

    def numbered_heading(
        self, number: str, name: Text, element: Element, start: float, inset: float
    ) -> Paragraph:
        """A heading with a white number at `start`, to be drawn on a disc, and the name at `inset`.

        Number and name are one text, so that they are read, copied and found together; no-break spaces
        of a matching width separate them.
        """
        style = replace(self.card_title, indent=inset, first_indent=start)
        gap = inset - start - text_width(number, style.size, bold=True)
        each = text_width(NO_BREAK_SPACE, style.size, bold=True)
        count = max(1, ceil(gap / each))
        runs = [
            Run(number, colour=self.theme.palette.paper),
            Run(NO_BREAK_SPACE * count, size=round(style.size * gap / (count * each), 2)),
            *(Run(phrase.text) for phrase in name.phrases),
        ]
        return whole_paragraph(
            normalise(runs), style, TextTags(element), keep_with_next=True, outline_level=2
        )

    def items(
        self,
        items: Iterable[Text],
        element: Element,
        *,
        numbered: bool = False,
        first_space: float = 0.0,
    ) -> list[Box]:
        """The items of a numbered or bulleted list; `element` is its L element."""
        items = list(items)
        labels = [f"{number}." if numbered else "•" for number in range(1, len(items) + 1)]
        style = replace(self.body, indent=self._hanging_indent(labels))
        boxes: list[Box] = []
        for label_text, item in zip(labels, items, strict=True):
            entry = element.add("LI")
            label, body = entry.add("Lbl"), entry.add("LBody")
            boxes.append(
                whole_paragraph(
                    self._runs(item),
                    style,
                    TextTags(body, label, label_text),
                    space_before=self.theme.step if boxes else first_space,
                    max_width=_max_width(style.size) + style.indent,
                )
            )
        return boxes

    def _hanging_indent(self, labels: Iterable[str]) -> float:
        """Indent of the text of a list, with room for its widest label."""
        size = self.theme.body
        label_width = max((text_width(label, size, bold=True) for label in labels), default=0.0)
        return max(self.theme.indent, label_width + 0.62 * size)

    def _runs(self, text: Text | str) -> tuple[Run, ...]:
        return _runs_of(text, self.theme.palette.accent)


@lru_cache(maxsize=CACHED_TEXTS)
def _runs_of(text: Text | str, link_colour: str) -> tuple[Run, ...]:
    """The runs of a text, with a LINE_BREAK for each typed line end; links are coloured and underlined."""
    whole = Text.of(text) if isinstance(text, str) else text
    lines = filter(None, (_runs_of_line(line, link_colour) for line in whole.lines))
    first = next(lines, ())
    return (*first, *(run for line in lines for run in (LINE_BREAK, *line)))


def _runs_of_line(line: Text, link_colour: str) -> tuple[Run, ...]:
    return normalise(
        [
            Run(
                phrase.text,
                bold=phrase.bold,
                link=phrase.link,
                colour=link_colour if phrase.link else None,
                underline=phrase.link is not None,
            )
            for phrase in line.phrases
        ]
    )


def _max_width(size: float) -> float:
    """Width of a line of LONGEST_LINE characters."""
    return LONGEST_LINE * LETTER_WIDTH * size
