"""Random texts and doses in a handout made of blocks: printed whole, each word once, or refused in words."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from support import page_checks
from support.handouts import Printed, print_handout, starter_library, starter_sheets
from support.printed import SHADOW
from support.spoken import misreadings

from backpdf.handout.blocks import Card, CardNote, Handout, Section
from backpdf.handout.compose import compose
from backpdf.handout.compose_dose import compose_dose
from backpdf.handout.locale.sentences import locale_for
from backpdf.handout.request import Request
from backpdf.handout.rich_text import Phrase, Text
from backpdf.library.model.amounts import Count, Duration
from backpdf.library.model.library import Dose
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.print_options import PrintOptions
from backpdf.problems import UserError
from backpdf.text.cleaning import as_printed
from backpdf.text.printable import unprintable
from backpdf.text.typeface import MissingGlyphError

ONCE = settings(
    max_examples=settings().max_examples // 25,  # `pytest --hypothesis-profile long` tries ten times as many
    derandomize=True,
    deadline=None,
    phases=[Phase.generate],  # a failing handout takes minutes to shrink
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

OVERHANG = 6.0
"""Points by which random letters may reach over their own place: some have accents above and below."""

ALPHABET = [
    sign
    for sign in map(chr, range(0x21, 0x2200))
    if unicodedata.category(sign)[0] in "LNPS"
    and not unprintable(sign)
    and as_printed(sign).strip()
    # marks over marks, and under Greek letters, may reach what is above or below in a title
    and len(unicodedata.normalize("NFD", sign)) < 3
    and not 0x1F00 <= ord(sign) <= 0x1FFF
]
words = st.text(st.sampled_from(ALPHABET), min_size=1, max_size=70)
plain = st.lists(
    st.one_of(st.sampled_from(["the", "hip", "slowly", "10", "-", "(left)", "**", "<b>"]), words),
    min_size=1,
    max_size=30,
).map(" ".join)


@st.composite
def texts(draw: st.DrawFn) -> Text:
    """One to three phrases, bold or not; neighbours differ, with white between them or not."""
    phrases = draw(st.lists(st.tuples(plain, st.booleans()), min_size=1, max_size=3))
    between = draw(st.sampled_from(["", " "]))
    parts = [
        Phrase(f"{between if number else ''}{text}", bold) for number, (text, bold) in enumerate(phrases)
    ]
    return Text(tuple(parts))


def counts(largest: int = 1000) -> st.SearchStrategy[Count]:
    ends = st.tuples(st.integers(1, largest), st.integers(1, largest))
    return ends.map(lambda pair: Count(min(pair), max(pair)))


durations = st.builds(
    lambda count, unit: Duration(count.low, count.high, unit), counts(), st.sampled_from(["s", "min"])
)
doses = st.builds(
    Dose,
    sets=st.none() | counts(),
    reps=counts(),
    hold=st.none() | durations,
    rest=st.none() | durations,
    duration=st.none() | durations,
    times_a_day=st.none() | counts(),
    days_a_week=st.none() | counts(7),
    each_side=st.booleans(),
    load=st.none() | st.just("a heavy band"),
)


def notes() -> st.SearchStrategy[CardNote]:
    return st.builds(CardNote, st.just("Easier: "), texts())


@st.composite
def cards(draw: st.DrawFn, number: int) -> Card:
    return replace(
        base_handout().cards[0],
        number=number,
        name=draw(texts()),
        why=draw(texts()),
        figures=draw(st.sampled_from([(), base_handout().cards[0].figures])),
        steps=tuple(draw(st.lists(texts(), min_size=1, max_size=6))),
        dose=compose_dose(draw(doses), None, locale_for("en")),
        feel=draw(st.none() | notes()),
        easier_and_harder=tuple(draw(st.lists(notes(), max_size=2))),
        take_care=draw(st.none() | notes()),
    )


@st.composite
def handouts(draw: st.DrawFn) -> Handout:
    base = base_handout()
    headings = texts().map(lambda text: Text.of("How ") + text)  # one with a number would look like a card
    section = st.builds(Section, headings, st.lists(texts(), min_size=1, max_size=5).map(tuple))
    numbers = range(1, draw(st.integers(1, 3)) + 1)
    return replace(
        base,
        masthead=replace(base.masthead, title=draw(texts()), aim=draw(texts()), message=draw(texts())),
        guidance=tuple(draw(st.lists(section, min_size=1, max_size=3))),
        warning=draw(section),
        see_doctor=draw(st.none() | section),
        cards=tuple(draw(cards(number)) for number in numbers),
    )


@cache
def base_handout() -> Handout:
    return compose(starter_library(), Request(*starter_sheets()[0]))


options = st.builds(
    PrintOptions,
    st.sampled_from(Paper),
    st.sampled_from([Edition.STANDARD, Edition.STANDARD, Edition.LARGE_PRINT]),
)


@given(handouts(), options)
@ONCE
def test_any_handout_is_printed_whole_or_refused(handout: Handout, how: PrintOptions) -> None:
    try:
        printed = print_handout(handout, how)
    except UserError as error:
        assert error.message
        return
    assert misreadings(printed.handout, printed.data) == []
    assert lost_signs(printed) == ("", "")
    for page in printed.pages:
        assert page_checks.outside(page, slack=OVERHANG) == []
        assert page_checks.overlaps(page, touch=OVERHANG) == []


def lost_signs(printed: Printed) -> tuple[str, str]:
    """Signs that the pages lack or have too many of, for random words need not be parted by spaces."""
    lost, extra = page_checks.wrong_words(printed)
    # a mark that stands higher than its letter is an object of its own, whose text the letter's object has
    left, right = "".join(lost.elements()), "".join(extra.elements()).replace(SHADOW, "")
    missing, added = (Counter(unicodedata.normalize("NFKC", text)) for text in (left, right))
    # or PDFium reads the letter for both objects, though the file says it once, as `misreadings` has found
    doubled = all(len(unicodedata.normalize("NFD", sign)) > 1 for sign in added - missing)
    return ("", "") if doubled and not missing - added else (left, right)


def test_a_letter_that_the_font_lacks_never_becomes_an_empty_box() -> None:
    """The command line refuses it before; whoever builds blocks is stopped here."""
    base = base_handout()
    handout = replace(base, masthead=replace(base.masthead, message=Text.of("Smile 😀")))
    with pytest.raises(MissingGlyphError, match=r"cannot print '😀' \(U\+1F600\)"):
        print_handout(handout)
