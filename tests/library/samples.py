"""A small valid library, in which tests change one part."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

from PIL import Image

EXERCISE = """\
name: Bridge
why: Builds strength.
steps:
  - Lie on your back.
  - Lift your hips.
dose: {sets: 2, reps: 8-12}
"""

PROGRAM = """\
title: Exercises for your lower back
message: Keep moving.
how_to_use: [Move slowly.]
pain_rule: [A mild ache is fine.]
red_flags:
  emergency: {action: Go to an emergency department, signs: [Numbness]}
  doctor: {action: See a doctor soon, signs: [Fever]}
disclaimer: This sheet does not replace advice.
version: 1.0
date: 2026-11-21
levels:
  1:
    name: Get moving
    aim: Move more easily.
    exercises:
      - bridge
    move_on: [It feels easy.]
    step_back: [The pain gets worse.]
    activity: Walk every day.
"""

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def write_library(root: Path, **files: str) -> Path:
    """Writes a library to root: one exercise, one program and one drawing, with `files` in their place.

    The names of files are exercise, program and clinic.
    """
    paths = {"exercise": "exercises/bridge.yaml", "program": "exercises/programs/low-back.yaml"}
    write(root, paths["exercise"], EXERCISE)
    write(root, paths["program"], PROGRAM)
    write(root, "images/bridge-start.svg", DRAWING)
    for name, text in files.items():
        write(root, paths.get(name, f"{name}.yaml"), text)
    return root


def write(root: Path, name: str, content: str | bytes) -> Path:
    """Writes a file of the library, with its folders."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
    return path


def photo(kind: str = "PNG", size: tuple[int, int] = (8, 6)) -> bytes:
    """The bytes of a small photo."""
    file = io.BytesIO()
    Image.effect_noise(size, 50).save(file, kind)
    return file.getvalue()


def png_header(width: int, height: int) -> bytes:
    """A short PNG file with this size in its header; with a huge size, a decompression bomb."""
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunk = b"IHDR" + header
    checksum = struct.pack(">I", zlib.crc32(chunk))
    data = struct.pack(">I", 10) + b"IDAT" + bytes(14)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(header)) + chunk + checksum + data
