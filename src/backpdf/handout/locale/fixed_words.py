"""Models of the fixed words of a locale, one for each part of the sheet.

A locale file with a missing or misspelt field is not valid.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class FixedWords(BaseModel):
    """Base of the groups of words: frozen, every field required, no unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class MastheadWords(FixedWords):
    """Words at the head of the first page."""

    level_of: str
    name: str
    date: str
    clinician: str
    phone: str
    questions: str
    next_visit: str
    for_whom: str
    draft: str
    logo_alt: str
    logo_alt_unnamed: str


class HeadingWords(FixedWords):
    """The headings that do not come from the library."""

    note: str
    session: str
    before_you_start: str
    pain_rule: str
    in_short: str
    next: str
    flare_up: str
    record: str


class SessionWords(FixedWords):
    """What a session is: which exercises, how long, what is needed, and what a set is."""

    exercises: str
    minutes: str
    minute: str
    equipment: str
    set: str


class InShortWords(FixedWords):
    """Whom to ask, for the summary."""

    call: str
    ask: str


class NextWords(FixedWords):
    """Labels of the section on what to do after this level."""

    move_on: str
    keep_going: str
    step_back: str
    activity: str


class PainScaleWords(FixedWords):
    """What to do with the pain scale, its ends, and the scale in words."""

    instruction: str
    none: str
    worst: str
    alt: str


class EmergencyWords(FixedWords):
    """Templates that join the emergency action and the number to call."""

    number: str
    no_number: str


class CardWords(FixedWords):
    """Labels on an exercise card."""

    dose: str
    feel: str
    easier: str
    harder: str
    take_care: str


class DoseWords(FixedWords):
    """Templates of the sentences of a dose."""

    sets_of: str
    sets_of_each_side: str
    times: str
    one_time: str
    times_each_side: str
    one_time_each_side: str
    most: str
    most_up_to: str
    sets_of_most: str
    sets_of_most_up_to: str
    reps_by_set: str
    then: str
    each_side: str
    other_side: str
    left_only: str
    right_only: str
    left: str
    right: str
    hold_each: str
    hold: str
    tempo: str
    tempo_no_hold: str
    rest_between_sets: str
    rest: str
    duration: str
    distance: str
    load: str
    by_week: str
    once_a_day: str
    twice_a_day: str
    times_a_day: str
    every_minutes: str
    every_hour: str
    every_hours: str
    every_day: str
    every_second_day: str
    every_days: str
    every_week: str
    every_weeks: str
    days_a_week: str
    one_day_a_week: str
    on_days: str
    frequency: str
    frequency_one: str


class UnitWords(FixedWords):
    """A number with what it counts, one of it or several."""

    one: str
    several: str


class BoxWords(FixedWords):
    """Phrases and amounts in the row of dose cells."""

    sets: str
    set: str
    reps: str
    rep: str
    each_side: str
    left_side: str
    right_side: str
    left: str
    right: str
    most: str
    most_up_to: str
    hold: str
    tempo: str
    tempo_no_hold: str
    rest: str
    duration: str
    distance: str
    per_day: str
    once: str
    twice: str
    times: str
    per_week: str
    day: str
    days: str
    days_named: str
    awake: str
    every_minutes: str
    every_hour: str
    every_hours: str
    every_day: str
    every_second_day: str
    every_days: str
    every_week: str
    every_weeks: str
    list: str


class BlankDoseWords(FixedWords):
    """A dose that is left to be filled in by hand: in words, and what else there is to fill in."""

    sentence: str
    what: str
    how_often: str
    load: str
    tick_box: str


class WeekWords(FixedWords):
    """The table of a dose that differs from week to week."""

    corner: str
    week: str
    heading: str


class RecordWords(FixedWords):
    """Words of the record: labels of its rows, and what to write into a cell of each."""

    instruction: str
    week: str
    days: tuple[str, ...]
    times: str
    pain: str
    walk: str
    times_cell: str
    pain_cell: str
    walk_cell: str


class LinkWords(FixedWords):
    """Texts before web addresses, and the alternative text of QR codes."""

    video: str
    web: str
    qr_alt: str


class ImprintWords(FixedWords):
    """Version, review and sources."""

    version: str
    reviewed: str
    reviewed_on: str
    next_review: str
    not_reviewed: str
    sources: str
    picture: str
    picture_licence: str


class FootWords(FixedWords):
    """The foot of every page."""

    version: str
    page: str


class AboutWords(FixedWords):
    """Templates of the document's metadata."""

    title: str
    title_of_one_level: str
    several: str
    subject: str
    keywords: tuple[str, ...]
