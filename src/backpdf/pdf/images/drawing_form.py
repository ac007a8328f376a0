"""Plain drawings as form XObjects: one compressed form for all documents."""

from __future__ import annotations

import zlib

from backpdf.pdf.images.form_operators import FormOperators
from backpdf.pdf.tagging.prepared import PreparedForm
from backpdf.pictures.svg.painting import Recording

POINTS = 0.75
"""Points in a unit of a drawing, 1/96 inch."""


def drawing_form(shapes: Recording, width: float, height: float, *, mono: bool) -> PreparedForm:
    """The form of a plain drawing, whose size is in units of 1/96 inch.

    mono prints it in greys of the same lightness.
    """
    operators = FormOperators(mono=mono)
    with operators.placed((POINTS, 0, 0, -POINTS, 0, POINTS * height)):
        shapes.replay(operators)
    return PreparedForm(
        zlib.compress(operators.content, 9),
        width * POINTS,
        height * POINTS,
        graphics_states=operators.graphics_states,
    )
