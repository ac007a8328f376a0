"""A list made into files, a report, and one PDF of all."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from support.handouts import read_sound_library
from support.lists import small_library, write_list
from support.printed import Page, read_pages
from support.structure import read_structure

from backpdf.library.model.library import Library
from backpdf.problems import CannotWriteError, ExitCode, ProblemsError, UsageError
from backpdf.production import combine
from backpdf.production.api import make_batch
from backpdf.production.combine import numbered
from backpdf.production.journal import JOURNAL
from backpdf.production.lists.list_row import Defaults
from backpdf.production.report import Report, report_files
from backpdf.production.run import Progress
from backpdf.production.task import Result, Status
from backpdf.production.workers.executor import InProcessExecutor

POSIX = pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")
LIST = """\
reference,name,program,level,edition,note
P1,Anna Secret,low-back,1,,Well done
P2,Bo Secret,low-back,2,large print,
,,stretch,1,,
"""
FILES = ["P1-low-back-level-1.pdf", "P2-low-back-level-2.pdf", "row-4-stretch-level-1.pdf"]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return small_library(tmp_path / "library")


@pytest.fixture
def run(tmp_path: Path, library: Library) -> Callable[..., Report]:
    """Makes a list (the one above, unless another is given) in the folder `out`."""

    def make(text: str = LIST, **changes: Any) -> Report:
        return make_batch(write_list(tmp_path, text), library, tmp_path / "out", workers=1, **changes)

    return make


def pdfs(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.glob("*.pdf"))


def statuses(report: Report) -> list[str]:
    return [result.status.value for result in report.results]


def words(page: Page) -> str:
    return " ".join(text.words for text in page.texts)


class Failing(InProcessExecutor):
    """Does not make the second row."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        if args[1][0][0].level == 2:
            future: Future[Any] = Future()
            future.set_exception(ValueError("Bo Secret"))
            return future
        return super().submit(fn, *args, **kwargs)


def test_each_row_becomes_a_file(run: Callable[..., Report], tmp_path: Path) -> None:
    report = run()
    assert pdfs(tmp_path / "out") == FILES
    assert statuses(report) == ["made"] * 3
    for result, file in zip(report.results, FILES, strict=True):
        data = (tmp_path / "out" / file).read_bytes()
        assert len(read_pages(data)) == result.pages
        assert len(data) == result.size


def test_names_are_on_the_sheet_and_nowhere_else(run: Callable[..., Report], tmp_path: Path) -> None:
    run(combine=tmp_path / "out" / "all.pdf")
    texts = ["".join(map(words, read_pages((tmp_path / "out" / file).read_bytes()))) for file in FILES]
    assert ["Secret" in text for text in texts] == [True, True, False]
    for path in (tmp_path / "out").iterdir():
        assert "Secret" not in path.name
        if path.suffix != ".pdf":
            assert "Secret" not in path.read_text("utf-8")
            continue
        with pikepdf.open(path) as pdf:
            told = [str(pdf.docinfo), pdf.Root.Metadata.read_bytes().decode()]
            told += [str(o.get("/Title", "")) for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
            told += [str(o.get("/T", "")) for o in pdf.objects if isinstance(o, pikepdf.Dictionary)]
        assert not any("Secret" in text for text in told)


@POSIX
def test_what_is_personal_is_its_owners(run: Callable[..., Report], tmp_path: Path) -> None:
    run(combine=tmp_path / "out" / "all.pdf")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "out").iterdir()}
    public = {name for name, mode in modes.items() if mode != 0o600}
    assert public == {FILES[2]}
    assert modes[FILES[2]] == 0o644


@POSIX
def test_a_stock_of_sheets_is_everybodys(run: Callable[..., Report], tmp_path: Path) -> None:
    run("program,level\nlow-back,1\n", combine=tmp_path / "out" / "all.pdf")
    for path in (tmp_path / "out").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == (0o600 if path.name == JOURNAL else 0o644)


def test_a_list_with_problems_makes_nothing(run: Callable[..., Report], tmp_path: Path) -> None:
    with pytest.raises(ProblemsError) as raised:
        run("program,level\nlow-back,9\nlow-back,1\n")
    assert [problem.place for problem in raised.value.problems] == ['list.csv:2:10: row 2, column "level"']
    assert not (tmp_path / "out").exists()


