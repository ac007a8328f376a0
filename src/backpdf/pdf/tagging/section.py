"""One part of a long file, written before the numbers of its objects are known.

Handouts of a file of many are made in several processes.  Each gives its section with every number left out;
the file that takes it in puts them in, which takes a tenth of the time of making it.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from backpdf.pdf.tagging.body import Anchors, FinishedPage, write_body
from backpdf.pdf.tagging.content import DocumentContent
from backpdf.pdf.tagging.metadata import Standard
from backpdf.pdf.tagging.objects import FileBuilder, GapRef, Name, Ref, Value, WrittenValue
from backpdf.pdf.tagging.prepared import Prepared

PAGES, RESOURCES, STRUCTURE, OUTLINES, NAMESPACE = range(1, 6)
"""The objects of the file that a section refers to, as numbers of their own."""
_OUTSIDE: Final = 5
"""As many of them: a section's own objects have the numbers after these."""
_GAP = re.compile(rb"\x01([ok])(\d+);")
"""Where a number is left out: of an object, or a key.  Serialised values hold no control characters."""


@dataclass(frozen=True, slots=True)
class FileSection:
    """Objects of a section, each on a line, with %d for each number; to be sent to another process.

    numbers are those of the objects; references fill the gaps; keys are the places of those gaps
    that take a key of the parent tree.  leaf is the number of the section's part of the parent tree, and
    node that of its part of the page tree.  outline holds the first and last entry of the highest level.
    """

    template: bytes
    numbers: Sequence[int]
    references: Sequence[int]
    keys: Sequence[int]
    streams: Mapping[int, bytes]
    object_count: int
    page_count: int
    page_size: tuple[float, float]
    key_count: int
    root: int
    node: int
    leaf: int
    outline: tuple[int, int] | None
    outline_count: int
    characters: Mapping[str, frozenset[str]]
    pictures: Mapping[str, Prepared]

    first: ClassVar[int] = _OUTSIDE + 1
    """The number of the first object."""


def placed_objects(
    section: FileSection, anchors: Sequence[int], first: int, first_key: int
) -> tuple[dict[int, bytes], dict[int, bytes]]:
    """The objects of a section and its streams, in PDF syntax by number, once its place in a file is known.

    anchors are the numbers of PAGES and the others; the section's objects have the numbers from `first` on,
    its keys are those from `first_key` on.
    """
    base = first - section.first
    numbers = [base + number if number > _OUTSIDE else anchors[number - 1] for number in section.references]
    for place in section.keys:
        numbers[place] = first_key + section.references[place]
    bodies = (section.template % tuple(numbers)).split(b"\n")
    return (
        {base + number: body for number, body in zip(section.numbers, bodies, strict=True)},
        {base + number: body for number, body in section.streams.items()},
    )


class _SectionBuilder(FileBuilder):
    """Collects the objects of a section."""

    REF_FORM: ClassVar[bytes] = GapRef.FORM

    def __init__(self) -> None:
        super().__init__((1, 7))
        self.reserve_many(_OUTSIDE)

    def reserve(self) -> Ref:
        return GapRef(super().reserve().number)

    def key(self, number: int) -> Value:
        return WrittenValue(b"\x01k%d;" % number)


def write_section(
    content: DocumentContent,
    pages: Sequence[FinishedPage],
    characters: Mapping[str, frozenset[str]],
    pictures: Mapping[str, Prepared],
    standard: Standard,
) -> FileSection:
    """The pages and structure elements of a Sect as a section.

    Raises StructureError or LostContentError where the content does not match the structure tree.
    """
    file = _SectionBuilder()
    node = file.reserve()
    namespace = GapRef(NAMESPACE) if standard is Standard.UA2 else None
    anchors = Anchors(node, GapRef(RESOURCES), GapRef(STRUCTURE), GapRef(OUTLINES), namespace)
    body = write_body(file, content, pages, anchors, standard)
    kids: dict[str, Value] = {"Count": len(body.pages), "Kids": list(body.pages)}
    file.put(node, {"Type": Name("Pages"), "Parent": GapRef(PAGES), **kids})
    # ISO 32000-1, 7.9.7: the least and the greatest key of a leaf
    limits = [body.parent_tree[0], body.parent_tree[-2]]
    leaf = file.add({"Limits": limits, "Nums": body.parent_tree})
    objects, streams, count = file.collected()
    text = b"\n".join(objects.values()).replace(b"%", b"%%")
    gaps = _GAP.findall(text)
    outline = body.outline
    return FileSection(
        template=_GAP.sub(b"%d", text),
        numbers=array("I", objects),
        references=array("I", [int(number) for _, number in gaps]),
        keys=array("I", [place for place, (kind, _) in enumerate(gaps) if kind == b"k"]),
        streams=streams,
        object_count=count - _OUTSIDE,
        page_count=len(body.pages),
        page_size=pages[-1].size,
        key_count=body.keys,
        root=body.root.number,
        node=node.number,
        leaf=leaf.number,
        outline=None if outline is None else (outline.first.number, outline.last.number),
        outline_count=0 if outline is None else outline.count,
        characters=characters,
        pictures=pictures,
    )
