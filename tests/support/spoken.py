"""What a screen reader says of a handout, held against what the handout means.

`misreadings` compares the structure tree of a file with the blocks it was made from: every word in
order, none lost, none twice; headings, pictures, lists, tables, links, languages, bookmarks, foot.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple
from urllib.parse import quote

import pikepdf

from backpdf.handout.blocks import Handout, Section
from backpdf.handout.plain_text import reading_order
from backpdf.text.cleaning import as_printed
from support.structure import Node, faults, read_artifacts, read_structure

NO_BREAK = "\u00a0"
BULLET = "•"
MOST_MARKERS = 6
"""Levels that are shown as discs beside the title."""

_HEADING = re.compile("H([1-6])")
_TEXT_TAGS = frozenset({"P", "Lbl", "LBody", "Caption", "TH", "TD", *(f"H{level}" for level in range(1, 7))})
_NUMBERED = re.compile("([0-9]+) +(.*)", re.DOTALL)
_URI_SAFE = "%/:?#[]@!$&'()*+,;=-._~"


class Heading(NamedTuple):
    """A heading or a bookmark: level from 1, words, page from 0."""

    level: int
    text: str
    page: int


def tidy(text: str) -> str:
    """Words as print shows them: single spaces where several were typed, but no-break spaces as typed."""
    return re.sub(rf"[^\S{NO_BREAK}]+", " ", as_printed(text)).strip(" ").replace(NO_BREAK, " ")


def spoken(tree: Node) -> list[str]:
    """Each heading, paragraph, label, list item, caption and filled cell, as it is read out.

    The number of a card, which stands in its heading, is told by itself.  Bullets, tick boxes and
    pictures have tests of their own and are left out.
    """
    said: list[str] = []
    for node in tree.walk():
        if node.tag not in _TEXT_TAGS:
            continue
        text = node.actual or "".join(_own_text(node))
        numbered = _NUMBERED.fullmatch(text)
        if node.tag == "H2" and numbered:
            said += numbered.groups()
        elif text and not (node.tag == "Lbl" and text == BULLET):
            said.append(text)
    return said


def misreadings(handout: Handout, pdf: bytes) -> list[str]:
    """Everything that a listener would miss, hear twice or be misled by; empty for a sound file."""
    tree = read_structure(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [
            *faults(pdf),
            *_strays(tree, "Document"),
            *_differences("text", spoken(tree), [tidy(text) for text in reading_order(handout)]),
            *_headings(handout, tree),
            *_differences("bookmarks", list(_bookmarks(file)), list(_headings_of(tree))),
            *_pictures(handout, tree),
            *_lists(handout, tree),
            *_tables(handout, tree),
            *_links(handout, tree),
            *_languages(handout, tree, file),
            *_foot(handout, tree, pdf),
            *_about(handout, file),
        ]


def _own_text(node: Node) -> Iterator[str]:
    """Text of a block with the links and foreign words in it, but without tick boxes and pictures."""
    for kid in node.kids:
        if isinstance(kid, str):
            yield kid
        elif kid.tag in ("Link", "Span") and kid.actual is None:
            yield from _own_text(kid)


def _strays(node: Node, block: str) -> Iterator[str]:
    """Text that stands in no heading, paragraph, label, list item, caption or cell."""
    if node.tag not in ("Link", "Span"):
        block = node.tag
    for kid in node.kids:
        if not isinstance(kid, str):
            yield from _strays(kid, block)
        elif block not in _TEXT_TAGS and block != "Figure":  # `_pictures` looks at those
            yield f"{kid!r} stands in a {block}"


def _differences(what: str, found: list[Any], wanted: list[Any]) -> list[str]:
    """The first place where two lists differ, with a little of what follows."""
    if found == wanted:
        return []
    pairs = enumerate(zip(found, wanted, strict=False))
    at = next((index for index, (one, other) in pairs if one != other), min(len(found), len(wanted)))
    return [
        f"{what}, item {at + 1}: found {found[at : at + 3]!r}, wanted {wanted[at : at + 3]!r}"
        f" ({len(found)} found, {len(wanted)} wanted)"
    ]


# ---- headings and bookmarks


def _headings(handout: Handout, tree: Node) -> list[str]:
    """One H1, which is the title; then the headings of the handout at their levels, none left out."""
    doctor, flare_up = handout.late_signs, handout.next_steps.flare_up
    wanted = [
        (1, handout.masthead.title.plain),
        *([(2, handout.note.heading.plain)] if handout.note else []),
        (2, handout.session.heading.plain),
        *((2, section.heading.plain) for section in handout.guidance),
        *((2, section.heading.plain) for section in handout.signs),
        *((2, f"{card.number} {card.name.plain}") for card in handout.cards),
        *([(2, handout.in_short.heading.plain)] if handout.in_short else []),
        (2, handout.next_steps.heading.plain),
        *([(3, flare_up.heading.plain)] if flare_up else []),
        *([(2, handout.record.heading.plain)] if handout.record else []),
        *([(2, doctor.heading.plain)] if doctor else []),
    ]
    found = [(heading.level, heading.text) for heading in _headings_of(tree)]
    wrong = _differences("headings", found, [(level, tidy(text)) for level, text in wanted])
    levels = [0, *(level for level, _ in found)]
    if any(after > before + 1 for before, after in pairwise(levels)):
        wrong.append(f"headings: a level is left out in {levels[1:]}")
    if levels.count(1) != 1:
        wrong.append(f"headings: {levels.count(1)} of level 1")
    return wrong


def _headings_of(tree: Node) -> Iterator[Heading]:
    for node in tree.walk():
        level = _HEADING.fullmatch(node.tag)
        if level:
            yield Heading(int(level[1]), _heading_text(node.text), node.pages[0])


def _heading_text(text: str) -> str:
    """The number of a card is set apart by several spaces, which are heard as one."""
    numbered = _NUMBERED.fullmatch(tidy(text))
    return " ".join(numbered.groups()) if numbered else tidy(text)


def _bookmarks(file: pikepdf.Pdf) -> Iterator[Heading]:
    pages = {page.obj.objgen: index for index, page in enumerate(file.pages)}

    def under(parent: Any, level: int) -> Iterator[Heading]:
        item = parent.get("/First")
        while item is not None:
            destination = item.A.D if "/A" in item else item.Dest
            yield Heading(level, _heading_text(str(item.Title)), pages[destination[0].objgen])
            yield from under(item, level + 1)
            item = item.get("/Next")

    if "/Outlines" in file.Root:
        yield from under(file.Root.Outlines, 1)


# ---- pictures, lists, tables


def _pictures(handout: Handout, tree: Node) -> list[str]:
    """Each picture says what its file says, stands where it is shown, and only the pain scale holds text."""
    clinic = handout.masthead.clinic
    logo = [clinic.logo.alt] if clinic is not None and clinic.logo is not None else []
    cards = [figure.alt for card in handout.cards for figure in card.figures]
    codes = [link.alt for link in handout.links]
    scales = {section.scale.alt: section.scale for section in handout.guidance if section.scale}
    figures = tree.all("Figure")
    wrong = _differences("pictures", [figure.alt for figure in figures], [*logo, *scales, *cards, *codes])
    wrong += [f"picture {figure.alt!r} has no BBox" for figure in figures if "BBox" not in figure.attributes]
    for figure in figures:
        scale = scales.get(figure.alt or "")
        words = "".join((scale.none, *scale.numbers, scale.worst)) if scale else ""
        if figure.text != words:
            wrong.append(f"picture {figure.alt!r} holds {figure.text!r}")
    return wrong


def _lists(handout: Handout, tree: Node) -> list[str]:
    """Steps are numbered from 1, all other lists have bullets; each says how it counts."""

    def bullets(section: Section) -> list[tuple[str, list[str]]]:
        return [("Disc", [BULLET] * len(section.items))] if section.items else []

    how_to_use = Section(handout.session.heading, handout.session.how_to_use)
    before = (how_to_use, *handout.guidance, *handout.signs)
    wanted = [each for section in before for each in bullets(section)]
    for card in handout.cards:
        wanted += [("Decimal", [f"{number}." for number in range(1, len(card.steps) + 1)])]
    after = (handout.in_short, handout.next_steps.flare_up, handout.late_signs)
    wanted += [each for section in after if section for each in bullets(section)]
    found = []
    for node in tree.all("L"):
        labels = [item.elements[0].text for item in node.elements]
        found.append((node.attributes.get("ListNumbering"), labels))
    shapes = {tuple(part.tag for part in item.elements) for item in tree.all("LI")}
    wrong = [] if shapes == {("Lbl", "LBody")} else [f"lists: items are made of {shapes}"]
    return wrong + _differences("lists", found, wanted)


def _tables(handout: Handout, tree: Node) -> list[str]:
    """A dose that differs from week to week has a table; the record has one for each week."""
    wanted: list[tuple[Any, ...]] = []
    for card in handout.cards:
        weeks = card.dose.table
        wanted += [(("Column", "Column"), *(("Row", None) for _ in weeks.rows))] if weeks else []
    weeks_of_record = handout.record.weeks if handout.record else ()
    for week in weeks_of_record:
        day_row = ("Row", *(None for _ in week.days))
        wanted.append((("Column",) * (1 + len(week.days)), *(day_row for _ in week.rows)))
    found = []
    for table in tree.all("Table"):
        rows = [row.elements for row in table.elements]
        found.append(tuple(tuple(cell.attributes.get("Scope") for cell in row) for row in rows))
    wrong = _differences("tables", found, wanted)
    for cell in tree.all("TH"):
        if "Scope" not in cell.attributes or not cell.text:
            wrong.append(f"tables: the header cell {cell.text!r} has no scope or no text")
    tables = tree.all("Table")[len(wanted) - len(weeks_of_record) :]
    boxes = [(cell.elements[0].actual, cell.text) for table in tables for cell in table.all("TD")]
    words = [(text, text) for week in weeks_of_record for row in week.rows for text in row.cells]
    return wrong + _differences("cells of the record", boxes, words)


# ---- links, languages, foot, metadata


def _links(handout: Handout, tree: Node) -> list[str]:
    """Each address is one link in the text, and one on its QR code, however many lines it takes."""
    wanted: list[str] = []
    clinic = handout.masthead.clinic
    if clinic is not None and clinic.contact is not None:
        wanted += [phrase.link for phrase in clinic.contact.phrases if phrase.link]
    wanted += [address for link in handout.links for address in (link.address, link.address)]
    links = tree.all("Link")
    found = [{address for address, _ in link.links} for link in links]
    wrong = _differences("links", found, [{quote(address, safe=_URI_SAFE)} for address in wanted])
    if not all(description for link in links for _, description in link.links):
        wrong.append("links: one has no description")
    return wrong


def _languages(handout: Handout, tree: Node, file: pikepdf.Pdf) -> list[str]:
    """The document's language; that of each card in another; and back again for the fixed words in it."""
    own = handout.about.language
    wrong = _differences("language", [str(file.Root.Lang), tree.lang], [own, None])
    sections = [node for node in tree.all("Sect") if _is_card(node)]
    found = [section.lang for section in sections]
    wrong += _differences("languages of cards", found, [card.language for card in handout.cards])
    for card, section in zip(handout.cards, sections, strict=False):
        if card.language is None:
            continue
        fixed = [card.dose.sentence.whole.plain]
        fixed += [card.dose.words.plain] if card.dose.words else []
        if card.dose.table is not None:
            fixed += [card.dose.table.corner, card.dose.table.heading]
            fixed += [part for label, text in card.dose.table.rows for part in (label, text.plain)]
        fixed += [note.label for note in card.notes]
        heard = [(text.strip(" "), lang) for text, lang in _languages_of(section, card.language)]
        in_own = [text for text, lang in heard if lang == own]
        wrong += _differences(f"words in {own} on card {card.number}", in_own, [tidy(text) for text in fixed])
    return wrong


