"""Exercises that a text refers to by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from backpdf.library.consistency.named_amounts import sentences
from backpdf.library.model.exercise import Exercise
from backpdf.library.model.markup import plain_text

_CALLS = (
    r"\b(?:do|doing|try|trying|repeat|add|practise|see|than|as in|like in|instead of|version of) "
    r"(?:the |an? )?"
)
_CALLS_ONE_WORD = r"\b(?:do|doing|try|repeat|add|practise) (?:the|an?) "
_LETS = re.compile(r"\b(?:let|make|as|when|while|until|so|that|feel|keep|watch)\s+$", re.IGNORECASE)
"""Words before "the heel raise" where it is no name: the heel does something."""
_QUOTE = "['\"\u201c\u2018]?"


class NamedExercise(NamedTuple):
    """An exercise, its name, and its name in small letters."""

    id: str
    name: str
    lower: str


class _Calls(NamedTuple):
    """How texts refer to an exercise: after words such as "do", after "the", or as it is written."""

    called: re.Pattern[str]
    with_the: re.Pattern[str]
    written: re.Pattern[str]

    def are_in(self, sentence: str) -> bool:
        """Whether a sentence refers to the exercise."""
        found = self.with_the.search(sentence)
        if found is not None and not _LETS.search(sentence[: found.start()]):
            return True
        return bool(self.called.search(sentence) or self.written.search(sentence, 1))


def named_exercises(exercises: Mapping[str, Exercise]) -> tuple[NamedExercise, ...]:
    """The exercises with the names that texts may call them by."""
    names = {id: " ".join(plain_text(exercise.name).split()) for id, exercise in exercises.items()}
    return tuple(NamedExercise(id, name, name.lower()) for id, name in names.items())


def absent_exercises(
    text: str, there: Sequence[str], named: Sequence[NamedExercise], own: str | None = None
) -> Iterator[NamedExercise]:
    """The exercises that a text refers to, and that are not there: on the sheet that it prints on.

    own is the exercise that the text is of.
    """
    lower = plain_text(text).lower()
    likely = [each for each in named if each.lower in lower]
    found = [each for each in likely if any(map(_calls(each.name).are_in, sentences(text)))]
    for each in found:
        is_part = any(each.lower in other.lower and other is not each for other in found)
        if each.id != own and each.id not in there and not is_part:
            yield each


@lru_cache(maxsize=256)
def _calls(name: str) -> _Calls:
    """A name of one word is an everyday word, too: "walking", "make a bridge", "the bridge of your nose"."""
    exact = re.escape(name)
    calls = _CALLS if " " in name else _CALLS_ONE_WORD
    followed = rf"|\b{exact} exercise\b"
    return _Calls(
        re.compile(rf"{calls}{_QUOTE}{exact}(?:s|es)?\b{followed}", re.IGNORECASE),
        re.compile(rf"\bthe {_QUOTE}{exact}\b(?! (?:of|to|position)\b)", re.IGNORECASE),
        re.compile(rf"(?<=[\w,;)] ){_QUOTE}{exact}\b" if name[:1].isupper() else r"(?!)"),
    )
