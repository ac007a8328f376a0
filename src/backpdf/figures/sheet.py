"""The contact sheet: start and finish of every exercise side by side, with its id."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from backpdf.figures.canvas import Canvas
from backpdf.figures.raster import raster
from backpdf.figures.svg import PRINTED, WIDTH, Frame, svg_text

LABEL = 26  # pixels under each pair
GAP = 14
RULE, INK = "#d5d8db", "#222222"


@dataclass(frozen=True, eq=False, slots=True)
class Row:
    """One exercise on the sheet."""

    name: str
    drawings: tuple[tuple[Canvas, Frame], ...]


def picture_width(count: int) -> int:
    """Pixels across one drawing: large for a few exercises, small for a whole library."""
    return 760 if count == 1 else 560 if count <= 3 else 380 if count <= 12 else 300


def contact_sheet(rows: Sequence[Row], grey: bool) -> Image.Image:
    """All pairs in a grid of as many columns as suits their number."""
    width = picture_width(len(rows))
    columns = 1 if len(rows) <= 3 else 2 if len(rows) <= 12 else 3
    cells = [_cell(row, width) for row in rows]
    lines = [cells[i : i + columns] for i in range(0, len(cells), columns)]
    heights = [max(cell.height for cell in line) for line in lines]
    cell_width = max(cell.width for cell in cells)
    sheet = Image.new("RGB", (cell_width * min(columns, len(cells)), sum(heights)), "white")
    y = 0
    for line, height in zip(lines, heights, strict=True):
        for i, cell in enumerate(line):
            sheet.paste(cell, (i * cell_width, y + height - cell.height))
            ImageDraw.Draw(sheet).rectangle(
                (i * cell_width, y, (i + 1) * cell_width - 1, y + height - 1), outline=RULE
            )
        y += height
    return sheet.convert("L") if grey else sheet


def _cell(row: Row, width: int) -> Image.Image:
    images = [raster(canvas, frame, width) for canvas, frame in row.drawings]
    height = max(image.height for image in images)
    cell = Image.new("RGB", (2 * width + 3 * GAP, height + GAP + LABEL), "white")
    for i, image in enumerate(images):
        cell.paste(image, (GAP + i * (width + GAP), GAP + height - image.height))
    font = ImageFont.load_default(15)
    ImageDraw.Draw(cell).text((cell.width / 2, cell.height - LABEL / 2), row.name, INK, font, "mm")
    return cell


def svg_sheet(rows: Sequence[Row]) -> str:
    """The same pairs under each other as one SVG file (without names: drawings hold no text)."""
    parts, y = [], 0.0
    for row in rows:
        for i, (canvas, frame) in enumerate(row.drawings):
            inner = svg_text(canvas, frame).split("\n", 1)[1].rsplit("</svg>", 1)[0]
            x = i * (WIDTH + 8) - frame.left
            parts.append(f'<g transform="translate({x:.1f} {y - frame.top:.1f})">\n{inner}</g>')
        y += max(frame.height for _, frame in row.drawings) + 8
    across = 2 * WIDTH + 8
    scale = PRINTED / WIDTH
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across:.0f} {y:.0f}" '
        f'width="{across * scale:.1f}mm" height="{y * scale:.1f}mm">'
    )
    return "\n".join([head, *parts, "</svg>", ""])
