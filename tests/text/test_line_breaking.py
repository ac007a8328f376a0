"""Line breaking, compared with ReportLab's paragraphs."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from backpdf.text.fonts import REGULAR, register_fonts, text_width
from backpdf.text.line_breaking import SHORT_WORD, WIDTH_TOLERANCE, MeasuredText
from backpdf.text.runs import Run, normalise

SIZE = 12.0
words = st.text("abcdefgilmnorstuwyABFMTW.,äß", min_size=1, max_size=14)
texts = st.lists(words, min_size=1, max_size=40).map(" ".join)


def broken(text: str | list[Run], width: float, first: float | None = None, start: int = 0) -> list[str]:
    runs = normalise(text)
    plain = "".join(run.text for run in runs)
    lines = MeasuredText(runs, SIZE, bold=False).lines(width, width if first is None else first, start)
    return [plain[line.start : line.end] for line in lines]


def reportlab_lines(text: str, width: float) -> list[str]:
    register_fonts()
    style = ParagraphStyle(
        "style",
        fontName=REGULAR,
        fontSize=SIZE,
        splitLongWords=1,
        embeddedHyphenation=0,
        spaceShrinkage=0,  # ReportLab would let left-aligned lines run over their edge, too
    )
    paragraph: Any = Paragraph(text, style)
    paragraph.wrap(width, 1e6)
    return [" ".join(line_words) for _, line_words in paragraph.blPara.lines]


def test_words_go_on_a_line_while_they_fit() -> None:
    width = text_width("one two", SIZE)
    assert broken("one two three", width) == ["one two", "three"]
    assert broken("one two three", width - 2 * WIDTH_TOLERANCE) == ["one", "two", "three"]


def test_a_line_may_exceed_its_width_by_the_tolerance() -> None:
    """0.02 mm too wide is invisible; another line would be visible."""
    width = text_width("one two", SIZE)
    assert broken("one two three", width - WIDTH_TOLERANCE / 2) == ["one two", "three"]
    assert 0 < WIDTH_TOLERANCE < 0.1


def test_the_first_line_may_have_another_width() -> None:
    assert broken("a b c d e f", 30, text_width("a b c d", SIZE))[0] == "a b c d"
    assert broken("a b c d e f", 200, text_width("a b", SIZE)) == ["a b", "c d e f"]


def test_a_word_wider_than_a_line_is_broken_between_characters() -> None:
    assert broken("mmmmm", text_width("mm", SIZE)) == ["mm", "mm", "m"]
    assert broken("a mmmm", text_width("a mm", SIZE)) == ["a mm", "mm"]
    assert broken("a mmmmmm b", text_width("mmm", SIZE)) == ["a mm", "mmm", "m b"]


def test_a_character_wider_than_a_line_stands_alone() -> None:
    assert broken("mmm", 1) == ["m", "m", "m"]


def test_runs_are_measured_each_in_its_own_size_and_weight() -> None:
    runs = [Run("one ", bold=True), Run("two", size=24.0)]
    width = text_width("one ", SIZE, bold=True) + text_width("two", 24.0)
    assert broken(runs, width) == ["one two"]
    assert broken(runs, width - 1) == ["one", "two"]


def test_words_may_go_on_from_run_to_run() -> None:
    assert broken([Run("half", bold=True), Run("way there")], 60) == ["halfway", "there"]


def test_a_text_may_begin_in_its_middle() -> None:
    assert broken("one two three", 200, start=4) == ["two three"]
    assert broken("mmmmm", text_width("mm", SIZE), start=2) == ["mm", "m"]


@given(texts, st.floats(5, 400))
def test_lines_hold_the_whole_text_in_order(text: str, width: float) -> None:
    lines = MeasuredText(normalise(text), SIZE, bold=False).lines(width, width)
    at = 0
    for line in lines:
        assert line.start == at
        assert line.end > line.start
        assert line.width == pytest.approx(text_width(text[line.start : line.end], SIZE))
        at = line.end + (text[line.end : line.end + 1] == " ")
    assert at == len(text)


@given(texts, st.floats(5, 400))
def test_no_line_is_too_wide_but_for_a_single_character(text: str, width: float) -> None:
    for line in broken(text, width):
        assert len(line) == 1 or text_width(line, SIZE) <= width + WIDTH_TOLERANCE + 1e-6


@settings(max_examples=300)
@given(texts, st.floats(60, 400))
def test_reportlab_breaks_lines_at_the_same_places(text: str, width: float) -> None:
    """ReportLab has no tolerance, so it is added to the width; where a line just fits, rounding decides.

    It leaves short words alone on a last line.
    """
    answers = [reportlab_lines(text, width + WIDTH_TOLERANCE + rounding) for rounding in (-1e-4, 1e-4)]
    assert broken(text, width) in [*answers, *map(with_short_end_mended, answers)]


def with_short_end_mended(lines: list[str]) -> list[str]:
    if len(lines) < 2 or not is_short_word(lines[-1]):
        return lines
    kept, _, moved = lines[-2].rpartition(" ")
    return [*lines[:-2], kept, f"{moved} {lines[-1]}"]


def is_short_word(text: str) -> bool:
    return " " not in text and sum(map(str.isalnum, text)) <= SHORT_WORD


@given(texts, st.floats(180, 400))
def test_no_last_line_of_one_short_word_where_another_word_fits_beside_it(text: str, width: float) -> None:
    """The widest word fits on a line of 180 points."""
    lines = broken(text, width)
    if len(lines) > 1 and is_short_word(lines[-1]):
        kept, _, moved = lines[-2].rpartition(" ")
        assert not kept or text_width(f"{moved} {lines[-1]}", SIZE) > width


def test_a_short_last_line_gets_a_word_from_the_line_before() -> None:
    width = text_width("Do not push with your", SIZE)
    assert broken("Do not push with your hands.", width) == ["Do not push with", "your hands."]
    assert broken("Do not push with your elbows.", width) == ["Do not push with your", "elbows."]
    assert broken("Do not push with your legs. Stop.", width)[1:] == ["legs. Stop."]
    held = broken("Do not push for 5 to 10 s now.", text_width("Do not push for 5 to 10 s", SIZE))
    assert held == ["Do not push for", "5 to 10 s now."]


def test_a_short_last_line_stays_where_no_whole_word_can_come_to_it() -> None:
    assert broken("mmmmmmmm it", text_width("mmmmmmmm", SIZE)) == ["mmmmmmmm", "it"]
    assert broken("a mmmmmmmm it", text_width("a mmmmmmmm", SIZE)) == ["a mmmmmmmm", "it"]
    assert broken([Run("half", bold=True), Run("way x")], 50) == ["halfway", "x"]
    assert broken("mmmmmmmm", text_width("mmmm", SIZE)) == ["mmmm", "mmmm"]


@pytest.mark.parametrize(
    "held",
    [
        "01234 567890", "0800 123 456 x12", "+44 (0)20 7946 0958", "(555) 555-0100", "01234 567890 ext. 5",
        "+49 30 1234-0 Durchwahl 7", "8 to 12", "8 \u2013 12", "8\u201312", "8-12", "10 kg", "10 / kg",
        "30 s",
        "5 to 10 kg", "10 000", "\u00bd kg", "1\u00bd kg", "20 \u00b0C", "50 %", "3 x 10", "2 or 3",
        "1 of 3", "5 to 10 seconds", "30 minutes", "2 weeks", "six weeks", "one to two weeks", "10 times",
        "5 Sekunden", "3 Wochen", "10 minutos", "3 fois",
        "anna@clinic.example", "https://clinic.example/back-pain/help", "www.clinic.example/a-b",
    ],
)  # fmt: skip
def test_numbers_and_addresses_hold_together(held: str) -> None:
    """At every width that is enough for them."""
    text = f"Please take {held} then go on."
    least = int(text_width(held, SIZE)) + 1
    for width in range(least, least + 150, 3):
        assert any(held in line for line in broken(text, width)), width


@pytest.mark.parametrize("separator", ["\u00b7", "|", "\u2013", "\u2014", "-", "/", "\u2022"])
def test_no_line_begins_with_a_separator(separator: str) -> None:
    """At any width; what follows the separator may begin a line."""
    text = f"12 High Street {separator} +44 20 7946 0000 {separator} clinic.example"
    widest = int(text_width("+44 20 7946 0000 \u2014", SIZE)) + 1
    for width in range(widest, widest + 150, 3):
        lines = broken(text, width)
        assert not any(line.startswith(separator) for line in lines), width
        assert len(lines) > 1


def test_what_is_wider_than_a_line_breaks_at_its_spaces_first() -> None:
    assert broken("+44 (0)20 7946 0958", text_width("(0)20 7946", SIZE)) == ["+44 (0)20", "7946 0958"]


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("left/right/forward", ["left/", "right/", "forward"]),
        ("side-lying-hip", ["side-", "lying-hip"]),
        ("Monday\u2013Friday", ["Monday\u2013", "Friday"]),
        ("forward\u2014and", ["forward\u2014", "and"]),
        ("www.forward.org/help", ["www.", "forward.", "org/help"]),
        ("mails@forward.org", ["mails@", "forward.", "org"]),
        ("bends\u200bforward", ["bends", "forward"]),
    ],
)
def test_a_word_that_is_too_wide_breaks_where_it_was_typed_to(typed: str, lines: list[str]) -> None:
    assert broken(typed, text_width("forward\u2014", SIZE)) == lines


@pytest.mark.parametrize("word", ["-5555555555", "10:30:45:50", "side\u2011lying"])
def test_no_break_after_a_minus_or_within_numbers_or_no_break_hyphens(word: str) -> None:
    plain = word.replace("\u2060", "")
    lines = broken(word, text_width(plain, SIZE) * 0.6)
    assert "".join(lines) == plain
    assert not lines[0].endswith(("-", "\u2011", "/")) or len(lines[0]) > 4
    assert len(lines[0]) > 2


def test_a_word_joiner_forbids_a_break() -> None:
    assert broken("left/right", text_width("left/ri", SIZE)) == ["left/", "right"]
    assert broken("left/\u2060right", text_width("left/ri", SIZE)) == ["left/ri", "ght"]
    assert broken("one 5\u2060 two", text_width("one 5 t", SIZE)) == ["one", "5\u00a0two"]


def test_a_soft_hyphen_is_shown_at_the_end_of_a_line_only() -> None:
    runs = normalise("Lenden\u00adwirbel\u00ads\u00e4ule")
    assert runs[0].text == "Lendenwirbels\u00e4ule"
    measured = MeasuredText(runs, SIZE, bold=False)
    width = text_width("Lendenwirbel-", SIZE)
    first, last = measured.lines(width, width)
    assert (first.end, first.hyphen, last.hyphen) == (12, True, False)
    assert first.width == pytest.approx(width, abs=1)
    (whole,) = measured.lines(500, 500)
    assert not whole.hyphen
    narrow = measured.lines(width - 2, width - 2)
    assert [line.end for line in narrow] == [6, 17]  # the hyphen would not fit


def test_a_letter_and_its_marks_stay_together() -> None:
    assert broken("m\u0329W\u0331m\u0329", 1) == ["m\u0329", "W\u0331", "m\u0329"]


@given(st.text("ab 1-/\u2014\u00ad\u200b\u2060\u0331\u2713.@", max_size=60), st.floats(5, 120))
def test_marks_and_signs_lose_nothing(text: str, width: float) -> None:
    runs = normalise(text)
    plain = "".join(run.text for run in runs)
    if not plain:
        return
    lines = MeasuredText(runs, SIZE, bold=False).lines(width, width)
    at = 0
    for line in lines:
        assert line.start == at
        at = line.end + (plain[line.end : line.end + 1] == " ")
    assert at == len(plain)
