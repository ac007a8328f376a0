"""Composes the handout for a request from the texts and pictures of a library."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from backpdf.handout.blocks import (
    About,
    Card,
    CardNote,
    ClinicLine,
    Diary,
    Field,
    Figure,
    Foot,
    Handout,
    LevelBadge,
    Logo,
    Masthead,
    NextSteps,
    PersonalNote,
    Phrase,
    RedFlagSection,
    Section,
    Text,
    WebLink,
    join,
)
from backpdf.handout.imprint import compose_imprint
from backpdf.handout.locale.sentences import Locale, locale_for
from backpdf.handout.request import Request
from backpdf.handout.selection import find_level, find_program
from backpdf.library.apply_plan import apply_plan
from backpdf.library.model.library import Clinic, Exercise, Level, Library, Program
from backpdf.library.model.telephone import phone_link


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
    return Handout(
        about=_about(program, level, library, request),
        masthead=_masthead(library, program, level, locale, request),
        message=Text.from_markup(program.message),
        guidance=_guidance(program, locale),
        red_flags=_red_flags(program, locale, library.clinic),
        cards=tuple(
            _card(library, exercise, number, language, locale)
            for number, exercise in enumerate(exercises, start=1)
        ),
        next_steps=_next_steps(program, level, locale),
        diary=_diary(program, locale),
        links=_links(program, exercises, locale),
        imprint=compose_imprint(program, exercises, locale),
        foot=_foot(program, library.clinic, locale),
        note=_note(request, locale),
    )


def _items(texts: Iterable[str]) -> tuple[Text, ...]:
    return tuple(Text.from_markup(text) for text in texts)


def _about(program: Program, level: Level, library: Library, request: Request) -> About:
    language, clinic = library.language_of(program), library.clinic
    locale = locale_for(language)
    return About(
        title=locale.about.title.format(
            title=Text.from_markup(program.title).plain,
            number=level.number,
            count=len(program.levels),
            name=Text.from_markup(level.name).plain,
        ),
        author=(clinic.name if clinic and clinic.name else "backpdf"),
        subject=locale.about.subject,
        keywords=locale.about.keywords,
        language=language,
        date=request.stamp or program.date,
    )


def about_several(first: About, count: int) -> About:
    """The metadata of one document of `count` handouts; `first` is the metadata of its first one."""
    locale = locale_for(first.language)
    return replace(first, title=locale.about.several.format(count=count))


def _masthead(library: Library, program: Program, level: Level, locale: Locale, request: Request) -> Masthead:
    masthead = locale.masthead
    count = len(program.levels)
    return Masthead(
        clinic=_clinic_line(library, locale),
        title=Text.from_markup(program.title),
        badge=LevelBadge(level.number, count, masthead.level_of.format(number=level.number, count=count)),
        level_name=Text.from_markup(level.name),
        aim=Text.from_markup(level.aim),
        how_often=Text.from_markup(level.how_often) if level.how_often else None,
        fields=(
            Field(masthead.name, request.patient, long=True),
            Field(masthead.date, locale.day(request.day) if request.day else None),
            Field(masthead.clinician, request.clinician),
        ),
    )


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
        logo = Logo(path, alt, library.logo_content)
    contact: list[Phrase] = []
    for phrases in (
        (Phrase(clinic.address),) if clinic.address else (),
        _phone(clinic.phone, locale) if clinic.phone else (),
        (Phrase(shown_address(clinic.web), link=clinic.web),) if clinic.web else (),
    ):
        if phrases:
            contact.extend((Phrase(" · "), *phrases) if contact else phrases)
    if logo is None and not clinic.name and not contact:
        return None
    return ClinicLine(logo, clinic.name, Text(tuple(contact)) if contact else None)


def _phone(number: str, locale: Locale) -> tuple[Phrase, ...]:
    """The words around the telephone number, and the number as a link."""
    before, _, after = locale.masthead.phone.partition("{phone}")
    phrases = (Phrase(before), Phrase(number, link=phone_link(number)), Phrase(after))
    return tuple(phrase for phrase in phrases if phrase.text)


def shown_address(address: str) -> str:
    """A web address as it prints: without `https://` and without a slash at its end."""
    bare = address.removeprefix("https://").removeprefix("http://")
    return bare.removesuffix("/")


def _note(request: Request, locale: Locale) -> PersonalNote | None:
    if request.plan is None or request.plan.note is None:
        return None
    return PersonalNote(Text.of(locale.headings.note), Text.from_markup(request.plan.note))


def _guidance(program: Program, locale: Locale) -> tuple[Section, ...]:
    sections = [Section(Text.of(locale.headings.how_to_use), items=_items(program.how_to_use))]
    if program.before_you_start:
        sections.append(
            Section(Text.of(locale.headings.before_you_start), items=_items(program.before_you_start))
        )
    sections.append(Section(Text.of(locale.headings.pain_rule), items=_items(program.pain_rule)))
    return tuple(sections)


def _red_flags(program: Program, locale: Locale, clinic: Clinic | None) -> RedFlagSection:
    flags = program.red_flags
    number = clinic.emergency_number if clinic else None
    template = locale.emergency.number if number else locale.emergency.no_number
    action = template.format(action=flags.emergency.action, number=number)
    return RedFlagSection(
        heading=Text.of(locale.headings.red_flags),
        emergency=Section(Text.from_markup(action), items=_items(flags.emergency.signs)),
        doctor=Section(Text.from_markup(flags.doctor.action), items=_items(flags.doctor.signs)),
    )


def _card(library: Library, exercise: Exercise, number: int, language: str, locale: Locale) -> Card:
    labels = locale.card
    notes = ((labels.easier, exercise.easier), (labels.harder, exercise.harder))
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
        dose=CardNote(locale.label(labels.dose), Text.from_markup(locale.dose_sentence(exercise.dose))),
        dose_boxes=locale.dose_boxes(exercise.dose),
        steps=_items(exercise.steps),
        easier_and_harder=tuple(
            CardNote(locale.label(label), Text.from_markup(text)) for label, text in notes if text
        ),
        take_care=(
            CardNote(locale.label(labels.take_care), Text.from_markup(exercise.take_care))
            if exercise.take_care
            else None
        ),
        language=exercise.language if exercise.language not in (None, language) else None,
    )


def _next_steps(program: Program, level: Level, locale: Locale) -> NextSteps:
    labels = locale.next
    last = level.number == len(program.levels)
    labelled_texts = (
        (labels.keep_going if last else labels.move_on, level.move_on),
        (labels.step_back, level.step_back),
        (labels.activity, (level.activity,)),
    )
    return NextSteps(
        heading=Text.of(locale.headings.next),
        notes=tuple(
            CardNote(locale.label(label), join(Text.from_markup(text) for text in texts))
            for label, texts in labelled_texts
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
