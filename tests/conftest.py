"""Being here puts `tests` on the path, so that every test can use `support`."""

from __future__ import annotations

import pytest
from hypothesis import settings

pytest_plugins = ["pytester"]

# the same cases in every run, however busy the computer is; `.ci/fuzz.py` looks for others
settings.register_profile("suite", deadline=None, derandomize=True)
settings.register_profile("long", settings.get_profile("suite"), max_examples=1000)
settings.load_profile("suite")

OPTION = "--update-snapshots"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        OPTION,
        action="store_true",
        help="Write the texts of tests/**/snapshots anew. The run then fails, so that nobody leaves it on.",
    )


@pytest.fixture
def update_snapshots(request: pytest.FixtureRequest) -> bool:
    """Whether snapshots are to be written anew."""
    return bool(request.config.getoption(OPTION))


def pytest_sessionfinish(session: pytest.Session) -> None:
    if session.config.getoption(OPTION) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if config.getoption(OPTION):
        message = f"{OPTION}: snapshots were written; read the differences, then run again without it"
        terminalreporter.write_line(f"FAILED {message}", red=True, bold=True)
