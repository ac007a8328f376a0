"""The outline, whose entries refer to their parent, siblings and children (ISO 32000-1, 12.3.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from backpdf.pdf.tagging.content import Bookmark
from backpdf.pdf.tagging.metadata import Standard
from backpdf.pdf.tagging.objects import FileBuilder, Name, Ref, Value
from backpdf.pdf.tagging.structure import StructureWriter


@dataclass(frozen=True, slots=True)
class OutlineEnds:
    """The first and last entry of the highest level, and the number of all entries."""

    first: Ref
    last: Ref
    count: int


def add_outline(
    file: FileBuilder,
    bookmarks: Sequence[Bookmark],
    page_refs: Sequence[Ref],
    structure: StructureWriter,
    root: Ref,
    standard: Standard,
) -> OutlineEnds | None:
    """Adds outline entries below the root of an outline; None where there are none."""
    if not bookmarks:
        return None
    refs = [file.reserve() for _ in bookmarks]
    parents = _parents(bookmarks)
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
        if standard is Standard.UA2:
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
    return OutlineEnds(refs[top[0]], refs[top[-1]], len(bookmarks))


def _parents(bookmarks: Sequence[Bookmark]) -> list[int]:
    """The index of each entry's parent; -1 is the root."""
    parents: list[int] = []
    path: list[int] = []
    for index, bookmark in enumerate(bookmarks):
        del path[bookmark.level - 1 :]
        parents.append(path[-1] if path else -1)
        path.append(index)
    return parents


def _count(index: int, children: Mapping[int, Sequence[int]]) -> int:
    """The number of outline entries below an entry."""
    return sum(1 + _count(child, children) for child in children.get(index, ()))
