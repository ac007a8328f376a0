"""Library and request -> handout: which words and pictures stand on the sheet, in which order."""

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
    Imprint,
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
from backpdf.handout.locale.sentences import Wording, wording_for
from backpdf.handout.request import Request
from backpdf.library.apply_plan import follow
from backpdf.library.model.library import Clinic, Exercise, Level, Library, Program
from backpdf.library.model.markup import parse_bold
from backpdf.problems import UsageError


def compose(library: Library, request: Request) -> Handout:
    """The handout that a request asks for.

    Raises UsageError where the library has no such program or level, or the plan does not fit them.
    """
    program = find_program(library, request.program)
    level = find_level(program, request.level)
    if request.plan is not None:
        program, level = follow(request.plan, library, program, level)
    language = library.language_of(program)
    words = wording_for(language)
    exercises = library.exercises_of(level)
    return Handout(
        about=_about(program, level, library, request),
        masthead=_masthead(library, program, level, words, request),
        message=rich(program.message),
        guidance=_guidance(program, words),
        red_flags=_red_flags(program, words, library.clinic),
        cards=tuple(
            _card(library, exercise, number, language, words)
            for number, exercise in enumerate(exercises, start=1)
        ),
        next_steps=_next_steps(program, level, words),
        diary=_diary(program, words),
        links=_links(program, exercises, words),
        imprint=_imprint(program, exercises, words),
        foot=_foot(program, library.clinic, words),
        note=_note(request, words),
    )


def find_program(library: Library, program: str) -> Program:
    """The program with this id; raises UsageError, naming those that exist."""
    try:
        return library.programs[program]
    except KeyError:
        known = ", ".join(library.programs)
        raise UsageError(f'there is no program "{program}"', f"programs in this library: {known}") from None


def find_level(program: Program, number: int) -> Level:
    """The level with this number; raises UsageError, naming those that exist."""
    for level in program.levels:
        if level.number == number:
            return level
    known = ", ".join(str(level.number) for level in program.levels)
    raise UsageError(f'the program "{program.id}" has no level {number}', f"its levels: {known}")


def rich(text: str) -> Text:
    """A text as typed by a clinician, `**bold**` understood."""
    return Text(tuple(Phrase(run.text, run.bold) for run in parse_bold(text)))


def _items(texts: Iterable[str]) -> tuple[Text, ...]:
    return tuple(rich(text) for text in texts)


def _about(program: Program, level: Level, library: Library, request: Request) -> About:
    language, clinic = library.language_of(program), library.clinic
    words = wording_for(language)
    return About(
        title=words.about.title.format(
            title=rich(program.title).plain,
            number=level.number,
            count=len(program.levels),
            name=rich(level.name).plain,
        ),
        author=(clinic.name if clinic and clinic.name else "backpdf"),
        subject=words.about.subject,
        keywords=words.about.keywords,
        language=language,
        date=request.stamp or program.date,
    )


def about_several(first: About, count: int) -> About:
    """What one document of `count` handouts says of itself; `first` is what its first handout says."""
    words = wording_for(first.language)
    return replace(first, title=words.about.several.format(count=count))


def _masthead(library: Library, program: Program, level: Level, words: Wording, request: Request) -> Masthead:
    masthead = words.masthead
    count = len(program.levels)
    return Masthead(
        clinic=_clinic_line(library, words),
        title=rich(program.title),
        badge=LevelBadge(level.number, count, masthead.level_of.format(number=level.number, count=count)),
        level_name=rich(level.name),
        aim=rich(level.aim),
        how_often=rich(level.how_often) if level.how_often else None,
        fields=(
            Field(masthead.name, request.patient, long=True),
            Field(masthead.date, words.day(request.day) if request.day else None),
            Field(masthead.clinician, request.clinician),
        ),
    )


def _clinic_line(library: Library, words: Wording) -> ClinicLine | None:
    clinic = library.clinic
    if clinic is None:
        return None
    logo = None
    if (path := library.logo_path) is not None:
        alt = (
            words.masthead.logo_alt.format(clinic=clinic.name)
            if clinic.name
            else words.masthead.logo_alt_unnamed
        )
        logo = Logo(path, alt)
    contact: list[Phrase] = []
    for phrase in (
        Phrase(clinic.address) if clinic.address else None,
        Phrase(words.masthead.phone.format(phone=clinic.phone)) if clinic.phone else None,
        Phrase(shown_address(clinic.web), link=clinic.web) if clinic.web else None,
    ):
        if phrase is not None:
            contact.extend((Phrase(" · "), phrase) if contact else (phrase,))
    if logo is None and not clinic.name and not contact:
        return None
    return ClinicLine(logo, clinic.name, Text(tuple(contact)) if contact else None)


def shown_address(address: str) -> str:
    """A web address as people read it: without `https://` and without a bare final slash."""
    bare = address.removeprefix("https://").removeprefix("http://")
    return bare.removesuffix("/")


def _note(request: Request, words: Wording) -> PersonalNote | None:
    if request.plan is None or request.plan.note is None:
        return None
    return PersonalNote(Text.of(words.headings.note), rich(request.plan.note))


