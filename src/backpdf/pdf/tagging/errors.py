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
    """A structure element, or a part of a text, was made but never drawn: it is missing from the page."""


class StructureError(TaggingError):
    """Structure elements are put together in a way the standards do not allow."""
