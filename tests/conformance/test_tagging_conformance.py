"""Documents of the tagging layer against the standards, as the reference validator reads them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import verapdf
from mutations import MUTATIONS, mutated, untouched
from support.tagged_samples import PHRASE, URL, full_document, paragraph_document
from verapdf import PROFILES, Failure, Profile

from backpdf.pdf.tagging import Standard
from backpdf.text.runs import Run

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
    "letters from parts, and signs of every font": lambda standard: paragraph_document(
        "\u0432\u044b\u0301\u0434\u043e\u0445 m\u0329 W\u0331 L\u0325\u0304 k\u035fh C\u0315 ",
        Run("K\u035fH \u010c\u0315 S\u031b\u0304 \u2032 \u2713", bold=True),
        " 5\u2032 \u2713 \u2610 \u26a0 \u2460 \u21d2 Lenden\u00adwirbel\u00ads\u00e4ulen\u00ad\u00fcbung",
        standard=standard,
        width=60,
    ),
}
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
    put("untouched", mutated(good, untouched), PROFILES[Standard.UA1])
    for name, mutation in MUTATIONS.items():
        put(name, mutated(good, mutation.mutate), PROFILES[Standard.UA1])
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
    mutation = MUTATIONS[name]
    clauses = {failure.clause for failure in outcome[name, mutation.profile]}
    assert mutation.clause in clauses, f"{mutation.profile} says {clauses or 'nothing'}"


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
