"""Help, `list`, `check`, `init`, and the command line as a whole."""

from __future__ import annotations

import errno
import gc
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support.handouts import starter_sheets
from support.libraries import exercise, level, program, write_library

from backpdf import __version__
from backpdf.cli import COMMANDS, cli
from backpdf.production.checked_library import COPIED
from backpdf.starter import starter_root
from cli.home import Command, files

# ---- help


def test_help_lists_every_command(command: Command) -> None:
    for option in ("--help", "-h"):
        said = command(option)
        assert (said.code, said.err) == (0, "")
        for name, told in COMMANDS.items():
            assert re.search(rf"^  {name} +{re.escape(told[:30])}", said.out, re.MULTILINE)


@pytest.mark.parametrize("collects", [True, False])
def test_loading_a_command_leaves_the_collector_as_it_was(
    command: Command, monkeypatch: pytest.MonkeyPatch, collects: bool
) -> None:
    monkeypatch.delitem(sys.modules, "backpdf.cli.schema", raising=False)
    try:
        (gc.enable if collects else gc.disable)()
        assert command("schema", "--help").code == 0
        assert gc.isenabled() is collects
    finally:
        gc.enable()


def test_without_a_command_the_help_is_shown(command: Command) -> None:
    said = command()
    assert said.code == 2
    assert "Commands:" in said.out + said.err


def test_version(command: Command) -> None:
    assert command("--version").out == f"backpdf, version {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_has_an_example(command: Command, name: str) -> None:
    said = command(name, "--help")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith(f"Usage: backpdf {name} ")
    examples = re.findall(r"^ {4}(backpdf .*)$", said.out, re.MULTILINE)
    assert examples
    assert all(example.startswith(f"backpdf {name}") for example in examples)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained(name: str) -> None:
    found = cli.get_command(cli.make_context("backpdf", ["--help"], resilient_parsing=True), name)
    assert found is not None
    assert found.help
    assert found.help.split()[0] == COMMANDS[name].split()[0]
    for parameter in found.params:
        assert parameter.param_type_name == "argument" or getattr(parameter, "help", None), parameter.name


def test_an_unknown_command(command: Command) -> None:
    said = command("bild")
    assert (said.code, said.out) == (2, "")
    assert "Error: No such command 'bild'." in said.err


# ---- list


def test_list_shows_programs_levels_and_spare_exercises(command: Command, home: Path) -> None:
    write_library(
        home,
        {
            "bridge": exercise("**Bridge**", dose={"reps": 10}),
            "arch": exercise("Arch", tags=["back", "hips"]),
        },
        {"low-back": program(level("bridge", name="Get **moving**"), title="Your **back**")},
    )
    said = command("list")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "low-back: Your back\n"
        "  level 1: Get moving\n"
        "    bridge  Bridge  10 times.\n"
        "\n"
        "1 exercise in no program yet:\n"
        "    arch  Arch  back, hips\n"
    )


def test_list_as_json(command: Command, clinic_home: Path) -> None:
    del clinic_home
    said = command("list", "--json")
    assert (said.code, said.err) == (0, "")
    assert [each["id"] for each in said.json["programs"]] == ["low-back", "neck"]
    assert said.json["programs"][0]["levels"][0]["exercises"] == ["bridge"]
    assert [each["id"] for each in said.json["exercises"]] == ["bridge"]


def test_list_of_the_starter_library_says_so(command: Command, home: Path) -> None:
    del home
    said = command("list")
    assert said.code == 0
    assert said.err.startswith("No folder `exercises` here: using the starter library")
    for program_id, number in starter_sheets():
        assert f"{program_id}: " in said.out
        assert f"  level {number}: " in said.out


def test_list_tells_problems(command: Command, home: Path) -> None:
    write_library(home, {"bridge": exercise(dose=None)})
    said = command("list")
    assert (said.code, said.out) == (1, "")
    assert said.err.endswith("1 problem. Nothing was made.\n")


# ---- check


def test_check_of_a_sound_library(command: Command, clinic_home: Path) -> None:
    said = command("check")
    assert (said.code, said.err) == (0, "")
    assert said.out == (
        "The library has no problems.\n1 exercise, 2 programs, 3 handouts.\n"
        f"Library: {clinic_home}\n"
        "Clinic: no clinic.yaml, so no sheet names your clinic or its emergency number\n"
    )
    (clinic_home / "clinic.yaml").write_text("name: Hill Clinic\n", "utf-8")
    assert command("check").out.endswith("\nClinic: clinic.yaml\n")
    (clinic_home / "clinic.yaml").unlink()
    assert files(clinic_home) == ["exercises", "images"]


