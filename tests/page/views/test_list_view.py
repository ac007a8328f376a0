"""Lists on the page: checked, made, cancelled; and nothing of them kept."""

from __future__ import annotations

import io
import json
import logging
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from starlette.testclient import TestClient
from support.lists import small_library

from backpdf.page.frames import frame
from backpdf.page.lists.list_form import ListForm, checked_list
from backpdf.production.lists.table_reader import LARGEST_LIST
from page.conftest import page_of

TEXT = "reference,name,program,level\nP1,Anna Secret,low-back,1\nP2,Ben,low-bck,1\nP3,Cem,stretch,1\n"


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    root = tmp_path_factory.mktemp("library")
    small_library(root)
    with page_of(root).admitted() as client:
        yield client


def body(text: str | bytes = TEXT, name: str = "list.csv", **fields: Any) -> bytes:
    data = text.encode() if isinstance(text, str) else text
    return frame(json.dumps({"name": name, **fields}).encode()) + frame(data)


def parts(data: bytes) -> list[tuple[str, bytes]]:
    found, at = [], 0
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        found.append((chr(data[at + 4]), data[at + 5 : at + 4 + length]))
        at += 4 + length
    return found


def test_each_row_is_told(lists: TestClient) -> None:
    said = lists.post("/lists/check", content=body()).json()
    assert [(row["row"], row["reference"], row["handout"], row["file"]) for row in said["rows"]] == [
        (2, "P1", "Exercises for your lower back, level 1", "P1-low-back-level-1.pdf"),
        (3, "", "", ""),
        (4, "P3", "Stretches, level 1", "P3-stretch-level-1.pdf"),
    ]
    assert said["rows"][1]["problems"] == [
        {"column": "program", "message": "there is no such program", "hint": 'did you mean "low-back"?'}
    ]
    assert (said["handouts"], said["faulty"], said["problems"]) == (2, 1, [])


def test_what_rows_leave_out_comes_from_the_fields(lists: TestClient) -> None:
    text = "reference\nP1\nP2\n"
    said = lists.post("/lists/check", content=body(text)).json()
    assert {problem["hint"] for problem in said["problems"]} == {
        'add it, or give the field "Programme" for all rows',
        'add it, or give the field "Level" for all rows',
    }
    fields: dict[str, Any] = {
        "program": "low-back",
        "level": "2",
        "day": "2026-11-21",
        "print": {"paper": "letter"},
    }
    said = lists.post("/lists/check", content=body(text, **fields)).json()
    assert [row["file"] for row in said["rows"]] == ["P1-low-back-level-2.pdf", "P2-low-back-level-2.pdf"]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"level": "two"}, "level"),
        ({"level": "\u00b2"}, "level"),
        ({"day": "21.11.2026"}, "day"),
        ({"program": "nothing"}, "program"),
        ({"clinician": "B \u5927"}, "clinician"),
        ({"encoding": "klingon"}, "encoding"),
        ({"sheet": "One"}, "sheet"),
        ({"ignored": "nothing"}, ""),
    ],
)
def test_problems_are_told_at_their_fields(lists: TestClient, fields: dict[str, str], field: str) -> None:
    for path in ("/lists/check", "/lists/make"):
        answer = lists.post(path, content=body(**fields))
        if not field:
            continue
        assert answer.status_code == 422
        [problem] = answer.json()["problems"]
        assert problem["field"] == field
        assert "--" not in problem["message"] + problem["hint"]


def test_a_zip_file_comes_in_parts_with_what_became_of_each_row(lists: TestClient) -> None:
    answer = lists.post("/lists/make", content=body())
    assert answer.headers["X-Handouts"] == "2"
    found = parts(answer.content)
    assert [json.loads(data)["finished"] for kind, data in found if kind == "p"] == [1, 2]
    with zipfile.ZipFile(io.BytesIO(b"".join(data for kind, data in found if kind == "d"))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "P1-low-back-level-1.pdf", "P3-stretch-level-1.pdf", "list-report.csv",
        ]  # fmt: skip
    kind, data = found[-1]
    assert kind == "r"
    said = json.loads(data)
    assert (said["made"], said["failed"]) == (2, 1)
    assert said["failures"][0]["row"] == 3


def test_a_program_may_be_named_by_its_title(lists: TestClient) -> None:
    text = "reference,program,level\nP1,exercises FOR your lower back,1\nP2,Stretches,1\nP3,Exercises,1\n"
    said = lists.post("/lists/check", content=body(text)).json()
    assert [bool(row["problems"]) for row in said["rows"]] == [False, False, True]
    assert said["rows"][1]["file"] == "P2-stretch-level-1.pdf"


