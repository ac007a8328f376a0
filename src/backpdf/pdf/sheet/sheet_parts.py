"""A handout as parts in reading order, each with its structure element.

Parts and elements are made in reading order, so the structure tree has that order whatever the layout is.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from backpdf.handout.blocks import Figure, Handout, Logo, Masthead
from backpdf.pdf.cache import PartCache
from backpdf.pdf.images import PictureSource
from backpdf.pdf.layout.theme import Theme
from backpdf.pdf.sheet import cards, ending, guidance, masthead, session
from backpdf.pdf.sheet.builder import Builder, Part, naming_picture
from backpdf.pdf.tagging import Element


@dataclass(frozen=True, slots=True)
class SheetParts:
    """The parts of a sheet in one theme; the cards get a common Sect element."""

    before: tuple[Part, ...]
    cards: tuple[Part, ...]
    after: tuple[Part, ...]
    foot: Part

    @property
    def flowing(self) -> tuple[Part, ...]:
        """All parts but the page footer, in reading order."""
        return (*self.before, *self.cards, *self.after)

    def add_to(self, tree: Element) -> None:
        """Adds the elements of all parts to a structure tree, in reading order."""
        for part in self.before:
            tree.append(part.element)
        section = tree.add("Sect")
        for part in self.cards:
            section.append(part.element)
        for part in (*self.after, self.foot):
            tree.append(part.element)


@dataclass(frozen=True, slots=True)
class _PartSpec:
    """How to build one part of a sheet.

    key identifies everything that the part shows; None where the part is not cached.
    """

    build: Callable[..., Part]
    blocks: tuple[object, ...]
    sources: Mapping[Path, PictureSource]
    key: Hashable | None


class Sheet:
    """A handout whose parts can be built in any theme."""

    def __init__(self, handout: Handout, cache: PartCache, *, mono: bool) -> None:
        """Opens the pictures of the handout; mono prints them in grey.

        Raises PictureError where a picture cannot be opened.
        """
        self._cache = cache
        self._mono = mono
        spec, mast, note = self._spec, handout.masthead, handout.note
        self._before = [
            spec(masthead.masthead, mast, pictures=_logo(mast), cache=not _is_personal(mast)),
            *([spec(masthead.note, note, cache=False)] if note else []),
            spec(session.session, handout.session),
            spec(guidance.guidance, handout.guidance),
            spec(guidance.warning, handout.warning),
        ]
        language = handout.about.language
        self._cards = [spec(cards.card, card, language, pictures=card.figures) for card in handout.cards]
        self._after = [
            spec(ending.ending, handout.in_short, handout.next_steps, handout.record),
            *([spec(guidance.see_doctor, handout.see_doctor)] if handout.see_doctor else []),
            *([spec(ending.links, handout.links)] if handout.links else []),
            spec(ending.imprint, handout.imprint),
        ]
        self._foot = spec(ending.foot, handout.foot)

    def in_theme(self, theme: Theme) -> SheetParts:
        """All parts in a theme, from the cache where possible."""

        def part(spec: _PartSpec) -> Part:
            def build() -> Part:
                return spec.build(Builder(theme, self._cache.pictures, spec.sources), *spec.blocks)

            return self._cache.part(spec.key, theme, build)

        return SheetParts(
            tuple(map(part, self._before)),
            tuple(map(part, self._cards)),
            tuple(map(part, self._after)),
            part(self._foot),
        )

    def _spec(
        self,
        build: Callable[..., Part],
        *blocks: object,
        pictures: Iterable[Figure | Logo] = (),
        cache: bool = True,
    ) -> _PartSpec:
        """The spec of a part; blocks are the arguments of `build`, pictures the files it shows."""
        sources: dict[Path, PictureSource] = {}
        for each in pictures:
            with naming_picture(each.path):
                source = self._cache.pictures.load(each.path, mono=self._mono, content=each.content)
                sources[each.path] = source
        key = (build, blocks, tuple(sources.values())) if cache else None
        return _PartSpec(build, blocks, sources, key)


def _is_personal(masthead: Masthead) -> bool:
    """Whether a name or a date is filled in; such a part is not cached."""
    return any(field.value for row in masthead.fields for field in row)


def _logo(masthead: Masthead) -> tuple[Logo, ...]:
    return (masthead.clinic.logo,) if masthead.clinic and masthead.clinic.logo else ()
