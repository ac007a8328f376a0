"""The clinician's own words inside messages: shortened and quoted; and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from backpdf.text.cleaning import on_one_line

_LONGEST = 40
_LONGEST_TO_COPY = 400
LIKENESS = 0.6
"""How much alike two words must be, from 0 to 1, for one to be suggested for the other."""


def shorten(text: str, longest: int = _LONGEST) -> str:
    """Text on one line, at most `longest` characters, with "..." where something is left out."""
    flat = on_one_line(text)
    return flat if len(flat) <= longest else flat[: longest - 3].rstrip() + "..."


def quoted(text: str) -> str:
    """Text (shortened) in the kind of quotes that it does not hold itself."""
    short = shorten(text)
    return f"'{short}'" if '"' in short and "'" not in short else f'"{short}"'


def in_yaml_quotes(text: str) -> str:
    """Text on one line as a quoted text of YAML, which reads as the same."""
    flat = on_one_line(text)
    if '"' not in flat and "\\" not in flat:
        return f'"{flat}"'
    return "'" + flat.replace("'", "''") + "'"


def quote_it(text: str, before: str = "") -> str:
    """The hint for a text that YAML would read as something else: exactly what to write.

    before is what stands before the text in its line.
    """
    if len(text) > _LONGEST_TO_COPY:
        return 'put " before the whole text and " after it'
    return f"put the whole text in quotes: {before}{in_yaml_quotes(text)}"


def nearest(word: str, known: Iterable[str], likeness: float = LIKENESS) -> str | None:
    """The known word that is most like this one; None where none is."""
    words = list(known)
    if word in words:
        return word
    near = get_close_matches(word, words, n=1, cutoff=likeness)
    return near[0] if near else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str, likeness: float = LIKENESS) -> str:
    """The hint for an unknown word: the nearest known one, else what `otherwise` says."""
    near = nearest(word, known, likeness)
    return f"did you mean {quoted(near)}?" if near else otherwise
