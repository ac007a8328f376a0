"""The structure of the package: who imports whom, and when; what each file and class is called."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src"
PACKAGE = SOURCE / "backpdf"

LAYERS = (
    "text",
    "problems",
    "digests",
    "regular_files",
    "parent_watch",
    "quoting",
    "pictures",
    "library",
    "handout",
    "pdf",
    "html",
    "production",
    "page",
    "cli",
)
"""Each room may import those before it, and never one after it."""
COMMAND_OF_PAGE = "cli/serve.py"
"""The only module outside the page that imports it: the page and the command line are two doors."""
BESIDE = {"__init__", "__main__", "starter", "figures"}
DRAWER = "cli/draw.py"
"""The only module outside the figures that imports them."""
FIGURES_MAY_IMPORT = {"figures", "library", "pictures", "problems", "quoting", "regular_files", "text"}
TAGGING_MAY_IMPORT = ("backpdf.pdf.tagging", "backpdf.text")
HTML_MAY_IMPORT_OF_PDF = {"backpdf.pdf.layout.theme", "backpdf.pdf.print_options"}
"""Colours and options; nothing of how pages are laid out or written."""
FOREIGN = {
    "reportlab": ("text", "pdf"),
    "resvg_py": ("pictures",),
    "pymupdf_fonts": ("text", "pdf"),
    "uharfbuzz": ("text",),
    "click": ("cli",),
    "numpy": ("figures",),
    "shapely": ("figures",),
    "starlette": ("page",),
    "uvicorn": ("page",),
    "jinja2": ("page",),
    "watchfiles": ("page",),
    "pypdfium2": ("page",),
}
"""Packages, each with the rooms that may import it."""
NETWORK = {
    "aiohttp", "ftplib", "http", "httpx", "imaplib", "requests", "smtplib", "socket", "socketserver", "ssl",
    "urllib.request", "urllib3", "webbrowser", "xmlrpc",
}  # fmt: skip
LISTENS = {"page/serving/page_socket.py": {"socket"}}
"""What may listen, on this computer only: the server of the page."""
MOST_LINES = 310
MOST_FILES = 20
"""Modules in one folder; more want folders."""


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def module_of(path: Path) -> str:
    """`backpdf.pdf.render`; a package by its own name."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(path: Path) -> str:
    """The room that a module belongs to: "pdf", "cli"; its own name beside them."""
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
    """The rooms that a module imports."""
    return {name.split(".")[1] for name in imports(path) if name.startswith("backpdf.")}


def test_imports_run_one_way() -> None:
    for path in modules():
        room = room_of(path)
        if room == "figures":
            assert own_imports(path) <= FIGURES_MAY_IMPORT, name_of(path)
        elif room in LAYERS:
            later = LAYERS[LAYERS.index(room) + 1 :]
            assert own_imports(path).isdisjoint(later), name_of(path)


def test_no_module_imports_itself_in_a_circle() -> None:
    known = {module_of(path): path for path in modules()}
    graph = {
        module: {name for name in imports(path) if name in known and not module.startswith(name)} - {module}
        for module, path in known.items()
        if path.name != "__init__.py"
    }
    TopologicalSorter(graph).prepare()  # raises CycleError, which names the circle


def test_every_room_has_its_place() -> None:
    assert {room_of(path) for path in modules()} <= set(LAYERS) | BESIDE


def test_figures_stand_apart() -> None:
    users = [name_of(p) for p in modules() if room_of(p) != "figures" and "figures" in own_imports(p)]
    assert users == [DRAWER]


def test_tagging_imports_nothing_of_its_parent() -> None:
    for path in (PACKAGE / "pdf" / "tagging").glob("*.py"):
        own = {name for name in imports(path) if name.startswith("backpdf.")}
        assert all(name.startswith(TAGGING_MAY_IMPORT) for name in own), name_of(path)


