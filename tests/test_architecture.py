"""What holds the house up: who imports whom, and when."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src"
PACKAGE = SOURCE / "backpdf"

LAYERS = ("problems", "library", "handout", "pdf", "production", "cli")
"""Each may import those before it, and never one after it."""
DRAWER = "cli/draw.py"
"""The only place that knows the figures, which stand apart."""
FIGURES_MAY_IMPORT = {"figures", "library", "problems"}
FOREIGN = {
    "reportlab": "pdf",
    "svglib": "pdf",
    "pymupdf_fonts": "pdf",
    "click": "cli",
    "numpy": "figures",
    "shapely": "figures",
}
"""Packages, each with the only part that may import it."""
NETWORK = {
    "aiohttp", "ftplib", "http", "httpx", "imaplib", "requests", "smtplib", "socket", "socketserver", "ssl",
    "urllib.request", "urllib3", "webbrowser", "xmlrpc",
}  # fmt: skip
MOST_LINES = 350


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def part_of(path: Path) -> str:
    """The part of the house that a module belongs to: "pdf", "cli"; its own name beside them."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@cache
def nodes(path: Path) -> list[ast.AST]:
    """The syntax tree of a file, taken apart."""
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, anywhere in it, with its full name."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{name_of(path)} has a relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(path: Path) -> set[str]:
    """The parts of the house that a module imports."""
    return {name.split(".")[1] for name in imports(path) if name.startswith("backpdf.")}


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_imports_run_one_way(path: Path) -> None:
    part = part_of(path)
    if part == "figures":
        assert own_imports(path) <= FIGURES_MAY_IMPORT
    elif part in LAYERS:
        later = LAYERS[LAYERS.index(part) + 1 :]
        assert own_imports(path).isdisjoint(later)


def test_every_part_has_its_place() -> None:
    beside = {"__init__", "__main__", "starter", "figures", "py"}
    assert {part_of(path) for path in modules()} <= set(LAYERS) | beside


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_figures_stand_apart(path: Path) -> None:
    if part_of(path) != "figures" and name_of(path) != DRAWER:
        assert "figures" not in own_imports(path)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_only_production_knows_where_the_starter_library_is(path: Path) -> None:
    if part_of(path) not in ("production", "starter"):
        assert "starter" not in own_imports(path)


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_foreign_packages_stay_in_their_part(path: Path) -> None:
    found = {name.split(".")[0] for name in imports(path)}
    for package, part in FOREIGN.items():
        assert package not in found or part_of(path) == part, f"{package} belongs to {part}/"


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_nothing_is_ever_sent_anywhere(path: Path) -> None:
    found = set(imports(path))
    assert not {name for name in found if name in NETWORK or name.split(".")[0] in NETWORK}


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_only_the_command_line_prints(path: Path) -> None:
    calls = {
        node.func.id for node in nodes(path) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert part_of(path) == "cli" or calls.isdisjoint({"print", "input", "exit", "quit", "breakpoint"})


@pytest.mark.parametrize("path", modules(), ids=name_of)
def test_files_stay_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("backpdf", "click pydantic yaml PIL reportlab svglib numpy shapely pymupdf_fonts"),
        ("backpdf.cli", "reportlab svglib numpy shapely pymupdf_fonts PIL pydantic yaml backpdf.pdf"),
        ("backpdf.library.reader", "reportlab svglib numpy shapely pymupdf_fonts click"),
        ("backpdf.handout.compose", "reportlab svglib numpy shapely pymupdf_fonts click"),
        ("backpdf.pdf.render", "svglib numpy shapely pymupdf_fonts click"),
    ],
)
def test_importing_brings_no_more_than_is_needed(module: str, absent: str) -> None:
    script = f"import sys, {module}; print(*({set(absent.split())!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_help_needs_no_pdf_library() -> None:
    script = (
        "import sys, backpdf.cli; code = backpdf.cli.run(['--help']);"
        "sys.stderr.write(' '.join({'reportlab', 'PIL', 'pydantic'} & set(sys.modules))); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert done.stderr == ""
