"""Text as it is meant.

Callers hand over plain text, never markup: whatever a clinician types, `<`, `&` and `{` included,
prints as typed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from backpdf.text.cleaning import as_printed, single_spaces


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph that looks, or means, the same throughout.

    link is a web, mail or telephone address and makes a Link element; description says where it
    leads, for those who hear it read out (by default the text and the address).  lang is a language
    tag where it is not the document's.  colour is "#rrggbb", size is in points.
    """

    text: str
    bold: bool = False
    link: str | None = None
    lang: str | None = None
    description: str | None = None
    colour: str | None = None
    size: float | None = None
    underline: bool = False


# What a paragraph is made of: plain text, or parts that differ.
Content: TypeAlias = str | Run | Sequence[str | Run]


def normalise(content: Content) -> tuple[Run, ...]:
    """Runs with single spaces, none at the start or end, and none empty."""
    if isinstance(content, str | Run):
        content = [content]
    runs: list[Run] = []
    after_space = True
    for item in content:
        run = item if isinstance(item, Run) else Run(item)
        text = single_spaces(as_printed(run.text))
        if after_space:
            text = text.removeprefix(" ")
        if text:
            after_space = text.endswith(" ")
            runs.append(run if text == run.text else replace(run, text=text))
    while runs and runs[-1].text.endswith(" "):
        text = runs[-1].text[:-1]
        if text:
            runs[-1] = replace(runs[-1], text=text)
        else:
            runs.pop()
    return tuple(runs)


def plain_text(runs: Sequence[Run]) -> str:
    """The text alone."""
    return "".join(run.text for run in runs)


def groups(runs: Sequence[Run]) -> tuple[int | None, ...]:
    """For each run the number of its inline element, or None for plain text.

    Neighbours with the same link and language share one: a link of which a word is bold is one link.
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
