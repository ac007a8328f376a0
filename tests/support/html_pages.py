"""HTML files of handouts, made for tests and read back with the parser of the standard library."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser

from backpdf.handout.blocks import Handout
from backpdf.handout.plain_text import reading_order
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
        elif kid.tag not in _UNSEEN and kid.attributes.get("role") != "img":
            if kid.tag == "li" and element.tag == "ol":
                number += 1
                yield f"{number}."
            yield from _read(kid)
            yield "\n" if kid.tag == "br" else ""


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
    section = handout.warning
    lead_in = [section.lead_in] if section.lead_in else []
    signs = [packed(text.plain) for text in (section.heading, *lead_in, *section.items)]
    texts = [packed(text) for text in reading_order(handout)]
    cut = _place_of(signs, texts)
    rest = texts[:cut] + texts[cut + len(signs) :]
    next_heading = handout.note.heading if handout.note else handout.session.heading
    last_field = handout.masthead.fields[-1][-1]
    after = _place_of([packed(last_field.words), packed(next_heading.plain)], rest) + 1
    return "".join((*rest[:after], *signs, *rest[after:]))


def _place_of(part: list[str], whole: list[str]) -> int:
    return next(at for at in range(len(whole)) if whole[at : at + len(part)] == part)
