"""Draws the starter library as on several kinds of processor: all drawings must be the same bytes.

OpenBLAS chooses its kernels by OPENBLAS_CORETYPE, so one computer can compute as others would.  Each kernel
draws in a process of its own.  The drawings are compared with each other to the byte; whether they are the
committed ones, `backpdf draw --check` says.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np

KERNELS = ("Nehalem", "Sandybridge", "Haswell", "Zen")
AVX512_KERNEL = "SkylakeX"
AVX512 = {"AVX512_SKX", "X86_V4"}
"""Names under which releases of numpy list the instructions that the last kernel needs."""


def kernels() -> list[str]:
    """The kernels that this processor can run."""
    extensions = np.show_config(mode="dicts")["SIMD Extensions"]
    can_run = AVX512 & {*extensions["baseline"], *extensions["found"]}
    return [*KERNELS, AVX512_KERNEL] if can_run else [*KERNELS]


def drawings(kernel: str, poses: Path) -> dict[str, bytes]:
    """The files that `backpdf draw` makes with a kernel, by name."""
    with tempfile.TemporaryDirectory() as folder:
        images = Path(folder, "images")
        shutil.copytree(poses, images / "poses")
        command = [sys.executable, "-m", "backpdf", "draw", "--library", folder]
        environment = {**os.environ, "OPENBLAS_CORETYPE": kernel}
        subprocess.run(command, check=True, env=environment, stdout=subprocess.DEVNULL)
        return {path.name: path.read_bytes() for path in sorted(images.glob("*.svg"))}


def main() -> int:
    """Prints a line for each kernel; returns 1 where one of them draws otherwise than the first."""
    poses = Path("images", "poses")
    first: dict[str, bytes] = {}
    wrong = 0
    for kernel in kernels():
        found = drawings(kernel, poses)
        first = first or found
        different = sorted(name for name in first.keys() | found.keys() if first.get(name) != found.get(name))
        wrong += bool(different)
        print(f"{'BAD' if different else 'ok '} {kernel}: {len(found)} drawings {' '.join(different)}")
    return 1 if wrong or not first else 0


if __name__ == "__main__":
    sys.exit(main())
