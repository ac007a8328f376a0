"""Runs of the command whose processes can be found afterwards, whoever their parent is by then."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MARK = "BACKPDF_DRILL"
"""Environment variable that every process of a run inherits."""
PATIENCE = 5.0
"""Seconds after which no process of a run may be left."""
_EVERY = 0.02


@dataclass
class DrillRun:
    """A running command and the mark of its processes."""

    process: subprocess.Popen[bytes]
    mark: str

    def processes(self) -> list[int]:
        """All processes of this run that live."""
        return [pid for pid in _all_processes() if self._is_ours(pid) and not _is_dead(pid)]

    def workers(self) -> list[int]:
        """Its worker processes; the one that keeps multiprocessing's books is none."""
        found = [pid for pid in self.processes() if pid != self.process.pid]
        return [pid for pid in found if b"spawn_main" in _read(pid, "cmdline")]

    def wait_until_it_listens(self) -> None:
        """Until signals are heard, as the command has put its handlers in place (or has ended)."""
        while self.process.poll() is None:
            status = dict(
                line.split(":\t", 1)
                for line in _read(self.process.pid, "status").decode().splitlines()
                if "\t" in line
            )
            if int(status.get("SigCgt", "0"), 16) >> (signal.SIGTERM - 1) & 1:
                return
            time.sleep(_EVERY)

    def wait_until_gone(self, seconds: float = PATIENCE) -> float:
        """Seconds until no process is left; fails where one lives on, after ending it."""
        started = time.monotonic()
        while left := self.processes():
            if time.monotonic() - started > seconds:
                for pid in left:
                    with suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)
                self.process.communicate()
                raise AssertionError(f"{len(left)} processes live on after {seconds:g} seconds")
            self.process.poll()  # a child that has ended is none any more
            time.sleep(_EVERY)
        return time.monotonic() - started

    def end(self) -> tuple[int, str]:
        """Exit code and stderr of a run that must end soon."""
        _, err = self.process.communicate(timeout=60)
        return self.process.returncode, err.decode()

    def _is_ours(self, pid: int) -> bool:
        return f"{MARK}={self.mark}".encode() in _read(pid, "environ")


def start(folder: Path, *arguments: str, script: str | None = None, **environment: str) -> DrillRun:
    """Starts `backpdf` in a folder, in a session of its own; its stdout is thrown away.

    script is Python code to run in its place.
    """
    mark = uuid.uuid4().hex
    process = subprocess.Popen(
        [sys.executable, *(["-m", "backpdf"] if script is None else ["-c", script]), *arguments],
        cwd=folder,
        env={**os.environ, **environment, MARK: mark},
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    return DrillRun(process, mark)


def moments(count: int, longest: float, seed: int) -> Iterator[float]:
    """So many delays between 0 and `longest` seconds, the same in every run of the drill."""
    chance = random.Random(seed)
    for _ in range(count):
        yield chance.uniform(0, longest)


def whole_files(folder: Path) -> list[str]:
    """The PDFs of a folder, each of which must be whole."""
    found = sorted(path for path in folder.glob("*.pdf")) if folder.is_dir() else []
    for path in found:
        assert path.read_bytes().rstrip().endswith(b"%%EOF"), path.name
    return [path.name for path in found]


def _all_processes() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]


def _is_dead(pid: int) -> bool:
    return _read(pid, "stat").rpartition(b")")[2].split()[:1] in ([], [b"Z"], [b"X"])


def _read(pid: int, name: str) -> bytes:
    try:
        return (Path("/proc") / str(pid) / name).read_bytes()
    except OSError:
        return b""
