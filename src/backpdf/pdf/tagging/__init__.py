"""Tagged, archivable PDF: meaning first, then drawing.

A tree of `Element` says what the document means; a `TaggedCanvas` draws it, and refuses to write a
file in which content is lost, unreadable or not embedded.  Nothing here knows of handouts.
"""

from backpdf.pdf.document import DocumentInfo, Standard
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
    FontNotEmbeddedError,
    LostContentError,
    MissingGlyphError,
    ReportLabChangedError,
    StructureError,
    TaggingError,
    UntaggedContentError,
)
from backpdf.pdf.tagging.hooks.canvas import TaggedCanvas
from backpdf.pdf.tagging.hooks.fonts import unprintable
from backpdf.pdf.tagging.hooks.paragraph import TaggedParagraph
from backpdf.pdf.tagging.hooks.recording import record_form
from backpdf.pdf.tagging.prepared import GraphicsState, Prepared, PreparedForm, PreparedImage
from backpdf.pdf.tagging.runs import Content, Run, escape

__all__ = [
    "Artifact",
    "BBox",
    "CellSize",
    "Content",
    "DocumentInfo",
    "Element",
    "FontNotEmbeddedError",
    "GraphicsState",
    "ListNumbering",
    "LostContentError",
    "MissingGlyphError",
    "Placement",
    "Prepared",
    "PreparedForm",
    "PreparedImage",
    "ReportLabChangedError",
    "Run",
    "Scope",
    "Standard",
    "StructureError",
    "Summary",
    "TagName",
    "TaggedCanvas",
    "TaggedParagraph",
    "TaggingError",
    "UntaggedContentError",
    "add_row",
    "add_table",
    "escape",
    "record_form",
    "unprintable",
]
