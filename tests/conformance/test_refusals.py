"""What could not be read or printed is refused in plain words, with its place: never an empty box.

Needs no validator: these handouts are never made.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from support.libraries import Values, exercise, level, program, write_library

from backpdf.cli import run

EXERCISE, PROGRAM, CLINIC = "exercises/bridge.yaml", "exercises/programs/low-back.yaml", "clinic.yaml"
MISSING = "the font has no sign for it"
RIGHT_TO_LEFT = "text that runs from right to left cannot be printed yet"
ACCENT = "this accent cannot be placed on this letter"
SHAPED = "this script needs letters to be joined or stacked, which cannot be printed yet"
LEAVE_OUT = "leave it out, or write it in another way"


def files() -> dict[str, Values]:
    """A library that fills in every text that is ever printed or read out."""
    bridge = exercise(
        pictures=("a.svg",),
        sources=["A trial"],
        dose={"reps": "8", "load": "the red band"},
        video="https://example.org/bridge",
    )
    bridge["pictures"][0] |= {"credit": "A. Artist", "licence": "CC BY 4.0"}
    return {
        EXERCISE: bridge,
        PROGRAM: program(level("bridge"), review={"by": "A. Jones"}, web="https://example.org/"),
        CLINIC: {
            "name": "Clinic",
            "address": "1 Street",
            "web": "https://example.org/clinic",
            "disclaimer": "Ring us.",
        },
    }


def write(root: Path, changed: dict[str, Values]) -> Path:
    return write_library(
        root, {"bridge": changed[EXERCISE]}, {"low-back": changed[PROGRAM]}, clinic=changed[CLINIC]
    )


def check(root: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    """Exit code of `backpdf check`, and what it tells."""
    code = run(["check", "--library", str(root)])
    return code, capsys.readouterr().err.splitlines()


UNSEEN = frozenset({"image", "reps", "date", "exercises"})
"""Fields that hold no words for a patient."""


def texts(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The places of all texts that a patient gets to see or hear."""
    if isinstance(value, str):
        return [path]
    children = value.items() if isinstance(value, dict) else enumerate(value)
    return [found for key, child in children if key not in UNSEEN for found in texts(child, (*path, key))]


def replaced(value: Any, path: Sequence[str | int], suffix: str) -> Any:
    """A copy with something added to one text."""
    changed = copy.deepcopy(value)
    place = changed
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] += suffix
    return changed


PLACES = [(file, path) for file, values in files().items() for path in texts(values)]


def test_the_library_is_sound(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(write(tmp_path, files()), capsys) == (0, [])
    assert len(PLACES) > 40


@pytest.mark.parametrize(("file", "path"), PLACES, ids=lambda value: str(value).replace("exercises/", ""))
def test_a_letter_without_a_sign_is_told_with_its_place(
    file: str, path: tuple[str | int, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = files() | {file: replaced(files()[file], path, "日")}
    root = write(tmp_path, changed)
    code, told = check(root, capsys)
    lines = (root / file).read_text("utf-8").splitlines()
    (line,) = (number for number, text in enumerate(lines, start=1) if "日" in text)
    quoted = lines[line - 1]
    assert code == 1
    assert told[0] == (
        f"{file}:{line}:{quoted.index('日') + 1}: "
        f'the character "日" (cjk unified ideograph-65e5) cannot be printed: {MISSING}'
    )
    assert told[1] == f"{line:>7} | {quoted}"
    assert told[2].endswith(f"^ {LEAVE_OUT}")
    assert told[3:5] == ["", "The library has 1 problem."]


UNPRINTABLE = {
    "an emoji": ("Well done 🙂", '"🙂" (slightly smiling face)', MISSING),
    "Hebrew": ("שלום", '"ש" (hebrew letter shin)', RIGHT_TO_LEFT),
    "Arabic": ("مرحبا", '"م" (arabic letter meem)', RIGHT_TO_LEFT),
    "Devanagari": ("नमस्ते", '"न" (devanagari letter na)', SHAPED),
    "Thai": ("ไทย", '"ไ" (thai character sara ai maimalai)', SHAPED),
    "Chinese": ("你好", '"你" (cjk unified ideograph-4f60)', MISSING),
    "a private sign": ("\ue000", "(U+E000)", MISSING),
    "an accent on a sign": (
        "✓\u0323",
        '"\u0323" (combining dot below)',
        ACCENT,
    ),
}


@pytest.mark.parametrize("name", UNPRINTABLE)
def test_unprintable_text_in_a_file(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text, character, reason = UNPRINTABLE[name]
    changed = files()
    changed[EXERCISE]["take_care"] = text
    code, told = check(write(tmp_path, changed), capsys)
    assert code == 1
    assert told[0].endswith(f": the character {character} cannot be printed: {reason}")
    assert told[0].startswith(f"{EXERCISE}:")


@pytest.mark.parametrize("option", ["--for", "--clinician"])
@pytest.mark.parametrize("name", UNPRINTABLE)
def test_unprintable_text_on_the_command_line(
    name: str, option: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, character, reason = UNPRINTABLE[name]
    output = tmp_path / "output"
    root = write(tmp_path / "library", files())
    code = run(["build", "--library", str(root), "--output", str(output), option, text])
    assert code == 2
    assert capsys.readouterr().err.splitlines() == [
        f"Error: {option}: the character {character} cannot be printed: {reason}",
        f"       {LEAVE_OUT}",
    ]
    assert not output.exists()


def test_problems_stop_every_handout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changed = files() | {CLINIC: {"name": "Клиника 日"}}
    root = write(tmp_path / "library", changed)
    assert run(["build", "--library", str(root), "--output", str(tmp_path / "output")]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.splitlines()[0] == (
        f'{CLINIC}:1:15: the character "日" (cjk unified ideograph-65e5) cannot be printed: {MISSING}'
    )
    assert told.err.splitlines()[-1] == "1 problem. Nothing was made."
    assert not (tmp_path / "output").exists()


ALTS: dict[str, tuple[str | None, list[str]]] = {
    "missing": (
        None,
        [
            f'{EXERCISE}:4:3: missing field "alt"',
            "      4 | - image: a.svg",
            "        |   ^ add it, like: alt: A person lies on their back with knees bent.",
        ],
    ),
    "empty": (
        "",
        [
            f'{EXERCISE}:6:8: "alt" is empty',
            "      6 |   alt: ''",
            "        |        ^^ fill it in, or delete the line",
        ],
    ),
    "blank": (
        "  ",
        [
            f'{EXERCISE}:6:8: "alt" is empty',
            "      6 |   alt: '  '",
            "        |        ^^^^ fill it in, or delete the line",
        ],
    ),
    "invisible": (
        "\u200b",
        [
            f"{EXERCISE}:6:8: nothing in this text can be seen on paper",
            "      6 |   alt: \u200b",
            "        |        ^ write something, or leave the field out",
        ],
    ),
}


@pytest.mark.parametrize("name", ALTS)
def test_a_picture_without_words_is_a_problem(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alt, wanted = ALTS[name]
    changed = files()
    picture = changed[EXERCISE]["pictures"][0]
    del picture["alt"]
    if alt is not None:
        changed[EXERCISE]["pictures"][0] = {
            "image": picture["image"],
            "caption": picture["caption"],
            "alt": alt,
        }
    code, told = check(write(tmp_path, changed), capsys)
    assert code == 1
    assert told[: len(wanted) + 2] == [*wanted, "", "The library has 1 problem."]