def test_a_column_is_passed_over_as_its_message_says(lists: TestClient) -> None:
    text = "reference,program,level,Waiting room\nP1,low-back,1,4\n"
    said = lists.post("/lists/check", content=body(text, ignored='"Waiting room"')).json()
    assert (said["problems"], said["handouts"]) == ([], 1)


@pytest.mark.parametrize("is_blank", [True, False])
def test_doses_may_be_left_empty(tmp_path: Path, is_blank: bool) -> None:
    form = ListForm(name="list.csv", blank_dose=is_blank)
    checked = checked_list(form, b"reference,program,level\nP1,low-back,1\n", small_library(tmp_path))
    assert [task.request.blank_dose for task in checked.listing.tasks] == [is_blank]


def test_one_pdf_of_all(lists: TestClient) -> None:
    found = parts(lists.post("/lists/make", content=body(made="pdf")).content)
    with pikepdf.open(io.BytesIO(b"".join(data for kind, data in found if kind == "d"))) as pdf:
        assert len(pdf.pages) > 1
    assert found[-1][0] == "r"


def test_web_pages_may_be_made_too(lists: TestClient) -> None:
    assert lists.post("/lists/check", content=body(formats="both")).json()["handouts"] == 2
    answer = lists.post("/lists/make", content=body(formats="both"))
    assert answer.headers["X-Handouts"] == "4"
    data = b"".join(data for kind, data in parts(answer.content) if kind == "d")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert sorted(Path(name).suffix for name in archive.namelist()) == [
            ".csv",
            *[".html"] * 2,
            *[".pdf"] * 2,
        ]
    found = parts(lists.post("/lists/make", content=body(formats="html", made="pdf")).content)
    assert found[-1][0] == "r"


def test_a_list_without_a_good_row_makes_nothing(lists: TestClient) -> None:
    answer = lists.post("/lists/make", content=body("program,level\nx,1\n"))
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["message"] == "no row of the list can be made"


def _bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook>" + b" " * 60_000_000 + b"</workbook>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (_bomb(), "list.xlsx"),
        (b"PK\3\4" + b"\0" * 100, "list.xlsx"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 100, "list.xlsx"),
        (b"\0" * 1000, "list.csv"),
        (b"," * 200_000, "list.csv"),
        (b"x", "list.exe"),
        (b"x", "../../../etc/passwd"),
        (b"x", "C:\\list.csv\0"),
        (b"x", ""),
        (b"", "list.csv"),
    ],
)
def test_hostile_files_are_refused_in_words(lists: TestClient, data: bytes, name: str) -> None:
    answer = lists.post("/lists/check", content=body(data, name))
    assert answer.status_code == 200
    assert answer.json()["problems"]
    assert answer.json()["rows"] == []


def test_a_list_that_is_too_large_is_not_read(lists: TestClient) -> None:
    answer = lists.post("/lists/check", content=b"x" * (LARGEST_LIST + 100_000))
    assert answer.status_code == 413


def test_several_files_are_refused(lists: TestClient) -> None:
    assert lists.post("/lists/check", content=body() + frame(b"x")).status_code == 400


def test_no_name_is_kept_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    root, temporary = tmp_path / "library", tmp_path / "temporary"
    temporary.mkdir()
    small_library(root)
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    long = TEXT + "".join(f"Q{n},Anna Secret,low-back,1\n" for n in range(60_000))
    page = page_of(root)
    with caplog.at_level(logging.DEBUG), page.admitted() as client:
        assert client.post("/lists/check", content=body(long)).json()["handouts"] == 60_002
        client.post("/lists/make", content=body())
    assert list(temporary.iterdir()) == []
    assert "Anna" not in caplog.text
    assert not any(b"Anna" in path.read_bytes() for path in root.rglob("*") if path.is_file())
    assert page.faults == []


def test_a_library_with_problems_makes_nothing(tmp_path: Path) -> None:
    small_library(tmp_path)
    (tmp_path / "exercises" / "clam.yaml").write_text("name: [", "utf-8")
    with page_of(tmp_path).admitted() as client:
        answer = client.post("/lists/check", content=body())
    assert answer.status_code == 409
    assert "Library" in answer.json()["error"]["hint"]


def test_only_the_page_itself_may_ask(lists: TestClient) -> None:
    for path in ("/lists/check", "/lists/make"):
        headers = {"Origin": "http://evil.example"}
        assert lists.post(path, content=body(), headers=headers).status_code == 403
        assert lists.get(path).status_code == 405
