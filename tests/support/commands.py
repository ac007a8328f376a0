"""Running the command line and keeping what it says."""

from __future__ import annotations

import contextlib
import io
from typing import NamedTuple

from backpdf.cli import run


class Answer(NamedTuple):
    """Exit code, standard output and standard error."""

    code: int
    out: str
    err: str


def answer(*arguments: object) -> Answer:
    """What `backpdf` answers to these arguments, without a terminal."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = run([str(argument) for argument in arguments])
    return Answer(code, out.getvalue(), err.getvalue())