def test_check_tells_every_problem_in_file_order(command: Command, home: Path) -> None:
    write_library(
        home,
        {"b": exercise(dose=None), "a": exercise(why="😀", video="nowhere")},
        {"low-back": program(level("c"), language="xx")},
    )
    said = command("check")
    assert (said.code, said.out) == (1, "")
    places = re.findall(r"^(\S+\.yaml):(\d+)", said.err, re.MULTILINE)
    assert [file for file, _ in places] == sorted(file for file, _ in places)
    assert {file for file, _ in places} == {
        "exercises/a.yaml",
        "exercises/b.yaml",
        "exercises/programs/low-back.yaml",
    }
    assert f"\nThe library has {len(places)} problems.\nLibrary: {home}\nClinic: no clinic" in said.err


def test_check_as_json(command: Command, home: Path) -> None:
    write_library(home, {"bridge": exercise(dose=None)})
    said = command("check", "--json")
    assert (said.code, said.err) == (1, "")
    assert [problem["file"] for problem in said.json["problems"]] == ["exercises/bridge.yaml"]
    assert command("check", "--json", "--library", starter_root()).json == {
        "library": str(starter_root()), "clinic": None, "problems": [], "warnings": [],
    }  # fmt: skip


def test_check_advises_on_texts_that_contradict_each_other(command: Command, home: Path) -> None:
    review = {"by": "A. Jones", "date": "2019-01-01", "next": "2020-01-01"}
    write_library(
        home, {"bridge": exercise(steps=["Hold for 20 seconds."])}, {"low-back": program(review=review)}
    )
    said = command("check")
    assert said.code == 0
    assert said.err == (
        'Warning: exercises/bridge.yaml:4:3: step 1 says "20 seconds", the dose says 5 s; '
        "change one of the two\n"
        "Warning: exercises/programs/low-back.yaml:41:9: the next review was due on 2020-01-01; "
        "have the program reviewed, then change both dates of the review\n"
    )
    said = command("check", "--json")
    assert (said.code, said.json["problems"]) == (0, [])
    assert said.json["warnings"][0] == {
        "file": "exercises/bridge.yaml",
        "line": 4,
        "column": 3,
        "message": 'step 1 says "20 seconds", the dose says 5 s',
        "hint": "change one of the two",
    }
    assert command("build").err.count("Warning") == 0  # advice is for authors, who check


def test_check_tells_which_levels_take_more_than_a_sheet(command: Command, long_home: Path) -> None:
    assert command("check").err == ""
    said = command("check", "--paper", "letter", "--paper", "a4")
    assert said.code == 0
    letter, a4 = sorted(said.err.splitlines(), key=lambda line: "on letter" not in line)
    for line, paper in ((letter, "letter"), (a4, "a4")):
        assert re.fullmatch(
            r"Warning: exercises/programs/low-back\.yaml:\d+:\d+: "
            rf"on {paper}, level 1 takes 3 pages, because it is about \d+ lines too long for 2; "
            r'leave out (exercise \d "Move e\d"[^;]*), or (another|others) as long',
            line,
        )
    assert "\n1 of 1 handout takes more than one sheet of letter.\n1 of 1 handout takes " in said.out
    place = letter.split(":")
    lines = (long_home / place[1].strip()).read_text("utf-8").splitlines()
    assert lines[int(place[2]) - 1].strip().startswith("'1'")
    (warning, _) = command("check", "--json", "--paper", "letter", "--paper", "a4").json["warnings"]
    assert warning["line"] == int(place[2])
    assert warning["hint"].startswith("leave out exercise")


def test_check_says_that_every_level_fits(command: Command, clinic_home: Path) -> None:
    del clinic_home
    said = command("check", "--paper", "letter")
    assert (said.code, said.err) == (0, "")
    assert "\nEach handout fits on one sheet of letter.\n" in said.out


