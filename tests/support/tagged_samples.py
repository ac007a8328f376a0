"""Documents that use everything the tagging layer has, for its tests and for the validator."""

from __future__ import annotations

import datetime
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from backpdf.pdf.layout.boxes import Box
from backpdf.pdf.layout.paragraph import Paragraph, TextStyle, TextTags, whole_paragraph
from backpdf.pdf.tagging import (
    Artifact,
    Canvas,
    DocumentInfo,
    Element,
    GraphicsState,
    ListNumbering,
    PreparedForm,
    PreparedImage,
    Standard,
    TaggedDocument,
    add_row,
    add_table,
)
from backpdf.text.runs import Content, Run, normalise

A4 = (595.28, 841.89)
TOP, FOOT = 780.0, 60.0
BODY = TextStyle(12, 16, "#1a1a1a")
HEAD = TextStyle(18, 24, "#17456b", bold=True)
STEP = replace(BODY, indent=20)
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


def new_document(tree: Element, *, standard: Standard = Standard.UA1) -> TaggedDocument:
    """A document without pages."""
    return TaggedDocument(INFO, tree, standard=standard)


def paragraph(content: Content, element: Element | Artifact, look: TextStyle = BODY) -> Paragraph:
    """A text as a box."""
    return whole_paragraph(normalise(content), look, TextTags(element))


@dataclass
class Writer:
    """Puts one box below the other, over as many pages as it takes."""

    document: TaggedDocument
    left: float = 60
    width: float = 300
    y: float = field(default=TOP)

    def put(self, box: Box, before: float = 6) -> None:
        self.y -= before
        rest: Box | None = box
        while rest is not None:
            if rest.measured(self.width) <= self.y - FOOT:
                self.document.put(rest.drawing(self.width), self.left, self.y)
                self.y -= rest.measured(self.width)
                return
            halves = rest.split_at(self.width, self.y - FOOT)
            if halves is not None:
                self.document.put(halves[0].drawing(self.width), self.left, self.y)
                rest = halves[1]
            self.turn()

    def turn(self) -> None:
        """Goes on on a new page."""
        self.document.end_page(A4)
        self.y = TOP

    def draw(self, height: float, draw: Callable[[Canvas], object]) -> None:
        """What `draw` draws in a place of this height, whose upper left corner is the origin."""
        if self.y - height < FOOT:
            self.turn()
        canvas = Canvas()
        draw(canvas)
        self.document.put(canvas.finished(), self.left, self.y)
        self.y -= height + 6

    def to_bytes(self) -> bytes:
        self.document.end_page(A4)
        return self.document.to_bytes()


def photo() -> PreparedImage:
    """A grey-to-red bitmap with soft edges."""
    side = 8
    pixels = bytes(value for y in range(side) for x in range(side) for value in (x * 30, y * 20, 40))
    mask = bytes(min(x, y) * 36 for y in range(side) for x in range(side))
    soft = PreparedImage(side, side, zlib.compress(mask), "FlateDecode", "DeviceGray")
    return PreparedImage(side, side, zlib.compress(pixels), "FlateDecode", soft_mask=soft)


def drawing() -> PreparedForm:
    """Vector art with a see-through part."""
    code = b"0.1 0.3 0.5 rg 5 5 30 30 re f /A gs 0.2 G 10 5 25 20 re B"
    return PreparedForm(zlib.compress(code), 40, 40, {"A": GraphicsState(fill_alpha=0.5)})


def paragraph_document(*content: str | Run, standard: Standard = Standard.UA1, width: float = 300) -> bytes:
    """One paragraph, over as many pages as it takes."""
    tree = Element("Document")
    writer = Writer(new_document(tree, standard=standard), width=width)
    writer.put(paragraph(content, tree.add("P")))
    return writer.to_bytes()