def test_html_knows_nothing_of_pages() -> None:
    for path in (PACKAGE / "html").glob("*.py"):
        own = {name for name in imports(path) if name.startswith("backpdf.pdf")}
        modules_of_pdf = {module_of(path) for path in modules()} & own
        assert modules_of_pdf <= HTML_MAY_IMPORT_OF_PDF, name_of(path)


def test_only_production_knows_where_the_starter_library_is() -> None:
    users = {room_of(path) for path in modules() if "starter" in own_imports(path)}
    assert users == {"production"}


def test_foreign_packages_stay_in_their_rooms() -> None:
    for path in modules():
        for package in {name.split(".")[0] for name in imports(path)} & FOREIGN.keys():
            assert room_of(path) in FOREIGN[package], f"{name_of(path)} imports {package}"


def test_nothing_is_ever_sent_anywhere() -> None:
    for path in modules():
        found = {name for name in imports(path) if name in NETWORK or name.split(".")[0] in NETWORK}
        assert found <= LISTENS.get(name_of(path), set()), name_of(path)


def test_the_page_is_a_door_of_its_own() -> None:
    users = [name_of(p) for p in modules() if room_of(p) != "page" and "page" in own_imports(p)]
    assert users == [COMMAND_OF_PAGE]


def test_all_printing_passes_one_gate() -> None:
    """So nothing reaches a terminal unescaped, and no pipe that is full or closed ends in a traceback."""
    beside = {"click.echo", "click.secho", "sys.stdout.write", "sys.stderr.write"}
    for path in modules():
        used = {ast.unparse(node) for node in nodes(path) if isinstance(node, ast.Attribute)}
        assert used.isdisjoint(beside), name_of(path)


def test_only_the_command_line_prints() -> None:
    for path in modules():
        calls = {
            node.func.id
            for node in nodes(path)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        }
        quiet = calls.isdisjoint({"print", "input", "exit", "quit", "breakpoint"})
        assert room_of(path) == "cli" or quiet, name_of(path)


# ------------------------------------------------------------------ names and sizes
def test_files_and_folders_stay_short() -> None:
    files: Mapping[Path, list[str]] = defaultdict(list)
    for path in modules():
        assert len(path.read_text("utf-8").splitlines()) <= MOST_LINES, name_of(path)
        files[path.parent].append(path.name)
    for folder, names in files.items():
        assert len(names) <= MOST_FILES, folder.name


def test_no_two_files_have_one_name() -> None:
    places: Mapping[str, list[str]] = defaultdict(list)
    for path in modules():
        if path.name not in ("__init__.py", "__main__.py"):
            places[path.name].append(name_of(path))
    assert [same for same in places.values() if len(same) > 1] == []


def test_no_two_classes_have_one_name() -> None:
    places: Mapping[str, list[str]] = defaultdict(list)
    for path in modules():
        for node in nodes(path):
            if isinstance(node, ast.ClassDef):
                places[node.name.lstrip("_")].append(name_of(path))
    assert [(name, same) for name, same in places.items() if len(same) > 1] == []


# ------------------------------------------------------------------ what is loaded when
@pytest.mark.parametrize(
    ("module", "absent"),
    [
        ("backpdf", "click pydantic yaml PIL reportlab resvg_py numpy shapely pymupdf_fonts"),
        ("backpdf.cli", "reportlab resvg_py numpy shapely pymupdf_fonts PIL pydantic yaml backpdf.pdf"),
        ("backpdf.library.reading", "reportlab resvg_py numpy shapely pymupdf_fonts click"),
        ("backpdf.handout.compose", "reportlab resvg_py numpy shapely pymupdf_fonts click"),
        ("backpdf.pdf.render", "resvg_py numpy shapely pymupdf_fonts click"),
        ("backpdf.html.html_page", "reportlab resvg_py numpy shapely pymupdf_fonts click"),
        ("backpdf.production.workers.worker", "backpdf.html"),
        ("backpdf.cli.serve", "starlette uvicorn jinja2 pypdfium2 reportlab pydantic yaml PIL"),
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
