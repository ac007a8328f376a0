"""A picture that cannot be printed, told in plain words."""

from __future__ import annotations

from backpdf.problems import UserError

SAVE_SVG_AGAIN = "Open it in a drawing program and save it again as plain SVG"
"""The hint for most drawings that cannot be read."""


class PictureError(UserError):
    """The picture cannot be used; message and hint are for the person who chose it."""
