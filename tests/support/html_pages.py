"""HTML files of handouts, made for tests and read back with the parser of the standard library."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

from backpdf.handout.blocks import Handout, Section
from backpdf.handout.plain_text import reading_order, section_texts
from backpdf.handout.summary import summarise, summary_reading_order
from backpdf.html.html_page import HtmlFile, render_html
from backpdf.html.inline_pictures import InlinePictures
from backpdf.pdf.print_options import PrintOptions
from support.spoken import tidy

PICTURES = InlinePictures()
_VOID = frozenset({"meta", "br", "img"})
_UNSEEN = frozenset({"style", "script", "title"})


@dataclass
class HtmlElement:
    """An element of a page, with its content in order."""

    tag: str
    attributes: dict[str, str]
    kids: list[HtmlElement | str] = field(default_factory=list)

    def walk(self) -> Iterator[HtmlElement]:
        """This element and all within it, in document order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, HtmlElement):
                yield from kid.walk()

    def all(self, *tags: str) -> list[HtmlElement]:
        """All elements with one of these names."""
        return [element for element in self.walk() if element.tag in tags]

    @property
    def text(self) -> str:
        """What is read of it; list numbers are read as well, pictures and their like are not."""
        return "".join(_read(self))


def _read(element: HtmlElement) -> Iterator[str]:
    number = 0
    for kid in element.kids:
        if isinstance(kid, str):
            yield kid
        elif kid.tag not in _UNSEEN and not _is_picture(kid):
            if kid.tag == "li" and element.tag == "ol":
                number += 1
                yield f"{number}."
            yield from _read(kid)
            yield "\n" if kid.tag == "br" else ""


def _is_picture(element: HtmlElement) -> bool:
    return element.attributes.get("role") == "img" or element.attributes.get("aria-hidden") == "true"


class _TreeParser(HTMLParser):
    """Builds the tree of a file; fails where an end tag is missing or wrong."""

    def __init__(self) -> None:
        super().__init__()
        self.root = HtmlElement("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), tag
        found = HtmlElement(tag, {name: value or "" for name, value in attrs})
        self._open[-1].kids.append(found)
        if tag not in _VOID:
            self._open.append(found)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        self._open[-1].kids.append(data)

    def close(self) -> None:
        super().close()
        assert self._open == [self.root]


def read_html(data: bytes) -> HtmlElement:
    """The tree of a file; fails where it is not well formed."""
    parser = _TreeParser()
    parser.feed(data.decode("utf-8"))
    parser.close()
    return parser.root


@dataclass(frozen=True)
class PageOfHandout:
    """A handout as meaning and as an HTML file, with the file read back."""

    handout: Handout
    file: HtmlFile

    @cached_property
    def tree(self) -> HtmlElement:
        """The elements of the file."""
        return read_html(self.file.data)


def html_of(handout: Handout, options: PrintOptions | None = None) -> PageOfHandout:
    """The HTML file of a handout."""
    return PageOfHandout(handout, render_html(handout, options or PrintOptions(), PICTURES))


def packed(text: str) -> str:
    """Text without white space."""
    return re.sub(r"\s+", "", tidy(text))


def wanted_text(handout: Handout) -> str:
    """The words of a handout in the order of the page: signs of an emergency before note and guidance."""
    next_heading = handout.note.heading if handout.note else handout.session.heading
    before = [handout.masthead.fields[-1][-1].words, next_heading.plain]
    return _with_signs_after(before, handout.warning, reading_order(handout))


def wanted_summary(handout: Handout) -> str:
    """The words of the summary of a handout, in the same order."""
    summary = summarise(handout)
    first = summary.note.heading.plain if summary.note else str(summary.cards[0].number)
    before = [summary.fields[-1].words, first]
    return _with_signs_after(before, summary.warning, summary_reading_order(summary))


def _with_signs_after(before: list[str], signs: Section, order: Iterable[str]) -> str:
    """The texts in an order, but the signs after the first of two texts that follow each other."""
    moved = [packed(text) for text in section_texts(signs)]
    texts = [packed(text) for text in order]
    cut = _place_of(moved, texts)
    rest = texts[:cut] + texts[cut + len(moved) :]
    after = _place_of([packed(text) for text in before], rest) + 1
    return "".join((*rest[:after], *moved, *rest[after:]))


def _place_of(part: list[str], whole: list[str]) -> int:
    return next(at for at in range(len(whole)) if whole[at : at + len(part)] == part)
