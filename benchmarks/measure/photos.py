"""The drawings of a library as rasters of 900 x 600, since clinics use photographs."""

from __future__ import annotations

import io
import random
from enum import StrEnum
from pathlib import Path

import resvg_py
from PIL import Image, ImageFilter

SIZE = (900, 600)
QUALITY = 85
GRAIN = 0.12
"""How much of a photo's background is grain: about as large a file as a camera's picture makes."""


class Kind(StrEnum):
    """Which pictures are printed."""

    DRAWINGS = "drawings"
    PHOTOS = "photos"
    PNGS = "pngs"

    @property
    def ending(self) -> str:
        """Of the files' names."""
        return {Kind.DRAWINGS: ".svg", Kind.PHOTOS: ".jpg", Kind.PNGS: ".png"}[self]


def write_rasters(folder: Path, kind: Kind) -> None:
    """A raster beside each drawing: photos have a grainy background as cameras make it, PNGs a white one."""
    background = _background() if kind is Kind.PHOTOS else Image.new("RGB", SIZE, "white")
    for path in sorted(folder.glob("*.svg")):
        picture = background.copy()
        drawn = _drawn(path)
        left, top = ((whole - part) // 2 for whole, part in zip(SIZE, drawn.size, strict=True))
        picture.paste(drawn, (left, top), drawn)
        picture.save(path.with_suffix(kind.ending), quality=QUALITY)


def _background() -> Image.Image:
    """Light that falls off downwards, with grain; the same in every run."""
    light = Image.linear_gradient("L").resize(SIZE).point(lambda value: 235 - value // 4)
    noise = random.Random(3).randbytes(SIZE[0] * SIZE[1])
    grain = Image.frombytes("L", SIZE, noise).filter(ImageFilter.GaussianBlur(0.6))
    return Image.blend(light, grain, GRAIN).convert("RGB")


def _drawn(path: Path) -> Image.Image:
    """A drawing on nothing, as large as fits."""
    png = resvg_py.svg_to_bytes(svg_path=str(path), width=SIZE[0], dpi=96, skip_system_fonts=True)
    drawn = Image.open(io.BytesIO(bytes(png))).convert("RGBA")
    drawn.thumbnail(SIZE)
    return drawn
