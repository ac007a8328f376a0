"""Where the starter library is: inside the installed package, or beside it in a source checkout."""

from __future__ import annotations

from pathlib import Path


def starter_root() -> Path:
    """The folder that holds the starter library's `exercises` and `images`.

    Raises FileNotFoundError where the installation is broken.
    """
    package = Path(__file__).parent
    installed = package / "starter"
    checkout = package.parent.parent
    for root in (installed, checkout):
        if (root / "exercises" / "programs").is_dir():
            return root
    raise FileNotFoundError(f"the starter library is missing from {installed}")
