"""Texts of a handout: phrases in regular and bold type, with links."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from backpdf.library.model.markup import parse_bold


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text in one weight; with `link`, a link to that web address."""

    text: str
    bold: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence, a heading or a list item: one or more phrases."""

    phrases: tuple[Phrase, ...]

    @classmethod
    def of(cls, text: str, *, bold: bool = False) -> Text:
        """A text of one phrase."""
        return cls((Phrase(text, bold),))

    @classmethod
    def from_markup(cls, text: str) -> Text:
        """A text as a clinician types it, with `**bold**` as its only markup."""
        return cls(tuple(Phrase(run.text, run.bold) for run in parse_bold(text)))

    @property
    def plain(self) -> str:
        """The text without weights and links."""
        return "".join(phrase.text for phrase in self.phrases)

    @property
    def lines(self) -> tuple[Text, ...]:
        """The lines as they are typed: a text that goes on below a line end is several."""
        if not any("\n" in phrase.text for phrase in self.phrases):
            return (self,)
        lines: list[list[Phrase]] = [[]]
        for phrase in self.phrases:
            first, *others = phrase.text.split("\n")
            lines[-1].append(replace(phrase, text=first))
            lines += [[replace(phrase, text=other)] for other in others]
        return tuple(Text(tuple(line)) for line in lines)

    def __add__(self, other: Text) -> Text:
        return Text(self.phrases + other.phrases)


def join(texts: Iterable[Text], between: str = " ") -> Text:
    """The texts as one, with `between` between them."""
    phrases: list[Phrase] = []
    for text in texts:
        if phrases:
            phrases.append(Phrase(between))
        phrases.extend(text.phrases)
    return Text(tuple(phrases))
