"""The preview by itself: what is drawn first, and what is drawn before anybody asks."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from support.libraries import write_library

from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.page.sheet.page_images import HIGHEST, page_images, page_order
from backpdf.page.sheet.preview import warm_up
from backpdf.production.api import make_handout, read_library
from backpdf.production.workers.worker import PART_CACHE


@pytest.mark.parametrize(
    ("pages", "first", "order"),
    [(1, 0, (0,)), (3, 0, (0, 1, 2)), (3, 1, (1, 0, 2)), (3, 2, (2, 1, 0)), (2, 9, (1, 0)), (2, -1, (0, 1))],
)
def test_the_page_that_is_looked_at_comes_first(pages: int, first: int, order: tuple[int, ...]) -> None:
    assert page_order(pages, first) == order


def test_a_picture_has_the_dots_that_are_asked_for_and_not_more_than_a_screen(tmp_path: Path) -> None:

    library = read_library(write_library(tmp_path))
    data = make_handout(library, Request(next(iter(library.programs)), 1)).data
    for asked, width in ((72, 595), (10_000, round(595.28 * HIGHEST / 72))):
        picture = Image.open(BytesIO(next(page_images(data, (0,), asked))))
        assert abs(picture.width - width) <= 1


def test_the_parts_of_a_sheet_are_ready_before_anybody_asks(tmp_path: Path) -> None:
    library = read_library(write_library(tmp_path))

    def parts() -> tuple[int, int]:
        before = len(PART_CACHE)
        warm_up(library)
        return before, len(PART_CACHE)

    with ThreadPoolExecutor(1) as thread:  # each thread has parts of its own
        before, after = thread.submit(parts).result()
    assert before == 0 < after
    warm_up(Library(tmp_path, {}, {}))  # a library without a program has no sheet
