"""Whether a text says again what a step says."""

from __future__ import annotations

import re

from backpdf.library.consistency.named_amounts import sentences

FEWEST_WORDS = 2
"""Words of a text, without the little ones, that a step must have for the text to repeat it."""
MOST_OF_A_SENTENCE = 0.8
"""Share of the words of a part that a text must have, if it passes over some of them."""

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+")
_LITTLE = (
    "a also an and are as at be but by do for from go here in into is it its of or please so that the "
    "then this to try with you your yourself"
)
_LITTLE_WORDS = frozenset(_LITTLE.split())
_OTHERWISE = "not no never without only little halfway half slightly gently partly slowly"
_CHANGING = frozenset(_OTHERWISE.split())
"""Words that make another way of the same movement."""
_PAUSE = re.compile(r"[,;]")
_TWO = re.compile(r"\b(?:and|or)\b", re.IGNORECASE)
_ENDINGS = re.compile(r"(?<=[a-z]{3})(?:ing|ed|es|(?<!s)s)$")


def repeats_step(text: str, step: str) -> bool:
    """Whether each sentence of a text says what a sentence of a step, or a part of one, says."""
    said = [words for sentence in sentences(text) if (words := _words(sentence))]
    enough = sum(len(words) for words in said) >= FEWEST_WORDS
    parts = [part for sentence in sentences(step) for part in (sentence, *_PAUSE.split(sentence))]
    return enough and all(any(_repeats(words, part) for part in parts) for words in said)


def _repeats(words: list[str], part: str) -> bool:
    """Whether words stand in a part of a step: side by side, as nearly all of it, or as all in another order.

    "Lift one leg" does not repeat "lift one arm and the opposite leg", nor "lift one leg a little".
    """
    there = _words(part)
    is_pair = bool(_TWO.search(part))
    if not is_pair and sorted(words) == sorted(there):
        return True
    rest = iter(there)
    if not all(word in rest for word in words) or not _CHANGING.isdisjoint(set(there) ^ set(words)):
        return False
    if len(words) >= MOST_OF_A_SENTENCE * len(there):
        return True
    side_by_side = any(there[at : at + len(words)] == words for at in range(len(there)))
    return side_by_side and not is_pair


def _words(text: str) -> list[str]:
    """The words of a text in their order, without the little ones and without endings."""
    found = _WORD.findall(text.lower())
    return [_ENDINGS.sub("", word).rstrip("e") for word in found if word not in _LITTLE_WORDS]
