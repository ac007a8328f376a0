"""The locale of a language: its fixed words, from `<language>.yaml`, and doses as sentences.

The sentences need no arithmetic from the patient: "2 sets of 8 to 12."
"""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib import resources

from backpdf.handout.blocks import DoseCell
from backpdf.handout.locale.fixed_words import (
    AboutWords,
    BoxWords,
    CardWords,
    DiaryWords,
    DoseWords,
    EmergencyWords,
    FixedWords,
    FootWords,
    HeadingWords,
    ImprintWords,
    LinkWords,
    MastheadWords,
    NextWords,
)
from backpdf.library.model.amounts import Count, Duration
from backpdf.library.model.library import Dose
from backpdf.library.yaml.document import parse_document
from backpdf.problems import UsageError

ONCE, TWICE = Count(1, 1), Count(2, 2)
EVERY_DAY = Count(7, 7)


class Locale(FixedWords):
    """The fixed words of one language, with dates, labels and doses in that language."""

    language: str
    months: tuple[str, ...]
    day_form: str
    range: str
    neighbours: str
    colon: str
    masthead: MastheadWords
    headings: HeadingWords
    next: NextWords
    emergency: EmergencyWords
    card: CardWords
    dose: DoseWords
    boxes: BoxWords
    diary: DiaryWords
    links: LinkWords
    imprint: ImprintWords
    foot: FootWords
    about: AboutWords

    def day(self, day: date) -> str:
        """A date in words: "21 November 2026"."""
        return self.day_form.format(day=day.day, month=self.months[day.month - 1], year=day.year)

    def label(self, label: str) -> str:
        """A label with its colon: "Easier: "."""
        return self.colon.format(label=label)

    def dose_sentence(self, dose: Dose) -> str:
        """The dose as sentences: "2 sets of 8 to 12. Once a day."."""
        return " ".join(
            (
                *_how_many(self, dose),
                *_how_long(self, dose),
                *((self.dose.load.format(load=dose.load),) if dose.load else ()),
                *_how_often(self, dose),
            )
        )

    def dose_boxes(self, dose: Dose) -> tuple[DoseCell, ...]:
        """The dose as labelled boxes: sets, repetitions, hold, rest, duration, frequency."""
        words = self.boxes
        boxes: list[DoseCell] = []

        def add(label: str, value: str | None) -> None:
            if value is not None:
                boxes.append(DoseCell(label, value))

        add(words.set if dose.sets == ONCE else words.sets, _short(self, dose.sets))
        add(words.each_side if dose.each_side else words.reps, _short(self, dose.reps))
        add(words.hold, _short_time(self, dose.hold))
        add(words.rest, _short_time(self, dose.rest))
        add(words.duration, _short_time(self, dose.duration))
        add(words.per_day, _counted(self, dose.times_a_day, words.time, words.times))
        add(words.per_week, _counted(self, dose.days_a_week, words.day, words.days))
        return tuple(boxes)


def _how_many(locale: Locale, dose: Dose) -> list[str]:
    """The sentence on sets and repetitions, if there is one."""
    words = locale.dose
    if dose.reps is None:
        if dose.sets is not None and dose.sets != ONCE:
            return [_times(locale, dose.sets, dose.each_side)]
        return [words.each_side] if dose.each_side else []
    if dose.sets is None or dose.sets == ONCE:
        return [_times(locale, dose.reps, dose.each_side)]
    template = words.sets_of_each_side if dose.each_side else words.sets_of
    return [template.format(sets=_counts(locale, dose.sets), reps=_counts(locale, dose.reps))]


def _times(locale: Locale, times: Count, each_side: bool) -> str:
    words = locale.dose
    if times == ONCE:
        return words.one_time_each_side if each_side else words.one_time
    template = words.times_each_side if each_side else words.times
    return template.format(reps=_counts(locale, times))


def _how_long(locale: Locale, dose: Dose) -> list[str]:
    """The sentences on hold, duration and rest."""
    words = locale.dose
    sentences: list[str] = []
    several = any(count is not None and count.high > 1 for count in (dose.reps, dose.sets)) or dose.each_side
    if dose.hold is not None:
        template = words.hold_each if several else words.hold
        sentences.append(template.format(time=_time(locale, dose.hold)))
    if dose.duration is not None:
        sentences.append(words.duration.format(time=_time(locale, dose.duration)))
    if dose.rest is not None:
        in_sets = dose.reps is not None and dose.sets is not None and dose.sets.high > 1
        template = words.rest_between_sets if in_sets else words.rest
        sentences.append(template.format(time=_time(locale, dose.rest)))
    return sentences


def _how_often(locale: Locale, dose: Dose) -> list[str]:
    """The sentence on times a day and days a week, if there is one."""
    words = locale.dose
    times = days = None
    if dose.times_a_day is not None:
        fixed = {ONCE: words.once_a_day, TWICE: words.twice_a_day}.get(dose.times_a_day)
        times = fixed or words.times_a_day.format(times=_counts(locale, dose.times_a_day))
    if dose.days_a_week is not None:
        fixed = {ONCE: words.one_day_a_week, EVERY_DAY: words.every_day}.get(dose.days_a_week)
        days = fixed or words.days_a_week.format(days=_counts(locale, dose.days_a_week))
    if times and days:
        return [words.frequency.format(times=times, days=days)]
    one = times or days
    return [words.frequency_one.format(one=one[0].upper() + one[1:])] if one else []


def _counts(locale: Locale, count: Count) -> str:
    if count.low == count.high:
        return str(count.low)
    template = locale.neighbours if count.high == count.low + 1 else locale.range
    return template.format(low=count.low, high=count.high)


def _time(locale: Locale, time: Duration) -> str:
    words = locale.dose
    single = time.low == time.high == 1
    if time.unit == "s":
        template = words.second if single else words.seconds
    else:
        template = words.minute if single else words.minutes
    return template.format(count=_counts(locale, Count(time.low, time.high)))


def _short(locale: Locale, count: Count | None) -> str | None:
    if count is None:
        return None
    if count.low == count.high:
        return str(count.low)
    return locale.boxes.range.format(low=count.low, high=count.high)


def _short_time(locale: Locale, time: Duration | None) -> str | None:
    if time is None:
        return None
    template = locale.boxes.seconds if time.unit == "s" else locale.boxes.minutes
    return template.format(count=_short(locale, Count(time.low, time.high)))


def _counted(locale: Locale, count: Count | None, one: str, many: str) -> str | None:
    if count is None:
        return None
    return (one if count == ONCE else many).format(count=_short(locale, count))


def languages() -> tuple[str, ...]:
    """The languages with a locale, sorted."""
    folder = resources.files("backpdf.handout") / "locale"
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".yaml")))


@cache
def locale_for(language: str) -> Locale:
    """The locale of a language tag: of "en-GB" itself, if it has one, else of "en".

    Raises UsageError where neither has one.
    """
    base = language.partition("-")[0].lower()
    known = languages()
    name = language if language in known else base
    if name not in known:
        raise UsageError(
            f'no fixed words for the language "{language}"', f"known languages: {', '.join(known)}"
        )
    text = (resources.files("backpdf.handout") / "locale" / f"{name}.yaml").read_text("utf-8")
    document, problems = parse_document(text, f"locale/{name}.yaml")
    if document is None or problems:
        raise ValueError(f"locale {name} cannot be read: {problems}")
    return Locale.model_validate(document.value)
