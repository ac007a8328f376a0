"""Embedded fonts as PDF objects: font program, widths, and the map from codes to characters."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from backpdf.pdf.tagging.objects import FileBuilder, Name, Ref, Value, WrittenValue, deflated, serialise
from backpdf.text.shaped_cluster import GlyphSubset
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


@lru_cache(maxsize=128)
def _packed_glyphs(font: GlyphSubset) -> _PackedFont:
    widths: list[Value] = []
    for number, width in font.widths.items():
        widths += [number, [width]]
    return _PackedFont(
        deflated(font.program), WrittenValue(serialise(widths)), deflated(_character_map(font.texts, 2))
    )


def add_font(file: FileBuilder, font: FontSubset | GlyphSubset) -> Ref:
    """Adds a font and the objects it refers to."""
    return _add_glyphs(file, font) if isinstance(font, GlyphSubset) else _add_simple(file, font)


def _add_glyphs(file: FileBuilder, font: GlyphSubset) -> Ref:
    """Adds a composite font whose codes are glyph numbers of two bytes (ISO 32000-1, 9.7)."""
    packed = _packed_glyphs(font)
    name = Name(font.base_font)
    program: dict[str, Value] = {"Filter": Name("FlateDecode")}
    program |= {"Subtype": Name("OpenType")} if font.is_cff else {"Length1": len(font.program)}
    descriptor = file.add(
        {
            "Type": Name("FontDescriptor"),
            "FontName": name,
            "Flags": font.flags,
            "FontBBox": list(font.bbox),
            "ItalicAngle": 0,
            "Ascent": font.ascent,
            "Descent": font.descent,
            "CapHeight": font.ascent,
            "StemV": 0,
            "FontFile3" if font.is_cff else "FontFile2": file.add_stream(program, packed.program),
        }
    )
    descendant: dict[str, Value] = {
        "Type": Name("Font"),
        "Subtype": Name("CIDFontType0" if font.is_cff else "CIDFontType2"),
        "BaseFont": name,
        "CIDSystemInfo": {"Registry": "Adobe", "Ordering": "Identity", "Supplement": 0},
        "FontDescriptor": descriptor,
        "W": packed.widths,
    }
    if not font.is_cff:
        descendant["CIDToGIDMap"] = Name("Identity")
    return file.add(
        {
            "Type": Name("Font"),
            "Subtype": Name("Type0"),
            "BaseFont": name,
            "Encoding": Name("Identity-H"),
            "DescendantFonts": [file.add(descendant)],
            "ToUnicode": file.add_stream({"Filter": Name("FlateDecode")}, packed.cmap),
        }
    )


def _add_simple(file: FileBuilder, font: FontSubset) -> Ref:
    """Adds a TrueType font with codes of one byte (ISO 32000-1, 9.6.3 and 9.8)."""
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
    """The ToUnicode CMap of a font with codes of one byte, without unused codes.

    ISO 14289-1, 7.21.7 forbids entries that map to U+0000.
    """
    return _character_map({code: chr(character) for code, character in enumerate(characters) if character}, 1)


def _character_map(texts: Mapping[int, str], width: int) -> bytes:
    """A CMap from character codes of `width` bytes to UTF-16 (ISO 32000-1, 9.10.3)."""
    digits = 2 * width
    pairs = [
        f"<{code:0{digits}X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in texts.items()
    ]
    rows = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<{0:0{digits}X}> <{256**width - 1:X}>",
        "endcodespacerange",
    ]
    for start in range(0, len(pairs), 100):  # a block has at most 100 entries
        chunk = pairs[start : start + 100]
        rows += [f"{len(chunk)} beginbfchar", *chunk, "endbfchar"]
    rows += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(rows).encode()
