"""The HTML edition: the words of the PDF, in a file that is sound, whole and safe."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

import pytest
from support.corpus import CASES, handout_of
from support.handouts import starter_library, starter_sheets
from support.html_pages import PageOfHandout, html_of, packed, wanted_summary, wanted_text
from support.spoken import tidy

from backpdf.handout.blocks import Handout, PersonalNote
from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.handout.rich_text import Phrase, Text
from backpdf.handout.summary import HandoutSummary
from backpdf.html.html_page import (
    FOOTER,
    HEADER,
    IN_HEAD,
    MAIN,
    NOT_SHOWN,
    ON_PAPER,
    SUMMARY_HEADER,
    SUMMARY_MAIN,
    render_html,
)
from backpdf.html.inline_pictures import InlinePictures
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.print_options import PrintOptions

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
HOSTILE = "</script><script>alert(1)</script> <!-- \" ' & <b>x</b> ]]> \u2028 javascript:alert(1)"


@pytest.fixture
def handout() -> Handout:
    return compose(
        starter_library(), Request("low-back", 1, "Zoë Patient", "Dr. Clinician", date(2026, 12, 24))
    )


@pytest.fixture
def page(handout: Handout) -> PageOfHandout:
    return html_of(handout)


def check_page(page: PageOfHandout) -> None:
    """What every page must be, whatever the handout."""
    handout, tree = page.handout, page.tree
    (body,) = tree.all("body")
    assert packed(body.text) == wanted_text(handout)
    check_headings(page)
    check_pictures(page)
    check_links(page)
    check_lists_and_tables(page)
    ids = [element.attributes["id"] for element in tree.walk() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    check_it_needs_nothing_beside_it(page)


def check_headings(page: PageOfHandout) -> None:
    handout = page.handout
    notes = [handout.note.heading] if handout.note else []
    doctor = [handout.see_doctor.heading] if handout.see_doctor else []
    flare_up = handout.next_steps.flare_up
    wanted = [
        ("h1", handout.masthead.title.plain),
        ("h2", handout.warning.heading.plain),
        *(("h2", text.plain) for text in notes),
        ("h2", handout.session.heading.plain),
        *(("h2", section.heading.plain) for section in handout.guidance),
        *(("h2", f"{card.number} {card.name.plain}") for card in handout.cards),
        *([("h2", handout.in_short.heading.plain)] if handout.in_short else []),
        ("h2", handout.next_steps.heading.plain),
        *([("h3", flare_up.heading.plain)] if flare_up else []),
        *([("h2", handout.record.heading.plain)] if handout.record else []),
        *(("h2", text.plain) for text in doctor),
    ]
    found = [
        (heading.tag, packed(heading.text))
        for heading in page.tree.all(*["h1", "h2", "h3", "h4", "h5", "h6"])
    ]
    assert found == [(tag, packed(text)) for tag, text in wanted]


def check_pictures(page: PageOfHandout) -> None:
    """Each has its alternative text, once and in its place."""
    handout = page.handout
    clinic = handout.masthead.clinic
    wanted = [clinic.logo.alt] if clinic and clinic.logo else []
    wanted += [section.scale.alt for section in handout.guidance if section.scale]
    wanted += [figure.alt for card in handout.cards for figure in card.figures]
    found = [
        element.attributes.get("alt") or element.attributes["aria-label"]
        for element in page.tree.walk()
        if (element.tag == "img" or element.attributes.get("role") == "img")
        and element.attributes.get("class") not in ("blank-cell", "box")
    ]
    assert [tidy(alt) for alt in found] == [tidy(alt) for alt in wanted]
    captions = [packed(figure.all("figcaption")[0].text) for figure in page.tree.all("figure")]
    assert captions == [packed(f.caption.plain) for card in handout.cards for f in card.figures]


def check_links(page: PageOfHandout) -> None:
    handout, clinic = page.handout, page.handout.masthead.clinic
    contact = clinic.contact.phrases if clinic and clinic.contact else ()
    wanted = [(phrase.link, packed(phrase.text)) for phrase in contact if phrase.link]
    wanted += [(p.link, packed(p.text)) for link in handout.links for p in link.text.phrases if p.link]
    assert [(a.attributes["href"], packed(a.text)) for a in page.tree.all("a")] == wanted


def check_lists_and_tables(page: PageOfHandout) -> None:
    handout, tree = page.handout, page.tree
    assert [len(steps.all("li")) for steps in tree.all("ol")] == [len(card.steps) for card in handout.cards]
    tables = [card.dose.table for card in handout.cards if card.dose.table]
    wanted = [["col", "col", *["row"] * len(table.rows)] for table in tables]
    assert handout.record is not None
    weeks = handout.record.weeks
    wanted += [["col"] * (1 + len(week.days)) + ["row"] * len(week.rows) for week in weeks]
    found = [[cell.attributes["scope"] for cell in table.all("th")] for table in tree.all("table")]
    assert found == wanted
    records = tree.all("table")[-len(weeks) :]
    cells = [cell for table in records for cell in table.all("td")]
    labels = [cell.all("span")[0].attributes["aria-label"] for cell in cells]
    assert labels == [words for week in weeks for row in week.rows for words in row.cells]


def check_it_needs_nothing_beside_it(page: PageOfHandout) -> None:
    for element in page.tree.walk():
        assert element.tag not in {"link", "iframe", "object", "embed", "base", "form", "use", "image"}
        assert not any(name.startswith("on") for name in element.attributes)
        source = element.attributes.get("src")
        assert source is None or source.startswith(("data:image/png;base64,", "data:image/jpeg;base64,"))
        if element.tag == "script":
            assert element.attributes == {"type": "application/ld+json"}
        if element.tag == "style":
            assert not re.search(r"url\(|@import|expression", "".join(map(str, element.kids)))


# ------------------------------------------------------------------ what is in it
@pytest.mark.parametrize(("program", "level"), starter_sheets())
def test_starter_handout_is_read_as_it_is_meant(program: str, level: int) -> None:
    check_page(html_of(compose(starter_library(), Request(program, level))))


@pytest.mark.parametrize("name", CASES)
def test_corpus_is_read_as_it_is_meant(name: str, tmp_path: Path) -> None:
    check_page(html_of(handout_of(CASES[name], tmp_path)))


def test_every_field_of_a_handout_has_its_part() -> None:
    """A field that is added to the handout and forgotten on the page fails here."""
    names = [*HEADER, *MAIN, *FOOTER, *IN_HEAD, *ON_PAPER]
    assert sorted(names) == sorted(field.name for field in fields(Handout))
    names = [*SUMMARY_HEADER, *SUMMARY_MAIN, *FOOTER, *IN_HEAD, *NOT_SHOWN]
    assert sorted(names) == sorted(field.name for field in fields(HandoutSummary))


def test_a_note_to_the_patient(handout: Handout) -> None:
    note = PersonalNote(Text.of("A note for you"), Text.from_markup("Ring **me**.\nAny day."))
    page = html_of(replace(handout, note=note))
    check_page(page)
    assert len(page.tree.all("br")) == 1


def test_signs_of_an_emergency_come_before_everything_but_the_head(page: PageOfHandout) -> None:
    (main,) = page.tree.all("main")
    assert next(kid for kid in main.walk() if kid.tag == "section").attributes["id"] == "warning"


def test_each_exercise_has_an_address(page: PageOfHandout) -> None:
    ids = [article.attributes["id"] for article in page.tree.all("article")]
    assert ids == [f"exercise-{card.number}" for card in page.handout.cards]


def test_a_dose_is_a_list_of_phrases(page: PageOfHandout) -> None:
    dose = next(element for element in page.tree.walk() if element.attributes.get("class") == "dose")
    assert [tidy(item.text) for item in dose.all("li")] == ["5 to 10 times.", "Hold each for 3 to 5 seconds."]


def test_a_dose_to_be_filled_in_by_hand_has_lines_and_a_box(handout: Handout) -> None:
    blank = compose(starter_library(), Request("low-back", 1, blank_dose=True))
    page = html_of(blank)
    check_page(page)
    first, *_ = page.tree.all("article")
    lines = [element for element in first.walk() if element.attributes.get("class") == "line"]
    assert len(lines) == len(blank.cards[0].dose.boxes) > 1
    box = next(element for element in first.walk() if element.attributes.get("class") == "box")
    assert box.attributes["aria-label"] == blank.cards[0].dose.tick_box
    assert 'class="cells"' not in html_of(handout).file.data.decode()


@pytest.mark.parametrize("name", ["starter", "everything", "bare", "foreign exercises", "no pictures"])
def test_a_summary_has_the_words_of_a_summary(handout: Handout, name: str, tmp_path: Path) -> None:
    shown = handout if name == "starter" else handout_of(CASES[name], tmp_path)
    page = html_of(shown, PrintOptions(edition=Edition.SUMMARY))
    (body,) = page.tree.all("body")
    assert packed(body.text) == wanted_summary(shown)
    check_it_needs_nothing_beside_it(page)
    alts = [svg.attributes["aria-label"] for svg in page.tree.all("svg") if "aria-label" in svg.attributes]
    assert set(alts) <= {tidy(figure.alt) for card in shown.cards for figure in card.figures} | {
        "Logo of Clinic for Backs & Knees"
    }
    assert page.tree.all("ol", "table") == [] or any(card.dose.table for card in shown.cards)


def test_a_typed_break_mark_stays_and_what_is_invisible_goes(handout: Handout) -> None:
    text = Text((Phrase("Mus\u00adkel\u200btraining \u200efi\ufb01"),))
    page = html_of(replace(handout, masthead=replace(handout.masthead, message=text)))
    message = next(p for p in page.tree.all("p") if p.attributes.get("class") == "message")
    assert message.text == "Mus\u00adkel\u200btraining fifi"


# ------------------------------------------------------------------ what is around it
def test_language_and_direction(page: PageOfHandout) -> None:
    (html,) = page.tree.all("html")
    assert html.attributes == {"lang": page.handout.about.language, "dir": "ltr"}


def test_a_card_in_another_language_and_the_fixed_words_in_it(handout: Handout) -> None:
    cards = (replace(handout.cards[0], language="ar"), *handout.cards[1:])
    first, second, *_ = html_of(replace(handout, cards=cards)).tree.all("article")
    assert (first.attributes["lang"], first.attributes["dir"]) == ("ar", "rtl")
    assert "lang" not in second.attributes
    inner = [element for element in first.walk() if element.attributes.get("lang") == "en"]
    fixed = [packed(element.text) for element in inner]
    dose = packed(handout.cards[0].dose.sentence.whole.plain)
    assert fixed == [dose, *(packed(note.label) for note in handout.cards[0].notes)]
    assert all(element.attributes["dir"] == "ltr" for element in inner)


def test_a_page_from_right_to_left(handout: Handout) -> None:
    page = html_of(replace(handout, about=replace(handout.about, language="he")))
    assert page.tree.all("html")[0].attributes == {"lang": "he", "dir": "rtl"}


def test_nothing_of_the_patient_is_outside_the_text(handout: Handout) -> None:
    note = PersonalNote(Text.of("A note"), Text.of("Secret."))
    page = html_of(replace(handout, note=note))
    (head,) = page.tree.all("head")
    about_page = repr(head)
    for word in ("Zoë", "Clinician", "24 December", "Secret"):
        assert word in page.file.data.decode()
        assert word not in about_page


def test_the_plan_is_there_for_programs_to_read(page: PageOfHandout) -> None:
    (script,) = page.tree.all("script")
    plan = json.loads("".join(map(str, script.kids)))
    assert (plan["@context"], plan["@type"]) == ("https://schema.org", "ExercisePlan")
    assert [part["name"] for part in plan["hasPart"]] == [card.name.plain for card in page.handout.cards]
    assert plan["inLanguage"] == page.handout.about.language
    assert plan["hasPart"][0]["additionalVariable"].startswith("5 to 10")


def test_hostile_texts_stay_texts(handout: Handout) -> None:
    text = Text((Phrase(HOSTILE), Phrase(HOSTILE, bold=True)))
    card = handout.cards[0]
    figures = tuple(replace(figure, caption=text, alt=HOSTILE) for figure in card.figures)
    (name, *others), *rows = handout.masthead.fields
    hostile = replace(
        handout,
        about=replace(handout.about, title=HOSTILE, author=HOSTILE, subject=HOSTILE, keywords=(HOSTILE,)),
        masthead=replace(
            handout.masthead,
            title=text,
            message=text,
            fields=((replace(name, value=HOSTILE), *others), *rows),
        ),
        cards=(replace(card, name=text, why=text, figures=figures, steps=(text,)), *handout.cards[1:]),
    )
    page = html_of(hostile)
    check_page(page)
    assert len(page.tree.all("script")) == 1
    (script,) = page.tree.all("script")
    assert json.loads("".join(map(str, script.kids)))["keywords"] == [tidy(HOSTILE)]
    assert page.tree.all("title")[0].kids == [tidy(HOSTILE)]


# ------------------------------------------------------------------ how it looks, and the same bytes
def test_options_are_seen_in_the_style_alone(handout: Handout) -> None:
    usual = html_of(handout).tree
    options = PrintOptions(Paper.LETTER, Edition.LARGE_PRINT, mono=True)
    other = html_of(handout, options).tree
    style = "".join(map(str, other.all("style")[0].kids))
    assert "--type-size:150%" in style
    assert "@page{size:letter" in style
    assert "grayscale(1)" in style
    assert "#17456b" not in style
    assert other.all("body")[0] == usual.all("body")[0]


def test_the_same_handout_gives_the_same_bytes(handout: Handout) -> None:
    one, other = (render_html(handout, PrintOptions(), InlinePictures()) for _ in range(2))
    assert one == other
