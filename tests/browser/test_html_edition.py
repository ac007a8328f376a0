"""The HTML edition in a real browser: by axe, narrow, enlarged, dark, in forced colours, right to left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypdfium2
import pytest
from support.browsers import Window, findings, opened
from support.corpus import CASES, handout_of
from support.handouts import starter_library
from support.html_pages import html_of, packed

from backpdf.handout.blocks import Handout
from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.print_options import PrintOptions

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NARROW = 320
LONGEST_LINE = 75
"""Characters; the sheet has 70, and a browser's own font is not ours."""
LONG = ("long texts", "everything", "links over lines")
Show = Callable[..., AbstractContextManager[Window]]


@pytest.fixture(scope="module")
def handout() -> Handout:
    return compose(starter_library(), Request("low-back", 2, "Zoë Patient", None, date(2026, 12, 24)))


@pytest.fixture
def show(browser: Browser, tmp_path: Path) -> Show:
    """Opens the HTML edition of a handout in a window."""

    @contextmanager
    def show(handout: Handout, options: PrintOptions | None = None, **looks: Any) -> Iterator[Window]:
        path = tmp_path / "handout.html"
        path.write_bytes(html_of(handout, options).file.data)
        with opened(browser, **looks) as window:
            window.page.goto(path.as_uri())
            yield window
            assert window.requests == [path.as_uri()]

    return show


def right_to_left(handout: Handout) -> Handout:
    return replace(handout, about=replace(handout.about, language="he"))


# ------------------------------------------------------------------ axe
@pytest.mark.parametrize(
    "looks",
    [
        {"color_scheme": "light"},
        {"color_scheme": "dark"},
        {"color_scheme": "light", "width": NARROW},
        {"forced_colors": "active"},
    ],
    ids=str,
)
def test_axe_finds_nothing(show: Show, handout: Handout, looks: dict[str, Any]) -> None:
    with show(handout, **looks) as window:
        assert findings(window) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["everything", "bare", "rasters"])
def test_axe_finds_nothing_in_the_corpus(show: Show, tmp_path: Path, name: str, scheme: str) -> None:
    with show(handout_of(CASES[name], tmp_path / "library"), color_scheme=scheme) as window:
        assert findings(window) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_grey_large_or_right_to_left(show: Show, handout: Handout, scheme: str) -> None:
    grey = PrintOptions(edition=Edition.LARGE_PRINT, mono=True)
    accented = replace(right_to_left(handout), accent="#00695c")
    for each, options in ((handout, grey), (accented, PrintOptions())):
        with show(each, options, color_scheme=scheme) as window:
            assert findings(window) == []


def test_axe_finds_what_is_wrong(show: Show, handout: Handout) -> None:
    with show(handout) as window:
        window.run("document.querySelector('h1').style.color = '#ccc'")
        assert [line.split(":")[0] for line in findings(window)] == ["color-contrast"]


# ------------------------------------------------------------------ narrow, and enlarged
@pytest.mark.parametrize("name", [*LONG, "starter"])
def test_nothing_is_wider_than_a_narrow_window(
    show: Show, handout: Handout, tmp_path: Path, name: str
) -> None:
    """With type twice as large as well: a reader may enlarge it alone."""
    shown = handout if name == "starter" else handout_of(CASES[name], tmp_path / "library")
    with show(shown, width=NARROW) as window:
        for size in (100, 200):
            window.run(f"document.documentElement.style.fontSize = '{size}%'")
            assert window.sideways == 0, size


def test_pictures_stand_side_by_side_where_there_is_room(show: Show, handout: Handout) -> None:
    tops = "[...document.querySelectorAll('article:first-of-type figure')].map(f => f.offsetTop)"
    with show(handout) as window:
        first, second = window.run(tops)
        assert first == second
    with show(handout, width=NARROW) as window:
        first, second = window.run(tops)
        assert first < second


def test_lines_are_not_too_long(show: Show, tmp_path: Path) -> None:
    longest = """[...document.querySelectorAll('p, li')].map(block => {
        const lines = new Map(), walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        for (let node; (node = walker.nextNode());)
            for (let at = 0; at < node.length; at++) {
                const range = document.createRange();
                range.setStart(node, at); range.setEnd(node, at + 1);
                const line = Math.round(range.getBoundingClientRect().bottom / 6);
                lines.set(line, (lines.get(line) ?? 0) + 1);
            }
        return Math.max(0, ...lines.values());
    }).reduce((one, other) => Math.max(one, other))"""
    with show(handout_of(CASES["long texts"], tmp_path / "library")) as window:
        assert 50 < window.run(longest) <= LONGEST_LINE


def test_the_record_is_reached_by_keyboard_where_it_is_wider_than_the_window(
    show: Show, handout: Handout
) -> None:
    with show(handout, width=NARROW) as window:
        window.run("document.documentElement.style.fontSize = '300%'")
        frame = window.page.locator(".frame").first
        frame.focus()
        window.page.keyboard.press("ArrowRight")
        window.page.wait_for_timeout(300)
        assert frame.evaluate("frame => frame.scrollLeft") > 0
        assert frame.evaluate("frame => getComputedStyle(frame).outlineStyle") == "solid"


# ------------------------------------------------------------------ colours, direction, paper
def test_dark_and_light_follow_the_reader(show: Show, handout: Handout) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    with show(handout, color_scheme="dark") as window:
        assert window.run(ground) == "rgb(20, 24, 28)"
        assert window.run("getComputedStyle(document.querySelector('figure > svg')).backgroundColor") == (
            "rgb(255, 255, 255)"
        )
    with show(handout, color_scheme="light") as window:
        assert window.run(ground) == "rgb(255, 255, 255)"


def test_forced_colours_leave_the_pictures_alone_and_the_frames_there(show: Show, handout: Handout) -> None:
    fills = "[...document.querySelectorAll('svg path')].map(p => getComputedStyle(p).fill)"
    with show(handout) as window:
        usual = window.run(fills)
    with show(handout, forced_colors="active") as window:
        assert window.run(fills) == usual
        for name in (".warning", ".dose", ".record td", ".number", ".steps span", ".line"):
            width = window.run(f"getComputedStyle(document.querySelector('{name}')).borderBottomWidth")
            assert width != "0px", name


def test_right_to_left(show: Show, handout: Handout) -> None:
    with show(right_to_left(handout), width=NARROW) as window:
        assert window.sideways == 0
        number, heading, message = (
            window.page.locator(name).first.bounding_box() for name in (".number", "article h2", ".message")
        )
        assert number is not None
        assert heading is not None
        assert message is not None
        assert abs(number["x"] + number["width"] - heading["x"] - heading["width"]) < 1
        side = "getComputedStyle(document.querySelector('.message')).borderRightWidth"
        assert window.run(side) == "4px"


@pytest.mark.parametrize("paper", Paper)
def test_it_prints_on_light_paper_with_every_word(show: Show, handout: Handout, paper: Paper) -> None:
    with show(handout, PrintOptions(paper), color_scheme="dark") as window:
        words = window.run("document.body.innerText").split()
        data = window.page.pdf(prefer_css_page_size=True)
    with pypdfium2.PdfDocument(data) as pdf:
        assert pdf[0].get_size() == pytest.approx(paper.size, abs=1)
        assert len(pdf) <= 8
        printed = packed("".join(page.get_textpage().get_text_range() for page in pdf))
        assert pdf[0].render(scale=0.2).to_pil().getpixel((2, 2)) == (255, 255, 255)
    assert [word for word in words if packed(word) not in printed] == []
