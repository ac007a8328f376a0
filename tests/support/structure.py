"""Reads a tagged PDF as a screen reader would: through its structure tree.

Knows nothing of how the file was made.  `read_structure` gives the tree with the text of every
element, decoded through the fonts' ToUnicode maps; `faults` lists what a validator may overlook.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pikepdf

_Key = tuple[int, int]  # page index, marked-content id


class Item(NamedTuple):
    """One stretch of content: the tags that lead to it, and what it says."""

    path: tuple[str, ...]
    text: str
    alt: str | None
    actual: str | None


@dataclass
class Node:
    """A structure element.  kids are elements, stretches of text, and links' targets (uri).

    marks are its own stretches of content: for each the index of the page, and the marked-content id.
    """

    tag: str
    alt: str | None = None
    actual: str | None = None
    lang: str | None = None
    title: str | None = None
    attributes: dict[str, Any] = field(default_factory=dict)
    kids: list[Node | str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    marks: list[_Key] = field(default_factory=list)

    @property
    def pages(self) -> list[int]:
        """The indexes of the pages that its own content stands on."""
        return [page for page, _ in self.marks]

    @property
    def text(self) -> str:
        """Everything that is read out under this element, drawn shapes by what they stand for."""
        if self.actual is not None:
            return self.actual
        return "".join(kid if isinstance(kid, str) else kid.text for kid in self.kids)

    @property
    def elements(self) -> list[Node]:
        """The child elements."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def walk(self) -> Iterator[Node]:
        """This element and all under it, in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def all(self, tag: str) -> list[Node]:
        """All elements of a tag, in reading order."""
        return [node for node in self.walk() if node.tag == tag]

    def outline(self, depth: int = 0) -> str:
        """The tree as indented text, for messages and eyes."""
        rows = ["  " * depth + self.tag + "".join(self._notes())]
        rows += [
            "  " * (depth + 1) + repr(kid) if isinstance(kid, str) else kid.outline(depth + 1)
            for kid in self.kids
        ]
        return "\n".join(rows)

    def _notes(self) -> Iterator[str]:
        for name in ("alt", "actual", "lang"):
            value = getattr(self, name)
            if value is not None:
                yield f" {name}={value!r}"


def read_structure(pdf: bytes) -> Node:
    """The Document element of a file."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        root = file.Root.StructTreeRoot.K
        return _Reader(file).node(root[0] if isinstance(root, pikepdf.Array) else root)


def read_items(pdf: bytes) -> list[Item]:
    """All content in the order of the structure tree.

    An element with ActualText is one item with that text; a Figure is one item with its Alt.
    """
    items: list[Item] = []

    def visit(node: Node, path: tuple[str, ...]) -> None:
        path = (*path, node.tag)
        if node.actual is not None or node.alt is not None:
            items.append(Item(path, node.text, node.alt, node.actual))
            return
        for kid in node.kids:
            if isinstance(kid, Node):
                visit(kid, path)
            elif items and items[-1].path == path and items[-1].alt is items[-1].actual is None:
                items[-1] = items[-1]._replace(text=items[-1].text + kid)
            else:
                items.append(Item(path, kid, None, None))

    visit(read_structure(pdf), ())
    return items


def read_artifacts(pdf: bytes) -> list[str]:
    """The text of each page that is marked as artifact (running heads and feet)."""
    with pikepdf.open(io.BytesIO(pdf)) as file:
        return [_PageText(page).artifact for page in file.pages]


def faults(pdf: bytes) -> list[str]:
    """What is wrong with the tagging as such; empty for a sound file.

    Content that no element has, or two have; content in no mark; a parent tree that contradicts the
    structure tree; a link without an element.
    """
    found: list[str] = []
    with pikepdf.open(io.BytesIO(pdf)) as file:
        reader = _Reader(file)
        root = file.Root.StructTreeRoot
        reader.node(root.K[0] if isinstance(root.K, pikepdf.Array) else root.K)
        parents = _number_tree(root.ParentTree)
        for index, page in enumerate(reader.pages):
            if page.unmarked:
                found.append(f"page {index + 1}: content in no mark: {page.unmarked}")
            for mcid in page.text:
                owners = reader.owners.get((index, mcid), [])
                if len(owners) != 1:
                    found.append(f"page {index + 1}: mark {mcid} belongs to {len(owners)} elements")
                elif parents[page.key][mcid].objgen != owners[0]:
                    found.append(f"page {index + 1}: mark {mcid} has another parent in the parent tree")
            found += [
                f"page {index + 1}: mark {mcid} is in the tree and not on the page"
                for number, mcid in reader.owners
                if number == index and mcid not in page.text
            ]
            for annotation in file.pages[index].get("/Annots", []):
                if reader.annotations[annotation.objgen] != 1:
                    found.append(f"page {index + 1}: a link belongs to no element, or to several")
                elif "/StructParent" not in annotation or annotation.StructParent not in parents:
                    found.append(f"page {index + 1}: a link is not in the parent tree")
    return found


