"""What every part of the suite works with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from measure import documents
from measure.engines import Field
from peers.fonts import Fonts

import backpdf

HERE = Path(__file__).parents[1]


@dataclass(frozen=True, eq=False)  # each is itself, so results can be kept for it
class Bench:
    """Settings, engines and a library.

    folder is for whatever a part has to write; options are those of the command that was typed.
    """

    folder: Path
    rounds: int
    quick: bool
    options: str
    field: Field
    fonts: Fonts
    library: backpdf.Library

    def command(self, what: str) -> str:
        """What reproduces a part."""
        return f"python benchmarks/run.py {what} {self.options}".rstrip()

    @cached_property
    def data(self) -> Path:
        """One handout as JSON, for processes that must not load backpdf."""
        path = self.folder / "handout.json"
        path.write_text(json.dumps(documents.one(self.library).data), "utf-8")
        return path

    def one_handout(self, key: str) -> list[str]:
        """The command of a process that makes one handout with an engine and tells its peak of memory."""
        source = self.library.root if key == "backpdf" else self.data
        return self.script(
            "one_handout.py", key, str(source), str(self.fonts.folder), str(self.folder / "one.pdf")
        )

    def script(self, name: str, *arguments: str) -> list[str]:
        """The command that runs a script of this folder in a new process."""
        return [sys.executable, str(HERE / name), *arguments]


def run(command: Sequence[str]) -> None:
    """Runs a command to its end.  Raises RuntimeError, with what it said, where it fails."""
    answer(command)


def answer(command: Sequence[str]) -> str:
    """What a command prints.  Raises RuntimeError, with what it said, where it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_environment())
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


def told(command: Sequence[str]) -> dict[str, Any]:
    """The JSON object that a command prints."""
    answered: dict[str, Any] = json.loads(answer(command))
    return answered


def _environment() -> dict[str, str]:
    """That of this process; nothing in it may make Python slower or chattier."""
    unwanted = ("PYTHONDEVMODE", "PYTHONTRACEMALLOC", "PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME")
    return {name: value for name, value in os.environ.items() if name not in unwanted}
