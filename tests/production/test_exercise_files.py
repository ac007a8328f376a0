"""Exercises written from a form: checked as any file, whole or not at all, never over another's work."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from support.libraries import exercise, level, photo, program, write_library

from backpdf.library.writing.exercise_text import exercise_values
from backpdf.problems import CannotWriteError, ProblemsError, UsageError
from backpdf.production import exercise_files
from backpdf.production.checked_library import check_library
from backpdf.production.exercise_files import (
    CheckedDraft,
    ExerciseDraft,
    check_draft,
    open_exercise,
    save_draft,
)
from backpdf.production.library_folder import FoundLibrary

FORM: dict[str, Any] = {
    "name": "Heel raise",
    "why": "Builds your calves.",
    "steps": ["Stand tall.", "Lift your heels."],
    "dose": {"sets": "2", "reps": "8-12"},
    "pictures": [{"caption": "Start", "alt": "A person stands."}],
}
PHOTOS = {0: ("IMG 1.jpg", photo())}


def draft(id_: str = "heel-raise", **changes: Any) -> ExerciseDraft:
    return ExerciseDraft(id_, exercise_values({**FORM, **changes}), photos=PHOTOS)


def opened_draft(found: FoundLibrary, id_: str = "bridge", **changes: Any) -> ExerciseDraft:
    opened = open_exercise(found.root, id_)
    return ExerciseDraft(id_, {**opened.values, **changes}, opened.digest)


def said(checked: CheckedDraft) -> list[tuple[Any, ...]]:
    return [(each.path, each.problem.message) for each in checked.problems]


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


@pytest.fixture
def found(tmp_path: Path) -> FoundLibrary:
    return FoundLibrary(write_library(tmp_path / "lib"), starter=False)


def test_a_new_exercise_with_a_photo_is_a_file_of_the_library(found: FoundLibrary) -> None:
    before = files(found.root)
    assert not save_draft(found, draft()).problems
    new = files(found.root)
    assert new.keys() - before.keys() == {"exercises/heel-raise.yaml", "images/heel-raise-start.jpg"}
    assert {name: new[name] for name in before} == before
    checked = check_library(found.root)
    assert not checked.problems
    assert checked.library is not None
    assert checked.library.exercises["heel-raise"].pictures[0].image == "heel-raise-start.jpg"


def test_a_changed_exercise_keeps_its_file_before_it(found: FoundLibrary) -> None:
    path = found.root / "exercises" / "bridge.yaml"
    text = "# ours\n" + path.read_text("utf-8")
    path.write_text(text, "utf-8")
    assert not save_draft(found, opened_draft(found, why="Good for you.")).problems
    assert path.read_text("utf-8") == text.replace("why: Helps with Bridge.", "why: Good for you.")
    assert path.with_name("bridge.yaml.bak").read_text("utf-8") == text
    assert not check_library(found.root).unread
    save_draft(found, opened_draft(found, why="Better."))
    assert "Good for you." in path.with_name("bridge.yaml.bak").read_text("utf-8")


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"name": ""}, ("name",)),
        ({"why": ""}, ("why",)),
        ({"name": "x" * 81}, ("name",)),
        ({"steps": []}, ("steps",)),
        ({"steps": ["One.", "**Two"]}, ("steps", 1)),
        ({"steps": ["One.", "Two \u5927"]}, ("steps", 1)),
        ({"dose": {}}, ("dose",)),
        ({"dose": {"sets": "2", "reps": "many"}}, ("dose", "reps")),
        ({"dose": {"reps": "8", "days": "Mon, Someday"}}, ("dose", "days")),
        ({"pictures": [{"caption": "Start"}]}, ("pictures", 0, "alt")),
        (
            {"pictures": [{"alt": "A", "caption": "B"}, {"alt": "A", "caption": "B"}]},
            ("pictures", 1, "image"),
        ),
        ({"pictures": [{"alt": "A", "caption": "B"}, {"image": "none.svg"}]}, ("pictures", 1, "image")),
        ({"pictures": [{"alt": "A", "caption": "B"}, {"image": "../a.svg"}]}, ("pictures", 1, "image")),
        ({"video": "javascript:alert(1)"}, ("video",)),
        ({"language": "tlh-xx"}, ("language",)),
    ],
)
def test_problems_are_told_at_their_fields_and_nothing_is_written(
    found: FoundLibrary, changes: dict[str, Any], path: tuple[Any, ...]
) -> None:
    before = files(found.root)
    for checked in (check_draft(found, draft(**changes)), save_draft(found, draft(**changes))):
        assert path in [each.path[: len(path)] for each in checked.problems], said(checked)
        assert all(each.problem.message for each in checked.problems)
    assert files(found.root) == before


@pytest.mark.parametrize(
    "id_", ["", "../evil", "a/b", "A", "heel raise", "con", "x" * 61, "..", "a.yaml", "bridge", "-a", "a\0"]
)
def test_an_id_is_no_path_and_takes_no_other_file(found: FoundLibrary, id_: str) -> None:
    before = files(found.root)
    [problem] = save_draft(found, draft(id_)).problems
    assert problem.path == ("id",)
    assert problem.problem.hint
    assert files(found.root) == before


def test_a_file_that_was_changed_meanwhile_is_not_replaced(found: FoundLibrary) -> None:
    first, second = opened_draft(found, why="One."), opened_draft(found, why="Two.")
    assert not save_draft(found, first).problems
    with pytest.raises(UsageError, match="changed by another program since you opened it"):
        save_draft(found, second)
    assert "One." in (found.root / "exercises" / "bridge.yaml").read_text("utf-8")


def test_two_new_ones_of_one_name_are_not_both_written(found: FoundLibrary) -> None:
    assert not save_draft(found, draft()).problems
    assert said(save_draft(found, draft(why="Other."))) == [
        (("id",), 'there is an exercise "heel-raise" already')
    ]


def test_a_photo_never_takes_the_place_of_another(found: FoundLibrary) -> None:
    (found.root / "images" / "Heel-Raise-start.JPG").write_bytes(b"theirs")
    assert not save_draft(found, draft()).problems
    assert (found.root / "images" / "heel-raise-start-2.jpg").is_file()


def test_a_bad_photo_is_told_once_at_its_picture(found: FoundLibrary) -> None:
    bad = replace(draft(), photos={0: ("a.jpg", b"%PDF-1.7 not a photo")})
    assert said(check_draft(found, bad)) == [(("pictures", 0, "image"), "this is a PDF, not a picture")]


def test_a_change_that_breaks_a_program_is_refused_with_its_place(tmp_path: Path) -> None:
    programs = {"low-back": program(level({"exercise": "bridge", "dose": {"hold": "10 s"}}))}
    root = write_library(tmp_path / "lib", {"bridge": exercise()}, programs)
    found = FoundLibrary(root, starter=False)
    before = files(root)
    [problem] = save_draft(found, opened_draft(found, dose={"duration": "5 s"})).problems
    assert problem.path == ()
    assert problem.problem.file == "exercises/programs/low-back.yaml"
    assert problem.problem.mark is not None
    assert files(root) == before


def test_problems_of_other_files_do_not_stop_it(found: FoundLibrary) -> None:
    (found.root / "exercises" / "broken.yaml").write_text("name: [", "utf-8")
    assert not save_draft(found, draft()).problems


def test_the_starter_library_is_not_changed(found: FoundLibrary) -> None:
    with pytest.raises(UsageError) as caught:
        save_draft(FoundLibrary(found.root, starter=True), draft())
    assert "backpdf init" in (caught.value.hint or "")


def test_a_file_that_is_no_yaml_is_for_an_editor(found: FoundLibrary) -> None:
    (found.root / "exercises" / "bridge.yaml").write_text("name: [\n", "utf-8")
    with pytest.raises(ProblemsError):
        open_exercise(found.root, "bridge")
    with pytest.raises(UsageError):
        open_exercise(found.root, "../clinic")


@pytest.mark.skipif(os.name != "posix", reason="needs links")
def test_nothing_is_written_outside_the_library(found: FoundLibrary, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (found.root / "images").rename(tmp_path / "images")
    (found.root / "images").symlink_to(outside)
    with pytest.raises(ProblemsError):
        save_draft(found, draft())
    assert not list(outside.iterdir())


def test_a_disk_that_is_full_leaves_everything_as_it_was(
    found: FoundLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(found.root)
    written: list[Path] = []

    def fails(path: Path, data: bytes) -> None:
        if path.suffix == ".yaml":
            raise CannotWriteError("cannot write", "make room")
        written.append(path)
        path.write_bytes(data)

    monkeypatch.setattr(exercise_files, "write_whole", fails)
    with pytest.raises(CannotWriteError):
        save_draft(found, draft())
    assert written
    assert files(found.root) == before
