"""Documents of the tagging layer against the standards, as the reference validator reads them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import verapdf
from support.tagged_samples import PHRASE, URL, full_document, paragraph_document
from verapdf import Failure, Profile

from backpdf.pdf.tagging import Run, Standard

SAMPLES: dict[str, Callable[[Standard], bytes]] = {
    "everything": full_document,
    "three pages of text": lambda standard: paragraph_document(PHRASE * 150, standard=standard),
    "a link over lines": lambda standard: paragraph_document(
        "Read ", Run(PHRASE * 3, link=URL), ".", standard=standard, width=120
    ),
    "a paragraph that is a link": lambda standard: paragraph_document(
        Run(PHRASE, link=URL), standard=standard, width=120
    ),
    "a link over pages": lambda standard: paragraph_document(
        PHRASE * 30, Run(PHRASE * 8, link=URL, lang="de"), standard=standard
    ),
    "languages": lambda standard: paragraph_document(
        "Say ", Run("Grüß Gott", lang="de"), " or ", Run("ça va", lang="fr"), standard=standard
    ),
    "many letters": lambda standard: paragraph_document(
        " ".join(
            map(chr, (*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180), *range(0x391, 0x3A2)))
        ),
        standard=standard,
    ),
}
PROFILES: dict[Standard, tuple[Profile, ...]] = {Standard.UA1: ("ua1", "2a"), Standard.UA2: ("ua2", "4")}


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


# What is broken, the clause that catches it and in which profile, and how it is broken.
MUTATIONS: dict[str, tuple[tuple[Profile, str], Callable[[pikepdf.Pdf], None]]] = {
    "figures without Alt": (("ua1", "7.3"), lambda pdf: _without(pdf, "Figure", "/Alt")),
    "headers without Scope": (("ua1", "7.5"), lambda pdf: _without(pdf, "TH", "/A")),
    "no parent tree": (("ua1", "7.1"), lambda pdf: pdf.Root.StructTreeRoot.__delitem__("/ParentTree")),
    "no structure tree": (("ua1", "7.1"), lambda pdf: pdf.Root.__delitem__("/StructTreeRoot")),
    "no MarkInfo": (("ua1", "6.2"), lambda pdf: pdf.Root.__delitem__("/MarkInfo")),
    "no claim to be PDF/UA": (("ua1", "5"), _without_claim),
    "no output intent": (("2a", "6.2.4.3"), lambda pdf: pdf.Root.__delitem__("/OutputIntents")),
    "no metadata": (("2a", "6.6.2.1"), lambda pdf: pdf.Root.__delitem__("/Metadata")),
    "title not shown": (("ua1", "7.1"), lambda pdf: pdf.Root.__delitem__("/ViewerPreferences")),
    "links without description": (("ua1", "7.18.5"), _without_link_descriptions),
    "no tab order": (("ua1", "7.18.3"), _without_tabs),
    "no language": (("ua1", "7.2"), _without_language),
    "content without marks": (("ua1", "7.1"), _without_marks),
    "fonts not embedded": (("2a", "6.2.11.4.1"), _without_font_programs),
    "a heading level left out": (("ua1", "7.4.2"), _heading_left_out),
    "notes without ID": (("ua1", "7.9"), lambda pdf: _without(pdf, "Note", "/ID")),
}


def mutated(data: bytes, mutate: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The file with something taken away."""
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        mutate(pdf)
        # pikepdf would mend the metadata; the order of objects does not matter here
        pdf.save(output, fix_metadata_version=False)
    return output.getvalue()


Outcome = dict[tuple[str, Profile], list[Failure]]


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """Failures by name and profile, all from one Java process."""
    verapdf.require_validator()
    folder = tmp_path_factory.mktemp("conformance")
    names: dict[Path, str] = {}
    jobs: list[tuple[Path, Profile]] = []

    def put(name: str, data: bytes, profiles: tuple[Profile, ...]) -> None:
        path = folder / f"{len(names)}.pdf"
        path.write_bytes(data)
        names[path] = name
        jobs.extend((path, profile) for profile in profiles)

    for name, make in SAMPLES.items():
        for standard, profiles in PROFILES.items():
            put(name, make(standard), profiles)
    good = full_document()
    put("untouched", mutated(good, lambda _: None), PROFILES[Standard.UA1])
    for name, (_, mutate) in MUTATIONS.items():
        put(name, mutated(good, mutate), PROFILES[Standard.UA1])
    found: Outcome = {(names[path], profile): [] for path, profile in jobs}
    for failure in verapdf.validate_jobs(jobs):
        found[names[failure.file], failure.profile].append(failure)
    return found


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("profile", ["ua1", "2a", "ua2", "4"])
def test_sample_conforms(outcome: Outcome, name: str, profile: Profile) -> None:
    assert not outcome[name, profile], verapdf.report(outcome[name, profile])


@pytest.mark.parametrize("name", MUTATIONS)
def test_validator_catches_mutation(outcome: Outcome, name: str) -> None:
    (profile, clause), _ = MUTATIONS[name]
    clauses = {failure.clause for failure in outcome[name, profile]}
    assert clause in clauses, f"{profile} says {clauses or 'nothing'}"


def test_saving_alone_breaks_nothing(outcome: Outcome) -> None:
    """So a mutation is caught for what was taken away, and not for how it was taken."""
    assert not outcome["untouched", "ua1"] + outcome["untouched", "2a"]


def test_files_that_are_no_pdf_are_reported(tmp_path: Path) -> None:
    verapdf.require_validator()
    path = tmp_path / "Übung 1.pdf"
    path.write_text("no PDF")
    (failure, *_) = verapdf.validate([path], "ua1")
    assert failure.file == path


def test_missing_validator_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("BACKPDF_REQUIRE_ALL", raising=False)
    with pytest.raises(pytest.skip.Exception, match="Java"):
        verapdf.require_validator()
    monkeypatch.setenv("BACKPDF_REQUIRE_ALL", "1")
    with pytest.raises(pytest.fail.Exception, match="BACKPDF_REQUIRE_ALL"):
        verapdf.require_validator()
