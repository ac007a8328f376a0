"""`backpdf build` for one patient: the fields of a plan, and files that never replace those of another."""

from __future__ import annotations

import io
import os
import stat
from pathlib import Path

import pikepdf
import pytest
from support.lists import small_library, write_list
from support.printed import read_pages, words_on

from cli.home import Command, Said, files

LEVEL = ("--program", "low-back", "--level", "2")
PERSONAL = "low-back-level-2-personal.pdf"


@pytest.fixture(autouse=True)
def library(home: Path) -> None:
    """A small library to work in."""
    small_library(home)


def build_with(command: Command, home: Path, plan: str, *options: str) -> Said:
    """The command with a plan, for the second level unless the options say otherwise."""
    (home / "plan.yaml").write_text(plan, "utf-8")
    return command("build", *(options or LEVEL), "--plan", "plan.yaml")


def words_of(path: Path) -> str:
    return " ".join(words_on(read_pages(path.read_bytes())))


# ------------------------------------------------------------------ what a plan changes
def test_every_change_of_a_plan_is_on_the_sheet(command: Command, home: Path) -> None:
    plan = """\
replace: {clam: {exercise: plank, dose: {reps: 4}}}
steps: {bridge: [Kneel on the rug., Lift your hand.]}
easier: {bridge: Lift a finger.}
harder: {plank: Lift one foot.}
next_visit: Tuesday 1 December, 10:30
"""
    said = build_with(command, home, plan)
    assert (said.code, said.out) == (0, f"{Path('output', PERSONAL)}\n")
    words = words_of(home / "output" / PERSONAL)
    assert "Plank" in words
    assert "Clam" not in words
    assert "Kneel on the rug." in words
    assert "Lie down for Bridge." not in words
    assert "Easier: Lift a finger." in words
    assert "Harder: Lift one foot." in words
    assert "Next visit: Tuesday 1 December, 10:30" in words


@pytest.mark.parametrize(
    ("plan", "place"),
    [
        ("replace: {clam: plnk}", "plan.yaml:1:17: there is no exercise"),
        ("replace: {plank: clam}", 'plan.yaml:1:11: "plank" is in none of these levels'),
        ("replace: {clam: bridge}", 'plan.yaml:1:17: "bridge" is already in level 2 of "low-back"'),
        ("steps: {plank: [Lie down.]}", 'plan.yaml:1:9: "plank" is in none of these levels'),
        ("easier: {clm: Less.}", "plan.yaml:1:10: there is no exercise"),
        ("harder: {plank: More.}", 'plan.yaml:1:10: "plank" is in none of these levels'),
        ("leave_out: [clam]", 'plan.yaml:1:1: no exercise is left in level 1 of "stretch"'),
        ("dose: {bridge: {duration: 2 s}}", 'plan.yaml:1:17: "hold" is longer than "duration"'),
        ("next_visit: 明日", "plan.yaml:1:13: the character"),
        ("next_visit: |\n  Tuesday\n  at ten", 'plan.yaml:1:13: "next_visit" must be on one line'),
        (f"next_visit: {'x' * 61}", 'plan.yaml:1:13: "next_visit" has 61 characters, at most 60 fit'),
        ('reference: "//"', "plan.yaml:1:12: a file cannot be called by these signs"),
    ],
)
def test_a_plan_for_all_levels_is_checked_before_anything_is_written(
    command: Command, home: Path, plan: str, place: str
) -> None:
    said = build_with(command, home, plan, "--paper", "a4")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith(place)
    assert not (home / "output").exists()


def test_a_plan_for_all_levels_changes_those_that_have_its_exercises(command: Command, home: Path) -> None:
    said = build_with(command, home, "replace: {clam: plank}\nharder: {plank: Lift one foot.}\n", "--mono")
    assert said.code == 0
    has_plank = {path.name: "Lift one foot." in words_of(path) for path in (home / "output").iterdir()}
    assert has_plank == {
        "low-back-level-1-mono-personal.pdf": False,
        "low-back-level-2-mono-personal.pdf": True,
        "stretch-level-1-mono-personal.pdf": True,
    }


# ------------------------------------------------------------------ the files of two patients
def test_the_sheets_of_two_patients_get_numbers(command: Command, home: Path) -> None:
    for name in ("Anna", "Bo", "Cy"):
        assert command("build", *LEVEL, "--for", name).code == 0
    names = [PERSONAL, "low-back-level-2-personal-2.pdf", "low-back-level-2-personal-3.pdf"]
    assert files(home / "output") == sorted(names)
    for name, patient in zip(names, ("Anna", "Bo", "Cy"), strict=True):
        assert f"Name: {patient}" in words_of(home / "output" / name)


def test_the_number_is_told(command: Command, home: Path) -> None:
    command("build", *LEVEL, "--for", "Anna")
    second = str(Path("output", "low-back-level-2-personal-2.pdf"))
    assert command("build", *LEVEL, "--for", "Bo").out == f"{second}\n"
    [made] = command("build", *LEVEL, "--for", "Bo", "--json").json["made"]
    assert made["file"] == second
    assert len(files(home / "output")) == 2


def test_the_same_sheet_again_is_no_new_file(command: Command, home: Path) -> None:
    command("build", *LEVEL, "--for", "Anna")
    command("build", *LEVEL, "--for", "Bo")
    before = {path.name: path.stat().st_mtime_ns for path in (home / "output").iterdir()}
    said = command("build", *LEVEL, "--for", "Bo")
    assert said.out == f"{Path('output', 'low-back-level-2-personal-2.pdf')}\n"
    assert {path.name: path.stat().st_mtime_ns for path in (home / "output").iterdir()} == before


