"""Errors that the tagging layer raises, with their messages."""

from __future__ import annotations

import pytest
from support.tagged_samples import A4, URL, drawing, new_document, paragraph, photo

from backpdf.pdf.layout.paragraph import Paragraph, TextStyle, TextTags, whole_paragraph
from backpdf.pdf.tagging import (
    Artifact,
    Canvas,
    DrawnText,
    Element,
    LostContentError,
    PreparedForm,
    PreparedImage,
    Scope,
    StructureError,
    TaggedDocument,
    TaggingError,
    UntaggedContentError,
)
from backpdf.text.fonts import typeface
from backpdf.text.runs import Run, normalise
from backpdf.text.typeface import MissingGlyphError, Typeface

FACE = typeface()


@pytest.fixture
def tree() -> Element:
    return Element("Document")


@pytest.fixture
def document(tree: Element) -> TaggedDocument:
    return new_document(tree)


def put(document: TaggedDocument, box: Paragraph) -> None:
    document.put(box.drawing(200), 60, 600)


def finished(document: TaggedDocument) -> bytes:
    document.end_page(A4)
    return document.to_bytes()


# ---- content outside of marks


def test_bare_text_is_refused() -> None:
    with pytest.raises(UntaggedContentError, match="screen reader"):
        Canvas().text("lost", 0, 0, FACE, 12, "#000000")


@pytest.mark.parametrize("picture", [photo(), drawing()], ids=["image", "form"])
def test_bare_pictures_are_refused(picture: PreparedForm | PreparedImage) -> None:
    with pytest.raises(UntaggedContentError, match="figure"):
        Canvas().place(picture, 0, 0, 50, 50)


def test_links_in_the_foot_are_refused() -> None:
    with pytest.raises(UntaggedContentError, match="artifact"):
        paragraph(Run("web", link=URL), Artifact.FOOTER)


def test_shapes_outside_marks_become_artifacts() -> None:
    canvas = Canvas()
    canvas.rect(10, 10, 20, 20, stroke="#000000")
    canvas.circle(50, 50, 10, fill="#ff0000")
    with canvas.mark(Element("P")):
        canvas.text("Text", 0, 0, FACE, 12, "#000000")
    canvas.line(0, 0, 1, 1, width=1, colour="#000000")
    code = canvas.finished().numbered(0).decode("latin-1").split("\n")
    kinds = [line for line in code if line.endswith(("BMC", "BDC", "EMC"))]
    assert kinds == ["/Artifact BMC", "EMC", "/P<</MCID 0>>BDC", "EMC", "/Artifact BMC", "EMC"]


def test_within_an_artifact_all_is_artifact() -> None:
    canvas = Canvas()
    with canvas.mark(Artifact.FOOTER), canvas.mark(Element("P")):
        canvas.text("Text", 0, 0, FACE, 12, "#000000")
    assert canvas.finished().marks == ()


@pytest.mark.parametrize("colour", ["red", "#abc", "", "#1a1a1a80"])
def test_colours_have_one_notation(colour: str) -> None:
    with pytest.raises(TaggingError, match="#17456b"):
        Canvas().rect(0, 0, 1, 1, fill=colour)


def test_drawings_end_outside_of_marks(tree: Element) -> None:
    canvas = Canvas()
    with pytest.raises(TaggingError, match="within a mark"), canvas.mark(tree):
        canvas.finished()


# ---- lost and duplicate content


def test_elements_that_are_never_drawn_are_refused(document: TaggedDocument, tree: Element) -> None:
    section = tree.add("Sect")
    put(document, paragraph("Text", section.add("P")))
    section.add("P")
    with pytest.raises(LostContentError, match=r"Document/Sect\[1\]/P\[2\]"):
        finished(document)


def test_marks_without_content_do_not_count_as_drawn(document: TaggedDocument, tree: Element) -> None:
    canvas = Canvas()
    with canvas.mark(tree.add("P")):
        pass
    document.put(canvas.finished(), 0, 0)
    with pytest.raises(LostContentError):
        finished(document)


def test_figures_drawn_twice_are_refused(document: TaggedDocument, tree: Element) -> None:
    figure = tree.add("Figure", alt="A box")
    canvas = Canvas()
    with canvas.figure(figure, 0, 0, 1, 1):
        canvas.rect(0, 0, 1, 1, fill="#000000")
    with pytest.raises(StructureError, match="twice"), canvas.figure(figure, 5, 5, 1, 1):
        pass
    picture = canvas.finished()
    document.put(picture, 0, 0)
    with pytest.raises(StructureError, match="twice"):
        document.put(picture, 50, 50)


def test_texts_drawn_twice_are_refused(document: TaggedDocument, tree: Element) -> None:
    box = paragraph("Text", tree.add("P"))
    put(document, box)
    put(document, box)
    with pytest.raises(StructureError, match=r"Document/P\[1\] is drawn twice"):
        finished(document)


def test_texts_that_are_not_drawn_to_their_end_are_refused(document: TaggedDocument, tree: Element) -> None:
    box = paragraph("Word " * 100, tree.add("P"))
    halves = box.split_at(100, 200)
    assert halves is not None
    document.put(halves[0].drawing(100), 60, 600)
    with pytest.raises(LostContentError, match=r"characters of Document/P\[1\] are on no page"):
        finished(document)


def test_texts_without_their_middle_are_refused(document: TaggedDocument, tree: Element) -> None:
    element = tree.add("P")
    canvas = Canvas()
    with canvas.mark(element):
        canvas.text("ae", 0, 0, FACE, 12, "#000000")
    canvas.record_text(DrawnText("abcde", element, 0, 1, 5))
    canvas.record_text(DrawnText("abcde", element, 4, 5, 5))
    document.put(canvas.finished(), 0, 0)
    with pytest.raises(LostContentError, match="4 characters"):
        finished(document)


