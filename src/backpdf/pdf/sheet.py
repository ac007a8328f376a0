"""A handout as pieces for the page, each bound to its place in the structure tree.

Everything is made in reading order, so the tree is in reading order, wherever the layout later puts
things.  Lengths are points.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from backpdf.handout.blocks import (
    Card,
    ClinicLine,
    Diary,
    Field,
    Figure,
    Handout,
    Imprint,
    LevelBadge,
    Masthead,
    NextSteps,
    PersonalNote,
    Phrase,
    RedFlags,
    Section,
    Text,
    WebLink,
)
from backpdf.pdf.cards import CardMaker
from backpdf.pdf.diary import DiaryGrid
from backpdf.pdf.fonts import text_width
from backpdf.pdf.parts import (
    LevelMarkers,
    PicturePiece,
    Ruled,
    SideBar,
    WarningBand,
    WritingLine,
    grid_of,
)
from backpdf.pdf.pieces import Columns, Panel, Piece, Space, Stack
from backpdf.pdf.tagging import Element, ListNumbering, add_row, add_table
from backpdf.pdf.texts import Typesetter
from backpdf.pdf.theme import MM, Theme
from backpdf.pdf.weblinks import LinkRow

LOGO_HEIGHT = 11 * MM
LOGO_WIDTH = 45 * MM
LINKS_ABREAST = 2
MOST_MARKERS = 6
"""More levels than this are told in words alone."""

Picture = Callable[[Figure, Element, float], PicturePiece]
"""Makes the piece for a figure, its element and the width of its place."""


class Sheet:
    """Makes the pieces of one handout in one theme.

    tree is the root of a structure tree, or of a part of one, that only this sheet adds to.
    """

    def __init__(
        self,
        theme: Theme,
        picture: Picture,
        qr: Callable[[WebLink, Element], Piece],
        tree: Element | None = None,
    ) -> None:
        self.theme = theme
        self.tree = tree or Element("Document")
        self._set = Typesetter(theme)
        self._picture = picture
        self._qr = qr
        self._cards = CardMaker(self._set, picture)

    def pieces(self, handout: Handout) -> list[Piece]:
        """Everything that flows over the pages, in reading order."""
        pieces: list[Piece] = [
            self._masthead(handout.masthead),
            self._message(handout.message),
            *self._note(handout.note),
            *self._guidance(handout.guidance),
            self._red_flags(handout.red_flags),
            *self._cards_of(handout.cards, handout.about.language),
            *self._ending(handout.next_steps, handout.diary),
        ]
        if handout.links:
            pieces.append(self._links(handout.links))
        pieces.append(self._imprint(handout.imprint))
        return pieces

    # ---- head

    def _masthead(self, masthead: Masthead) -> Piece:
        theme, section = self.theme, self.tree.add("Sect")
        rows: list[Piece] = []
        if masthead.clinic is not None:
            rows.append(self._clinic(masthead.clinic, section))
        title_look = self._set.look(theme.title, bold=True, colour=theme.palette.accent)
        title = self._set.text(masthead.title, section.add("H1"), title_look, outline_level=1)
        space = theme.gap * 0.6 if rows else 0.0
        rows.append(Stack([self._with_markers(title, masthead.badge)], space_before=space))
        rows.append(self._level(masthead, section))
        rows.append(self._fields(masthead.fields, section))
        return Stack(rows)

    def _level(self, masthead: Masthead, section: Element) -> Piece:
        """Which level this is, what it aims at, and how often to do it."""
        theme = self.theme
        look = self._set.look(theme.level_name, bold=True)
        name = Text((Phrase(f"{masthead.badge.words}: "), *masthead.level_name.phrases))
        left: list[Piece] = [
            self._set.text(name, section.add("P"), look),
            self._set.text(masthead.aim, section.add("P"), space_before=theme.step / 2),
        ]
        if masthead.how_often is None:
            return Stack(left, space_before=theme.step)
        drop = (look.leading - self._set.body.leading) * 0.8
        often = self._set.text(masthead.how_often, section.add("P"), space_before=theme.step / 2)
        if not theme.side_by_side:
            return Stack([*left, often], space_before=theme.step)
        right = Stack([Space(max(0.0, drop)), often])
        return Columns([Stack(left), right], [1, 1], theme.column_gap, space_before=theme.step)

    def _clinic(self, clinic: ClinicLine, section: Element) -> Piece:
        """The logo, and beside it name and contact: low, so that the exercises keep their room."""
        theme = self.theme
        logo = None
        if clinic.logo is not None:
            figure = Figure(clinic.logo.path, Text.of(""), clinic.logo.alt)
            logo = self._picture(figure, section.add("Figure", alt=clinic.logo.alt), LOGO_WIDTH)
            logo = replace(logo, highest=min(logo.highest, LOGO_HEIGHT))
        words: list[Piece] = []
        if clinic.name:
            look = self._set.look(theme.section, bold=True)
            words.append(self._set.text(clinic.name, section.add("P"), look))
        if clinic.contact is not None:
            words.append(self._set.text(clinic.contact, section.add("P")))
        if logo is None or not words:
            return logo or self._beside(words)
        wide, _ = logo.size(LOGO_WIDTH)
        return Columns([logo, Stack(words)], [wide, 190 * MM - wide - theme.column_gap], theme.column_gap)

    def _beside(self, words: Sequence[Piece]) -> Piece:
        """Name and contact side by side where the edition has room for that."""
        if len(words) == 1 or not self.theme.side_by_side:
            return Stack(words)
        return Columns(words, [1] * len(words), self.theme.column_gap)

    def _with_markers(self, title: Piece, badge: LevelBadge) -> Piece:
        """The title, with a disc for each level at the right."""
        if badge.of > MOST_MARKERS:
            return title
        theme = self.theme
        markers = LevelMarkers(badge.number, badge.of, theme.title * 1.15, theme.palette)
        width = markers.natural_width
        shares = [190 * MM - width - theme.column_gap, width]
        return Columns([title, markers], shares, theme.column_gap)

    def _fields(self, fields: Sequence[Field], section: Element) -> Piece:
        theme = self.theme
        pieces: list[Piece] = []
        shares: list[float] = []
        for field in fields:
            phrases = [Phrase(f"{field.label}:")]
            if field.value:
                phrases += [Phrase(" "), Phrase(field.value, bold=True)]
            text = self._set.text(Text(tuple(phrases)), section.add("P"))
            label_width = text_width(f"{field.label}:", theme.body)
            pieces.append(
                WritingLine(text, label_width, not field.value, theme.body * 1.75, theme.palette.quiet)
            )
            shares.append(1.5 if field.long else 1.0)
        if theme.side_by_side:
            return Columns(pieces, shares, theme.column_gap, space_before=theme.step)
        return Stack(pieces, space_before=theme.step)

    def _message(self, message: Text) -> Piece:
        theme = self.theme
        look = self._set.look(theme.message, bold=True)
        text = self._set.text(message, self.tree.add("P"), look)
        return SideBar(text, 4, theme.body * 0.7, theme.palette.accent, space_before=theme.gap)

    def _note(self, note: PersonalNote | None) -> list[Piece]:
        """The clinician's own words to this patient."""
        if note is None:
            return []
        theme, section = self.theme, self.tree.add("Sect")
        heading = self._set.text(
            note.heading,
            section.add("H2"),
            self._set.section,
            space_before=theme.gap,
            keep_with_next=True,
            outline_level=2,
        )
        return [heading, self._set.text(note.text, section.add("P"), space_before=theme.step / 2)]

    # ---- guidance and warning signs

    def _guidance(self, sections: Sequence[Section]) -> list[Piece]:
        parent = self.tree.add("Sect")
        stacks = [self._section(section, parent) for section in sections]
        if not self.theme.side_by_side:
            return [Stack(stack, space_before=self.theme.gap) for stack in stacks]
        return [self._in_two_columns(stacks)]

    def _in_two_columns(self, stacks: Sequence[Sequence[Piece]]) -> Piece:
        """Sections in reading order over two columns of about the same height."""
        theme = self.theme
        column = (190 * MM - theme.column_gap) / 2
        best: tuple[float, Columns] | None = None
        for middle in range(1, len(stacks) + 1):
            left, right = _flat(stacks[:middle]), _flat(stacks[middle:])
            columns = Columns([Stack(left), Stack(right)], [1, 1], theme.column_gap, theme.gap)
            height = max(Stack(left).height(column), Stack(right).height(column))
            if best is None or height < best[0]:
                best = height, columns
        assert best is not None
        return best[1]

    def _section(self, section: Section, parent: Element) -> list[Piece]:
        """Heading and list of one section."""
        theme = self.theme
        part = parent.add("Sect")
        heading = self._set.text(
            section.heading,
            part.add("H2"),
            self._set.section,
            space_before=theme.gap * 0.7,
            keep_with_next=True,
            outline_level=2,
        )
        return [heading, *self._list(section.items, part)]

    def _list(self, items: Sequence[Text], parent: Element) -> list[Piece]:
        element = parent.add("L", attributes=(ListNumbering("Disc"),))
        return self._set.items(items, element, first_space=self.theme.step)

    def _red_flags(self, flags: RedFlags) -> Piece:
        theme, palette = self.theme, self.theme.palette
        section = self.tree.add("Sect")
        look = self._set.look(theme.section * 1.08, bold=True, colour=palette.paper)
        heading = self._set.text(flags.heading, section.add("H2"), look, outline_level=2)
        band = WarningBand(heading, look.size, palette)
        emergency = Stack(self._signs(flags.emergency, section))
        doctor = Stack(self._signs(flags.doctor, section), space_before=theme.gap)
        body: list[Piece] = [emergency, doctor]
        if theme.side_by_side:
            body = [Columns(body, [1.42, 1], theme.column_gap)]
        return Panel(
            [band, *body],
            padding=theme.body * 0.6,
            line_width=2,
            line_colour=palette.alarm,
            band_colour=palette.alarm,
            space_before=theme.gap,
        )

    def _signs(self, section: Section, parent: Element) -> list[Piece]:
        look = self._set.look(self.theme.body, bold=True, colour=self.theme.palette.alarm)
        heading = self._set.text(
            section.heading, parent.add("H3"), look, keep_with_next=True, outline_level=3
        )
        return [heading, *self._list(section.items, parent)]

    # ---- exercises

    def _cards_of(self, cards: Sequence[Card], language: str) -> list[Piece]:
        parent = self.tree.add("Sect")
        return [self._cards.card(card, parent, language) for card in cards]

    # ---- ending

    def _ending(self, next_steps: NextSteps, diary: Diary) -> list[Piece]:
        """What comes next on the left, the diary on the right."""
        theme = self.theme
        parent = self.tree.add("Sect")
        left, right = self._next_steps(next_steps, parent), self._diary(diary, parent)
        if not theme.side_by_side:
            return [Stack(left, space_before=theme.gap), Stack(right, space_before=theme.gap)]
        columns = Columns([Stack(left), Stack(right)], [1.12, 1], theme.column_gap)
        return [Ruled(columns, theme.gap * 0.5, 1.1, theme.palette.accent, space_before=theme.gap)]

    def _next_steps(self, next_steps: NextSteps, parent: Element) -> list[Piece]:
        part = parent.add("Sect")
        heading = self._set.text(
            next_steps.heading, part.add("H2"), self._set.section, keep_with_next=True, outline_level=2
        )
        notes = [self._set.note(note, part.add("P"), self.theme.step * 1.2) for note in next_steps.notes]
        return [heading, *notes]

    def _diary(self, diary: Diary, parent: Element) -> list[Piece]:
        theme = self.theme
        part = parent.add("Sect")
        heading = self._set.text(
            diary.heading, part.add("H2"), self._set.section, keep_with_next=True, outline_level=2
        )
        words = self._set.text(diary.instruction, part.add("P"), space_before=theme.step)
        table = add_table(part, summary=diary.instruction.plain)
        columns = len(diary.days) + 1
        head = add_row(table, columns, header=True)
        centred = self._set.look(theme.body, centred=True)
        weeks, boxes = [], []
        for week in diary.weeks:
            first, *cells = add_row(table, columns, row_header=True)
            weeks.append(self._set.text(week, first, centred))
            boxes.append([cell.add("Span", actual_text=diary.box_words) for cell in cells])
        widest = max(text_width(t, theme.body) for t in (diary.corner, *diary.weeks))
        grid = DiaryGrid(
            corner=self._set.text(diary.corner, head[0], centred),
            days=[self._set.text(d, cell, centred) for d, cell in zip(diary.days, head[1:], strict=True)],
            weeks=weeks,
            boxes=boxes,
            row=theme.diary_row,
            first_column=widest + 4,
            palette=theme.palette,
            space_before=theme.step,
        )
        return [heading, words, grid]

    def _links(self, links: Sequence[WebLink]) -> Piece:
        theme = self.theme
        parent = self.tree.add("Sect")
        rows: list[Piece] = []
        for link in links:
            text = self._set.text(link.text, parent.add("P"))
            rows.append(LinkRow(self._qr(link, parent), text, theme.column_gap, theme.step))
        columns = LINKS_ABREAST if theme.side_by_side else 1
        return replace(grid_of(rows, columns, theme.column_gap, theme.step), space_before=theme.gap)

    def _imprint(self, imprint: Imprint) -> Piece:
        theme = self.theme
        section = self.tree.add("Sect")
        pieces: list[Piece] = [
            self._set.text(line, section.add("P"), self._set.small, space_before=theme.step / 2)
            for line in imprint.lines
        ]
        if theme.side_by_side and len(pieces) > 1:
            columns = Columns([Stack(pieces[:1]), Stack(pieces[1:])], [1, 1.5], theme.column_gap)
            return Stack([columns], space_before=theme.gap)
        return Stack(pieces, space_before=theme.gap)


def _flat(stacks: Sequence[Sequence[Piece]]) -> list[Piece]:
    return [piece for stack in stacks for piece in stack]