def test_what_is_no_file_of_ours_stays(command: Command, home: Path) -> None:
    (home / "output" / PERSONAL).mkdir(parents=True)
    said = command("build", *LEVEL, "--for", "Anna")
    assert (said.code, said.out) == (0, f"{Path('output', 'low-back-level-2-personal-2.pdf')}\n")


def test_one_named_file_is_replaced_with_a_warning(command: Command, home: Path) -> None:
    one = ("build", *LEVEL, "--output", "sheet.pdf")
    assert "replaced" not in command(*one, "--for", "Anna").err
    assert "replaced" not in command(*one, "--for", "Anna").err
    said = command(*one, "--for", "Bo")
    assert said.code == 0
    assert said.err.startswith(
        "Warning: sheet.pdf: another file of this name was there, and has been replaced; "
        "--reference keeps patients apart\n"
    )
    assert "replaced" not in command(*one, "--for", "Cy", "--reference", "P-3").err
    assert "Name: Cy" in words_of(home / "sheet.pdf")


# ------------------------------------------------------------------ references
@pytest.mark.parametrize(
    ("options", "name"),
    [
        (["--reference", "P-001"], "P-001-low-back-level-2.pdf"),
        (["--reference", "P-001", "--for", "Anna", "--mono"], "P-001-low-back-level-2-mono.pdf"),
        (["--reference", " ../P 1:7? "], "P-1-7-low-back-level-2.pdf"),
        (["--reference", "con"], "con-low-back-level-2.pdf"),
        (["--reference", "Größe 7"], "Größe-7-low-back-level-2.pdf"),
    ],
)
def test_a_reference_names_the_file(command: Command, home: Path, options: list[str], name: str) -> None:
    said = command("build", *LEVEL, *options)
    assert (said.code, said.out) == (0, f"{Path('output', name)}\n")
    assert files(home / "output") == [name]


def test_the_same_reference_is_the_same_patient(command: Command, home: Path) -> None:
    for patient in ("Anna", "Anna Smith"):
        assert command("build", *LEVEL, "--for", patient, "--reference", "P-1").code == 0
    assert files(home / "output") == ["P-1-low-back-level-2.pdf"]
    assert "Name: Anna Smith" in words_of(home / "output" / "P-1-low-back-level-2.pdf")


def test_a_plan_has_a_reference_and_the_option_wins(command: Command, home: Path) -> None:
    plan = "reference: 患者-7\nnote: Well done."
    assert build_with(command, home, plan).out == f"{Path('output', '患者-7-low-back-level-2.pdf')}\n"
    said = build_with(command, home, plan, *LEVEL, "--reference", "B")
    assert said.out == f"{Path('output', 'B-low-back-level-2.pdf')}\n"


def test_a_reference_is_in_the_name_of_the_file_and_nowhere_else(command: Command, home: Path) -> None:
    command("build", *LEVEL, "--reference", "Zq7Reference")
    path = home / "output" / "Zq7Reference-low-back-level-2.pdf"
    assert "Zq7Reference" not in words_of(path)
    with pikepdf.open(io.BytesIO(path.read_bytes())) as file:
        texts = [repr(file.docinfo), file.Root.Metadata.read_bytes().decode()]
    assert not any("Zq7Reference" in text for text in texts)


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")
def test_a_sheet_with_a_reference_is_its_owners(command: Command, home: Path) -> None:
    command("build", *LEVEL, "--reference", "P-1")
    assert stat.S_IMODE((home / "output").stat().st_mode) == 0o700
    path = home / "output" / "P-1-low-back-level-2.pdf"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("", "a file cannot be called by these signs"),
        (" ./. ", "a file cannot be called by these signs"),
        ("P" * 61, "the reference has 61 characters, at most 60 fit"),
    ],
)
def test_references_that_name_no_file(command: Command, home: Path, reference: str, message: str) -> None:
    said = command("build", *LEVEL, "--reference", reference)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"Error: --reference: {message}\n")
    assert not (home / "output").exists()


# ------------------------------------------------------------------ in a list
def test_a_list_says_when_patients_come_again(command: Command, home: Path) -> None:
    rows = "reference,program,level,Next visit,plan\nA,low-back,1,Monday at ten,p.yaml\n,low-back,1,,p.yaml\n"
    write_list(home, rows, {"p.yaml": "next_visit: in a week\nreference: B"})
    assert command("batch", "list.csv").code == 0
    assert "Next visit: Monday at ten" in words_of(home / "output" / "A-low-back-level-1.pdf")
    assert "Next visit: in a week" in words_of(home / "output" / "B-low-back-level-1.pdf")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("2026-12-01", "1 December 2026"),
        ("2026-12-01 10:30:00", "1 December 2026, 10:30"),
        ("2026-12-01T9:15", "1 December 2026, 9:15"),
        ("2026-13-01", "2026-13-01"),
        ("01/12/2026", "01/12/2026"),
        ("Tue 2026-12-01", "Tue 2026-12-01"),
    ],
)
def test_dates_of_a_spreadsheet_are_spelt_out(command: Command, home: Path, typed: str, printed: str) -> None:
    write_list(home, f"reference,program,level,next visit\nA,low-back,1,{typed}\n")
    assert command("batch", "list.csv").code == 0
    assert f"Next visit: {printed} " in words_of(home / "output" / "A-low-back-level-1.pdf") + " "


@pytest.mark.parametrize(("text", "message"), [("明日", "cannot be printed"), ("x" * 61, "at most 60 fit")])
def test_a_next_visit_that_does_not_print(command: Command, home: Path, text: str, message: str) -> None:
    write_list(home, f"program,level,next visit\nlow-back,1,{text}\n")
    said = command("batch", "list.csv")
    assert said.code == 1
    assert said.err.startswith('list.csv:2:12: row 2, column "next visit": ')
    assert message in said.err
    assert text not in said.err
