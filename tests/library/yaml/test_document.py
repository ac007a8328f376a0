from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from backpdf.library.yaml.decoding import clean
from backpdf.library.yaml.document import LARGEST_FILE, Document, parse_document, read_document
from backpdf.problems import Mark, Problem
from backpdf.text.cleaning import without_harm


def parsed(text: str) -> Document:
    document, problems = parse_document(text, "a.yaml")
    assert document is not None
    assert problems == []
    return document


def test_every_scalar_is_the_text_that_was_typed() -> None:
    document = parsed("a: no\nb: 010\nc: 1:30\nd: 2026-11-21\ne: 1.0\nf: 'null'\ng: \"\"\nh: 0x1f\n1: on\n")
    assert document.value == {
        **{
            "a": "no",
            "b": "010",
            "c": "1:30",
            "d": "2026-11-21",
            "e": "1.0",
            "f": "null",
            "g": "",
            "h": "0x1f",
        },
        "1": "on",
    }


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL", "# only a comment"])
def test_nothing_is_none(nothing: str) -> None:
    assert parsed(f"a: {nothing}\n").value == {"a": None}


def test_a_part_may_be_used_twice() -> None:
    assert parsed("a: &dose {sets: 2}\nb: *dose\n").value == {"a": {"sets": "2"}, "b": {"sets": "2"}}


def test_merge_is_no_special_name() -> None:
    assert parsed("a: &a {x: 1}\nb: {<<: *a}\n").value["b"] == {"<<": {"x": "1"}}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_do_not_move_anything(bom: str, end: str) -> None:
    document = parsed(f"{bom}a: b{end}c: d{end}")
    assert document.value == {"a": "b", "c": "d"}
    assert document.mark("c") == Mark(2, 4, 1)
    assert document.mark("a", key=True) == Mark(1, 1, 1)


def test_columns_count_characters() -> None:
    assert parsed('a: {"\U0001f600e\u0301": {b: c}}\n').mark("a", "\U0001f600e\u0301", "b") == Mark(1, 16, 1)
    assert parsed('a: ["\U0001f600", b]\n').mark("a", 1) == Mark(1, 10, 1)


