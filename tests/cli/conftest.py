"""A command line to run, and folders to run it in."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.libraries import exercise, level, program, write_library

from backpdf.cli import run
from cli.home import Command, Said


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str]) -> Command:
    """Runs `backpdf` with these arguments."""

    def call(*arguments: str | Path) -> Said:
        capfd.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return Said(code, out, err)

    return call


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    return tmp_path


@pytest.fixture
def clinic_home(home: Path) -> Path:
    """A folder with a small library: low-back with two levels, neck with one."""
    return write_library(home, programs={"low-back": program(level(), level()), "neck": program(level())})


@pytest.fixture
def long_home(home: Path) -> Path:
    """A folder with a library whose only sheet takes three pages, because of its eight exercises."""
    ids = [f"e{number}" for number in range(1, 9)]
    exercises = {id: exercise(f"Move {id}", pictures=("a.svg", "b.svg")) for id in ids}
    return write_library(home, exercises, {"low-back": program(level(*ids))})