class _Reader:
    def __init__(self, file: pikepdf.Pdf) -> None:
        self.pages = [_PageText(page) for page in file.pages]
        self._index = {page.obj.objgen: i for i, page in enumerate(file.pages)}
        self.owners: dict[_Key, list[tuple[int, int]]] = {}
        self.annotations: Counter[tuple[int, int]] = Counter()

    def node(self, element: Any, page: int | None = None) -> Node:
        if "/Pg" in element:
            page = self._index[element.Pg.objgen]
        node = Node(
            str(element.S)[1:],
            _string(element, "/Alt"),
            _string(element, "/ActualText"),
            _string(element, "/Lang"),
            _string(element, "/T"),
            _attributes(element),
        )
        for kid in _listed(element, "/K"):
            self._add_kid(node, element, kid, page)
        return node

    def _add_kid(self, node: Node, element: Any, kid: Any, page: int | None) -> None:
        if not isinstance(kid, pikepdf.Dictionary):
            assert page is not None, f"a mark of {node.tag} has no page"
            self._add_content(node, element, page, int(kid))
        elif kid.get("/Type") == "/MCR":
            self._add_content(node, element, self._index[kid.Pg.objgen], int(kid.MCID))
        elif kid.get("/Type") == "/OBJR":
            self.annotations[kid.Obj.objgen] += 1
            node.links.append((str(kid.Obj.A.URI), str(kid.Obj.Contents)))
        else:
            assert kid.P.objgen == element.objgen, f"{kid.S} names another parent than {node.tag}"
            node.kids.append(self.node(kid, page))

    def _add_content(self, node: Node, element: Any, page: int, mcid: int) -> None:
        self.owners.setdefault((page, mcid), []).append(element.objgen)
        text = self.pages[page].text.get(mcid, "")
        node.marks.append((page, mcid))
        if node.kids and isinstance(node.kids[-1], str):
            node.kids[-1] += text
        elif text:
            node.kids.append(text)


class _PageText:
    """The text of one page by marked-content id."""

    _PAINTS = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "Do", "EI"})

    def __init__(self, page: pikepdf.Page) -> None:
        self.key = int(page.obj.get("/StructParents", -1))
        self.text: dict[int, str] = {}
        self.artifact = ""
        self.unmarked: list[str] = []
        fonts: Any = page.obj.Resources.get("/Font", {})
        decoders = {name: _Decoder(font) for name, font in fonts.items()}
        decode: _Decoder | None = None
        marks: list[int | str] = []
        instruction: Any
        for instruction in pikepdf.parse_content_stream(page):
            operands, name = instruction.operands, str(instruction.operator)
            if name in ("BMC", "BDC"):
                marks.append(self._open(operands))
            elif name == "EMC":
                marks.pop()
            elif name == "Tf":
                decode = decoders[str(operands[0])]
            elif name in ("Tj", "TJ", "'", '"'):
                assert decode is not None, "text is shown without a font"
                self._show(operands, decode, marks)
            elif name in self._PAINTS and not marks:
                self.unmarked.append(name)
        assert not marks, "a mark is never closed"

    def _open(self, operands: Any) -> int | str:
        if len(operands) == 2 and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]:
            mcid = int(operands[1].MCID)
            assert mcid not in self.text, f"mark {mcid} is opened twice"
            self.text[mcid] = ""
            return mcid
        if (
            len(operands) == 2
            and isinstance(operands[1], pikepdf.Dictionary)
            and "/ActualText" in operands[1]
        ):
            return f"={operands[1].ActualText}"
        return str(operands[0])

    def _show(self, operands: Any, decode: _Decoder, marks: list[int | str]) -> None:
        parts = operands[-1] if isinstance(operands[-1], pikepdf.Array) else [operands[-1]]
        codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
        text = decode(codes).replace("\u00ad", "")  # a hyphen at the end of a line is no part of the word
        last = marks[-1] if marks else ""
        if isinstance(last, str) and last.startswith("="):  # the text of all that this mark holds
            text, marks[-1] = last[1:], "="
        ids = [mark for mark in marks if isinstance(mark, int)]
        assert len(ids) <= 1, "marks of two elements are nested"
        if ids:
            self.text[ids[0]] += text
        elif "/Artifact" in marks:
            self.artifact += text
        else:
            self.unmarked.append(text)


class _Decoder:
    """Codes of a font to text, from its ToUnicode map (ISO 32000-1, 9.10.3)."""

    def __init__(self, font: Any) -> None:
        cmap = font.ToUnicode.read_bytes().decode("ascii")
        assert "beginbfrange" not in cmap, "this reader knows no ranges"
        self._length = 2 if font.Subtype == "/Type0" else 1
        self._texts: dict[int, str] = {}
        for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
            for code, text in re.findall(r"<([0-9A-F]+)>\s*<([0-9A-F]+)>", block):
                assert len(code) == 2 * self._length, "a code has another length than the font's"
                self._texts[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")

    def __call__(self, codes: bytes) -> str:
        starts = range(0, len(codes), self._length)
        return "".join(self._texts[int.from_bytes(codes[at : at + self._length], "big")] for at in starts)


def _number_tree(tree: Any) -> dict[int, Any]:
    nums = list(tree.Nums)
    return {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}


def _listed(element: Any, key: str) -> list[Any]:
    """A value that may be missing, alone, or an array."""
    if key not in element:
        return []
    value = element[key]
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _attributes(element: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for attribute in _listed(element, "/A"):
        for key, value in attribute.items():
            if key != "/O":
                found[key[1:]] = _plain(value)
    return found


def _plain(value: Any) -> Any:
    if isinstance(value, pikepdf.Name):
        return str(value)[1:]
    if isinstance(value, pikepdf.Array):
        return [float(item) for item in value]
    return str(value) if isinstance(value, pikepdf.String) else value


def _string(element: Any, key: str) -> str | None:
    return str(element[key]) if key in element else None
