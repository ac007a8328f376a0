"""What the tagging layer refuses, each with the reason in its message.

All of these are mistakes of the program, not of a clinician: they say that a page would have been
drawn which a screen reader cannot read, or an archive cannot keep.
"""

from __future__ import annotations


class TaggingError(Exception):
    """Something that would make the document unreadable for some of its readers."""


class UntaggedContentError(TaggingError):
    """Text or a picture is drawn outside every mark, so no reader software could reach it."""


class LostContentError(TaggingError):
    """A structure element was made but never drawn: its content would be missing from the page."""


class StructureError(TaggingError):
    """Structure elements are put together in a way the standards do not allow."""


class FontNotEmbeddedError(TaggingError):
    """Text in a font that would not be stored in the file (ISO 19005-2, 6.2.11.4)."""


class MissingGlyphError(TaggingError):
    """A character that the font cannot show; it would print as an empty box or as nothing."""

    def __init__(self, characters: str, font: str) -> None:
        shown = ", ".join(f"{c!r} (U+{ord(c):04X})" for c in characters)
        super().__init__(f"the font {font} cannot print {shown}")
        self.characters = characters
        self.font = font


class ReportLabChangedError(TaggingError):
    """ReportLab does not behave as the hooks in `tagging.hooks` expect; see the pinned version."""
