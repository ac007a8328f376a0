"""Composes the handout for a request from the texts and pictures of a library."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from backpdf.handout.blocks import (
    About,
    Card,
    CardDose,
    CardNote,
    Figure,
    Foot,
    Handout,
    PainScale,
    PersonalNote,
    Section,
    WebLink,
)
from backpdf.handout.compose_blank_dose import compose_blank_dose
from backpdf.handout.compose_dose import compose_dose, usual_frequency
from backpdf.handout.compose_ending import compose_in_short, compose_next_steps, compose_record
from backpdf.handout.compose_masthead import compose_masthead, shown_address
from backpdf.handout.compose_session import compose_session, what_to_do
from backpdf.handout.imprint import compose_imprint
from backpdf.handout.locale.sentences import Locale, locale_for
from backpdf.handout.request import Request
from backpdf.handout.rich_text import Phrase, Text
from backpdf.handout.selection import find_level, find_program
from backpdf.library.apply_plan import apply_plan
from backpdf.library.model.library import Clinic, Exercise, Level, Library, Program, WarningSigns

_NUMBER_TO_CALL = re.compile(r"\b\d[\d ()-]+\d\b")
"""A number of two digits or more in the words of an emergency: 999, 116 117."""


def compose(library: Library, request: Request) -> Handout:
    """The handout for a request.

    Raises UsageError where the library has no such program or level, or the plan does not fit them.
    """
    program = find_program(library, request.program)
    level = find_level(program, request.level)
    if request.plan is not None:
        program, level = apply_plan(request.plan, library, program, level)
    language = library.language_of(program)
    locale = locale_for(language)
    exercises = library.exercises_of(level)
    usual = usual_frequency(exercises)
    flags, is_blank = program.red_flags, request.blank_dose
    what = Text.of(locale.blank_dose.what) if is_blank else what_to_do(level, exercises, usual, locale)
    return Handout(
        about=_about(program, level, library, request),
        masthead=compose_masthead(library, program, level, locale, request),
        session=compose_session(program, exercises, what, locale, is_blank=is_blank),
        guidance=_guidance(program, locale),
        warning=_warning(program, locale, library.clinic),
        cards=tuple(
            _card(
                library,
                exercise,
                number,
                language,
                compose_blank_dose(exercise.dose, number, locale)
                if is_blank
                else compose_dose(exercise.dose, usual, locale),
                locale,
            )
            for number, exercise in enumerate(exercises, start=1)
        ),
        in_short=compose_in_short(program, what, library.clinic, locale),
        next_steps=compose_next_steps(program, level, locale),
        record=compose_record(program, locale),
        see_doctor=_signs(flags.doctor, flags.doctor.action) if flags.emergency else None,
        links=_links(program, exercises, locale),
        imprint=compose_imprint(program, exercises, locale),
        foot=_foot(program, library.clinic, locale),
        note=_note(request, locale),
        accent=library.clinic.accent if library.clinic else None,
        optional=program.optional,
    )


def _items(texts: Iterable[str]) -> tuple[Text, ...]:
    return tuple(Text.from_markup(text) for text in texts)


def _about(program: Program, level: Level, library: Library, request: Request) -> About:
    language, clinic = library.language_of(program), library.clinic
    locale = locale_for(language)
    title = Text.from_markup(program.title).plain
    template = locale.about.title if len(program.levels) > 1 else locale.about.title_of_one_level
    return About(
        title=template.format(
            title=title,
            number=level.number,
            count=len(program.levels),
            name=Text.from_markup(level.name).plain,
        ),
        author=(clinic.name if clinic and clinic.name else "backpdf"),
        subject=locale.about.subject.format(title=title),
        keywords=(*locale.about.keywords, title),
        language=language,
        date=request.stamp or program.date,
    )


def about_several(first: About, count: int) -> About:
    """The metadata of one document of `count` handouts; `first` is the metadata of its first one."""
    locale = locale_for(first.language)
    return replace(first, title=locale.about.several.format(count=count))


def _note(request: Request, locale: Locale) -> PersonalNote | None:
    if request.plan is None or request.plan.note is None:
        return None
    return PersonalNote(Text.of(locale.headings.note), Text.from_markup(request.plan.note))


def _guidance(program: Program, locale: Locale) -> tuple[Section, ...]:
    """Who asks first, and how much pain is all right."""
    words = locale.pain_scale
    pain_rule = Section(
        Text.of(locale.headings.pain_rule),
        items=_items(program.pain_rule),
        lead_in=Text.of(words.instruction),
        scale=PainScale(words.none, words.worst, words.alt),
    )
    if not program.before_you_start:
        return (pain_rule,)
    ask_first = Section(Text.of(locale.headings.before_you_start), items=_items(program.before_you_start))
    return ask_first, pain_rule


def _warning(program: Program, locale: Locale, clinic: Clinic | None) -> Section:
    flags = program.red_flags
    if flags.emergency is None:
        return _signs(flags.doctor, flags.doctor.action)
    return _signs(flags.emergency, _emergency_action(flags.emergency.action, locale, clinic))


def _signs(signs: WarningSigns, action: str) -> Section:
    lead_in = Text.from_markup(signs.lead_in) if signs.lead_in else None
    return Section(Text.from_markup(action), items=_items(signs.signs), lead_in=lead_in)


def _emergency_action(action: str, locale: Locale, clinic: Clinic | None) -> str:
    """The action with the number to call; as it stands where it names a number itself."""
    if _NUMBER_TO_CALL.search(action):
        return action
    number = clinic.emergency_number if clinic else None
    template = locale.emergency.number if number else locale.emergency.no_number
    return template.format(action=action.rstrip(" .!:"), number=number)


def _card(
    library: Library, exercise: Exercise, number: int, language: str, dose: CardDose, locale: Locale
) -> Card:
    labels = locale.card
    notes = (
        CardNote.labelled(locale.label(labels.easier), exercise.easier),
        CardNote.labelled(locale.label(labels.harder), exercise.harder),
    )
    return Card(
        number=number,
        name=Text.from_markup(exercise.name),
        why=Text.from_markup(exercise.why),
        figures=tuple(
            Figure(
                library.picture_path(picture),
                Text.from_markup(picture.caption),
                picture.alt,
                library.picture_content(picture),
            )
            for picture in exercise.pictures
        ),
        dose=dose,
        steps=_items(exercise.steps),
        feel=CardNote.labelled(locale.label(labels.feel), exercise.feel),
        easier_and_harder=tuple(note for note in notes if note is not None),
        take_care=CardNote.labelled(locale.label(labels.take_care), exercise.take_care),
        language=exercise.language if exercise.language not in (None, language) else None,
    )


def _links(program: Program, exercises: Iterable[Exercise], locale: Locale) -> tuple[WebLink, ...]:
    links = [
        _link(locale.links.video.format(name=Text.from_markup(exercise.name).plain), exercise.video, locale)
        for exercise in exercises
        if exercise.video
    ]
    if program.web:
        links.append(_link(locale.links.web, program.web, locale))
    return tuple(links)


def _link(lead: str, address: str, locale: Locale) -> WebLink:
    return WebLink(
        text=Text((Phrase(lead), Phrase(shown_address(address), link=address))),
        address=address,
        alt=locale.links.qr_alt.format(address=address),
    )


def _foot(program: Program, clinic: Clinic | None, locale: Locale) -> Foot:
    extra = clinic.disclaimer if clinic else None
    disclaimer = " ".join(part for part in (program.disclaimer, extra) if part)
    return Foot(
        disclaimer=Text.from_markup(disclaimer).plain,
        version=locale.foot.version.format(version=program.version),
        page_words=locale.foot.page,
    )
