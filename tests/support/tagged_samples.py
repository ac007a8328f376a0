"""Documents that use everything the tagging layer has, for its tests and for the validator."""

from __future__ import annotations

import datetime
import zlib
from dataclasses import dataclass, field

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas

from backpdf.pdf.fonts import register_fonts
from backpdf.pdf.tagging import (
    Artifact,
    Content,
    DocumentInfo,
    Element,
    ListNumbering,
    PreparedForm,
    PreparedImage,
    Run,
    Standard,
    TaggedCanvas,
    TaggedParagraph,
    add_row,
    add_table,
    record_form,
)

A4 = (595.28, 841.89)
BODY = ParagraphStyle("body", fontName="FiraGO", fontSize=12, leading=16)
HEAD = ParagraphStyle("head", parent=BODY, fontName="FiraGO-Bold", fontSize=18, leading=24)
STEP = ParagraphStyle(
    "step", parent=BODY, leftIndent=20, bulletIndent=2, bulletFontName="FiraGO", bulletFontSize=12
)
INFO = DocumentInfo(
    title="Bridge & “plank”: <level 2>",
    language="en-GB",
    date=datetime.date(2025, 3, 1),
    author="Beispielklinik für Rücken",
    subject="Home exercises",
    keywords="back pain, exercises",
)
URL = "https://example.org/übungen?a=1&b=(2)"
PHRASE = "Keep your feet flat & hip-width apart; never push into <sharp> pain. "


def new_canvas(tree: Element, *, standard: Standard = Standard.UA1) -> TaggedCanvas:
    """A canvas of A4 pages with the fonts ready."""
    register_fonts()
    return TaggedCanvas(INFO, tree, A4, standard=standard)


@dataclass
class Writer:
    """Puts one paragraph below the other, over as many pages as it takes."""

    canvas: TaggedCanvas
    left: float = 60
    width: float = 300
    y: float = field(default=780)

    def put(self, paragraph: TaggedParagraph, before: float = 6) -> None:
        self.y -= before
        rest: list[TaggedParagraph] = [paragraph]
        while rest:
            _, height = rest[0].wrapOn(self.canvas, self.width, 10_000)
            if height <= self.y - 60:
                self.y -= height
                rest.pop(0).drawOn(self.canvas, self.left, self.y)
            else:
                parts = rest[0].split(self.width, self.y - 60)
                if len(parts) == 2:
                    rest = parts
                    continue
                self.canvas.show_page()
                self.y = 780

    def room(self, height: float) -> float:
        """The lower edge of a place of this height."""
        if self.y - height < 60:
            self.canvas.show_page()
            self.y = 780
        self.y -= height + 6
        return self.y


def photo() -> PreparedImage:
    """A grey-to-red bitmap with soft edges."""
    side = 8
    pixels = bytes(value for y in range(side) for x in range(side) for value in (x * 30, y * 20, 40))
    mask = bytes(min(x, y) * 36 for y in range(side) for x in range(side))
    soft = PreparedImage(side, side, zlib.compress(mask), "FlateDecode", "DeviceGray")
    return PreparedImage(side, side, zlib.compress(pixels), "FlateDecode", soft_mask=soft)


def drawing() -> PreparedForm:
    """Vector art with a see-through part."""

    def draw(canvas: Canvas) -> None:
        canvas.setFillColorRGB(0.1, 0.3, 0.5)
        canvas.circle(20, 20, 15, stroke=0, fill=1)
        canvas.setFillAlpha(0.5)
        canvas.setStrokeGray(0.2)
        canvas.rect(10, 5, 25, 20, stroke=1, fill=1)

    return record_form(draw, 40, 40)


def paragraph_document(*content: str | Run, standard: Standard = Standard.UA1, width: float = 300) -> bytes:
    """One paragraph, over as many pages as it takes."""
    tree = Element("Document")
    element = tree.add("P")
    writer = Writer(new_canvas(tree, standard=standard), width=width)
    writer.put(TaggedParagraph(content, BODY, element))
    return writer.canvas.to_bytes()


