"""`backpdf batch`: what it says, and how it ends."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from support.lists import small_library, write_list
from support.printed import read_pages, words_on

from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.render import Rendered
from backpdf.production import combine
from backpdf.production.workers import worker
from backpdf.production.workers.worker import Failure, Job, render_one
from cli.home import Command, Said

LIST = "reference,name,program,level\nP1,Anna Secret,low-back,1\nP2,Bo Secret,low-back,2\n"
FILES = ["P1-low-back-level-1.pdf", "P2-low-back-level-2.pdf"]


Batch = Callable[..., Said]


@pytest.fixture(autouse=True)
def library(home: Path) -> None:
    """A small library to work in."""
    small_library(home)


@pytest.fixture
def batch(command: Command, home: Path) -> Batch:
    """Runs `backpdf batch` with these arguments, on this list or the one above."""

    def call(*arguments: object, text: str = LIST) -> Said:
        write_list(home, text)
        return command("batch", "list.csv", *map(str, arguments))

    return call


def pdfs(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.pdf"))


def test_what_was_made_is_told(batch: Batch, home: Path) -> None:
    said = batch()
    assert said.code == 0
    assert said.out.splitlines() == [str(Path("output", name)) for name in FILES]
    assert said.err == f"2 handouts. Report: {Path('output', 'list-report.csv')}\n"
    assert pdfs(home / "output") == FILES


@pytest.mark.parametrize("name", ["list.csv", "./list.csv", "LIST.csv"])
def test_the_list_is_never_overwritten(name: str, batch: Batch, home: Path) -> None:
    said = batch("--report", name)
    assert said.code == 2
    assert "is the list itself, and would be overwritten" in said.err
    assert (home / "list.csv").read_text("utf-8") == LIST
    assert pdfs(home / "output") == []


def test_names_are_never_told(batch: Batch) -> None:
    for arguments in ([], ["--combine", "all.pdf"], ["--resume"], ["--json"], ["--level", "7"]):
        said = batch(*arguments)
        assert "Secret" not in said.out + said.err
    said = batch(text=LIST.replace("low-back", "Secret").replace(",2", ",Secret"))
    assert said.code == 1
    assert "Secret" not in said.out + said.err


def test_problems_are_told_and_nothing_is_made(batch: Batch, home: Path) -> None:
    said = batch(text=LIST.replace(",2", ",9"))
    assert said.code == 1
    assert said.err == (
        'list.csv:3:23: row 3, column "level": the program "low-back" has no such level\n'
        "        its levels are: 1, 2\n"
        "\n1 problem. Nothing was made.\n"
    )
    assert not (home / "output").exists()


def test_problems_as_json(batch: Batch) -> None:
    said = batch("--json", text=LIST.replace(",2", ",9"))
    assert said.code == 1
    assert json.loads(said.out)["problems"] == [
        {
            "file": "list.csv",
            "line": 3,
            "column": 23,
            "row": 3,
            "heading": "level",
            "message": 'the program "low-back" has no such level',
            "hint": "its levels are: 1, 2",
        }
    ]
    assert said.err == ""


def test_everything_as_json(batch: Batch) -> None:
    said = batch("--json")
    told = json.loads(said.out)
    assert [(row["row"], row["reference"], row["status"], row["file"]) for row in told["rows"]] == [
        (2, "P1", "made", FILES[0]),
        (3, "P2", "made", FILES[1]),
    ]
    assert told["report"] == str(Path("output", "list-report.json"))
    assert said.err == ""


def test_quiet(batch: Batch) -> None:
    assert batch("--quiet") == Said(0, "", "")


def test_only_a_check(batch: Batch, home: Path) -> None:
    assert batch("--check") == Said(0, "The list has no problems: 2 handouts to make.\n", "")
    assert json.loads(batch("--check", "--json").out) == {"rows": [], "problems": [], "notices": []}
    assert not (home / "output").exists()


def test_resume(batch: Batch) -> None:
    batch()
    said = batch("--resume", text=f"{LIST}P3,,low-back,1\n")
    assert said.err == f"1 handout, 2 unchanged. Report: {Path('output', 'list-report.csv')}\n"


def test_one_pdf_of_all(batch: Batch, home: Path) -> None:
    said = batch("--combine", "print/all.pdf")
    assert said.err.splitlines()[-1] == f"All in one: {Path('print', 'all.pdf')}, 4 pages."
    assert len(read_pages((home / "print" / "all.pdf").read_bytes())) == 4


def test_options_are_for_rows_that_say_nothing(batch: Batch, home: Path) -> None:
    said = batch(
        *("--program", "low-back", "--level", 2, "--mono", "--paper", "letter", "--clinician", "Dr. Example"),
        *("--date", "2026-11-21", "--name-template", "{reference}-{level}-{paper}-{colour}-{date}"),
        text="reference,level,clinician\nP1,,\nP2,1,Dr. Other\n",
    )
    assert said.code == 0
    files = ["P1-2-letter-mono-2026-11-21.pdf", "P2-1-letter-mono-2026-11-21.pdf"]
    assert pdfs(home / "output") == files
    words = [" ".join(words_on(read_pages((home / "output" / file).read_bytes()))) for file in files]
    assert ["Dr. Example" in text for text in words] == [True, False]
    assert all("21 November 2026" in text for text in words)


def test_dates(batch: Batch, home: Path) -> None:
    text = "program,level,date\nlow-back,1,03/04/2026\n"
    assert batch(text=text).code == 1
    assert batch("--dates", "month-first", "--name-template", "{date}", text=text).code == 0
    assert pdfs(home / "output") == ["2026-03-04.pdf"]


def test_a_row_that_fails_shows_in_the_exit_code(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ValueError("Anna Secret")

    monkeypatch.setattr("backpdf.production.workers.worker.compose", broken)
    said = batch()
    assert said.code == 1
    assert said.out == ""
    reason = "an error in the program (ValueError); please report it"
    assert said.err == (
        f"Warning: row 2 was not made: {reason}\nWarning: row 3 was not made: {reason}\n"
        f"0 handouts, 2 not made. Report: {Path('output', 'list-report.csv')}\n"
    )


def test_a_combined_file_that_fails_is_told(batch: Batch, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(combine, "join_sections", broken)
    said = batch("--combine", "all.pdf")
    assert said.code == 1
    assert "Warning: all.pdf was not made: the memory ran out\n" in said.err


USAGE = {
    "no such program": (["--program", "low-bak"], 'there is no program "low-bak"'),
    "a combined file that is no PDF": (["--combine", "all"], "the name of the combined file does not end"),
    "a template": (["--name-template", "{x}"], 'the name template "{x}" holds "{x}"'),
    "a clinician that cannot be printed": (["--clinician", "漢"], "--clinician: the character"),
    "no workers": (["--workers", "0"], "--workers"),
    "no list": ([], "LIST"),
}


@pytest.mark.parametrize(("arguments", "expected"), USAGE.values(), ids=USAGE)
def test_usage(arguments: list[str], expected: str, batch: Batch, command: Command) -> None:
    said = batch(*arguments) if arguments else command("batch")
    assert said.code == 2
    assert expected in said.err


def test_a_list_that_is_not_there(home: Path, command: Command) -> None:
    said = command("batch", home / "no.csv")
    assert said.code == 1
    assert said.err.startswith("no.csv: the file does not exist\n")


def test_a_folder_that_cannot_be_written_in(batch: Batch, home: Path) -> None:
    (home / "output").write_text("x")
    assert batch().code == 3


def test_help_shows_an_example(command: Command) -> None:
    said = command("batch", "--help")
    assert said.code == 0
    assert "backpdf batch patients.csv" in said.out


HEARING = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "from backpdf.cli import main; main()"
)
"""What a shell starts in the background does not hear Ctrl-C, and hands that on to its children."""


@pytest.mark.skipif(os.name != "posix", reason="sends a POSIX signal to a group of processes")
def test_ctrl_c_stops_cleanly(home: Path) -> None:
    rows = "".join(f"P{number},Anna Secret,low-back,2\n" for number in range(3000))
    write_list(home, f"reference,name,program,level\n{rows}")
    running = subprocess.Popen(
        [sys.executable, "-c", HEARING, "batch", "list.csv", "--workers", "2"],
        cwd=home,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    for _ in range(2400):
        if len(pdfs(home / "output")) >= 3 or running.poll() is not None:
            break
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert re.fullmatch(
        r"(\d+ of 3000 made, .*\n)*\n?Stopped\. Every file that was finished is whole\.\n", err
    )
    made = [path for path in (home / "output").iterdir() if path.suffix == ".pdf"]
    assert 3 <= len(made) < 3000
    assert all(path.read_bytes().rstrip().endswith(b"%%EOF") for path in made)
    assert not list((home / "output").glob("*.part"))
    told = json.loads((home / "output" / "list-report.json").read_text("utf-8"))["sums"]
    assert told["made"] + told["not made"] == 3000


def test_a_late_row_is_reported_and_the_others_are_made(
    batch: Batch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(
        library: Library, request: Request, options: PrintOptions, job: Job[Rendered]
    ) -> Rendered | Failure:
        if request.level == 2:
            time.sleep(60)
        return render_one(library, request, options, job)

    monkeypatch.setattr(worker, "render_one", slow)
    said = batch("--workers", "1", "--time-limit", "1.5")
    assert said.code == 1
    assert (
        "was not made: it took longer than 1.5 seconds; look at its pictures and texts, or give it"
        in said.err
    )


# ---- lists as practices export them


def test_good_rows_are_made_and_the_others_reported(batch: Batch, home: Path) -> None:
    said = batch("--make-good-rows", text=LIST.replace(",2", ",9"))
    assert said.code == 1
    assert pdfs(home / "output") == FILES[:1]
    assert said.err == (
        'list.csv:3:23: row 3, column "level": the program "low-back" has no such level\n'
        "        its levels are: 1, 2\n"
        f"1 handout, 1 not made. Report: {Path('output', 'list-report.csv')}\n"
    )
    told = json.loads((home / "output" / "list-report.json").read_text("utf-8"))
    assert [(row["row"], row["status"], row["reason"]) for row in told["rows"]] == [
        (2, "made", None),
        (3, "failed", 'column "level": the program "low-back" has no such level; its levels are: 1, 2'),
    ]
    again = batch("--make-good-rows", "--json", text=LIST.replace(",2", ",9"))
    assert [problem["row"] for problem in json.loads(again.out)["problems"]] == [3]


def test_a_check_of_good_rows(batch: Batch) -> None:
    said = batch("--make-good-rows", "--check", text=LIST.replace(",2", ",9"))
    assert said.code == 1
    assert said.out == "The list has 1 row with problems: 1 handout to make.\n"


def test_a_name_that_no_font_has(batch: Batch, home: Path) -> None:
    said = batch(text=LIST.replace("Bo Secret", "王小明"))
    assert said.code == 0
    warning = (
        "row 3: the name cannot be printed: the fonts lack a sign of it; "
        "a line to write it on is in its place"
    )
    assert said.err.startswith(f"Warning: {warning}\n")
    told = json.loads((home / "output" / "list-report.json").read_text("utf-8"))
    assert [row["warnings"] for row in told["rows"]] == [[], [warning]]
    text = " ".join(words_on(read_pages((home / "output" / FILES[1]).read_bytes())))
    assert "Name:" in text
    assert "王" not in text


def test_sheets_with_a_third_page_are_told_once_with_their_rows(command: Command, long_home: Path) -> None:
    (long_home / "list.csv").write_text(
        "reference,program,level\n" + "".join(f"P-{n},low-back,1\n" for n in range(5))
    )
    said = command("batch", "list.csv")
    assert said.code == 0
    words = "this sheet takes 3 pages, because it is about "
    assert said.err.startswith(f"Warning: rows 2, 3 and 3 more: {words}")
    assert said.err.count(words) == 1
    told = json.loads((long_home / "output" / "list-report.json").read_text("utf-8"))
    assert all(row["warnings"][0].startswith(words) for row in told["rows"])


def test_hidden_rows_are_counted(home: Path, command: Command) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for line in LIST.splitlines():
        book.active.append(line.split(","))
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["B"].hidden = True
    book.save(home / "list.xlsx")
    said = command("batch", "list.xlsx")
    assert said.code == 0
    assert said.err == (
        "1 hidden row was left out; to have them made, clear the filter or unhide them.\n"
        'The column "name" is hidden, and was read; --ignore-columns name passes over it.\n'
        f"1 handout, 1 hidden. Report: {Path('output', 'list-report.csv')}\n"
    )
    told = json.loads((home / "output" / "list-report.json").read_text("utf-8"))
    assert told["sums"]["hidden"] == 1
    assert [(row["row"], row["status"], row["reason"]) for row in told["rows"]] == [
        (2, "made", None),
        (3, "hidden", "the row is hidden"),
    ]


def test_columns_that_are_passed_over(batch: Batch) -> None:
    text = "name,phone,program,level,post code,x\nA,1,low-back,1,AB1,y\n"
    assert batch(text=text).code == 1
    assert batch("--ignore-columns", "phone,post code", "--ignore-columns", "6", text=text).code == 0


def test_an_encoding_that_is_named(home: Path, command: Command) -> None:
    (home / "old.csv").write_bytes(LIST.replace("Anna", "Jørgen").encode("cp1252"))
    assert "--encoding" in command("batch", "old.csv").err
    assert command("batch", "old.csv", "--encoding", "Windows-1252").code == 0
    text = " ".join(words_on(read_pages((home / "output" / FILES[0]).read_bytes())))
    assert "Jørgen" in text


def test_no_value_and_no_escape_sequence_reaches_the_screen(batch: Batch) -> None:
    heading = "reference,program,level,le\x1b]0;PWN\x07v\x1b[2J\n1,low-back,1,x\n"
    without = "P-001,Zebedee Quixotely,low-back,1,mono,Secretword\nP-002,Other,low-back,2,mono,x\n"
    merged = "reference,name,program,level,Zebedee Quixotely,low-back,1\nP-2,Secretword,low-back,1\n"
    for text in (heading, without, merged):
        said = batch(text=text)
        assert said.code == 1
        assert said.out == ""
        assert not {"PWN", "Quixotely", "Secretword"} & set(re.split(r"\W+", said.err))
        assert said.err.replace("\n", "").isprintable()
