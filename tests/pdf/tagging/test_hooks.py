"""What the tagging layer relies on in ReportLab beyond its documentation.

If one of these fails after an update of ReportLab, a hook in `backpdf/pdf/tagging/hooks` no longer
catches what it should.  Adapt the hook first; then the pin in pyproject.toml may move.
"""

from __future__ import annotations

import inspect
from typing import Any

import pytest
import reportlab
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas, ExtGState
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Paragraph, paragraph
from support.tagged_samples import BODY, INFO, PHRASE, STEP, new_canvas

from backpdf.pdf.fonts import register_fonts
from backpdf.pdf.tagging import Content, Element, ReportLabChangedError, Run, TaggedCanvas, TaggedParagraph
from backpdf.pdf.tagging.hooks.recording import paints
from backpdf.pdf.tagging.hooks.text import line_endings

WHY = "ReportLab has changed: see the module's docstring"


def test_version_is_the_one_the_hooks_were_written_for() -> None:
    assert reportlab.Version.startswith("5.1."), WHY


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (PDFTextObject, "_formatText"),
        (PDFTextObject, "_textOut"),
        (PDFTextObject, "getCode"),
        (Canvas, "_make_preamble"),
        (Canvas, "_startPage"),
        (Canvas, "init_graphics_state"),
        (Canvas, "beginText"),
        (Canvas, "drawText"),
        (Canvas, "linkURL"),
        (Paragraph, "beginText"),
        (Paragraph, "split"),
        (paragraph, "_drawBullet"),
        (paragraph, "_doLink"),
    ],
)
def test_hook_exists(owner: Any, name: str) -> None:
    assert callable(getattr(owner, name, None)), f"{WHY}: {name} is gone"


def test_every_way_of_drawing_text_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """CheckedText._formatText looks at fonts and characters; nothing may pass it by."""
    seen: list[str] = []
    original = PDFTextObject._formatText

    def record(self: Any, text: str) -> Any:
        seen.append(text)
        return original(self, text)

    monkeypatch.setattr(PDFTextObject, "_formatText", record)
    tree = Element("Document")
    canvas = new_canvas(tree)
    with canvas.mark(tree.add("P")):
        canvas.setFont("FiraGO", 12)
        canvas.drawString(0, 0, "a")
        canvas.drawRightString(0, 0, "b")
        canvas.drawCentredString(0, 0, "c")
        canvas.drawAlignedString(0, 0, "1.5")
        text = canvas.beginText(0, 0)
        text.textOut("d")
        text.textLine("e")
        text.textLines("f")
        canvas.drawText(text)
    item = tree.add("L").add("LI")
    contents: list[Content] = ["g", ["g", Run("h", bold=True)]]
    for content in contents:
        body = TaggedParagraph(content, STEP, item.add("LBody"), label=item.add("Lbl"), label_text="i")
        body.wrapOn(canvas, 100, 100)
        body.drawOn(canvas, 0, 0)
    assert seen == ["a", "b", "c", "1", ".5", "d", "e", "f", "i", "g", "i", "g", "h"], WHY


@pytest.mark.parametrize("content", [PHRASE * 2, [PHRASE, Run(PHRASE, bold=True)]], ids=["kind 0", "kind 1"])
def test_broken_lines_have_the_known_shape(content: Any) -> None:
    register_fonts()
    body = TaggedParagraph(content, BODY, Element("P"))
    body.wrap(150, 1000)
    lines = body.blPara.lines
    if body.blPara.kind == 0:
        assert all(isinstance(words, list) for _, words in lines), WHY
        assert body.blPara.link == [], WHY
    else:
        assert all(isinstance(f.text, str) and f.link == [] for line in lines for f in line.words), WHY


def test_split_keeps_the_constructor() -> None:
    """`Paragraph.split` makes the halves by class, with these arguments."""
    source = inspect.getsource(Paragraph.split)
    assert "self.__class__(None,style1,bulletText=self.bulletText,frags=" in source, WHY
    assert "self.__class__(None,style,bulletText=None,frags=" in source, WHY


def test_addresses_of_links_reach_the_canvas_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """The meaning of a link rides on its address, which ReportLab passes on as an object."""
    seen: list[Any] = []
    monkeypatch.setattr(TaggedCanvas, "linkURL", lambda _self, url, *_args, **_kw: seen.append(url))
    contents: list[Content] = [["x ", Run("y", link="https://a")], Run("y", link="https://a")]
    for content in contents:
        tree = Element("Document")
        canvas = new_canvas(tree)
        body = TaggedParagraph(content, BODY, tree.add("P"))
        body.wrapOn(canvas, 100, 100)
        body.drawOn(canvas, 0, 0)
    assert [url.inline.link for url in seen] == ["https://a", "https://a"], WHY


