"""Makes a contact sheet: the start and finish of every exercise side by side, with its id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from backpdf.figures.drawing.paths import PathCanvas
from backpdf.figures.drawing.png import rasterize
from backpdf.figures.drawing.svg_writer import FRAME_WIDTH, PRINTED_WIDTH, Frame, svg_text

LABEL = 26  # pixels under each pair
GAP = 14  # pixels round each drawing
RULE, INK = "#d5d8db", "#222222"


@dataclass(frozen=True, eq=False, slots=True)
class Row:
    """The drawings of one exercise on the sheet, and its id."""

    name: str
    drawings: tuple[tuple[PathCanvas, Frame], ...]


def picture_width(count: int) -> int:
    """The width of one drawing in pixels; the more exercises, the smaller."""
    return 760 if count == 1 else 560 if count <= 3 else 380 if count <= 12 else 300


def columns(count: int) -> int:
    """The number of columns of pairs."""
    return 1 if count <= 3 else 2 if count <= 12 else 3


def contact_sheet(rows: Sequence[Row], grey: bool) -> Image.Image:
    """The sheet as an image; each pair is added to the column that is shortest so far."""
    width = picture_width(len(rows))
    cells = [_cell(row, width) for row in rows]
    ends = [0] * min(columns(len(rows)), len(cells))
    places = []
    for cell in cells:
        column = ends.index(min(ends))
        places.append((column * cell.width, ends[column]))
        ends[column] += cell.height
    sheet = Image.new("RGB", (cells[0].width * len(ends), max(ends)), "white")
    pen = ImageDraw.Draw(sheet)
    for cell, (x, y) in zip(cells, places, strict=True):
        sheet.paste(cell, (x, y))
        pen.rectangle((x, y, x + cell.width - 1, y + cell.height), outline=RULE)
    return sheet.convert("L") if grey else sheet


def _cell(row: Row, width: int) -> Image.Image:
    images = [rasterize(canvas, frame, width) for canvas, frame in row.drawings]
    height = max(image.height for image in images)
    cell = Image.new("RGB", (2 * width + 3 * GAP, height + GAP + LABEL), "white")
    for i, image in enumerate(images):
        cell.paste(image, (GAP + i * (width + GAP), GAP + height - image.height))
    font = ImageFont.load_default(15)
    ImageDraw.Draw(cell).text((cell.width / 2, cell.height - LABEL / 2), row.name, INK, font, "mm")
    return cell


def svg_sheet(rows: Sequence[Row]) -> str:
    """The sheet as SVG text: the pairs under each other, without names, because drawings hold no text."""
    parts, y = [], 0.0
    for row in rows:
        for i, (canvas, frame) in enumerate(row.drawings):
            inner = svg_text(canvas, frame).split("\n", 1)[1].rsplit("</svg>", 1)[0]
            x = i * (FRAME_WIDTH + 8) - frame.left
            parts.append(f'<g transform="translate({x:.1f} {y - frame.top:.1f})">\n{inner}</g>')
        y += max(frame.height for _, frame in row.drawings) + 8
    across = 2 * FRAME_WIDTH + 8
    scale = PRINTED_WIDTH / FRAME_WIDTH
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across:.0f} {y:.0f}" '
        f'width="{across * scale:.1f}mm" height="{y * scale:.1f}mm">'
    )
    return "\n".join([head, *parts, "</svg>", ""])
