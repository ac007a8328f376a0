"""The pages of every starter handout, read back: on every paper, in every edition, in colour and grey."""

from __future__ import annotations

import io

import pikepdf
import pytest
from support import page_checks
from support.handouts import Printed, Variant, starter_handout, starter_variants
from support.printed import MM
from support.structure import Node

from backpdf.pdf.layout.theme import Edition
from backpdf.text.cleaning import as_printed

VARIANTS = starter_variants()
STANDARD = [variant for variant in VARIANTS if variant.options.edition is Edition.STANDARD]


def ids(variant: Variant) -> str:
    return variant.name


@pytest.fixture(params=VARIANTS, ids=ids, scope="module")
def printed(request: pytest.FixtureRequest) -> Printed:
    variant: Variant = request.param
    return starter_handout(variant)


@pytest.mark.parametrize("variant", STANDARD, ids=ids)
def test_one_sheet_of_paper(variant: Variant) -> None:
    assert len(starter_handout(variant).pages) == 2


def test_paper_has_its_size_upright(printed: Printed) -> None:
    wide, high = printed.options.paper.size
    for page in printed.pages:
        assert (page.width, page.height) == pytest.approx((wide, high), abs=0.01)


def test_nothing_overlaps(printed: Printed) -> None:
    assert [found for page in printed.pages for found in page_checks.overlaps(page)] == []


ARCH_OF_AN_F = 0.8
"""By so many points an f reaches over the width that its font states, at the end of a full line."""


def test_nothing_stands_in_the_margins(printed: Printed) -> None:
    found = [each for page in printed.pages for each in page_checks.outside(page, slack=ARCH_OF_AN_F)]
    assert found == []


def test_nothing_leaves_its_box(printed: Printed) -> None:
    assert [found for page in printed.pages for found in page_checks.spills(page)] == []


def test_every_word_is_printed_once(printed: Printed) -> None:
    lost, extra = page_checks.wrong_words(printed)
    assert (dict(lost), dict(extra)) == ({}, {})


def test_the_only_font_is_firago_and_it_is_embedded(printed: Printed) -> None:
    texts = [text for page in printed.pages for text in page.texts]
    assert {text.embedded for text in texts} == {True}
    names = {text.font.partition("+")[2] or text.font for text in texts}
    assert names <= {"FiraGO-Regular", "FiraGO-Bold"}, names


def test_type_is_large_enough(printed: Printed) -> None:
    assert page_checks.too_small(printed) == []


def test_lines_are_short_enough(printed: Printed) -> None:
    assert page_checks.long_lines(printed) == []


def test_pictures_are_large_enough(printed: Printed) -> None:
    boxes = page_checks.figure_boxes(printed)
    assert len(boxes) == sum(len(card.figures) for card in printed.handout.cards)
    small = [
        (round(box.width / MM, 1), round(box.height / MM, 1))
        for box in boxes
        if box.width < page_checks.NARROWEST_PICTURE and box.height < page_checks.LOWEST_PICTURE - 0.01
    ]
    assert small == []


def test_pictures_are_drawn_in_their_places(printed: Printed) -> None:
    pictures = [picture for page in printed.pages for picture in page.pictures]
    for figure in page_checks.figure_boxes(printed):
        here = [p for p in pictures if p.place.holds(figure, 0.1) and figure.holds(p.place, 0.1)]
        assert here, f"nothing is drawn in {figure}"
        assert max(p.ink.width / p.place.width for p in here) > 1 / 4


def test_cards_stay_whole(printed: Printed) -> None:
    for card in printed.handout.cards:
        heading = "".join(f"{card.number}{card.name.plain}".split())
        section = next(node for node in printed.tree.all("Sect") if _own_heading(node) == heading)
        pages = {page for node in section.walk() for page in node.pages}
        assert len(pages) == 1, f"card {card.number} stands on pages {sorted(pages)}"


def _own_heading(node: Node) -> str:
    headings = [kid for kid in node.elements if kid.tag == "H2"]
    return "".join(headings[0].text.split()) if len(headings) == 1 else ""


def test_warning_signs_stand_together_on_the_first_pages(printed: Printed) -> None:
    warning = printed.handout.warning
    first = {word for line in printed.pages[0].lines for word in line.words.split()}
    if printed.options.edition is Edition.STANDARD:
        for text in (warning.heading, *warning.items):
            assert set(as_printed(text.plain).split()) <= first


def test_disclaimer_and_page_number_stand_on_every_page(printed: Printed) -> None:
    foot = printed.handout.foot
    for page in printed.pages:
        words = " ".join(line.words for line in page.lines)
        squeezed = "".join(words.split())
        assert f"{foot.version} · {foot.page(page.number, len(printed.pages))}" in words
        foot_lines = [line for line in page.lines if line.words.split()[0] in foot.disclaimer.split()]
        assert foot_lines
        assert all("".join(word.split()) in squeezed for word in foot.disclaimer.split())


def test_what_the_file_says_of_itself(printed: Printed) -> None:
    about = printed.handout.about
    with pikepdf.open(io.BytesIO(printed.data)) as file:
        with file.open_metadata() as metadata:
            assert metadata["dc:title"] == about.title
            assert metadata["dc:creator"] == [about.author]
        assert str(file.docinfo.Title) == about.title
        assert str(file.docinfo.Author) == about.author
        assert str(file.Root.Lang) == about.language
        assert file.Root.ViewerPreferences.DisplayDocTitle
        labels = file.Root.get("/PageLabels")
        assert labels is not None
        with file.open_outline() as outline:
            assert outline.root


def test_bookmarks_name_every_exercise(printed: Printed) -> None:
    with pikepdf.open(io.BytesIO(printed.data)) as file, file.open_outline() as outline:
        titles = [entry.title for top in outline.root for entry in (top, *top.children)]
    for card in printed.handout.cards:
        assert any(title.endswith(card.name.plain) for title in titles), titles


def test_no_warnings(printed: Printed) -> None:
    """A sheet may say what it leaves out."""
    assert [text for text in printed.warnings if not text.startswith("left out")] == []
