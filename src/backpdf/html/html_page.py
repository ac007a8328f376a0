"""A handout as one HTML file, which needs nothing beside it: no script, font, style or picture.

The words are those of the PDF as a screen reader says them, with one difference in their order: the signs
that need help at once come before the guidance, so that whoever looks for them on a phone finds them first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, TypeAlias

from backpdf.handout.blocks import About, Handout
from backpdf.handout.summary import HandoutSummary, summarise
from backpdf.html import html_cards, html_ending, html_masthead
from backpdf.html.html_builder import HtmlBuilder
from backpdf.html.html_colours import dark_palette, light_palette, variables
from backpdf.html.html_text import direction, shown
from backpdf.html.html_writer import Markup, element, lines, text
from backpdf.html.inline_pictures import InlinePictures
from backpdf.html.plan_data import plan_data
from backpdf.pdf.layout.theme import SMALLEST_TYPE, Edition
from backpdf.pdf.print_options import PrintOptions

Part: TypeAlias = Callable[[HtmlBuilder, Any], Markup]
"""Makes a part of the page of a field of the handout."""

HEADER: Mapping[str, Part] = {"masthead": html_masthead.masthead}
MAIN: Mapping[str, Part] = {
    "warning": html_masthead.warning,
    "note": html_masthead.note,
    "session": html_masthead.session,
    "guidance": html_masthead.guidance,
    "cards": html_cards.cards,
    "in_short": html_masthead.in_short,
    "next_steps": html_ending.next_steps,
    "record": html_ending.record,
    "see_doctor": html_masthead.see_doctor,
    "links": html_ending.links,
}
SUMMARY_HEADER: Mapping[str, Part] = {
    "clinic": html_masthead.clinic,
    "title": html_masthead.title,
    "level_words": html_masthead.level_words,
    "draft": html_masthead.draft,
    "session": html_masthead.session_words,
    "fields": html_masthead.fields,
}
SUMMARY_MAIN: Mapping[str, Part] = {
    "warning": html_masthead.warning,
    "note": html_masthead.note,
    "cards": html_cards.summary_cards,
    "see_doctor": html_masthead.see_doctor,
}
"""The same for the fields of a summary; its footer is that of the handout."""
FOOTER: Mapping[str, Part] = {"imprint": html_ending.imprint, "foot": html_ending.foot}
"""The fields of a handout in the order of the page, each with what makes its part."""
IN_HEAD = frozenset({"about", "accent"})
"""The fields that are in the head of the file."""
ON_PAPER = frozenset({"optional", "doctor_first"})
"""The fields that help a sheet to fit on paper."""
NOT_SHOWN = frozenset({"badge"})
"""Fields of a summary that others say in words."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""Lets a browser load nothing and run nothing, whatever the texts hold."""


@dataclass(frozen=True, slots=True)
class HtmlFile:
    """A finished HTML file, and warnings for the user."""

    data: bytes
    warnings: tuple[str, ...]


def render_html(handout: Handout, options: PrintOptions, pictures: InlinePictures) -> HtmlFile:
    """The HTML file of a handout; the same handout and options always give the same bytes.

    A summary has fewer parts, large print has larger type, mono is in grey, and paper is that of a printed
    page.  Raises PictureError where a picture cannot be shown.
    """
    page = HtmlBuilder(handout.about.language, pictures)
    is_summary = options.edition is Edition.SUMMARY
    content = summarise(handout) if is_summary else handout
    header, main = (SUMMARY_HEADER, SUMMARY_MAIN) if is_summary else (HEADER, MAIN)
    body = [
        element(tag, lines(_parts(page, content, parts)))
        for tag, parts in (("header", header), ("main", main), ("footer", FOOTER))
    ]
    language = handout.about.language
    html = element(
        "html",
        lines([_head(handout, options), element("body", lines(body))]),
        lang=language,
        dir=direction(language),
    )
    return HtmlFile(f"<!DOCTYPE html>\n{html}\n".encode(), tuple(page.advice))


def _parts(page: HtmlBuilder, content: Handout | HandoutSummary, parts: Mapping[str, Part]) -> list[Markup]:
    blocks = ((part, getattr(content, name)) for name, part in parts.items())
    return [part(page, block) for part, block in blocks if block is not None]


def _head(handout: Handout, options: PrintOptions) -> Markup:
    about = handout.about
    return element(
        "head",
        lines(
            [
                element("meta", charset="utf-8"),
                element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
                element("meta", name="viewport", content="width=device-width, initial-scale=1"),
                element("title", text(shown(about.title))),
                *_metadata(about),
                element("style", _style(handout, options)),
                plan_data(handout),
            ]
        ),
    )


def _metadata(about: About) -> list[Markup]:
    values = {
        "author": shown(about.author),
        "description": shown(about.subject),
        "keywords": ", ".join(map(shown, about.keywords)),
        "date": about.date.isoformat(),
    }
    return [element("meta", name=name, content=value) for name, value in values.items()]


def _style(handout: Handout, options: PrintOptions) -> Markup:
    """The style sheet: colours, paper and type size of this page, then what all pages share.

    It holds nothing that an author has typed but a colour, which was checked.
    """
    light = variables(light_palette(handout.accent, mono=options.mono))
    dark = variables(dark_palette(handout.accent, mono=options.mono))
    size = f"{round(100 * (options.points or SMALLEST_TYPE) / SMALLEST_TYPE)}%"
    rules = [
        f":root{{{light}--type-size:{size};}}",
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}",
        f"@page{{size:{options.paper.value};margin:15mm;}}",
        *(["figure,.logo{filter:grayscale(1);}"] if options.mono else []),
        _shared_style(),
    ]
    return Markup("\n" + "\n".join(rules))


@cache
def _shared_style() -> str:
    return (resources.files("backpdf.html") / "handout.css").read_text("utf-8")
