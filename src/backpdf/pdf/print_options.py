"""The options that a handout is printed with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from backpdf.pdf.layout.theme import LARGE_PRINT_SIZE, TYPE_SIZES, Edition, Paper
from backpdf.pdf.tagging.metadata import Standard
from backpdf.problems import UsageError


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
    """Paper, edition, colour, PDF standard and format of a handout; mono prints in shades of grey only.

    type_size is that of large print in points, one of TYPE_SIZES; the standard edition with a type size is
    large print.  None stands for LARGE_PRINT_SIZE there, and is the only one for a summary, which chooses its
    own.  Raises UsageError for any other.
    """

    paper: Paper = Paper.A4
    edition: Edition = Edition.STANDARD
    mono: bool = False
    standard: Standard = Standard.UA1
    format: Format = Format.PDF
    type_size: int | None = None

    def __post_init__(self) -> None:
        if self.type_size is None:
            return
        if self.type_size not in TYPE_SIZES:
            known = in_words(TYPE_SIZES)
            raise UsageError(f"there is no type size {self.type_size}", f"the sizes are {known} points")
        if self.edition is Edition.SUMMARY:
            raise UsageError(SUMMARY_CHOOSES, "leave the type size out, or ask for large print")
        object.__setattr__(self, "edition", Edition.LARGE_PRINT)
        if self.type_size == LARGE_PRINT_SIZE:
            object.__setattr__(self, "type_size", None)

    @property
    def noun(self) -> str:
        """What a warning calls a handout that is printed so."""
        return "this summary" if self.edition is Edition.SUMMARY else "this sheet"

    @property
    def points(self) -> int | None:
        """The type size of large print in points; None in other editions."""
        return (self.type_size or LARGE_PRINT_SIZE) if self.edition is Edition.LARGE_PRINT else None


SUMMARY_CHOOSES = "a summary chooses the type size with which it fits one page"


def in_words(sizes: tuple[int, ...]) -> str:
    """Sizes as a hint lists them: "14, 16 or 18"."""
    return f"{', '.join(map(str, sizes[:-1]))} or {sizes[-1]}"
