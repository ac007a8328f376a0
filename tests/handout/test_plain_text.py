"""The reading order of a handout: it has every text of the YAML once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from support.handouts import starter_library, starter_sheets

from backpdf.handout.blocks import About, Figure, Handout, Logo, PainScale, WebLink
from backpdf.handout.compose import compose
from backpdf.handout.dose_blocks import DoseCell
from backpdf.handout.plain_text import reading_order
from backpdf.handout.record_blocks import RecordRow
from backpdf.handout.request import Request
from backpdf.handout.rich_text import Text
from backpdf.starter import starter_root

NOT_PRINTED = {
    "image", "alt", "tags", "position", "equipment", "language", "dose", "diary_weeks", "date", "levels",
    "exercises", "web", "video",
}  # fmt: skip
SHORT = 20
"""Characters; shorter texts ("Start") may also be part of fixed words."""


def yaml_texts(values: dict[str, Any]) -> Iterator[str]:
    """Every text of a YAML file that is printed unchanged."""
    for name, value in values.items():
        if name not in NOT_PRINTED:
            yield from _texts(value)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from yaml_texts(value)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif value is not None:
        yield str(value).replace("**", "")


def read_yaml(*parts: str) -> dict[str, Any]:
    path: Path = starter_root().joinpath("exercises", *parts)
    values: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return values


@pytest.mark.parametrize(("program", "level"), starter_sheets())
def test_every_text_of_the_yaml_is_read_once(program: str, level: int) -> None:
    library = starter_library()
    handout = compose(library, Request(program, level))
    doses = {card.dose.sentence.whole.plain for card in handout.cards}  # these come from the locale
    whole = "\n".join(text for text in reading_order(handout) if text not in doses)
    values = read_yaml("programs", f"{program}.yaml")
    own = values["levels"][level]
    files = [
        read_yaml(f"{use if isinstance(use, str) else use['exercise']}.yaml") for use in own["exercises"]
    ]
    expected: Counter[str] = Counter()
    del values["optional"]
    for file in (values, own, *files):
        expected.update(yaml_texts(file))
    if "how_often" in own:
        expected[own["how_often"].replace("**", "")] += 1  # the summary says it again
    for source in [*values["sources"], *(s for file in files for s in file.get("sources", ()))]:
        expected[source] = 1  # two files may name the same one
        assert whole.count(source.rstrip(".")) == 1, source
        del expected[source]
    for text in expected:
        within = sum(count * other.count(text) for other, count in expected.items())
        found = whole.count(text)
        assert found == within or (len(text) < SHORT and found > within), f"{text!r}: {found} for {within}"


@pytest.mark.parametrize(("program", "level"), starter_sheets())
def test_every_text_of_the_blocks_is_read(program: str, level: int) -> None:
    """A field that is added to the blocks and forgotten in `reading_order` fails here."""
    handout = compose(starter_library(), Request(program, level, "Zoë", "Dr. X"))
    whole = "".join("".join(reading_order(handout)).split())
    for text in block_texts(handout):
        assert "".join(text.split()) in whole, text


def block_texts(value: object) -> Iterator[str]:
    if isinstance(value, Text):
        yield value.plain
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from block_texts(each)
    elif is_dataclass(value):
        unread = {
            About: {"*"},
            Logo: {"*"},
            PainScale: {"*"},
            DoseCell: {"*"},  # read as the sentence
            Figure: {"path", "alt", "content"},
            WebLink: {"address", "alt"},
            RecordRow: {"cells"},  # for the pen
        }
        skip = unread.get(type(value), set())
        for field in fields(value):
            if "*" not in skip and field.name not in skip | {
                "page_words",
                "language",
                "link",
                "accent",
                "optional",
            }:
                yield from block_texts(getattr(value, field.name))


def test_order() -> None:
    program, level = starter_sheets()[0]
    handout: Handout = compose(starter_library(), Request(program, level))
    read = list(reading_order(handout))
    assert handout.in_short is not None
    assert handout.record is not None
    marks = [
        handout.masthead.title.plain,
        handout.masthead.message.plain,
        handout.session.heading.plain,
        handout.guidance[0].heading.plain,
        handout.warning.heading.plain,
        handout.cards[0].name.plain,
        handout.cards[-1].name.plain,
        handout.in_short.heading.plain,
        handout.next_steps.heading.plain,
        handout.record.heading.plain,
        handout.imprint.lines[0].plain,
        handout.foot.disclaimer,
    ]
    places = [read.index(mark) for mark in marks]
    assert places == sorted(places)
