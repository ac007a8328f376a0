"""Pages, links and structure elements of a document, or of one part of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from backpdf.pdf.tagging.bookmarks import OutlineEnds, add_outline
from backpdf.pdf.tagging.content import DocumentContent, LinkArea
from backpdf.pdf.tagging.metadata import Standard
from backpdf.pdf.tagging.objects import FileBuilder, Name, Ref, Value
from backpdf.pdf.tagging.structure import StructureWriter


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """A page: width and height in points, and its deflated content stream."""

    size: tuple[float, float]
    content: bytes


@dataclass(frozen=True, slots=True)
class Anchors:
    """What a body hangs on: the parents of its pages, its elements and its outline, and what it shares."""

    pages: Ref
    resources: Ref
    structure: Ref
    outlines: Ref
    namespace: Ref | None


@dataclass(frozen=True, slots=True)
class Body:
    """References to what was written; parent_tree are entries of the parent tree, keys is their number."""

    pages: Sequence[Ref]
    root: Ref
    parent_tree: Sequence[Value]
    keys: int
    outline: OutlineEnds | None


def write_body(
    file: FileBuilder,
    content: DocumentContent,
    pages: Sequence[FinishedPage],
    anchors: Anchors,
    standard: Standard,
) -> Body:
    """Writes pages, links, structure elements and outline entries.

    Raises StructureError or LostContentError where the content does not match the structure tree.
    """
    page_refs = [file.reserve() for _ in pages]
    link_refs = [file.reserve() for _ in content.links]
    structure = StructureWriter(file, content, page_refs, link_refs, anchors.namespace)
    _add_links(file, content.links, link_refs, len(page_refs))
    for index, (page, ref) in enumerate(zip(pages, page_refs, strict=True)):
        entries = page_entries(file, page, anchors)
        # ISO 14289-1, 7.18.3: tab order is structure order
        entries |= {"Tabs": Name("S"), "StructParents": file.key(index)}
        annotations = [r for r, link in zip(link_refs, content.links, strict=True) if link.page == index]
        if annotations:
            entries["Annots"] = annotations
        file.put(ref, entries)
    outline = add_outline(file, content.bookmarks, page_refs, structure, anchors.outlines, standard)
    return Body(
        page_refs,
        structure.write(anchors.structure),
        structure.parent_tree(),
        len(page_refs) + len(link_refs),
        outline,
    )


def page_entries(file: FileBuilder, page: FinishedPage, anchors: Anchors) -> dict[str, Value]:
    """The entries that every page has."""
    return {
        "Type": Name("Page"),
        "Parent": anchors.pages,
        "MediaBox": [0, 0, page.size[0], page.size[1]],
        "Resources": anchors.resources,
        "Contents": file.add_stream({"Filter": Name("FlateDecode")}, page.content),
    }


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
                "StructParent": file.key(first_key + index),
                "A": {"S": Name("URI"), "URI": link.uri},
            },
        )
