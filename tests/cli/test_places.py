"""Where commands find the library and put files: from any folder, and from one that is gone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from support.libraries import exercise

from backpdf.cli import COMMANDS, FAULT, run
from backpdf.starter import starter_root
from cli.home import Command, files

ARGUMENTS = {"new": ["X"], "batch": ["list.csv"], "init": ["mine"]}


@pytest.mark.parametrize("folder", ["exercises", "exercises/programs", "images"])
def test_build_inside_the_library_uses_it(
    command: Command, clinic_home: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.chdir(clinic_home / folder)
    before = files(Path())
    said = command("build", "--program", "neck")
    assert (said.code, said.err.splitlines()[0]) == (0, f"Using the library in {clinic_home}")
    assert files(clinic_home / "output") == ["neck-level-1.pdf"]
    assert files(Path()) == before
    assert command("build", "--program", "neck", "--quiet").err == ""
    assert command("check").out.splitlines()[2] == f"Library: {clinic_home}"
    assert command("list").out.startswith("low-back: ")
    assert command("build", "--json").json["made"][0]["file"].endswith("level-1.pdf")


def test_batch_inside_the_library_uses_it(
    command: Command, clinic_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (clinic_home / "lists").mkdir()
    monkeypatch.chdir(clinic_home / "lists")
    Path("list.csv").write_text("reference,program,level\nA,neck,1\n")
    assert command("batch", "list.csv").code == 0
    assert "A-neck-level-1.pdf" in files(clinic_home / "output")
    assert files(Path()) == ["list.csv"]


def test_schema_and_draw_inside_the_library_use_it(
    command: Command, clinic_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    poses = clinic_home / "images" / "poses"
    poses.mkdir()
    (poses / "bridge.yaml").write_bytes((starter_root() / "images" / "poses" / "bridge.yaml").read_bytes())
    monkeypatch.chdir(clinic_home / "exercises")
    assert command("schema").code == 0
    assert command("draw").out == "../images/bridge-start.svg\n../images/bridge-finish.svg\n"
    assert files(Path()) == ["bridge.yaml", "programs"]
    assert "schema" in files(clinic_home)


def test_new_inside_the_library_writes_there(
    command: Command, clinic_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(clinic_home / "exercises" / "programs")
    assert command("new", "Clam").code == 0
    assert files(clinic_home / "exercises") == ["bridge.yaml", "clam.yaml", "programs"]


@pytest.mark.parametrize(
    "options", [["build", "--program", "neck"], ["list"], ["check"], ["build", "--json"]]
)
def test_what_is_not_read_is_told_by_every_command(
    command: Command, clinic_home: Path, options: list[str]
) -> None:
    (clinic_home / "exercises" / "hips").mkdir()
    (clinic_home / "exercises" / "hips" / "clam.yaml").write_text(json.dumps(exercise()), "utf-8")
    said = command(*options)
    assert said.code == 0
    assert (
        "Warning: exercises/hips/clam.yaml: this looks like an exercise, but lies in exercises/hips/, "
        "so it is not read; if you mean to print it, move it to exercises/\n"
    ) in said.err


def test_one_file_is_written(command: Command, clinic_home: Path) -> None:
    said = command("build", "--program", "neck", "--output", "new/sheet.pdf")
    assert (said.code, said.out) == (0, "new/sheet.pdf\n")
    assert files(clinic_home / "new") == ["sheet.pdf"]
    said = command("build", "--output", "other/sheet.pdf")
    assert (said.code, said.out) == (2, "")
    assert "other/sheet.pdf is one file, and 3 handouts are asked for" in said.err
    assert not (clinic_home / "other").exists()


@pytest.mark.parametrize("arguments", [["build"], ["schema"]])
def test_a_file_where_a_folder_is_to_be(command: Command, clinic_home: Path, arguments: list[str]) -> None:
    (clinic_home / "taken").write_text("mine")
    said = command(*arguments, "--output", "taken")
    assert (said.code, said.out) == (2, "")
    assert said.err == "Error: taken is a file, not a folder\n       give a folder, or remove the file\n"
    assert (clinic_home / "taken").read_text() == "mine"


def test_batch_needs_a_folder(command: Command, clinic_home: Path) -> None:
    del clinic_home
    said = command("batch", "list.csv", "--output", "all.pdf")
    assert said.code == 2
    assert said.err == (
        "Error: --output names a folder, and all.pdf looks like a file\n"
        "       give a folder; one PDF of all: --combine all.pdf\n"
    )


def test_a_file_of_a_level_that_is_gone_is_told(command: Command, clinic_home: Path) -> None:
    (clinic_home / "output").mkdir()
    (clinic_home / "output" / "neck-level-2.pdf").write_text("x")
    said = command("build", "--program", "neck", "--quiet")
    assert said.code == 0
    assert said.err == (
        "Warning: output/neck-level-2.pdf is of a level that is no longer there (its levels: 1): delete it\n"
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be deleted there")
@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("as_json", [True, False])
def test_a_working_folder_that_is_gone(
    command: Command, home: Path, monkeypatch: pytest.MonkeyPatch, name: str, as_json: bool
) -> None:
    (home / "gone").mkdir()
    monkeypatch.chdir(home / "gone")
    (home / "gone").rmdir()
    said = command(name, *ARGUMENTS.get(name, []), *(["--json"] if as_json else []))
    monkeypatch.chdir(home)
    message = "the folder that you work in was deleted or moved"
    assert said.code == 2
    if as_json:
        assert said.json["error"]["message"] == message
    else:
        hint = "go to a folder that exists (cd FOLDER), and try again"
        assert said.err == f"Error: {message}\n       {hint}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be deleted there")
def test_a_process_in_a_folder_that_is_gone(tmp_path: Path) -> None:
    words = f"import os, sys; os.chdir({str(tmp_path)!r}); os.mkdir('x'); os.chdir('x'); os.rmdir('../x'); "
    words += "from backpdf.cli import main; main(['build'])"
    done = subprocess.run([sys.executable, "-c", words], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: the folder that you work in was deleted or moved\n")


def test_without_a_home_folder(clinic_home: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "HOME"}
    command = [sys.executable, "-m", "backpdf", "build", "--program", "neck", "--quiet"]
    done = subprocess.run(
        command, check=False, capture_output=True, text=True, cwd=clinic_home, env=environment
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("name", ["build", "list", "check"])
def test_json_for_every_end(
    command: Command,
    clinic_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    name: str,
) -> None:
    def stop(error: type[BaseException]) -> None:
        def read(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr("backpdf.cli.open_library.check_library", read)
        monkeypatch.setattr("backpdf.cli.check.check_library", read)

    assert command(name, "--json").json
    assert command(name, "--json", "--library", "nowhere").json["error"]["message"]
    assert command(name, "--json", "--nonsense").json["error"]["message"]
    stop(KeyboardInterrupt)
    said = command(name, "--json")
    assert (said.code, bool(said.json["error"]["message"])) == (130, True)
    stop(ZeroDivisionError)
    capfd.readouterr()
    with pytest.raises(ZeroDivisionError):
        run([name, "--json"])
    assert json.loads(capfd.readouterr().out)["error"]["message"] == FAULT
    monkeypatch.undo()
    monkeypatch.chdir(clinic_home)
    (clinic_home / "exercises" / "bridge.yaml").write_text("name: [\n")
    assert command(name, "--json").json["problems"]
