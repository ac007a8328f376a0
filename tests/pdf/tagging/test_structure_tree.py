"""What a screen reader gets from a finished file: the tree, its text, links and attributes."""

from __future__ import annotations

import pytest
from support.structure import Node, faults, read_artifacts, read_items, read_structure
from support.tagged_samples import (
    A4,
    PHRASE,
    STEP,
    URL,
    Writer,
    full_document,
    new_document,
    paragraph,
    paragraph_document,
)

from backpdf.pdf.layout.paragraph import TextTags, whole_paragraph
from backpdf.pdf.tagging import Canvas, Element, Standard
from backpdf.text.fonts import typeface
from backpdf.text.runs import Run, normalise

QUOTED_URL = "https://example.org/%C3%BCbungen?a=1&b=(2)"


@pytest.fixture(scope="module")
def document() -> bytes:
    return full_document()


@pytest.fixture(scope="module")
def tree(document: bytes) -> Node:
    return read_structure(document)


def test_every_box_of_content_has_one_element(document: bytes) -> None:
    assert faults(document) == []
    assert faults(full_document(Standard.UA2)) == []


def test_order_is_that_of_the_elements(tree: Node) -> None:
    assert [n.tag for n in tree.elements] == ["Sect", "Sect", "P", "P", "H2", "P"]
    assert [(n.tag, n.text) for n in tree.walk() if n.tag in ("H1", "H2", "H3")] == [
        ("H1", "Bridge & plank"),
        ("H2", "What it looks like"),
        ("H3", "Diary"),
        ("H2", "Much text"),
    ]


def test_text_is_complete_and_in_order(tree: Node) -> None:
    first, last = tree.all("Sect")[0].all("P")[0], tree.elements[-1]
    assert first.text == (
        "Read all about these exercises on the web, or say Grüß Gott and à bientôt. " + (PHRASE * 3).strip()
    )
    assert last.text == PHRASE * 60 + "the end"
    assert len(set(last.pages)) == 2


def test_list_has_labels_and_bodies(tree: Node) -> None:
    (steps,) = tree.all("L")
    assert steps.attributes == {"ListNumbering": "Decimal"}
    assert [[(n.tag, n.text) for n in item.elements] for item in steps.elements] == [
        [("Lbl", f"{i}."), ("LBody", f"Step {i}: {PHRASE * i}".strip())] for i in (1, 2, 3)
    ]


def test_links_are_elements_with_their_annotations(tree: Node) -> None:
    whole, french, code, end = tree.all("Link")
    assert whole.text == "all about these exercises"
    assert set(whole.links) == {(QUOTED_URL, f"all about these exercises ({URL})")}
    assert french.lang == "fr"
    assert french.links == [("https://example.org/fr", "A page in French")]
    assert code.elements[0].alt == "A code that leads to the web page"
    assert code.links == [(QUOTED_URL, "The exercises on the web")]
    assert end.text == "the end"


def test_link_over_lines_is_one_element_with_an_area_on_each_line() -> None:
    pdf = paragraph_document("Read ", Run(PHRASE * 2, link=URL), ".", width=150)
    (link,) = read_structure(pdf).all("Link")
    assert link.text == PHRASE * 2
    assert len(link.links) > 3
    assert faults(pdf) == []


def test_paragraph_that_is_one_link() -> None:
    pdf = paragraph_document(Run(PHRASE * 2, link=URL), width=150)
    (paragraph,) = read_structure(pdf).all("P")
    assert [n.tag for n in paragraph.elements] == ["Link"]
    assert paragraph.text == (PHRASE * 2).strip()
    assert len(paragraph.elements[0].links) > 3


def test_link_over_pages_is_one_element() -> None:
    pdf = paragraph_document(PHRASE * 30, Run(PHRASE * 8, link=URL), "done")
    (link,) = read_structure(pdf).all("Link")
    assert len(set(link.pages)) == 2
    assert read_structure(pdf).text == PHRASE * 38 + "done"
    assert faults(pdf) == []


def test_two_links_to_one_address_are_two_elements() -> None:
    pdf = paragraph_document("See ", Run("here", link=URL), " or ", Run("there", link=URL), ".")
    assert [(n.text, len(n.links)) for n in read_structure(pdf).all("Link")] == [("here", 1), ("there", 1)]


def test_words_in_another_language_are_spans() -> None:
    pdf = paragraph_document("Say ", Run("Grüß ", lang="de"), Run("Gott", lang="de", bold=True), "!")
    assert read_items(pdf) == [
        (("Document", "P"), "Say ", None, None),
        (("Document", "P", "Span"), "Grüß Gott", None, None),
        (("Document", "P"), "!", None, None),
    ]
    assert read_structure(pdf).all("Span")[0].lang == "de"


