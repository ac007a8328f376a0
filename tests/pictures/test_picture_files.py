from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from library.samples import DRAWING, photo, write

from backpdf.pictures import picture_errors, picture_files
from backpdf.pictures.picture_files import open_folder, picture_fault
from backpdf.pictures.svg.svg_safety import svg_fault

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"'
PLAIN = "export it as PNG, 2000 pixels across or more"
OUTSIDE = "the drawing refers to something outside itself"


def svg(inside: str, more: str = "") -> str:
    return f"{HEAD}{more}>{inside}</svg>"


def repeats(levels: int) -> str:
    groups = "".join(f'<g id="a{n}">{f"""<use href="#a{n + 1}"/>""" * 10}</g>' for n in range(levels))
    return svg(f'{groups}<g id="a{levels}"/>')


@pytest.mark.parametrize(
    "text",
    [
        DRAWING,
        svg('<defs><g id="a"/></defs><use xlink:href="#a"/>'),
        svg("<style>a{fill:url( '#g')}</style>"),
        svg('<path fill="url(#x)"/>'),
        svg("<title>url and on</title>"),
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        repeats(2),
    ],
)
def test_drawings_that_are_right(text: str) -> None:
    assert svg_fault(text.encode()) is None


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the drawing is damaged: it is not well-formed SVG"),
        ("<svg", "the drawing is damaged: it is not well-formed SVG"),
        (svg("&nothing;"), "the drawing is damaged: it is not well-formed SVG"),
        (f'<?xml version="1.0" encoding="x"?>{DRAWING}', "the drawing is damaged: it is not well-formed SVG"),
        ("<html/>", "this is not an SVG drawing"),
        ('<svg viewBox="0 0 9 9"/>', "this is not an SVG drawing"),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "the drawing does not say how large it is"),
        (
            f'<!DOCTYPE s [<!ENTITY a SYSTEM "/etc/passwd">]>{svg("&a;")}',
            "the drawing has a document type with entities that could grow",
        ),
        (f'<?xml-stylesheet href="a"?>{DRAWING}', "the drawing takes its style from another file"),
        (svg('<image href="a.png"/>'), "the drawing refers to a picture in a file of its own"),
        (svg("<script/>"), "the drawing holds more than shapes (<script>)"),
        (svg("", ' onload="x"'), "the drawing holds more than shapes (onload)"),
        (svg('<use xlink:href="b.svg#a"/>'), OUTSIDE),
        (svg('<a href="https://example.org"/>'), OUTSIDE),
        (svg("<style>@import 'x'</style>"), OUTSIDE),
        (svg("<style>a{fill:url(https://example.org)}</style>"), OUTSIDE),
        (svg('<path fill="url(http://x)"/>'), OUTSIDE),
        (svg("<g>" * 200 + "</g>" * 200), "the drawing has too many groups inside each other"),
        (svg("<g/>" * 100_001), "the drawing has more than 20000 shapes"),
        (svg('<g id="a"><use href="#a"/></g>'), "a part of the drawing repeats itself"),
        (repeats(8), "the drawing has more than 20000 shapes"),
    ],
)
def test_drawings_that_are_refused(text: str, message: str) -> None:
    fault = svg_fault(text.encode())
    assert fault is not None
    assert fault[0] == message


@given(st.binary(max_size=60) | st.text('<>/&;"= svgdef#0', max_size=60).map(lambda text: svg(text).encode()))
def test_any_bytes_are_a_drawing_or_a_fault(data: bytes) -> None:
    svg_fault(data)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", photo()),
        ("a.jpg", photo("JPEG")),
        ("a.JPEG", photo("JPEG")),
        ("a.webp", photo("WEBP")),
        ("a.gif", photo("GIF")),
        ("a.bmp", photo("BMP")),
        ("a.avif", photo("AVIF")),
        ("a.jfif", photo("JPEG")),
        ("no ending", photo("JPEG")),
        ("a.JPG", photo("PNG")),
        ("a.svg", photo("PNG")),
        ("a.png", DRAWING),
        ("sub/sub two/a b.PNG", photo()),
        ("a.tiff", photo("TIFF")),
        ("sub/a.svg", DRAWING),
    ],
)
def test_pictures_that_are_right(tmp_path: Path, name: str, data: bytes | str) -> None:
    write(tmp_path, f"images/{name}", data)
    assert picture_fault(open_folder(tmp_path, "images"), name) is None


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "TIFF"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_pictures_cut_short(tmp_path: Path, kind: str, part: float) -> None:
    whole = photo(kind, (64, 64))
    write(tmp_path, "images/a.png", whole[: int(len(whole) * part)])
    fault = picture_fault(open_folder(tmp_path, "images"), "a.png")
    assert fault == (
        '"a.png": the picture is damaged or incomplete',
        "copy it again, or open it in a photo program and save it as JPEG or PNG",
    )


@given(st.binary(max_size=40), st.sampled_from(["PNG", "JPEG", "WEBP", "TIFF"]), st.integers(0, 200))
def test_any_bytes_are_a_picture_or_a_fault(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, kind: str, where: int
) -> None:
    root = tmp_path_factory.getbasetemp() / "damaged"
    whole = photo(kind)
    write(root, "images/a.png", whole[:where] + data + whole[where + len(data) :])
    picture_fault(open_folder(root, "images"), "a.png")


def test_a_picture_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_files, "LARGEST_SVG", 10)
    write(tmp_path, "images/a.svg", DRAWING)
    fault = picture_fault(open_folder(tmp_path, "images"), "a.svg")
    assert fault == ('the picture "a.svg" is larger than 0 MB', "make it smaller")


def test_a_photo_with_too_many_pixels_for_us_but_not_for_pillow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_errors, "MOST_PIXELS", 10)
    write(tmp_path, "images/a.png", photo())
    fault = picture_fault(open_folder(tmp_path, "images"), "a.png")
    assert fault is not None
    assert fault[1] == "make it smaller: 2000 pixels across are enough for any handout"


@pytest.mark.parametrize(
    ("error", "words"), [(PermissionError, "may not be read"), (OSError, "cannot be read")]
)
def test_a_picture_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[OSError], words: str
) -> None:
    def refuse(*_: object) -> bytes:
        raise error

    write(tmp_path, "images/a.svg", DRAWING)
    monkeypatch.setattr(picture_files, "read_regular", refuse)
    fault = picture_fault(open_folder(tmp_path, "images"), "a.svg")
    assert fault is not None
    assert fault[0] == f'the picture "a.svg" {words}'


def test_nothing_outside_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "secret.svg", DRAWING)
    write(tmp_path, "library/images/b.svg", DRAWING)
    (tmp_path / "library/images/a.svg").symlink_to(tmp_path / "secret.svg")
    monkeypatch.setattr(picture_files, "read_regular", lambda *_: pytest.fail("read"))
    fault = picture_fault(open_folder(tmp_path / "library", "images"), "a.svg")
    assert fault is not None
    assert fault[0] == 'the picture "a.svg" is a link to a place outside images/'


def test_drawings_need_no_pillow(tmp_path: Path) -> None:
    write(tmp_path, "images/a.svg", DRAWING)
    script = (
        "import sys; from pathlib import Path; from backpdf.pictures import picture_files;"
        "folder = picture_files.open_folder(Path(sys.argv[1]), 'images');"
        "print(picture_files.picture_fault(folder, 'a.svg'), 'PIL' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], check=True, capture_output=True, text=True
    )
    assert done.stdout == "None False\n"
