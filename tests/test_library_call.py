"""The library call: `import backpdf`."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from support.lists import small_library

import backpdf

HEAVY = ("PIL", "click", "multiprocessing", "pydantic", "reportlab", "svglib", "yaml")


@pytest.fixture
def library(tmp_path: Path) -> backpdf.Library:
    small_library(tmp_path)
    return backpdf.read_library(tmp_path)


def test_importing_costs_nothing() -> None:
    code = f"import sys, backpdf; dir(backpdf); print([name for name in {HEAVY} if name in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout
    assert told.strip() == "[]"


@pytest.mark.parametrize("name", backpdf.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    value = getattr(backpdf, name)
    assert name == "__version__" or value.__doc__
    assert name in dir(backpdf)


def test_other_names_are_not_there() -> None:
    with pytest.raises(AttributeError, match="module 'backpdf' has no attribute 'nothing'"):
        _ = backpdf.nothing


def test_a_handout_as_bytes(library: backpdf.Library) -> None:
    made = backpdf.make_handout(library, backpdf.Request("low-back", 1, patient="Anna"))
    assert made.data.startswith(b"%PDF-1.7")
    assert made.pages == 1
    options = backpdf.PrintOptions(backpdf.Paper.LETTER, backpdf.Edition.LARGE_PRINT, mono=True)
    assert backpdf.make_handout(library, backpdf.Request("low-back", 1), options).data != made.data


def test_a_handout_with_a_third_page_says_why(library: backpdf.Library) -> None:
    plan = backpdf.Plan(note="Take it slowly. " * 400)
    made = backpdf.make_handout(library, backpdf.Request("low-back", 1, plan=plan))
    assert made.pages > 2
    (warning,) = made.warnings
    assert warning.startswith(f"this sheet takes {made.pages} pages, because it is about ")


def test_an_html_file_as_bytes(library: backpdf.Library) -> None:
    request = backpdf.Request("low-back", 1, patient="Anna")
    made = backpdf.make_html(library, request)
    assert made.data.startswith(b"<!DOCTYPE html>")
    assert made.pages == 0
    options = backpdf.PrintOptions(format=backpdf.Format.HTML)
    assert backpdf.make_handout(library, request, options) == made
    with ThreadPoolExecutor(2) as executor:
        handouts = backpdf.make_handouts(library, [(request, options)] * 3, executor)
        assert [each for _, each in handouts] == [made] * 3


def test_a_plan(library: backpdf.Library, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("leave_out: [clam]\n")
    plan = backpdf.read_plan(tmp_path / "plan.yaml", library, "low-back", 2)
    assert plan == backpdf.Plan(leave_out=("clam",))
    with pytest.raises(backpdf.ProblemsError) as raised:
        backpdf.read_plan(tmp_path / "plan.yaml", library, "low-back", 1)
    assert len(raised.value.problems) == 1
    with pytest.raises(backpdf.UserError):
        backpdf.make_handout(library, backpdf.Request("low-back", 1, plan=plan))


def test_problems_of_a_library(tmp_path: Path) -> None:
    small_library(tmp_path)
    assert backpdf.check_library(tmp_path) == ()
    (tmp_path / "exercises" / "bridge.yaml").write_text("name: Bridge\n")
    problems = backpdf.check_library(str(tmp_path))
    assert {problem.file for problem in problems} == {"exercises/bridge.yaml"}
    with pytest.raises(backpdf.ProblemsError) as raised:
        backpdf.read_library(tmp_path)
    assert raised.value.problems == problems


def test_the_starter_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "low-back" in backpdf.read_library().programs


def test_many_handouts_with_an_executor(library: backpdf.Library) -> None:
    wanted = [(backpdf.Request("low-back", level), backpdf.PrintOptions()) for level in (1, 9, 2)]
    with ThreadPoolExecutor(2) as pool:
        made = dict(backpdf.make_handouts(library, wanted, pool))
    assert isinstance(made[1], backpdf.UserError)
    for at in (0, 2):
        assert made[at] == backpdf.make_handout(library, *wanted[at])


def test_a_batch(library: backpdf.Library, tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("program,level\nlow-back,1\n")
    report = backpdf.make_batch(tmp_path / "list.csv", library, tmp_path / "out", workers=1)
    assert isinstance(report, backpdf.Report)
    assert report.results[0].has_file