def test_marks_see_every_shape() -> None:
    """`paints` reads the last operator of each entry of a canvas's code."""
    shapes = {
        "line": (0, 0, 1, 1),
        "lines": ([(0, 0, 1, 1)],),
        "rect": (0, 0, 1, 1),
        "roundRect": (0, 0, 9, 9, 1),
        "circle": (0, 0, 1),
        "ellipse": (0, 0, 1, 1),
        "arc": (0, 0, 1, 1),
        "wedge": (0, 0, 1, 1, 0, 90),
        "bezier": (0, 0, 1, 1, 2, 2, 3, 3),
        "grid": ([0, 1], [0, 1]),
        "cross": (0, 0),
    }
    for name, arguments in shapes.items():
        canvas = Canvas("unused")
        canvas._code = []
        getattr(canvas, name)(*arguments)
        assert any(paints(entry) for entry in canvas._code), f"{WHY}: {name}"


def test_states_do_not_paint() -> None:
    canvas = Canvas("unused")
    canvas._code = []
    canvas.saveState()
    canvas.translate(1, 2)
    canvas.setFillColorRGB(1, 0, 0)
    canvas.setStrokeGray(0.5)
    canvas.setLineWidth(2)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.setMiterLimit(3)
    canvas.setDash(1, 2)
    canvas.setFillAlpha(0.5)
    path = canvas.beginPath()
    path.rect(0, 0, 1, 1)
    canvas.clipPath(path, stroke=0)
    canvas.restoreState()
    assert not any(paints(entry) for entry in canvas._code), WHY


def test_graphics_states_are_named_by_key_and_value() -> None:
    canvas = Canvas("unused")
    canvas.setFillAlpha(0.25)
    canvas.setStrokeAlpha(0.5)
    state = canvas._extgstate
    assert isinstance(state, ExtGState)
    assert state._c == {("ca", 0.25): "gRLs0", ("CA", 0.5): "gRLs1"}, WHY


def test_fonts_tell_their_subsets() -> None:
    tree = Element("Document")
    canvas = new_canvas(tree)
    body = TaggedParagraph("ab", ParagraphStyle("style", fontName="FiraGO-Bold"), tree.add("P"))
    body.wrapOn(canvas, 100, 100)
    body.drawOn(canvas, 0, 0)
    font = pdfmetrics.getFont("FiraGO-Bold")
    assert canvas._doc.fontMapping == {"FiraGO-Bold": "/F1"}, WHY
    (subset,) = font.state[canvas._doc].subsets
    assert subset[:3] == [0, ord("a"), ord("b")], WHY
    assert font._dynamicFont, WHY
    assert not pdfmetrics.getFont("Helvetica")._dynamicFont, WHY


def test_plain_canvas_would_leak_helvetica() -> None:
    """The reason for GuardedCanvas._make_preamble; if this fails, it may go."""
    assert "Helvetica" in Canvas("unused")._doc.fontMapping, WHY
    assert "Helvetica" not in TaggedCanvas(INFO, Element("Document"), (100, 100))._doc.fontMapping


def test_lines_that_say_something_else_are_noticed() -> None:
    assert line_endings(["one", "two-", "three", "four"], "one two-three four") == ([" ", "", " ", ""], 18)
    assert line_endings(["one "], "one two") == ([""], 4)
    with pytest.raises(ReportLabChangedError, match=r"reads 'tow' where the paragraph says 'two'"):
        line_endings(["one", "tow"], "one two")


def test_paragraph_that_draws_something_else_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    for change, message in (("append", "never drew"), ("pop", "was expected"), ("swap", "was expected")):
        tree = Element("Document")
        canvas = new_canvas(tree)
        body = TaggedParagraph("one two", BODY, tree.add("P"))
        body.wrapOn(canvas, 30, 100)
        body.canv = canvas
        text = body.beginText(0, 0)
        pieces = list(text._pieces)
        if change == "append":
            pieces.append(pieces[0])
        else:
            pieces = pieces[1:] if change == "pop" else pieces[::-1]
        text._pieces = iter(pieces)
        monkeypatch.setattr(body, "beginText", lambda *_, text=text: text)
        with pytest.raises(ReportLabChangedError, match=message):
            body.drawOn(canvas, 0, 0)
