"""Builds every starter handout on every paper, in every edition, in colour and grey; checks the pages."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import tempfile

PAGES_OF_ONE_SHEET = 2
THREE_PAGES = {("chair-and-standing", "letter")}
"""Five exercises of standing people are too high for two pages of Letter."""
PAPERS = ("a4", "letter")
EDITIONS = ("standard", "large-print")
COLOURS = ((), ("--mono",))


def main() -> int:
    """Prints a line for each variant; returns 1 if a standard handout is not one sheet of paper."""
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for paper, edition, colour in itertools.product(PAPERS, EDITIONS, COLOURS):
            options = ["--paper", paper, "--edition", edition, *colour]
            command = [sys.executable, "-m", "backpdf", "build", "--json", "--output", folder, *options]
            answer = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
            pages = [made["pages"] for made in answer["made"]]
            warnings = [warning for made in answer["made"] for warning in made["warnings"]]
            right = bool(pages) and all(_is_sound(made, paper, edition) for made in answer["made"])
            wrong += not right
            print(f"{'ok ' if right else 'BAD'} {' '.join(options)}: pages {pages} {warnings or ''}")
    return 1 if wrong else 0


def _is_sound(made: dict[str, object], paper: str, edition: str) -> bool:
    """Whether a handout has no warning and keeps to its sheet of paper.

    One that is known to need a third page has one, and the warning that says so.
    """
    is_standard = edition == "standard"
    third = is_standard and (made["program"], paper) in THREE_PAGES
    is_short = not is_standard or made["pages"] == PAGES_OF_ONE_SHEET + third
    warnings = made["warnings"]
    return is_short and isinstance(warnings, list) and len(warnings) == third


if __name__ == "__main__":
    sys.exit(main())
