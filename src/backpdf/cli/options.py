"""Options and steps that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import click

F = TypeVar("F", bound=Callable[..., object])

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def library_option(function: F) -> F:
    """`--library DIR`."""
    return click.option(
        "--library",
        "folder",
        type=click.Path(path_type=Path),
        metavar="DIR",
        help="The folder that holds `exercises` and `images`. Usual: this folder, or one above it; else the "
        "starter library.",
    )(function)


def json_option(function: F) -> F:
    """`--json`."""
    return click.option("as_json", "--json", is_flag=True, help="Print one JSON object, for scripts.")(
        function
    )


class Day(click.ParamType[date]):
    """A date typed as 2026-11-21."""

    name = "date"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date; fails with advice where it is no real one."""
        if isinstance(value, date):
            return value
        text = str(value).strip()
        try:
            if not ISO_DATE.fullmatch(text):
                raise ValueError
            return date.fromisoformat(text)
        except ValueError:
            self.fail(f'"{text}" is not a date; write year, month and day, such as 2026-11-21', param, ctx)
