"""A picture that cannot be printed, told in plain words."""

from __future__ import annotations

from backpdf.problems import UserError


class PictureError(UserError):
    """The picture cannot be used; message and hint are for the person who chose it."""
