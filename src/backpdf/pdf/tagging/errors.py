"""Exceptions of the tagging layer.

They report defects of the program, not mistakes in the input: content that a screen reader could not read, or
that PDF/A does not allow.
"""

from __future__ import annotations


class TaggingError(Exception):
    """The document would not be accessible or not conform to the standards."""


class UntaggedContentError(TaggingError):
    """Text or a picture is drawn outside of all marks, so that screen readers cannot reach it."""


class LostContentError(TaggingError):
    """A structure element, or a part of a text, is never drawn and so missing from the pages."""


class StructureError(TaggingError):
    """The structure tree, or its use, is not what the standards allow."""
