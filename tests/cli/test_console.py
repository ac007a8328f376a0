"""The one gate of printing: escapes, encodings, and outputs that take no more."""

from __future__ import annotations

import errno
import io
import json
import os
from pathlib import Path

import pytest
from support.libraries import exercise, write_library

from backpdf.cli.console import Console, is_terminal, shown, write
from cli.home import Command


class Full(io.StringIO):
    """A stream on a full disk."""

    def write(self, text: str) -> int:
        del text
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class LeftAlone(io.StringIO):
    """A pipe that nobody reads."""

    def write(self, text: str) -> int:
        del text
        raise BrokenPipeError(errno.EPIPE, "Broken pipe")


def latin() -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="cp1252", newline="\n")


def written(stream: io.TextIOWrapper) -> bytes:
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue()


@pytest.mark.parametrize(
    ("text", "on_screen"),
    [
        ("Übung Ż 练习 عربي", "Übung Ż 练习 عربي"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("\x1b]0;PWN\x07", r"\x1b]0;PWN\x07"),
        ("a\rb\x08c\x7fd\x00", r"a\rb\x08c\x7fd\x00"),
        ("\x9b31mred", r"\x9b31mred"),
        ("fdp.\u202eexe", r"fdp.\u202eexe"),
        ("\u2066a\u2069\u2028b", r"\u2066a\u2069\u2028b"),
    ],
)
def test_nothing_steers_a_terminal(text: str, on_screen: str) -> None:
    assert shown(text) == on_screen


def test_what_the_encoding_lacks_is_escaped() -> None:
    stream = latin()
    assert write(stream, "é Ż \udce9\n") is None
    assert written(stream) == b"\xe9 \\u017b \\udce9\n"


def test_json_is_right_in_every_encoding(monkeypatch: pytest.MonkeyPatch) -> None:
    value = {"name": "é Ż \udce9 \x1b \x9b \u202e"}
    for stream in (latin(), io.TextIOWrapper(io.BytesIO(), encoding="utf-8")):
        monkeypatch.setattr("sys.stdout", stream)
        Console().print_json(value)
        assert json.loads(written(stream).decode(stream.encoding)) == value
        assert not set(written(stream)) & {0x1B, 0x9B}


@pytest.mark.parametrize(
    ("stream", "makes_files", "code", "said"),
    [
        (LeftAlone(), False, 0, ""),
        (LeftAlone(), True, 3, "nobody read it to its end; every file was made"),
        (Full(), False, 3, "No space left on device"),
        (None, True, 3, "it is closed"),
    ],
)
def test_an_output_that_takes_no_more(
    stream: io.StringIO | None, makes_files: bool, code: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    errors = io.StringIO()
    monkeypatch.setattr("sys.stdout", stream)
    monkeypatch.setattr("sys.stderr", errors)
    console = Console()
    console.print_line("one")
    console.print_line("two")
    assert console.code(0, makes_files=makes_files) == code
    assert console.code(0, makes_files=makes_files) == code  # told once
    assert errors.getvalue() == (f"Error: the output cannot be written: {said}\n" if said else "")
    assert console.code(1, makes_files=makes_files) == 1


@pytest.mark.parametrize("stream", [None, Full(), LeftAlone()])
def test_no_error_stream_stops_nothing(stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", stream)
    Console().print_line("Error: told to nobody", err=True)
    assert not is_terminal(stream)


def test_a_closed_stream_is_no_terminal() -> None:
    stream = io.StringIO()
    stream.close()
    assert not is_terminal(stream)
    assert write(stream, "x") is not None


@pytest.mark.parametrize("words", [["list"], ["check"], ["build"], ["build", "--json"], ["list", "--json"]])
def test_no_escape_of_a_library_is_printed(words: list[str], command: Command, home: Path) -> None:
    write_library(home, {"bridge": exercise(name="Bri\x1b[31mdge \x9b5m", pictures=["a.svg"])})
    said = command(*words)
    assert "\x1b" not in said.out + said.err
    assert "\x9b" not in said.out + said.err


@pytest.mark.parametrize(
    "words",
    [["\x1b[31m"], ["list", "\x1b[31m"], ["batch", "\x1b[2J.csv"], ["build", "--program", "\x9b2J\x1b[2J"]],
)
def test_no_escape_of_the_command_line_is_printed(words: list[str], command: Command, home: Path) -> None:
    write_library(home)
    said = command(*words)
    assert said.code in (1, 2)
    assert not {"\x1b", "\x9b"} & set(said.out + said.err)
