"""PDF values and files as bytes."""

from __future__ import annotations

import io

import pikepdf
import pytest

from backpdf.pdf.tagging.fontfile import to_unicode
from backpdf.pdf.tagging.objects import FileBuilder, Hex, Name, Ref, Value, number, serialise


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, b"null"),
        (True, b"true"),
        (-3, b"-3"),
        (0.1 + 0.2, b"0.3"),
        (1e-9, b"0"),
        (-1e-9, b"0"),
        (123456789.5, b"123456789.5"),
        (Name("A b#/é"), b"/A#20b#23#2F#C3#A9"),
        ("(a\\b)", b"(\\(a\\\\b\\))"),
        ("line\nend", b"<FEFF006C0069006E0065000A0065006E0064>"),
        ("ü𝄞", b"<FEFF00FCD834DD1E>"),
        ("", b"()"),
        (Ref(7), b"7 0 R"),
        (Hex(b"\x00\xff"), b"<00FF>"),
        ([1, [Name("X")], "s"], b"[1 [/X] (s)]"),
        ({"K": {"L": None}}, b"<</K <</L null>>>>"),
    ],
)
def test_values_in_pdf_syntax(value: Value, written: bytes) -> None:
    assert serialise(value) == written


def test_numbers_have_no_exponent() -> None:
    assert [number(v) for v in (0, 1, 1.5, 100, 1e10, 0.00001, 2 / 3)] == [
        "0", "1", "1.5", "100", "10000000000", "0", "0.6667",
    ]  # fmt: skip


def test_many_objects_go_into_several_object_streams() -> None:
    file = FileBuilder((1, 7))
    tree = file.reserve()
    page = file.add({"Type": Name("Page"), "Parent": tree, "MediaBox": [0, 0, 9, 9], "Resources": {}})
    file.put(tree, {"Type": Name("Pages"), "Count": 1, "Kids": [page]})
    texts = [file.add(f"text {index}") for index in range(450)]
    stream = file.add_stream({"Kind": Name("Test")}, b"content")
    root = file.add({"Type": Name("Catalog"), "Pages": tree, "Texts": texts, "Stream": stream})
    data = file.finish(root, file.add({"Title": "T"}))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert [str(text) for text in pdf.Root.Texts] == [f"text {index}" for index in range(450)]
        assert pdf.Root.Stream.read_bytes() == b"content"
        assert str(pdf.docinfo.Title) == "T"
        assert pdf.check_pdf_syntax() == []
    assert data.count(b"/Type /ObjStm") == 3
    assert b"\nendstream" in data


def test_reserved_objects_must_be_given() -> None:
    file = FileBuilder((1, 7))
    file.reserve()
    with pytest.raises(ValueError, match="never given"):
        file.finish(file.add({}), None)


def test_identifier_follows_the_content() -> None:
    def identifier(text: str) -> bytes:
        file = FileBuilder((1, 7))
        return file.finish(file.add({"Text": text}), None).split(b"/ID [")[1][:40]

    assert identifier("a") == identifier("a") != identifier("b")


def test_character_map_leaves_out_nothing_and_zero() -> None:
    cmap = to_unicode((0, *range(0x41, 0x41 + 150), 0x1D11E)).decode()
    assert "<00>  <0000>" not in cmap
    assert "<01> <0041>" in cmap
    assert "<97> <D834DD1E>" in cmap
    assert "100 beginbfchar" in cmap
    assert "51 beginbfchar" in cmap
