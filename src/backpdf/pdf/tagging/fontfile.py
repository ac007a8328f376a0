"""Embedded fonts as PDF objects: font program, widths, and the map from codes to characters."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from backpdf.pdf.tagging.objects import FileBuilder, Name, Ref, WrittenValue, deflated, serialise
from backpdf.text.typeface import FontSubset


class _PackedFont(NamedTuple):
    """The serialised parts of a font, cached because most documents of a batch embed the same font."""

    program: bytes
    widths: WrittenValue
    cmap: bytes


@lru_cache(maxsize=128)
def _packed(font: FontSubset) -> _PackedFont:
    return _PackedFont(
        deflated(font.program), WrittenValue(serialise(font.widths)), deflated(to_unicode(font.characters))
    )


def add_font(file: FileBuilder, font: FontSubset) -> Ref:
    """Adds a font and the objects it refers to (ISO 32000-1, 9.6.3 and 9.8)."""
    packed = _packed(font)
    program = file.add_stream({"Length1": len(font.program), "Filter": Name("FlateDecode")}, packed.program)
    descriptor = file.add(
        {
            "Type": Name("FontDescriptor"),
            "FontName": Name(font.base_font),
            "Flags": font.flags,
            "FontBBox": list(font.bbox),
            "ItalicAngle": font.italic_angle,
            "Ascent": font.ascent,
            "Descent": font.descent,
            "CapHeight": font.cap_height,
            "StemV": font.stem_v,
            "MissingWidth": font.missing_width,
            "FontFile2": program,
        }
    )
    return file.add(
        {
            "Type": Name("Font"),
            "Subtype": Name("TrueType"),
            "BaseFont": Name(font.base_font),
            "FirstChar": 0,
            "LastChar": len(font.characters) - 1,
            "Widths": packed.widths,
            "FontDescriptor": descriptor,
            "ToUnicode": file.add_stream({"Filter": Name("FlateDecode")}, packed.cmap),
        }
    )


def to_unicode(characters: tuple[int, ...]) -> bytes:
    """The ToUnicode CMap from character codes to UTF-16 (ISO 32000-1, 9.10.3), without unused codes.

    ISO 14289-1, 7.21.7 forbids entries that map to U+0000.
    """
    pairs = [
        f"<{code:02X}> <{chr(character).encode('utf-16-be').hex().upper()}>"
        for code, character in enumerate(characters)
        if character
    ]
    rows = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(pairs), 100):  # a block has at most 100 entries
        chunk = pairs[start : start + 100]
        rows += [f"{len(chunk)} beginbfchar", *chunk, "endbfchar"]
    rows += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(rows).encode()