def test_figures_tell_what_and_where_they_are(tree: Node) -> None:
    photo, drawing, code = tree.all("Figure")
    assert (photo.alt, drawing.alt) == ("A photo (of nothing)", "A drawing: ein Kreis")
    for figure in (photo, drawing, code):
        left, bottom, right, top = figure.attributes["BBox"]
        assert (right - left, top - bottom) in ((60, 60), (50, 50))
        assert figure.attributes["Placement"] == "Block"


def test_figure_box_is_where_the_figure_stands() -> None:
    tree = Element("Document")
    figure = tree.add("Figure", alt="A square")
    canvas = Canvas()
    with canvas.figure(figure, 5, -10, 10, 20):
        canvas.rect(5, -10, 10, 20, fill="#000000")
    document = new_document(tree)
    document.put(canvas.finished(), 100, 50)
    document.end_page(A4)
    box = read_structure(document.to_bytes()).all("Figure")[0].attributes["BBox"]
    assert box == pytest.approx([105, 40, 115, 60])


def test_table_has_headers_with_scope_and_regular_rows(tree: Node) -> None:
    (table,) = tree.all("Table")
    assert table.attributes == {"Summary": "Tick a box for each day"}
    assert [[cell.tag for cell in row.elements] for row in table.elements] == [
        ["TH", "TH", "TH"],
        ["TH", "TD", "TD"],
        ["TH", "TD", "TD"],
    ]
    assert [h.attributes["Scope"] for h in table.all("TH")] == ["Column"] * 3 + ["Row"] * 2
    assert [s.text for s in table.all("Span")] == ["☐", "☐"]


def test_foot_is_an_artifact(document: bytes, tree: Node) -> None:
    assert [text for text in read_artifacts(document) if text] == ["The foot"]
    assert "foot" not in tree.text


def test_drawing_order_does_not_change_reading_order() -> None:
    tree = Element("Document")
    elements = [tree.add("P") for _ in range(5)]
    document = new_document(tree)
    for index in (3, 0, 4, 2, 1):
        if index == 4:
            document.end_page(A4)
        document.put(paragraph(f"Number {index}. ", elements[index]).drawing(200), 60, 700 - 30 * index)
    document.end_page(A4)
    pdf = document.to_bytes()
    assert [n.text for n in read_structure(pdf).elements] == [f"Number {i}." for i in range(5)]
    assert faults(pdf) == []


def test_text_round_a_child_keeps_its_place() -> None:
    tree = Element("Document")
    element = tree.add("P")
    box, other = (element.add("Span", actual_text=sign) for sign in "☐☑")
    canvas, face = Canvas(), typeface()
    with canvas.mark(element):
        canvas.text("Tick ", 0, 0, face, 12, "#000000")
        canvas.tick_box(box, 40, 0, 10, width=1, colour="#000000")
        canvas.text(" or ", 60, 0, face, 12, "#000000")
    canvas.tick_box(other, 100, 0, 10, width=1, colour="#000000")
    with canvas.mark(element):
        canvas.text(".", 120, 0, face, 12, "#000000")
    document = new_document(tree)
    document.put(canvas.finished(), 60, 700)
    document.end_page(A4)
    pdf = document.to_bytes()
    assert read_structure(pdf).text == "Tick ☐ or ☑."
    assert faults(pdf) == []


def test_one_tree_can_be_drawn_twice() -> None:
    tree = Element("Document")
    box = paragraph([PHRASE, Run("link", link=URL)], tree.add("P"))

    def draw() -> bytes:
        writer = Writer(new_document(tree))
        writer.put(box)
        return writer.to_bytes()

    assert draw() == draw()


def test_a_part_can_stand_in_several_trees() -> None:
    """Documents share elements and drawings."""
    section = Element("Sect")
    box = paragraph("The same in both.", section.add("P"))
    texts = []
    for before in ("One.", "Another one, which takes a mark before."):
        tree = Element("Document")
        writer = Writer(new_document(tree))
        writer.put(paragraph(before, tree.add("P")))
        tree.append(section)
        writer.put(box)
        pdf = writer.to_bytes()
        assert faults(pdf) == []
        texts.append(read_structure(pdf).text)
    assert texts == ["One.The same in both.", "Another one, which takes a mark before.The same in both."]


def test_list_item_over_two_pages_keeps_label_and_body() -> None:
    tree = Element("Document")
    item = tree.add("L").add("LI")
    label, body = item.add("Lbl"), item.add("LBody")
    writer = Writer(new_document(tree))
    writer.put(whole_paragraph(normalise(PHRASE * 60), STEP, TextTags(body, label, "1.")))
    pdf = writer.to_bytes()
    read = read_structure(pdf).all("LI")[0]
    assert [(n.tag, n.text) for n in read.elements] == [("Lbl", "1."), ("LBody", (PHRASE * 60).strip())]
    assert len(set(read.elements[1].pages)) == 2
    assert faults(pdf) == []
