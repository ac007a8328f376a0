"""Systems that allow no network, no semaphores or no processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from drills.conftest import ROWS
from drills.runs import start, whole_files

NO_NETWORK = """
import os, sys
def forbid(event, arguments):
    name = event.partition(".")[2]
    if event.startswith("socket.") and not (name == "__new__" and arguments[1] == 1):  # 1: AF_UNIX
        os.write(os.open(LOG, os.O_WRONLY | os.O_CREAT | os.O_APPEND), event.encode() + b" ")
        os._exit(99)
sys.addaudithook(forbid)
"""
"""Ends every process of Python that asks for anything of the network.

Only nameless pairs of Unix sockets are left (socket.socketpair): they are the pipes of multiprocessing, and
reach no other process.
"""
NO_SEMAPHORES = """
import _multiprocessing
def SemLock(*_): raise PermissionError(13, "Permission denied")
_multiprocessing.SemLock = SemLock
"""
NO_PROCESSES = """
import _posixsubprocess
def fork_exec(*_): raise BlockingIOError(11, "Resource temporarily unavailable")
_posixsubprocess.fork_exec = fork_exec
"""
WORDS = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><text x="1" y="6">up</text></svg>'
WARNING = (
    "Warning: no worker process can be started: resource temporarily unavailable; the handouts are made one "
    "after the other, in one process\n"
)


def forbidden(folder: Path, text: str) -> dict[str, str]:
    """The environment in which every process of Python runs `text` when it starts."""
    (folder / "site").mkdir()
    log = folder / "log"
    (folder / "site" / "sitecustomize.py").write_text(text.replace("LOG", repr(str(log))), encoding="utf-8")
    return {"PYTHONPATH": str(folder / "site")}


@pytest.mark.parametrize("command", [("build", "--workers", "2"), ("batch", "list.csv", "--workers", "2")])
def test_nothing_asks_for_the_network(command: tuple[str, ...], practice: Path) -> None:
    (practice / "images" / "b.svg").write_bytes(WORDS)  # drawn by resvg, in a process of its own
    environment = forbidden(practice, NO_NETWORK)
    run = start(practice, *command, **environment)
    code, err = run.end()
    assert not (practice / "log").exists(), (practice / "log").read_text()
    assert code == 0, err
    assert len(whole_files(practice / "output")) >= 2


@pytest.mark.parametrize(
    "call",
    [
        "socket.create_connection(('127.0.0.1', 9))",
        "socket.getaddrinfo('example.org', 80)",
        "socket.socket()",
    ],
)
def test_the_network_is_forbidden_indeed(call: str, practice: Path) -> None:
    environment = forbidden(practice, NO_NETWORK)
    script = f"import socket; {call}"
    done = subprocess.run([sys.executable, "-c", script], env=environment, check=False, capture_output=True)
    assert done.returncode == 99
    assert (practice / "log").read_text().startswith("socket.")


def test_no_semaphores_are_needed(practice: Path) -> None:
    """As where /dev/shm is missing or may not be written in."""
    code, err = start(
        practice, "batch", "list.csv", "--workers", "2", **forbidden(practice, NO_SEMAPHORES)
    ).end()
    assert (code, "Warning" in err) == (0, False), err
    assert len(whole_files(practice / "output")) == ROWS


def test_without_processes_all_is_made_in_one(practice: Path) -> None:
    """As under `ulimit -u`."""
    run = start(practice, "batch", "list.csv", "--workers", "2", **forbidden(practice, NO_PROCESSES))
    code, err = run.end()
    assert (code, "Traceback" in err) == (0, False), err
    assert WARNING in err
    assert len(whole_files(practice / "output")) == ROWS