def full_document(standard: Standard = Standard.UA1) -> bytes:
    """Everything at once: headings, lists, links, languages, figures, a table, a foot."""
    tree = Element("Document")
    writer = Writer(new_document(tree, standard=standard))
    head = tree.add("Sect")
    _heading(writer, head.add("H1"), "Bridge & plank", 1)
    look = {"colour": "#0b5394", "underline": True}
    writer.put(
        paragraph(
            [
                "Read ",
                Run("all about ", link=URL, **look),  # type: ignore[arg-type]
                Run("these exercises", link=URL, bold=True, **look),  # type: ignore[arg-type]
                " on the web, or say ",
                Run("Grüß Gott", lang="de"),
                " and ",
                Run("à bientôt", lang="fr", link="https://example.org/fr", description="A page in French"),
                f". {PHRASE * 3}",
            ],
            head.add("P"),
        )
    )
    _list(writer, head)
    pictures = tree.add("Sect")
    _heading(writer, pictures.add("H2"), "What it looks like", 2)
    _figures(writer, pictures)
    _heading(writer, pictures.add("H3"), "Diary", 3)
    _table(writer, pictures)
    for text in ("A note to those who like to know.", "Another one."):
        writer.put(paragraph(text, tree.add("P")))
    _heading(writer, tree.add("H2"), "Much text", 2)
    writer.put(paragraph([PHRASE * 60, Run("the end", link=URL)], tree.add("P")))
    foot = paragraph("The foot", Artifact.FOOTER)
    writer.document.put(foot.drawing(200), 60, 40)
    return writer.to_bytes()


def _heading(writer: Writer, element: Element, text: str, level: int) -> None:
    writer.put(whole_paragraph(normalise(text), HEAD, TextTags(element), outline_level=level))


def _list(writer: Writer, parent: Element) -> None:
    steps = parent.add("L", attributes=(ListNumbering("Decimal"),))
    for number in (1, 2, 3):
        item = steps.add("LI")
        label, body = item.add("Lbl"), item.add("LBody")
        content: Content = ["Step ", Run(str(number), bold=True), f": {PHRASE * number}"]
        writer.put(whole_paragraph(normalise(content), STEP, TextTags(body, label, f"{number}.")))


def _figures(writer: Writer, parent: Element) -> None:
    for picture, alt in ((photo(), "A photo (of nothing)"), (drawing(), "A drawing: ein Kreis")):
        group = parent.add("Sect")
        figure = group.add("Figure", alt=alt)
        writer.draw(60, lambda c, f=figure, p=picture: _place(c, f, p, 60))  # type: ignore[misc]
        writer.put(paragraph(f"Caption of {alt}", group.add("Caption")))
    link = parent.add("Link")
    code = link.add("Figure", alt="A code that leads to the web page")

    def draw(canvas: Canvas) -> None:
        with canvas.mark(Artifact.DECORATION):
            canvas.place(drawing(), 0, -20, 20, 20)
        _place(canvas, code, drawing(), 50)
        canvas.link(URL, (0, -50, 50, 0), link, "The exercises on the web")

    writer.draw(50, draw)


def _place(canvas: Canvas, figure: Element, picture: PreparedForm | PreparedImage, side: float) -> None:
    with canvas.figure(figure, 0, -side, side, side):
        canvas.place(picture, 0, -side, side, side)


def _table(writer: Writer, parent: Element) -> None:
    table = add_table(parent, summary="Tick a box for each day")
    for index in range(3):
        cells = add_row(table, 3, header=index == 0, row_header=True)
        texts = ("Week", "Mon", "Tue") if index == 0 else (f"Week {index}",)

        def draw(canvas: Canvas, cells: tuple[Element, ...] = cells, texts: tuple[str, ...] = texts) -> None:
            for place, cell in enumerate(cells):
                canvas.rect(60 * place, -20, 60, 20, stroke="#8a97a3")
                if place < len(texts):
                    paragraph(texts[place], cell).draw(canvas, 60 * place, 0, 60)
                elif place == 1:
                    box = cell.add("Span", actual_text="\u2610")
                    canvas.tick_box(box, 65, -15, 10, width=0.9, colour="#1a1a1a")

        writer.draw(20, draw)
