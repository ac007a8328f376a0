"""What `backpdf batch` prints while it makes handouts."""

from __future__ import annotations

import sys

from backpdf.cli.console import console, is_terminal
from backpdf.cli.output import print_warnings
from backpdf.cli.progress import ProgressBar
from backpdf.production.run import Progress
from backpdf.production.task import Result, Status


class BatchPrinter(Progress):
    """Prints which files are made: on stdout each of them, on stderr how far the run is."""

    def __init__(self, total: int, *, quiet: bool, as_json: bool) -> None:
        self._total = total
        self._silent = quiet or as_json
        self._warns = not as_json
        self._bar = ProgressBar(total, "made", sys.stderr)
        self._lists = not self._silent and not (is_terminal(sys.stdout) and is_terminal(sys.stderr))
        self._combining = False

    def finished(self, result: Result) -> None:
        if self._lists and result.status is Status.MADE:
            console.print_line(result.task.path)
        if not self._silent:
            self._bar.advance()

    def combined(self, count: int) -> None:
        if self._silent:
            return
        if not self._combining:
            self._bar.close()
            self._bar, self._combining = ProgressBar(self._total, "combined", sys.stderr), True
        self._bar.advance(count)

    def warned(self, warning: str) -> None:
        if self._warns:
            print_warnings([warning])

    def close(self) -> None:
        """Leaves the terminal tidy, however the run ended."""
        self._bar.close()
