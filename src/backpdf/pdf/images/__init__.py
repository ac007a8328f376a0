"""Pictures: drawings as vectors, photos in the right size and colours, ready for a PDF."""

from backpdf.pdf.images.picture_store import (
    COARSE_DPI,
    PRINT_DPI,
    WHOLE_WIDTH,
    PictureSource,
    PictureStore,
    effective_dpi,
)
from backpdf.pictures.picture_errors import PictureError

__all__ = [
    "COARSE_DPI",
    "PRINT_DPI",
    "WHOLE_WIDTH",
    "PictureError",
    "PictureSource",
    "PictureStore",
    "effective_dpi",
]
