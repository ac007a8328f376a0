"""The parts at the top of the page: clinic, title, level, message, fields, note, guidance, warning signs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from backpdf.handout.blocks import ClinicLine, Field, Masthead, PainScale, PersonalNote, Section, SessionPlan
from backpdf.handout.rich_text import Text
from backpdf.html.html_builder import HtmlBuilder
from backpdf.html.html_text import markup, paragraph, plain_markup, shown
from backpdf.html.html_writer import Markup, element, lines

LOGO_HEIGHT = 11
"""Height of a logo in millimetres, where the clinic sets none."""


def masthead(page: HtmlBuilder, masthead: Masthead) -> Markup:
    """Clinic, title, level and main message; and the fields for names and dates."""
    parts = [clinic(page, masthead.clinic)] if masthead.clinic is not None else []
    parts += [title(page, masthead.title), level_words(page, masthead.level_words)]
    if masthead.draft is not None:
        parts.append(draft(page, masthead.draft))
    parts += [paragraph(masthead.message, class_="message"), paragraph(masthead.aim)]
    if masthead.for_whom is not None:
        parts.append(paragraph(masthead.for_whom.whole))
    return lines([*parts, fields(page, list(chain.from_iterable(masthead.fields)))])


def title(_page: HtmlBuilder, title: Text) -> Markup:
    """The title of the handout."""
    return element("h1", markup(title))


def level_words(_page: HtmlBuilder, level: Text) -> Markup:
    """Number and name of the level."""
    return paragraph(level, class_="level")


def draft(_page: HtmlBuilder, words: Text) -> Markup:
    """That nobody has reviewed the handout."""
    return paragraph(words, class_="draft")


def session_words(_page: HtmlBuilder, session: Text) -> Markup:
    """How often, for how long, and what is needed, in one sentence."""
    return paragraph(session)


def fields(_page: HtmlBuilder, fields: Sequence[Field]) -> Markup:
    """The fields for names and dates."""
    return element("div", lines(map(_field, fields)), class_="fields")


def clinic(page: HtmlBuilder, clinic: ClinicLine) -> Markup:
    """Logo, name and contact of the clinic."""
    parts: list[Markup] = []
    if clinic.logo is not None:
        logo = clinic.logo
        height = f"height: {logo.height or LOGO_HEIGHT:g}mm"
        picture = page.picture(logo.path, logo.content, logo.alt)
        parts.append(element("div", picture, class_="logo", style=height))
    if clinic.name:
        parts.append(element("p", element("strong", plain_markup(clinic.name))))
    if clinic.contact is not None:
        parts.append(paragraph(clinic.contact))
    return element("div", lines(parts), class_="clinic")


def _field(field: Field) -> Markup:
    """A label with its value, or with a line to write on where the page is printed.

    A name may be written in another direction than the page.
    """
    before = plain_markup(f"{field.before} " if field.before else "")
    if not field.value:
        return element("p", before, element("span", class_="line"), class_="blank")
    value = element("bdi", plain_markup(field.value))
    return element("p", before, element("strong", value) if field.before else value)


def session(_page: HtmlBuilder, plan: SessionPlan) -> Markup:
    """How often, for how long, what is needed, and how to use the sheet."""
    parts = [heading(plan.heading), *map(paragraph, plan.cells), items("ul", plan.how_to_use)]
    return element("section", lines(parts), class_="plan")


def note(_page: HtmlBuilder, note: PersonalNote) -> Markup:
    """The clinician's note to this patient."""
    return element("section", lines([heading(note.heading), paragraph(note.text)]), class_="note")


def warning(_page: HtmlBuilder, signs: Section) -> Markup:
    """The signs that need help at once."""
    return _section(signs, class_="warning", id="warning")


def guidance(_page: HtmlBuilder, sections: Sequence[Section]) -> Markup:
    """Lists with their headings."""
    return lines(_section(section) for section in sections)


def in_short(_page: HtmlBuilder, section: Section) -> Markup:
    """The summary."""
    return _section(section, id="in-short")


def see_doctor(_page: HtmlBuilder, signs: Section) -> Markup:
    """The signs that need a doctor, but not at once."""
    return _section(signs, id="see-a-doctor")


def _section(section: Section, **attributes: str | None) -> Markup:
    parts = [heading(section.heading)]
    if section.lead_in is not None:
        parts.append(paragraph(section.lead_in))
    if section.scale is not None:
        parts.append(_pain_scale(section.scale))
    if section.items:
        parts.append(items("ul", section.items))
    return element("section", lines(parts), **attributes)


def _pain_scale(scale: PainScale) -> Markup:
    """The numbers from 0 to 10 in a row; a screen reader says the alternative text in their place."""
    steps = (element("span", plain_markup(number)) for number in scale.numbers)
    ends = (element("span", plain_markup(words)) for words in (scale.none, scale.worst))
    return element(
        "div",
        element("div", *steps, class_="steps"),
        element("div", *ends, class_="ends"),
        class_="scale",
        role="img",
        aria_label=shown(scale.alt),
    )


def heading(text: Text, tag: str = "h2") -> Markup:
    """The heading of a part, or of a part of it."""
    return element(tag, markup(text))


def items(tag: str, texts: Sequence[Text], **attributes: str | None) -> Markup:
    """A list, "ul" or "ol"."""
    return element(tag, lines(element("li", markup(text)) for text in texts), **attributes)