def test_check_of_summaries(command: Command, home: Path) -> None:
    ids = [f"e{number}" for number in range(1, 13)]
    exercises = {id: exercise(f"Move {id}", pictures=("a.svg", "b.svg")) for id in ids}
    signs = ["Numbness that does not go away, day or night, whatever you do against it. " * 2] * 9
    emergency = {"action": "Go to a hospital", "signs": signs}
    flags = {"emergency": emergency, "doctor": {"action": "See a doctor", "signs": ["Fever"]}}
    write_library(home, exercises, {"low-back": program(level(*ids), level("e1"), red_flags=flags)})
    said = command("check", "--paper", "a4", "--edition", "summary")
    assert said.code == 0
    assert "\n1 of 2 summaries takes more than one page of a4.\n" in said.out
    assert ": on a4, the summary of level 1 takes 2 pages" in said.err
    said = command("check", "--edition", "summary")
    assert (said.code, said.err) == (
        2,
        "Error: --edition needs --paper\n       name the paper, such as --paper a4\n",
    )


def test_check_tells_what_cannot_be_laid_out(command: Command, home: Path) -> None:
    write_library(home, programs={"low-back": program(disclaimer="word " * 1500)})
    said = command("check", "--paper", "a4")
    assert said.code == 0
    assert "on a4, level 1 cannot be printed: a text is higher than a page" in said.err


def test_check_lays_out_no_library_with_problems(command: Command, home: Path) -> None:
    write_library(home, {"bridge": exercise(dose=None)})
    said = command("check", "--paper", "a4")
    assert said.code == 1
    assert "sheet of a4" not in said.out


def test_check_of_the_starter_library(command: Command, home: Path) -> None:
    del home
    said = command("check")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("The starter library has no problems.\n")


@pytest.mark.parametrize("name", ["list", "check", "build"])
def test_a_library_that_is_not_there(command: Command, home: Path, name: str) -> None:
    del home
    said = command(name, "--library", "nowhere")
    assert (said.code, said.out) == (2, "")
    assert said.err == "Error: there is no folder nowhere\n       give the folder that holds `exercises`\n"


# ---- init


def test_init_copies_the_starter_library(command: Command, home: Path) -> None:
    said = command("init", "my clinic")
    written = (*COPIED, "clinic.yaml")
    assert (said.code, said.out) == (0, "".join(f"my clinic/{name}\n" for name in written))
    assert said.err == "Change the files in my clinic, then run `backpdf build` there.\n"
    for folder in COPIED:
        source, target = starter_root() / folder, home / "my clinic" / folder
        names = [path.relative_to(source) for path in sorted(source.rglob("*"))]
        assert [path.relative_to(target) for path in sorted(target.rglob("*"))] == names
        assert all(
            (target / n).read_bytes() == (source / n).read_bytes() for n in names if (source / n).is_file()
        )
    assert command("check", "--library", "my clinic").code == 0


def test_init_into_this_folder(command: Command, home: Path) -> None:
    assert command("init", ".").code == 0
    assert files(home) == sorted((*COPIED, "clinic.yaml"))
    assert command("list").err == ""


@pytest.mark.parametrize("name", COPIED)
def test_init_overwrites_nothing(command: Command, home: Path, name: str) -> None:
    (home / "mine" / name).mkdir(parents=True)
    (home / "mine" / name / "note.txt").write_text("mine")
    said = command("init", "mine")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        f"Error: mine/{name} is already there\n       choose a new folder, so that nothing is overwritten\n"
    )
    assert [path.name for path in (home / "mine").rglob("*")] == [name, "note.txt"]


def test_init_needs_a_folder(command: Command, home: Path) -> None:
    del home
    said = command("init")
    assert (said.code, said.out) == (2, "")
    assert said.err.endswith("Error: Missing argument 'DIR'.\n")


def test_init_where_a_file_is(command: Command, home: Path) -> None:
    (home / "mine").write_text("text")
    said = command("init", "mine")
    assert (said.code, said.out) == (3, "")
    assert said.err == "Error: cannot write in mine: not a directory\n       choose another folder\n"


