from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from backpdf.library.model.library import Count, Duration
from backpdf.library.reading import read_library
from library.samples import DRAWING, EXERCISE, PROGRAM, photo, write, write_library


def places(root: Path) -> list[str]:
    return [f"{problem.place}: {problem.message}" for problem in read_library(root).problems]


def rendered_problems(root: Path) -> str:
    return "".join(f"{problem.render()}\n" for problem in read_library(root).problems)


FULL_EXERCISE = """\
# yaml-language-server: $schema=../schema/exercise.schema.json
name: Bridge
why: Builds strength
  in your **back**.
position: lying on back
equipment: [mat]
pictures:
  - {image: bridge-start.svg, caption: Start, alt: A person lies., credit: A. Jones, licence: CC0}
  - {image: photos/lift.jpg, caption: Lift, alt: The hips are up.}
steps: [Lie down., Lift.]
dose:
  {sets: 2, reps: 8-12, hold: 5 s, rest: 30 s, times_a_day: 1, days_a_week: 4-5, each_side: true, load: light}
easier: Lift halfway.
harder: Cross your arms.
take_care: Stop if it hurts.
tags: [strength]
video: https://example.org/bridge?a=1
sources: [A book.]
language: en-GB
"""


def full_library(root: Path) -> Path:
    write_library(root, exercise=FULL_EXERCISE)
    write(root, "images/photos/lift.jpg", photo("JPEG"))
    write(root, "logo.png", photo())
    write(
        root,
        "clinic.yaml",
        "name: Hill Clinic\nlogo: logo.png\nphone: +44 (0)20 555-1\npaper: A4\nweb: http://example.org\n",
    )
    use = "      - {exercise: bridge, dose: {reps: 5, each_side: false}}\n"
    program = PROGRAM.replace("      - bridge\n", use)
    write(
        root,
        "exercises/programs/low-back.yaml",
        program + "review: {by: A. Jones, date: 2026-01-01, next: 2027-01-01}\n",
    )
    return root


def test_a_library_that_is_right(tmp_path: Path) -> None:
    reading = read_library(full_library(tmp_path))
    assert reading.problems == ()
    library = reading.library
    assert library is not None
    bridge = library.exercises["bridge"]
    assert (bridge.id, bridge.why) == ("bridge", "Builds strength in your **back**.")
    assert bridge.dose.reps == Count(8, 12)
    assert bridge.dose.hold == Duration(5, 5, "s")
    assert library.picture_path(bridge.pictures[1]) == tmp_path / "images/photos/lift.jpg"
    assert library.logo_path == tmp_path / "logo.png"
    assert library.clinic is not None
    assert library.clinic.paper == "a4"
    program = library.programs["low-back"]
    assert program.language is None
    assert library.language_of(program) == "en"
    assert (program.id, program.version, program.diary_weeks) == (
        "low-back",
        "1.0",
        2,
    )
    assert [level.number for level in program.levels] == [1]


def test_a_level_changes_the_dose_of_an_exercise(tmp_path: Path) -> None:
    library = read_library(full_library(tmp_path)).library
    assert library is not None
    (used,) = library.exercises_of(library.programs["low-back"].levels[0])
    own = library.exercises["bridge"]
    assert used.dose.reps == Count(5, 5)
    assert used.dose.each_side is False
    assert (used.dose.sets, used.name) == (own.dose.sets, own.name)
    assert own.dose.reps == Count(8, 12)


def test_a_library_can_be_sent_to_a_worker(tmp_path: Path) -> None:
    library = read_library(full_library(tmp_path)).library
    assert pickle.loads(pickle.dumps(library)) == library


def test_files_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    write_library(tmp_path)
    for name in ("clam", "a-stretch", "plank"):
        write(tmp_path, f"exercises/{name}.yaml", EXERCISE)
    library = read_library(tmp_path).library
    assert library is not None
    assert list(library.exercises) == ["a-stretch", "bridge", "clam", "plank"]


def test_levels_come_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    level = PROGRAM[PROGRAM.index("  1:\n") :]
    write_library(tmp_path, program=PROGRAM.replace("  1:\n", "  2:\n") + level)
    library = read_library(tmp_path).library
    assert library is not None
    assert [level.number for level in library.programs["low-back"].levels] == [1, 2]


