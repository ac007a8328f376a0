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
    logo_alt: str
    logo_alt_unnamed: str


class HeadingWords(FixedWords):
    """The headings that do not come from the library."""

    note: str
    how_to_use: str
    before_you_start: str
    pain_rule: str
    red_flags: str
    next: str
    diary: str


class NextWords(FixedWords):
    """Labels of the section on what to do after this level."""

    move_on: str
    keep_going: str
    step_back: str
    activity: str


class EmergencyWords(FixedWords):
    """Templates that join the emergency action and the number to call."""

    number: str
    no_number: str


class CardWords(FixedWords):
    """Labels on an exercise card."""

    dose: str
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
    each_side: str
    hold_each: str
    hold: str
    rest_between_sets: str
    rest: str
    duration: str
    load: str
    once_a_day: str
    twice_a_day: str
    times_a_day: str
    every_day: str
    days_a_week: str
    one_day_a_week: str
    frequency: str
    frequency_one: str
    second: str
    seconds: str
    minute: str
    minutes: str


class BoxWords(FixedWords):
    """Labels and units in the row of dose boxes."""

    sets: str
    set: str
    reps: str
    each_side: str
    hold: str
    rest: str
    duration: str
    per_day: str
    per_week: str
    range: str
    seconds: str
    minutes: str
    time: str
    times: str
    day: str
    days: str


class DiaryWords(FixedWords):
    """Words of the tick-box diary."""

    instruction: str
    corner: str
    week: str
    days: tuple[str, ...]
    box: str


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
    several: str
    subject: str
    keywords: tuple[str, ...]