@pytest.mark.parametrize(
    ("error", "code"), [(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), 3), (KeyboardInterrupt(), 130)]
)
def test_init_leaves_no_half_copy(
    command: Command, home: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    copied: list[Path] = []
    really = shutil.copyfile

    def copyfile(source: Path, target: Path) -> object:
        copied.append(target)
        if len(copied) == 5:
            raise error
        return really(source, target)

    monkeypatch.setattr(shutil, "copyfile", copyfile)
    said = command("init", "mine")
    assert (said.code, said.out) == (code, "")
    assert files(home / "mine") == []
    if code == 3:
        assert said.err.startswith("Error: cannot write in mine: no space left on device\n")
    monkeypatch.undo()
    monkeypatch.chdir(home)
    assert command("init", "mine").code == 0


# ---- new and schema


def test_new_writes_a_file_without_problems(command: Command, clinic_home: Path) -> None:
    said = command("new", "  Heel   raise: “Tiptoe” ")
    assert (said.code, said.out, said.err) == (0, "exercises/heel-raise-tiptoe.yaml\n", "")
    text = (clinic_home / "exercises" / "heel-raise-tiptoe.yaml").read_text("utf-8")
    assert 'name: "Heel raise: “Tiptoe”"\n' in text
    told = json.loads(command("check", "--json").out)["problems"]
    assert {each["message"] for each in told} == {"this is still the text of the template"}
    path = clinic_home / "exercises" / "heel-raise-tiptoe.yaml"
    path.write_text(text.replace("Write ", "Read "), "utf-8")
    assert command("check").code == 0
    assert "heel-raise-tiptoe" in command("list").out


def test_new_writes_a_program(command: Command, clinic_home: Path) -> None:
    said = command("new", "--program", "Exercises for your knee")
    path = clinic_home / "exercises" / "programs" / "exercises-for-your-knee.yaml"
    assert (said.code, said.out) == (0, "exercises/programs/exercises-for-your-knee.yaml\n")
    told = json.loads(command("check", "--json").out)["problems"]
    assert {each["message"] for each in told} == {"this is still the text of the template"}
    path.write_text(path.read_text("utf-8").replace("Write ", "Read "), "utf-8")
    assert command("check").code == 0
    assert command("new", "--program", "Exercises for your knee").code == 2


WITH_ID = "say what its file is to be called, such as --id heel-raise"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Bridge", "exercises/bridge.yaml is already there\n       give another name, or another --id"),
        ("...", f'"..." makes no file name\n       {WITH_ID}'),
        ("x" * 81, "the name has 81 letters\n       give a name of up to 80 letters"),
        ("Мост", f'a file name cannot hold the letter "\u041c" of the name\n       {WITH_ID}'),
        ("Nul", f'Windows cannot store a file called "nul"\n       {WITH_ID}'),
    ],
    ids=["there already", "no letters", "too long", "other script", "reserved"],
)
def test_new_refuses(command: Command, clinic_home: Path, name: str, message: str) -> None:
    before = (clinic_home / "exercises" / "bridge.yaml").read_bytes()
    said = command("new", name)
    assert (said.code, said.out, said.err) == (2, "", f"Error: {message}\n")
    assert (clinic_home / "exercises" / "bridge.yaml").read_bytes() == before
    assert files(clinic_home / "exercises") == ["bridge.yaml", "programs"]


def test_new_refuses_a_name_that_cannot_be_printed(command: Command, clinic_home: Path) -> None:
    said = command("new", "Bridge 😀")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("Error: the name: ")
    assert files(clinic_home / "exercises") == ["bridge.yaml", "programs"]


@pytest.mark.parametrize(
    ("name", "options", "file"),
    [
        ("Übung", [], "uebung.yaml"),
        ("Øvelse på gulv", [], "oevelse-paa-gulv.yaml"),
        ("Мост", ["--id", "most"], "most.yaml"),
        ("Con", ["--id", "con-exercise.yaml"], "con-exercise.yaml"),
    ],
)
def test_new_in_plain_letters(
    command: Command, clinic_home: Path, name: str, options: list[str], file: str
) -> None:
    said = command("new", name, *options)
    assert (said.code, said.out, said.err) == (0, f"exercises/{file}\n", "")
    assert f'name: "{name}"' in (clinic_home / "exercises" / file).read_text("utf-8")
    assert f"add its name, {file.removesuffix('.yaml')}," in (clinic_home / "exercises" / file).read_text(
        "utf-8"
    )
    assert "this is still the text of the template" in command("check").err


@pytest.mark.parametrize(
    ("wanted", "hint"),
    [("Heel Raise", "write it like heel-raise"), ("../x", "write it like x"), ("", "it like heel-raise"),
     ("x" * 61, f"write it like {'x' * 60}"), ("lpt1", "give another --id"), ("bridge", "another --id"),
     ("Übung", "write it like uebung")],
)  # fmt: skip
def test_new_refuses_an_id(command: Command, clinic_home: Path, wanted: str, hint: str) -> None:
    said = command("new", "Heel raise", "--id", wanted)
    assert (said.code, said.out) == (2, "")
    assert hint in said.err
    assert files(clinic_home / "exercises") == ["bridge.yaml", "programs"]


