"""The view of one sheet, by the requests that its script makes."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from dataclasses import fields
from pathlib import Path

from starlette.testclient import TestClient
from support.libraries import exercise, level, program, write_library

from backpdf.cli import run
from backpdf.library.model.dose import Dose
from backpdf.page.sheet.sheet_check import check_sheet
from backpdf.page.sheet.sheet_form import SheetForm
from backpdf.pdf.print_options import PrintOptions
from backpdf.production.api import make_handout, read_library
from page.conftest import asked, form, page_of


def frames(data: bytes) -> list[bytes]:
    found: list[bytes] = []
    while data:
        size = int.from_bytes(data[:4], "big")
        found.append(data[4 : 4 + size])
        data = data[4 + size :]
    return found


def test_the_view_loads_only_its_own_files(client: TestClient) -> None:
    text = client.get("/").text
    assert 'data-module="/static/sheet/sheet_view.js"' in text
    assert "http://" not in text and "https://" not in text and "<style" not in text


def test_no_browser_keeps_what_is_typed_or_sends_it_to_a_service(client: TestClient) -> None:
    """Browsers store what forms hold, and send words to services that check their spelling or translate."""
    text = client.get("/").text
    (form_tag,) = re.findall(r"<form[^>]*>", text)
    assert (
        'autocomplete="off"' in form_tag and 'spellcheck="false"' in form_tag and 'translate="no"' in form_tag
    )


def test_a_preview_is_the_page_that_is_looked_at_and_then_the_others(client: TestClient) -> None:
    answer = client.post("/preview", json=asked() | {"page": 1})
    head, *pictures = frames(answer.content)
    told = json.loads(head)
    assert (told["pages"], told["order"]) == (len(pictures), [1, 0])
    assert all(picture.startswith(b"\xff\xd8") for picture in pictures)
    assert told["exercises"][0]["sentence"].startswith("2 sets of 8 to 12")


def test_why_a_sheet_is_long_is_told_after_its_pages(client: TestClient) -> None:
    long = form(note="Keep moving every day. " * 60)
    later = {"form": long, "window": "x", "warns": True}
    _, *pictures, last = frames(client.post("/preview", json=later).content)
    assert frames(client.post("/preview", json=later | {"dpi": 0}).content)[1:] == [last]
    library = read_library()
    check = check_sheet(SheetForm.model_validate(long), library)
    assert check.request is not None
    made = make_handout(library, check.request, check.options)
    assert made.pages == len(pictures) > 2
    assert json.loads(last) == {"warnings": list(made.warnings)}
    assert made.warnings


def test_what_a_sheet_leaves_out_is_told(client: TestClient) -> None:
    full = form(note="Keep moving every day. " * 14, print={"paper": "letter"})
    *_, last = frames(client.post("/preview", json={"form": full, "window": "x", "warns": True}).content)
    (warning,) = json.loads(last)["warnings"]
    assert warning.startswith("left out, so that all else fits on one sheet")


def test_a_problem_is_told_at_its_field(client: TestClient) -> None:
    wrong = form()
    wrong["exercises"][0]["dose"] = {"reps": "abc"}
    (head,) = frames(client.post("/preview", json={"form": wrong, "window": "x"}).content)
    (problem,) = json.loads(head)["problems"]
    assert problem["field"] == "exercises/bridge/dose/reps"


def build(folder: Path, *options: str) -> bytes:
    """The one file that the command makes."""
    assert run(["build", "--output", str(folder), "--quiet", *options]) == 0
    (made,) = folder.glob("*.pdf")
    return made.read_bytes()


PERSON = {"patient": "Zoë Example", "clinician": "B. Example", "day": "2026-11-21"}


def test_the_page_and_build_give_the_same_bytes_for_the_same_plan(client: TestClient, tmp_path: Path) -> None:
    chosen = form(
        **PERSON,
        note="Well done.\nKeep on: slowly.",
        reference="P-001",
        next_visit="Tuesday, 10:30",
        diary_weeks="2",
        print={"paper": "letter", "edition": "large-print", "mono": True, "standard": "ua2"},
    )
    chosen["exercises"] = [
        {"id": "plank", "replaces": "bridge", "dose": {"hold": "10 s", "reps": "3x2"}},
        {"id": "sit-to-stand", "dose": {"rest": None, "reps": "8-10"}, "steps": ["Sit.", "Stand: slowly."]},
        {"id": "bird-dog", "easier": "One leg only."},
        {"id": "walking"},
    ]
    plan = client.post("/plan", json=chosen)
    assert plan.headers["Content-Disposition"] == "attachment; filename*=UTF-8''P-001-plan.yaml"
    path = tmp_path / "plan.yaml"
    path.write_bytes(plan.content)
    options = ["--plan", str(path), "--program", "low-back", "--level", "2", "--for", "Zoë Example"]
    options += ["--clinician", "B. Example", "--date", "2026-11-21", "--paper", "letter"]
    options += ["--edition", "large-print", "--mono", "--pdf", "ua2"]
    made = client.post("/pdf", json=chosen)
    assert made.headers["Content-Disposition"].endswith(
        "P-001-low-back-level-2-letter-large-print-mono-ua2.pdf"
    )
    assert made.content == build(tmp_path / "made", *options)


def test_the_page_and_build_give_the_same_bytes_without_a_plan(client: TestClient, tmp_path: Path) -> None:
    options = ("--program", "low-back", "--level", "2")
    assert client.post("/pdf", json=form()).content == build(tmp_path / "plain", *options)
    named = client.post("/pdf", json=form(patient="Zoë Example")).content
    assert named == build(tmp_path / "named", *options, "--for", "Zoë Example")


def test_a_form_with_problems_gives_no_file(client: TestClient) -> None:
    wrong = form(note="**bold", patient="\ufffd")
    pdf, plan = client.post("/pdf", json=wrong), client.post("/plan", json=wrong)
    assert (pdf.status_code, plan.status_code) == (422, 422)
    assert [each["field"] for each in pdf.json()["problems"]] == ["note", "patient"]
    assert [each["field"] for each in plan.json()["problems"]] == ["note"]


def test_a_level_that_is_gone_is_told(client: TestClient) -> None:
    answer = client.post("/pdf", json=form(level=9))
    assert answer.status_code == 409
    told = answer.json()["error"]
    assert told == {"message": 'the program "low-back" has no level 9', "hint": "its levels: 1, 2, 3"}


def test_the_catalog_has_every_level_exercise_and_option(client: TestClient) -> None:
    told = client.get("/catalog").json()
    library = read_library()
    assert {each["id"] for each in told["programs"]} == set(library.programs)
    assert [each["id"] for each in told["exercises"]] == list(library.exercises)
    options = {each.name for each in fields(PrintOptions)} - {"format"}  # each has a button of its own
    assert {each["name"] for each in told["printFields"]} == options
    assert {each["name"] for each in told["doseFields"]} == set(Dose.model_fields)
    assert all(each["label"] and each["help"] for each in told["doseFields"])


def test_the_program_for_most_patients_is_first(client: TestClient) -> None:
    first, *others = [each["id"] for each in client.get("/catalog").json()["programs"]]
    assert first == "low-back"
    assert others and others == sorted(others)


def test_a_plan_file_is_opened(client: TestClient) -> None:
    data = b64encode(b"note: Well done.\n").decode()
    opened = client.post("/plan/open", json={"data": data, "program": "low-back", "level": 1}).json()
    assert (opened["form"]["note"], opened["form"]["level"], opened["notes"]) == ("Well done.", 1, [])
    refused = client.post("/plan/open", json={"data": "no base64!"})
    assert (refused.status_code, refused.json()["error"]["hint"]) == (400, "Choose the plan again.")


def test_a_library_with_problems_says_so_and_prints_nothing(tmp_path: Path) -> None:
    write_library(tmp_path, {"bridge": exercise(why=None)}, {"back": program(level())})
    with page_of(tmp_path).admitted() as client:
        (problem,) = client.get("/catalog").json()["problems"]
        assert problem["place"].startswith("exercises/bridge.yaml")
        answer = client.post("/pdf", json=form())
    assert answer.status_code == 409
    assert answer.json()["error"]["message"] == "The library has 1 problem, so nothing is printed."


def test_what_a_program_stands_is_told(tmp_path: Path) -> None:
    reviews = {
        "draft": None,
        "reviewed": {"by": "A. Jones", "date": "2026-01-01", "next": "2999-01-01"},
        "overdue": {"by": "A. Jones", "date": "2020-01-01", "next": "2021-01-01"},
    }
    programs = {kind: program(level(), review=review) for kind, review in reviews.items()}
    write_library(tmp_path, {"bridge": exercise()}, programs)
    with page_of(tmp_path).admitted() as client:
        told = client.get("/catalog").json()["programs"]
    assert {each["id"]: each["standing"]["kind"] for each in told} == {kind: kind for kind in reviews}
    words = {each["id"]: each["standing"]["words"] for each in told}
    assert words["draft"] == "Draft: not yet reviewed by a clinician"
    assert words["overdue"] == "Reviewed by A. Jones on 2020-01-01; the next review was due on 2021-01-01"


def test_the_web_page_is_that_of_build(client: TestClient, tmp_path: Path) -> None:
    chosen = form(patient="Zoë Example", blank_dose=True)
    options = ["--program", "low-back", "--level", "2", "--for", "Zoë Example", "--blank-dose"]
    assert run(["build", "--output", str(tmp_path), "--quiet", "--format", "html", *options]) == 0
    (made,) = tmp_path.glob("*.html")
    answer = client.post("/web-page", json=chosen)
    assert answer.content == made.read_bytes()
    assert answer.headers["Content-Disposition"].endswith(made.name)
    assert answer.headers["Content-Type"].startswith("text/plain")


def test_the_frame_for_the_web_page_runs_no_script_of_it(client: TestClient) -> None:
    policy = client.get("/frame").headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy and "connect-src" not in policy
    assert "frame-ancestors 'self'" in policy


def test_options_that_exclude_each_other_are_told_at_their_field(client: TestClient) -> None:
    wrong = form(print={"edition": "summary", "type_size": "24"})
    (problem,) = client.post("/pdf", json=wrong).json()["problems"]
    assert problem["field"] == "print/type_size"
    assert client.post("/pdf", json=form(print={"type_size": "24"})).status_code == 200


def test_a_preview_of_what_is_gone_says_so(client: TestClient) -> None:
    (head,) = frames(client.post("/preview", json={"form": form(level=9), "window": "x"}).content)
    assert json.loads(head)["problems"][0]["message"] == 'the program "low-back" has no level 9'