def test_a_clinic_file_may_be_empty(tmp_path: Path) -> None:
    library = read_library(write_library(tmp_path, clinic="# name: ...\n")).library
    assert library is not None
    assert library.clinic is not None
    assert library.logo_path is None


def test_documents_are_the_files_that_are_yaml(tmp_path: Path) -> None:
    write_library(tmp_path, exercise="name: [", clinic="name: Hill Clinic\n")
    documents = read_library(tmp_path).documents
    assert [document.shown for document in documents] == ["exercises/programs/low-back.yaml", "clinic.yaml"]


def test_all_problems_are_reported_in_file_order(tmp_path: Path) -> None:
    write_library(
        tmp_path, exercise=EXERCISE.replace("reps: 8-12", "reps: many, hold: 5").replace("name:", "nmae:")
    )
    write(tmp_path, "exercises/clam.yaml", "name: Clam\nwhy: Note: this\n")
    write(tmp_path, "exercises/plank.yaml", EXERCISE + "pictures: [{image: plank.svg, caption: Start}]\n")
    program = PROGRAM.replace("      - bridge\n", "      - bridge\n      - clam\n      - clamp\n").replace(
        "1.0", ""
    )
    write(tmp_path, "exercises/programs/low-back.yaml", program)
    write(tmp_path, "clinic.yaml", "paper: A5\n")
    assert places(tmp_path) == [
        'clinic.yaml:1:8: "paper" must be a4 or letter',
        'exercises/bridge.yaml:1:1: unknown field "nmae"',
        'exercises/bridge.yaml:6:23: "reps" must be a whole number or a range',
        'exercises/bridge.yaml:6:35: "hold" has no unit',
        "exercises/clam.yaml:2:10: a colon inside a text",
        'exercises/plank.yaml:7:12: missing field "alt"',
        'exercises/plank.yaml:7:20: the picture "plank.svg" is not in images/',
        'exercises/programs/low-back.yaml:9:1: "version" is empty',
        'exercises/programs/low-back.yaml:18:9: there is no exercise "clamp"',
    ]


# --- files and folders ---


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    assert rendered_problems(tmp_path / "nowhere") == (
        "exercises: there are no exercises\n"
        '        write one with "backpdf new", or copy the starter library with "backpdf init"\n'
        "exercises/programs: there is no program, so there is nothing to print\n"
        '        copy the starter library with "backpdf init" to see one\n'
    )


def test_two_files_with_one_id(tmp_path: Path) -> None:
    write_library(tmp_path)
    write(tmp_path, "exercises/bridge.yml", EXERCISE)
    assert rendered_problems(tmp_path) == (
        'exercises/bridge.yml: there are two files with the id "bridge"\n'
        "        rename this one, or exercises/bridge.yaml\n"
    )


@pytest.mark.parametrize(
    ("name", "better"),
    [
        ("Clam.yaml", "clam.yaml"),
        ("side plank.yaml", "side-plank.yaml"),
        ("a--b.yaml", "a-b.yaml"),
        ("é.yaml", "e.yaml"),
        ("Übung.yaml", "uebung.yaml"),
        ("桥.yaml", "unnamed.yaml"),
    ],
)
def test_file_names_that_are_no_ids(tmp_path: Path, name: str, better: str) -> None:
    write_library(tmp_path)
    write(tmp_path, f"exercises/{name}", EXERCISE)
    assert rendered_problems(tmp_path) == (
        f"exercises/{name}: a file name may hold only small letters (a to z), digits and hyphens\n"
        f'        rename it to "{better}"\n'
    )


def test_a_file_name_that_is_too_long(tmp_path: Path) -> None:
    write_library(tmp_path)
    write(tmp_path, f"exercises/{'a' * 61}.yaml", EXERCISE)
    assert places(tmp_path) == [f"exercises/{'a' * 61}.yaml: the file name is longer than 60 characters"]


def test_a_file_name_cannot_command_a_terminal(tmp_path: Path) -> None:
    write_library(tmp_path)
    write(tmp_path, "exercises/a\x1b[31m\n.yaml", EXERCISE)
    assert places(tmp_path)[0].startswith("exercises/a\ufffd[31m\ufffd.yaml: a file name")


