"""Pictures from files, made ready once for all documents of a process."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from backpdf.pdf.images.drawing_form import drawing_form
from backpdf.pdf.images.qr import qr_form
from backpdf.pdf.tagging.prepared import Prepared, PreparedForm, PreparedImage
from backpdf.pictures.picture_files import missing_file, read_checked
from backpdf.pictures.picture_kinds import HEAD, is_drawing
from backpdf.pictures.svg.drawing_file import DrawingFile, open_drawing
from backpdf.pictures.svg.painted_width import painted_width

PRINT_DPI = 300
"""More dots per inch than this only make files larger: no printer or eye shows them."""
DRAWING_DPI = 400
"""Dots per inch of a drawing that becomes a bitmap: its edges are sharper than those of a photo."""
MOST_BITMAP_PIXELS = 4000
"""Pixels across of such a bitmap: 25 cm on paper."""
COARSE_DPI = 100
"""Below this a picture looks blocky on paper."""

WHOLE_WIDTH = (0.0, 1.0)
"""Where a picture begins and ends, as fractions of its width."""

FileKey = tuple[str | int, ...]
"""Path and digest of a picture that was checked; else path, time of change in nanoseconds and bytes: a
changed file is read again."""


@dataclass(frozen=True, slots=True)
class PictureSource:
    """A picture that can be printed, whatever its size on paper.

    kind is "vector" for a plain drawing, "dots" for one that becomes a bitmap, "raster" for a picture of
    pixels.  width and height are pixels as seen upright, or a drawing's own units: the proportions count.
    advice holds texts on what is printed differently from the file.  content is the digest of the file as it
    was checked, if it was.  painted is where a plain drawing begins and ends, as fractions of its width.
    """

    path: Path
    kind: Literal["vector", "dots", "raster"]
    width: float
    height: float
    mono: bool
    advice: tuple[str, ...]
    key: FileKey = field(repr=False)
    content: str | None = None
    painted: tuple[float, float] = WHOLE_WIDTH

    @property
    def aspect(self) -> float:
        """Width divided by height."""
        return self.width / self.height


def effective_dpi(source: PictureSource, width_pt: float) -> float:
    """Pixels per inch of paper at a width in points; without limit for drawings."""
    return source.width / width_pt * 72 if source.kind == "raster" else math.inf


class PictureStore:
    """Opens and prepares pictures, and keeps what it has prepared.

    One store serves all documents that a process makes.  It holds encoded pictures, which are small;
    pixels are read when a size is first asked for, and let go again.
    """

    def __init__(self) -> None:
        self._sources: dict[tuple[FileKey, bool], PictureSource] = {}
        self._forms: dict[tuple[FileKey, bool], PreparedForm] = {}
        self._images: dict[tuple[FileKey, bool, tuple[int, int]], PreparedImage] = {}
        self._drawings: dict[FileKey, DrawingFile] = {}
        """Drawings that become bitmaps, of the size that is asked for."""
        self._codes: dict[str, PreparedForm] = {}

    def load(self, path: Path, *, mono: bool = False, content: str | None = None) -> PictureSource:
        """Opens a picture file; mono prints it in greys.

        content is the digest of the file as it was checked; None for a file that nobody has checked.
        Raises PictureError for a file that cannot be printed, or is no longer what was checked.  Damage
        within the pixels of a photo shows in `prepared`.
        """
        key = _file_key(path) if content is None else (str(path), content)
        source = self._sources.get((key, mono))
        if source is None:
            data = read_checked(path, content)
            open_ = self._open_drawing if is_drawing(path.name, data[:HEAD]) else self._open_raster
            source = replace(open_(path, data, key, mono), content=content)
            self._sources[key, mono] = source
        return source

    def prepared(
        self,
        source: PictureSource,
        width_pt: float,
        height_pt: float,
        shown: tuple[float, float] = WHOLE_WIDTH,
    ) -> Prepared:
        """The picture ready to be placed at a size in points; a photo has at most 300 dpi there.

        shown is where a plain drawing is to begin and end, as fractions of its width.
        Raises PictureError for a photo whose pixels cannot be read.
        """
        if source.kind == "vector":
            form = self._forms[source.key, source.mono]
            return form if shown == WHOLE_WIDTH else _cut(form, *shown)
        size = _pixel_size(source, width_pt, height_pt)
        key = (source.key, source.mono, size)
        image = self._images.get(key)
        if image is None:
            image = self._images[key] = self._prepared_image(source, size)
        return image

    def _prepared_image(self, source: PictureSource, size: tuple[int, int]) -> PreparedImage:
        from backpdf.pdf.images.photos import prepare_photo  # noqa: PLC0415  (as in _open_raster)

        if source.kind == "raster":
            return prepare_photo(read_checked(source.path, source.content), size, mono=source.mono)
        return prepare_photo(self._drawings[source.key].bitmap(size[0]), None, mono=source.mono)

    def qr(self, url: str) -> PreparedForm:
        """A web address as a QR code; raises ValueError for one that is empty or too long."""
        form = self._codes.get(url)
        if form is None:
            form = self._codes[url] = qr_form(url)
        return form

    def _open_drawing(self, path: Path, data: bytes, key: FileKey, mono: bool) -> PictureSource:
        drawing = self._drawings.get(key) or open_drawing(data)
        width, height = drawing.width, drawing.height
        if drawing.shapes is None:
            self._drawings[key] = drawing
            return PictureSource(path, "dots", width, height, mono, drawing.advice, key)
        self._forms[key, mono] = drawing_form(drawing.shapes, width, height, mono=mono)
        painted = painted_width(drawing.shapes, width)
        return PictureSource(path, "vector", width, height, mono, drawing.advice, key, painted=painted)

    def _open_raster(self, path: Path, data: bytes, key: FileKey, mono: bool) -> PictureSource:
        from backpdf.pdf.images.photos import photo_facts  # noqa: PLC0415  (drawings need no Pillow)

        width, height, advice = photo_facts(data)
        return PictureSource(path, "raster", width, height, mono, advice, key)


def _cut(form: PreparedForm, left: float, right: float) -> PreparedForm:
    """A form from left to right, as fractions of its width."""
    return replace(form, left=left * form.width, width=(right - left) * form.width)


def _file_key(path: Path) -> FileKey:
    try:
        state = path.stat()
    except OSError as error:
        raise missing_file(path) from error
    return str(path), state.st_mtime_ns, state.st_size


def _pixel_size(source: PictureSource, width_pt: float, height_pt: float) -> tuple[int, int]:
    """Pixels for a place on paper.

    Of a photo as many as there are, but no more than 300 to the inch; of a drawing 400 to the inch.
    """
    if source.kind == "dots":
        pixels = min(max(width_pt, height_pt * source.aspect) / 72 * DRAWING_DPI, MOST_BITMAP_PIXELS)
        return max(1, round(pixels)), max(1, round(pixels / source.aspect))
    scale = min(
        1.0,
        max(width_pt * PRINT_DPI / 72 / source.width, height_pt * PRINT_DPI / 72 / source.height),
    )
    return max(1, int(source.width * scale)), max(1, int(source.height * scale))
