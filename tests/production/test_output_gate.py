"""No output takes the place of an input, under whatever name."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from backpdf.problems import UsageError
from backpdf.production.output_gate import check_outputs


def check(output: Path | str, given: Path) -> None:
    check_outputs({"--report": [Path("free.csv"), Path(output)]}, [(given, "the list itself")])


@pytest.fixture
def given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "sub" / "patients.csv"
    path.parent.mkdir()
    path.write_text("mine")
    (tmp_path / "hard.csv").hardlink_to(path)
    (tmp_path / "soft.csv").symlink_to(path)
    (tmp_path / "soft-folder").symlink_to(path.parent)
    return path


@pytest.mark.parametrize(
    "output",
    [
        "sub/patients.csv",
        "./sub/../sub/patients.csv",
        "sub/PATIENTS.csv",
        "hard.csv",
        "soft.csv",
        "soft-folder/patients.csv",
        "soft-folder/Patients.CSV",
    ],
)
def test_an_input_under_any_name_is_refused(output: str, given: Path) -> None:
    with pytest.raises(UsageError) as caught:
        check(output, given)
    assert caught.value.message == f"{Path(output)} is the list itself, and would be overwritten"
    assert caught.value.hint == "give --report another name"
    with pytest.raises(UsageError, match="the list itself"):
        check(given, Path(output))


@pytest.mark.parametrize("output", ["patients.csv", "sub/patients.json", "new/patients.csv", "sub"])
def test_other_files_are_not(output: str, given: Path) -> None:
    check(output, given)


def test_an_input_that_is_missing_is_known_by_its_place(given: Path) -> None:
    given.unlink()
    with pytest.raises(UsageError):
        check("soft-folder/Patients.csv", given)
    check("free.csv", given)


def test_accents_in_two_spellings(given: Path) -> None:
    with pytest.raises(UsageError):
        check(given.with_name("u\u0308.csv"), given.with_name("\u00fc.csv"))


def test_a_name_that_no_file_can_have(given: Path) -> None:
    check("a" * 5000, given)
    check(os.fsdecode(b"\xff.csv"), given)


def test_a_folder_is_named_by_its_option(given: Path) -> None:
    with pytest.raises(UsageError) as caught:
        check_outputs({"--output": [given]}, [(given, "a plan")])
    assert caught.value.hint == "give --output another folder"


def test_two_options_with_one_file(given: Path) -> None:
    with pytest.raises(UsageError) as caught:
        check_outputs({"--report": [Path("a.pdf"), Path("a.pdf")], "--combine": [Path("./x/../A.pdf")]}, [])
    assert caught.value.message == f"{Path('x/../A.pdf')} is the file of --report, and would be overwritten"
    assert caught.value.hint == "give --combine another name"
    check_outputs({"--report": [given], "--combine": [Path("hard.csv")]}, [])  # one is moved, not both
