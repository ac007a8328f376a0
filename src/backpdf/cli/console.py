"""The one gate to stdout and stderr: whatever is printed passes here.

What a console cannot show is escaped, and so is what would steer it; an output that takes no more is
remembered and told, and stops nothing.
"""

from __future__ import annotations

import errno
import json
import os
import re
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, TextIO

from backpdf.problems import ExitCode

_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""Control characters but line feed and tab, and the signs that turn the direction of text."""


class Console:
    """What became of stdout; lost is the error with which it stopped taking text."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Before a command: everything may be well."""
        self.lost: OSError | None = None
        self._is_said = False

    def print_line(self, text: object = "", *, err: bool = False) -> None:
        """A text on stdout or stderr, with a line end; never raises because of the stream or the text."""
        if err:
            write(sys.stderr, f"{shown(str(text))}\n")
        elif self.lost is None:
            self.lost = write(sys.stdout, f"{shown(str(text))}\n")

    def print_json(self, value: Mapping[str, object]) -> None:
        """One JSON object on stdout, in plain letters where the stream has no others."""
        text = json.dumps(value, ensure_ascii=False, indent=2)
        try:
            text.encode(getattr(sys.stdout, "encoding", None) or "ascii")
        except UnicodeError:
            text = json.dumps(value, indent=2)
        text = _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
        if self.lost is None:
            self.lost = write(sys.stdout, f"{text}\n")

    def code(self, code: int, *, makes_files: bool) -> int:
        """The exit code of a command that would end with `code`, after words on what could not be printed.

        Nobody minds that `backpdf list | head` was not read to its end.  makes_files holds for a command
        whose output is the list of files that it made: a script that read half of it must know.
        """
        self.flush()
        if self.lost is None or code != ExitCode.DONE:
            return code
        if self.lost.errno == errno.EPIPE:
            if not makes_files:
                return code
            reason = "nobody read it to its end; every file was made"
        else:
            reason = f"{self.lost.strerror}"
        if not self._is_said:
            self._is_said = True
            self.print_line(f"Error: the output cannot be written: {reason}", err=True)
        return int(ExitCode.CANNOT_WRITE)

    def flush(self) -> None:
        """Writes what others, such as click, have left in stdout."""
        if self.lost is None and sys.stdout is not None:
            self.lost = write(sys.stdout, "")


console = Console()
"""The console of this process."""


def write(stream: TextIO | None, text: str) -> OSError | None:
    """Writes a text whose signs are all meant; the error where the stream takes no more.

    What the stream's encoding lacks is written as an escape.
    """
    try:
        if stream is None or stream.closed:
            raise OSError(errno.EBADF, "it is closed")
        encoding = getattr(stream, "encoding", None) or "utf-8"
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except OSError as error:
        _silence(stream)
        return error
    return None


def shown(text: str) -> str:
    """A text in which nothing steers a terminal: control characters are spelt, as \\x1b."""
    return _STEERING.sub(lambda found: ascii(found[0])[1:-1], text)


def is_terminal(stream: Any) -> bool:
    """Whether somebody looks at a stream."""
    return stream is not None and not stream.closed and bool(stream.isatty())


def prepare_streams() -> None:
    """Makes stdin, stdout and stderr safe to use, for a process of our own.

    A descriptor that is closed is pointed at nothing, so that no file takes its number; and what click
    prints by itself is escaped where the stream's encoding lacks it.
    """
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # a TextIOWrapper


def _silence(stream: TextIO | None) -> None:
    """Points a stream at nothing, so that Python does not fail on it again when it ends."""
    with suppress(OSError, ValueError, AttributeError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())  # type: ignore[union-attr]  # None: suppressed
        os.close(nothing)
