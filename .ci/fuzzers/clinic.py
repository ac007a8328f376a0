"""A damaged clinic.yaml: told, or its lines are on the sheet."""

from __future__ import annotations

import random
from pathlib import Path

from slips import slipped

from backpdf import Request
from backpdf.handout.compose import compose
from backpdf.handout.plain_text import reading_order
from backpdf.production.checked_library import check_library, copy_starter

CLINIC = """\
name: Hill Clinic
address: |
  1 High Street
  Oldtown
phone: +44 1234 567890
web: https://www.example.org/clinic
emergency_number: "999"
paper: a4
language: en-GB
disclaimer: "Ask us: we are glad to help."  # from 2026
"""


def one_case(chance: random.Random, folder: Path) -> str:
    """Damages the file of a clinic, and composes a handout with what is left of it."""
    root = folder / "library"
    copy_starter(root)
    for path in (root / "exercises").glob("*.yaml"):
        path.write_text(path.read_text("utf-8").partition("pictures:")[0] + _STEPS, "utf-8")
    (root / "clinic.yaml").write_bytes(slipped(CLINIC.encode(), chance))
    checked = check_library(root, is_thorough=False)
    for problem in checked.problems:
        problem.render()
    if checked.library is None or checked.problems:
        assert checked.problems
        assert {problem.file for problem in checked.problems} == {"clinic.yaml"}
        return "told"
    clinic, program = checked.library.clinic, next(iter(checked.library.programs.values()))
    texts = "\n".join(reading_order(compose(checked.library, Request(program.id, 1))))
    for value in (clinic.name, clinic.address, clinic.phone) if clinic else ():
        assert value is None or value in texts, value
    return "printed"


_STEPS = "steps: [Lie down.]\ndose: {reps: 8}\n"
