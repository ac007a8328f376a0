"""Any printable text is printed exactly, however it is broken into lines, split, styled or linked."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace
from typing import Any

import pypdfium2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.structure import faults, read_structure
from support.tagged_samples import BODY, Writer, new_document

from backpdf.pdf.layout.paragraph import TextStyle, TextTags, whole_paragraph
from backpdf.pdf.tagging import Element
from backpdf.text.clusters import is_mark
from backpdf.text.fonts import font_face
from backpdf.text.printable import unprintable
from backpdf.text.runs import Run, normalise

GLYPHS = [chr(code) for code in sorted(font_face().charToGlyph)]
PRINTABLE = [c for c in GLYPHS if is_mark(c) or not unprintable(c)]
OF_OTHER_FONTS = "✓✗\u2032\u2033☐⅐⚠①⇒👍"
LEFT_TO_RIGHT = st.sampled_from(
    [c for c in PRINTABLE if c.isascii() or (c.isalpha() and unicodedata.bidirectional(c) == "L")]
)
SPACES = " \n\t\u00a0\u2003\u2009\u202f\u200b\u00ad\u2028\x1c\x85"

characters = st.one_of(
    st.sampled_from(PRINTABLE),
    st.sampled_from("aeimn ,.-\u2013<&>{}%()\\/'\"#;"),
    st.sampled_from(SPACES),
    st.sampled_from(OF_OTHER_FONTS),
    st.sampled_from(["m\u0329", "W\u0331", "\u044b\u0301", "C\u0315", "k\u035fh"]),
)
texts = st.lists(characters, max_size=120).map("".join)
runs = st.builds(
    Run,
    texts,
    bold=st.booleans(),
    link=st.sampled_from([None, None, "https://a.example/?q=1&b=<2>", "mailto:a@b.example"]),
    lang=st.sampled_from([None, None, "de", "fr-CH"]),
    description=st.just("Somewhere"),
    colour=st.sampled_from([None, "#112233"]),
    size=st.sampled_from([None, 9.5]),
    underline=st.booleans(),
)
contents = st.one_of(texts, st.lists(st.one_of(texts, runs), max_size=6)).filter(
    lambda content: bool(normalise(content)) and not any(unprintable(run.text) for run in normalise(content))
)
quick = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])


def meant(content: Any) -> str:
    """The text as it should be read: a no-break space is shown, and read, as a space."""
    return "".join(run.text for run in normalise(content)).replace("\u00a0", " ")


def printed(content: Any, width: float, style: TextStyle = BODY, y: float = 780) -> bytes:
    tree = Element("Document")
    writer = Writer(new_document(tree), width=width, y=y)
    writer.put(whole_paragraph(normalise(content), style, TextTags(tree.add("P"))))
    return writer.to_bytes()


@quick
@given(contents, st.floats(30, 500), st.sampled_from(["left", "centred", "right"]))
def test_text_prints_exactly(content: Any, width: float, alignment: str) -> None:
    style = replace(BODY, centred=alignment == "centred", right=alignment == "right")
    pdf = printed(content, width, style)
    assert read_structure(pdf).text == meant(content)
    assert faults(pdf) == []


@quick
@given(contents, st.floats(40, 300), st.floats(80, 200))
def test_split_text_prints_exactly(content: Any, width: float, y: float) -> None:
    """Starts near the foot of a page, so that longer texts go over to the next."""
    pdf = printed(content, width, y=y)
    assert read_structure(pdf).text == meant(content)
    assert faults(pdf) == []


@quick
@given(contents, st.lists(st.floats(30, 400), min_size=2, max_size=4))
def test_measuring_at_other_widths_changes_nothing(content: Any, widths: list[float]) -> None:
    tree = Element("Document")
    box = whole_paragraph(normalise(content), BODY, TextTags(tree.add("P")))
    heights = [box.height(width) for width in widths]
    assert [box.height(width) for width in widths] == heights
    writer = Writer(new_document(tree), width=widths[0])
    writer.put(box)
    assert read_structure(writer.to_bytes()).text == meant(content)


@settings(quick, max_examples=20)
@given(st.text(LEFT_TO_RIGHT, min_size=1, max_size=60).filter(str.strip))
def test_another_reader_sees_the_same_letters(text: str) -> None:
    """PDFium decodes the page by itself; it adds spaces of its own and takes ligatures apart."""
    pdf = printed(text, 400)
    with pypdfium2.PdfDocument(io.BytesIO(pdf)) as document:
        page = document[0]
        seen = page.get_textpage().get_text_bounded()
    assert letters(seen) == letters(meant(text))


def letters(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())
