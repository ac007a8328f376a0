"""Drawings as pixels, for contact sheets; painted by Pillow, because they consist of plain paths only."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from backpdf.figures.drawing.paths import PaintedPath, PathCanvas, flattened
from backpdf.figures.drawing.svg_writer import FRAME_WIDTH, Frame
from backpdf.figures.vectors import Array

OVERSAMPLE = 4  # painted this many times larger, then scaled down to smooth the edges


def rasterize(canvas: PathCanvas, frame: Frame, width: int) -> Image.Image:
    """The image of one drawing, `width` pixels wide on white."""
    scale = width * OVERSAMPLE / FRAME_WIDTH
    size = (width * OVERSAMPLE, max(1, round(frame.height * scale)))
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for path in canvas.paths:
        _paint(pen, path, scale, np.array([frame.left, frame.top]))
    return image.resize((width, max(1, size[1] // OVERSAMPLE)), Image.Resampling.LANCZOS)


def _paint(pen: ImageDraw.ImageDraw, path: PaintedPath, scale: float, corner: Array) -> None:
    polylines = [(flattened(subpath) - corner) * scale for subpath in path.subpaths]
    if path.fill:
        _fill(pen, polylines, path.fill)
    if path.stroke:
        for polyline, subpath in zip(polylines, path.subpaths, strict=True):
            line = np.vstack([polyline, polyline[:1]]) if subpath.closed else polyline
            pieces = _dashes(line, path.dash, scale) if path.dash else [line]
            for piece in pieces:
                _stroke(pen, piece, path.stroke, path.width * scale)


def _fill(pen: ImageDraw.ImageDraw, polylines: list[Array], colour: str) -> None:
    """Fills closed polylines; one that turns the other way than the first is a hole."""
    if len(polylines) == 1:
        pen.polygon([tuple(p) for p in polylines[0].tolist()], fill=colour)
        return
    mask = Image.new("1", pen.im.size)
    draw = ImageDraw.Draw(mask)
    for polyline in polylines:
        turned = _area(polyline) * _area(polylines[0]) >= 0
        draw.polygon([tuple(p) for p in polyline.tolist()], fill=int(turned))
    pen.bitmap((0, 0), mask, fill=colour)


def _area(polyline: Array) -> float:
    x, y = polyline[:, 0], polyline[:, 1]
    return float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum())


def _stroke(pen: ImageDraw.ImageDraw, polyline: Array, colour: str, width: float) -> None:
    points = [tuple(p) for p in polyline.tolist()]
    pen.line(points, fill=colour, width=max(1, round(width)), joint="curve")
    r = width / 2
    for x, y in (points[0], points[-1]):
        pen.ellipse((x - r, y - r, x + r, y + r), fill=colour)


def _dashes(line: Array, dash: tuple[float, float], scale: float) -> list[Array]:
    """The dashes of a line; the dash pattern is in cm, scale in pixels per cm."""
    on, off = dash[0] * scale, dash[1] * scale
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    pieces = []
    for begin in np.arange(0.0, along[-1], on + off):
        at = np.linspace(begin, min(begin + on, along[-1]), 6)
        pieces.append(np.stack([np.interp(at, along, line[:, i]) for i in (0, 1)], axis=1))
    return pieces
