"""`backpdf batch`: no input is overwritten, no file of another list, and a fault of a disk is told."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import Any

import pytest
from support.lists import small_library, write_list

from backpdf.production.journal import JOURNAL
from backpdf.production.output_folder import output_folder
from cli.home import Command, files

LIST = """reference,name,program,level,plan
P1,Anna Secret,low-back,1,
P2,Bo Secret,stretch,1,plan.csv
"""
FILES = ["P1-low-back-level-1.pdf", "P2-stretch-level-1.pdf"]
MADE = [JOURNAL, *FILES, "list-report.csv", "list-report.json"]
HELD = OSError(errno.EACCES, "Permission denied")


@pytest.fixture(autouse=True)
def library(home: Path) -> None:
    small_library(home)
    (home / "clinic.yaml").write_text("name: Example Clinic\nlogo: logo.csv\n")
    (home / "logo.csv").write_bytes((home / "images" / "a.svg").read_bytes())
    (home / "images" / "b.csv").write_bytes((home / "images" / "a.svg").read_bytes())
    bridge = home / "exercises" / "bridge.yaml"
    bridge.write_text(bridge.read_text("utf-8").replace("a.svg", "b.csv"), "utf-8")
    write_list(home, LIST, {"plan.csv": "note: Hello\n"})
    (home / "links").mkdir()
    for file in ("clinic.yaml", "exercises/bridge.yaml"):
        (home / "links" / f"{Path(file).stem}.csv").symlink_to(home / file)


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("list", "the list itself"),
        ("list.csv", "the list itself"),
        ("list.json", "the list itself"),
        ("./output/../List.CSV", "the list itself"),
        ("hard", "the list itself"),
        ("plan", "a plan"),
        ("clinic.yaml", "a file of the library"),
        ("links/clinic", "a file of the library"),
        ("links/bridge", "a file of the library"),
        ("images/b", "a file of the library"),
        ("logo", "a file of the library"),
    ],
)
def test_a_report_never_overwrites_an_input(name: str, what: str, command: Command, home: Path) -> None:
    (home / "hard.csv").hardlink_to(home / "list.csv")
    before = contents(home)
    said = command("batch", "list.csv", "--report", name)
    assert said.code == 2
    assert f" is {what}, and would be overwritten\n       give --report another name\n" in said.err
    assert contents(home) == before


def test_a_combined_file_never_overwrites_an_input(command: Command, home: Path) -> None:
    (home / "all.pdf").hardlink_to(home / "images" / "b.csv")
    before = contents(home)
    said = command("batch", "list.csv", "--combine", "all.pdf")
    assert (said.code, "all.pdf is a file of the library" in said.err) == (2, True)
    assert contents(home) == before


def test_a_sheet_never_overwrites_an_input(command: Command, home: Path) -> None:
    (home / "output").mkdir()
    (home / "output" / FILES[0]).symlink_to(home / "list.csv")
    said = command("batch", "list.csv")
    assert (said.code, "is the list itself" in said.err) == (2, True)
    assert (home / "list.csv").read_text("utf-8") == LIST


# ---- other lists, other people, other runs


def test_another_list_replaces_nothing_without_a_word(command: Command, home: Path) -> None:
    assert command("batch", "list.csv").code == 0
    (home / "other.csv").write_text(LIST.replace("Anna", "Cleo"))
    before = contents(home / "output")
    for options in ([], ["--check"]):
        said = command("batch", "other.csv", *options)
        assert said.code == 2
        assert said.err == (
            "Error: output holds files of another list with the same names (row 2)\n"
            "       give another folder with --output; or add --replace to write over them\n"
        )
        assert contents(home / "output") == before
    assert command("batch", "other.csv", "--check", "--replace").code == 0
    assert contents(home / "output") == before
    assert command("batch", "other.csv", "--output", "output-2").code == 0
    assert command("batch", "other.csv", "--replace").code == 0
    assert (
        contents(home / "output")[str(home / "output" / FILES[0])] != before[str(home / "output" / FILES[0])]
    )
    assert command("batch", "other.csv").code == 0  # now they are its own


def test_the_same_list_may_be_changed_and_made_again(command: Command, home: Path) -> None:
    assert command("batch", "list.csv").code == 0
    (home / "list.csv").write_text(LIST.replace("low-back,1", "low-back,1").replace("Anna", "Cleo"))
    said = command("batch", "list.csv", "--resume")
    assert said.code == 0
    assert said.err.splitlines()[0] == (
        "Warning: row 2 names another person than when its file was made before; the file has been replaced"
    )
    assert "Secret" not in said.err
    assert command("batch", "list.csv").err.count("Warning") == 0


def test_a_second_run_is_refused(command: Command, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("backpdf.production.output_folder.PATIENCE", 0)
    with output_folder(home / "output", private=False):
        for arguments in (["batch", "list.csv"], ["build"]):
            said = command(*arguments)
            assert (said.code, said.out) == (3, "")
            assert said.err == (
                "Error: another run of backpdf is writing into output\n"
                "       wait until it has finished, or give another folder with --output\n"
            )
            assert FILES[0] not in files(home / "output")
    assert command("batch", "list.csv").code == 0
    assert files(home / "output") == sorted(MADE)


def test_partial_files_of_a_stopped_run_are_cleared(command: Command, home: Path) -> None:
    for folder in ("output", "reports", "print"):
        (home / folder).mkdir()
        (home / folder / ".backpdf-0123abcd.part").write_bytes(b"half")
    said = command("batch", "list.csv", "--report", "reports/r", "--combine", "print/all.pdf")
    assert said.code == 0
    assert files(home / "output") == [JOURNAL, *FILES]
    assert (files(home / "reports"), files(home / "print")) == (["r.csv", "r.json"], ["all.pdf"])


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX modes")
def test_the_folder_of_personal_sheets_is_private(command: Command, home: Path) -> None:
    (home / "stock.csv").write_text("program,level\nlow-back,1\n")
    for arguments, mode in (
        (["batch", "list.csv"], 0o700),
        (["batch", "stock.csv"], 0o755),
        (["build", "--level", "1"], 0o755),
        (["build", "--level", "1", "--program", "low-back", "--for", "Anna"], 0o700),
    ):
        folder = home / f"out-{mode}-{arguments[0]}"
        assert command(*arguments, "--output", folder).code == 0
        assert folder.stat().st_mode & 0o777 == mode


# ---- disks


def failing(name: str, error: OSError) -> Any:
    """A stand-in for Path.replace that fails for one file."""
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if target.name == name:
            raise error
        return real(self, target)

    return replace


@pytest.mark.parametrize("arguments", [["batch", "list.csv"], ["build"]])
def test_a_pdf_that_is_held_open_stops_no_other(
    arguments: list[str], command: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = FILES[0] if arguments[0] == "batch" else "low-back-level-1.pdf"
    monkeypatch.setattr(Path, "replace", failing(held, HELD))
    said = command(*arguments)
    assert said.code == 3
    assert (
        "was not made: the file could not be written: permission denied; close it if another program shows "
        "it, such as a PDF viewer, then run the command again\n"
    ) in said.err
    made = [name for name in files(home / "output") if name.endswith(".pdf")]
    assert made == [FILES[1]] or made == ["low-back-level-2.pdf", "stretch-level-1.pdf"]
    assert not any(name.endswith(".part") for name in files(home / "output"))


@pytest.mark.parametrize("locked", ["list-report.csv", "list-report.json"])
def test_a_report_that_is_held_open_undoes_nothing(
    locked: str, command: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", failing(locked, HELD))
    said = command("batch", "list.csv")
    assert said.code == 3
    assert said.out.splitlines() == [str(Path("output", name)) for name in FILES]
    assert said.err == (
        f"Error: the handouts are made, but not the report: cannot write {Path('output', locked)}: "
        "permission denied; close it if another program shows it, such as a PDF viewer, then run the command "
        "again\n2 handouts.\n"
    )
    assert files(home / "output") == sorted(set(MADE) - {locked})
    found = command("batch", "list.csv", "--resume", "--json")
    assert found.code == 3
    assert found.json["report_error"].startswith("cannot write ")


def test_a_combined_file_that_is_held_open_undoes_nothing(
    command: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", failing("all.pdf", HELD))
    said = command("batch", "list.csv", "--combine", "output/all.pdf")
    assert said.code == 3
    assert (
        "Warning: all.pdf was not made: the file could not be written: permission denied; close" in said.err
    )
    assert files(home / "output") == sorted(MADE)


def test_a_disk_that_cannot_sync_is_told_once(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "fsync", refuse)
    for arguments in (["batch", "list.csv"], ["build"]):
        said = command(*arguments)
        assert said.code == 0
        assert said.err.count("Warning: this disk cannot say when a file is stored for good") == 1


def test_a_broken_journal_is_told(command: Command, home: Path) -> None:
    command("batch", "list.csv")
    (home / "output" / JOURNAL).write_bytes(b"[" * 200_000)
    said = command("batch", "list.csv", "--resume")
    assert said.code == 0
    assert f"Warning: {Path('output', JOURNAL)} is broken" in said.err
    assert f"{JOURNAL}-broken" in files(home / "output")


def test_a_row_may_not_take_the_name_of_the_combined_file(command: Command, home: Path) -> None:
    (home / "out-link").symlink_to(home / "output")
    (home / "output").mkdir()
    said = command("batch", "list.csv", "--combine", f"out-link/{FILES[0].upper()}")
    assert said.code == 1
    assert "the same name as the combined file or the report" in said.err
