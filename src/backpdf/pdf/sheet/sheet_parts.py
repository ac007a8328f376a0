"""A handout as parts in reading order, each with its structure element.

Parts and elements are made in reading order, so the structure tree has that order whatever the layout is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from backpdf.handout.blocks import ClinicLine, Figure, Handout, Logo, Masthead
from backpdf.handout.summary import HandoutSummary
from backpdf.pdf.cache import PartCache
from backpdf.pdf.images import PictureSource
from backpdf.pdf.layout.theme import Theme
from backpdf.pdf.sheet import cards, ending, guidance, masthead, session, summary_parts
from backpdf.pdf.sheet.builder import Builder, Part
from backpdf.pdf.sheet.card_grid import CardBox, common_grid, large_print_grids
from backpdf.pdf.sheet.summary_parts import SummaryRow
from backpdf.pdf.tagging import Element
from backpdf.pictures.picture_errors import naming_picture


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

    parts has it in each theme in which it was built.  is_front holds for parts that look the same in themes
    that differ in the sizes of pictures and in the space between cards.
    """

    build: Callable[..., Part]
    blocks: tuple[object, ...]
    sources: Mapping[Path, PictureSource]
    parts: dict[Theme, Part]
    is_fine_print: bool = False
    is_front: bool = False

    def own_theme(self, theme: Theme) -> Theme:
        """The theme of the part on a sheet in a theme."""
        if self.is_fine_print:
            return theme.with_smallest_type()
        return theme.front if self.is_front else theme


class Sheet:
    """A handout, or a summary of one, whose parts can be built in any theme."""

    def __init__(self, content: Handout | HandoutSummary, cache: PartCache, *, mono: bool) -> None:
        """Opens the pictures of the content; mono prints them in grey.

        Raises PictureError where a picture cannot be opened.
        """
        self._cache = cache
        self._mono = mono
        if isinstance(content, HandoutSummary):
            self._take_summary(content)
        else:
            self._take_handout(content)

    def _take_handout(self, handout: Handout) -> None:
        """Specs of all parts of a handout."""
        spec, mast, note = self._spec, handout.masthead, handout.note
        front = partial(spec, is_front=True)
        doctor = [spec(guidance.see_doctor, handout.see_doctor)] if handout.see_doctor else []
        self._before = [
            front(masthead.masthead, mast, pictures=_logo(mast.clinic), cache=not _is_personal(mast)),
            *([front(masthead.note, note, cache=False)] if note else []),
            front(session.session, handout.session),
            front(guidance.guidance, handout.guidance),
            front(guidance.warning, handout.warning),
            *(doctor if handout.doctor_first else []),
        ]
        language = handout.about.language
        self._cards = [spec(cards.card, card, language, pictures=card.figures) for card in handout.cards]
        self._after = [
            spec(ending.ending, handout.in_short, handout.next_steps, handout.record),
            *([] if handout.doctor_first else doctor),
            *([spec(ending.links, handout.links)] if handout.links else []),
            spec(ending.imprint, handout.imprint),
        ]
        self._foot = spec(ending.foot, handout.foot)

    def _take_summary(self, summary: HandoutSummary) -> None:
        """Specs of all parts of a summary."""
        spec, note, doctor = self._spec, summary.note, summary.see_doctor
        is_personal = note is not None or any(field.value for field in summary.fields)
        logo = _logo(summary.clinic)
        self._before = [
            spec(summary_parts.summary_head, summary, pictures=logo, cache=not is_personal),
            *([spec(masthead.note, note, cache=False)] if note else []),
        ]
        row, language = summary_parts.summary_row, summary.about.language
        self._cards = [spec(row, card, language, pictures=card.figures) for card in summary.cards]
        self._after = [
            spec(guidance.warning, summary.warning, is_fine_print=True),
            *([spec(guidance.see_doctor, doctor, is_fine_print=True)] if doctor else []),
            spec(ending.imprint, summary.imprint),
        ]
        self._foot = spec(ending.foot, summary.foot)

    def in_theme(self, theme: Theme, width: float) -> SheetParts:
        """All parts in a theme, from the cache where possible; width is that of the text, in points."""

        def part(spec: _PartSpec) -> Part:
            own_theme = spec.own_theme(theme)
            found = spec.parts.get(own_theme)
            if found is None:
                builder = Builder(own_theme, self._cache.pictures, spec.sources)
                found = spec.parts[own_theme] = spec.build(builder, *spec.blocks)
            return found

        cards = _on_one_grid(tuple(map(part, self._cards)), theme, width)
        return SheetParts(
            tuple(map(part, self._before)),
            _near_the_front(cards) if theme.has_compact_front else cards,
            tuple(map(part, self._after)),
            part(self._foot),
        )

    def _spec(
        self,
        build: Callable[..., Part],
        *blocks: object,
        pictures: Iterable[Figure | Logo] = (),
        cache: bool = True,
        is_fine_print: bool = False,
        is_front: bool = False,
    ) -> _PartSpec:
        """The spec of a part; blocks are the arguments of `build`, pictures the files it shows."""
        sources: dict[Path, PictureSource] = {}
        for each in pictures:
            sources[each.path] = self._source(each)
        key = (build, blocks, tuple(sources.values())) if cache else None
        return _PartSpec(build, blocks, sources, self._cache.parts_of(key), is_fine_print, is_front)

    def _source(self, picture: Figure | Logo) -> PictureSource:
        with naming_picture(picture.path):
            return self._cache.pictures.load(picture.path, mono=self._mono, content=picture.content)


def _near_the_front(cards: tuple[Part, ...]) -> tuple[Part, ...]:
    """The cards, the first one as near to what stands before it on a page with room as on a full one."""
    first, *others = cards
    box, *rest = first.boxes
    return (replace(first, boxes=(box.with_fixed_space(), *rest)), *others)


def _on_one_grid(cards: tuple[Part, ...], theme: Theme, width: float) -> tuple[Part, ...]:
    """The cards in the grid that they have in common; in one column where the theme says so."""
    rows = [box for card in cards for box in card.boxes if isinstance(box, SummaryRow)]
    if rows:
        column = max(row.pictures_width for row in rows)
        return tuple(
            replace(card, boxes=(row.beside(column),)) for card, row in zip(cards, rows, strict=True)
        )
    if not theme.side_by_side and not theme.has_card_columns:
        return cards
    boxes = [box for card in cards for box in card.boxes if isinstance(box, CardBox)]
    is_large = not theme.side_by_side
    grids = large_print_grids(boxes, width) if is_large else [common_grid(boxes, width)] * len(boxes)
    return tuple(
        replace(card, boxes=(box.in_grid(grid),)) for card, box, grid in zip(cards, boxes, grids, strict=True)
    )


def _is_personal(masthead: Masthead) -> bool:
    """Whether a name or a date is filled in; such a part is not cached."""
    return any(field.value for row in masthead.fields for field in row)


def _logo(clinic: ClinicLine | None) -> tuple[Logo, ...]:
    return (clinic.logo,) if clinic and clinic.logo else ()
