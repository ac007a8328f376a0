"""FiraGO as files, for engines that read fonts from disk."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fonts:
    """The folder of two TrueType files, one for each weight."""

    folder: Path

    @property
    def regular(self) -> Path:
        """The file of the regular weight."""
        return self.folder / "FiraGO-Regular.ttf"

    @property
    def bold(self) -> Path:
        """The file of the bold weight."""
        return self.folder / "FiraGO-Bold.ttf"


def write_fonts(folder: Path) -> Fonts:
    """Writes both files into a folder that exists; done once, before anything is timed."""
    from pymupdf_fonts import FiraGO_Bold, FiraGO_Regular  # noqa: PLC0415  (peers need the files only)

    fonts = Fonts(folder)
    fonts.regular.write_bytes(FiraGO_Regular.fontbuffer)
    fonts.bold.write_bytes(FiraGO_Bold.fontbuffer)
    return fonts
