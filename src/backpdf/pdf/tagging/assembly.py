"""Assembles pages, structure tree, links, fonts and metadata into a PDF file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from backpdf.pdf.tagging.body import Anchors, FinishedPage, write_body
from backpdf.pdf.tagging.bookmarks import OutlineEnds
from backpdf.pdf.tagging.content import DocumentContent
from backpdf.pdf.tagging.fontfile import add_font
from backpdf.pdf.tagging.metadata import DocumentInfo, Standard, srgb_profile, xmp_packet
from backpdf.pdf.tagging.objects import FileBuilder, Name, Value, deflated
from backpdf.pdf.tagging.prepared import Prepared
from backpdf.pdf.tagging.resources import add_pictures
from backpdf.text.shaped_cluster import GlyphSubset
from backpdf.text.typeface import FontSubset

_PDF2_NAMESPACE = "http://iso.org/pdf2/ssn"


@dataclass(frozen=True, slots=True)
class FinishedDocument:
    """The content of a file."""

    info: DocumentInfo
    standard: Standard
    content: DocumentContent
    pages: Sequence[FinishedPage]
    fonts: Mapping[str, FontSubset | GlyphSubset]
    pictures: Mapping[str, Prepared]


def assemble(document: FinishedDocument) -> bytes:
    """The bytes of the PDF file; the same document always gives the same bytes.

    Raises StructureError or LostContentError where the content does not match the structure tree.
    """
    file = FileBuilder(document.standard.pdf_version)
    anchors = reserve_anchors(file, document.standard)
    body = write_body(file, document.content, document.pages, anchors, document.standard)
    put_resources(file, anchors, document.fonts, add_pictures(file, document.pictures))
    file.put(anchors.pages, {"Type": Name("Pages"), "Count": len(body.pages), "Kids": list(body.pages)})
    put_structure_root(file, anchors, body.root, {"Nums": body.parent_tree}, body.keys)
    return finish_file(file, document.info, document.standard, anchors, body.outline)


def reserve_anchors(file: FileBuilder, standard: Standard) -> Anchors:
    """The objects of a file that its pages and its structure refer to."""
    namespace = None
    if standard is Standard.UA2:
        namespace = file.add({"Type": Name("Namespace"), "NS": _PDF2_NAMESPACE})
    return Anchors(file.reserve(), file.reserve(), file.reserve(), file.reserve(), namespace)


def put_resources(
    file: FileBuilder,
    anchors: Anchors,
    fonts: Mapping[str, FontSubset | GlyphSubset],
    pictures: Mapping[str, Value],
) -> None:
    """Adds the fonts and pictures that all pages share."""
    resources: dict[str, Value] = {
        "Font": {name: add_font(file, font) for name, font in fonts.items()},
        "XObject": pictures,
    }
    file.put(anchors.resources, {key: value for key, value in resources.items() if value})


def put_structure_root(
    file: FileBuilder, anchors: Anchors, root: Value, parent_tree: Mapping[str, Value], keys: int
) -> None:
    """Adds the root of the structure tree; keys is the number of keys in the parent tree."""
    entries: dict[str, Value] = {
        "Type": Name("StructTreeRoot"),
        "K": root,
        "ParentTree": file.add(parent_tree),
        "ParentTreeNextKey": keys,
    }
    if anchors.namespace is not None:
        entries["Namespaces"] = [anchors.namespace]
    file.put(anchors.structure, entries)


def finish_file(
    file: FileBuilder, info: DocumentInfo, standard: Standard, anchors: Anchors, outline: OutlineEnds | None
) -> bytes:
    """Adds the catalog, and what is known of the document; returns the (last) bytes of the file."""
    catalog: dict[str, Value] = {
        "Type": Name("Catalog"),
        "Pages": anchors.pages,
        "Lang": info.language,
        # ISO 14289-1, 7.1: viewers show the title instead of the file name
        "ViewerPreferences": {"DisplayDocTitle": True},
        "MarkInfo": {"Marked": True},
        "StructTreeRoot": anchors.structure,
        "PageLabels": {"Nums": [0, {"S": Name("D")}]},
        "Metadata": file.add_stream(
            {"Type": Name("Metadata"), "Subtype": Name("XML")}, xmp_packet(info, standard)
        ),
        "OutputIntents": [_output_intent(file)],
    }
    entries: dict[str, Value] = {"Type": Name("Outlines")}
    if outline is not None:
        catalog["Outlines"] = anchors.outlines
        entries |= {"First": outline.first, "Last": outline.last, "Count": outline.count}
    file.put(anchors.outlines, entries)
    root = file.add(catalog)
    # ISO 19005-4, 6.1.3: no Info dictionary in PDF/A-4
    told = file.add(_info_dictionary(info)) if standard is Standard.UA1 else None
    return file.finish(root, told)


def _output_intent(file: FileBuilder) -> dict[str, Value]:
    """The output intent, which defines DeviceRGB and DeviceGray as sRGB (ISO 19005-2, 6.2.3)."""
    return {
        "Type": Name("OutputIntent"),
        "S": Name("GTS_PDFA1"),
        "OutputConditionIdentifier": "sRGB",
        "Info": "sRGB IEC61966-2.1",
        "DestOutputProfile": file.add_stream({"N": 3, "Filter": Name("FlateDecode")}, _packed_profile()),
    }


@cache
def _packed_profile() -> bytes:
    return deflated(srgb_profile())


def _info_dictionary(info: DocumentInfo) -> dict[str, Value]:
    entries: dict[str, Value] = {"Title": info.title}
    optional = {"Author": info.author, "Subject": info.subject, "Keywords": info.keywords}
    entries |= {key: text for key, text in optional.items() if text}
    entries |= {"Creator": info.producer, "Producer": info.producer}
    entries |= {"CreationDate": info.pdf_date, "ModDate": info.pdf_date}
    return entries
