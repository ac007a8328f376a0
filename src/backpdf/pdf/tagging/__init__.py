"""Tagged PDF for accessibility and archiving (PDF/UA and PDF/A), independent of handouts.

A tree of `Element` is the structure of a document.  A `Canvas` makes a `Drawing`, a content stream whose
marked content belongs to elements.  A `TaggedDocument` puts drawings on pages and raises an error instead of
writing a file with missing, duplicate, untagged or unprintable content.
"""

from backpdf.pdf.tagging.canvas import Canvas
from backpdf.pdf.tagging.drawing import Drawing, DrawnText
from backpdf.pdf.tagging.elements import (
    Artifact,
    BBox,
    Element,
    ListNumbering,
    Placement,
    Scope,
    Summary,
    TagName,
    add_row,
    add_table,
)
from backpdf.pdf.tagging.errors import (
    LostContentError,
    StructureError,
    TaggingError,
    UntaggedContentError,
)
from backpdf.pdf.tagging.metadata import DocumentInfo, Standard
from backpdf.pdf.tagging.path_operators import polygon, rounded
from backpdf.pdf.tagging.prepared import GraphicsState, Prepared, PreparedForm, PreparedImage
from backpdf.pdf.tagging.tagged import TaggedDocument

__all__ = [
    "Artifact",
    "BBox",
    "Canvas",
    "DocumentInfo",
    "Drawing",
    "DrawnText",
    "Element",
    "GraphicsState",
    "ListNumbering",
    "LostContentError",
    "Placement",
    "Prepared",
    "PreparedForm",
    "PreparedImage",
    "Scope",
    "Standard",
    "StructureError",
    "Summary",
    "TagName",
    "TaggedDocument",
    "TaggingError",
    "UntaggedContentError",
    "add_row",
    "add_table",
    "polygon",
    "rounded",
]
