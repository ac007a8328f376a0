"""What a handout was made from, as short digests: the same inputs give the same digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import backpdf
from backpdf.handout.request import Request
from backpdf.library.folders import CLINIC, EXERCISES, PROGRAMS, yaml_files
from backpdf.library.model.library import Library
from backpdf.pdf.print_options import PrintOptions
from backpdf.regular_files import read_regular

_SIZE = 16  # bytes of a digest


def library_digest(library: Library) -> str:
    """Of every file of a library that can reach a page, and of the program itself.

    Raises OSError where a file has gone since the library was read.
    """
    digest = hashlib.blake2b(digest_size=_SIZE)
    libraries = " ".join(map(version, ("reportlab", "resvg-py", "uharfbuzz")))
    digest.update(f"{backpdf.__version__} {libraries}".encode())
    for path in sorted(set(_files(library))):
        data = read_regular(path)
        digest.update(f"\n{path.relative_to(library.root).as_posix()} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def _files(library: Library) -> Iterator[Path]:
    root = library.root
    for folder in (EXERCISES, PROGRAMS):
        files, _ = yaml_files(root, folder)
        yield from (file.path for file in files)
    if (root / CLINIC).is_file():
        yield root / CLINIC
    if library.logo_path is not None:
        yield library.logo_path
    for exercise in library.exercises.values():
        yield from (library.picture_path(picture) for picture in exercise.pictures)


def handout_digest(library: str, request: Request, options: PrintOptions, salt: str) -> str:
    """Of everything that makes one handout what it is.

    library is the digest of the library.  salt keeps anybody from learning of the patient by comparing
    digests.
    """
    parts = [
        library,
        request.program,
        request.level,
        request.patient,
        request.clinician,
        str(request.day),
        str(request.stamp),
        request.plan.model_dump(mode="json") if request.plan else None,
        [options.paper, options.edition, options.mono, options.standard.name],
    ]
    return _keyed(json.dumps(parts).encode(), salt)


def file_digest(name: str, salt: str) -> str:
    """Of a file's name, which may hold a patient's."""
    return _keyed(name.encode(), salt)


def content_digest(data: bytes) -> str:
    """Of a finished file."""
    return hashlib.blake2b(data, digest_size=_SIZE).hexdigest()


def _keyed(data: bytes, salt: str) -> str:
    return hashlib.blake2b(data, digest_size=_SIZE, key=bytes.fromhex(salt)).hexdigest()
