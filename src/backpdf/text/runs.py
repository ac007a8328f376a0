"""Runs: parts of a paragraph that share their formatting, link and language.

Runs contain plain text, never markup: whatever a clinician types, including `<`, `&` and `{`, prints as
typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from backpdf.text.cleaning import BreakMark, with_break_marks


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a paragraph with the same formatting, link and language throughout.

    link is a web, mail or telephone address and makes a Link element; description is its alternate
    description for screen readers (by default the text and the address).  lang is a language tag, set
    where it differs from the document's.  colour is "#rrggbb"; size is in points.  breaks are the marks that
    say where the text may be broken, which `normalise` takes out of it.
    """

    text: str
    bold: bool = False
    link: str | None = None
    lang: str | None = None
    description: str | None = None
    colour: str | None = None
    size: float | None = None
    underline: bool = False
    breaks: tuple[BreakMark, ...] = ()


Content: TypeAlias = str | Run | Sequence[str | Run]
"""The content of a paragraph: plain text, or several runs."""


def normalise(content: Content) -> tuple[Run, ...]:
    """The content as runs: text as it is printed, white space collapsed and trimmed, without empty runs."""
    if isinstance(content, str | Run):
        content = [content]
    runs: list[Run] = []
    after_space = True
    for item in content:
        run = item if isinstance(item, Run) else Run(item)
        text, breaks = with_break_marks(run.text)
        if after_space and text.startswith(" "):
            text = text[1:]
            breaks = tuple(BreakMark(mark.place - 1, mark.character) for mark in breaks)
        if text:
            after_space = text.endswith(" ")
            if breaks or text != run.text:
                run = replace(run, text=text, breaks=run.breaks or breaks)
            runs.append(run)
    while runs and runs[-1].text.endswith(" "):
        text = runs[-1].text[:-1]
        if text:
            runs[-1] = replace(runs[-1], text=text)
        else:
            runs.pop()
    return tuple(runs)


def inline_groups(runs: Sequence[Run]) -> tuple[int | None, ...]:
    """For each run the number of its inline element (Link or Span), or None for plain text.

    Adjacent runs with the same link and language share an element: a link with a bold word is one link.
    """
    numbers: list[int | None] = []
    number = -1
    last: tuple[str | None, str | None] = (None, None)
    for run in runs:
        key = (run.link, run.lang)
        if key == (None, None):
            numbers.append(None)
        else:
            if key != last:
                number += 1
            numbers.append(number)
        last = key
    return tuple(numbers)
