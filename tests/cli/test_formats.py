"""`--format` and `--output` of `backpdf build`, and `--format` of `backpdf batch`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.home import Command, files

ONE = ("--program", "low-back", "--level", "1")
pytestmark = pytest.mark.usefixtures("clinic_home")


def test_both_formats(command: Command, home: Path) -> None:
    said = command("build", *ONE, "--format", "both")
    names = ["low-back-level-1.pdf", "low-back-level-1.html"]
    assert said.out.splitlines() == [str(Path("output", name)) for name in names]
    assert said.err == "1 handout, 1 page, 1 HTML file.\n"
    assert (home / "output" / names[1]).read_bytes().startswith(b"<!DOCTYPE html>")


def test_html_alone(command: Command, home: Path) -> None:
    said = command("build", "--format", "html")
    assert said.err == "3 HTML files.\n"
    assert [name for name in files(home / "output") if name.endswith(".pdf")] == []


def test_the_output_says_the_format(command: Command, home: Path) -> None:
    assert command("build", *ONE, "--output", "page.html").out == "page.html\n"
    assert (home / "page.html").read_bytes().startswith(b"<!DOCTYPE html>")
    assert (
        command("build", *ONE, "--output", "sheet.PDF", "--format", "both").out == "sheet.PDF\nsheet.html\n"
    )


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (
            ("--format", "pdf", "--output", "x.html"),
            "x.html ends in .html, and --format pdf is asked for",
            "give a name that ends in .pdf, or write --format html, or both",
        ),
        (
            ("--format", "html", "--output", "x.pdf"),
            "x.pdf ends in .pdf, and --format html is asked for",
            "give a name that ends in .html, or write --format pdf, or both",
        ),
        (
            ("--format", "html", "--pdf", "ua2"),
            "--pdf says which kind of PDF, and no PDF is made",
            "leave it out, or add --format both",
        ),
    ],
)
def test_what_contradicts_the_format(
    command: Command, home: Path, arguments: tuple[str, ...], message: str, hint: str
) -> None:
    said = command("build", *ONE, *arguments)
    assert (said.code, said.err) == (2, f"Error: {message}\n       {hint}\n")
    assert "output" not in files(home)


def test_several_handouts_and_one_file(command: Command) -> None:
    said = command("build", "--output", "x.html", "--format", "both")
    assert said.code == 2
    assert "x.html is one file, and 3 handouts are asked for" in said.err


def test_what_scripts_read(command: Command) -> None:
    made = command("build", *ONE, "--format", "both", "--json").json["made"]
    assert [(each["format"], each["pages"]) for each in made] == [("pdf", 1), ("html", None)]


def test_a_list(command: Command, home: Path) -> None:
    (home / "list.csv").write_text("reference,program,level\nP1,low-back,1\nP2,neck,1\n")
    said = command("batch", "list.csv", "--format", "both")
    assert said.code == 0
    assert "4 files. Report:" in said.err
    assert "4 files to make" in command("batch", "list.csv", "--format", "both", "--check").out
    assert "2 handouts. Report:" in command("batch", "list.csv", "--format", "html").err
    assert len(json.loads((home / "output" / "list-report.json").read_text("utf-8"))["rows"]) == 2
    said = command("batch", "list.csv", "--format", "html", "--combine", "all.pdf")
    assert said.err.startswith("Error: all.pdf would be one PDF of all, and no PDFs are made\n")
