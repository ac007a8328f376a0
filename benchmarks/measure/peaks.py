"""The most memory that a process had."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def peak_megabytes(process: int | None = None) -> float:
    """Peak of resident memory of a process (this one, if None), in MB; 0 where it cannot be known.

    Linux keeps `ru_maxrss` across exec, so a child's would tell its parent's peak; VmHWM is its own.
    """
    status = Path(f"/proc/{process or os.getpid()}/status")
    try:
        for line in status.read_text("ascii", "replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1000
    except OSError:
        pass
    return _by_rusage() if process is None else 0.0


def _by_rusage() -> float:
    """Peak of this process on systems without /proc."""
    try:
        import resource  # noqa: PLC0415  (not on Windows)
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1000)
