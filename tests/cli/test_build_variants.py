"""`backpdf build --plan` and `backpdf build --all`."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from support.lists import small_library
from support.printed import read_pages, words_on

from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.render import Rendered
from backpdf.production.workers import worker
from backpdf.production.workers.worker import Failure, Job, render_one
from cli.home import Command

ONE = ("--program", "low-back", "--level", "2")


@pytest.fixture(autouse=True)
def library(home: Path) -> None:
    """A small library to work in."""
    small_library(home)


def plan(home: Path, text: str) -> Path:
    path = home / "plan.yaml"
    path.write_text(text, encoding="utf-8")
    return Path("plan.yaml")


def words_of(path: Path) -> str:
    return " ".join(words_on(read_pages(path.read_bytes())))


def test_a_plan_changes_one_sheet(command: Command, home: Path) -> None:
    text = "leave_out: [clam]\nadd: [plank]\ndose: {plank: {sets: 4}}\nnote: Well done.\ndiary_weeks: 2\n"
    said = command("build", *ONE, "--plan", plan(home, text))
    assert said.code == 0
    assert said.out == f"{Path('output', 'low-back-level-2-personal.pdf')}\n"
    words = words_of(home / "output" / "low-back-level-2-personal.pdf")
    assert "A note for you Well done." in words
    assert "Plank" in words
    assert "4 sets 8 to 12 times hold 5 seconds" in words
    assert "Clam" not in words


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")
def test_a_sheet_with_a_plan_is_its_owners(command: Command, home: Path) -> None:
    command("build", *ONE, "--plan", plan(home, "diary_weeks: 2"))
    path = home / "output" / "low-back-level-2-personal.pdf"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_plan_with_problems(command: Command, home: Path) -> None:
    said = command("build", *ONE, "--plan", plan(home, "leave_out: [brige, plank]\nnote: 漢\n"))
    assert said.code == 1
    assert said.out == ""
    assert said.err == (
        'plan.yaml:1:13: there is no exercise "brige"\n'
        "      1 | leave_out: [brige, plank]\n"
        '        |             ^^^^^ did you mean "bridge"?\n'
        'plan.yaml:1:20: "plank" is not in level 2 of "low-back"\n'
        "      1 | leave_out: [brige, plank]\n"
        "        |                    ^^^^^ delete it here\n"
        'plan.yaml:2:7: the character "漢" (cjk unified ideograph-6f22) cannot be printed: '
        "the font has no sign for it\n"
        "      2 | note: 漢\n"
        "        |       ^ leave it out, or write it in another way\n"
        "\n3 problems. Nothing was made.\n"
    )
    assert not (home / "output").exists()


def test_problems_of_a_plan_as_json(command: Command, home: Path) -> None:
    said = command("build", *ONE, "--json", "--plan", plan(home, "leave_out: [plank]"))
    assert said.code == 1
    assert [problem["line"] for problem in json.loads(said.out)["problems"]] == [1]


def test_a_plan_that_is_not_there(command: Command, home: Path) -> None:
    said = command("build", *ONE, "--plan", home / "no.yaml")
    assert said.code == 1
    assert "the file does not exist" in said.err


def test_every_variant(command: Command, home: Path) -> None:
    said = command("build", "--all", "--program", "low-back", "--level", "1", "--workers", "1")
    assert said.code == 0
    made = sorted(path.name for path in (home / "output").iterdir())
    assert made == sorted(
        f"low-back-level-1{paper}{edition}{mono}.pdf"
        for paper in ("", "-letter")
        for edition in ("", "-large-print", "-summary")
        for mono in ("", "-mono")
    )
    assert said.out.splitlines()[0] == str(Path("output", "low-back-level-1.pdf"))


def test_every_variant_of_every_handout_in_processes(command: Command) -> None:
    said = command("build", "--all", "--json", "--workers", "2")
    told = json.loads(said.out)
    assert said.code == 0
    assert len(told["made"]) == len({one["file"] for one in told["made"]}) == 3 * 12
    assert told["not_made"] == []
    variants = {(one["paper"], one["edition"], one["mono"]) for one in told["made"]}
    assert len(variants) == 12


def test_a_variant_that_fails_does_not_stop_the_others(
    command: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def moody(
        library: Library, request: Request, options: PrintOptions, job: Job[Rendered]
    ) -> Rendered | Failure:
        if options == PrintOptions():
            return Failure("the memory ran out")
        return render_one(library, request, options, job)

    monkeypatch.setattr(worker, "render_one", moody)
    said = command("build", "--all", *ONE, "--workers", "1")
    assert said.code == 1
    assert said.err.startswith(
        "Warning: low-back-level-2.pdf was not made: the memory ran out\n11 handouts, "
    )
    assert len(list((home / "output").iterdir())) == 11


def test_all_takes_a_type_size_and_blank_doses(command: Command, home: Path) -> None:
    said = command("build", "--all", *ONE, "--type-size", "24", "--blank-dose", "--workers", "1")
    assert said.code == 0
    names = {path.name for path in (home / "output").iterdir()}
    assert len(names) == 12
    assert all("-blank-dose" in name for name in names)
    assert sum("-large-print-24pt" in name for name in names) == 4


@pytest.mark.parametrize("options", [["--paper", "letter"], ["--edition", "large-print"], ["--mono"]])
def test_all_leaves_nothing_to_choose(command: Command, options: list[str], home: Path) -> None:
    said = command("build", "--all", *options)
    assert said.code == 2
    assert said.err == "Error: --all makes every paper, edition and colour\n       leave those out\n"
    assert not (home / "output").exists()
