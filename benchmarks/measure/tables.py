"""Plain-text tables and what stands around them."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence

import click


def tell(text: str = "") -> None:
    """A line."""
    click.echo(text)


def title(text: str, command: str, *lines: str) -> None:
    """The head of a part: what is measured, how, and the command that measures it again."""
    tell(f"\n{text}\n{'=' * len(text)}")
    for line in lines:
        tell(line)
    tell(f"again with: {command}\n")


def table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Columns as wide as they need; the first to the left, the others to the right."""
    widths = [max(len(row[column]) for row in (heads, *rows)) for column in range(len(heads))]
    for row in (heads, ["-" * width for width in widths], *rows):
        first, *others = (
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        tell("  ".join((first, *others)).rstrip())


def goal(what: str, value: float, limit: float, *, least: bool = False) -> None:
    """Whether a ratio is at most (or at least) what it should be."""
    met = value >= limit if least else value <= limit
    bound = "at least" if least else "at most"
    tell(f"goal: {what} {bound} {limit:.2f}; it is {value:.2f}: {'met' if met else 'MISSED'}")


def machine() -> str:
    """The computer and the Python that the figures come from, and how busy it was before."""
    try:
        cores, load = len(os.sched_getaffinity(0)), f"load {os.getloadavg()[0]:.2f} at the start"
    except AttributeError:  # Windows, macOS
        cores, load = os.cpu_count() or 1, "load not known"
    system = f"{platform.system()} {platform.machine()}"
    return f"{platform.python_implementation()} {platform.python_version()}, {system}, {cores} cores, {load}"


def milliseconds(seconds: float) -> str:
    """`12.3`."""
    return f"{seconds * 1000:.1f}"