@pytest.mark.parametrize("there", ["clam.yml", "Clam.yaml", "clam.YAML"])
def test_new_sees_a_file_of_another_spelling(command: Command, clinic_home: Path, there: str) -> None:
    (clinic_home / "exercises" / there).write_text("mine", "utf-8")
    said = command("new", "Clam")
    assert (said.code, said.err.splitlines()[0]) == (2, f"Error: exercises/{there} is already there")


def test_new_does_not_write_through_a_link(command: Command, clinic_home: Path) -> None:
    outside = clinic_home.parent / f"{clinic_home.name}-outside"
    outside.mkdir()
    (outside / "clam.yaml").write_text("theirs", "utf-8")
    (clinic_home / "exercises" / "clam.yaml").symlink_to(outside / "clam.yaml")
    assert command("new", "Clam").code == 2
    (clinic_home / "exercises").rename(outside / "exercises")
    (clinic_home / "exercises").symlink_to(outside / "exercises")
    said = command("new", "Heel raise")
    assert (said.code, said.out) == (1, "")
    assert "exercises: the folder is a link to a place outside the library" in said.err
    assert files(outside / "exercises") == ["bridge.yaml", "clam.yaml", "programs"]


def test_new_needs_a_library(command: Command, home: Path) -> None:
    said = command("new", "Bridge")
    assert (said.code, said.out) == (2, "")
    assert (
        said.err == "Error: . holds no folder `exercises`\n       start a library with `backpdf init DIR`\n"
    )
    assert files(home) == []


def test_what_a_killed_run_left_is_cleared(command: Command, clinic_home: Path) -> None:
    for folder, arguments in (("exercises", ["new", "Heel raise"]), ("schema", ["schema"])):
        left = clinic_home / folder / ".backpdf-0123abcd.part"
        left.parent.mkdir(exist_ok=True)
        left.write_bytes(b"half")
        assert command(*arguments).code == 0
        assert not left.exists()


def test_schema_writes_schemas(command: Command, home: Path) -> None:
    said = command("schema", "--output", "here")
    assert (said.code, said.err) == (0, "")
    assert sorted(said.out.splitlines()) == [f"here/{name}" for name in files(home / "here")]
    for name in files(home / "here"):
        assert "$schema" in json.loads((home / "here" / name).read_text("utf-8"))


# ---- as a process


def process(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "backpdf", *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, **options)  # type: ignore[call-overload, no-any-return]


def test_the_module_runs_with_exit_codes() -> None:
    assert process("--version").stdout == f"backpdf, version {__version__}\n"
    assert process("build", "--library", "nowhere").returncode == 2


def test_nobody_reads_on(tmp_path: Path) -> None:
    """As in `backpdf list | head -1`."""
    write_library(tmp_path)
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "backpdf", "list", "--library", str(tmp_path)]
    done = subprocess.run(command, check=False, stdout=writer, stderr=subprocess.PIPE, text=True)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_an_output_that_takes_no_more(tmp_path: Path) -> None:
    write_library(tmp_path)
    command = [sys.executable, "-m", "backpdf", "list", "--library", str(tmp_path)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, check=False, stdout=full, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (
        3,
        "Error: the output cannot be written: No space left on device\n",
    )


@pytest.mark.parametrize(
    ("words", "code", "message", "hint"),
    [
        (["build", "--all", "--mono"], 2, "--all makes every paper, edition and colour", "leave those out"),
        (["build", "--programm", "x"], 2, "No such option '--programm'. Did you mean '--program'?", None),
        (["build", "--level", "two"], 2, "Invalid value for '--level': 'two' is not a valid integer.", None),
        (["build", "--program", "knee"], 2, 'there is no program "knee"', None),
        (["batch"], 2, "Missing argument 'LIST'.", None),
        (["check", "--library", "nowhere"], 2, "there is no folder nowhere", None),
    ],
)
def test_errors_of_usage_are_json_where_json_is_wanted(
    words: list[str], code: int, message: str, hint: str | None, command: Command, clinic_home: Path
) -> None:
    del clinic_home
    said = command(*words, "--json")
    assert (said.code, said.err) == (code, "")
    found = json.loads(said.out)
    assert (found["made"], found["problems"]) == ([], [])
    assert found["error"]["message"] == message
    assert hint is None or found["error"]["hint"] == hint


def test_problems_of_a_library_are_json_without_an_error(command: Command, home: Path) -> None:
    write_library(home, {"bridge": {"name": "Bridge"}})
    said = command("build", "--json")
    assert (said.code, said.err) == (1, "")
    found = json.loads(said.out)
    assert found["made"] == []
    assert found["problems"]
    assert "error" not in found
