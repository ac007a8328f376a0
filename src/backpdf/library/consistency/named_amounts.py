"""Amounts that an English text names: "hold for 10 seconds", "3 sets", "twice a day"."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from backpdf.library.model.markup import plain_text


class AmountKind(StrEnum):
    """What an amount in a text counts; the last four are times, by what is done meanwhile."""

    REPETITIONS = "repetitions"
    SETS = "sets"
    BREATHS = "breaths"
    DAILY = "repetitions a day"
    A_DAY = "times a day"
    A_WEEK = "days a week"
    SESSIONS = "times a week"
    HOLD = "hold"
    REST = "rest"
    MOVE = "move"
    GO_ON = "go on"


TIMES = (AmountKind.HOLD, AmountKind.REST, AmountKind.MOVE, AmountKind.GO_ON)
"""The kinds that are given in seconds."""


@dataclass(frozen=True, slots=True)
class NamedAmount:
    """An amount that a text names: its words, its range (times in seconds), what it counts, and where.

    start and end are its place in its sentence.
    """

    words: str
    low: float
    high: float
    kind: AmountKind
    sentence: str
    start: int
    end: int

    def overlaps(self, low: float, high: float) -> bool:
        """Whether it can be the same as an amount of this range."""
        return low <= self.high and self.low <= high

    def is_within(self, low: float, high: float) -> bool:
        """Whether it says no more than an amount of this range."""
        return low <= self.low and self.high <= high


LONGEST_INSTRUCTION = 1_000
"""Letters of a text that is read for contradictions: a longer one is no step, and takes long to read."""

_SMALL_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
_NUMBERS: Mapping[str, float] = {
    **{word: number for number, word in enumerate(_SMALL_NUMBERS.split(), start=1)},
    **{"fifteen": 15, "twenty": 20, "thirty": 30, "forty-five": 45, "sixty": 60},
}
_NUMBER = rf"(?:\d+(?:\.\d+)?|{'|'.join(_NUMBERS)})"
_RANGE = rf"(?P<low>{_NUMBER})(?:\s*(?:to|or|-|\u2013)\s*(?P<high>{_NUMBER}))?"
_BOUND = r"(?:(?P<bound>at least|at most|up to|no more than|no longer than)\s+)?"
_COUNTED = re.compile(
    rf"\b{_BOUND}{_RANGE}(?:(?<=\d)[\s-]*|[\s-]+)"
    r"(?P<unit>seconds?|secs?|s|minutes?|mins?|hours?|times|repetitions|reps|(?:slow |deep )?breaths|sets)\b",
    re.IGNORECASE,
)
_ONE_UNIT = re.compile(r"\b(?P<half>half )?an? (?P<unit>second|minute|hour)\b", re.IGNORECASE)
_COUNT_TO = re.compile(rf"\bcount (?:slowly )?to (?P<low>{_NUMBER})\b", re.IGNORECASE)
_OF_REPS = re.compile(rf"\bsets? of {_RANGE}\b(?!\s*(?:seconds?|secs?|s|min|breaths))", re.IGNORECASE)

_EACH = r"(?:a|each|every|per|in a)"
_OFTEN = rf"(?:(?P<word>once or twice|once|twice|thrice)|{_RANGE}\s+(?P<what>times|days|sessions|goes))"
_HOW_OFTEN = re.compile(
    rf"\b{_BOUND}{_OFTEN}\s+(?:{_EACH}|of the|in the)\s+(?P<per>day|week)\b", re.IGNORECASE
)
_OFTEN_WORDS: Mapping[str, tuple[int, int]] = {
    "once or twice": (1, 2),
    "once": (1, 1),
    "twice": (2, 2),
    "thrice": (3, 3),
}
_DAILY = re.compile(rf"\b{_BOUND}{_RANGE}\s+{_EACH}\s+day\b", re.IGNORECASE)
_EVERY_DAY = re.compile(r"\b(?:every (?:single )?day|daily|each day|all days)\b", re.IGNORECASE)
_SECOND_DAY = re.compile(r"\b(?:every (?:other|second) day|(?:on )?alternate days)\b", re.IGNORECASE)
_DAY_NAMES = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.IGNORECASE)

_SENTENCE_END = re.compile(r"(?<=[.!?;:])\s+|\n")
_NO_DOSE = re.compile(
    r"\b(?:pain|aches?|sore|soreness|worse|lasts?|stop|dizzy|tingl\w*|numb\w*|if|unless)\b", re.IGNORECASE
)
"""Sentences with these speak of signs and conditions, not of how much to do."""
_BEFORE_OTHERS = re.compile(
    r"\b(?:within|after|every|first|last|next|than|another|further|extra|add|not|until|under|over|by)\s+"
    r"(?:the |these |for )?$",
    re.IGNORECASE,
)
_AFTER_OTHERS = re.compile(
    r"^\s*(?:more|longer|less|fewer|extra|further|later|as|your|the|apart|running|in a row)\b", re.IGNORECASE
)
"""Words around an amount that is no amount of the dose: a limit, an increase, an interval."""
_EXCEPT = re.compile(r"^\s*(?:,\s*)?(?:except|but|apart from|if you|that|when)\b", re.IGNORECASE)
_NEGATED = re.compile(
    r"\b(?:not|never|than|from|nearly|almost)\s+(?:on |for |do (?:it|this) )?$", re.IGNORECASE
)

_VERBS: Mapping[AmountKind, re.Pattern[str]] = {
    kind: re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for kind, words in {
        AmountKind.HOLD: "hold|stay|keep|pause|remain|squeeze|stretch|hang|press|tighten|holding|staying",
        AmountKind.REST: "rest|relax|wait|break|pauses|resting",
        AmountKind.MOVE: "lower|rise|stand up|sit down|inhale|exhale|take|breathe (?:in|out)|"
        "lift|raise|push|pull|slide",
        AmountKind.GO_ON: "walk|march|go|continue|cycle|swim|do|repeat|step|swing|lie|sit|breathe|rock|roll",
    }.items()
}

_LIFTED_FOR = re.compile(r"\b(?:lift|raise|push|pull)\b[^,;]* for $", re.IGNORECASE)
"""Movements that are held "for" a time, and take a time to do otherwise."""


def amounts(text: str) -> Iterator[NamedAmount]:
    """The amounts of a dose that a text names; not those of signs, limits and increases."""
    for sentence in sentences(text):
        if not _NO_DOSE.search(sentence):
            yield from _counted(sentence)
            yield from _how_often(sentence)


def how_often(text: str) -> Iterator[NamedAmount]:
    """The times a day and the days a week that a text names."""
    for sentence in sentences(text):
        yield from _how_often(sentence)


def sentences(text: str) -> list[str]:
    """The sentences of a text, without bold markers; none of one that is too long for an instruction."""
    if len(text) > LONGEST_INSTRUCTION:
        return []
    return [each for each in _SENTENCE_END.split(plain_text(text)) if each]


def number_of(word: str) -> float:
    """The number that is written as digits or as a word."""
    found = _NUMBERS.get(word.lower())
    return float(word) if found is None else found


def _counted(sentence: str) -> Iterator[NamedAmount]:
    for found in _COUNTED.finditer(sentence):
        if _is_other(sentence, found) or _HOW_OFTEN.match(sentence, found.start()):
            continue
        kind, factor = _kind(found["unit"].lower(), sentence, found.start())
        if kind is not None:
            yield _named(found, kind, sentence, *_bounds(found, factor))
    for found in _ONE_UNIT.finditer(sentence):
        kind, factor = _kind(found["unit"].lower(), sentence, found.start())
        if kind is not None and not _is_other(sentence, found):
            value = factor / 2 if found["half"] else factor
            yield _named(found, kind, sentence, value, value)
    for found in _OF_REPS.finditer(sentence):
        yield _named(found, AmountKind.REPETITIONS, sentence, *_bounds(found))
    for found in _DAILY.finditer(sentence):
        yield _named(found, AmountKind.DAILY, sentence, *_bounds(found))
    for found in _COUNT_TO.finditer(sentence):
        if _time_kind(sentence, found.start()) in (AmountKind.HOLD, AmountKind.GO_ON):
            value = number_of(found["low"])
            yield _named(found, AmountKind.HOLD, sentence, value, value)


def _how_often(sentence: str) -> Iterator[NamedAmount]:
    for found in _HOW_OFTEN.finditer(sentence):
        if _NEGATED.search(sentence[: found.start()]) or _EXCEPT.match(sentence[found.end() :]):
            continue
        per_week = (
            AmountKind.A_WEEK if found["what"] and found["what"].lower() == "days" else AmountKind.SESSIONS
        )
        kind = AmountKind.A_DAY if found["per"].lower() == "day" else per_week
        if found["word"]:
            low, high = _OFTEN_WORDS[found["word"].lower()]
            yield _named(found, kind, sentence, *_bounded(found["bound"], low, high))
        else:
            yield _named(found, kind, sentence, *_bounds(found))
    for pattern, low, high in ((_EVERY_DAY, 7, 7), (_SECOND_DAY, 3, 4)):
        for found in pattern.finditer(sentence):
            before, after = sentence[: found.start()], sentence[found.end() :]
            if not _NEGATED.search(before) and not _EXCEPT.match(after):
                yield _named(found, AmountKind.A_WEEK, sentence, low, high)
    days = list(_DAY_NAMES.finditer(sentence))
    named = {day[1].lower() for day in days}
    if len(named) > 1 and not re.search(r"\b(?:to|or|except|not|until)\b", sentence, re.IGNORECASE):
        words = sentence[days[0].start() : days[-1].end()]
        count = len(named)
        yield NamedAmount(words, count, count, AmountKind.A_WEEK, sentence, days[0].start(), days[-1].end())


def _is_other(sentence: str, found: re.Match[str]) -> bool:
    before, after = sentence[: found.start()], sentence[found.end() :]
    return bool(_BEFORE_OTHERS.search(before) or _AFTER_OTHERS.match(after))


def _kind(unit: str, sentence: str, start: int) -> tuple[AmountKind | None, int]:
    """What a unit counts here, and how many seconds or pieces one of it is."""
    if unit.startswith(("rep", "time")):
        breathes = unit == "times" and re.search(r"\bbreath", sentence[:start], re.IGNORECASE)
        return (None if breathes else AmountKind.REPETITIONS), 1
    if unit.startswith("set"):
        return AmountKind.SETS, 1
    if unit.endswith("breaths"):
        return AmountKind.BREATHS, 1
    return _time_kind(sentence, start), {"s": 1, "m": 60, "h": 3600}[unit[0]]


def _time_kind(sentence: str, start: int) -> AmountKind:
    """What is done meanwhile: by the last verb before the amount, else by the first one after it."""
    before = [
        (found.start(), kind) for kind, verb in _VERBS.items() for found in verb.finditer(sentence, 0, start)
    ]
    after = [
        (found.start(), kind) for kind, verb in _VERBS.items() if (found := verb.search(sentence, start))
    ]
    kind = max(before)[1] if before else min(after)[1] if after else AmountKind.HOLD
    is_held = kind is AmountKind.MOVE and _LIFTED_FOR.search(sentence, 0, start)
    return AmountKind.HOLD if is_held else kind


def _bounds(found: re.Match[str], factor: int = 1) -> tuple[float, float]:
    low = number_of(found["low"]) * factor
    high = number_of(found["high"]) * factor if found["high"] else low
    return _bounded(found.groupdict().get("bound"), low, high)


def _bounded(bound: str | None, low: float, high: float) -> tuple[float, float]:
    if bound is None:
        return low, high
    return (low, math.inf) if bound.lower() == "at least" else (0, high)


def _named(found: re.Match[str], kind: AmountKind, sentence: str, low: float, high: float) -> NamedAmount:
    return NamedAmount(found[0], low, high, kind, sentence, found.start(), found.end())