def _is_card(section: Node) -> bool:
    heads = [head for head in section.elements[:1] if head.tag == "H2"]
    return any(_NUMBERED.fullmatch(head.text) for head in heads)


def _languages_of(node: Node, inherited: str) -> Iterator[tuple[str, str]]:
    """Each stretch of text with the language that it is read in."""
    lang = node.lang or inherited
    if node.tag == "P" and node.actual is not None:
        yield node.actual, lang
        return
    for kid in node.kids:
        if isinstance(kid, str):
            yield kid, lang
        else:
            yield from _languages_of(kid, lang)


def _foot(handout: Handout, tree: Node, pdf: bytes) -> list[str]:
    """Beside the level markers, artifacts hold the foot; the disclaimer is said once, at the very end."""
    foot, badge = handout.foot, handout.masthead.badge
    artifacts = read_artifacts(pdf)
    pages = len(artifacts)
    titled = {page + 1 for title in tree.all("H1") for page in title.pages}
    wrong = []
    for number, found in enumerate(artifacts, start=1):
        has_markers = badge is not None and badge.of <= MOST_MARKERS
        markers = "".join(map(str, range(1, badge.of + 1))) if badge and has_markers else ""
        parts = (
            markers if number in titled else "",
            foot.disclaimer if number < pages else "",
            f"{foot.version} · {foot.page(number, pages)}",
        )
        wrong += _differences(f"artifacts of page {number}", [_packed([found])], [_packed(parts)])
    last = tree.elements[-1]
    wrong += _differences("last paragraph", [(last.tag, last.text)], [("P", tidy(foot.disclaimer))])
    if last.pages and last.pages[-1] != pages - 1:
        wrong.append("the disclaimer is not on the last page")
    return wrong


def _packed(texts: Iterable[str]) -> str:
    """Text without white space: lines of an artifact follow each other without any."""
    return "".join(re.sub(r"\s+", "", tidy(text)) for text in texts)


def _about(handout: Handout, file: pikepdf.Pdf) -> list[str]:
    """The file's title is the handout's, and nothing in its properties names a patient."""
    packet = file.Root.Metadata.read_bytes().decode()
    with file.open_metadata(set_pikepdf_as_editor=False) as metadata:
        wrong = _differences("title", [metadata["dc:title"]], [handout.about.title.strip()])
    properties = packet + "".join(str(value) for value in file.docinfo.values())
    of_patient, (_, next_visit) = handout.masthead.fields
    for field in (*of_patient, next_visit):
        if field.value and field.value in properties:
            wrong.append(f"the properties of the file tell the {field.label}")
    return wrong
