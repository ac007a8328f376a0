"""How a handout is to be printed."""

from __future__ import annotations

from dataclasses import dataclass

from backpdf.pdf.theme import Edition, Paper


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """Paper, edition and colour of one handout; mono prints in shades of grey only."""

    paper: Paper = Paper.A4
    edition: Edition = Edition.STANDARD
    mono: bool = False