def full_document(standard: Standard = Standard.UA1) -> bytes:
    """Everything at once: headings, lists, links, languages, figures, a table, a note, a foot."""
    tree = Element("Document")
    writer = Writer(new_canvas(tree, standard=standard))
    canvas = writer.canvas
    head = tree.add("Sect", title="Head")
    _heading(writer, head.add("H1"), "Bridge & plank", 1)
    writer.put(
        TaggedParagraph(
            [
                "Read ",
                Run("all about ", link=URL, colour="#0b5394", underline=True),
                Run("these exercises", link=URL, bold=True, colour="#0b5394", underline=True),
                " on the web, or say ",
                Run("Grüß Gott", lang="de"),
                " and ",
                Run("à bientôt", lang="fr", link="https://example.org/fr", description="A page in French"),
                f". {PHRASE * 3}",
            ],
            BODY,
            head.add("P"),
        )
    )
    _list(writer, head)
    pictures = tree.add("Sect", title="Pictures")
    _heading(writer, pictures.add("H2"), "What it looks like", 2)
    _figures(writer, pictures)
    _heading(writer, pictures.add("H3"), "Diary", 3)
    _table(writer, pictures)
    note = tree.add("Note")
    writer.put(TaggedParagraph("A note to those who like to know.", BODY, note.add("P")))
    second = tree.add("Note")
    writer.put(TaggedParagraph("Another one.", BODY, second.add("P")))
    _heading(writer, tree.add("H2"), "Much text", 2)
    writer.put(TaggedParagraph([PHRASE * 60, Run("the end", link=URL)], BODY, tree.add("P")))
    canvas.show_page()
    for number in range(1, canvas.page_count + 1):
        with canvas.reopened(number):
            foot = TaggedParagraph(f"Page {number} of {canvas.page_count}", BODY, Artifact.FOOTER)
            foot.wrapOn(canvas, 200, 20)
            foot.drawOn(canvas, 60, 30)
            canvas.line(60, 50, 500, 50)
    return canvas.to_bytes()


def _heading(writer: Writer, element: Element, text: str, level: int) -> None:
    writer.put(TaggedParagraph(text, HEAD, element))
    writer.canvas.bookmark(text, level, writer.y + 24, element)


def _list(writer: Writer, parent: Element) -> None:
    steps = parent.add("L", attributes=(ListNumbering("Decimal"),))
    for number in (1, 2, 3):
        item = steps.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        content: Content = ["Step ", Run(str(number), bold=True), f": {PHRASE * number}"]
        writer.put(TaggedParagraph(content, STEP, body, label=label, label_text=f"{number}."))


def _figures(writer: Writer, parent: Element) -> None:
    canvas = writer.canvas
    for picture, alt in ((photo(), "A photo (of nothing)"), (drawing(), "A drawing: ein Kreis")):
        y = writer.room(60)
        group = parent.add("Sect")
        with canvas.figure(group.add("Figure", alt=alt), writer.left, y, 60, 60):
            canvas.place(picture, writer.left, y, 60, 60)
        writer.put(TaggedParagraph(f"Caption of {alt}", BODY, group.add("Caption")))
    y = writer.room(60)
    with canvas.mark(Artifact.DECORATION):
        canvas.place(drawing(), writer.left, y, 20, 20)
    link = parent.add("Link")
    figure = link.add("Figure", alt="A code that leads to the web page")
    with canvas.figure(figure, writer.left, y, 50, 50):
        canvas.place(drawing(), writer.left, y, 50, 50)
    canvas.link(URL, (writer.left, y, writer.left + 50, y + 50), link, "The exercises on the web")


def _table(writer: Writer, parent: Element) -> None:
    canvas = writer.canvas
    table = add_table(parent, summary="Tick a box for each day")
    columns = ("Week", "Mon", "Tue")
    for index in range(3):
        y = writer.room(18)
        cells = add_row(table, 3, header=index == 0, row_header=True)
        for place, (cell, name) in enumerate(zip(cells, columns, strict=True)):
            x = writer.left + 60 * place
            canvas.rect(x, y, 60, 20)
            if index == 0 or place == 0:
                text = name if index == 0 else f"Week {index}"
                paragraph = TaggedParagraph(text, BODY, cell)
                paragraph.wrapOn(canvas, 60, 20)
                paragraph.drawOn(canvas, x, y)
            elif place == 1:
                canvas.tick_box(cell.add("Span", actual_text="\u2610"), x + 5, y + 5, 10)
