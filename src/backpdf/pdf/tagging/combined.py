"""A document of many sections, written as they come, in little memory however many there are."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from backpdf.pdf.tagging.assembly import finish_file, put_resources, put_structure_root, reserve_anchors
from backpdf.pdf.tagging.body import FinishedPage, page_entries
from backpdf.pdf.tagging.bookmarks import OutlineEnds
from backpdf.pdf.tagging.metadata import DocumentInfo, Standard
from backpdf.pdf.tagging.objects import FileBuilder, Name, Ref, Value, WrittenValue, deflated, serialise
from backpdf.pdf.tagging.resources import add_pictures
from backpdf.pdf.tagging.section import FileSection, placed_objects
from backpdf.text.typeface import Typeface


class CombinedDocument:
    """A document whose structure tree has a Sect for each section.

    typefaces are all that sections may use.  Fonts, and the lists of sections and pages, come last in the
    file; pictures come with the first section that shows them.
    """

    def __init__(self, info: DocumentInfo, typefaces: Sequence[Typeface], standard: Standard) -> None:
        self._info = info
        self._typefaces = typefaces
        self._standard = standard
        self._file = FileBuilder(standard.pdf_version)
        self._anchors = reserve_anchors(self._file, standard)
        self._root = self._file.reserve()
        self._characters: dict[str, frozenset[str]] = {}
        self._pictures: dict[str, Value] = {}
        self._stored: dict[str, Ref] = {}
        self._sections, self._leaves, self._kids = array("I"), array("I"), array("I")
        self._keys = 0
        self.page_count = 0
        """Pages so far, blank ones too."""
        self._outline: OutlineEnds | None = None
        self._last_entry: tuple[int, bytes] | None = None

    def add(self, section: FileSection) -> bytes:
        """Takes in a section; returns the next bytes of the file."""
        file, outer = self._file, self._anchors
        first = file.reserve_many(section.object_count)[0]
        namespace = outer.namespace.number if outer.namespace is not None else 0
        anchors = [ref.number for ref in (outer.pages, outer.resources, self._root, outer.outlines)]
        bodies, streams = placed_objects(section, [*anchors, namespace], first, self._keys)
        base = first - section.first
        self._link_outline(section, bodies, base)
        file.put_bytes(bodies)
        file.put_streams(streams)
        new = {name: prepared for name, prepared in section.pictures.items() if name not in self._pictures}
        self._pictures |= add_pictures(file, new, self._stored)
        for key, characters in section.characters.items():
            self._characters[key] = self._characters.get(key, frozenset()) | characters
        self._sections.append(base + section.root)
        self._leaves.append(base + section.leaf)
        self._kids.append(base + section.node)
        self._keys += section.key_count
        self.page_count += section.page_count
        return file.drain()

    def add_blank_page(self, size: tuple[float, float]) -> None:
        """Adds a page with nothing on it; width and height are in points."""
        entries = page_entries(self._file, FinishedPage(size, deflated(b"")), self._anchors)
        self._kids.append(self._file.add(entries).number)
        self.page_count += 1

    def finish(self) -> bytes:
        """The last bytes of the file."""
        file, outer = self._file, self._anchors
        if self._last_entry is not None:
            file.put_bytes(dict([self._last_entry]))
        fonts = {
            name: font
            for face in self._typefaces
            if face.key in self._characters
            for name, font in face.subsets(self._characters[face.key]).items()
        }
        put_resources(file, outer, fonts, self._pictures)
        pages: dict[str, Value] = {"Count": self.page_count, "Kids": _references(self._kids)}
        file.put(outer.pages, {"Type": Name("Pages"), **pages})
        root: dict[str, Value] = {
            "S": Name("Document"),
            "P": outer.structure,
            "K": _references(self._sections),
        }
        if outer.namespace is not None:
            root["NS"] = outer.namespace
        file.put(self._root, root)
        put_structure_root(file, outer, self._root, {"Kids": _references(self._leaves)}, self._keys)
        return finish_file(file, self._info, self._standard, outer, self._outline)

    def _link_outline(self, section: FileSection, bodies: dict[int, bytes], base: int) -> None:
        """Joins the highest entries of a section to those before it; its last one waits for its successor."""
        if section.outline is None:
            return
        first, last = (Ref(base + number) for number in section.outline)
        if self._last_entry is not None:
            number, body = self._last_entry
            self._file.put_bytes({number: _with_entry(body, b"/Next ", first)})
            bodies[first.number] = _with_entry(bodies[first.number], b"/Prev ", Ref(number))
        self._last_entry = last.number, bodies.pop(last.number)
        before = self._outline
        self._outline = OutlineEnds(
            before.first if before else first, last, (before.count if before else 0) + section.outline_count
        )


def _references(numbers: Sequence[int]) -> WrittenValue:
    return WrittenValue(b"[" + b" ".join([FileBuilder.REF_FORM % number for number in numbers]) + b"]")


def _with_entry(dictionary: bytes, name: bytes, ref: Ref) -> bytes:
    """A dictionary in PDF syntax with one more entry."""
    return dictionary[:-2] + name + serialise(ref) + b">>"
