"""Composes the head of a handout: clinic, title, level, and the fields to fill in."""

from __future__ import annotations

import re
from datetime import date

from backpdf.handout.blocks import CardNote, ClinicLine, Field, LevelBadge, Logo, Masthead
from backpdf.handout.locale.sentences import Locale
from backpdf.handout.request import Request
from backpdf.handout.rich_text import Phrase, Text
from backpdf.library.model.library import Clinic, Level, Library, Program
from backpdf.library.model.plan import Plan
from backpdf.library.model.telephone import phone_link

_DATE_AND_TIME = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})(?:[T ](?P<time>\d{1,2}:\d{2})(?::00)?)?", re.ASCII)
"""As spreadsheets give what their cells show otherwise."""
_SEPARATOR = Phrase("\u00a0· ")
"""Between two parts of the contact: a line may end with it, never begin."""


def compose_masthead(
    library: Library,
    program: Program,
    level: Level,
    locale: Locale,
    request: Request,
) -> Masthead:
    """The head of the handout of a level."""
    masthead = locale.masthead
    return Masthead(
        clinic=_clinic_line(library, locale),
        title=Text.from_markup(program.title),
        badge=_badge(program, level, locale),
        level_name=Text.from_markup(level.name),
        aim=Text.from_markup(level.aim),
        for_whom=CardNote.labelled(locale.label(masthead.for_whom), program.for_whom),
        draft=Text.from_markup(masthead.draft) if program.review is None else None,
        message=Text.from_markup(program.message),
        fields=(
            (
                Field(masthead.name, request.patient, long=True),
                Field(masthead.date, locale.day(request.day) if request.day else None),
                Field(masthead.clinician, request.clinician),
            ),
            (
                _contact(library.clinic, locale),
                Field(masthead.next_visit, _next_visit(request.plan, locale)),
            ),
            *(((Field(locale.blank_dose.how_often, None),),) if request.blank_dose else ()),
        ),
    )


def _next_visit(plan: Plan | None, locale: Locale) -> str | None:
    """When the patient comes again, as typed; a date as programs write it (2026-12-01) is spelt out."""
    typed = plan.next_visit if plan is not None else None
    found = _DATE_AND_TIME.fullmatch(typed) if typed is not None else None
    if found is None:
        return typed
    try:
        day = locale.day(date.fromisoformat(found["day"]))
    except ValueError:
        return typed
    return f"{day}, {found['time']}" if found["time"] else day


def _contact(clinic: Clinic | None, locale: Locale) -> Field:
    """Whom to ask: the clinic's own words, else the number to call, or a line to write it on."""
    if clinic is not None and clinic.contact:
        return Field("", clinic.contact)
    return Field(locale.masthead.questions, clinic.phone if clinic else None)


def _badge(program: Program, level: Level, locale: Locale) -> LevelBadge | None:
    count = len(program.levels)
    if count == 1:
        return None
    words = locale.masthead.level_of.format(number=level.number, count=count)
    return LevelBadge(level.number, count, words)


def _clinic_line(library: Library, locale: Locale) -> ClinicLine | None:
    clinic = library.clinic
    if clinic is None:
        return None
    logo = None
    if (path := library.logo_path) is not None:
        alt = (
            locale.masthead.logo_alt.format(clinic=clinic.name)
            if clinic.name
            else locale.masthead.logo_alt_unnamed
        )
        logo = Logo(path, alt, clinic.logo_height, library.logo_content)
    contact: list[Phrase] = []
    for phrases in (
        (Phrase(clinic.address),) if clinic.address else (),
        _phone(clinic.phone, locale) if clinic.phone else (),
        (_dialled(clinic.second_phone),) if clinic.second_phone else (),
        (Phrase(clinic.email, link=f"mailto:{clinic.email}"),) if clinic.email else (),
        (Phrase(shown_address(clinic.web), link=clinic.web),) if clinic.web else (),
        (Phrase(clinic.opening_hours),) if clinic.opening_hours else (),
    ):
        if phrases:
            contact.extend((_SEPARATOR, *phrases) if contact else phrases)
    if logo is None and not clinic.name and not contact:
        return None
    return ClinicLine(logo, clinic.name, Text(tuple(contact)) if contact else None)


def _phone(number: str, locale: Locale) -> tuple[Phrase, ...]:
    """The words around the telephone number, and the number as a link."""
    before, _, after = locale.masthead.phone.partition("{phone}")
    phrases = (Phrase(before), _dialled(number), Phrase(after))
    return tuple(phrase for phrase in phrases if phrase.text)


def _dialled(number: str) -> Phrase:
    """A telephone number as a link."""
    return Phrase(number, link=phone_link(number))


def shown_address(address: str) -> str:
    """A web address as it prints: without `https://` and without a slash at its end."""
    bare = address.removeprefix("https://").removeprefix("http://")
    return bare.removesuffix("/")
