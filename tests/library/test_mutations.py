"""Real files with random errors: both of PyYAML's parsers give the same values, marks and problems."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
import yaml

from backpdf.library.yaml.document import parse_document
from backpdf.problems import Mark, Problem

FOLDER = Path(__file__).resolve().parents[2] / "exercises"
TEXTS = {
    file.name: re.sub(r"(?m)^[^#\n]*[\[{].*\n", "", file.read_text("utf-8"))
    for file in sorted(FOLDER.rglob("*.yaml"))
}
"""Without lists and fields in brackets: the parsers differ on a colon just before a bracket or comma."""

INSERTIONS = (
    *"\t:-#'\"[]{}&*!%@`,\\\n\r\u00a0\u00e9\u0301\u05d0\u200b\u202e\u2028\u3000\ufeff\U0001f600\x00\x07\x85",
    ": ", "- ", " #1", "&a ", "*a ", "!x ", "\\u0007", "\r\n", "---\n", "...\n", "null", "**",
)  # fmt: skip
"""Texts that get into a file by a typing error or with pasted text.

The parsers differ on the headers of block scalars (| and >) and on ? in a flow list; these are left out.
"""

Found = tuple[list[tuple[tuple[str | int, ...], str, Mark, Mark]] | None, list[Problem]]


def with_errors(rng: random.Random, text: str) -> str:
    """The text with one to three random insertions, deletions or indentations, and random line ends."""
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        at = rng.randrange(len(text))
        lines = text.split("\n")
        line = rng.randrange(len(lines))
        match rng.randrange(6):
            case 0 | 1 | 2:
                text = text[:at] + rng.choice(INSERTIONS) + text[at:]
            case 3:
                text = text[:at] + text[at + rng.randrange(1, 4) :]
            case 4:
                text = "\n".join(lines[:line] + lines[line + 1 :])
            case 5:
                lines.insert(line, rng.choice((" ", "- ", "\t")) + lines[line])
                text = "\n".join(lines)
    return text.replace("\n", rng.choice(("\n", "\n", "\n", "\r\n", "\r")))


def found(text: str, loader: type[yaml.SafeLoader] | type[yaml.CSafeLoader]) -> Found:
    """Every text with its path, its mark and the mark of its name; and every problem."""
    document, problems = parse_document(text, "a.yaml", loader=loader)
    if document is None:
        return None, problems
    texts = [
        (path, text, document.mark(*path), document.mark(*path, key=True)) for path, text in document.texts()
    ]
    return texts, problems


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="PyYAML has only one parser here")
@pytest.mark.parametrize("seed", range(8))
def test_both_parsers_agree(seed: int) -> None:
    rng = random.Random(seed)
    for name in rng.sample(sorted(TEXTS), 20):
        text = with_errors(rng, TEXTS[name])
        assert found(text, yaml.CSafeLoader) == found(text, yaml.SafeLoader), (name, text)
