"""The options that a handout is printed with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.tagging.metadata import Standard


class Format(StrEnum):
    """What kind of file a handout is made as."""

    PDF = "pdf"
    HTML = "html"

    @property
    def ending(self) -> str:
        """The ending of its file names."""
        return f".{self.value}"


@dataclass(frozen=True, slots=True)
class PrintOptions:
    """Paper, edition, colour, PDF standard and format of a handout; mono prints in shades of grey only."""

    paper: Paper = Paper.A4
    edition: Edition = Edition.STANDARD
    mono: bool = False
    standard: Standard = Standard.UA1
    format: Format = Format.PDF
