"""Kinds by content, notes on orientation, names, and warnings of `check`."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from broken_files import CASES, checked, chunk, colours, file_of, png_with, refused
from library.samples import DRAWING, EXERCISE, photo, write, write_library
from PIL import Image

from backpdf.cli import run
from backpdf.library.reading import read_library
from backpdf.pictures.picture_files import check_picture, open_folder, picture_path
from backpdf.pictures.raster import Raster


def boxes(brand: bytes, *others: bytes) -> bytes:
    content = b"ftyp" + brand + bytes(4) + b"".join(others)
    return (len(content) + 4).to_bytes(4) + content + bytes(80)


@pytest.mark.parametrize(
    "data",
    [boxes(b"heic", b"mif1", b"heic"), boxes(b"mif1", b"heic"), boxes(b"heix"), boxes(b"msf1", b"hevc")],
)
@pytest.mark.parametrize("name", ["a.heic", "a.HEIF", "a.jpg", "a"])
def test_heic_is_refused_with_the_setting_that_helps(tmp_path: Path, data: bytes, name: str) -> None:
    assert "HEIC" in refused(tmp_path, data, name)
    fault = checked(tmp_path, data, name).fault
    assert fault is not None
    assert "Settings, Camera, Formats: Most Compatible" in fault[1]


def test_avif_that_calls_itself_a_picture_of_boxes(tmp_path: Path) -> None:
    data = file_of(colours(), "AVIF")
    assert checked(tmp_path, data.replace(b"ftypavif", b"ftypmif1", 1), "a.avif").fault is None


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (boxes(b"isom", b"mp42"), "a video"),
        (boxes(b"qt  "), "a video"),
        (b"%PDF-1.7", "a PDF"),
        (b"8BPS\0\1", "a Photoshop file"),
        (b"%!PS-Adobe", "EPS"),
        (b"\0\0\0\x0cjP  \r\n\x87\n", "JPEG 2000"),
        (b"\xff\x0a\0\0", "JPEG XL"),
        (b"\0\0\1\0\1\0", "icon"),
        (b"PK\3\4", "Word"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"  <HTML><body>", "a web page"),
        (b"II*\0\x10\0\0\0CR\2\0", "raw file"),
        (b"version https://git-lfs.github.com/spec/v1", "Git LFS"),
        (b"BMX: my notes", "not known"),
        (b"hello", "not known"),
        (b"", "empty"),
    ],
)
def test_other_kinds_are_named(tmp_path: Path, data: bytes, words: str) -> None:
    assert words in refused(tmp_path, data, "a.jpg")


@pytest.mark.parametrize("name", ["a.svg", "a.svgz", "a.txt", "a", "a.heic", "a.JPG"])
def test_the_content_counts_and_not_the_ending(tmp_path: Path, name: str) -> None:
    for kind in ("PNG", "JPEG", "WEBP"):
        check = checked(tmp_path, photo(kind), name)
        assert (check.fault, check.advice) == (None, ())


def test_a_drawing_with_the_ending_of_a_photo(tmp_path: Path) -> None:
    write(tmp_path, "images/a.jpg", DRAWING)
    assert check_picture(open_folder(tmp_path, "images"), "a.jpg").fault is None


# ------------------------------------------------------------------ orientation
def exif(orientation: int) -> Image.Exif:
    note = Image.Exif()
    note[0x0112] = orientation
    return note


XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/" tiff:Orientation="%d"/>'


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_exif_is_followed_and_xmp_beside_it_is_not(tmp_path: Path, kind: str) -> None:
    options = {} if kind == "PNG" else {"xmp": XMP % 3}
    data = file_of(colours(80, 60), kind, exif=exif(6), **options)
    raster = Raster.of_bytes(data)
    assert (raster.width, raster.height, raster.advice) == (60, 80, ())
    assert raster.decoded().size == (60, 80)
    assert checked(tmp_path, data).fault is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_xmp_alone_turns_nothing_and_is_said(tmp_path: Path, kind: str) -> None:
    if kind == "PNG":
        note = chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + XMP % 6)
        data = png_with(file_of(colours(80, 60), "PNG"), note)
    elif kind == "TIFF":
        data = file_of(colours(80, 60), "TIFF", tiffinfo={700: XMP % 6})
    else:
        data = file_of(colours(80, 60), kind, xmp=XMP % 6)
    raster = Raster.of_bytes(data)
    assert (raster.width, raster.height, raster.decoded().size) == (80, 60, (80, 60))
    assert "(XMP)" in checked(tmp_path, data).advice[0]


@pytest.mark.parametrize("note", [XMP % 1, b"<x/>", b"tiff:Orientation", b"\xff\xfe" * 9])
def test_xmp_that_turns_nothing_needs_no_word(note: bytes) -> None:
    assert Raster.of_bytes(file_of(colours(80, 60), "JPEG", xmp=note)).advice == ()


# ------------------------------------------------------------------ names
NAMES = ("Übung.jpg", "é/dôs å.PNG", "Sub Folder/Brücke 1.JPG", "ﬁn-ñ.png", "각.png")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    ("stored", "typed"), [("NFC", "NFD"), ("NFD", "NFC"), ("NFC", "NFC"), ("NFD", "NFD")]
)
def test_letters_with_accents_are_one_name(tmp_path: Path, name: str, stored: str, typed: str) -> None:
    in_folder, in_file = (unicodedata.normalize(form, name) for form in (stored, typed))  # type: ignore[arg-type]
    path = write(tmp_path, f"images/{in_folder}", photo())
    assert check_picture(open_folder(tmp_path, "images"), in_file).fault is None
    assert picture_path(tmp_path / "images", in_file).samefile(path)


def test_a_name_that_is_there_letter_by_letter_comes_first(tmp_path: Path) -> None:
    for form in ("NFC", "NFD"):
        name = unicodedata.normalize(form, "é.png")
        path = write(tmp_path, f"images/{name}", photo())
        assert picture_path(tmp_path / "images", name) == path


def test_capital_letters_still_count_in_names_with_accents(tmp_path: Path) -> None:
    write(tmp_path, f"images/{unicodedata.normalize('NFD', 'Übung.jpg')}", photo())
    fault = check_picture(open_folder(tmp_path, "images"), "übung.jpg").fault
    assert fault is not None
    assert "capital letters count" in fault[1]


def test_a_library_finds_its_pictures_and_logo_under_both_names(tmp_path: Path) -> None:
    text = EXERCISE.replace("steps:", "pictures: [{image: Brücke.png, caption: C, alt: A}]\nsteps:")
    root = write_library(tmp_path, exercise=text, clinic="logo: Logo é.png")
    for name in ("images/Brücke.png", "Logo é.png"):
        write(root, unicodedata.normalize("NFD", name), photo())
    reading = read_library(root)
    assert (reading.problems, reading.warnings) == ((), ())
    library = reading.library
    assert library is not None
    assert library.picture_path(library.exercises["bridge"].pictures[0]).is_file()
    assert library.logo_path is not None
    assert library.logo_path.is_file()


# ------------------------------------------------------------------ warnings
def test_warnings_have_a_place_and_stop_nothing(tmp_path: Path) -> None:
    pictures = "pictures: [{image: a.jpg, caption: C, alt: A}, {image: tall.png, caption: C, alt: A}]\nsteps:"
    root = write_library(
        tmp_path, exercise=EXERCISE.replace("steps:", pictures), clinic="logo: images/tall.png"
    )
    write(root, "images/a.jpg", (CASES / "trunc_tail2.jpg").read_bytes())
    write(root, "images/tall.png", photo(size=(30, 60)))
    reading = read_library(root)
    assert reading.library is not None
    assert [(warning.place, warning.message.partition(":")[0]) for warning in reading.warnings] == [
        ("exercises/bridge.yaml:3:20", '"a.jpg"'),
        ("exercises/bridge.yaml:3:56", '"tall.png"'),
    ]


def test_check_prints_warnings_and_ends_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pictures = "pictures: [{image: a.gif, caption: C, alt: A}]\nsteps:"
    root = write_library(tmp_path, exercise=EXERCISE.replace("steps:", pictures))
    moving = file_of(colours(), "GIF", save_all=True, append_images=[colours().rotate(180)])
    write(root, "images/a.gif", moving)
    text = '"a.gif": only the first picture of this animation is printed'
    assert run(["check", "--library", str(root)]) == 0
    shown = capsys.readouterr()
    assert shown.err == f"Warning: exercises/bridge.yaml:3:20: {text}\n"
    assert shown.out.startswith("The library has no problems.\n")
    assert run(["check", "--library", str(root), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["problems"] == []
    assert [(warning["line"], warning["message"]) for warning in found["warnings"]] == [(3, text)]
    out = str(tmp_path / "out")
    assert run(["build", "--library", str(root), "--output", out]) == 0
    assert "a.gif: only the first picture of this animation is printed" in capsys.readouterr().err
