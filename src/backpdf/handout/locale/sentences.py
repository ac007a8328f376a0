"""The fixed words of a handout, in the language of the sheet, and doses as plain sentences.

The words stand in `locale/<language>.yaml`.  A dose is told without arithmetic: "2 sets of 8 to 12."
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


class Wording(FixedWords):
    """Every fixed word of one language."""

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
        """The whole dose in plain words."""
        return " ".join(
            (
                *_how_many(self, dose),
                *_how_long(self, dose),
                *((self.dose.load.format(load=dose.load),) if dose.load else ()),
                *_how_often(self, dose),
            )
        )

    def dose_boxes(self, dose: Dose) -> tuple[DoseCell, ...]:
        """The same dose as labelled boxes, in the order of doing."""
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


def _how_many(wording: Wording, dose: Dose) -> list[str]:
    """Sets and repetitions."""
    words = wording.dose
    if dose.reps is None:
        if dose.sets is not None and dose.sets != ONCE:
            return [_times(wording, dose.sets, dose.each_side)]
        return [words.each_side] if dose.each_side else []
    if dose.sets is None or dose.sets == ONCE:
        return [_times(wording, dose.reps, dose.each_side)]
    template = words.sets_of_each_side if dose.each_side else words.sets_of
    return [template.format(sets=_counts(wording, dose.sets), reps=_counts(wording, dose.reps))]


def _times(wording: Wording, times: Count, each_side: bool) -> str:
    words = wording.dose
    if times == ONCE:
        return words.one_time_each_side if each_side else words.one_time
    template = words.times_each_side if each_side else words.times
    return template.format(reps=_counts(wording, times))


def _how_long(wording: Wording, dose: Dose) -> list[str]:
    """Hold, rest and length of time."""
    words = wording.dose
    sentences: list[str] = []
    several = any(count is not None and count.high > 1 for count in (dose.reps, dose.sets)) or dose.each_side
    if dose.hold is not None:
        template = words.hold_each if several else words.hold
        sentences.append(template.format(time=_time(wording, dose.hold)))
    if dose.duration is not None:
        sentences.append(words.duration.format(time=_time(wording, dose.duration)))
    if dose.rest is not None:
        in_sets = dose.reps is not None and dose.sets is not None and dose.sets.high > 1
        template = words.rest_between_sets if in_sets else words.rest
        sentences.append(template.format(time=_time(wording, dose.rest)))
    return sentences


def _how_often(wording: Wording, dose: Dose) -> list[str]:
    """Times a day and days a week."""
    words = wording.dose
    times = days = None
    if dose.times_a_day is not None:
        fixed = {ONCE: words.once_a_day, TWICE: words.twice_a_day}.get(dose.times_a_day)
        times = fixed or words.times_a_day.format(times=_counts(wording, dose.times_a_day))
    if dose.days_a_week is not None:
        fixed = {ONCE: words.one_day_a_week, EVERY_DAY: words.every_day}.get(dose.days_a_week)
        days = fixed or words.days_a_week.format(days=_counts(wording, dose.days_a_week))
    if times and days:
        return [words.frequency.format(times=times, days=days)]
    one = times or days
    return [words.frequency_one.format(one=one[0].upper() + one[1:])] if one else []


def _counts(wording: Wording, count: Count) -> str:
    if count.low == count.high:
        return str(count.low)
    template = wording.neighbours if count.high == count.low + 1 else wording.range
    return template.format(low=count.low, high=count.high)


def _time(wording: Wording, time: Duration) -> str:
    words = wording.dose
    single = time.low == time.high == 1
    if time.unit == "s":
        template = words.second if single else words.seconds
    else:
        template = words.minute if single else words.minutes
    return template.format(count=_counts(wording, Count(time.low, time.high)))


def _short(wording: Wording, count: Count | None) -> str | None:
    if count is None:
        return None
    if count.low == count.high:
        return str(count.low)
    return wording.boxes.range.format(low=count.low, high=count.high)


def _short_time(wording: Wording, time: Duration | None) -> str | None:
    if time is None:
        return None
    template = wording.boxes.seconds if time.unit == "s" else wording.boxes.minutes
    return template.format(count=_short(wording, Count(time.low, time.high)))


def _counted(wording: Wording, count: Count | None, one: str, many: str) -> str | None:
    if count is None:
        return None
    return (one if count == ONCE else many).format(count=_short(wording, count))


def languages() -> tuple[str, ...]:
    """Languages that the program can print in, sorted."""
    folder = resources.files("backpdf.handout") / "locale"
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".yaml")))


@cache
def wording_for(language: str) -> Wording:
    """The words of a language: "da", or "en" for "en-GB".

    Raises UsageError where there is no locale for it.
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
    return Wording.model_validate(document.value)