def test_elements_of_another_tree_are_refused(document: TaggedDocument, tree: Element) -> None:
    put(document, paragraph("Text", tree.add("P")))
    put(document, paragraph("Text", Element("P")))
    with pytest.raises(StructureError, match="content of P does not belong"):
        finished(document)


@pytest.mark.parametrize("kind", ["link", "bookmark"])
def test_links_and_bookmarks_of_another_tree_are_refused(
    document: TaggedDocument, tree: Element, kind: str
) -> None:
    put(document, paragraph("Text", tree.add("P")))
    canvas = Canvas()
    if kind == "link":
        canvas.link(URL, (0, 0, 1, 1), Element("Link"), "Somewhere")
    else:
        canvas.bookmark("Somewhere", 1, 0, Element("H1"))
    document.put(canvas.finished(), 0, 0)
    with pytest.raises(StructureError, match="does not belong"):
        finished(document)


def test_elements_that_stand_in_a_tree_twice_are_refused(document: TaggedDocument, tree: Element) -> None:
    element = tree.add("Sect").add("P")
    put(document, paragraph("Text", element))
    tree.append(element)
    with pytest.raises(StructureError, match="twice"):
        finished(document)


def test_documents_without_content_are_refused(document: TaggedDocument) -> None:
    with pytest.raises(LostContentError):
        finished(document)


# ---- fonts and characters


def test_characters_without_a_glyph_are_refused(tree: Element) -> None:
    box = paragraph("Back: 腰痛", tree.add("P"))
    with pytest.raises(MissingGlyphError, match="cannot print '腰'"):
        box.drawing(200)


def test_two_fonts_of_a_document_have_different_keys(document: TaggedDocument, tree: Element) -> None:
    from backpdf.text.fonts import font_face  # noqa: PLC0415  (the only test that parses with it)

    canvas = Canvas()
    with canvas.mark(tree.add("P")):
        canvas.text("a", 0, 0, FACE, 12, "#000000")
        canvas.text("b", 0, 0, Typeface(FACE.key, font_face(bold=True)), 12, "#000000")
    document.put(canvas.finished(), 0, 0)
    with pytest.raises(TaggingError, match="two fonts"):
        finished(document)


# ---- structure


def test_nesting_is_checked(tree: Element) -> None:
    table = tree.add("Table")
    with pytest.raises(StructureError, match="LI may not stand in Document"):
        tree.add("LI")
    with pytest.raises(StructureError, match="P may not stand in Table"):
        table.add("P")
    with pytest.raises(StructureError, match="root"):
        tree.add("Document")
    with pytest.raises(StructureError, match="alt"):
        tree.add("Figure", alt=" ")
    with pytest.raises(StructureError, match="Scope"):
        table.add("TR").add("TH")
    with pytest.raises(StructureError, match="not a structure type"):
        tree.add("Blink")  # type: ignore[arg-type]
    with pytest.raises(StructureError, match="language tag"):
        tree.add("P", lang="English (British)")
    with pytest.raises(StructureError, match="Caption may not"):
        tree.add("Caption")
    with pytest.raises(StructureError, match="starts with a Document"):
        new_document(tree.add("Sect"))
    header = table.add("TR").add("TH", attributes=(Scope("Row"),))
    assert tree.path_to(header) == "Document/Table[1]/TR[2]/TH[1]"


@pytest.mark.parametrize("levels", [["H2"], ["H1", "H3"], ["H1", "H2", "H1", "H3"]])
def test_headings_leave_no_level_out(document: TaggedDocument, tree: Element, levels: list[str]) -> None:
    for level in levels:
        put(document, paragraph(level, tree.add(level)))  # type: ignore[arg-type]
    with pytest.raises(StructureError, match="left out"):
        finished(document)


def test_captions_stand_at_an_end(document: TaggedDocument, tree: Element) -> None:
    section = tree.add("Sect")
    for tag in ("P", "Caption", "P"):
        put(document, paragraph("Text", section.add(tag)))
    with pytest.raises(StructureError, match="neither first nor last"):
        finished(document)


def test_links_need_their_element_and_a_description() -> None:
    with pytest.raises(StructureError, match="Link element"):
        Canvas().link(URL, (0, 0, 1, 1), Element("P"), "Somewhere")
    with pytest.raises(StructureError, match="description"):
        Canvas().link(URL, (0, 0, 1, 1), Element("Link"), " ")


def test_tick_boxes_say_what_they_are() -> None:
    with pytest.raises(StructureError, match="actual_text"):
        Canvas().tick_box(Element("Span"), 0, 0, 10, width=1, colour="#000000")


@pytest.mark.parametrize(("first", "second"), [(2, 1), (1, 3), (0, 1)])
def test_bookmarks_leave_no_level_out(
    document: TaggedDocument, tree: Element, first: int, second: int
) -> None:
    canvas = Canvas()
    canvas.bookmark("First", first, 0, tree)
    canvas.bookmark("Second", second, 0, tree)
    with pytest.raises(StructureError, match="level"):
        document.put(canvas.finished(), 0, 0)


def test_paragraphs_need_text_and_a_whole_label(tree: Element) -> None:
    with pytest.raises(StructureError, match="text"):
        paragraph(" \n ", tree)
    with pytest.raises(StructureError, match="label"):
        whole_paragraph(normalise("Text"), TextStyle(12, 16, "#000000"), TextTags(tree, label_text="1."))
