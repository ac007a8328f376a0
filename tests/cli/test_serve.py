"""`backpdf serve`: what it refuses before there is a page; tests/page has the page."""

from __future__ import annotations

import importlib.util
import re
import sys
import tomllib
from pathlib import Path

import pytest

from backpdf.cli.serve import NEEDED
from cli.home import Command

ROOT = Path(__file__).resolve().parents[2]


def test_without_its_packages_one_sentence_says_what_to_install(
    command: Command, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "uvicorn" else find(name))
    said = command("serve", "--library", home)
    assert (said.code, said.out) == (2, "")
    assert said.err.splitlines() == [
        "Error: the page needs packages that are not installed",
        f'       install them with: {sys.executable} -m pip install "backpdf[page]"',
    ]


def test_the_extra_has_just_these_packages() -> None:
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]
    assert {re.split("[<>=]", each)[0] for each in extras["page"]} == set(NEEDED)


def test_another_address_is_refused_with_the_reason(command: Command, clinic_home: Path) -> None:
    said = command("serve", "--library", clinic_home, "--host", "0.0.0.0")
    assert (said.code, said.out) == (2, "")
    assert "names of patients are typed in it, and others could reach it" in said.err
    assert "leave --host out" in said.err


def test_a_folder_without_a_library_is_told(command: Command, home: Path) -> None:
    said = command("serve", "--library", home / "none", "--no-browser")
    assert (said.code, said.out) == (2, "")
    assert "there is no folder" in said.err


@pytest.mark.parametrize("port", ["-1", "65536", "x"])
def test_a_port_that_is_none_is_told(command: Command, clinic_home: Path, port: str) -> None:
    said = command("serve", "--library", clinic_home, "--port", port)
    assert (said.code, said.out) == (2, "")
    assert "Invalid value for '--port'" in said.err
