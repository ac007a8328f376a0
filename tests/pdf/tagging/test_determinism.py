"""Same input, same bytes: in every process, on every day, in every place."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from support.tagged_samples import full_document

from backpdf.pdf.tagging import Standard

TESTS = Path(__file__).resolve().parents[2]
PROGRAM = """
import hashlib
from support.tagged_samples import full_document
from backpdf.pdf.tagging import Standard
for standard in Standard:
    print(hashlib.sha256(full_document(standard)).hexdigest())
"""


def digests(**environment: str) -> list[str]:
    path = os.pathsep.join([str(TESTS), *sys.path])
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONPATH": path, **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stdout.split()


def test_bytes_depend_on_nothing_but_the_input() -> None:
    here = [hashlib.sha256(full_document(standard)).hexdigest() for standard in Standard]
    assert digests(PYTHONHASHSEED="1", TZ="Pacific/Kiritimati", LANG="C", LC_ALL="C") == here
    assert (
        digests(PYTHONHASHSEED="4242", TZ="America/Adak", LANG="de_DE.UTF-8", SOURCE_DATE_EPOCH="0") == here
    )


def test_documents_do_not_disturb_each_other() -> None:
    """The second document of a process is the same as the first."""
    assert full_document() == full_document()
