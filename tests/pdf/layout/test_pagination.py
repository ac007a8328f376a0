"""Which box goes on which page: order, whole boxes, headings, and boxes higher than a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backpdf.pdf.layout.boxes import HEIGHT_TOLERANCE, Box, Columns, Panel, Space, Stack
from backpdf.pdf.layout.pagination import (
    MAX_STRETCH,
    WIDE_SPACE,
    LayoutError,
    Page,
    paginate,
    shortage,
    spread,
)
from backpdf.pdf.tagging import Canvas
from backpdf.problems import UserError

WIDTH, HEIGHT = 50.0, 100.0
LINE = 10.0


@dataclass(frozen=True, eq=False)
class Block(Box):
    """A box of a known height that may be split into parts."""

    name: str
    tall: float
    parts: Sequence[Box] = ()

    def height(self, width: float) -> float:
        del width
        return self.tall

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        raise NotImplementedError

    def split(self) -> Sequence[Box] | None:
        return self.parts or None


@dataclass(frozen=True, eq=False)
class Lines(Box):
    """A paragraph that may be split between any two of its lines."""

    names: Sequence[str]

    def height(self, width: float) -> float:
        del width
        return LINE * len(self.names)

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        raise NotImplementedError

    def split_at(self, width: float, room: float) -> tuple[Box, Box] | None:
        del width
        count = min(int(room / LINE), len(self.names) - 1)
        if count < 1:
            return None
        return Lines(self.names[:count], space_before=self.space_before), Lines(self.names[count:])


def names_in(box: Box) -> Iterator[str]:
    if isinstance(box, Block):
        yield box.name
    elif isinstance(box, Lines):
        yield from box.names
    elif isinstance(box, Stack | Panel):
        for part in box.boxes:
            yield from names_in(part)
    elif isinstance(box, Columns):
        for part in box.columns:
            yield from names_in(part)


def names_on(pages: Sequence[Page]) -> list[list[str]]:
    return [[name for placed in page.placed for name in names_in(placed.box)] for page in pages]


def laid(*boxes: Box) -> list[list[str]]:
    return names_on(paginate(boxes, WIDTH, HEIGHT))


def heading(name: str = "heading", tall: float = 10) -> Block:
    return Block(name, tall, keep_with_next=True)


def test_nothing_gives_no_page() -> None:
    assert paginate([], WIDTH, HEIGHT) == []


def test_boxes_fill_a_page_and_go_on_to_the_next() -> None:
    assert laid(Block("a", 60), Block("b", 40), Block("c", 1)) == [["a", "b"], ["c"]]


def test_space_before_counts_within_a_page_and_not_at_its_top() -> None:
    pages = paginate([Block("a", 60, space_before=99), Block("b", 40, space_before=5)], WIDTH, HEIGHT)
    assert names_on(pages) == [["a"], ["b"]]
    assert [placed.top for page in pages for placed in page.placed] == [0, 0]


def test_rounding_does_not_start_a_page() -> None:
    assert laid(*(Block(str(number), HEIGHT / 3 + 1e-9) for number in range(3))) == [["0", "1", "2"]]


def test_a_whole_box_that_fits_on_a_page_is_never_broken() -> None:
    card = Block("card", 90, parts=(Block("x", 45), Block("y", 45)))
    assert laid(Block("a", 20), card) == [["a"], ["card"]]


def test_a_box_higher_than_a_page_flows_on_from_where_it_starts() -> None:
    card = Block("card", 120, parts=tuple(Block(name, 40) for name in "xyz"))
    assert laid(Block("a", 20), card) == [["a", "x", "y"], ["z"]]


def test_the_first_part_keeps_the_space_before_the_whole() -> None:
    card = Block("card", 120, parts=tuple(Block(name, 40) for name in "xyz"), space_before=7)
    placed = paginate([Block("a", 20), card], WIDTH, HEIGHT)[0].placed
    assert placed[1].top == 27


def test_parts_that_are_still_too_high_are_split_again() -> None:
    inner = Block("inner", 150, parts=(Block("x", 75), Block("y", 75)))
    outer = Block("outer", 160, parts=(inner, Block("z", 10)))
    assert laid(outer) == [["x"], ["y", "z"]]


def test_a_paragraph_is_split_at_the_foot_of_a_page() -> None:
    assert laid(Block("a", 75), Lines("xyz")) == [["a", "x", "y"], ["z"]]


def test_a_long_paragraph_goes_over_many_pages() -> None:
    assert [len(page) for page in laid(Lines([str(number) for number in range(25)]))] == [10, 10, 5]


def test_a_heading_goes_to_the_next_page_with_what_follows() -> None:
    assert laid(Block("a", 85), heading(), Block("b", 10)) == [["a"], ["heading", "b"]]


def test_two_headings_stay_with_what_follows() -> None:
    pages = laid(Block("a", 75), heading("one"), heading("two"), Block("b", 10))
    assert pages == [["a"], ["one", "two", "b"]]


def test_a_heading_stays_with_the_first_part_of_a_box_higher_than_a_page() -> None:
    card = Block("card", 180, parts=(Block("x", 90), Block("y", 90)))
    assert laid(Block("a", 5), heading(), card) == [["a"], ["heading", "x"], ["y"]]


def test_a_heading_at_the_end_is_not_lost() -> None:
    assert laid(Block("a", 95), heading()) == [["a"], ["heading"]]


@pytest.mark.parametrize("before", [(), (Block("a", 10),)])
def test_a_box_that_cannot_be_broken_is_an_error_for_the_user(before: tuple[Box, ...]) -> None:
    with pytest.raises(LayoutError) as caught:
        paginate([*before, Block("b", 101)], WIDTH, HEIGHT)
    assert isinstance(caught.value, UserError)
    assert caught.value.message == "a part of the handout is higher than a page and cannot be broken"


def test_stacks_columns_and_panels_flow_when_they_are_higher_than_a_page() -> None:
    stack = Stack([Block("a", 60), Block("b", 60)])
    assert laid(stack) == [["a"], ["b"]]
    columns = Columns([Block("a", 120, parts=(Block("x", 60), Block("y", 60))), Block("b", 10)], [1, 1], 5)
    assert laid(columns) == [["x"], ["y", "b"]]
    panel = Panel([Block(name, 30) for name in "abcd"], 2, 1, "#000000")
    assert laid(panel) == [["a", "b"], ["c", "d"]]


def test_a_panel_is_never_broken_after_a_heading() -> None:
    panel = Panel([Block("a", 50), heading("h", 30), Block("b", 50)], 2, 1, "#000000")
    assert laid(panel) == [["a"], ["h", "b"]]


def test_white_is_shared_out_between_pieces() -> None:
    pages = paginate(
        [Block("a", 30), Block("b", 30, space_before=10), Block("c", 20, space_before=5)], WIDTH, HEIGHT
    )
    placed = spread(pages, HEIGHT)[0].placed
    assert [one.top for one in placed] == pytest.approx([0, 30 + 10 + 10 / 3, 80])
    assert placed[-1].bottom == pytest.approx(HEIGHT)


@pytest.mark.parametrize(("gap", "widest"), [(10, WIDE_SPACE), (20, 20 * MAX_STRETCH)])
def test_white_does_not_grow_without_bound(gap: float, widest: float) -> None:
    pages = paginate([Block("a", 10), Block("b", 10, space_before=gap)], WIDTH, HEIGHT)
    assert spread(pages, HEIGHT)[0].placed[1].top == pytest.approx(10 + widest)


def test_pages_without_gaps_stay_as_they_are() -> None:
    pages = paginate([Block("a", 10), Space(5), Block("b", 10)], WIDTH, HEIGHT)
    assert spread(pages, HEIGHT) == pages


heights = st.floats(min_value=1, max_value=HEIGHT)
gaps = st.sampled_from([0.0, 3.0, 12.0])


@st.composite
def documents(draw: st.DrawFn) -> list[Box]:
    """Blocks, headings, paragraphs and high boxes; a heading and what follows fit on a page."""
    boxes: list[Box] = []
    for index in range(draw(st.integers(0, 12))):
        name, gap = f"n{index}", draw(gaps)
        match draw(st.sampled_from(["block", "heading", "lines", "high"])):
            case "block":
                boxes.append(Block(name, draw(heights), space_before=gap))
            case "heading":
                boxes.append(Block(name, 8, space_before=gap, keep_with_next=True))
                body = draw(st.floats(min_value=1, max_value=HEIGHT - 20))
                boxes.append(Block(f"{name}-body", body, space_before=gap))
            case "lines":
                count = draw(st.integers(1, 40))
                boxes.append(Lines([f"{name}.{line}" for line in range(count)], space_before=gap))
            case _:
                tall = draw(st.lists(heights, min_size=1, max_size=6))
                parts = [Block(f"{name}:{part}", each) for part, each in enumerate(tall)]
                boxes.append(Stack(parts, space_before=gap))
    return boxes


@given(documents())
@settings(max_examples=150, deadline=None)
def test_any_document_is_laid_out_whole_and_in_order(boxes: list[Box]) -> None:
    expected = [name for box in boxes for name in names_in(box)]
    pages = paginate(boxes, WIDTH, HEIGHT)
    for each in (pages, spread(pages, HEIGHT)):
        assert [name for page in names_on(each) for name in page] == expected
        for page in each:
            assert page.placed
            assert page.placed[0].top == 0
            assert all(b.top >= a.bottom - HEIGHT_TOLERANCE for a, b in pairwise(page.placed))
            assert page.used <= HEIGHT + 2 * HEIGHT_TOLERANCE
    page_of = {name: number for number, page in enumerate(names_on(pages)) for name in page}
    for name, number in page_of.items():
        if f"{name}-body" in page_of:
            assert page_of[f"{name}-body"] == number


@given(documents())
@settings(max_examples=60, deadline=None)
def test_no_page_is_left_that_had_room_for_what_follows(boxes: list[Box]) -> None:
    pages = paginate(boxes, WIDTH, HEIGHT)
    for page, following in pairwise(pages):
        first = following.placed[0].box
        assert page.used + first.space_before + first.height(WIDTH) > HEIGHT


# ---- what is too high


def test_shortage_is_the_height_by_which_boxes_are_too_high() -> None:
    boxes = [Block("a", 60), Block("b", 30, space_before=10), Block("c", 70), Block("d", 50, space_before=5)]
    assert shortage(boxes, WIDTH, HEIGHT, 3) == 0
    assert shortage(boxes, WIDTH, HEIGHT, 2) == pytest.approx(25)  # c and d: the space before c is not needed
    assert shortage(boxes, WIDTH, HEIGHT, 1) == pytest.approx(125)
    assert shortage([], WIDTH, HEIGHT, 2) == 0


def test_shortage_breaks_the_page_where_it_costs_least() -> None:
    boxes = [Block("a", 80), Block("b", 30), Block("c", 75)]
    assert shortage(boxes, WIDTH, HEIGHT, 2) == pytest.approx(5)  # b after c would lack 10
    assert shortage([heading(tall=30), *boxes], WIDTH, HEIGHT, 2) == pytest.approx(15)


@given(st.lists(st.floats(1, 99), min_size=1, max_size=12), st.integers(1, 6))
def test_without_shortage_the_boxes_fit(heights: list[float], pages: int) -> None:
    boxes = [Block(str(number), height) for number, height in enumerate(heights)]
    fits = len(paginate(boxes, WIDTH, HEIGHT)) <= pages
    assert (shortage(boxes, WIDTH, HEIGHT, pages) == 0) == fits
