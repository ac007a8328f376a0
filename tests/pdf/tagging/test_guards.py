"""What the layer refuses, and that it says why."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from reportlab.lib.colors import CMYKColor
from reportlab.lib.styles import ParagraphStyle
from support.tagged_samples import BODY, STEP, URL, drawing, new_canvas, photo

from backpdf.pdf.tagging import (
    Artifact,
    DocumentInfo,
    Element,
    FontNotEmbeddedError,
    LostContentError,
    MissingGlyphError,
    Run,
    Scope,
    StructureError,
    TaggedCanvas,
    TaggedParagraph,
    TaggingError,
    UntaggedContentError,
    record_form,
    unprintable,
)


@pytest.fixture
def document() -> Element:
    return Element("Document")


@pytest.fixture
def canvas(document: Element) -> TaggedCanvas:
    return new_canvas(document)


def draw(canvas: TaggedCanvas, paragraph: TaggedParagraph) -> None:
    paragraph.wrapOn(canvas, 200, 500)
    paragraph.drawOn(canvas, 60, 600)


# ---- content outside of marks


def test_bare_text_is_refused(canvas: TaggedCanvas) -> None:
    canvas.setFont("FiraGO", 12)
    with pytest.raises(UntaggedContentError, match="screen reader"):
        canvas.drawString(60, 700, "lost")


@pytest.mark.parametrize("picture", [photo(), drawing()], ids=["image", "form"])
def test_bare_pictures_are_refused(canvas: TaggedCanvas, picture: object) -> None:
    with pytest.raises(UntaggedContentError, match="figure"):
        canvas.place(picture, 60, 700, 50, 50)  # type: ignore[arg-type]


REFUSED: dict[str, Callable[[TaggedCanvas], object]] = {
    "drawImage": lambda c: c.drawImage("photo.png", 0, 0),
    "drawInlineImage": lambda c: c.drawInlineImage("photo.png", 0, 0),
    "beginForm": lambda c: c.beginForm("form"),
    "doForm": lambda c: c.doForm("form"),
    "linearGradient": lambda c: c.linearGradient(0, 0, 1, 1, ["#000000", "#ffffff"]),
    "addLiteral": lambda c: c.addLiteral("0 0 m"),
    "linkURL": lambda c: c.linkURL(URL, (0, 0, 1, 1)),
    "linkRect": lambda c: c.linkRect("", "x", (0, 0, 1, 1)),
    "bookmarkPage": lambda c: c.bookmarkPage("x"),
    "addOutlineEntry": lambda c: c.addOutlineEntry("x", "x"),
    "CMYK fill": lambda c: c.setFillColorCMYK(0, 0, 0, 1),
    "CMYK stroke": lambda c: c.setStrokeColor(CMYKColor(0, 0, 0, 1)),
    "CMYK tuple": lambda c: c.setFillColor((0, 0, 0, 1)),
    "save": lambda c: c.save(),
}


@pytest.mark.parametrize("name", REFUSED)
def test_ways_round_the_tags_are_closed(canvas: TaggedCanvas, document: Element, name: str) -> None:
    with pytest.raises(TaggingError), canvas.mark(document):
        REFUSED[name](canvas)


def test_links_in_the_foot_are_refused(canvas: TaggedCanvas) -> None:
    with pytest.raises(UntaggedContentError, match="artifact"):
        draw(canvas, TaggedParagraph(Run("web", link=URL), BODY, Artifact.FOOTER))


def test_shapes_outside_marks_become_artifacts(canvas: TaggedCanvas, document: Element) -> None:
    canvas.rect(10, 10, 20, 20)
    canvas.grid([10, 20], [10, 20])
    path = canvas.beginPath()
    path.circle(50, 50, 10)
    canvas.drawPath(path, fill=1)
    draw(canvas, TaggedParagraph("Text", BODY, document.add("P")))
    canvas.setLineWidth(2)  # changes nothing on the page, so it needs no mark
    canvas.to_bytes()
    code = canvas._pages[0].code
    assert code.count("/Artifact BMC") == 1
    assert code[-2:] == ["2 w", "Q"]


# ---- lost content


def test_elements_that_are_never_drawn_are_told(canvas: TaggedCanvas, document: Element) -> None:
    section = document.add("Sect")
    draw(canvas, TaggedParagraph("Text", BODY, section.add("P")))
    section.add("P")
    with pytest.raises(LostContentError, match=r"Document/Sect\[1\]/P\[2\]"):
        canvas.to_bytes()


def test_marks_without_content_do_not_count_as_drawn(canvas: TaggedCanvas, document: Element) -> None:
    with canvas.mark(document.add("P")):
        canvas.setLineWidth(2)
    with pytest.raises(LostContentError):
        canvas.to_bytes()


def test_figures_drawn_twice_are_refused(canvas: TaggedCanvas, document: Element) -> None:
    figure = document.add("Figure", alt="A box")
    with canvas.figure(figure, 0, 0, 1, 1):
        canvas.rect(0, 0, 1, 1)
    with pytest.raises(StructureError, match="twice"), canvas.figure(figure, 5, 5, 1, 1):
        pass


def test_paragraphs_drawn_twice_are_refused(canvas: TaggedCanvas, document: Element) -> None:
    paragraph = TaggedParagraph("Text", BODY, document.add("P"))
    draw(canvas, paragraph)
    with pytest.raises(StructureError, match="twice"):
        draw(canvas, paragraph)


def test_elements_of_another_tree_are_refused(canvas: TaggedCanvas) -> None:
    other = Element("Document").add("P")
    with pytest.raises(StructureError, match="does not belong"):
        draw(canvas, TaggedParagraph("Text", BODY, other))
    with pytest.raises(StructureError, match="does not belong"):
        canvas.bookmark("Text", 1, 700, other)


# ---- fonts and characters


def test_fonts_that_would_not_be_embedded_are_refused(canvas: TaggedCanvas, document: Element) -> None:
    with pytest.raises(FontNotEmbeddedError, match="Helvetica"):
        canvas.setFont("Helvetica", 12)
    with pytest.raises(FontNotEmbeddedError, match="Helvetica"), canvas.mark(document):
        canvas.drawString(60, 700, "initial font")
    style = ParagraphStyle("style", fontName="Helvetica")
    with pytest.raises(FontNotEmbeddedError, match="Helvetica"):
        draw(canvas, TaggedParagraph("Text", style, document.add("P")))
    item = document.add("L").add("LI")
    style = ParagraphStyle("style", parent=BODY, bulletFontName="Helvetica")
    with pytest.raises(FontNotEmbeddedError, match="bullet"):
        draw(canvas, TaggedParagraph("x", style, item.add("LBody"), label=item.add("Lbl"), label_text="1."))
    with pytest.raises(FontNotEmbeddedError, match="registered"):
        canvas.setFont("Comic Sans", 12)


@pytest.mark.parametrize("text", ["腰", "\ue000", "\x00", "a\tb", "\ufeff", "\U0001f600"])
def test_characters_without_a_glyph_are_refused(canvas: TaggedCanvas, document: Element, text: str) -> None:
    canvas.setFont("FiraGO", 12)
    with pytest.raises(MissingGlyphError, match=r"U\+"), canvas.mark(document):
        canvas.drawString(60, 700, text)


def test_missing_glyph_names_character_and_font(canvas: TaggedCanvas, document: Element) -> None:
    with pytest.raises(MissingGlyphError, match=r"FiraGO cannot print '腰' \(U\+8170\), '痛'") as caught:
        draw(canvas, TaggedParagraph("Back: 腰痛", BODY, document.add("P")))
    assert caught.value.characters == "腰痛"
    assert unprintable("Back: 腰痛 \u2013 grüße\u00a0…", "FiraGO") == ("腰", "痛")


# ---- structure


def test_nesting_is_checked() -> None:
    document = Element("Document")
    table = document.add("Table")
    with pytest.raises(StructureError, match="LI may not stand in Document"):
        document.add("LI")
    with pytest.raises(StructureError, match="P may not stand in Table"):
        table.add("P")
    with pytest.raises(StructureError, match="root"):
        document.add("Document")
    with pytest.raises(StructureError, match="alt"):
        document.add("Figure", alt=" ")
    with pytest.raises(StructureError, match="Scope"):
        table.add("TR").add("TH")
    with pytest.raises(StructureError, match="not a structure type"):
        document.add("Blink")  # type: ignore[arg-type]
    with pytest.raises(StructureError, match="language tag"):
        document.add("P", lang="English (British)")
    with pytest.raises(StructureError, match="Caption may not"):
        document.add("Div").add("Caption")
    with pytest.raises(StructureError, match="starts with a Document"):
        new_canvas(document.add("Sect"))
    assert table.add("TR").add("TH", attributes=(Scope("Row"),)).path == "Document/Table[1]/TR[2]/TH[1]"


@pytest.mark.parametrize("levels", [["H2"], ["H1", "H3"], ["H1", "H2", "H1", "H3"]])
def test_headings_leave_no_level_out(document: Element, levels: list[str]) -> None:
    canvas = new_canvas(document)
    for level in levels:
        draw(canvas, TaggedParagraph(level, BODY, document.add(level)))  # type: ignore[arg-type]
    with pytest.raises(StructureError, match="left out"):
        canvas.to_bytes()


def test_captions_stand_at_an_end(document: Element) -> None:
    canvas = new_canvas(document)
    section = document.add("Sect")
    for tag in ("P", "Caption", "P"):
        draw(canvas, TaggedParagraph("Text", BODY, section.add(tag)))
    with pytest.raises(StructureError, match="neither first nor last"):
        canvas.to_bytes()


def test_links_need_their_element_and_a_description(canvas: TaggedCanvas, document: Element) -> None:
    with pytest.raises(StructureError, match="Link element"):
        canvas.link(URL, (0, 0, 1, 1), document.add("P"), "Somewhere")
    with pytest.raises(StructureError, match="description"):
        canvas.link(URL, (0, 0, 1, 1), document.add("Link"), " ")


def test_tick_boxes_say_what_they_are(canvas: TaggedCanvas, document: Element) -> None:
    with pytest.raises(StructureError, match="actual_text"):
        canvas.tick_box(document.add("Span"), 0, 0, 10)


@pytest.mark.parametrize(("first", "second"), [(2, 1), (1, 3), (0, 1)])
def test_bookmarks_leave_no_level_out(
    canvas: TaggedCanvas, document: Element, first: int, second: int
) -> None:
    with pytest.raises(StructureError, match="level"):
        canvas.bookmark("First", first, 700, document)
        canvas.bookmark("Second", second, 700, document)


def test_paragraphs_need_text_and_an_element(document: Element) -> None:
    with pytest.raises(StructureError, match="text"):
        TaggedParagraph(" \n ", BODY, document)
    with pytest.raises(StructureError, match="element"):
        TaggedParagraph("Text", BODY)
    with pytest.raises(StructureError, match="label"):
        TaggedParagraph("Text", STEP, document, label_text="1.")


@pytest.mark.parametrize(
    "change",
    [{"textTransform": "uppercase"}, {"wordWrap": "CJK"}, {"endDots": "."}, {"hyphenationLang": "en"}],
)
def test_styles_that_change_the_text_are_refused(document: Element, change: dict[str, Any]) -> None:
    style = ParagraphStyle("style", parent=BODY, **change)
    with pytest.raises(StructureError, match=next(iter(change))):
        TaggedParagraph("Text", style, document)


# ---- pages


def test_pages_end_outside_of_marks_and_states(canvas: TaggedCanvas, document: Element) -> None:
    with pytest.raises(TaggingError, match="within a mark"), canvas.mark(document):
        canvas.show_page()
    canvas.saveState()
    with pytest.raises(TaggingError, match="saveState"):
        canvas.show_page()


def test_a_page_is_finished_before_another_is_reopened(canvas: TaggedCanvas) -> None:
    canvas.show_page()
    canvas.line(0, 0, 1, 1)
    with pytest.raises(TaggingError, match="finish"), canvas.reopened(1):
        pass


def test_documents_without_content_are_refused(canvas: TaggedCanvas) -> None:
    with pytest.raises(LostContentError):
        canvas.to_bytes()


# ---- recorded drawings


RECORDED: dict[str, Callable[[Any], object]] = {
    "text": lambda c: c.drawString(0, 0, "text"),
    "shadings": lambda c: c.linearGradient(0, 0, 1, 1, ["#000000", "#ffffff"]),
    "CMYK": lambda c: c.setFillColorCMYK(0, 0, 0, 1),
    "unbalanced states": lambda c: c.saveState(),
    "forms": lambda c: c.doForm("other"),
}


@pytest.mark.parametrize("name", RECORDED)
def test_recorded_drawings_hold_shapes_only(name: str) -> None:
    with pytest.raises(TaggingError):
        record_form(RECORDED[name], 10, 10)


# ---- metadata


def test_title_and_language_are_required() -> None:
    day = datetime.date(2025, 1, 1)
    with pytest.raises(ValueError, match="title"):
        DocumentInfo(title=" ", language="en", date=day)
    with pytest.raises(ValueError, match="language tag"):
        DocumentInfo(title="x", language="English (UK)", date=day)