def test_a_row_that_fails_does_not_stop_the_others(run: Callable[..., Report], tmp_path: Path) -> None:
    report = run(executor=Failing(), combine=tmp_path / "all.pdf")
    assert statuses(report) == ["made", "failed", "made"]
    assert report.results[1].reason == "an error in the program (ValueError); please report it"
    assert pdfs(tmp_path / "out") == [FILES[0], FILES[2]]
    assert report.combined[0].pages == report.results[0].pages + report.results[2].pages + (
        report.results[0].pages % 2
    )


def test_a_file_that_cannot_be_written(run: Callable[..., Report], tmp_path: Path) -> None:
    (tmp_path / "out" / FILES[0]).mkdir(parents=True)
    report = run()
    assert statuses(report) == ["failed", "made", "made"]
    reason = report.results[0].reason
    assert reason is not None
    assert reason.startswith("the file could not be written: ")
    assert "P1" not in reason


# ---- resume


def test_resume_leaves_alone_what_is_done(run: Callable[..., Report], tmp_path: Path) -> None:
    first = run()
    times = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*.pdf")}
    again = run(resume=True)
    assert statuses(again) == ["unchanged"] * 3
    assert [(o.pages, o.size) for o in again.results] == [(o.pages, o.size) for o in first.results]
    assert times == {path.name: path.stat().st_mtime_ns for path in (tmp_path / "out").glob("*.pdf")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (LIST.replace("Bo", "Bob"), ["unchanged", "made", "unchanged"]),
        (LIST.replace("Well", "Very well"), ["made", "unchanged", "unchanged"]),
        (LIST + "P5,,low-back,1,,\n", ["unchanged", "unchanged", "unchanged", "made"]),
    ],
)
def test_resume_makes_what_has_changed(text: str, expected: list[str], run: Callable[..., Report]) -> None:
    run()
    assert statuses(run(text, resume=True)) == expected
    assert statuses(run(text, resume=True)) == ["unchanged"] * len(expected)


def test_resume_makes_what_was_lost_or_damaged(run: Callable[..., Report], tmp_path: Path) -> None:
    run()
    (tmp_path / "out" / FILES[0]).unlink()
    (tmp_path / "out" / FILES[1]).write_bytes(b"%PDF cut")
    assert statuses(run(resume=True)) == ["made", "made", "unchanged"]


def test_resume_after_a_change_of_the_library(tmp_path: Path, library: Library) -> None:
    path = write_list(tmp_path, LIST)
    make_batch(path, library, tmp_path / "out", workers=1)
    with (library.root / "exercises" / "bridge.yaml").open("a") as stream:
        stream.write("\n")
    library = read_sound_library(library.root)
    assert statuses(make_batch(path, library, tmp_path / "out", workers=1, resume=True)) == ["made"] * 3


def test_without_resume_all_is_made_again(run: Callable[..., Report]) -> None:
    run()
    assert statuses(run()) == ["made"] * 3


# ---- stopping


class Stopper(Progress):
    """Presses Ctrl-C after the first row."""

    def finished(self, result: Result) -> None:
        del result
        raise KeyboardInterrupt


def test_stopping_leaves_whole_files_and_a_report(run: Callable[..., Report], tmp_path: Path) -> None:
    """What was being written when it stopped is finished, and told."""
    with pytest.raises(KeyboardInterrupt):
        run(progress=Stopper())
    there = pdfs(tmp_path / "out")
    assert FILES[0] in there
    for file in there:
        read_pages((tmp_path / "out" / file).read_bytes())
    rows = json.loads((tmp_path / "out" / "list-report.json").read_text("utf-8"))["rows"]
    wanted = [("made", None) if f in there else ("not made", "stopped before its turn") for f in FILES]
    assert [(row["status"], row["reason"]) for row in rows] == wanted
    assert sorted(path.name for path in (tmp_path / "out").iterdir() if path.suffix == ".part") == []
    assert statuses(run(resume=True)) == ["unchanged" if f in there else "made" for f in FILES]


