"""Handouts as a screen reader reads them: every word once and in order."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.corpus import CASES, FORMS, Case, handout_of
from support.handouts import Variant, starter_handout, starter_variants
from support.libraries import Values, exercise, level, picture, program
from support.spoken import misreadings
from support.structure import Node, read_structure

from backpdf.handout.blocks import Handout
from backpdf.pdf.cache import PartCache
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.render import render

A4, LARGE = FORMS


@pytest.mark.parametrize("variant", starter_variants(), ids=lambda variant: variant.name)
def test_starter_handout_is_read_as_it_is_meant(variant: Variant) -> None:
    printed = starter_handout(variant)
    assert misreadings(printed.handout, printed.data) == []


def _data(handout: Handout, options: PrintOptions) -> bytes:
    return render(handout, options, PartCache()).data


# ---- the corpus


def _pages(node: Node) -> set[int]:
    return {page for part in node.walk() for page in part.pages}


def _cards(tree: Node) -> list[Node]:
    """The sections that start with a numbered heading."""
    heads = ((node, node.elements[0]) for node in tree.all("Sect"))
    return [node for node, head in heads if head.tag == "H2" and head.text[:1].isdigit()]


# What is special about a case, in one of its forms or another.
PROMISES: dict[tuple[str, str], Callable[[Node], bool]] = {
    **{
        (f"cards: {count}", A4): lambda tree, count=count: len(_cards(tree)) == count  # type: ignore[misc]
        for count in range(1, 13)
    },
    ("bare", A4): lambda tree: len(tree.all("Figure")) == 1,  # the pain scale
    ("cards: 8", A4): lambda tree: max(_pages(tree)) >= 2,
    ("no pictures", A4): lambda tree: len(tree.all("Figure")) == 1,
    ("1 picture each", A4): lambda tree: len(tree.all("Figure")) == 4,
    ("4 pictures each", A4): lambda tree: len(tree.all("Figure")) == 21,
    ("links over lines", A4): lambda tree: any(len(link.links) > 3 for link in tree.all("Link")),
    ("link over pages", A4): lambda tree: any(len(_pages(link)) > 1 for link in tree.all("Link")),
    ("card over pages", A4): lambda tree: any(len(_pages(card)) > 1 for card in _cards(tree)),
    ("card over pages", LARGE): lambda tree: any(len(_pages(card)) > 1 for card in _cards(tree)),
    ("long texts", A4): lambda tree: any(len(_pages(text)) > 1 for text in tree.all("P")),
    ("everything", LARGE): lambda tree: len(tree.all("Link")) == 8,
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", CASES)
def test_corpus_is_read_as_it_is_meant(name: str, form: str, tmp_path: Path) -> None:
    handout = handout_of(CASES[name], tmp_path)
    data = _data(handout, FORMS[form])
    assert misreadings(handout, data) == []
    if (name, form) in PROMISES:
        assert PROMISES[name, form](read_structure(data)), "the case is not what its name says"


def test_promises_are_about_the_corpus() -> None:
    assert {name for name, _ in PROMISES} <= CASES.keys()


# ---- any handout at all

WORDS = st.text(st.sampled_from("abcdeilmnorstu AEIMS ,.-()%&<>{}é½ЖΩł\u00a0"), min_size=1, max_size=90)
TEXT = st.builds(
    lambda one, two, three: f"A{one}**b{two}c** {three}".strip(),
    WORDS.map(str.strip), WORDS.map(str.strip), WORDS,
)  # fmt: skip
TEXTS = st.lists(TEXT, min_size=1, max_size=5)
MAYBE = st.none() | TEXT
PICTURES = st.lists(st.sampled_from(["a.svg", "b.svg", "c.png"]), max_size=4)
ADDRESS = st.none() | st.just("https://example.org/?q=1&r=(2)")


@st.composite
def exercises(draw: Callable[[Any], Any]) -> Values:
    values = exercise(
        draw(st.sampled_from(["Bridge", "**Plank** on knees", "1 000 steps", "A name of quite some length"])),
        why=draw(TEXT),
        steps=draw(TEXTS),
        easier=draw(MAYBE),
        harder=draw(MAYBE),
        take_care=draw(MAYBE),
        video=draw(ADDRESS),
        language=draw(st.sampled_from([None, "en", "de"])),
        dose={"reps": "8", **draw(st.sampled_from([{}, {"sets": "2", "hold": "5 s"}, {"load": "a band"}]))},
    )
    pictures = [picture(file, number, alt=draw(TEXT)) for number, file in enumerate(draw(PICTURES), start=1)]
    return {**values, "pictures": pictures} if pictures else values


@st.composite
def cases(draw: Callable[[Any], Any]) -> Case:
    chosen = {
        f"e-{index}": each for index, each in enumerate(draw(st.lists(exercises(), min_size=1, max_size=4)))
    }
    first = level(*chosen, aim=draw(TEXT), how_often=draw(MAYBE), move_on=draw(TEXTS), step_back=draw(TEXTS))
    clinic = draw(st.none() | st.just({"name": "Clinic", "web": "https://example.org", "logo": "logo.png"}))
    return Case(
        chosen,
        program(
            first,
            message=draw(TEXT),
            how_to_use=draw(TEXTS),
            before_you_start=draw(st.none() | TEXTS),
            disclaimer=draw(TEXT),
            diary_weeks=str(draw(st.integers(1, 12))),
            web=draw(ADDRESS),
        ),
        clinic,
        patient=draw(st.none() | st.just("A. Example")),
    )


@settings(max_examples=15, deadline=None, derandomize=True)
@given(case=cases(), form=st.sampled_from(list(FORMS)))
def test_any_handout_is_read_as_it_is_meant(case: Case, form: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        handout = handout_of(case, Path(folder))
        assert misreadings(handout, _data(handout, FORMS[form])) == []


# ---- what the comparison would catch


def _elements(file: pikepdf.Pdf, tag: str) -> Iterator[Any]:
    for item in file.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/S") == f"/{tag}":
            yield item


def _first(file: pikepdf.Pdf, tag: str) -> Any:
    return next(_elements(file, tag))


def _first_list(file: pikepdf.Pdf) -> Any:
    """The first list of several items."""
    return next(each for each in _elements(file, "L") if isinstance(each.K, pikepdf.Array))


def _swap_items(file: pikepdf.Pdf) -> None:
    items = _first_list(file).K
    items[0], items[1] = items[1], items[0]


def _lose_heading(file: pikepdf.Pdf) -> None:
    """As if it had been drawn as an artifact: no validator notices."""
    heading = _first(file, "H1")
    heading.P.K = [kid for kid in heading.P.K if kid.objgen != heading.objgen]


def _say_twice(file: pikepdf.Pdf) -> None:
    items = _first_list(file)
    items.K.append(items.K[0])


def _read_a_foot(file: pikepdf.Pdf) -> None:
    page = file.pages[0]
    data = page.Contents.read_bytes()
    at = data.rindex(b"/Artifact <</Type/Pagination/Subtype/Footer>> BDC")
    page.Contents.write(data[:at] + b"/P <</MCID 9999>> BDC" + data[at:].partition(b"BDC")[2])


def _set(tag: str, key: str, value: Any) -> Callable[[pikepdf.Pdf], None]:
    return lambda file: _first(file, tag).__setitem__(key, value)


def _rename_bookmark(file: pikepdf.Pdf) -> None:
    file.Root.Outlines.First.Title = "Something else"


DAMAGES: dict[str, tuple[str, Callable[[pikepdf.Pdf], None]]] = {
    "two list items in the wrong order": ("text", _swap_items),
    "a heading that nobody reads": ("headings", _lose_heading),
    "a list item said twice": ("belongs to 2 elements", _say_twice),
    "a caption that is no block of text": ("stands in a", _set("Caption", "/S", pikepdf.Name.Sect)),
    "the foot of the first page read out": ("belongs to 0 elements", _read_a_foot),
    "another text for a picture": ("pictures", _set("Figure", "/Alt", "A picture")),
    "a heading of another level": ("headings", _set("H2", "/S", pikepdf.Name.H3)),
    "steps that do not count": ("lists", _set("L", "/A", pikepdf.Dictionary(O=pikepdf.Name.List))),
    "a header cell for rows": ("tables", _set("TH", "/A", pikepdf.Dictionary(Scope=pikepdf.Name.Row))),
    "a cell of the record without words": ("cells of the record", _set("Span", "/ActualText", "box")),
    "everything in another language": ("language", _set("Document", "/Lang", "fr")),
    "another language": ("language", lambda file: file.Root.__setitem__("/Lang", "fr")),
    "a bookmark with another name": ("bookmarks", _rename_bookmark),
    "a link to elsewhere": (
        "links",
        lambda file: file.pages[-1].Annots[0].A.__setitem__("/URI", "https://x.y"),
    ),
    "text beside all marks": ("in no mark", lambda file: file.pages[0].contents_add(b"0 0 9 9 re f")),
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> tuple[Handout, bytes]:
    handout = handout_of(CASES["everything"], tmp_path_factory.mktemp("everything"))
    return handout, _data(handout, FORMS[A4])


@pytest.mark.parametrize("name", DAMAGES)
def test_comparison_catches(name: str, sound: tuple[Handout, bytes]) -> None:
    wanted, damage = DAMAGES[name]
    handout, data = sound
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        damage(file)
        file.save(output)
    found = misreadings(handout, output.getvalue())
    assert any(wanted in fault for fault in found), found


def test_saving_alone_changes_nothing(sound: tuple[Handout, bytes]) -> None:
    handout, data = sound
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        file.save(output)
    assert misreadings(handout, output.getvalue()) == []
