"""Where handouts go: folders, one file, and never among the files of the library."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.libraries import level, program, write_library

from backpdf.handout.request import Request
from backpdf.library.reading import read_library
from backpdf.pdf.layout.theme import Paper
from backpdf.pdf.print_options import PrintOptions
from backpdf.problems import UsageError
from backpdf.production.library_folder import FoundLibrary
from backpdf.production.output_place import check_folder, outdated_files, output_place
from backpdf.production.task import Task


@pytest.fixture
def found(tmp_path: Path) -> FoundLibrary:
    programs = {"low-back": program(level(), level()), "neck": program(level())}
    return FoundLibrary(write_library(tmp_path / "library", programs=programs), starter=False)


def task(number: int = 1, paper: Paper = Paper.A4) -> Task:
    name = f"low-back-level-{number}-{paper}.pdf"
    return Task(Request("low-back", number), PrintOptions(paper), Path(name), is_private=False)


def test_usual_places() -> None:
    assert output_place(None, FoundLibrary(Path(), starter=False)).folder == Path("output")
    assert output_place(None, FoundLibrary(Path("x"), starter=False)).folder == Path("output")
    assert output_place(None, FoundLibrary(Path(".."), False, above=True)).folder == Path("../output")


def test_one_file_for_one_handout(tmp_path: Path, found: FoundLibrary) -> None:
    place = output_place(tmp_path / "new" / "sheet.PDF", found)
    assert (place.folder, place.file) == (tmp_path / "new", tmp_path / "new" / "sheet.PDF")
    assert [each.path for each in place.place([task()])] == [place.file]


@pytest.mark.parametrize(
    ("tasks", "hint"),
    [
        ([task(1), task(2)], "give a folder, or say which handout, such as --program low-back --level 1"),
        ([task(), task(paper=Paper.LETTER)], "give a folder, or leave --all out"),
        (
            [task(2), task(2, Paper.LETTER), task(3)],
            "give a folder, or say which handout, such as --program low-back --level 2, without --all",
        ),
    ],
)
def test_one_file_for_several_handouts(found: FoundLibrary, tasks: list[Task], hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        output_place(Path("sheet.pdf"), found).place(tasks)
    assert caught.value.message == f"sheet.pdf is one file, and {len(tasks)} handouts are asked for"
    assert caught.value.hint == hint


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ("HERE/file", "HERE/file is a file, not a folder"),
        ("HERE/folder.pdf", "HERE/folder.pdf is a folder"),
        ("HERE/con.pdf", "Windows cannot store a file called con.pdf"),
        ("HERE/library/exercises", "the handouts would lie among the files of the library, in exercises/"),
        (
            "HERE/library/exercises/out",
            "the handouts would lie among the files of the library, in exercises/",
        ),
        ("HERE/library/images/x.pdf", "the handouts would lie among the files of the library, in images/"),
        ("HERE/link", "the handouts would lie among the files of the library, in images/"),
    ],
)
def test_places_that_cannot_be(tmp_path: Path, found: FoundLibrary, given: str, message: str) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "link").symlink_to(found.root / "images")
    with pytest.raises(UsageError) as caught:
        output_place(Path(given.replace("HERE", str(tmp_path))), found)
    assert caught.value.message == message.replace("HERE", str(tmp_path))
    assert caught.value.hint


def test_where_only_a_folder_will_do(tmp_path: Path, found: FoundLibrary) -> None:
    with pytest.raises(UsageError) as caught:
        output_place(tmp_path / "all.pdf", found, file_cure="use --combine")
    assert caught.value.hint == "use --combine"
    assert output_place(tmp_path / "all", found, file_cure="use --combine").folder == tmp_path / "all"
    check_folder(tmp_path / "all")


def test_files_of_levels_that_are_gone_are_named(tmp_path: Path, found: FoundLibrary) -> None:
    library = read_library(found.root).library
    assert library is not None
    kept = (
        "low-back-level-2.pdf",
        "a-low-back-level-9.pdf",
        "other-level-9.pdf",
        "neck-level-1-personal.pdf",
    )
    gone = ("low-back-level-3.pdf", "neck-level-2-letter-mono.pdf")
    for name in (*kept, *gone):
        (tmp_path / name).write_text("x")
    assert outdated_files(tmp_path, library) == [
        f"{tmp_path.as_posix()}/low-back-level-3.pdf is of a level that is no longer there "
        "(its levels: 1, 2): delete it",
        f"{tmp_path.as_posix()}/neck-level-2-letter-mono.pdf is of a level that is no longer there "
        "(its levels: 1): delete it",
    ]
    assert outdated_files(tmp_path / "nowhere", library) == []
