"""Sheets with everything that a clinic and its patient put on them, each as long as it usually gets."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from backpdf.handout.blocks import Handout, Logo
from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.library.model.library import Clinic, Library
from backpdf.library.model.plan import Plan
from support.handouts import starter_library

LOGO = Path(__file__).with_name("logo.svg")

CLINIC = Clinic(
    name="Hilltop Centre for Physiotherapy and Rehabilitation",
    address="Second Floor, Northgate House, 112 to 118 North Street\nLower Fernhill, Anytown AB12 3CD",
    phone="+44 20 7946 0000",
    web="https://www.hilltop-physiotherapy.example",
    emergency_number="112",
    disclaimer="Hilltop Centre for Physiotherapy is a private clinic and offers no emergency service.",
)
PLAN = Plan(
    note="Start with the first three exercises only. Add the others one by one when the swelling has gone.",
    next_visit="Tuesday 1 December 2026, 10:30",
)


@cache
def clinic_library() -> Library:
    """The starter library as this clinic has it."""
    return replace(starter_library(), clinic=CLINIC)


def clinic_request(program: str, level: int) -> Request:
    """A request with long names, a date and a note."""
    return Request(
        program,
        level,
        patient="Bartholomew Featherstonehaugh-Cholmondeley",
        clinician="Dr Alexandra Wolfenstein-Hughes, MCSP",
        day=date(2026, 11, 26),
        plan=PLAN,
    )


def clinic_handout(program: str, level: int) -> Handout:
    """A starter handout with all of it."""
    handout = compose(clinic_library(), clinic_request(program, level))
    assert handout.masthead.clinic is not None
    clinic = replace(handout.masthead.clinic, logo=Logo(LOGO, "Logo of Hilltop"))
    return replace(handout, masthead=replace(handout.masthead, clinic=clinic))
