"""The locale of a language: its fixed words, from `<language>.yaml`, with dates, labels and doses."""

from __future__ import annotations

from datetime import date
from functools import cache, cached_property
from importlib import resources

from backpdf.handout.dose_blocks import DoseCell
from backpdf.handout.locale.dose_boxes import dose_boxes
from backpdf.handout.locale.dose_sentences import dose_sentence, week_sentences
from backpdf.handout.locale.dose_words import Quantities
from backpdf.handout.locale.fixed_words import (
    AboutWords,
    BlankDoseWords,
    BoxWords,
    CardWords,
    DoseWords,
    EmergencyWords,
    FixedWords,
    FootWords,
    HeadingWords,
    ImprintWords,
    InShortWords,
    LinkWords,
    MastheadWords,
    NextWords,
    PainScaleWords,
    RecordWords,
    SessionWords,
    UnitWords,
    WeekWords,
)
from backpdf.library.model.library import Dose
from backpdf.library.yaml.document import parse_document
from backpdf.problems import UsageError


class Locale(FixedWords):
    """The fixed words of one language, with dates, labels and doses in that language."""

    language: str
    months: tuple[str, ...]
    day_form: str
    range: str
    neighbours: str
    decimal_point: str
    list_next: str
    list_last: str
    weekdays: tuple[str, ...]
    units: dict[str, UnitWords]
    colon: str
    masthead: MastheadWords
    headings: HeadingWords
    session: SessionWords
    in_short: InShortWords
    next: NextWords
    pain_scale: PainScaleWords
    emergency: EmergencyWords
    card: CardWords
    dose: DoseWords
    boxes: BoxWords
    blank_dose: BlankDoseWords
    weeks: WeekWords
    record: RecordWords
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
        return dose_sentence(self._quantities, dose)

    def dose_boxes(self, dose: Dose) -> tuple[DoseCell, ...]:
        """The dose as labelled boxes: sets, repetitions, hold, rest, duration, frequency."""
        return dose_boxes(self._quantities, dose)

    def week_sentences(self, dose: Dose) -> tuple[str, ...]:
        """What differs from week to week, as sentences for each week; empty where nothing does."""
        return week_sentences(self._quantities, dose)

    def unbroken(self, text: str) -> str:
        """The text for the page: a range, and a number with the word after it, are never divided."""
        return self._quantities.unbroken(text)

    @cached_property
    def _quantities(self) -> Quantities:
        return Quantities(
            dose=self.dose,
            boxes=self.boxes,
            units=self.units,
            weekdays=self.weekdays,
            short_days=self.record.days,
            range=self.range,
            neighbours=self.neighbours,
            decimal_point=self.decimal_point,
            list_next=self.list_next,
            list_last=self.list_last,
        )


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
