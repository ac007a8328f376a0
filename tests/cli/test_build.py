# ruff: noqa: RUF001  (names are typed with all sorts of signs)
"""`backpdf build`: what it makes, what it says, and how it ends."""

from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from support.handouts import starter_sheets
from support.libraries import exercise, level, photo, program, write_library
from support.printed import read_pages, words_on

from backpdf.cli.output import show_file
from cli.home import Command, files

NO_GRIN = 'the character "😀" (grinning face) cannot be printed: the font has no sign for it'
HINT = "leave it out, or write it in another way"
ALL = ["low-back-level-1.pdf", "low-back-level-2.pdf", "neck-level-1.pdf"]


def words_of(path: Path) -> str:
    return " ".join(words_on(read_pages(path.read_bytes())))


def info_of(path: Path) -> Any:
    with pikepdf.open(io.BytesIO(path.read_bytes())) as file:
        return {key: str(value) for key, value in file.docinfo.items()}


# ---- what it makes


def test_every_handout(command: Command, clinic_home: Path) -> None:
    said = command("build")
    assert said.code == 0
    assert said.out.splitlines() == [f"output/{name}" for name in ALL]
    pages = sum(len(read_pages((clinic_home / "output" / name).read_bytes())) for name in ALL)
    assert said.err == f"3 handouts, {pages} pages.\n"
    assert files(clinic_home / "output") == ALL
    assert all((clinic_home / "output" / name).read_bytes().startswith(b"%PDF-1.7") for name in ALL)


@pytest.mark.parametrize(
    ("options", "made"),
    [
        (["--program", "neck"], ["neck-level-1.pdf"]),
        (["--level", "1"], ["low-back-level-1.pdf", "neck-level-1.pdf"]),
        (["--level", "2"], ["low-back-level-2.pdf"]),
        (["--level", "2", "--level", "1", "--level", "2"], ALL),
        (["--program", "neck", "--program", "low-back", "--program", "neck"], ALL),
        (["--program", "low-back", "--level", "2"], ["low-back-level-2.pdf"]),
        (["--level", "1", "--paper", "a4"], ["low-back-level-1.pdf", "neck-level-1.pdf"]),
        (["--program", "neck", "--paper", "letter"], ["neck-level-1-letter.pdf"]),
        (["--program", "neck", "--edition", "standard"], ["neck-level-1.pdf"]),
        (["--program", "neck", "--edition", "large-print"], ["neck-level-1-large-print.pdf"]),
        (["--program", "neck", "--mono"], ["neck-level-1-mono.pdf"]),
        (["--program", "neck", "--for", "Zoë"], ["neck-level-1-personal.pdf"]),
        (["--program", "neck", "--clinician", "Dr. X"], ["neck-level-1.pdf"]),
        (
            ["--program", "neck", "--paper=letter", "--edition=large-print", "--mono", "--for", "A B"],
            ["neck-level-1-letter-large-print-mono-personal.pdf"],
        ),
    ],
    ids=" ".join,
)
def test_options_choose_the_files(
    command: Command, clinic_home: Path, options: list[str], made: list[str]
) -> None:
    said = command("build", *options)
    assert (said.code, sorted(said.out.splitlines())) == (0, [f"output/{name}" for name in made])
    assert files(clinic_home / "output") == made


def test_the_clinics_paper_is_the_usual_one(command: Command, home: Path) -> None:
    write_library(home, clinic={"paper": "letter"})
    command("build")
    command("build", "--paper", "a4")
    assert files(home / "output") == ["low-back-level-1-a4.pdf", "low-back-level-1.pdf"]
    sizes = [read_pages((home / "output" / name).read_bytes())[0].width for name in files(home / "output")]
    assert sizes == pytest.approx([595.28, 612], abs=0.1)


def test_output_is_made_where_wanted(command: Command, clinic_home: Path) -> None:
    said = command("build", "--program", "neck", "--output", "a/b c/d")
    assert said.out == "a/b c/d/neck-level-1.pdf\n"
    assert files(clinic_home / "a/b c/d") == ["neck-level-1.pdf"]


