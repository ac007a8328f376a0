"""Tagged, archivable PDF: meaning first, then drawing.

A tree of `Element` says what the document means.  A `Canvas` draws one piece of a page and binds it
to elements; a `TaggedDocument` puts drawings on pages, and refuses to write a file in which content
is lost, told twice, unreadable or not embedded.  Nothing here knows of handouts.
"""

from backpdf.pdf.tagging.canvas import Canvas, polygon, rounded
from backpdf.pdf.tagging.drawing import Drawing, DrawnText
from backpdf.pdf.tagging.elements import (
    Artifact,
    BBox,
    CellSize,
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
from backpdf.pdf.tagging.prepared import GraphicsState, Prepared, PreparedForm, PreparedImage
from backpdf.pdf.tagging.tagged import TaggedDocument

__all__ = [
    "Artifact",
    "BBox",
    "Canvas",
    "CellSize",
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
