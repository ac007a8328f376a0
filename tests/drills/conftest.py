"""A library and a list to drill with, how often to strike, and the figures at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from support.libraries import exercise, level, program, write_library

from drills.runs import start, whole_files

ROWS = 24
FIGURES = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--moments", type=int, default=1, help="So many strikes in each drill; usual: 1.")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[FIGURES] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not sys.platform.startswith("linux"):
        for item in items:
            if Path(__file__).parent in item.path.parents:
                item.add_marker(pytest.mark.skip(reason="processes are found in /proc, which Linux has"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for line in config.stash.get(FIGURES, []):
        terminalreporter.write_line(line)


@pytest.fixture
def strikes(request: pytest.FixtureRequest) -> int:
    """How often a drill strikes."""
    return int(request.config.getoption("--moments", 1))


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Prints a line after the tests."""
    return lambda line: request.config.stash.setdefault(FIGURES, []).append(f"{request.node.name}: {line}")


@pytest.fixture
def practice(tmp_path: Path) -> Path:
    """A folder with a library and a list."""
    write_library(
        tmp_path,
        {"bridge": exercise(pictures=["a.svg"]), "clam": exercise("Clam", pictures=["b.svg"])},
        {"low-back": program(level("bridge"), level("bridge", "clam"))},
    )
    rows = "".join(f"P{number},A. Example,low-back,{number % 2 + 1}\n" for number in range(ROWS))
    (tmp_path / "list.csv").write_text(f"reference,name,program,level\n{rows}", encoding="utf-8")
    return tmp_path


@pytest.fixture
def right_files(practice: Path) -> dict[str, bytes]:
    """What a run that nobody disturbs makes of the list."""
    assert start(practice, "batch", "list.csv", "--output", "right").end()[0] == 0
    names = whole_files(practice / "right")
    assert len(names) == ROWS
    return {name: (practice / "right" / name).read_bytes() for name in names}
