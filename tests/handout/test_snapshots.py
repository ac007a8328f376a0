"""Snapshots of every starter handout as text, and of one with every optional field."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from support.handouts import read_sound_library, starter_library, starter_sheets
from support.libraries import exercise, level, picture, program, write_library
from support.snapshots import check_snapshot, shown

from backpdf.handout.compose import compose
from backpdf.handout.request import Request

SNAPSHOTS = Path(__file__).parent / "snapshots"


@pytest.mark.parametrize(("program_id", "number"), starter_sheets())
def test_starter_handout(program_id: str, number: int, update_snapshots: bool) -> None:
    handout = compose(starter_library(), Request(program_id, number))
    check_snapshot(shown(handout), SNAPSHOTS / f"{program_id}-level-{number}.txt", update=update_snapshots)


def test_every_optional_field(tmp_path: Path, update_snapshots: bool) -> None:
    credited = picture("a.svg", credit="A. Artist", licence="CC BY 4.0")
    write_library(
        tmp_path,
        {
            "bridge": {
                **exercise(
                    "Bridge", video="https://example.org/bridge/", language="de", sources=["Book, 1999"]
                ),
                "pictures": [credited],
            },
            "walk": exercise(
                "Walk", dose={"duration": "10 min"}, easier=None, harder=None, take_care=None, pictures=()
            ),
        },
        {
            "low-back": program(
                level({"exercise": "bridge", "dose": {"reps": 5, "times_a_day": 2}}, "walk"),
                level("walk", name="Last", how_often=None),
                title="**Your** back",
                before_you_start=None,
                flare_up=["Keep moving.", "Build up again."],
                in_short=["**Stop** if it hurts."],
                **{"for": "People with **back** pain."},
                review={"by": "Dr. A. Jones", "date": "2026-10-01", "next": "2028-10-01"},
                web="https://example.org/more?a=1&b=2",
                language="en-GB",
                diary_weeks=2,
            )
        },
        clinic={
            "name": "North Clinic",
            "logo": "logo.svg",
            "address": "1 High Street",
            "phone": "0123 456",
            "web": "https://north.example/",
            "emergency_number": "999",
            "disclaimer": "Not a **prescription**.",
        },
    )
    library = read_sound_library(tmp_path)
    request = Request("low-back", 1, "P. Patient", "C. Clinician", date(2026, 12, 24), date(2026, 12, 31))
    check_snapshot(shown(compose(library, request)), SNAPSHOTS / "everything.txt", update=update_snapshots)


def test_an_update_makes_the_run_fail(pytester: pytest.Pytester) -> None:
    conftest = Path(__file__).parents[1] / "conftest.py"
    pytester.makeconftest(conftest.read_text("utf-8"))
    pytester.makepyfile("def test_asks(update_snapshots): assert update_snapshots")
    result = pytester.runpytest_subprocess("--update-snapshots", "-p", "no:cacheprovider")
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["FAILED --update-snapshots: snapshots were written; *"])
