"""What looks like a file of the library and is not read: it is told, with what to do; backups are not."""

from __future__ import annotations

import io
import json
import os
import unicodedata
import zipfile
from pathlib import Path

import pytest
import yaml

from backpdf.library.folders import FolderNames, original_of
from backpdf.library.reading import read_library
from library.samples import EXERCISE, PROGRAM, write, write_library

CLINIC_TEXT = "name: Hill Clinic\nphone: 555 01 01\nemergency_number: 112\n"
PLAN_TEXT = "leave_out: [bridge]\nnote: Take it slowly.\n"


def problems(root: Path) -> list[str]:
    return [f"{each.place}: {each.message}; {each.hint}" for each in read_library(root).problems]


def unread(root: Path) -> list[str]:
    reading = read_library(root)
    assert reading.problems == ()
    return [f"{each.place}: {each.message}; {each.hint}" for each in reading.unread]


def zipped(*names: str, mime_type: str = "") -> bytes:
    """A document that is a zip archive of these files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        if mime_type:
            archive.writestr("mimetype", mime_type)
        for name in names:
            archive.writestr(name, "x")
    return file.getvalue()


DOCUMENTS = {
    "a Word document": zipped("[Content_Types].xml", "word/document.xml"),
    "a spreadsheet": zipped("[Content_Types].xml", "xl/workbook.xml"),
    "a presentation": zipped("ppt/presentation.xml"),
    "a LibreOffice document (ODT)": zipped(
        "content.xml", mime_type="application/vnd.oasis.opendocument.text"
    ),
    "a Pages document": zipped("Index/Document.iwa"),
    "a zip archive": zipped("bridge.yaml"),
    "an RTF document": rb"{\rtf1\ansi name: Bridge\par why: Strength.}",
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "a Word or other Office document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "a web page": b"<!DOCTYPE html>\n<html><body><p>name: Bridge</p></body></html>",
    "an XML file": b'<?xml version="1.0"?>\n<exercise/>',
    "a picture": b"\x89PNG\r\n\x1a\n\0\0",
}


# --- documents of other programs under the name of a text file


@pytest.mark.parametrize("what", DOCUMENTS)
@pytest.mark.parametrize(
    ("file", "name"),
    [("exercises/clam.yaml", "clam"), ("exercises/programs/neck.yaml", "neck"), ("clinic.yaml", "clinic")],
)
def test_a_document_under_the_name_of_a_text_file(tmp_path: Path, what: str, file: str, name: str) -> None:
    write(write_library(tmp_path), file, DOCUMENTS[what])
    (found,) = problems(tmp_path)
    assert found.startswith(f"{file}: this is {what}, not a plain text file; ")
    assert what == "a zip archive" or found.endswith(f'call that file "{name}.yaml"')


def test_a_cut_archive_and_a_mark_before_the_text(tmp_path: Path) -> None:
    write(write_library(tmp_path), "exercises/clam.yaml", DOCUMENTS["a Word document"][:60])
    write(tmp_path, "exercises/plank.yaml", b"\xef\xbb\xbf" + DOCUMENTS["a web page"])
    assert [each.split(";")[0] for each in problems(tmp_path)] == [
        "exercises/clam.yaml: this is a zip archive, not a plain text file",
        "exercises/plank.yaml: this is a web page, not a plain text file",
    ]


# --- wrong endings


@pytest.mark.parametrize(
    "name",
    [
        "clam.txt",
        "clam.text",
        "clam.md",
        "clam.yalm",
        "clam.yam",
        "clam.YMAL",
        "clam",
        "Clam.TXT",
    ],
)
def test_an_exercise_with_a_wrong_ending(tmp_path: Path, name: str) -> None:
    write(write_library(tmp_path), f"exercises/{name}", EXERCISE)
    assert problems(tmp_path) == [
        f"exercises/{name}: this looks like an exercise, but its name does not end in .yaml, "
        'so it is not read; rename it to "clam.yaml"'
    ]
    (tmp_path / "exercises" / name).rename(tmp_path / "exercises/clam.yaml")
    assert unread(tmp_path) == []


@pytest.mark.parametrize("indent", [None, 2])
def test_an_exercise_in_json_can_be_renamed(tmp_path: Path, indent: int | None) -> None:
    file = write(
        write_library(tmp_path), "exercises/clam.json", json.dumps(yaml.safe_load(EXERCISE), indent=indent)
    )
    (found,) = problems(tmp_path)
    assert found.endswith('rename it to "clam.yaml"')
    file.rename(tmp_path / "exercises/clam.yaml")
    assert unread(tmp_path) == []


def test_a_program_with_a_wrong_ending(tmp_path: Path) -> None:
    write(write_library(tmp_path), "exercises/programs/neck.txt", PROGRAM)
    (found,) = problems(tmp_path)
    assert found.startswith("exercises/programs/neck.txt: this looks like a program, but its name")


@pytest.mark.parametrize("name", ["clam.yaml.txt", "clam.YAML.TXT", "clam.yml.rtf", "clam.yaml.yaml.txt"])
def test_one_ending_too_many(tmp_path: Path, name: str) -> None:
    write(write_library(tmp_path), f"exercises/{name}", EXERCISE)
    assert problems(tmp_path) == [
        f'exercises/{name}: the file\'s name has one ending too many; rename it to "clam.yaml"'
    ]


@pytest.mark.parametrize("name", ["clam.yaml ", "clam.yaml.", "Clam.YML ", "clam.yaml. "])
def test_something_after_the_ending(tmp_path: Path, name: str) -> None:
    file = write(write_library(tmp_path), f"exercises/{name}", "name: Clam\n")
    assert problems(tmp_path) == [
        f"exercises/{name}: the file's name goes on after .yaml, with a space or a full stop; "
        'rename it to "clam.yaml"'
    ]
    file.rename(tmp_path / "exercises/clam.yaml")
    assert problems(tmp_path)[0].startswith("exercises/clam.yaml:1:1: missing field")


@pytest.mark.parametrize("name", ["clam.yaml.docx", "clam.yaml.txt"])
def test_a_document_with_one_ending_too_many(tmp_path: Path, name: str) -> None:
    write(write_library(tmp_path), f"exercises/{name}", DOCUMENTS["a Word document"])
    (found,) = problems(tmp_path)
    assert found.startswith(f"exercises/{name}: this is a Word document, not a plain text file; ")
    assert found.endswith('call that file "clam.yaml"')


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_an_exercise_is_known_in_other_encodings(tmp_path: Path, encoding: str, line_end: str) -> None:
    text = EXERCISE.replace("Bridge", "Brücke").replace("\n", line_end)
    write(write_library(tmp_path), "exercises/clam.txt", text.encode(encoding))
    (found,) = problems(tmp_path)
    assert found.startswith("exercises/clam.txt: this looks like an exercise, but its name")


def test_a_program_that_names_what_is_not_read(tmp_path: Path) -> None:
    write_library(tmp_path)
    (tmp_path / "exercises/bridge.yaml").rename(tmp_path / "exercises/bridge.yaml.txt")
    write(tmp_path, "exercises/clam.yaml", EXERCISE)
    assert problems(tmp_path) == [
        'exercises/bridge.yaml.txt: the file\'s name has one ending too many; rename it to "bridge.yaml"',
        'exercises/programs/low-back.yaml:16:9: there is no exercise "bridge"; '
        "it may be in exercises/bridge.yaml.txt, which is not read",
    ]


@pytest.mark.parametrize(
    ("name", "what"),
    [("clam.docx", "a Word document"), ("clam.doc", "a Word document"), ("Clam.RTF", "an RTF document"),
     ("clam.odt", "a LibreOffice document (ODT)"), ("clam.pages", "a Pages document"), ("clam.pdf", "a PDF"),
     ("clam.xlsx", "a spreadsheet"), ("clam.numbers", "a spreadsheet"), ("clam.html", "a web page"),
     ("clam.gdoc", "a link to a document on the web")],
)  # fmt: skip
def test_documents_among_the_exercises(tmp_path: Path, name: str, what: str) -> None:
    write(write_library(tmp_path), f"exercises/{name}", "anything")
    (found,) = unread(tmp_path)
    assert found.startswith(f"exercises/{name}: this is {what}, which is not read; if it holds an exercise: ")
    assert found.endswith('call that file "clam.yaml"')


def test_a_document_that_is_a_folder(tmp_path: Path) -> None:
    write(write_library(tmp_path), "exercises/clam.rtfd/TXT.rtf", "{\\rtf1}")
    write(tmp_path, "exercises/plank.yaml/x", "")
    (tmp_path / "clinic.yml").mkdir()
    assert [each.split(";")[0] for each in unread(tmp_path)] == [
        "exercises/clam.rtfd: this is an RTF document, which is not read",
        "exercises/plank.yaml: this is a folder, and nothing in it is read",
    ]


def test_a_document_without_an_ending_is_seen_by_its_content(tmp_path: Path) -> None:
    write(write_library(tmp_path), "exercises/clam", DOCUMENTS["a Word document"])
    (found,) = unread(tmp_path)
    assert found.startswith("exercises/clam: this is a Word document, which is not read")


# --- wrong folders


@pytest.mark.parametrize(
    "file",
    ["exercises/hips/clam.yaml", "exercises/a/b/clam.yml", "exercises/programs/old/clam.yaml",
     "exercises/hips/clam.txt", "images/clam.yaml", "exercise/clam.yaml", "programs/clam.yaml"],
)  # fmt: skip
def test_an_exercise_in_another_folder(tmp_path: Path, file: str) -> None:
    write(write_library(tmp_path), file, EXERCISE)
    folder = file.rpartition("/")[0]
    assert unread(tmp_path) == [
        f"{file}: this looks like an exercise, but lies in {folder}/, so it is not read; "
        "if you mean to print it, move it to exercises/"
    ]


def test_an_exercise_beside_the_folder(tmp_path: Path) -> None:
    write(write_library(tmp_path), "clam.yaml", EXERCISE)
    assert unread(tmp_path) == [
        "clam.yaml: this looks like an exercise, but lies beside the folder exercises, so it is not read; "
        "if you mean to print it, move it to exercises/"
    ]


@pytest.mark.parametrize(
    "file", ["programs/neck.yaml", "exercises/hips/neck.yaml", "exercises/Programmes/neck.yml"]
)
def test_a_program_in_another_folder(tmp_path: Path, file: str) -> None:
    write(write_library(tmp_path), file, PROGRAM)
    (found,) = unread(tmp_path)
    assert found.startswith(f"{file}: this looks like a program, but lies in ")
    assert found.endswith("move it to exercises/programs/")


def test_many_files_of_one_folder_are_one_warning(tmp_path: Path) -> None:
    write_library(tmp_path)
    for number in range(12):
        write(tmp_path, f"exercises/old/clam-{number:02}.yaml", EXERCISE)
    (found,) = unread(tmp_path)
    assert found.startswith("exercises/old: 12 files, such as clam-00.yaml, clam-01.yaml, ")


@pytest.mark.parametrize(
    ("file", "text", "expected"),
    [
        ("exercises/programs/clam.yaml", EXERCISE,
         "this looks like an exercise, and lies among the programs; move it to exercises/clam.yaml"),
        ("exercises/neck.yaml", PROGRAM,
         "this looks like a program, and lies among the exercises; move it to exercises/programs/neck.yaml"),
        ("exercises/clinic.yaml", CLINIC_TEXT,
         "this looks like the clinic's file, and lies among the exercises; move it to clinic.yaml"),
        ("exercises/programs/clinic.yaml", "phone: 5\n",
         "this looks like the clinic's file, and lies among the programs; move it to clinic.yaml"),
        ("exercises/plan.yaml", PLAN_TEXT,
         "this looks like a plan, and lies among the exercises; "
         "move it out of this folder, and name it with --plan"),
        ("exercises/programs/bridge.yaml", EXERCISE,
         "this looks like an exercise, and lies among the programs; "
         "exercises/bridge.yaml is there already: delete this one"),
    ],
)  # fmt: skip
def test_one_thing_among_others(tmp_path: Path, file: str, text: str, expected: str) -> None:
    write(write_library(tmp_path), file, text)
    assert problems(tmp_path) == [f"{file}: {expected}"]


def test_an_exercise_with_fields_of_others_keeps_its_own_problems(tmp_path: Path) -> None:
    write_library(tmp_path, exercise=EXERCISE + "phone: 5\ntitle: x\n")
    assert [each.split(";")[0] for each in problems(tmp_path)] == [
        'exercises/bridge.yaml:7:1: unknown field "phone"',
        'exercises/bridge.yaml:8:1: unknown field "title"',
    ]


# --- the clinic's file


@pytest.mark.parametrize(
    "name",
    ["clinic.yml", "Clinic.yaml", "CLINIC.YML", "clinic.yaml.txt", "clinic.txt", "clinic", "clinic.json",
     " clinic.yaml", "clinic .yaml", "my-clinic.yaml", "clinics.yaml"],
)  # fmt: skip
def test_a_clinic_under_another_name(tmp_path: Path, name: str) -> None:
    file = write(write_library(tmp_path), name, CLINIC_TEXT)
    assert problems(tmp_path) == [
        f"{name}: this looks like the clinic's file, but only clinic.yaml is read; "
        'rename it to "clinic.yaml"'
    ]
    file.rename(tmp_path / "clinic.yaml")
    library = read_library(tmp_path).library
    assert library is not None
    assert library.clinic is not None
    assert library.clinic.emergency_number == "112"


@pytest.mark.parametrize("text", ["", "# name: ...\n", "nmae: Hill Clinic\n", "name: [\n"])
def test_a_clinic_is_known_by_its_name_alone(tmp_path: Path, text: str) -> None:
    write(write_library(tmp_path), "clinic.yml", text)
    (found,) = problems(tmp_path)
    assert found.startswith("clinic.yml: this looks like the clinic's file")


@pytest.mark.parametrize("file", ["images/clinic.yaml", "exercises/old/clinic.yaml", "exercises/clinic.txt"])
def test_a_clinic_in_another_folder(tmp_path: Path, file: str) -> None:
    write(write_library(tmp_path), file, CLINIC_TEXT)
    (found,) = problems(tmp_path)
    folder = file.rpartition("/")[0]
    assert found.endswith(f'move it out of {folder}/, beside the folder exercises, as "clinic.yaml"')


def test_two_files_of_a_clinic(tmp_path: Path) -> None:
    write(write_library(tmp_path, clinic=CLINIC_TEXT), "clinic.yml", CLINIC_TEXT)
    assert unread(tmp_path) == [
        "clinic.yml: this looks like the clinic's file, but clinic.yaml is the one that is read; "
        "delete one of the two"
    ]


def test_one_file_of_a_clinic_under_two_names(tmp_path: Path) -> None:
    """As where capitals do not count: the same file answers to both names."""
    write_library(tmp_path, clinic=CLINIC_TEXT)
    os.link(tmp_path / "clinic.yaml", tmp_path / "Clinic.yaml")
    assert unread(tmp_path) == []


def test_a_clinic_as_a_document(tmp_path: Path) -> None:
    write(write_library(tmp_path), "clinic.docx", DOCUMENTS["a Word document"])
    (found,) = unread(tmp_path)
    assert found.startswith(
        "clinic.docx: this is a Word document, which is not read; if it holds your clinic's"
    )


# --- what is passed over


@pytest.mark.parametrize(
    "name",
    ["bridge.yaml~", "clam.yaml~", "clam.yaml.bak", "clam.bak", "clam.yaml.orig", "clam.yaml.BAK",
     "clam.yaml.old", "clam.yaml.bak2", ".clam.yaml.swp", "clam.yaml.swp", "#clam.yaml#", ".#clam.yaml",
     "._clam.yaml", ".clam.yaml", "~$clam.docx", "~clam.yaml", "clam.yaml.tmp", "clam.yaml.part",
     "clam.yaml.crdownload", ".DS_Store", "Thumbs.db", "desktop.ini", "Desktop.ini", "Icon\r",
     "README.md", "notes.txt", "x.csv"],
)  # fmt: skip
@pytest.mark.parametrize("folder", ["exercises", "exercises/programs", ""])
def test_backups_and_files_of_systems_are_passed_over(tmp_path: Path, name: str, folder: str) -> None:
    text = EXERCISE if "clam" in name or "bridge" in name else "Words about name: value pairs.\nphone: 1\n"
    write(write_library(tmp_path), f"{folder}/{name}", text)
    assert unread(tmp_path) == []


@pytest.mark.parametrize(
    "name",
    ["Copy of bridge.yaml", "bridge copy.yaml", "bridge copy 2.yaml", "bridge - Copy.yaml", "bridge (1).yaml",
     "bridge(2).yaml", "bridge - Copy (2).yaml", "Kopie von bridge.yaml", "bridge - Kopie.yaml",
     "bridge (Ann's conflicted copy 2026-11-01).yaml", "bridge.sync-conflict-20261101-1.yaml",
     "Bridge (1).yml", "Copy (2) of bridge.yaml", "bridge \u2013 Kopie.yaml", "bridge.yaml (1)",
     "bridge.yaml 2", "bridge.yaml copy"],
)  # fmt: skip
def test_copies_are_passed_over_with_a_word(tmp_path: Path, name: str) -> None:
    write(write_library(tmp_path), f"exercises/{name}", EXERCISE.replace("Bridge", "Other"))
    assert unread(tmp_path) == [
        f'exercises/{name}: this looks like a copy of "bridge.yaml", and is not read; '
        "delete it, or give it a name of its own"
    ]


@pytest.mark.parametrize("name", ["Copy of clam.yaml", "clam (1).yaml", "clam copy.yaml"])
def test_a_copy_of_nothing_is_an_exercise(tmp_path: Path, name: str) -> None:
    write(write_library(tmp_path), f"exercises/{name}", EXERCISE)
    (found,) = problems(tmp_path)
    assert "a file name may hold only small letters" in found


def test_names_that_are_no_copies() -> None:
    names = FolderNames.of(["bridge.yaml", "side.yaml"])
    for name in ("bridge.yaml", "bridge-2.yaml", "copycat.yaml", "bridge-copy.yaml", "side plank.yaml"):
        assert original_of(name, names) is None


@pytest.mark.parametrize("file", ["plan.yaml", "plans/p1.yaml", "config.yml", "reviews.yaml", "notes.json"])
def test_other_files_of_the_folder_are_left_alone(tmp_path: Path, file: str) -> None:
    text = PLAN_TEXT if "p" in file else "title: Some site\nversion: 2\nservices: {a: 1}\n"
    write(write_library(tmp_path), file, text)
    assert unread(tmp_path) == []


# --- names


def test_two_names_that_differ_in_capitals_only(tmp_path: Path) -> None:
    write(write_library(tmp_path), "exercises/Bridge.yaml", EXERCISE)
    assert problems(tmp_path) == [
        "exercises/Bridge.yaml: a file name may hold only small letters (a to z), digits and hyphens; "
        '"bridge.yaml" is there already: delete one of the two, or give this one another name'
    ]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_are_spelt_out_however_they_are_stored(tmp_path: Path, form: str) -> None:
    name = unicodedata.normalize(form, "Übung für Füße.yaml")  # type: ignore[arg-type]
    write(write_library(tmp_path), f"exercises/{name}", EXERCISE)
    (found,) = problems(tmp_path)
    assert found.endswith('rename it to "uebung-fuer-fuesse.yaml"')


@pytest.mark.parametrize("name", ["con", "nul", "aux", "prn", "com1", "lpt9"])
@pytest.mark.parametrize("folder", ["exercises", "exercises/programs"])
def test_names_that_windows_keeps(tmp_path: Path, name: str, folder: str) -> None:
    text = PROGRAM if "programs" in folder else EXERCISE
    file = write(write_library(tmp_path), f"{folder}/{name}.yaml", text)
    assert problems(tmp_path) == [
        f'{folder}/{name}.yaml: Windows cannot store a file called "{name}"; '
        f'rename it, for instance to "{name}-exercise.yaml"'
    ]
    file.rename(file.with_name(f"{name}-exercise.yaml"))
    assert unread(tmp_path) == []


# --- links and what cannot be read


def test_no_link_out_of_the_library_is_followed(tmp_path: Path) -> None:
    root = write_library(tmp_path / "library")
    outside = tmp_path / "outside"
    for name in ("clam.yaml", "clinic.yaml", "deep/clam.yaml"):
        write(outside, name, EXERCISE)
    (root / "exercises/clam.txt").symlink_to(outside / "clam.yaml")
    (root / "clinic.yml").symlink_to(outside / "clinic.yaml")
    (root / "exercises/deep").symlink_to(outside / "deep")
    (root / "programs").symlink_to(outside)
    reading = read_library(root)
    assert [each.file for each in reading.problems] == ["clinic.yml"]  # by its name alone
    assert reading.unread == ()


@pytest.mark.parametrize("folder", ["exercises", "exercises/programs"])
def test_a_folder_that_is_a_link_out_of_the_library(tmp_path: Path, folder: str) -> None:
    root = write_library(tmp_path / "library")
    (root / folder).rename(tmp_path / "outside")
    (root / folder).symlink_to(tmp_path / "outside")
    assert problems(root)[0] == (
        f"{folder}: the folder is a link to a place outside the library; copy the folder itself to this place"
    )


def test_a_library_that_is_itself_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(write_library(tmp_path / "library", clinic=CLINIC_TEXT))
    write(tmp_path / "library", "exercises/old/clam.yaml", EXERCISE)
    assert [each.split(":")[0] for each in unread(tmp_path / "link")] == ["exercises/old/clam.yaml"]


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    write_library(tmp_path)
    for name in ("exercises/clam.txt", "clinic.txt", "exercises/clam"):
        os.mkfifo(tmp_path / name)
    assert unread(tmp_path) == []
