"""New texts from the words of old ones, by chance but the same in every run."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
TRIES = 8
"""So many times a text's own words are shuffled before others are taken."""

GIVEN = ("Ada", "Ben", "Cleo", "Dina", "Emil", "Fay", "Gus", "Hana", "Ivo", "Jill", "Kai", "Lena", "Milo")
FAMILY = ("Abbot", "Berg", "Clark", "Dunn", "Frost", "Grant", "Holm", "Klein", "Lund", "Moss", "North")


class Words:
    """Makes texts that it has not made before."""

    def __init__(self, texts: Iterable[str], seed: int) -> None:
        self._chance = random.Random(seed)
        self._pool: list[str] = sorted({word for text in texts for word in WORD.findall(text)})
        self._made: set[str] = set()
        self._people = 0

    def anew(self, text: str) -> str:
        """A text of the same shape: punctuation, numbers and bold stay where they are.

        Its own words are shuffled; where there are too few of them, others take their place, and in
        the end one with a hyphen.
        """
        own: list[str] = WORD.findall(text)
        if not own:
            return text
        for number in range(1000):
            if number < TRIES:
                self._chance.shuffle(own)
                words = list(own)
            else:
                words = [self._like(word, more=number // TRIES) for word in own]
            made = _filled(text, words)
            if made not in self._made:
                self._made.add(made)
                return made
        return self.anew(f"{text} {self.sentence(1)}")

    def sentence(self, count: int) -> str:
        """So many words that have not stood together before."""
        while True:
            made = " ".join(self._chance.choices(self._pool, k=count))
            if count == 1 or made not in self._made:
                self._made.add(made)
                return made

    def person(self) -> str:
        """A name that nobody had before."""
        self._people += 1
        number = self._people
        given, family = GIVEN[number % len(GIVEN)], FAMILY[number // len(GIVEN) % len(FAMILY)]
        return f"{given} {chr(65 + number % 26)}. {family}-{number}"

    def _like(self, word: str, more: int) -> str:
        """Another word, at most `more` letters longer."""
        fitting = [other for other in self._pool if len(other) <= len(word) + more]
        return self._chance.choice(fitting or self._pool)


def _filled(text: str, words: list[str]) -> str:
    """The text with these words in the places of its own."""
    left = iter(words)

    def taken(_: re.Match[str]) -> str:
        return next(left)

    return WORD.sub(taken, text)
