"""Memory and time of planning and reporting lists of 100, 10,000 and 100,000 rows; nothing is rendered.

    python benchmarks/planning.py

Fails where 10,000 rows take more than 10 % more memory than 100.  Seconds are of the processor.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

COUNTS = (100, 10_000, 100_000)
FLAT = 1.10
HEAD = "reference,name,program,level,date,note\n"
ROW = "P-{0:06},Anna Example {0},low-back,{1},2026-11-21,Well done so far {0}\n"


def main() -> int:
    """Prints a line for each list; returns 1 where memory is not flat."""
    peaks: dict[int, float] = {}
    with tempfile.TemporaryDirectory() as name:
        for count in COUNTS:
            path = Path(name) / f"{count}.csv"
            path.write_text(HEAD + "".join(ROW.format(row, row % 3 + 1) for row in range(count)), "utf-8")
            command = [sys.executable, str(Path(__file__).with_name("one_listing.py")), str(path)]
            found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            peaks[count] = found["peak"]
            sys.stdout.write(
                f"{found['rows']:>7} rows: planned in {found['planned']:.2f} s, reported in "
                f"{found['reported']:.2f} s, {found['peak']:.1f} MB at most\n"
            )
    ratio = peaks[COUNTS[1]] / peaks[COUNTS[0]]
    sys.stdout.write(f"{COUNTS[1]} rows take {ratio:.3f} times the memory of {COUNTS[0]}\n")
    return int(ratio > FLAT)


if __name__ == "__main__":
    sys.exit(main())
