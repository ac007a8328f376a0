"""Readers that go away, outputs that are full or closed, and encodings without the letters."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import pytest

from drills.conftest import ROWS
from drills.runs import whole_files

NOT_READ = "Error: the output cannot be written: nobody read it to its end; every file was made\n"
LIST = "reference,name,program,level\nP1,A,low-back,1\nŻ2,B,low-back,1\nP3,C,low-back,2\n"
ENCODINGS = [
    {"PYTHONIOENCODING": "cp1252"},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "cp437"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
]


def run(
    folder: Path,
    *arguments: str,
    out: int | IO[Any] = subprocess.PIPE,
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "backpdf", *arguments],
        cwd=folder,
        env={**os.environ, **(environment or {})},
        stdout=out,
        stderr=subprocess.PIPE,
        check=False,
    )


@pytest.mark.parametrize(("command", "count"), [(("batch", "list.csv"), ROWS), (("build",), 2)])
@pytest.mark.parametrize("as_json", [False, True])
def test_all_files_are_made_though_nobody_reads_on(
    command: tuple[str, ...], count: int, as_json: bool, practice: Path
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = run(practice, *command, *(["--json"] if as_json else []), out=writer)
    os.close(writer)
    assert (done.returncode, done.stderr.decode().endswith(NOT_READ)) == (3, True)
    assert b"Traceback" not in done.stderr
    assert len(whole_files(practice / "output")) == count


def test_all_files_are_made_though_the_output_is_full(practice: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = run(practice, "batch", "list.csv", out=full)
    assert done.returncode == 3
    assert done.stderr.decode().endswith("Error: the output cannot be written: No space left on device\n")
    assert len(whole_files(practice / "output")) == ROWS


@pytest.mark.parametrize(
    ("closed", "code", "said"),
    [
        (">&-", 3, "Error: the output cannot be written: it is closed\n"),
        ("2>&-", 0, ""),
        ("<&- >&- 2>&-", 3, ""),
    ],
)
def test_outputs_that_are_closed(closed: str, code: int, said: str, practice: Path) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m backpdf batch list.csv --workers 2 {closed}'],
        cwd=practice,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr.decode().endswith(said)) == (code, True)
    assert len(whole_files(practice / "output")) == ROWS


@pytest.mark.parametrize("environment", ENCODINGS, ids=["cp1252", "ascii", "cp437", "C"])
def test_letters_that_the_console_lacks(environment: dict[str, str], practice: Path) -> None:
    (practice / "list.csv").write_text(LIST, encoding="utf-8")
    done = run(practice, "batch", "list.csv", environment=environment)
    assert (done.returncode, b"Traceback" in done.stderr) == (0, False)
    assert done.stdout.splitlines()[1].endswith(rb"\u017b2-low-back-level-1.pdf")
    assert len(whole_files(practice / "output")) == 3
    told = json.loads(run(practice, "batch", "list.csv", "--json", environment=environment).stdout)
    assert [row["reference"] for row in told["rows"]] == ["P1", "Ż2", "P3"]
    assert run(practice, "list", environment=environment).returncode == 0


def test_json_is_utf_8_where_the_console_has_it(practice: Path) -> None:
    (practice / "list.csv").write_text(LIST, encoding="utf-8")
    assert (
        "Ż2".encode()
        in run(practice, "batch", "list.csv", "--json", environment={"PYTHONIOENCODING": "utf-8"}).stdout
    )