def test_a_hidden_second_ending(tmp_path: Path) -> None:
    write_library(tmp_path)
    write(tmp_path, "exercises/clam.yaml.txt", EXERCISE)
    assert rendered_problems(tmp_path) == (
        "exercises/clam.yaml.txt: the file's name has one ending too many\n"
        '        rename it to "clam.yaml"\n'
    )


def test_other_files_and_folders_are_left_alone(tmp_path: Path) -> None:
    write_library(tmp_path)
    for name in (".bridge.yaml", "notes.txt", "bridge.yaml~", "old/clam.yaml", "folder.yaml/x"):
        write(tmp_path, f"exercises/{name}", "rubbish: [")
    assert read_library(tmp_path).problems == ()


def test_files_that_lead_out_of_the_library_are_not_read(tmp_path: Path) -> None:
    root = write_library(tmp_path / "library")
    for name in ("exercises/clam.yaml", "exercises/programs/neck.yaml", "clinic.yaml"):
        outside = write(tmp_path, f"outside/{name}", "secret: [")
        (root / name).symlink_to(outside)
    message = (
        "the file is a link to a place outside the library\n        copy the file itself to this place\n"
    )
    assert rendered_problems(root) == (
        f"clinic.yaml: {message}exercises/clam.yaml: {message}exercises/programs/neck.yaml: {message}"
    )


def test_links_inside_the_library_are_followed(tmp_path: Path) -> None:
    write_library(tmp_path)
    (tmp_path / "exercises/clam.yaml").symlink_to(tmp_path / "exercises/bridge.yaml")
    library = read_library(tmp_path).library
    assert library is not None
    assert list(library.exercises) == ["bridge", "clam"]


def test_links_in_a_ring_and_links_to_nothing(tmp_path: Path) -> None:
    write_library(tmp_path)
    (tmp_path / "exercises/a.yaml").symlink_to(tmp_path / "exercises/b.yaml")
    (tmp_path / "exercises/b.yaml").symlink_to(tmp_path / "exercises/a.yaml")
    (tmp_path / "clinic.yaml").symlink_to(tmp_path / "nothing.yaml")
    assert places(tmp_path) == [
        "clinic.yaml: the file does not exist",
        "exercises/a.yaml: the file cannot be read",
        "exercises/b.yaml: the file cannot be read",
    ]


def test_a_folder_of_images_outside_the_library(tmp_path: Path) -> None:
    root = write_library(
        tmp_path / "library", exercise=EXERCISE + "pictures: [{image: a.svg, caption: A, alt: B}]\n"
    )
    write(tmp_path, "outside/a.svg", DRAWING)
    (root / "images").rename(tmp_path / "old")
    (root / "images").symlink_to(tmp_path / "outside")
    assert places(root) == [
        "exercises/bridge.yaml:7:20: the folder images/ is a link to a place outside the library"
    ]


def test_a_folder_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object) -> None:
        raise PermissionError

    write_library(tmp_path)
    monkeypatch.setattr(os, "scandir", refuse)
    assert places(tmp_path)[0] == "exercises: the folder cannot be read"


def test_many_unknown_fields_are_counted(tmp_path: Path) -> None:
    write_library(tmp_path)
    path = tmp_path / "exercises" / "bridge.yaml"
    path.write_text(path.read_text("utf-8") + "".join(f"k{n}: x\n" for n in range(4_000)), "utf-8")
    problems = read_library(tmp_path).problems
    assert len(problems) == 21
    assert problems[-1].message == "and 3,980 more problems of this kind, from here on"


def test_a_text_of_a_million_letters_is_refused_once(tmp_path: Path) -> None:
    write_library(tmp_path)
    path = tmp_path / "exercises" / "bridge.yaml"
    path.write_text(path.read_text("utf-8") + f"take_care: {'x' * 1_000_000}\n", "utf-8")
    problems = read_library(tmp_path).problems
    assert [problem.message for problem in problems] == [
        "this text has 1,000,000 characters, at most 10,000 fit"
    ]
