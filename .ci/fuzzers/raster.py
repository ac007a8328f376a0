"""A picture of pixels of any kind, damaged: refused in words, or printed."""

from __future__ import annotations

import io
import random
from pathlib import Path

from PIL import Image

from fuzzers.svg import told_or_printed

_KINDS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "AVIF")
_ENDS = (b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff")
_MODES = ("RGB", "L", "1", "P", "RGBA", "LA", "CMYK", "I;16")


def one_case(chance: random.Random, folder: Path) -> str:
    """Writes a picture, changes some of its bytes (of its head most of all); what became of it."""
    (folder / "images").mkdir()
    (folder / "images" / "a.png").write_bytes(_damaged(_picture(chance), chance))
    return told_or_printed(folder, "a.png")


def _picture(chance: random.Random) -> bytes:
    size = chance.randint(1, 90), chance.randint(1, 90)
    while True:
        image = Image.frombytes("RGB", size, chance.randbytes(3 * size[0] * size[1]))
        mode, data = chance.choice(_MODES), io.BytesIO()
        try:
            image = image.convert("L").convert("I").convert(mode) if mode == "I;16" else image.convert(mode)
            image.save(data, chance.choice(_KINDS))
        except (OSError, ValueError, KeyError):  # not every kind holds every mode
            continue
        return data.getvalue()


def _damaged(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 5)):
        end = len(data) if chance.random() < 0.5 else min(len(data), 200)
        at = chance.randrange(end + 1)
        match chance.randrange(5):
            case 0:
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
            case 1:
                data = data[:at] + chance.choice(_ENDS) + data[at + 4 :]
            case 2:
                data = data[:at] + data[at + chance.randint(1, 40) :]
            case 3:
                data = data[:at] + data[at : at + chance.randint(1, 40)] * chance.randint(2, 9) + data[at:]
            case _:
                data = data[: max(8, at)] if chance.random() < 0.3 else data
    return data
