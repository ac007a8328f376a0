"""Drawings as bitmaps by resvg, in a process of its own: what crashes there harms nothing here.

Run as a module this is that process: a line of JSON and the drawing on stdin, a PNG file on stdout.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Final

from backpdf.parent_watch import end_with_parent

SECONDS: Final = 10.0
"""Processor time for one drawing; nearly every drawing that people have takes less than one second."""
_WAITING: Final = 8.0 if hasattr(signal, "setitimer") else 2.0
"""As many times longer may it take by the clock, for a computer that has other things to do.

Where the process cannot end itself (Windows), the clock is all there is.
"""
_MOST_MEMORY: Final = 400 * 1024**2
"""Bytes, and those of _LAYERS copies of the bitmap."""
_LAYERS: Final = 6
_FONTS: Final = ("FiraGO_Regular", "FiraGO_Bold", "FiraGO_Italic", "FiraGO_BoldItalic")
_FAMILY: Final = "FiraGO"


_TIME_IS_UP: Final = -getattr(signal, "SIGPROF", 0) or None
"""The exit code of a process that a timer has ended."""


class NotDrawnError(Exception):
    """resvg gave no picture: it refused the drawing, took too long, crashed, or could not be started."""


def render_bitmap(svg: bytes, width: int, seconds: float = SECONDS) -> bytes:
    """A drawing as a PNG file with a transparent ground, `width` pixels wide.

    Text is set in FiraGO, whatever the drawing asks for.  Nothing outside the drawing is read.  The same
    drawing gives the same bytes.  Raises NotDrawnError.
    """
    has_text = b"<text" in svg or b":text" in svg
    head = json.dumps({"width": width, "has_text": has_text, "seconds": seconds, "parent": os.getpid()})
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "backpdf.pictures.svg.resvg_process"],
            input=head.encode() + b"\n" + svg,
            capture_output=True,
            timeout=_WAITING * seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotDrawnError("it takes too long to draw") from error
    except OSError as error:
        raise NotDrawnError("no process can be started to draw it") from error
    if done.returncode == _TIME_IS_UP:
        raise NotDrawnError("it takes too long to draw")
    if done.returncode or not done.stdout.startswith(b"\x89PNG"):
        raise NotDrawnError("it cannot be drawn")
    return done.stdout


def main() -> None:
    """Draws what stands on stdin, in bounded time and memory where the system can bound them."""
    head, _, svg = sys.stdin.buffer.read().partition(b"\n")
    wanted = json.loads(head)
    end_with_parent(wanted["parent"])
    if hasattr(signal, "setitimer"):  # not on Windows, where the process that waits ends this one
        signal.setitimer(signal.ITIMER_PROF, wanted["seconds"])
    with suppress(ImportError, ValueError, OSError):
        resource = import_module("resource")  # not on Windows
        most = _MOST_MEMORY + _LAYERS * 4 * wanted["width"] ** 2
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.buffer.write(_draw(svg.decode(), wanted["width"], has_text=wanted["has_text"]))


def _draw(svg: str, width: int, *, has_text: bool) -> bytes:
    import resvg_py  # noqa: PLC0415  (only this process needs it)

    with tempfile.TemporaryDirectory() as folder:
        files = _font_files(Path(folder)) if has_text else []
        found = resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            dpi=96,
            skip_system_fonts=True,
            resources_dir=folder,
            font_files=files or None,
            font_family=_FAMILY,
            serif_family=_FAMILY,
            sans_serif_family=_FAMILY,
            cursive_family=_FAMILY,
            fantasy_family=_FAMILY,
            monospace_family=_FAMILY,
        )
    return bytes(found)


def _font_files(folder: Path) -> list[str]:
    """FiraGO in four faces, as files: resvg reads no others."""
    files = []
    for name in _FONTS:
        path = folder / f"{name}.ttf"
        path.write_bytes(import_module(f"pymupdf_fonts.{name}").fontbuffer)
        files.append(str(path))
    return files


if __name__ == "__main__":
    main()
