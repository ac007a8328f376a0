"""Encodings of CSV files: read where sure, asked for where not."""

from __future__ import annotations

import pytest

from backpdf.problems import Problem, UsageError
from backpdf.production.lists.list_encoding import decode_list, parse_encoding

SURE = [
    ("Jürgen Müller", "utf-8"),
    ("Jürgen Müller", "utf-8-sig"),
    ("Jürgen Müller", "utf-16"),
    ("Jürgen Müller", "utf-16-le"),
    ("Jürgen Müller", "utf-16-be"),
    ("Jürgen Müller", "utf-32"),
    ("Jürgen Müller", "cp1252"),
    ("Jørgen Kjær Ågård", "cp1252"),
    ("José Núñez", "cp1252"),
    ("O\u2019Neill", "cp1252"),
    ("François Lefèvre, Agnès Bête", "cp1252"),
    ("Dvořák, Jiří Černý", "cp1250"),
    ("André Müller", "mac_roman"),
    ("José Peña", "mac_roman"),
]
UNSURE = [
    ("Jørgen", "cp1252"),
    ("Szőke Éva", "cp1250"),
    ("Müller", "mac_roman"),
    ("Weiß", "cp850"),
    ("Иванов", "cp1251"),
    ("Лев", "cp1251"),
    ("Y\u0131ld\u0131z", "cp1254"),
]


def encoded(name: str, encoding: str) -> bytes:
    return f"name,level\r\n{name},1\r\n".encode(encoding)


@pytest.mark.parametrize(("name", "encoding"), SURE)
def test_what_is_sure_is_read(name: str, encoding: str) -> None:
    text = decode_list(encoded(name, encoding), "list.csv")
    assert isinstance(text, str)
    assert text.removeprefix("\ufeff") == f"name,level\r\n{name},1\r\n"


@pytest.mark.parametrize(("name", "encoding"), UNSURE)
def test_what_is_not_sure_is_asked_for(name: str, encoding: str) -> None:
    data = encoded(name, encoding)
    problem = decode_list(data, "list.csv")
    assert isinstance(problem, Problem)
    assert problem.render() == (
        "list.csv: the file is not UTF-8 text, and its letters can be read in more than one way\n"
        '        save it as "CSV UTF-8"; or say how it was saved with --encoding NAME: windows-1252 '
        "(Windows, western), windows-1250 (Windows, central), mac (Mac), "
        "utf-16"
    )
    assert decode_list(data, "list.csv", parse_encoding(encoding)) == f"name,level\r\n{name},1\r\n"


MESSAGES = {
    "an encoding that it is not": (
        (b"name\n\x81", "cp1252"),
        "list.csv: the file is not text in the encoding that --encoding names\n"
        "        leave --encoding out, or name another",
    ),
    "UTF-16 read as something else": (
        ("name,level\n1,2\n".encode("utf-16-le"), "cp1252"),
        "list.csv: the file is not text in the encoding that --encoding names\n"
        "        leave --encoding out, or name another",
    ),
    "a file of two encodings": (
        (b"\xef\xbb\xbfname\nM\xfcller", None),
        "list.csv: the file begins as UTF-8 text, and goes on as something else\n"
        '        save it again as "CSV UTF-8"',
    ),
    "no text at all": (
        (b"\x89PNG\r\n\x1a\n\0\0\0\xff", None),
        "list.csv: the file is not text: it looks like a picture, a document or a workbook\n"
        '        save the list as "CSV UTF-8", or as an Excel workbook (.xlsx)',
    ),
}


@pytest.mark.parametrize(("given", "expected"), MESSAGES.values(), ids=MESSAGES)
def test_messages(given: tuple[bytes, str | None], expected: str) -> None:
    problem = decode_list(given[0], "list.csv", given[1])
    assert isinstance(problem, Problem)
    assert problem.render() == expected


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Windows-1252", "cp1252"),
        ("CP1252", "cp1252"),
        ("Latin 1", "cp1252"),
        ("ANSI", "cp1252"),
        ("windows 1250", "cp1250"),
        ("Mac Roman", "mac_roman"),
        ("mac", "mac_roman"),
        ("UTF16", "utf-16"),
        ("utf-8", "utf-8-sig"),
        ("iso-8859-2", "iso8859-2"),
    ],
)
def test_names_of_encodings(typed: str, name: str) -> None:
    assert parse_encoding(typed) == name


@pytest.mark.parametrize("typed", ["", "klingon", "rot13", "idna", "utf-7", "unicode_escape", "a\0b"])
def test_what_is_no_name_of_an_encoding(typed: str) -> None:
    with pytest.raises(UsageError) as raised:
        parse_encoding(typed)
    assert "is not the name of an encoding" in raised.value.message
    assert raised.value.hint == (
        "write one such as windows-1252 (Windows, western), windows-1250 (Windows, central), mac (Mac), "
        "utf-16"
    )
