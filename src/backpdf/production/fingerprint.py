"""What a handout was made from, as short digests: the same inputs give the same digest."""

from __future__ import annotations

import json
from importlib.metadata import version

import backpdf
from backpdf.digests import content_digest, keyed_digest
from backpdf.handout.request import Request
from backpdf.library.model.library import Library
from backpdf.pdf.print_options import PrintOptions

PACKAGES = ("reportlab", "resvg-py", "uharfbuzz", "pillow", "pymupdf-fonts")
"""What else decides how a page looks."""


def library_digest(library: Library) -> str:
    """Of every file of a library, as it was read and checked, and of the program itself."""
    parts = [backpdf.__version__, *map(version, PACKAGES), sorted(library.contents.items())]
    return content_digest(json.dumps(parts).encode())


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
        [options.paper, options.edition, options.points, options.mono, options.standard.name, options.format],
        request.blank_dose,
    ]
    return keyed_digest(json.dumps(parts).encode(), salt)
