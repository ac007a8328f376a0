"""Assembles pages, structure tree, links, fonts and metadata into a PDF file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from backpdf.pdf.tagging.content import DocumentContent, LinkArea
from backpdf.pdf.tagging.fontfile import add_font
from backpdf.pdf.tagging.metadata import DocumentInfo, Standard, srgb_profile, xmp_packet
from backpdf.pdf.tagging.objects import FileBuilder, Name, Ref, Value, deflated
from backpdf.pdf.tagging.prepared import Prepared
from backpdf.pdf.tagging.resources import add_pictures
from backpdf.pdf.tagging.structure import StructureWriter
from backpdf.text.shaped_cluster import GlyphSubset
from backpdf.text.typeface import FontSubset


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """A page: width and height in points, and its deflated content stream."""

    size: tuple[float, float]
    content: bytes


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
    page_refs = [file.reserve() for _ in document.pages]
    link_refs = [file.reserve() for _ in document.content.links]
    structure = StructureWriter(
        file, document.content, page_refs, link_refs, pdf2=document.standard is Standard.UA2
    )
    _add_links(file, document.content.links, link_refs, len(page_refs))
    pages = _add_pages(file, document, page_refs, link_refs)
    catalog: dict[str, Value] = {
        "Type": Name("Catalog"),
        "Pages": pages,
        "Lang": document.info.language,
        # ISO 14289-1, 7.1: viewers show the title instead of the file name
        "ViewerPreferences": {"DisplayDocTitle": True},
        "MarkInfo": {"Marked": True},
        "StructTreeRoot": structure.write(),
        "PageLabels": {"Nums": [0, {"S": Name("D")}]},
        "Metadata": file.add_stream(
            {"Type": Name("Metadata"), "Subtype": Name("XML")}, xmp_packet(document.info, document.standard)
        ),
        "OutputIntents": [_output_intent(file)],
    }
    if document.content.bookmarks:
        catalog["Outlines"] = _add_outlines(file, document, page_refs, structure)
    root = file.add(catalog)
    # ISO 19005-4, 6.1.3: no Info dictionary in PDF/A-4
    info = file.add(_info_dictionary(document.info)) if document.standard is Standard.UA1 else None
    return file.finish(root, info)


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


def _add_pages(
    file: FileBuilder, document: FinishedDocument, page_refs: Sequence[Ref], link_refs: Sequence[Ref]
) -> Ref:
    tree = file.reserve()
    resources: dict[str, Value] = {
        "Font": {name: add_font(file, font) for name, font in document.fonts.items()},
        "XObject": add_pictures(file, document.pictures),
    }
    shared = file.add({key: value for key, value in resources.items() if value})
    links = document.content.links
    for index, (page, ref) in enumerate(zip(document.pages, page_refs, strict=True)):
        entries: dict[str, Value] = {
            "Type": Name("Page"),
            "Parent": tree,
            "MediaBox": [0, 0, page.size[0], page.size[1]],
            "Resources": shared,
            "Contents": file.add_stream({"Filter": Name("FlateDecode")}, page.content),
            # ISO 14289-1, 7.18.3: tab order is structure order
            "Tabs": Name("S"),
            "StructParents": index,
        }
        annotations = [r for r, link in zip(link_refs, links, strict=True) if link.page == index]
        if annotations:
            entries["Annots"] = annotations
        file.put(ref, entries)
    return file.put(tree, {"Type": Name("Pages"), "Count": len(page_refs), "Kids": list(page_refs)})


def _add_links(
    file: FileBuilder, links: Sequence[LinkArea], link_refs: Sequence[Ref], first_key: int
) -> None:
    """Adds link annotations.

    They need a description (ISO 14289-1, 7.18.5) and the flag Print (ISO 19005-2, 6.5.3).
    """
    for index, (link, ref) in enumerate(zip(links, link_refs, strict=True)):
        file.put(
            ref,
            {
                "Type": Name("Annot"),
                "Subtype": Name("Link"),
                "Rect": list(link.rect),
                "Border": [0, 0, 0],
                "F": 4,
                "Contents": link.description,
                "StructParent": first_key + index,
                "A": {"S": Name("URI"), "URI": link.uri},
            },
        )


def _add_outlines(
    file: FileBuilder, document: FinishedDocument, page_refs: Sequence[Ref], structure: StructureWriter
) -> Ref:
    """Adds the outline, whose entries refer to their parent, siblings and children (ISO 32000-1, 12.3.3)."""
    root = file.reserve()
    bookmarks = document.content.bookmarks
    refs = [file.reserve() for _ in bookmarks]
    parents: list[int] = []  # index of each entry's parent; -1 is the root
    path: list[int] = []
    for index, bookmark in enumerate(bookmarks):
        del path[bookmark.level - 1 :]
        parents.append(path[-1] if path else -1)
        path.append(index)
    children: dict[int, list[int]] = {}
    for index, parent in enumerate(parents):
        children.setdefault(parent, []).append(index)

    for index, bookmark in enumerate(bookmarks):
        siblings = children[parents[index]]
        position = siblings.index(index)
        page_destination: Value = [page_refs[bookmark.page], Name("XYZ"), None, bookmark.top, None]
        target = structure.ref(bookmark.element)
        entries: dict[str, Value] = {
            "Title": bookmark.title,
            "Parent": refs[parents[index]] if parents[index] >= 0 else root,
        }
        if document.standard is Standard.UA2:
            # ISO 14289-2, 8.8: destinations within the document are structure destinations
            structure_destination: Value = [target, Name("XYZ"), None, bookmark.top, None]
            entries["A"] = {"S": Name("GoTo"), "D": page_destination, "SD": structure_destination}
        else:
            entries |= {"Dest": page_destination, "SE": target}
        if position:
            entries["Prev"] = refs[siblings[position - 1]]
        if position + 1 < len(siblings):
            entries["Next"] = refs[siblings[position + 1]]
        if index in children:
            under = children[index]
            entries |= {"First": refs[under[0]], "Last": refs[under[-1]]}
            entries["Count"] = _count(index, children)
        file.put(refs[index], entries)
    top = children[-1]
    return file.put(
        root,
        {"Type": Name("Outlines"), "First": refs[top[0]], "Last": refs[top[-1]], "Count": len(bookmarks)},
    )


def _count(index: int, children: Mapping[int, Sequence[int]]) -> int:
    """The number of outline entries below an entry."""
    return sum(1 + _count(child, children) for child in children.get(index, ()))
