"""The clinician's own words inside messages: shortened and quoted; and what was probably meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from backpdf.text.cleaning import for_terminal, on_one_line

_LONGEST = 40
_FEW_WORDS = 200
_LONGEST_TO_COPY = 400
LIKENESS = 0.6
"""How much alike two words must be, from 0 to 1, for one to be suggested for the other."""


def shorten(text: str, longest: int = _LONGEST) -> str:
    """Text on one line, at most `longest` characters, with "..." where something is left out.

    What could change a terminal is shown as U+FFFD.
    """
    flat = for_terminal(on_one_line(text))
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
    words = frozenset(known)
    if word in words:
        return word
    near = get_close_matches(word, _candidates(word, words), n=1, cutoff=likeness)
    return near[0] if near else None


def _candidates(word: str, known: frozenset[str]) -> list[str]:
    """The known words worth a closer look: of many, those that share most of their rare pieces with a word.

    To compare a word with each of thousands takes milliseconds, and a library may have as many faults.
    """
    if len(known) <= _FEW_WORDS:
        return sorted(known)
    index = _words_by_piece(known)
    shared = Counter(
        found for piece in _pieces(word) for found in index.get(piece, ()) if len(index[piece]) <= _FEW_WORDS
    )
    best = sorted(shared, key=lambda found: (-shared[found], found))
    return sorted(best[:_FEW_WORDS])


@lru_cache(maxsize=4)
def _words_by_piece(known: frozenset[str]) -> dict[str, list[str]]:
    index: dict[str, list[str]] = {}
    for word in sorted(known):
        for piece in _pieces(word):
            index.setdefault(piece, []).append(word)
    return index


def _pieces(word: str) -> set[str]:
    """Three letters in a row each, and the whole of a short word."""
    return {word[at : at + 3] for at in range(max(1, len(word) - 2))}


def did_you_mean(word: str, known: Iterable[str], otherwise: str, likeness: float = LIKENESS) -> str:
    """The hint for an unknown word: the nearest known one, else what `otherwise` says."""
    near = nearest(word, known, likeness)
    return f"did you mean {quoted(near)}?" if near else otherwise
