"""The objects of the file: catalog, outline, pages, fonts, pictures."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from support.tagged_samples import A4, drawing, full_document, photo

from backpdf.pdf.tagging import PreparedForm, Standard


@pytest.fixture(scope="module")
def data() -> bytes:
    return full_document()


@pytest.fixture
def pdf(data: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(data)) as file:
        yield file


@pytest.mark.parametrize("standard", Standard)
def test_syntax_is_sound(tmp_path: Path, standard: Standard) -> None:
    path = tmp_path / "sound.pdf"
    path.write_bytes(full_document(standard))
    with pikepdf.open(path) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.pdf_version == {Standard.UA1: "1.7", Standard.UA2: "2.0"}[standard]


def test_catalog_says_what_readers_need(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root
    assert str(root.Lang) == "en-GB"
    assert root.ViewerPreferences.DisplayDocTitle
    assert root.MarkInfo.Marked
    assert root.PageLabels.Nums[1].S == "/D"
    assert root.OutputIntents[0].DestOutputProfile.N == 3


def test_pages_have_tab_order_and_size(pdf: pikepdf.Pdf) -> None:
    assert [page.obj.Tabs for page in pdf.pages] == ["/S"] * 3
    assert [page.obj.StructParents for page in pdf.pages] == [0, 1, 2]
    assert [[float(v) for v in page.mediabox] for page in pdf.pages] == [[0, 0, *A4]] * 3


def test_bookmarks_lead_to_their_headings(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        (first,) = outline.root
        assert first.title == "Bridge & plank"
        assert [item.title for item in first.children] == ["What it looks like", "Much text"]
        assert [item.title for item in first.children[0].children] == ["Diary"]
    entry = pdf.Root.Outlines.First
    assert entry.SE.S == "/H1"
    assert entry.Dest[0].objgen == pdf.pages[0].obj.objgen
    assert pdf.Root.Outlines.Count == 4
    assert entry.Count == 3


def test_bookmarks_of_ua2_lead_to_elements() -> None:
    with pikepdf.open(io.BytesIO(full_document(Standard.UA2))) as pdf:
        entry = pdf.Root.Outlines.First
        assert entry.A.SD[0].S == "/H1"
        assert pdf.Root.StructTreeRoot.Namespaces[0].NS == "http://iso.org/pdf2/ssn"
        assert "/Info" not in pdf.trailer


def test_all_fonts_are_embedded_subsets(pdf: pikepdf.Pdf) -> None:
    fonts = pdf.pages[0].obj.Resources.Font
    assert {str(font.BaseFont)[8:] for font in fonts.values()} == {"FiraGO-Regular", "FiraGO-Bold"}
    for font in fonts.values():
        program = font.FontDescriptor.FontFile2
        assert len(program.read_bytes()) == program.Length1 < 60_000


def test_pictures_are_stored_once(pdf: pikepdf.Pdf) -> None:
    """photo() and drawing() make new, equal values each time."""
    images = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]
    forms = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form"]
    assert len(images) == 2  # with its soft mask
    assert len(forms) == 1
    assert photo() == photo()
    assert drawing() == drawing()


def test_forms_keep_their_resources(pdf: pikepdf.Pdf) -> None:
    (form,) = (o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Form")
    assert {str(k): float(v.ca) for k, v in form.Resources.ExtGState.items()} == {"/A": 0.5}


def test_names_of_pictures_follow_from_what_they_look_like() -> None:
    assert drawing().name == drawing().name
    names = {
        photo().name,
        drawing().name,
        PreparedForm(drawing().content, 40, 40).name,
        PreparedForm(drawing().content, 41, 40, drawing().graphics_states).name,
        PreparedForm(b"", 40, 40, drawing().graphics_states).name,
    }
    assert len(names) == 5
    assert all(name.isalnum() for name in names)


def test_poppler_reads_the_structure(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "file.pdf"
    path.write_bytes(data)
    try:
        run = subprocess.run(
            ["pdfinfo", "-struct-text", str(path)], capture_output=True, encoding="utf-8", check=True
        )
    except FileNotFoundError:
        pytest.skip("poppler's pdfinfo is not installed")
    assert run.stderr == ""
    assert '"Bridge & plank"' in run.stdout
    assert (
        run.stdout.index("Grüß Gott") < run.stdout.index("What it looks like") < run.stdout.index("the end")
    )