@pytest.mark.parametrize("odd", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\t", "\ufeff"])
def test_odd_spaces_are_spaces(odd: str) -> None:
    assert parsed(f"a: b{odd}c\n").value == {"a": "b c"}


def test_a_tab_may_follow_a_colon_or_end_a_line() -> None:
    assert parsed("a:\tb\nc:\t\n \t\n\t# comment\nd: e\t\n").value == {"a": "b", "c": None, "d": "e"}


def test_marks() -> None:
    document = parsed("steps:\n  - first step\n  - >\n    second\n    step\ndose: {reps: 8, hold: }\nwhy:\n")
    assert document.mark() == Mark(1, 1)
    assert document.mark("steps", key=True) == Mark(1, 1, 5)
    assert document.mark("steps", 0) == Mark(2, 5, 10)
    assert document.mark("steps", 1) == Mark(3, 5, 1)
    assert document.mark("dose") == Mark(6, 7)
    assert document.mark("dose", "reps") == Mark(6, 14, 1)
    assert document.mark("dose", "reps", key=True) == Mark(6, 8, 4)
    assert document.mark("dose", "hold") == Mark(6, 17, 4), "an empty value is shown at its name"
    assert document.mark("why") == Mark(7, 1, 3)


def test_a_mark_falls_back_to_the_nearest_thing_that_is_there() -> None:
    document = parsed("dose: {reps: 8}\n")
    assert document.mark("dose", "sets") == document.mark("dose")
    assert document.mark("steps", 3, "x") == document.mark()
    assert document.mark("dose", 0) == document.mark("dose")


def test_has() -> None:
    document = parsed("a: {b: [c]}\nd:\n")
    assert document.has("a", "b", 0)
    assert document.has("d")
    assert not document.has("a", "b", 1)
    assert not document.has("d", "x")


def test_texts() -> None:
    document = parsed("a: {b: [c, ~]}\nd: e\nf:\n")
    assert list(document.texts()) == [(("a", "b", 0), "c"), (("d",), "e")]


def test_a_problem_quotes_its_line() -> None:
    document = parsed("name: Bridge\nwhy: text\n")
    assert document.problem(("why",), "too short", "write more") == Problem(
        "a.yaml", "too short", Mark(2, 6, 4), "write more", "why: text"
    )
    assert document.problem(("why",), "odd", key=True).mark == Mark(2, 1, 3)


def test_a_very_long_line_is_not_quoted() -> None:
    assert parsed(f"a: {'b' * 2000}\n").problem(("a",), "too long").quoted is None


def test_small_problems_leave_the_rest_readable() -> None:
    document, problems = parse_document("a: 1\na: 2\nb: !x 3\nc: 4\n", "a.yaml")
    assert document is not None
    assert document.value == {"a": "1", "b": "3", "c": "4"}
    assert len(problems) == 2


def test_an_empty_file_may_be_allowed() -> None:
    document, problems = parse_document("# nothing\n", "clinic.yaml", may_be_empty=True)
    assert document is not None
    assert document.value == {}
    assert problems == []
    assert document.problem(("x",), "m").mark == Mark(1, 1)


def test_which_characters_are_refused() -> None:
    typed = "".join(map(chr, range(0x110000)))
    kept = without_harm(typed)
    refused = {before for before, after in zip(typed, kept, strict=True) if after == "\ufffd"}
    controls = set(map(chr, (*range(0x20), *range(0x7F, 0xA0)))) - set("\n\t\v\f\x1c\x1d\x1e\x85")
    others = {"\u202e", "\ufffe", "\uffff", "\ufffd", *map(chr, range(0xD800, 0xE000))}
    assert refused == controls | others


# --- limits ---


def bomb() -> str:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    return "\n".join(rows)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (bomb(), "the file holds more than 5,000 values"),
        ("a: b\n" * 60_000, "the file holds more than 5,000 values"),
        (
            "a: &a [[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]\nb: [[[[[[[[[[[[[[[*a]]]]]]]]]]]]]]]\n",
            "more than 30 levels inside each other",
        ),
        ("- " * 500_000, "more than 30 levels inside each other"),
        ("{a: " * 200_000, "more than 30 levels inside each other"),
        ("a: " + "x" * LARGEST_FILE, "the file is larger than 1 MiB"),
    ],
    ids=["bomb", "many values", "deep by use", "deep list", "deep fields", "large"],
)
def test_limits(text: str, message: str) -> None:
    if message.startswith("the file holds") and "&" not in text:
        text = "".join(f"k{n}: [a]\n" for n in range(60_000))
    document, problems = parse_document(text, "a.yaml")
    assert document is None
    assert [problem.message for problem in problems] == [message]


# --- files ---


def read(path: Path) -> str:
    document, problems = read_document(path, "a.yaml")
    assert document is None
    return "".join(f"{problem.render()}\n" for problem in problems)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("a: b".encode("utf-16"), "it is saved as UTF-16"),
        ("a: b".encode("utf-16-be"), "it is saved as UTF-16"),
        ("a: b".encode("utf-16-le"), "it is saved as UTF-16"),
        ("a: b".encode("utf-32"), "it is saved as UTF-32"),
        (b"\x7fELF\r\n\xff\n\0\0", "it looks like a picture, a document or UTF-16 text"),
    ],
)
def test_encodings_that_are_not_utf_8(tmp_path: Path, data: bytes, expected: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(data)
    assert read(path) == (
        f"a.yaml: the file is not UTF-8 text: {expected}\n"
        '        in your editor choose "Save as" and pick the encoding UTF-8\n'
    )


def test_latin_1_is_shown_where_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(
        "name: Brücke\r\nwhy: Füße\r\n".encode("cp1252").replace("Brücke".encode("cp1252"), b"Bridge")
    )
    assert read(path) == (
        "a.yaml:2:7: the file is not UTF-8 text: it looks like Windows (Latin-1) text\n"
        "      2 | why: Füße\n"
        '        |       ^ in your editor choose "Save as" and pick the encoding UTF-8\n'
    )


def test_utf_8_with_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes("why: Füße\r\n".encode("utf-8-sig"))
    document, problems = read_document(path, "a.yaml")
    assert document is not None
    assert document.value == {"why": "Füße"}
    assert problems == []


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert (
        read(tmp_path / "x.yaml")
        == "a.yaml: the file does not exist\n        check the name and the folder\n"
    )


def test_a_folder(tmp_path: Path) -> None:
    assert read(tmp_path) == "a.yaml: this is a folder, not a file\n        move or rename the folder\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert read(tmp_path / "pipe.yaml").startswith("a.yaml: this is not an ordinary file\n")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a: b")
    for error, message in (
        (PermissionError, "the file may not be read"),
        (OSError, "the file cannot be read"),
    ):
        monkeypatch.setattr("backpdf.regular_files.os.open", _raising(error))
        assert read(path).startswith(f"a.yaml: {message}\n")


