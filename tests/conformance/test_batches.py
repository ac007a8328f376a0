"""Batches against the standards: each file of a list, and the one PDF of all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import verapdf
from support.lists import small_library, write_list

from backpdf.pdf.tagging.metadata import Standard
from backpdf.production.api import make_batch
from backpdf.production.lists.list_row import Defaults

LIST = """\
reference,name,program,level,paper,edition,colour,plan,note
P1,A. Example,low-back,1,,,,,Well **done**
P2,B. Example,low-back,2,letter,large print,mono,p.yaml,
P3,,stretch,1,,,,,
P4,,stretch,1,letter,,,,
"""
PLAN = "leave_out: [clam]\nadd: [plank]\nnote: Take it easy.\ndiary_weeks: 8\n"


@pytest.mark.parametrize("standard", Standard)
def test_every_file_of_a_batch_conforms(standard: Standard, tmp_path: Path) -> None:
    verapdf.require_validator()
    library = small_library(tmp_path / "library")
    path = write_list(tmp_path, LIST, {"p.yaml": PLAN})
    defaults = replace(Defaults(), standard=standard)
    report = make_batch(
        path, library, tmp_path / "out", workers=1, defaults=defaults, combine=tmp_path / "out" / "all.pdf"
    )
    files = sorted((tmp_path / "out").glob("*.pdf"))
    assert len(files) == 5
    assert any(result.pages % 2 for result in report.results[:-1]), "no blank page is among them"
    jobs = [(file, profile) for file in files for profile in verapdf.PROFILES[standard]]
    failures = verapdf.validate_jobs(jobs)
    assert failures == [], verapdf.report(failures)