def test_rows_that_were_not_reached_are_told(run: Callable[..., Report], tmp_path: Path) -> None:
    """More rows than can be under way at a time."""
    rows = "".join(f"P{number},A. Example,low-back,1\n" for number in range(2, 20))
    with pytest.raises(KeyboardInterrupt):
        run(f"reference,name,program,level\n{rows}", progress=Stopper())
    report = json.loads((tmp_path / "out" / "list-report.json").read_text("utf-8"))["rows"]
    told = [row["status"] for row in report]
    assert told.count("made") == len(pdfs(tmp_path / "out")) >= 1
    assert told.count("not made") >= 10


# ---- report


def test_the_report_as_a_table(run: Callable[..., Report], tmp_path: Path) -> None:
    run(LIST.replace(",", ";").replace("P2", "+P2"), executor=Failing())
    data = (tmp_path / "out" / "list-report.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert [(row["row"], row["reference"], row["status"], row["file"]) for row in rows] == [
        ("2", "P1", "made", FILES[0]),
        ("3", "'+P2", "failed", ""),
        ("4", "", "made", FILES[2]),
    ]
    assert rows[1]["reason"] == "an error in the program (ValueError); please report it"
    assert (rows[0]["program"], rows[0]["level"], rows[0]["paper"], rows[0]["colour"]) == (
        "low-back",
        "1",
        "a4",
        "colour",
    )


def test_the_report_as_json(run: Callable[..., Report], tmp_path: Path) -> None:
    run(executor=Failing(), combine=tmp_path / "out" / "all.pdf", report=tmp_path / "told.json")
    told = json.loads((tmp_path / "told.json").read_text("utf-8"))
    assert (tmp_path / "told.csv").is_file()
    assert told["sums"] == {"made": 2, "unchanged": 0, "failed": 1, "not made": 0, "hidden": 0}
    assert [row["status"] for row in told["rows"]] == ["made", "failed", "made"]
    assert told["combined"][0]["file"] == "all.pdf"


@pytest.mark.parametrize("name", ["told", "told.csv", "told.JSON"])
def test_a_report_is_two_files(name: str) -> None:
    assert report_files(Path("a") / name) == (Path("a/told.csv"), Path("a/told.json"))
    assert report_files(Path("v1.2")) == (Path("v1.2.csv"), Path("v1.2.json"))


def test_files_called_by_name_are_not_in_the_report(run: Callable[..., Report], tmp_path: Path) -> None:
    report = run(LIST.rsplit("\n", 2)[0], name_template="{name}-{row}")
    assert pdfs(tmp_path / "out") == ["Anna-Secret-2.pdf", "Bo-Secret-3.pdf"]
    assert statuses(report) == ["made", "made"]
    for path in (tmp_path / "out").iterdir():
        assert path.suffix == ".pdf" or "Secret" not in path.read_text("utf-8")


# ---- one PDF of all


def test_every_handout_starts_on_a_fresh_sheet(run: Callable[..., Report], tmp_path: Path) -> None:
    head = "reference,program,level,paper,edition\n"
    text = f"{head}1,stretch,1,,\n2,low-back,2,letter,large print\n3,stretch,1,,\n"
    report = run(text, combine=tmp_path / "all.pdf")
    data = (tmp_path / "all.pdf").read_bytes()
    pages = read_pages(data)
    counts = [result.pages for result in report.results]
    assert any(count % 2 for count in counts)
    first = 0
    for count, result in zip(counts, report.results, strict=True):
        assert first % 2 == 0
        alone = read_pages((tmp_path / "out" / result.task.path.name).read_bytes())
        assert list(map(words, pages[first : first + count])) == list(map(words, alone))
        assert [(page.width, page.height) for page in pages[first : first + count]] == [
            (page.width, page.height) for page in alone
        ]
        first += count
        if first % 2 and result != report.results[-1]:
            assert words(pages[first]) == ""
            first += 1
    assert len(pages) == first == report.combined[0].pages


def test_each_handout_is_a_part_of_its_own(run: Callable[..., Report], tmp_path: Path) -> None:
    run(combine=tmp_path / "all.pdf")
    tree = read_structure((tmp_path / "all.pdf").read_bytes())
    with pikepdf.open(tmp_path / "all.pdf") as pdf:
        parts = list(pdf.Root.StructTreeRoot.K.K)
        assert [str(part.S) for part in parts] == ["/Sect"] * 3
        assert [str(part.get("/Lang", "")) for part in parts] == ["", "", "en-GB"]
        assert str(pdf.docinfo["/Title"]) == "Exercise handouts: 3"
    assert tree is not None


