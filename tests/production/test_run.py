"""The production loop: every task gets a result, whatever becomes of the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.handouts import read_sound_library
from support.libraries import exercise, level, photo, program, write_library
from support.printed import read_pages

from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.pdf.print_options import PrintOptions
from backpdf.production.report import Report
from backpdf.production.run import Progress, Results, run_tasks
from backpdf.production.task import Result, Selection, Status, Task, tasks_for


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    root = tmp_path_factory.mktemp("library")
    write_library(
        root,
        {"bridge": exercise(pictures=["p.png"])},
        {"low-back": program(level(), level())},
        pictures={"images/p.png": photo(60, 40, "PNG")},
    )
    return read_sound_library(root)


def tasks(library: Library, output: Path) -> tuple[Task, ...]:
    return tasks_for(library, Selection((), (), PrintOptions(), output), Request("", 0))


class Recorder(Progress):
    """Keeps what was announced, and looks at the file of each."""

    def __init__(self) -> None:
        self.results: list[Result] = []

    def finished(self, result: Result) -> None:
        self.results.append(result)
        if result.status is Status.MADE:
            data = result.task.path.read_bytes()
            assert data.rstrip().endswith(b"%%EOF")
            assert (result.size, result.pages) == (len(data), len(read_pages(data)))


def run(library: Library, wanted: tuple[Task, ...], workers: int | None = None) -> Results:
    results = Results(wanted, Recorder())
    run_tasks(library, results, workers=workers)
    return results


def statuses(results: Results) -> list[str]:
    return [result.status.value for result in results.all()]


@pytest.mark.parametrize("workers", [None, 2])
def test_each_file_is_whole_when_it_is_announced(
    workers: int | None, library: Library, tmp_path: Path
) -> None:
    wanted = tasks(library, tmp_path / "out")
    results = run(library, wanted, workers)
    assert [result.task for result in results.all()] == list(wanted)
    assert statuses(results) == ["made", "made"]
    assert isinstance(results.progress, Recorder)
    assert {result.task.path for result in results.progress.results} == {task.path for task in wanted}
    assert sorted((tmp_path / "out").iterdir()) == [task.path for task in wanted]


def test_in_one_process_files_are_announced_in_order(library: Library, tmp_path: Path) -> None:
    wanted = tasks(library, tmp_path)
    results = run(library, wanted)
    assert isinstance(results.progress, Recorder)
    assert [result.task for result in results.progress.results] == list(wanted)


def test_warnings_stand_in_each_result(library: Library, tmp_path: Path) -> None:
    for result in run(library, tasks(library, tmp_path)).all():
        assert len(result.warnings) == 1
        assert result.warnings[0].startswith("p.png has too few pixels")


def test_no_tasks_no_files(library: Library) -> None:
    assert len(run(library, ()).all()) == 0


def test_a_picture_that_has_gone_stops_no_other(tmp_path: Path) -> None:
    root = write_library(
        tmp_path,
        {"bridge": exercise(), "clam": exercise(pictures=["p.png"])},
        {"low-back": program(level("bridge"), level("clam"), level("bridge"))},
        pictures={"images/p.png": photo(60, 40, "PNG")},
    )
    library = read_sound_library(root)
    (root / "images" / "p.png").write_bytes(b"no picture any more")
    results = run(library, tasks(library, tmp_path / "out"))
    assert statuses(results) == ["made", "failed", "made"]
    assert "p.png" in (results.all()[1].reason or "")
    assert Report(results.all()).exit_code == 1


def test_a_file_that_cannot_be_written_stops_no_other(library: Library, tmp_path: Path) -> None:
    wanted = tasks(library, tmp_path)
    wanted[0].path.mkdir()
    results = run(library, wanted)
    assert statuses(results) == ["failed", "made"]
    assert (results.all()[0].reason or "").startswith("the file could not be written: is a directory; close")
    assert Report(results.all()).exit_code == 3


def test_tasks_that_were_not_reached_are_not_made(library: Library, tmp_path: Path) -> None:
    class Stopper(Progress):
        def finished(self, result: Result) -> None:
            del result
            raise KeyboardInterrupt

    wanted = tasks(library, tmp_path)
    results = Results(wanted, Stopper())
    with pytest.raises(KeyboardInterrupt):
        run_tasks(library, results)
    assert all(result.has_file == result.task.path.is_file() for result in results.all())
    reached = [result for result in results.all() if result.status is Status.MADE]
    assert len(reached) >= 1
    assert all(
        result.reason == "stopped before its turn" for result in results.all() if result not in reached
    )
