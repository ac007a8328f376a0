"""Printable, accessible exercise handouts for people with back pain.

What is in `__all__` is the library call; docs/batch.md shows how it is used.  Each name is loaded when
it is first asked for, so that `import backpdf` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

_HOMES = {
    "Defaults": "backpdf.production.lists.list_row",
    "Edition": "backpdf.pdf.layout.theme",
    "Format": "backpdf.pdf.print_options",
    "Library": "backpdf.library.model.library",
    "Paper": "backpdf.pdf.layout.theme",
    "Plan": "backpdf.library.model.plan",
    "PrintOptions": "backpdf.pdf.print_options",
    "Problem": "backpdf.problems",
    "ProblemsError": "backpdf.problems",
    "Rendered": "backpdf.pdf.render",
    "Report": "backpdf.production.report",
    "Request": "backpdf.handout.request",
    "Standard": "backpdf.pdf.tagging.metadata",
    "UserError": "backpdf.problems",
    "check_library": "backpdf.production.api",
    "make_batch": "backpdf.production.api",
    "make_handout": "backpdf.production.api",
    "make_handouts": "backpdf.production.api",
    "make_html": "backpdf.production.api",
    "read_library": "backpdf.production.api",
    "read_plan": "backpdf.production.api",
}
"""Every public name, and the module that holds it."""

__all__ = [  # noqa: PLE0604  (strings they are: the names of _HOMES)
    *_HOMES,
    "__version__",
]

if TYPE_CHECKING:
    from backpdf.handout.request import Request as Request
    from backpdf.library.model.library import Library as Library
    from backpdf.library.model.plan import Plan as Plan
    from backpdf.pdf.layout.theme import Edition as Edition
    from backpdf.pdf.layout.theme import Paper as Paper
    from backpdf.pdf.print_options import Format as Format
    from backpdf.pdf.print_options import PrintOptions as PrintOptions
    from backpdf.pdf.render import Rendered as Rendered
    from backpdf.pdf.tagging.metadata import Standard as Standard
    from backpdf.problems import Problem as Problem
    from backpdf.problems import ProblemsError as ProblemsError
    from backpdf.problems import UserError as UserError
    from backpdf.production.api import check_library as check_library
    from backpdf.production.api import make_batch as make_batch
    from backpdf.production.api import make_handout as make_handout
    from backpdf.production.api import make_handouts as make_handouts
    from backpdf.production.api import make_html as make_html
    from backpdf.production.api import read_library as read_library
    from backpdf.production.api import read_plan as read_plan
    from backpdf.production.lists.list_row import Defaults as Defaults
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