def test_an_older_file_is_replaced(command: Command, clinic_home: Path) -> None:
    old = clinic_home / "output" / "neck-level-1.pdf"
    old.parent.mkdir()
    old.write_bytes(b"old")
    assert command("build", "--program", "neck").code == 0
    assert old.read_bytes().startswith(b"%PDF")


def test_a_library_elsewhere(command: Command, home: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    root = write_library(tmp_path_factory.mktemp("elsewhere"))
    said = command("build", "--library", root)
    assert said.out == "output/low-back-level-1.pdf\n"
    assert files(home) == ["output"]


def test_the_same_command_makes_the_same_bytes(command: Command, clinic_home: Path) -> None:
    path = clinic_home / "output" / "neck-level-1.pdf"
    command("build", "--program", "neck")
    first = path.read_bytes()
    command("build", "--program", "neck")
    assert path.read_bytes() == first


# ---- for somebody


def test_name_clinician_and_date_are_printed(command: Command, clinic_home: Path) -> None:
    said = command(
        "build",
        "--program",
        "neck",
        "--for",
        "  Zoë   Quixote ",
        "--clinician",
        "Dr. Ł",
        "--date",
        "2026-03-09",
    )
    assert said.code == 0
    path = clinic_home / "output" / "neck-level-1-personal.pdf"
    words = words_of(path)
    assert "Name: Zoë Quixote" in words
    assert "Clinician: Dr. Ł" in words
    assert "Date: 9 March 2026" in words
    assert "Quixote" not in repr(info_of(path))
    assert "Quixote" not in said.out + said.err


@pytest.mark.parametrize(
    "name", ["O’Neil-D'Arcy", "Łukasz Ő", "Жанна Иванова", "<b>&{x}%s", "Anne 2nd", "e\u0301"]
)
def test_unusual_names_are_printed_as_typed(command: Command, clinic_home: Path, name: str) -> None:
    assert command("build", "--program", "neck", "--for", name).code == 0
    words = words_of(clinic_home / "output" / "neck-level-1-personal.pdf")
    assert "Name: " + name.replace("e\u0301", "é") in words


@pytest.mark.skipif(os.name != "posix", reason="only POSIX files have an owner's mode")
def test_a_personal_file_is_for_its_owner_alone(command: Command, clinic_home: Path) -> None:
    command("build", "--program", "neck", "--for", "Zoë")
    command("build", "--program", "neck")
    modes = {
        name: stat.S_IMODE((clinic_home / "output" / name).stat().st_mode)
        for name in files(clinic_home / "output")
    }
    assert modes == {"neck-level-1-personal.pdf": 0o600, "neck-level-1.pdf": 0o644}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--for", "Zoë 😀"], f"Error: --for: {NO_GRIN}\n       {HINT}\n"),
        (
            ["--clinician", "ד״ר"],
            'Error: --clinician: the character "ד" (hebrew letter dalet) cannot be printed: '
            f"text that runs from right to left cannot be printed yet\n       {HINT}\n",
        ),
        (
            ["--for", "a\x07b"],
            "Error: --for: the character (U+0007) cannot be printed: "
            f"it is an invisible control character\n       {HINT}\n",
        ),
        (["--for", ""], "Error: --for is empty\n       give a name, or leave the option out\n"),
        (["--for", " \t "], "Error: --for is empty\n       give a name, or leave the option out\n"),
        (
            ["--clinician", "\u200b"],
            "Error: --clinician is empty\n       give a name, or leave the option out\n",
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_names_that_cannot_be_printed(
    command: Command, clinic_home: Path, options: list[str], message: str
) -> None:
    said = command("build", *options)
    assert (said.code, said.out, said.err) == (2, "", message)
    assert not (clinic_home / "output").exists()


# ---- dates


def test_the_file_is_dated_by_the_program(command: Command, clinic_home: Path) -> None:
    command("build", "--program", "neck")
    info = info_of(clinic_home / "output" / "neck-level-1.pdf")
    assert info["/CreationDate"] == "D:20261121000000+00'00'"


def test_the_file_is_dated_by_source_date_epoch(
    command: Command, clinic_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    command("build", "--program", "neck")
    path = clinic_home / "output" / "neck-level-1.pdf"
    assert info_of(path)["/CreationDate"] == "D:20231114000000+00'00'"
    assert "2023" not in words_of(path)


def test_a_date_on_the_sheet_goes_before_source_date_epoch(
    command: Command, clinic_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    command("build", "--program", "neck", "--date", "2027-01-02")
    path = clinic_home / "output" / "neck-level-1.pdf"
    assert info_of(path)["/CreationDate"] == "D:20270102000000+00'00'"


@pytest.mark.parametrize("value", ["soon", "1.5", "99999999999999999999", "-99999999999999"])
def test_a_source_date_epoch_that_is_no_number(
    command: Command, clinic_home: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    del clinic_home
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    said = command("build")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        f'Error: SOURCE_DATE_EPOCH is "{value}", which is no number of seconds since 1970\n'
        "       unset it, or set it to a whole number\n"
    )


@pytest.mark.parametrize(
    "value", ["2026-02-30", "21.11.2026", "2026-1-2", "20261121", "today", "", "2026-11-21T10"]
)
def test_bad_dates(command: Command, clinic_home: Path, value: str) -> None:
    said = command("build", "--date", value)
    assert (said.code, said.out) == (2, "")
    assert said.err.endswith(
        f"""Error: Invalid value for '--date': "{value}" is not a date; """
        "write year, month and day, such as 2026-11-21\n"
    )
    assert not (clinic_home / "output").exists()


# ---- what does not exist


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ["--program", "knee"],
            'there is no program "knee"\n       programs in this library: low-back, neck',
        ),
        (
            ["--program", "low-back.yaml"],
            'there is no program "low-back.yaml"\n       did you mean "low-back"?',
        ),
        (["--level", "3"], 'the program "low-back" has no level 3\n       its levels: 1, 2'),
        (["--level", "0"], 'the program "low-back" has no level 0\n       its levels: 1, 2'),
        (["--level", "-1"], 'the program "low-back" has no level -1\n       its levels: 1, 2'),
        (["--program", "neck", "--level", "2"], 'the program "neck" has no level 2\n       its levels: 1'),
        (["--level", "1", "--level", "9"], 'the program "low-back" has no level 9\n       its levels: 1, 2'),
        (
            ["--library", "nowhere"],
            "there is no folder nowhere\n       give the folder that holds `exercises`",
        ),
        (
            ["--library", "images"],
            "images holds no folder `exercises`\n"
            "       the library above it is in HERE; or start one with `backpdf init images`",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_does_not_exist(command: Command, clinic_home: Path, options: list[str], message: str) -> None:
    said = command("build", *options)
    assert (said.code, said.out) == (2, "")
    assert said.err.replace(str(clinic_home), "HERE") == f"Error: {message}\n"
    assert not (clinic_home / "output").exists()


@pytest.mark.parametrize(
    ("options", "end"),
    [
        (["--paper", "a5"], "Error: Invalid value for '--paper': 'a5' is not one of 'a4', 'letter'.\n"),
        (
            ["--edition", "big"],
            "Error: Invalid value for '--edition': 'big' is not one of 'standard', 'large-print', "
            "'summary'.\n",
        ),
        (
            ["--type-size", "17"],
            "Error: Invalid value for '--type-size': '17' is not one of '14', '16', '18', '20', '24', "
            "'28'.\n",
        ),
        (
            ["--type-size", "24", "--edition", "standard"],
            "Error: --type-size asks for large print\n       leave out --type-size or --edition standard\n",
        ),
        (
            ["--type-size", "24", "--edition", "summary"],
            "Error: --type-size is not for --edition summary: a summary chooses the type size with which it "
            "fits one page\n       leave out --type-size or --edition summary\n",
        ),
        (["--level", "one"], "Error: Invalid value for '--level': 'one' is not a valid integer.\n"),
        (["--for"], "Error: Option '--for' requires an argument.\n"),
        (["--xyz"], "Error: No such option '--xyz'.\n"),
        (["extra"], "Error: Got unexpected extra argument (extra)\n"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_usage(command: Command, clinic_home: Path, options: list[str], end: str) -> None:
    del clinic_home
    said = command("build", *options)
    assert (said.code, said.out) == (2, "")
    assert said.err.endswith(end)
    assert "Traceback" not in said.err


# ---- problems in the content


def test_problems_are_told_and_nothing_is_made(command: Command, home: Path) -> None:
    write_library(home, {"bridge": exercise(why="a 😀"), "arch": exercise(dose={"repititions": 10})})
    said = command("build")
    assert (said.code, said.out) == (1, "")
    assert "exercises/arch.yaml:" in said.err
    assert 'unknown field "repititions"' in said.err
    assert "(grinning face) cannot be printed" in said.err
    assert said.err.endswith(" problems. Nothing was made.\n")
    assert not (home / "output").exists()


def test_one_problem_is_told_with_its_line(command: Command, home: Path) -> None:
    write_library(home, {"bridge": exercise(why="a 😀")})
    assert command("build").err == (
        f"exercises/bridge.yaml:2:8: {NO_GRIN}\n"
        "      2 | why: a 😀\n"
        f"        |        ^ {HINT}\n"
        "\n1 problem. Nothing was made.\n"
    )


def test_a_picture_that_draws_nothing_is_told_without_a_traceback(command: Command, home: Path) -> None:
    empty = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>'
    write_library(home, {"bridge": exercise(pictures=["e.svg"])}, pictures={"images/e.svg": empty})
    said = command("build")
    assert (said.code, said.out) == (1, "")
    assert "e.svg" in said.err
    assert "nothing can be seen in the drawing" in said.err
    assert files(home / "output") == []


def test_a_text_that_is_too_long_is_told_without_a_traceback(command: Command, home: Path) -> None:
    write_library(home, programs={"low-back": program(disclaimer="word " * 1500)})
    said = command("build")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("Warning: low-back-level-1.pdf was not made: a text is higher than a page")
    assert files(home / "output") == []


def test_warnings_are_told_with_the_file(command: Command, home: Path) -> None:
    write_library(
        home, {"bridge": exercise(pictures=["p.png"])}, pictures={"images/p.png": photo(40, 30, "PNG")}
    )
    said = command("build", "--quiet")
    assert (said.code, said.out) == (0, "")
    assert said.err.startswith(
        "Warning: low-back-level-1.pdf: p.png has too few pixels for its size on paper"
    )


def test_a_sheet_that_takes_a_third_page_is_told_once(command: Command, long_home: Path) -> None:
    words = "this sheet takes 3 pages, because it is about "
    said = command("build")
    assert (said.code, files(long_home / "output")) == (0, ["low-back-level-1.pdf"])
    assert said.err.startswith(f"Warning: low-back-level-1.pdf: {words}")
    assert said.err.count(words) == 1
    (made,) = command("build", "--json").json["made"]
    assert made["pages"] == 3
    (warning,) = made["warnings"]
    assert f"low-back-level-1.pdf: {warning}\n" in said.err


# ---- the starter library


def test_the_starter_library_is_used_and_said_so(command: Command, home: Path) -> None:
    said = command("build", "--level", "1")
    made = sorted(f"{program}-level-1.pdf" for program, number in starter_sheets() if number == 1)
    assert said.code == 0
    assert sorted(said.out.splitlines()) == [f"output/{name}" for name in made]
    assert said.err.startswith(
        "No folder `exercises` here: using the starter library that comes with backpdf.\n"
        "To change it, copy it out with `backpdf init DIR`.\n"
    )
    assert files(home) == ["output"]
    assert files(home / "output") == made


# ---- quiet, json, open


def test_quiet_prints_nothing(command: Command, clinic_home: Path) -> None:
    said = command("build", "--quiet")
    assert (said.code, said.out, said.err) == (0, "", "")
    assert files(clinic_home / "output") == ALL
    assert command("build", "-q").out == ""


def test_json_is_one_object(command: Command, clinic_home: Path) -> None:
    said = command("build", "--json", "--program", "neck", "--mono", "--for", "Zoë")
    assert (said.code, said.err) == (0, "")
    path = clinic_home / "output" / "neck-level-1-mono-personal.pdf"
    made = said.json["made"]
    assert said.json["problems"] == []
    assert len(made) == 1
    expected = {
        "file": "output/neck-level-1-mono-personal.pdf",
        "program": "neck",
        "level": 1,
        "paper": "a4",
        "edition": "standard",
        "mono": True,
        "pages": len(read_pages(path.read_bytes())),
        "bytes": path.stat().st_size,
        "warnings": [],
    }
    assert {key: made[0][key] for key in expected} == expected
    assert "Zoë" not in said.out


def test_json_tells_problems(command: Command, home: Path) -> None:
    write_library(home, {"bridge": exercise(why="a 😀")})
    said = command("build", "--json")
    assert (said.code, said.err) == (1, "")
    assert said.json == {
        "made": [],
        "problems": [
            {
                "file": "exercises/bridge.yaml",
                "line": 2,
                "column": 8,
                "message": NO_GRIN,
                "hint": HINT,
            }
        ],
    }


def test_json_says_nothing_else_with_the_starter_library(command: Command, home: Path) -> None:
    del home
    program_id, number = starter_sheets()[0]
    said = command("build", "--json", "--program", program_id, "--level", str(number))
    assert (said.code, said.err) == (0, "")
    assert len(said.json["made"]) == 1


@pytest.mark.parametrize(
    ("options", "shown"),
    [(["--program", "neck"], "output/neck-level-1.pdf"), ([], "output")],
    ids=["one file", "several files"],
)
def test_open_shows_the_file_or_the_folder(
    command: Command, clinic_home: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], shown: str
) -> None:
    del clinic_home
    opened: list[Path] = []

    def show(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr("backpdf.cli.build.show_file", show)
    said = command("build", "--open", *options)
    assert (said.code, opened) == (0, [Path(shown)])
    assert "Warning" not in said.err


def test_open_says_where_nothing_can_show_a_pdf(
    command: Command, clinic_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del clinic_home
    monkeypatch.setattr("shutil.which", lambda _: None)
    said = command("build", "--open", "--program", "neck", "--quiet")
    assert said.code == 0
    assert said.err == (
        "Warning: no program was found that shows output/neck-level-1.pdf: open it from its folder\n"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have other openers")
@pytest.mark.parametrize(("code", "is_shown"), [(0, True), (3, False)])
def test_what_an_opener_prints_is_not_shown(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    code: int,
    is_shown: bool,
) -> None:
    opener = tmp_path / "xdg-open"
    opener.write_text(f"#!/bin/sh\necho noise; echo more noise >&2; exit {code}\n", "utf-8")
    opener.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda name: str(opener) if name == opener.name else None)
    assert show_file(tmp_path) is is_shown
    assert capfd.readouterr() == ("", "")


def test_nothing_is_opened_unasked(
    command: Command, clinic_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    del clinic_home
    monkeypatch.setattr("backpdf.cli.build.show_file", lambda path: pytest.fail(f"opened {path}"))
    assert command("build", "--program", "neck").code == 0


def test_many_levels(command: Command, home: Path) -> None:
    write_library(home, programs={"low-back": program(*(level() for _ in range(9)))})
    assert command("build", "--level", "9").out == "output/low-back-level-9.pdf\n"