def test_many_handouts_go_into_several_files(
    run: Callable[..., Report], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(combine, "MOST_TOGETHER", 2)
    report = run(combine=tmp_path / "all.pdf")
    assert [each.path.name for each in report.combined] == ["all-1.pdf", "all-2.pdf"]
    assert numbered(Path("x/all.pdf"), 3) == Path("x/all-3.pdf")


def test_a_list_that_must_be_told_how_it_is_to_be_read(tmp_path: Path, library: Library) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("name,program,level,phone\nZoë,low-back,1,5\nBo,low-back,9,5\n".encode("mac-roman"))
    report = make_batch(
        path,
        library,
        tmp_path / "out",
        workers=1,
        encoding="mac",
        ignore_columns=["phone"],
        make_good_rows=True,
    )
    assert pdfs(tmp_path / "out") == ["row-2-low-back-level-1.pdf"]
    assert "Zoë" in words(read_pages((tmp_path / "out" / "row-2-low-back-level-1.pdf").read_bytes())[0])
    assert (report.count(Status.MADE), report.count(Status.FAILED)) == (1, 1)
    with pytest.raises(UsageError, match="encoding"):
        make_batch(path, library, tmp_path / "out", encoding="klingon")


@pytest.mark.parametrize("reference", ["all", "ALL", "all-1", "list-report"])
def test_a_row_may_not_take_the_name_of_the_combined_file(
    reference: str, run: Callable[..., Report], tmp_path: Path
) -> None:
    text = f"reference,program,level\n{reference},low-back,1\n"
    combine = tmp_path / "out" / "all.pdf"
    if reference == "list-report":
        assert statuses(run(text, name_template="{reference}", combine=combine)) == ["made"]
        return
    with pytest.raises(ProblemsError) as raised:
        run(text, name_template="{reference}", combine=combine)
    assert [problem.message for problem in raised.value.problems] == [
        "the file of this row would have the same name as the combined file or the report"
    ]


def test_a_combined_file_that_fails_does_not_undo_the_others(
    run: Callable[..., Report], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise ValueError("Anna Secret")

    monkeypatch.setattr(combine, "join_sections", broken)
    report = run(combine=tmp_path / "all.pdf")
    assert statuses(report) == ["made"] * 3
    assert [(each.status, each.reason) for each in report.combined] == [
        (Status.FAILED, "an error in the program (ValueError); please report it")
    ]


def test_a_combined_file_that_cannot_be_written(run: Callable[..., Report], tmp_path: Path) -> None:
    (tmp_path / "all.pdf").mkdir()
    report = run(combine=tmp_path / "all.pdf")
    assert statuses(report) == ["made"] * 3
    assert (report.combined[0].status, report.exit_code) == (Status.FAILED, ExitCode.CANNOT_WRITE)


def test_somebody_may_look_on(run: Callable[..., Report], tmp_path: Path) -> None:
    seen: list[Any] = []

    class Onlooker(Progress):
        def finished(self, result: Result) -> None:
            seen.append(result.task.path.name)

        def combined(self, count: int) -> None:
            seen.append(count)

    run(progress=Onlooker(), combine=tmp_path / "all.pdf")
    assert seen == [*FILES, 1, 2, 3]


def test_a_template_that_cannot_be_used(run: Callable[..., Report]) -> None:
    with pytest.raises(UsageError):
        run(name_template="{nobody}")


def test_a_folder_that_cannot_be_written_in(tmp_path: Path, library: Library) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(CannotWriteError):
        make_batch(write_list(tmp_path, LIST), library, tmp_path / "out")


def test_defaults_reach_every_row(run: Callable[..., Report]) -> None:
    report = run("reference\nP1\nP2\n", defaults=replace(Defaults(), program="low-back", level=2, mono=True))
    assert {result.task.options.mono for result in report.results} == {True}


def test_an_executor_that_is_brought_along_stays_open(run: Callable[..., Report]) -> None:
    class Open(InProcessExecutor):
        closed = False

        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            del wait, cancel_futures
            self.closed = True

    executor: Executor = Open()
    run(executor=executor)
    assert not executor.closed  # type: ignore[attr-defined]
