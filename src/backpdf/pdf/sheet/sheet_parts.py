"""A handout as parts for the page, in reading order, each with its place in the structure tree.

Everything is made in reading order, so the tree is in reading order, wherever the layout later puts
things.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from backpdf.handout.blocks import Card, Handout, Masthead
from backpdf.pdf.cache import Stock, WantedPart
from backpdf.pdf.images import PictureSource
from backpdf.pdf.layout.theme import Theme
from backpdf.pdf.sheet import cards, ending, guidance, masthead
from backpdf.pdf.sheet.builder import Part, naming
from backpdf.pdf.tagging import Element


@dataclass(frozen=True, slots=True)
class SheetParts:
    """The parts of a sheet in one theme; those on the cards stand in a section of their own."""

    before: tuple[Part, ...]
    cards: tuple[Part, ...]
    after: tuple[Part, ...]
    foot: Part

    @property
    def flowing(self) -> tuple[Part, ...]:
        """All parts that flow over the pages, in reading order."""
        return (*self.before, *self.cards, *self.after)

    def grow(self, tree: Element) -> None:
        """Puts the elements of all parts into a tree."""
        for part in self.before:
            tree.hold(part.element)
        section = tree.add("Sect")
        for part in self.cards:
            section.hold(part.element)
        for part in (*self.after, self.foot):
            tree.hold(part.element)


class Sheet:
    """One handout, to be had in any theme."""

    def __init__(self, handout: Handout, stock: Stock, *, mono: bool) -> None:
        """Raises PictureError where a picture cannot be opened."""
        self._stock = stock
        self._mono = mono
        want, mast, note = self._want, handout.masthead, handout.note
        self._before = [
            self._wanted(_logo(mast), masthead.masthead, mast, keep=not _is_personal(mast)),
            want(masthead.message, handout.message),
            *([self._wanted((), masthead.note, note, keep=False)] if note else []),
            want(guidance.guidance, handout.guidance),
            want(guidance.red_flags, handout.red_flags),
        ]
        language = handout.about.language
        self._cards = [
            self._wanted(_pictures(card), cards.card, card, language, keep=True) for card in handout.cards
        ]
        self._after = [
            want(ending.ending, handout.next_steps, handout.diary),
            *([want(ending.links, handout.links)] if handout.links else []),
            want(ending.imprint, handout.imprint),
        ]
        self._foot = want(ending.foot, handout.foot)

    def in_theme(self, theme: Theme) -> SheetParts:
        """All parts in the looks of a theme."""
        return SheetParts(
            tuple(wanted.in_theme(theme) for wanted in self._before),
            tuple(wanted.in_theme(theme) for wanted in self._cards),
            tuple(wanted.in_theme(theme) for wanted in self._after),
            self._foot.in_theme(theme),
        )

    def _want(self, maker: Callable[..., Part], *blocks: object) -> WantedPart:
        """A part without pictures that many handouts show."""
        return self._wanted((), maker, *blocks, keep=True)

    def _wanted(
        self,
        pictures: Iterable[Path],
        maker: Callable[..., Part],
        *blocks: object,
        keep: bool,
    ) -> WantedPart:
        """A part that shows blocks and picture files; what it is kept under stands for both."""
        sources: dict[Path, PictureSource] = {}
        for path in pictures:
            with naming(path):
                sources[path] = self._stock.pictures.load(path, mono=self._mono)
        key = (maker, blocks, tuple(sources.values())) if keep else None
        return WantedPart(lambda tools: maker(tools, *blocks), self._stock, sources, key)


def _is_personal(masthead: Masthead) -> bool:
    """Whether somebody's name or a date is filled in."""
    return any(field.value for field in masthead.fields)


def _logo(masthead: Masthead) -> tuple[Path, ...]:
    return (masthead.clinic.logo.path,) if masthead.clinic and masthead.clinic.logo else ()


def _pictures(card: Card) -> tuple[Path, ...]:
    return tuple(figure.path for figure in card.figures)
