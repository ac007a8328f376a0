"""What the README and the guides say holds: commands, options, links, examples, codes, columns."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

import backpdf
from backpdf.cli import cli
from backpdf.problems import ExitCode
from backpdf.production.lists.headings import Column

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
"""Every page of documentation."""
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
BLOCK = re.compile(r"^ *```(\w*)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`(backpdf [^`\n]+)`")


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def blocks(page: Path, language: str) -> list[str]:
    return [code for kind, code in BLOCK.findall(page.read_text("utf-8")) if kind == language]


def commands() -> Iterator[tuple[str, list[str]]]:
    """Every command line of backpdf that a page shows: the page's name, and the words of the line."""
    for page in PAGES:
        lines = [line for code in blocks(page, "sh") for line in code.splitlines()]
        lines += CODE.findall(page.read_text("utf-8"))
        for line in lines:
            words = shlex.split(line.replace("&&", " ; ").partition(" ; ")[0], comments=True)
            if words and words[0] == "backpdf" and len(words) > 1:
                yield name_of(page), words[1:]


def known_commands() -> dict[str, click.Command]:
    context = click.Context(cli)
    found = {name: cli.get_command(context, name) for name in cli.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def options_of(command: click.Command) -> set[str]:
    return {"--help", *(option for parameter in command.params for option in parameter.opts)}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        file, _, heading = target.partition("#")
        if not target.startswith(("https://", "http://")):
            there = (page.parent / file).resolve() if file else page
            assert there.exists(), f"{name_of(page)}: {target}"
            assert not heading or heading in anchors(there), f"{name_of(page)}: {target}"


def anchors(page: Path) -> set[str]:
    """The names that headings have in links."""
    headings = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_pages_show_commands() -> None:
    assert len(list(commands())) > 30


@pytest.mark.parametrize(("page", "words"), list(commands()), ids=lambda value: str(value)[:60])
def test_commands_and_their_options_exist(page: str, words: list[str]) -> None:
    if words[0].startswith("--"):
        assert words[0] in options_of(cli)
        return
    known = known_commands()
    assert words[0] in known, page
    told = {word.partition("=")[0] for word in words[1:] if word.startswith("--")}
    assert told <= options_of(known[words[0]]), f"{page}: {told - options_of(known[words[0]])}"


def test_every_command_and_every_public_name_is_told() -> None:
    text = "\n".join(page.read_text("utf-8") for page in PAGES if page.name != "CHANGELOG.md")
    assert [name for name in known_commands() if f"backpdf {name}" not in text] == []
    public = set(backpdf.__all__) - {"__version__", "Library", "Rendered", "Report"}
    assert [name for name in sorted(public) if f"`{name}" not in text and f"{name}(" not in text] == []


def test_the_command_reference_is_what_help_says(update_snapshots: bool) -> None:
    page = ROOT / "docs" / "commands.md"
    if update_snapshots:
        page.write_text(command_reference(), encoding="utf-8")
    assert page.read_text("utf-8") == command_reference(), "run pytest with --update-snapshots"


_HELP: dict[str, Any] = {
    "max_content_width": 100,
    "terminal_width": 100,
    "help_option_names": ["-h", "--help"],
}


def command_reference() -> str:
    """Every command with its help, as it prints on a terminal of 100 columns."""
    parts = [
        "# All commands\n\nWhat `--help` prints. Exit codes stand in the [README](../README.md#exit-codes).\n"
    ]
    for name, command in {"": cli, **known_commands()}.items():
        title = f"backpdf {name}".strip()
        context = click.Context(command, info_name=title, **_HELP)
        parts.append(f"## {title}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def test_exit_codes_are_told() -> None:
    table = (ROOT / "README.md").read_text("utf-8").partition("## Exit codes")[2].partition("##")[0]
    told = {int(code) for code in re.findall(r"^\| (\d+) \|", table, re.MULTILINE)}
    assert told == {code.value for code in ExitCode}


def test_tasks_of_developers_are_told() -> None:
    tasks = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["poe"]["tasks"]
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    assert re.findall(r"^\| `poe (\w+)` \| (.+) \|$", text, re.MULTILINE) == [
        (name, task["help"]) for name, task in tasks.items()
    ]


def test_columns_of_a_list_are_told() -> None:
    text = (ROOT / "docs/batch.md").read_text("utf-8")
    table = text.partition("| column | holds |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `([\w ]+)` \|", table, re.MULTILINE)) == {c.value for c in Column} - {
        Column.MONO
    }
    assert "have a column `mono`" in table


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_python_examples_compile(page: Path) -> None:
    for code in blocks(page, "python"):
        compile(code, name_of(page), "exec")


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_files_named_in_pages_are_there(page: Path) -> None:
    """Paths of the repository in code marks: `src/...`, `tests/...`, `benchmarks/...`, `docs/...`."""
    for path in re.findall(
        r"`((?:src|tests|benchmarks|docs|images|exercises|schema)/[\w./-]+)`", page.read_text("utf-8")
    ):
        assert (ROOT / path).exists(), f"{name_of(page)}: {path}"
