"""Rendering: the same bytes everywhere, warnings about pictures, whole cards."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from support import page_checks, stress
from support.handouts import (
    EDITIONS,
    STORE,
    Printed,
    print_handout,
    read_sound_library,
    starter_library,
    starter_sheets,
)
from support.libraries import exercise, level, photo, program, write_library
from support.printed import MM

from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.pdf.cache import PartCache
from backpdf.pdf.images import PictureError
from backpdf.pdf.layout.pagination import LayoutError
from backpdf.pdf.layout.theme import Edition
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.render import render
from backpdf.starter import starter_root

SCRIPT = """
import sys
from backpdf.cli import run
sys.exit(run(["build", "--library", sys.argv[1], "--output", sys.argv[2], *sys.argv[3:]]))
"""


def build_elsewhere(library: Path, output: Path, *options: str, **environment: str) -> dict[str, bytes]:
    """The files that another process makes, with another environment."""
    output.mkdir()
    variables = {**os.environ, **environment}
    variables.pop("SOURCE_DATE_EPOCH", None)
    command = [sys.executable, "-c", SCRIPT, str(library), str(output), *options]
    subprocess.run(command, check=True, env=variables, capture_output=True)
    return {path.name: path.read_bytes() for path in sorted(output.iterdir())}


def test_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    options = ("--level", "1", "--clinician", "Dr. Ł")
    here = {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LANG": "C", "LC_ALL": "C"}
    there = {"PYTHONHASHSEED": "20", "TZ": "America/Los_Angeles", "LANG": "tr_TR.UTF-8", "LC_ALL": "C.UTF-8"}
    first = build_elsewhere(starter_root(), tmp_path / "a", *options, **here)
    second = build_elsewhere(starter_root(), tmp_path / "b", *options, **there)
    assert len(first) == len({program for program, number in starter_sheets() if number == 1})
    assert first == second


def test_the_same_bytes_with_photos_and_all_options(tmp_path: Path) -> None:
    library = stress.photos(tmp_path / "library")
    options = ("--edition", "large-print", "--mono", "--for", "Zoë", "--date", "2026-01-31")
    first = build_elsewhere(library, tmp_path / "a", *options, PYTHONHASHSEED="3")
    second = build_elsewhere(library, tmp_path / "b", *options, PYTHONHASHSEED="4")
    assert first == second


def test_the_same_bytes_again_and_from_a_used_store() -> None:
    handout = compose(starter_library(), Request(*starter_sheets()[0]))
    fresh = render(handout, PrintOptions(), PartCache()).data
    assert fresh == render(handout, PrintOptions(), STORE).data == render(handout, PrintOptions(), STORE).data


def test_other_options_give_other_bytes() -> None:
    request = Request(*starter_sheets()[0])
    handout = compose(starter_library(), request)
    colour = render(handout, PrintOptions(), STORE).data
    assert colour != render(handout, PrintOptions(mono=True), STORE).data
    assert colour != render(handout, PrintOptions(edition=Edition.LARGE_PRINT), STORE).data


def test_files_are_sound_and_small() -> None:
    printed = print_handout(compose(starter_library(), Request(*starter_sheets()[0])))
    with pikepdf.open(io.BytesIO(printed.data)) as file:
        assert file.check_pdf_syntax() == []
    assert len(printed.data) < 300_000


# ---- pictures


def printed_with(root: Path, pictures: dict[str, bytes], options: PrintOptions | None = None) -> Printed:
    """A handout with one exercise and these pictures."""
    write_library(
        root,
        {"bridge": exercise(pictures=list(pictures))},
        pictures={f"images/{name}": data for name, data in pictures.items()},
    )
    return print_handout(compose(read_sound_library(root), Request("low-back", 1)), options)


def test_coarse_pictures_give_a_warning(tmp_path: Path) -> None:
    printed = printed_with(tmp_path, {"coarse.png": photo(100, 80, "PNG"), "fine.jpg": photo(900, 700)})
    assert len(printed.warnings) == 1
    assert printed.warnings[0].startswith("coarse.png has too few pixels for its size on paper (")
    assert printed.warnings[0].endswith(" to the inch, 100 or more print well)")


def test_a_picture_gives_a_warning_once(tmp_path: Path) -> None:
    printed = printed_with(tmp_path, {"coarse.png": photo(100, 80, "PNG")})
    assert len(printed.warnings) == 1


@pytest.mark.parametrize(
    ("orientation", "proportion"), [(1, 3 / 2), (3, 3 / 2), (6, 2 / 3), (8, 2 / 3)], ids=str
)
def test_photos_stand_upright(tmp_path: Path, orientation: int, proportion: float) -> None:
    printed = printed_with(tmp_path, {"a.jpg": photo(900, 600, orientation=orientation)})
    box = page_checks.figure_boxes(printed)[0]
    assert box.width / box.height == pytest.approx(proportion, rel=0.01)


def test_photos_have_no_more_than_300_dots_an_inch(tmp_path: Path) -> None:
    printed = printed_with(tmp_path, {"a.jpg": photo(4000, 3000), "b.jpg": photo(3000, 4000)})
    widths = sorted(box.width for box in page_checks.figure_boxes(printed))
    with pikepdf.open(io.BytesIO(printed.data)) as file:
        pixels = sorted(
            int(item.Width)
            for item in file.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        )
    assert [count / (width / 72) for count, width in zip(pixels, widths, strict=True)] == pytest.approx(
        [300, 300], rel=0.01
    )


def test_a_picture_that_cannot_be_printed_is_named(tmp_path: Path) -> None:
    empty = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"></svg>'
    write_library(tmp_path)
    handout = compose(read_sound_library(tmp_path), Request("low-back", 1))
    (tmp_path / "images" / "b.svg").write_bytes(empty)
    figures = [[replace(each, content=None) for each in card.figures] for card in handout.cards]
    cards = [replace(card, figures=tuple(each)) for card, each in zip(handout.cards, figures, strict=True)]
    with pytest.raises(PictureError) as caught:
        print_handout(replace(handout, cards=tuple(cards)))
    assert caught.value.message == "b.svg: nothing can be seen in the drawing"


@pytest.mark.parametrize("photo", [False, True])
def test_a_picture_that_was_changed_after_the_check_is_not_printed(tmp_path: Path, photo: bool) -> None:
    """Same size, same time of change: only the bytes tell."""
    write_library(tmp_path)
    path = tmp_path / "images" / "b.svg"
    if photo:
        file = io.BytesIO()
        Image.new("RGB", (40, 30), "red").save(file, "BMP")
        path = path.with_suffix(".bmp")
        path.write_bytes(file.getvalue())
        for exercise in (tmp_path / "exercises").glob("*.yaml"):
            exercise.write_text(exercise.read_text("utf-8").replace("b.svg", "b.bmp"), "utf-8")
    handout = compose(read_sound_library(tmp_path), Request("low-back", 1))
    times = path.stat()
    data = path.read_bytes()
    path.write_bytes(data[:-1] + (b"x" if photo else b" "))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    with pytest.raises(PictureError) as caught:
        print_handout(handout)
    assert caught.value.message.endswith(f"{path.name} was changed after it was checked")


def test_a_picture_that_vanishes_is_named(tmp_path: Path) -> None:
    write_library(tmp_path)
    handout = compose(read_sound_library(tmp_path), Request("low-back", 1))
    (tmp_path / "images" / "b.svg").unlink()
    with pytest.raises(PictureError, match=r"^There is no picture b\.svg$"):
        print_handout(handout)


# ---- cards and pages


@pytest.mark.parametrize("edition", EDITIONS)
def test_long_cards_stay_whole_while_a_page_can_hold_them(tmp_path: Path, edition: Edition) -> None:
    ids = [f"e{number}" for number in range(1, 6)]
    longest = 60 if edition is Edition.STANDARD else 25
    steps = [stress.several(count, longest) for count in (3, 6, 9, 4, 8)]
    write_library(
        tmp_path,
        {
            id_: exercise(id_.upper(), steps=each, pictures=("a.svg", "b.svg"))
            for id_, each in zip(ids, steps, strict=True)
        },
        {"low-back": program(level(*ids))},
    )
    printed = print_handout(
        compose(read_sound_library(tmp_path), Request("low-back", 1)), PrintOptions(edition=edition)
    )
    pages = {
        kid.text[0]: {page for node in section.walk() for page in node.pages}
        for section in printed.tree.all("Sect")
        for kid in section.elements
        if kid.tag == "H2" and kid.text[0].isdigit()
    }
    assert sorted(pages) == ["1", "2", "3", "4", "5"]
    assert {number: len(each) for number, each in pages.items()} == dict.fromkeys(pages, 1)


def test_a_text_higher_than_a_page_is_refused_in_words(tmp_path: Path) -> None:
    write_library(tmp_path, programs={"low-back": program(disclaimer="word " * 1500)})
    with pytest.raises(LayoutError) as caught:
        print_handout(compose(read_sound_library(tmp_path), Request("low-back", 1)))
    assert caught.value.hint == "shorten the longest texts of the program, its disclaimer and the clinic's"


def test_one_exercise_fits_on_one_sheet(tmp_path: Path) -> None:
    write_library(tmp_path)
    assert len(print_handout(compose(read_sound_library(tmp_path), Request("low-back", 1))).pages) <= 2


def test_a_wide_picture_is_never_wider_than_its_column(tmp_path: Path) -> None:
    printed = printed_with(tmp_path, {"a.jpg": photo(3000, 300), "b.jpg": photo(3000, 300)})
    for box in page_checks.figure_boxes(printed):
        assert 50 * MM <= box.width <= 65 * MM
