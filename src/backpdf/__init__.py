"""Printable, accessible exercise handouts for people with back pain.

What is in `__all__` is the library call; docs/batch.md shows how it is used.  Each name is loaded when
it is first asked for, so that `import backpdf` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "Defaults": "backpdf.production.entries",
    "Edition": "backpdf.pdf.theme",
    "Library": "backpdf.library.model",
    "Paper": "backpdf.pdf.theme",
    "Plan": "backpdf.library.plan",
    "PrintOptions": "backpdf.pdf.options",
    "Problem": "backpdf.problems",
    "ProblemsError": "backpdf.problems",
    "Rendered": "backpdf.pdf.render",
    "Report": "backpdf.production.report",
    "Request": "backpdf.handout.request",
    "Standard": "backpdf.pdf.document",
    "UserError": "backpdf.problems",
    "check_library": "backpdf.production.calls",
    "make_batch": "backpdf.production.batch",
    "make_handout": "backpdf.production.calls",
    "make_handouts": "backpdf.production.calls",
    "read_library": "backpdf.production.calls",
    "read_plan": "backpdf.production.calls",
}
"""Every public name, and the module that holds it."""

__all__ = [  # noqa: PLE0604
    *_HOMES,
    "__version__",
]

if TYPE_CHECKING:
    from backpdf.handout.request import Request as Request
    from backpdf.library.model import Library as Library
    from backpdf.library.plan import Plan as Plan
    from backpdf.pdf.document import Standard as Standard
    from backpdf.pdf.options import PrintOptions as PrintOptions
    from backpdf.pdf.render import Rendered as Rendered
    from backpdf.pdf.theme import Edition as Edition
    from backpdf.pdf.theme import Paper as Paper
    from backpdf.problems import Problem as Problem
    from backpdf.problems import ProblemsError as ProblemsError
    from backpdf.problems import UserError as UserError
    from backpdf.production.batch import make_batch as make_batch
    from backpdf.production.calls import check_library as check_library
    from backpdf.production.calls import make_handout as make_handout
    from backpdf.production.calls import make_handouts as make_handouts
    from backpdf.production.calls import read_library as read_library
    from backpdf.production.calls import read_plan as read_plan
    from backpdf.production.entries import Defaults as Defaults
    from backpdf.production.report import Report as Report


def __getattr__(name: str) -> Any:
    """A public name, loaded when it is first asked for (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module 'backpdf' has no attribute {name!r}")
    value = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
