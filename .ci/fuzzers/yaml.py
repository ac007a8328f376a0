"""A list of sentences in the ways people write one: every item comes out whole, or a problem is told.

Told at a line of the list, in words that no sign of the file can turn into a command for a terminal.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

from slips import SNIPPETS

from backpdf.library.yaml.document import parse_document
from backpdf.problems import Problem

STARTS = (
    "  - ", "  - ", "  - ", "   - ", "    - ", " - ", "- ", "  -", "  \u2013 ", "  \u2022 ", "  * ", "  1. ",
    "  -\u00a0", "\u00a0 - ", "\t- ",
)  # fmt: skip
WORDS = (
    "Lift", "your hips", "slowly,", "then", "lower.", "Note:", "#", "# of", "#2", '"ah"', "it's", "[left]",
    "{a}", "**bold**", "*b*", "-", "\u2013", "5", "1,5", "8:30", "@home", "&", "!", "%", "|", ">", "?", "`x`",
    "\u201cnow\u201d", "\x1b[31m", "\u202e", "\\", "name: x", ",",
)  # fmt: skip
_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029]")


def one_case(chance: random.Random, _: Path) -> str:
    """Writes a list in some way, reads it, and compares."""
    count = chance.randint(1, 4)
    sentences = [" ".join(chance.choices(WORDS, k=chance.randint(1, 5))) for _ in range(count)]
    if chance.random() < 0.3:  # commas separate items here, so none is inside one
        sentences = [sentence.replace(",", "") for sentence in sentences]
        text = f"steps: [{', '.join(sentences)}]\nwhy: x\n"
    else:
        lines = [f"{chance.choice(STARTS)}{sentence}" for sentence in sentences]
        text = "\n".join([f"steps:{chance.choice(('', '', ' >', ' |'))}", *lines, "why: x", ""])
    slip = chance.random() < 0.3
    if slip:
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(SNIPPETS) + text[at:]
    document, problems = parse_document(text, "\x1b]0;a.yaml")
    _check_words(problems)
    if problems or document is None:
        assert problems
        return "told"
    value = document.value.get("steps")
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        return "told by the model"
    if not slip:
        whole = {_bare(sentence) for sentence in sentences}
        for line in (line for item in value for line in str(item).splitlines()):
            assert _bare(line) in whole, (text, value)
    return "whole"


def _check_words(problems: list[Problem]) -> None:
    for problem in problems:
        shown = problem.render()
        assert not _UNSAFE.search(shown), repr(shown)


def _bare(sentence: str) -> str:
    """A sentence without YAML's quotes around it, and without a comment after a word, amount or full stop."""
    sentence = re.sub(r"^(\S+|.*[.?!]) #( .*)?$", r"\1", sentence)
    sentence = re.sub(r"""^(["'])(.*)\1$""", r"\2", sentence)
    return sentence.strip("-*\u2022\u2013\u00a0 ").replace("''", "'")