def _guidance(program: Program, words: Wording) -> tuple[Section, ...]:
    sections = [Section(Text.of(words.headings.how_to_use), items=_items(program.how_to_use))]
    if program.before_you_start:
        sections.append(
            Section(Text.of(words.headings.before_you_start), items=_items(program.before_you_start))
        )
    sections.append(Section(Text.of(words.headings.pain_rule), items=_items(program.pain_rule)))
    return tuple(sections)


def _red_flags(program: Program, words: Wording, clinic: Clinic | None) -> RedFlagSection:
    flags = program.red_flags
    number = clinic.emergency_number if clinic else None
    template = words.emergency.number if number else words.emergency.no_number
    action = template.format(action=flags.emergency.action, number=number)
    return RedFlagSection(
        heading=Text.of(words.headings.red_flags),
        emergency=Section(rich(action), items=_items(flags.emergency.signs)),
        doctor=Section(rich(flags.doctor.action), items=_items(flags.doctor.signs)),
    )


def _card(library: Library, exercise: Exercise, number: int, language: str, words: Wording) -> Card:
    labels = words.card
    notes = ((labels.easier, exercise.easier), (labels.harder, exercise.harder))
    return Card(
        number=number,
        name=rich(exercise.name),
        why=rich(exercise.why),
        figures=tuple(
            Figure(library.picture_path(picture), rich(picture.caption), picture.alt)
            for picture in exercise.pictures
        ),
        dose=CardNote(words.label(labels.dose), rich(words.dose_sentence(exercise.dose))),
        dose_boxes=words.dose_boxes(exercise.dose),
        steps=_items(exercise.steps),
        easier_and_harder=tuple(CardNote(words.label(label), rich(text)) for label, text in notes if text),
        take_care=(
            CardNote(words.label(labels.take_care), rich(exercise.take_care)) if exercise.take_care else None
        ),
        language=exercise.language if exercise.language not in (None, language) else None,
    )


def _next_steps(program: Program, level: Level, words: Wording) -> NextSteps:
    labels = words.next
    last = level.number == len(program.levels)
    told = (
        (labels.keep_going if last else labels.move_on, level.move_on),
        (labels.step_back, level.step_back),
        (labels.activity, (level.activity,)),
    )
    return NextSteps(
        heading=Text.of(words.headings.next),
        notes=tuple(
            CardNote(words.label(label), join(rich(text) for text in texts)) for label, texts in told
        ),
    )


def _diary(program: Program, words: Wording) -> Diary:
    diary = words.diary
    return Diary(
        heading=Text.of(words.headings.diary),
        instruction=Text.of(diary.instruction),
        corner=diary.corner,
        days=diary.days,
        weeks=tuple(diary.week.format(number=week) for week in range(1, program.diary_weeks + 1)),
        box_words=diary.box,
    )


def _links(program: Program, exercises: Iterable[Exercise], words: Wording) -> tuple[WebLink, ...]:
    links = [
        _link(words.links.video.format(name=rich(exercise.name).plain), exercise.video, words)
        for exercise in exercises
        if exercise.video
    ]
    if program.web:
        links.append(_link(words.links.web, program.web, words))
    return tuple(links)


def _link(lead: str, address: str, words: Wording) -> WebLink:
    return WebLink(
        text=Text((Phrase(lead), Phrase(shown_address(address), link=address))),
        address=address,
        alt=words.links.qr_alt.format(address=address),
    )


def _imprint(program: Program, exercises: Iterable[Exercise], words: Wording) -> Imprint:
    imprint = words.imprint
    made = [imprint.version.format(version=program.version, date=words.day(program.date))]
    made.extend(_review(program, words))
    lines = [Text.of(" ".join(made))]
    sources: dict[str, None] = dict.fromkeys(program.sources)
    for exercise in exercises:
        sources.update(dict.fromkeys(exercise.sources))
        lines.extend(_credits(exercise, words))
    if sources:
        lines.insert(1, rich(imprint.sources.format(sources="; ".join(s.rstrip(".") for s in sources))))
    return Imprint(tuple(lines))


def _review(program: Program, words: Wording) -> list[str]:
    imprint, review = words.imprint, program.review
    if review is None:
        return [imprint.not_reviewed]
    if review.date is None:
        told = [imprint.reviewed.format(by=review.by)]
    else:
        told = [imprint.reviewed_on.format(by=review.by, date=words.day(review.date))]
    if review.next is not None:
        told.append(imprint.next_review.format(date=words.day(review.next)))
    return told


def _credits(exercise: Exercise, words: Wording) -> list[Text]:
    """One line for each different credit among an exercise's pictures."""
    name = rich(exercise.name).plain
    told: dict[str, None] = {}
    for picture in exercise.pictures:
        if picture.credit and picture.licence:
            told[
                words.imprint.picture_licence.format(
                    name=name, credit=picture.credit, licence=picture.licence
                )
            ] = None
        elif picture.credit or picture.licence:
            told[words.imprint.picture.format(name=name, credit=picture.credit or picture.licence)] = None
    return [Text.of(line) for line in told]


def _foot(program: Program, clinic: Clinic | None, words: Wording) -> Foot:
    extra = clinic.disclaimer if clinic else None
    disclaimer = " ".join(part for part in (program.disclaimer, extra) if part)
    return Foot(
        disclaimer=rich(disclaimer).plain,
        version=words.foot.version.format(version=program.version),
        page_words=words.foot.page,
    )
