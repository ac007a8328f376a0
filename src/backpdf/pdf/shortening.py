"""What to shorten where a sheet takes more pages than it should; worked out from its layout.

The longest text that is in the way loses a line, and the sheet is laid out again, until it fits.  Texts of
the clinic and for one patient come first, what keeps a patient safe last.  Where too many lines would have to
go, exercises are left out in place of them.  Lengths are in points.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from math import ceil
from typing import Any, NamedTuple, Protocol

from backpdf.handout.blocks import Card, CardNote, Foot, Handout, PersonalNote
from backpdf.handout.rich_text import Text
from backpdf.quoting import quoted
from backpdf.text.cleaning import as_printed

MOST_LINES = 8
"""Nobody shortens texts by more lines: an exercise less is the better advice."""
MOST_LINES_AT_ONCE = 3
"""A text is shortened by so many lines at once where one line less changes nothing."""
MOST_TRIES = 12
"""So many texts are tried in vain, at the most."""
MOST_TEXTS = 4
"""The most texts that are to be shortened, or that a message names."""

Path = tuple[str | int, ...]
"""Names of fields and indexes of tuples, from a handout to one of its texts."""

_NAMES: Mapping[str, str] = {
    "message": "the main message",
    "title": "the title",
    "aim": "the aim of the level",
    "contact": "the clinic's address line",
    "disclaimer": "the disclaimer of program and clinic",
    "lead_in": "the first sentence",
    "why": "the purpose",
}
"""What the texts of single fields are called; those that are not here by the field's own name."""
_FIXED = frozenset(
    {
        "about",
        "cells",
        "dose",
        "draft",
        "fields",
        "figures",
        "heading",
        "imprint",
        "in_short",
        "level_name",
        "links",
        "record",
    }
)
"""Fields of fixed words, of what is worked out or filled in, and of headings."""
_ORDER = (
    frozenset({"note", "contact", "disclaimer"}),
    frozenset({"guidance"}),
    frozenset({"warning", "see_doctor"}),
)
"""Fields whose texts are shortened before all others, after them, and last."""


Words = Sequence[int]
"""The number of words on each line of a text."""


class Attempt(Protocol):
    """A handout as it is laid out."""

    @property
    def fits(self) -> bool:
        """Whether it keeps to its page target, with no card split."""

    @property
    def shortage(self) -> float:
        """The height that it lacks."""


class Advice(NamedTuple):
    """Why a sheet takes more pages than it should, as the end of a sentence, and what to do."""

    reason: str
    hint: str

    def of(self, sheet: str) -> str:
        """All of it about a sheet, which is called "this sheet" or the like."""
        return f"{sheet} {self.reason}; {self.hint}"


class _TextPlace(NamedTuple):
    """A text of a handout: its path, its name in messages, and its words as they are drawn."""

    path: Path
    name: str
    drawn: str

    @property
    def rank(self) -> int:
        """Texts of a lower rank are shortened first."""
        first, late, last = (not fields.isdisjoint(self.path) for fields in _ORDER)
        return 0 if first else 3 if last else 2 if late else 1


class _Cut(NamedTuple):
    """A text to be shortened: its name, by how many lines, and how many it has."""

    name: str
    lines: int
    of: int

    def __str__(self) -> str:
        return f"{self.name} ({_count(self.of, 'line')}) by {self.lines}"


_LongText = tuple[_TextPlace, Words]
LayOut = Callable[[Handout], Attempt]


def advise(
    handout: Handout,
    printed: Mapping[str, Words],
    lay_out: LayOut,
    *,
    pages: int,
    target: int,
    leading: float,
) -> Advice:
    """Why a handout takes that many pages in place of its target, and what to shorten.

    printed holds for each text, as it prints, the words of its lines.  lay_out lays a handout out in the
    tightest theme; leading is the distance of its lines of text.
    """
    texts = _long_texts(handout, printed)
    attempt = lay_out(handout)
    lines = ceil(attempt.shortage / leading)
    cuts = _cuts(handout, attempt, texts, lay_out) if lines <= MOST_LINES else []
    if cuts:
        lines = sum(cut.lines for cut in cuts)
    reason = (
        f"takes {_count(pages, 'page')}, because it is about {_count(lines, 'line')} too long for {target}"
    )
    if cuts:
        return Advice(reason, f"shorten {_joined(cuts)}")
    reason += _longest_in_words(texts)
    left_out = _left_out(handout, lay_out)
    if not left_out:
        return Advice(reason, "shorten its longest texts")
    others = "another" if len(left_out) == 1 else "others"
    return Advice(reason, f"leave out {_joined(map(_exercise, left_out))}, or {others} as long")


