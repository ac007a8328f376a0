"""A handout that takes more paper than it should, made smaller in a fixed order.

First the signs to see a doctor move before the cards, where a page may have room for them.  Then the parts
that the program marks as optional are left out, one after the other.  No other text is ever changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from backpdf.handout.blocks import Handout
from backpdf.handout.record_blocks import Record
from backpdf.quoting import quoted


class Smaller(NamedTuple):
    """A handout that was made smaller, and the names of the parts that it lacks."""

    handout: Handout
    left_out: tuple[str, ...]

    @property
    def message(self) -> str | None:
        """What was left out, for the user; None where nothing was."""
        if not self.left_out:
            return None
        return f"left out, so that all else fits on one sheet: {_listed(self.left_out)}"


def made_smaller(handout: Handout) -> Iterator[Smaller]:
    """The handouts to try in place of one that does not fit, the least changed first."""
    current = Smaller(handout, ())
    yield from _doctor_first(current)
    for part in handout.optional:
        shorter = _without(current, part)
        if shorter is None:
            continue
        current = shorter
        yield current
        yield from _doctor_first(current)


def _doctor_first(smaller: Smaller) -> Iterator[Smaller]:
    if smaller.handout.see_doctor is not None:
        yield smaller._replace(handout=replace(smaller.handout, doctor_first=True))


def _without(smaller: Smaller, part: str) -> Smaller | None:
    """The handout without a part too; None where it has no such part."""
    handout, left_out = smaller
    if part == "in_short" and handout.in_short is not None:
        return Smaller(replace(handout, in_short=None), (*left_out, handout.in_short.heading.plain))
    if part in ("record", "record_weeks") and handout.record is not None:
        return _with_less_of_record(handout, handout.record, left_out, whole=part == "record")
    flare_up = handout.next_steps.flare_up
    if part == "flare_up" and flare_up is not None:
        steps = replace(handout.next_steps, flare_up=None)
        return Smaller(replace(handout, next_steps=steps), (*left_out, flare_up.heading.plain))
    if part == "links" and handout.links:
        texts = (link.text.plain for link in handout.links)
        return Smaller(replace(handout, links=()), (*left_out, *texts))
    return None


def _with_less_of_record(
    handout: Handout, record: Record, left_out: tuple[str, ...], *, whole: bool
) -> Smaller | None:
    """The handout without its record (whole), or with the first week of it alone."""
    heading = record.heading.plain
    if whole:
        other = tuple(name for name in left_out if not name.startswith(f"{heading}: "))
        return Smaller(replace(handout, record=None), (*other, heading))
    first, *later = record.weeks
    if not later:
        return None
    weeks = tuple(f"{heading}: {week.label}" for week in later)
    return Smaller(replace(handout, record=replace(record, weeks=(first,))), (*left_out, *weeks))


def _listed(names: Sequence[str]) -> str:
    return ", ".join(quoted(name) for name in names)
