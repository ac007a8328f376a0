"""Builds every starter handout on every paper, in every edition, in colour and grey; checks the pages."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
import tempfile

PAGES_OF_ONE_SHEET = 2
PAPERS = ("a4", "letter")
EDITIONS = ("standard", "large-print", "summary")
MOST_PAGES = {"large-print": 6, "summary": 1}
COLOURS = ((), ("--mono",))

LEFT_OUT = "left out, so that all else fits on one sheet: "
"""What a sheet says that gives way as its program allows; any other warning is a fault."""


def main() -> int:
    """Prints a line for each variant; returns 1 if one of them takes more pages than it should."""
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        for paper, edition, colour in itertools.product(PAPERS, EDITIONS, COLOURS):
            options = ["--paper", paper, "--edition", edition, *colour]
            command = [sys.executable, "-m", "backpdf", "build", "--json", "--output", folder, *options]
            answer = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
            pages = [made["pages"] for made in answer["made"]]
            warnings = [warning for made in answer["made"] for warning in made["warnings"]]
            right = bool(pages) and all(warning.startswith(LEFT_OUT) for warning in warnings)
            if edition == "standard":
                right = right and all(count == PAGES_OF_ONE_SHEET for count in pages)
            else:
                right = right and max(pages) <= MOST_PAGES[edition]
            wrong += not right
            print(f"{'ok ' if right else 'BAD'} {' '.join(options)}: pages {pages} {warnings or ''}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
