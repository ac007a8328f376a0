"""The content of a handout, composed from a library and a request."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from support.handouts import read_sound_library
from support.libraries import Values, exercise, level, picture, program, write_library

from backpdf.handout.blocks import Handout
from backpdf.handout.compose import compose
from backpdf.handout.compose_masthead import shown_address
from backpdf.handout.locale.sentences import locale_for
from backpdf.handout.request import Request
from backpdf.handout.rich_text import Phrase, Text
from backpdf.library.model.library import Library
from backpdf.problems import ExitCode, UsageError

Composed = Callable[..., Handout]


@pytest.fixture
def composed(tmp_path: Path) -> Composed:
    """Composes level 1 of a small library with changes to its files."""

    def compose_(
        *,
        exercise_values: Values | None = None,
        program_values: Values | None = None,
        clinic: Values | None = None,
        number: int = 1,
        **request: Any,
    ) -> Handout:
        write_library(
            tmp_path,
            {"bridge": exercise_values or exercise(), "walk": exercise("Walk")},
            {"low-back": program_values or program()},
            clinic=clinic,
        )
        return compose(read_sound_library(tmp_path), Request("low-back", number, **request))

    return compose_


def lines(handout: Handout) -> list[str]:
    return [line.plain for line in handout.imprint.lines]


# ---- selection


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = tmp_path_factory.mktemp("library")
    write_library(root, programs={"low-back": program(level(), level()), "neck": program()})
    return read_sound_library(root)


@pytest.mark.parametrize(
    ("request_", "message", "hint"),
    [
        (Request("knee", 1), 'there is no program "knee"', "programs in this library: low-back, neck"),
        (Request("", 1), 'there is no program ""', "programs in this library: low-back, neck"),
        (Request("low-back", 3), 'the program "low-back" has no level 3', "its levels: 1, 2"),
        (Request("neck", 0), 'the program "neck" has no level 0', "its levels: 1"),
    ],
)
def test_unknown_program_or_level(library: Library, request_: Request, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        compose(library, request_)
    assert (caught.value.message, caught.value.hint) == (message, hint)
    assert caught.value.exit_code == ExitCode.USAGE


def test_cards_follow_the_level_with_its_doses(tmp_path: Path) -> None:
    write_library(
        tmp_path,
        {"a": exercise("Arch", dose={"reps": 5}), "b": exercise("Bend", dose={"reps": 6, "hold": "5 s"})},
        {"low-back": program(level("b", {"exercise": "a", "dose": {"reps": "8-12", "sets": 2}}))},
    )
    cards = compose(read_sound_library(tmp_path), Request("low-back", 1)).cards
    assert [(card.number, card.name.plain) for card in cards] == [(1, "Bend"), (2, "Arch")]
    assert cards[0].dose.sentence.text.plain == "6 times. Hold each for 5 seconds."
    assert cards[1].dose.sentence.text.plain == "2 sets of 8 to 12."
    assert [box.text.plain for box in cards[0].dose.boxes] == ["6\u00a0times", "hold 5\u00a0seconds"]


def test_a_dose_that_differs_from_week_to_week_has_a_table(tmp_path: Path) -> None:
    weeks = [{"reps": 8}, {"reps": "10-12", "hold": "5 s"}]
    write_library(
        tmp_path, {"a": exercise("Arch", dose={"weeks": weeks, "sets": 2})}, {"low-back": program(level("a"))}
    )
    (card,) = compose(read_sound_library(tmp_path), Request("low-back", 1)).cards
    assert card.dose.boxes == ()
    assert card.dose.table is not None
    assert (card.dose.table.corner, card.dose.table.heading) == ("Week", "How much")
    assert [(label, text.plain.replace("\u00a0", " ")) for label, text in card.dose.table.rows] == [
        ("1", "2 sets of 8."),
        ("2", "2 sets of 10 to 12. Hold each for 5 seconds."),
    ]


# ---- person and dates


def test_fields_are_blank_without_a_patient(composed: Composed) -> None:
    first, second = composed().masthead.fields
    assert [(field.label, field.value) for field in first] == [
        ("Name", None),
        ("Date", None),
        ("Clinician", None),
    ]
    assert [field.long for field in first] == [True, False, False]
    assert [(field.label, field.value) for field in second] == [
        ("Questions? Call", None),
        ("Next visit", None),
    ]


def test_fields_are_filled_in_for_a_patient(composed: Composed) -> None:
    first, _ = composed(patient="P", clinician="C", day=date(2026, 2, 3)).masthead.fields
    assert [field.value for field in first] == ["P", "3 February 2026", "C"]


def test_the_file_is_dated_by_the_program_or_by_the_stamp(composed: Composed) -> None:
    assert composed().about.date == date(2026, 11, 21)
    assert composed(day=date(2030, 1, 1)).about.date == date(2026, 11, 21)
    assert composed(stamp=date(2030, 1, 2)).about.date == date(2030, 1, 2)


def test_metadata_never_has_data_of_the_patient(composed: Composed) -> None:
    metadata = repr(composed(patient="Zoë Quixote", clinician="Dr. Brontë").about)
    assert "Quixote" not in metadata
    assert "Brontë" not in metadata


# ---- clinic


def test_without_a_clinic(composed: Composed) -> None:
    handout = composed()
    assert handout.masthead.clinic is None
    assert handout.about.author == "backpdf"
    assert handout.foot.disclaimer == "This sheet supports the advice of your clinician."
    assert handout.warning.heading.plain == ("Go to a hospital at once, or call your local emergency number")


def test_with_a_clinic(composed: Composed, tmp_path: Path) -> None:
    handout = composed(
        clinic={
            "name": "North",
            "logo": "logo.png",
            "address": "1 High Street",
            "phone": "+44 123",
            "web": "http://north.example/a/",
            "emergency_number": "112",
            "disclaimer": "More **words**.",
        }
    )
    clinic = handout.masthead.clinic
    assert clinic is not None
    assert clinic.name == handout.about.author == "North"
    assert clinic.logo is not None
    assert (clinic.logo.path, clinic.logo.alt) == (tmp_path / "logo.png", "Logo of North")
    assert clinic.contact == Text(
        (
            Phrase("1 High Street"),
            Phrase("\u00a0· "),
            Phrase("Phone "),
            Phrase("+44 123", link="tel:+44123"),
            Phrase("\u00a0· "),
            Phrase("north.example/a", link="http://north.example/a/"),
        )
    )
    assert handout.warning.heading.plain == "Go to a hospital at once, or call 112"
    assert handout.foot.disclaimer == "This sheet supports the advice of your clinician. More words."


@pytest.mark.parametrize("clinic", [{}, {"paper": "letter"}, {"emergency_number": "112"}], ids=str)
def test_a_clinic_with_nothing_to_show_takes_no_place(composed: Composed, clinic: Values) -> None:
    assert composed(clinic=clinic).masthead.clinic is None


@pytest.mark.parametrize(
    ("clinic", "contact"),
    [
        ({"phone": "1"}, "Phone 1"),
        ({"address": "A", "web": "https://b.example"}, "A\u00a0· b.example"),
    ],
)
def test_contact_shows_what_is_given(composed: Composed, clinic: Values, contact: str) -> None:
    line = composed(clinic=clinic).masthead.clinic
    assert line is not None
    assert line.contact is not None
    assert line.contact.plain == contact


def test_a_logo_without_a_name_has_words_too(composed: Composed) -> None:
    line = composed(clinic={"logo": "logo.svg"}).masthead.clinic
    assert line is not None
    assert line.logo is not None
    assert line.logo.alt == "Logo of the clinic"
    assert line.contact is None


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://example.org", "example.org"),
        ("https://example.org/", "example.org"),
        ("http://example.org/a/?b=1", "example.org/a/?b=1"),
        ("https://example.org/a/", "example.org/a"),
    ],
)
def test_addresses_as_printed(address: str, shown: str) -> None:
    assert shown_address(address) == shown


# ---- program


def test_before_you_start_may_be_left_out(composed: Composed) -> None:
    words = locale_for("en").headings
    headings = [section.heading.plain for section in composed().guidance]
    assert headings == [words.before_you_start, words.pain_rule]
    without = composed(program_values=program(before_you_start=None)).guidance
    assert [section.heading.plain for section in without] == headings[1:]


@pytest.mark.parametrize(
    ("review", "line"),
    [
        (None, "Draft: not yet reviewed by a clinician."),
        ({"by": "Dr. A"}, "Reviewed by Dr. A."),
        ({"by": "Dr. A", "date": "2026-10-01"}, "Reviewed by Dr. A, 1 October 2026."),
        (
            {"by": "Dr. A", "date": "2026-10-01", "next": "2028-10-01"},
            "Reviewed by Dr. A, 1 October 2026. Next review by 1 October 2028.",
        ),
        ({"by": "Dr. A", "next": "2028-10-01"}, "Reviewed by Dr. A. Next review by 1 October 2028."),
    ],
)
def test_review(composed: Composed, review: Values | None, line: str) -> None:
    assert lines(composed(program_values=program(review=review)))[0] == (
        f"{line} Version 1.0, 21 November 2026."
    )


def test_sources_of_program_and_exercises_are_listed_once(composed: Composed) -> None:
    handout = composed(
        exercise_values=exercise(sources=["Book.", "A guideline, 2020"]),
        program_values=program(sources=["A guideline, 2020", "Another"]),
    )
    assert lines(handout)[1] == "Sources: A guideline, 2020; Another; Book."


def test_no_sources_no_line(composed: Composed) -> None:
    assert len(lines(composed(program_values=program(sources=None)))) == 1


def test_credits_of_pictures(composed: Composed) -> None:
    pictures = [
        picture("a.svg", credit="A. Artist", licence="CC BY 4.0"),
        picture("b.svg", 2, credit="A. Artist", licence="CC BY 4.0"),
        picture("c.svg", 3, credit="B. Artist"),
        picture("d.svg", 4, licence="CC0"),
    ]
    handout = composed(exercise_values={**exercise("**Bridge**"), "pictures": pictures})
    assert lines(handout)[2:] == [
        "Picture for Bridge: A. Artist (CC BY 4.0).",
        "Picture for Bridge: B. Artist.",
        "Picture for Bridge: CC0.",
    ]


def test_links(composed: Composed) -> None:
    handout = composed(
        exercise_values=exercise(video="https://example.org/v"),
        program_values=program(web="http://w.example/"),
    )
    assert [(link.text.plain, link.address, link.alt) for link in handout.links] == [
        (
            "Film of Bridge: example.org/v",
            "https://example.org/v",
            "QR code that opens https://example.org/v",
        ),
        ("More to read: w.example", "http://w.example/", "QR code that opens http://w.example/"),
    ]
    assert handout.links[0].text.phrases[1].link == "https://example.org/v"


def test_no_links(composed: Composed) -> None:
    assert composed().links == ()


@pytest.mark.parametrize(
    ("changes", "labels"),
    [
        ({}, ["Move on: ", "Step back: ", "Stay active: "]),
        ({"keep_going": ["Twice a week."]}, ["Move on: ", "Keep going: ", "Step back: ", "Stay active: "]),
        (
            {"keep_going": ["Twice a week."], "move_on": None, "step_back": None, "activity": None},
            ["Keep going: "],
        ),
    ],
    ids=str,
)
def test_the_last_level_says_how_to_keep_going(
    composed: Composed, changes: Values, labels: list[str]
) -> None:
    notes = composed(program_values=program(level(), level(**changes)), number=2).next_steps.notes
    assert [note.label for note in notes] == labels


def test_several_reasons_become_one_text(composed: Composed) -> None:
    handout = composed(program_values=program(level(move_on=["One.", "**Two.**"])))
    assert handout.next_steps.notes[0].text.phrases == (
        Phrase("One."),
        Phrase(" "),
        Phrase("Two.", bold=True),
    )


def test_level_badge_and_title(composed: Composed) -> None:
    handout = composed(program_values=program(level(), level(name="Go **on**"), title="A **back**"), number=2)
    badge = handout.masthead.badge
    assert badge is not None
    assert (badge.number, badge.of, badge.words) == (2, 2, "Level 2 of 2")
    assert handout.about.title == "A back: level 2 of 2, Go on"


@pytest.mark.parametrize(
    ("clinic", "line"),
    [
        (None, "Questions? Ask whoever gave you this sheet."),
        ({"name": "North"}, "Questions? Ask whoever gave you this sheet."),
        ({"phone": "0123 456"}, "Questions? Call 0123 456."),
        ({"phone": "0123 456", "contact": "Call **Anna**."}, "Call Anna."),
    ],
    ids=str,
)
def test_the_summary_says_what_to_do_when_to_stop_and_whom_to_ask(
    composed: Composed, clinic: Values | None, line: str
) -> None:
    values = program(level("bridge", "walk"), in_short=["**Stop** if it hurts."])
    handout = composed(program_values=values, clinic=clinic)
    assert handout.in_short is not None
    assert [item.plain.replace("\u00a0", " ") for item in handout.in_short.items] == [
        "Do all 2, in order. On 4 to 5 days a week.",
        "Stop if it hurts.",
        line,
    ]
    assert handout.session.cells[0] == handout.in_short.items[0]


def test_one_exercise_without_a_frequency_needs_no_words_on_what_to_do(composed: Composed) -> None:
    handout = composed(
        exercise_values=exercise(dose={"reps": 5}), program_values=program(level(how_often=None))
    )
    assert handout.in_short is not None
    assert [item.plain for item in handout.in_short.items] == ["Questions? Ask whoever gave you this sheet."]


@pytest.mark.parametrize(
    ("dose", "is_explained"),
    [
        ({"reps": 5}, False),
        ({"sets": 1, "reps": 5}, False),
        ({"sets": 2, "reps": 5}, True),
        ({"reps": [12, 10]}, True),
        ({"weeks": [{"sets": 1, "reps": 5}, {"sets": 2, "reps": 5}]}, True),
        ({"left": {"sets": 2, "reps": 5}, "right": {"reps": 5}}, True),
    ],
    ids=str,
)
def test_a_set_is_explained_where_the_sheet_has_sets(
    composed: Composed, dose: Values, is_explained: bool
) -> None:
    how_to_use = composed(exercise_values=exercise(dose=dose)).session.how_to_use
    assert (how_to_use[-1].plain == "Sets: do one, rest, repeat.") == is_explained


def test_a_sheet_is_a_draft_until_it_is_reviewed(composed: Composed) -> None:
    draft = composed(program_values=program(review=None)).masthead.draft
    assert draft is not None
    assert draft.plain == "Draft: not yet reviewed by a clinician"
    assert composed(program_values=program(review={"by": "Dr. A"})).masthead.draft is None


def test_a_flare_up_plan_may_be_left_out(composed: Composed) -> None:
    assert composed(program_values=program(flare_up=None)).next_steps.flare_up is None
    flare_up = composed(program_values=program(flare_up=["Keep moving."])).next_steps.flare_up
    assert flare_up is not None
    assert (flare_up.heading.plain, [item.plain for item in flare_up.items]) == (
        "If it flares up",
        ["Keep moving."],
    )


@pytest.mark.parametrize("weeks", [1, 4, 12])
def test_record_has_as_many_weeks_as_wanted(composed: Composed, weeks: int) -> None:
    record = composed(program_values=program(diary_weeks=weeks)).record
    assert record is not None
    assert [week.label for week in record.weeks] == [f"Week {number}" for number in range(1, weeks + 1)]
    assert all(len(week.days) == len(row.cells) == 7 for week in record.weeks for row in week.rows)


def test_record_says_what_goes_into_each_cell(composed: Composed) -> None:
    record = composed(program_values=program(diary_weeks=2)).record
    assert record is not None
    cells = [cell for week in record.weeks for row in week.rows for cell in row.cells]
    assert len(set(cells)) == len(cells) == 2 * 3 * 7
    assert cells[0] == "How many times on Monday of week 1"
    assert cells[-1] == "Minutes of walking on Sunday of week 2"


# ---- exercises


@pytest.mark.parametrize(
    ("own", "of_program", "expected"),
    [(None, "en", None), ("en", "en", None), ("de", "en", "de"), ("en", "en-GB", "en")],
)
def test_a_card_has_a_language_where_it_differs(
    composed: Composed, own: str | None, of_program: str, expected: str | None
) -> None:
    handout = composed(exercise_values=exercise(language=own), program_values=program(language=of_program))
    assert handout.cards[0].language == expected


def test_notes_are_left_out_where_there_are_none(composed: Composed) -> None:
    card = composed(exercise_values=exercise(easier=None, take_care=None)).cards[0]
    assert [note.label for note in card.easier_and_harder] == ["Harder: "]
    assert card.take_care is None


def test_bold_is_the_only_markup() -> None:
    assert Text.from_markup("a **b** <c> & {d} *e* % **").phrases == (
        Phrase("a "),
        Phrase("b", bold=True),
        Phrase(" <c> & {d} *e* % **"),
    )


@pytest.mark.parametrize("field", ["title", "message", "disclaimer"])
def test_braces_in_texts_are_only_text(composed: Composed, field: str) -> None:
    values = program(level(name="{level}"), **{field: "Keep {moving} {0} {} %s"})
    handout = composed(
        program_values=values,
        clinic={"name": "{clinic}", "logo": "logo.svg"},
        exercise_values=exercise("{name}"),
    )
    assert "{level}" in handout.about.title
    assert handout.masthead.clinic is not None
    assert handout.masthead.clinic.logo is not None
    assert handout.masthead.clinic.logo.alt == "Logo of {clinic}"
