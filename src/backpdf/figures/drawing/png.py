"""Drawings as pixels, for contact sheets: the engine knows its own paths, so Pillow is enough."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from backpdf.figures.drawing.paths import Path, PathCanvas, flattened
from backpdf.figures.drawing.svg_writer import WIDTH, Frame
from backpdf.figures.vectors import Array

OVERSAMPLE = 4


def raster(canvas: PathCanvas, frame: Frame, width: int) -> Image.Image:
    """One drawing `width` pixels wide on white."""
    scale = width * OVERSAMPLE / WIDTH
    size = (width * OVERSAMPLE, max(1, round(frame.height * scale)))
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for path in canvas.paths:
        _paint(pen, path, scale, np.array([frame.left, frame.top]))
    return image.resize((width, max(1, size[1] // OVERSAMPLE)), Image.Resampling.LANCZOS)


def _paint(pen: ImageDraw.ImageDraw, path: Path, scale: float, corner: Array) -> None:
    runs = [(flattened(loop) - corner) * scale for loop in path.loops]
    if path.fill:
        _fill(pen, runs, path.fill)
    if path.stroke:
        for run, loop in zip(runs, path.loops, strict=True):
            line = np.vstack([run, run[:1]]) if loop.closed else run
            pieces = _dashes(line, path.dash, scale) if path.dash else [line]
            for piece in pieces:
                _stroke(pen, piece, path.stroke, path.width * scale)


def _fill(pen: ImageDraw.ImageDraw, runs: list[Array], colour: str) -> None:
    """Filled runs; a run that turns the other way than the first is a hole."""
    if len(runs) == 1:
        pen.polygon([tuple(p) for p in runs[0].tolist()], fill=colour)
        return
    mask = Image.new("1", pen.im.size)
    draw = ImageDraw.Draw(mask)
    for run in runs:
        turned = _area(run) * _area(runs[0]) >= 0
        draw.polygon([tuple(p) for p in run.tolist()], fill=int(turned))
    pen.bitmap((0, 0), mask, fill=colour)


def _area(run: Array) -> float:
    x, y = run[:, 0], run[:, 1]
    return float((x * np.roll(y, -1) - y * np.roll(x, -1)).sum())


def _stroke(pen: ImageDraw.ImageDraw, run: Array, colour: str, width: float) -> None:
    points = [tuple(p) for p in run.tolist()]
    pen.line(points, fill=colour, width=max(1, round(width)), joint="curve")
    r = width / 2
    for x, y in (points[0], points[-1]):
        pen.ellipse((x - r, y - r, x + r, y + r), fill=colour)


def _dashes(line: Array, dash: tuple[float, float], scale: float) -> list[Array]:
    """A line cut into dashes."""
    on, off = dash[0] * scale, dash[1] * scale
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(line, axis=0).T))])
    pieces = []
    for begin in np.arange(0.0, along[-1], on + off):
        at = np.linspace(begin, min(begin + on, along[-1]), 6)
        pieces.append(np.stack([np.interp(at, along, line[:, i]) for i in (0, 1)], axis=1))
    return pieces
