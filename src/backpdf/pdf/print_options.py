"""The options that a handout is printed with."""

from __future__ import annotations

from dataclasses import dataclass

from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.tagging.metadata import Standard


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """Paper, edition, colour and PDF standard of a handout; mono prints in shades of grey only."""

    paper: Paper = Paper.A4
    edition: Edition = Edition.STANDARD
    mono: bool = False
    standard: Standard = Standard.UA1
