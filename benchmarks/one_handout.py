"""One handout by one engine in a process of its own; prints its peak of memory in MB.

    python benchmarks/one_handout.py ENGINE SOURCE FONTS OUT.pdf

SOURCE is the handout as JSON; for backpdf, the folder of a library.  FONTS is the folder of the fonts.
Nothing is imported that the engine does not need.
"""

from __future__ import annotations

import sys
from pathlib import Path


def own(library: str) -> bytes:
    """The handout by backpdf."""
    import backpdf  # noqa: PLC0415

    request = backpdf.Request("low-back", 2, patient="Ada B. Abbot-1")
    return backpdf.make_handout(backpdf.read_library(library), request).data


def by_peer(key: str, data: str, folder: str) -> bytes:
    """The handout by another engine."""
    import json  # noqa: PLC0415

    from peers.fonts import Fonts  # noqa: PLC0415
    from peers.homes import load  # noqa: PLC0415

    return load(key, Fonts(Path(folder))).make(json.loads(Path(data).read_text("utf-8")))


def main(key: str, source: str, folder: str, target: str) -> None:
    """Makes the handout and tells the peak."""
    made = own(source) if key == "backpdf" else by_peer(key, source, folder)
    Path(target).write_bytes(made)
    from measure.peaks import peak_megabytes  # noqa: PLC0415

    sys.stdout.write(f"{peak_megabytes():.1f}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
