"""The parts of the record, which patients fill in with a pen."""

from __future__ import annotations

from dataclasses import dataclass

from backpdf.handout.rich_text import Text


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A row of the record: its label, and for each day in words what is to be written there."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordWeek:
    """A week of the record, which is a table: a column for each day, a row for each thing to write down."""

    label: str
    days: tuple[str, ...]
    rows: tuple[RecordRow, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What the patient writes down each day, week by week."""

    heading: Text
    instruction: Text
    weeks: tuple[RecordWeek, ...]