def _raising(error: type[OSError]) -> object:
    def open_(*_: object, **__: object) -> None:
        raise error

    return open_


def test_a_large_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"#" * (LARGEST_FILE + 1))
    expected = "a.yaml: the file is larger than 1 MiB\n        split it up, or remove what is not text\n"
    assert read(path) == expected


# --- properties ---

YAML_LIKE = st.text(alphabet="ab01 \n\t:-#&*!|>%@`'\"\\{}[],?~.<=\r\ufeff\u2028é😀", max_size=60)


def assert_marks_inside(text: str, problems: list[Problem]) -> None:
    source, _, _ = clean(text, "a.yaml")
    for problem in problems:
        if problem.mark is None:
            continue
        line = source.lines[problem.mark.line - 1]
        assert 1 <= problem.mark.column <= len(line) + 1
        assert problem.mark.width == 1 or problem.mark.column - 1 + problem.mark.width <= len(line)
        assert problem.quoted == line


@given(YAML_LIKE | st.text(max_size=60))
def test_any_text_is_read_or_is_a_problem(text: str) -> None:
    document, problems = parse_document(text, "a.yaml")
    assert document is not None or problems
    assert_marks_inside(text, problems)
    for problem in problems:
        problem.render()


@given(YAML_LIKE)
def test_both_parsers_agree_on_valid_texts(text: str) -> None:
    """Texts that both parsers accept have the same values and marks; they may differ on errors."""
    slow, _ = parse_document(text, "a.yaml", loader=yaml.SafeLoader)
    fast, _ = parse_document(text, "a.yaml")
    if slow is not None and fast is not None:
        assert slow.value == fast.value
        for path in paths(slow.value):
            assert slow.mark(*path) == fast.mark(*path)
            assert slow.mark(*path, key=True) == fast.mark(*path, key=True)


@given(st.binary(max_size=80) | YAML_LIKE.map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_read_or_are_a_problem(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(data)
    document, problems = read_document(path, "any.yaml")
    assert document is not None or problems
    assert all(
        problem.mark is None or problem.mark.line <= data.count(b"\n") + data.count(b"\r") + 1
        for problem in problems
    )


def paths(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    found = [path]
    if isinstance(value, dict):
        for name, part in value.items():
            found += paths(part, (*path, name))
    if isinstance(value, list):
        for index, part in enumerate(value):
            found += paths(part, (*path, index))
    return found


VALUES = st.recursive(
    st.text(alphabet="ab \n:é", max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("abc", min_size=1, max_size=3), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), VALUES, min_size=1, max_size=3), st.booleans())
def test_what_is_written_is_read(value: dict[str, object], flow: bool) -> None:
    text = yaml.safe_dump(value, default_flow_style=flow, allow_unicode=True)
    document = parsed(text)
    assert document.value == value
    for path in paths(value):
        assert_marks_inside(text, [document.problem(path, "here"), document.problem(path, "here", key=True)])
