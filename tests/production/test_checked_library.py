"""Finding a library, and the problems that only a finished handout would show."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.libraries import Values, exercise, picture, program, write_library

from backpdf.library.model.markup import plain_text
from backpdf.library.yaml.document import parse_document
from backpdf.problems import UsageError
from backpdf.production.checked_library import check_library, unprintable_texts
from backpdf.production.library_folder import find_library
from backpdf.starter import starter_root
from backpdf.text import printable as printables
from backpdf.text.cleaning import as_printed

NOTHING_SEEN = "nothing in this text can be seen on paper"
NO_CODE = "this web address does not fit into a QR code"


def test_the_library_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_library(tmp_path))
    found = find_library(None)
    assert (found.root, found.starter) == (Path(), False)


def test_the_starter_library_where_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = find_library(None)
    assert (found.root, found.starter) == (starter_root(), True)


@pytest.mark.parametrize(
    "folder", ["exercises", "exercises/programs", "images", "images/poses/deep", "output", "plans"]
)
def test_the_library_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str) -> None:
    root = write_library(tmp_path / "mine")
    (root / folder).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(root / folder)
    found = find_library(None)
    assert (found.root.resolve(), found.starter, found.above) == (root, False, True)
    assert found.usual_folder("output").resolve() == root / "output"


def test_the_nearest_library_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_library(tmp_path)
    monkeypatch.chdir(write_library(tmp_path / "mine"))
    assert find_library(None).root == Path()
    monkeypatch.chdir(tmp_path / "mine" / "exercises")
    assert find_library(None).root == Path("..")


@pytest.mark.parametrize("here", ["", "Exercises", "Exercises/programs", "images"])
def test_a_folder_in_capitals_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: str) -> None:
    (write_library(tmp_path) / "exercises").rename(tmp_path / "Exercises")
    if (tmp_path / "exercises").exists():
        pytest.skip("capitals do not count here")
    monkeypatch.chdir(tmp_path / here)
    with pytest.raises(UsageError) as caught:
        find_library(None)
    assert caught.value.message == f"the folder {tmp_path / 'Exercises'} is not read: capital letters count"
    assert caught.value.hint == 'rename the folder "Exercises" to "exercises"'


def test_a_folder_above_that_is_no_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "exercises").mkdir()
    (tmp_path / "exercises" / "homework.txt").write_text("x")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert find_library(None).starter


@pytest.mark.parametrize(
    ("folder", "hint"),
    [
        ("HERE/up", 'rename the folder "Exercises" to "exercises"'),
        ("HERE", "did you mean HERE/mine?"),
        (
            "HERE/mine/exercises",
            "the library above it is in HERE/mine; or start one with `backpdf init FOLDER`",
        ),
        ("HERE/empty", "start one with `backpdf init FOLDER`"),
    ],
)
def test_where_the_library_may_be(tmp_path: Path, folder: str, hint: str) -> None:
    write_library(tmp_path / "mine")
    (tmp_path / "up" / "Exercises").mkdir(parents=True)
    (tmp_path / "empty").mkdir()
    place = folder.replace("HERE", str(tmp_path))
    with pytest.raises(UsageError) as caught:
        find_library(Path(place))
    assert caught.value.hint == hint.replace("HERE", str(tmp_path)).replace("FOLDER", place)


def test_a_library_elsewhere(tmp_path: Path) -> None:
    root = write_library(tmp_path / "mine")
    assert (find_library(root).root, find_library(root).starter) == (root, False)
    with pytest.raises(UsageError) as caught:
        find_library(tmp_path)
    assert caught.value.message == f"{tmp_path} holds no folder `exercises`"
    with pytest.raises(UsageError) as caught:
        find_library(root / "nowhere")
    assert caught.value.message == f"there is no folder {root / 'nowhere'}"
    with pytest.raises(UsageError) as caught:
        find_library(root / "exercises" / "bridge.yaml")
    assert caught.value.message == f"{root / 'exercises' / 'bridge.yaml'} is a file, not a folder"


def test_the_starter_library_is_sound() -> None:
    checked = check_library(starter_root())
    assert [problem.render() for problem in checked.problems] == []
    assert checked.library is not None


@pytest.mark.parametrize(
    ("exercise_values", "program_values", "clinic", "place", "message"),
    [
        # letters
        (exercise(why="a 😀 b"), None, None, "exercises/bridge.yaml:2", "(grinning face)"),
        (exercise(steps=["x", "שלום"]), None, None, "exercises/bridge.yaml:5", "runs from right to left"),
        (None, program(title="ไทย"), None, "exercises/programs/low-back.yaml:1", "joined or stacked"),
        (None, None, {"name": "A ☎️🏥"}, "clinic.yaml:1", "cannot be printed"),
        # texts that print as nothing
        (exercise(why="\u200b"), None, None, "exercises/bridge.yaml:2", NOTHING_SEEN),
        (exercise(why="** **"), None, None, "exercises/bridge.yaml:2", NOTHING_SEEN),
        (None, program(disclaimer="\u2060 \u00ad"), None, "exercises/programs/low-back.yaml", NOTHING_SEEN),
        (None, None, {"name": "\ufe0f"}, "clinic.yaml:1", NOTHING_SEEN),
        # signs inside texts, and emphasis
        (exercise(steps=["x", "**one star*"]), None, None, "exercises/bridge.yaml", "without a partner"),
        (exercise(why="Lift *slowly*."), None, None, "exercises/bridge.yaml:2:11", "would print as it is"),
        # addresses
        (exercise(video=f"https://a.example/{'ы' * 400}"), None, None, "exercises/bridge.yaml", NO_CODE),
        (None, program(web="https://ű..example/"), None, "exercises/programs/low-back.yaml", NO_CODE),
        (None, program(web=f"https://{'ű' * 70}.example"), None, "exercises/programs/low-back.yaml", NO_CODE),
        # languages
        (
            None,
            program(language="xx"),
            None,
            "exercises/programs/low-back.yaml",
            'no fixed words for the language "xx"',
        ),
    ],
)
def test_what_no_handout_can_show(
    tmp_path: Path,
    exercise_values: Values | None,
    program_values: Values | None,
    clinic: Values | None,
    place: str,
    message: str,
) -> None:
    write_library(
        tmp_path,
        {"bridge": exercise_values or exercise()},
        {"low-back": program_values or program()},
        clinic=clinic,
    )
    problems = check_library(tmp_path).problems
    assert len(problems) == 1, [problem.render() for problem in problems]
    assert problems[0].place.startswith(place)
    assert message in problems[0].message
    assert problems[0].hint


def test_problems_of_all_kinds_come_in_file_order(tmp_path: Path) -> None:
    write_library(
        tmp_path,
        {
            "b": exercise(why="😀"),
            "a": {**exercise(), "pictures": [picture("x.svg", alt="😀")], "colour": "red"},
        },
        {"low-back": program(language="xx")},
    )
    problems = check_library(tmp_path).problems
    places = [(problem.file, problem.mark.line if problem.mark else 0) for problem in problems]
    assert places == sorted(places)
    assert {file for file, _ in places} == {
        "exercises/a.yaml", "exercises/b.yaml", "exercises/programs/low-back.yaml",
    }  # fmt: skip


def test_words_that_print_are_no_problem(tmp_path: Path) -> None:
    fine = exercise(why="**a**", steps=["5\u202fkg", "soft\u00adhyphen", "\u200bfirst", "½ “x” <&>{}%$\\"])
    write_library(tmp_path, {"bridge": fine}, {"low-back": program(web="https://пример.example/ы")})
    assert check_library(tmp_path).problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "a", "b\u0307", "e\u0301", "i\u0323\u0307", "x\u0336", "\u0301", "\u0301a", "\u200b\u0301",
        "a\u200b\u0301", "h\u200d\u0301", "\u3000", "\u202fa", "\u00a0", "\u00ad", "\u2028",
        "...", "** **", "**\u200b**", "a\u05d0", "\u0661", "\u0e01\u0e33", "\U0001f600", "\ue000",
        "\u2606", "\u1100\u1161", "\uac00", "\ufb01",
    ],
)  # fmt: skip
def test_a_quick_look_at_a_text_sees_what_a_close_one_does(text: str) -> None:
    document, _ = parse_document(f'a: "{text}"\nb: "before {text} after"\n', "a.yaml")
    assert document is not None
    expected: list[str] = []
    for _, value in document.texts():
        close = [found.message for found in printables._found_in(value)]
        nothing = value.strip() and not as_printed(plain_text(value)).strip(" ")
        expected += close[:1] or ([NOTHING_SEEN] if nothing else [])
    assert [problem.message for problem in unprintable_texts(document)] == expected