def _cuts(handout: Handout, attempt: Attempt, texts: Sequence[_LongText], lay_out: LayOut) -> list[_Cut]:
    """The texts to be shortened until the handout fits; none where that is too much."""
    texts, cuts, tries = list(texts), dict[Path, _Cut](), 0
    while texts and tries < MOST_TRIES:
        place, words = texts[0]
        known = cuts.get(place.path) or _Cut(place.name, 0, len(words))
        for lines in range(1, min(MOST_LINES_AT_ONCE, len(words) - 1) + 1):
            shorter: Handout = _changed(handout, place.path, sum(words[-lines:]))
            after = lay_out(shorter)
            if after.fits or after.shortage < attempt.shortage:
                break
        else:
            texts.pop(0)
            tries += 1
            continue
        cuts[place.path] = known._replace(lines=known.lines + lines)
        if len(cuts) > MOST_TEXTS or sum(cut.lines for cut in cuts.values()) > MOST_LINES:
            return []
        if after.fits:
            return list(cuts.values())
        handout, attempt = shorter, after
        texts = _in_order([(place, words[:-lines]), *texts[1:]])
    return []


def _left_out(handout: Handout, lay_out: LayOut) -> tuple[Card, ...]:
    """The last exercises of a handout, as few as have to go; none where that is not enough."""
    cards = handout.cards
    for count in range(len(cards) - 1, 0, -1):
        if lay_out(replace(handout, cards=cards[:count])).fits:
            return cards[count:]
    return ()


def _longest_in_words(texts: Iterable[_LongText]) -> str:
    """The longest texts of three lines or more as the end of a sentence; empty without any."""
    named = sorted((each for each in texts if len(each[1]) > 2), key=lambda each: -len(each[1]))[:MOST_TEXTS]
    if not named:
        return ""
    texts_are = "text is" if len(named) == 1 else "texts are"
    listed = _joined(f"{place.name} ({_count(len(words), 'line')})" for place, words in named)
    return f": its longest {texts_are} {listed}"


def _long_texts(handout: Handout, printed: Mapping[str, Words]) -> list[_LongText]:
    """The texts of two lines or more, in the order in which they are shortened."""
    return _in_order((place, printed.get(_flat(place.drawn), ())) for place in _places(handout, (), ""))


def _in_order(texts: Iterable[_LongText]) -> list[_LongText]:
    return sorted(
        (each for each in texts if len(each[1]) > 1), key=lambda each: (each[0].rank, -len(each[1]))
    )


def printed_words(text: str, starts: Sequence[int]) -> tuple[str, Words]:
    """A printed text as `advise` looks for it, with the words of its lines, which begin at `starts`."""
    ends = (*starts[1:], len(text))
    lines = (text[start:end] for start, end in zip(starts, ends, strict=True))
    return _flat(text), tuple(len(line.split()) for line in lines)


def _flat(text: str) -> str:
    return " ".join(as_printed(text).split())


# ---- the texts of a handout


def _places(value: Any, path: Path, owner: str) -> Iterator[_TextPlace]:
    """The texts in a part of a handout; owner follows their names."""
    match value:
        case Text():
            yield _TextPlace(path, _name(path) + owner, value.plain)
        case CardNote():
            label = value.label.strip().removesuffix(":")
            yield _TextPlace((*path, "text"), quoted(label) + owner, value.whole.plain)
        case PersonalNote():
            yield _TextPlace((*path, "text"), "the note to the patient", value.text.plain)
        case Foot():
            yield _TextPlace((*path, "disclaimer"), _NAMES["disclaimer"], value.disclaimer)
        case tuple():
            for index, item in enumerate(value):
                yield from _places(item, (*path, index), owner)
        case _ if is_dataclass(value):
            owner = _owner(value) or owner
            for field in fields(value):
                if field.name not in _FIXED and not (isinstance(value, Card) and field.name == "name"):
                    yield from _places(getattr(value, field.name), (*path, field.name), owner)


def _owner(value: Any) -> str:
    """What follows the names of the texts of an exercise, or of a part with a heading."""
    match value:
        case Card():
            return f" of {_exercise(value)}"
        case _:
            heading = getattr(value, "heading", None)
            return f" under {quoted(heading.plain)}" if isinstance(heading, Text) else ""


def _exercise(card: Card) -> str:
    return f"exercise {card.number} {quoted(card.name.plain)}"


def _name(path: Path) -> str:
    """The name of the text at a path, without that of its part."""
    *_, field, last = ("", *path)
    if isinstance(last, int):
        return f"{'step' if field == 'steps' else 'item'} {last + 1}"
    return _NAMES.get(last, f"the {last.replace('_', ' ')}")


def _changed(value: Any, path: Path, words: int) -> Any:
    """A part of a handout in which the text at path has lost words at its end."""
    if not path:
        return value.rsplit(None, words)[0] if isinstance(value, str) else _without_words(value, words)
    step, *rest = path
    if isinstance(step, int):
        return (*value[:step], _changed(value[step], tuple(rest), words), *value[step + 1 :])
    return replace(value, **{step: _changed(getattr(value, step), tuple(rest), words)})


def _without_words(text: Text, words: int) -> Text:
    phrases = list(text.phrases)
    while words > 0 and phrases:
        last = phrases.pop()
        count = len(last.text.split())
        if count > words:
            phrases.append(replace(last, text=last.text.rsplit(None, words)[0]))
        words -= count
    return Text(tuple(phrases))


# ---- words


def _joined(parts: Iterable[object]) -> str:
    """ "a", "a and b", "a, b, and c"."""
    *before, last = map(str, parts)
    if len(before) < 2:
        return " and ".join((*before, last))
    return f"{', '.join(before)}, and {last}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
