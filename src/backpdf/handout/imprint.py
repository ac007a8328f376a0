"""Composes the imprint: version, review, sources and credits of a handout."""

from __future__ import annotations

from collections.abc import Iterable

from backpdf.handout.blocks import Imprint
from backpdf.handout.locale.sentences import Locale
from backpdf.handout.rich_text import Text
from backpdf.library.model.library import Exercise, Program


def compose_imprint(program: Program, exercises: Iterable[Exercise], locale: Locale) -> Imprint:
    """The imprint of a handout with these exercises; the state of its review comes first."""
    words = locale.imprint
    version = words.version.format(version=program.version, date=locale.day(program.date))
    lines = [Text.of(" ".join((*_review(program, locale), version)))]
    sources: dict[str, None] = dict.fromkeys(program.sources)
    for exercise in exercises:
        sources.update(dict.fromkeys(exercise.sources))
        lines.extend(_credits(exercise, locale))
    if sources:
        lines.insert(
            1, Text.from_markup(words.sources.format(sources="; ".join(s.rstrip(".") for s in sources)))
        )
    return Imprint(tuple(lines))


def _review(program: Program, locale: Locale) -> list[str]:
    """Sentences on who reviewed the program, and when the next review is due."""
    words, review = locale.imprint, program.review
    if review is None:
        return [words.not_reviewed]
    if review.date is None:
        sentences = [words.reviewed.format(by=review.by)]
    else:
        sentences = [words.reviewed_on.format(by=review.by, date=locale.day(review.date))]
    if review.next is not None:
        sentences.append(words.next_review.format(date=locale.day(review.next)))
    return sentences


def _credits(exercise: Exercise, locale: Locale) -> list[Text]:
    """One line for each different credit of an exercise's pictures."""
    name = Text.from_markup(exercise.name).plain
    lines: dict[str, None] = {}
    for picture in exercise.pictures:
        if picture.credit and picture.licence:
            lines[
                locale.imprint.picture_licence.format(
                    name=name, credit=picture.credit, licence=picture.licence
                )
            ] = None
        elif picture.credit or picture.licence:
            lines[locale.imprint.picture.format(name=name, credit=picture.credit or picture.licence)] = None
    return [Text.of(line) for line in lines]
