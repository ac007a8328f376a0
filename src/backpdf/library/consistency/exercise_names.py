"""Exercises that a text refers to by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class NamedExercise:
    """An exercise, and how texts refer to it: after words such as "do", after "the", or as it is written."""

    id: str
    name: str
    called: re.Pattern[str]
    with_the: re.Pattern[str]
    written: re.Pattern[str]

    def is_named_in(self, text: str) -> bool:
        """Whether a text refers to the exercise."""
        return any(self._is_in(sentence) for sentence in sentences(text))

    def _is_in(self, sentence: str) -> bool:
        found = self.with_the.search(sentence)
        if found is not None and not _LETS.search(sentence[: found.start()]):
            return True
        return bool(self.called.search(sentence) or self.written.search(sentence, 1))


def named_exercises(exercises: Mapping[str, Exercise]) -> tuple[NamedExercise, ...]:
    """The exercises with the names that texts may call them by."""
    return tuple(_named(id, exercise) for id, exercise in exercises.items())


def _named(id: str, exercise: Exercise) -> NamedExercise:
    """A name of one word is an everyday word, too: "walking", "make a bridge", "the bridge of your nose"."""
    name = " ".join(plain_text(exercise.name).split())
    exact = re.escape(name)
    calls = _CALLS if " " in name else _CALLS_ONE_WORD
    followed = rf"|\b{exact} exercise\b"
    capital = name[:1].isupper()
    return NamedExercise(
        id,
        name,
        re.compile(rf"{calls}{_QUOTE}{exact}(?:s|es)?\b{followed}", re.IGNORECASE),
        re.compile(rf"\bthe {_QUOTE}{exact}\b(?! (?:of|to|position)\b)", re.IGNORECASE),
        re.compile(rf"(?<=[\w,;)] ){_QUOTE}{exact}\b" if capital else r"(?!)"),
    )


def absent_exercises(
    text: str, there: Sequence[str], named: Sequence[NamedExercise], own: str | None = None
) -> Iterator[NamedExercise]:
    """The exercises that a text refers to, and that are not there: on the sheet that it prints on.

    own is the exercise that the text is of.
    """
    found = [each for each in named if each.is_named_in(text)]
    for each in found:
        is_part = any(each.name.lower() in other.name.lower() and other is not each for other in found)
        if each.id != own and each.id not in there and not is_part:
            yield each
