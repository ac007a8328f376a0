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
    Diary,
    Figure,
    Foot,
    Handout,
    NextSteps,
    PainScale,
    PersonalNote,
    Section,
    WebLink,
)
from backpdf.handout.compose_blank_dose import compose_blank_dose
from backpdf.handout.compose_dose import compose_dose, usual_frequency
from backpdf.handout.compose_masthead import compose_masthead, shown_address
from backpdf.handout.imprint import compose_imprint
from backpdf.handout.locale.sentences import Locale, locale_for
from backpdf.handout.request import Request
from backpdf.handout.rich_text import Phrase, Text, join
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
    flags = program.red_flags
    return Handout(
        about=_about(program, level, library, request),
        masthead=compose_masthead(library, program, level, exercises, usual, locale, request),
        message=Text.from_markup(program.message),
        guidance=_guidance(program, locale),
        warning=_warning(program, locale, library.clinic),
        cards=tuple(
            _card(
                library,
                exercise,
                number,
                language,
                compose_blank_dose(exercise.dose, number, locale)
                if request.blank_dose
                else compose_dose(exercise.dose, usual, locale),
                locale,
            )
            for number, exercise in enumerate(exercises, start=1)
        ),
        next_steps=_next_steps(level, locale),
        diary=_diary(program, locale),
        see_doctor=_signs(flags.doctor, flags.doctor.action) if flags.emergency else None,
        links=_links(program, exercises, locale),
        imprint=compose_imprint(program, exercises, locale),
        foot=_foot(program, library.clinic, locale),
        note=_note(request, locale),
        accent=library.clinic.accent if library.clinic else None,
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
    sections: list[Section] = []
    if program.for_whom or program.before_you_start:
        for_whom = CardNote.labelled(locale.label(locale.masthead.for_whom), program.for_whom)
        sections.append(
            Section(
                Text.of(locale.headings.before_you_start),
                items=_items(program.before_you_start),
                lead_in=for_whom.whole if for_whom else None,
            )
        )
    sections.append(Section(Text.of(locale.headings.how_to_use), items=_items(program.how_to_use)))
    words = locale.pain_scale
    scale = PainScale(words.none, words.worst, words.alt)
    sections.append(Section(Text.of(locale.headings.pain_rule), items=_items(program.pain_rule), scale=scale))
    return tuple(sections)


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


def _next_steps(level: Level, locale: Locale) -> NextSteps:
    labels = locale.next
    labelled_texts = (
        (labels.move_on, level.move_on),
        (labels.keep_going, level.keep_going),
        (labels.step_back, level.step_back),
        (labels.activity, (level.activity,) if level.activity else ()),
    )
    return NextSteps(
        heading=Text.of(locale.headings.next),
        notes=tuple(
            CardNote(locale.label(label), join(Text.from_markup(text) for text in texts))
            for label, texts in labelled_texts
            if texts
        ),
    )


def _diary(program: Program, locale: Locale) -> Diary:
    diary = locale.diary
    return Diary(
        heading=Text.of(locale.headings.diary),
        instruction=Text.of(diary.instruction),
        corner=diary.corner,
        days=diary.days,
        weeks=tuple(diary.week.format(number=week) for week in range(1, program.diary_weeks + 1)),
        box_words=diary.box,
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
