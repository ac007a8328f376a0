"""Ways to break a sound file, each with the clause of the standard that must catch it.

They prove that the gate bites: a validator that never complains proves nothing.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pikepdf
from verapdf import Profile


class Mutation(NamedTuple):
    """How a file is broken, and which profile and clause say so."""

    profile: Profile
    clause: str
    mutate: Callable[[pikepdf.Pdf], None]


def mutated(data: bytes, mutate: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The file with something taken away."""
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        mutate(pdf)
        # pikepdf would mend the metadata; the order of objects does not matter here
        pdf.save(output, fix_metadata_version=False)
    return output.getvalue()


def untouched(_: pikepdf.Pdf) -> None:
    """Changes nothing, so that saving alone can be shown to be harmless."""


def _elements(pdf: pikepdf.Pdf, tag: str) -> list[Any]:
    return [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == f"/{tag}"]


def _without(pdf: pikepdf.Pdf, tag: str, key: str) -> None:
    for element in _elements(pdf, tag):
        del element[key]


def _without_link_descriptions(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            del annotation.Contents


def _without_claim(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    assert packet.count(b"<pdfuaid:part>1</pdfuaid:part>") == 1
    pdf.Root.Metadata.write(packet.replace(b"<pdfuaid:part>1</pdfuaid:part>", b""))


def _without_marks(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0]
    kept = [item for item in pikepdf.parse_content_stream(page) if str(item[1]) not in ("BDC", "BMC", "EMC")]
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def _without_font_programs(pdf: pikepdf.Pdf) -> None:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            del item.FontFile2


def _heading_left_out(pdf: pikepdf.Pdf) -> None:
    for element in _elements(pdf, "H2"):
        element.S = pikepdf.Name.H4


def _without_tabs(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        del page.obj.Tabs


def _without_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _without_struct_parents(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        del page.obj.StructParents


def _without_link_parents(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            del annotation.StructParent


def _with_unknown_role(pdf: pikepdf.Pdf) -> None:
    for element in _elements(pdf, "P"):
        element.S = pikepdf.Name.Exercise


def _with_other_role(pdf: pikepdf.Pdf) -> None:
    """List items that stand in no list."""
    for element in _elements(pdf, "L"):
        element.S = pikepdf.Name.Sect


MUTATIONS: Mapping[str, Mutation] = {
    "figures without Alt": Mutation("ua1", "7.3", lambda pdf: _without(pdf, "Figure", "/Alt")),
    "headers without Scope": Mutation("ua1", "7.5", lambda pdf: _without(pdf, "TH", "/A")),
    "no parent tree": Mutation("ua1", "7.1", lambda pdf: pdf.Root.StructTreeRoot.__delitem__("/ParentTree")),
    "no structure tree": Mutation("ua1", "7.1", lambda pdf: pdf.Root.__delitem__("/StructTreeRoot")),
    "no StructParents": Mutation("ua1", "7.1", _without_struct_parents),
    "no MarkInfo": Mutation("ua1", "6.2", lambda pdf: pdf.Root.__delitem__("/MarkInfo")),
    "no claim to be PDF/UA": Mutation("ua1", "5", _without_claim),
    "no output intent": Mutation("2a", "6.2.4.3", lambda pdf: pdf.Root.__delitem__("/OutputIntents")),
    "no metadata": Mutation("2a", "6.6.2.1", lambda pdf: pdf.Root.__delitem__("/Metadata")),
    "title not shown": Mutation("ua1", "7.1", lambda pdf: pdf.Root.__delitem__("/ViewerPreferences")),
    "links without description": Mutation("ua1", "7.18.5", _without_link_descriptions),
    "links outside the structure": Mutation("ua1", "7.18.5", _without_link_parents),
    "no tab order": Mutation("ua1", "7.18.3", _without_tabs),
    "no language": Mutation("ua1", "7.2", _without_language),
    "content without marks": Mutation("ua1", "7.1", _without_marks),
    "fonts not embedded": Mutation("2a", "6.2.11.4.1", _without_font_programs),
    "a heading level left out": Mutation("ua1", "7.4.2", _heading_left_out),
    "a role that nobody knows": Mutation("ua1", "7.1", _with_unknown_role),
    "list items outside lists": Mutation("ua1", "7.2", _with_other_role),
}
