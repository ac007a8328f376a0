"""Lists the YAML files of a library's folders, and checks their names."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from backpdf.library.ids import ID_PATTERN, LONGEST_ID, is_reserved, nearest_id
from backpdf.problems import Problem, UsageError
from backpdf.quoting import quoted
from backpdf.text.cleaning import for_terminal

EXERCISES = "exercises"
PROGRAMS = "exercises/programs"
SAFETY = "exercises/safety"
CLINIC = "clinic.yaml"
YAML_ENDINGS: Final = (".yaml", ".yml")

_SET_ASIDE = re.compile(
    r"[.~#].*|.*[~#]|.*\.(bak|backup|orig|old|sav|save|sw[a-p]|te?mp|rej|part|partial|crdownload|download)\d*"
    r"|(eh)?thumbs\.db|desktop\.ini|icon\r",
    re.IGNORECASE,
)
"""What editors, systems and browsers leave behind: hidden files, backups, unfinished downloads."""
_COPY_WORD = r"(?:copy|kopie|kopi|copie|copia)"
_COPY = re.compile(
    rf"{_COPY_WORD}(?: \(\d+\))? (?:of|von|de|di|av|af|van) (?P<first>.+)"
    rf"|(?P<last>.+?)(?:(?: ?[-\u2013])? {_COPY_WORD}(?: ?\(?\d+\)?)?"
    r"| ?\(\d+\)|(?<=\.yaml|.\.yml) \d+| ?\([^()]*conflict[^()]*\)|\.sync-conflict-.+)",
    re.IGNORECASE,
)
"""How systems, browsers and shared folders call a second copy of a file, without its ending."""


@dataclass(frozen=True, slots=True)
class LibraryFile:
    """A YAML file: its path, its path for messages, and the id from its name."""

    path: Path
    shown: str
    id: str


@dataclass(frozen=True, slots=True)
class FolderNames:
    """The names in a folder: all of them, and those of YAML files whatever their capitals and accents are."""

    exact: frozenset[str]
    folded: Mapping[str, str]

    @classmethod
    def of(cls, names: Iterable[str]) -> FolderNames:
        """These names."""
        exact = frozenset(names)
        return cls(exact, {_folded(name): name for name in sorted(exact) if is_yaml_name(name)})


def yaml_files(root: Path, folder: str) -> tuple[list[LibraryFile], list[Problem]]:
    """The YAML files directly inside a folder of the library, in the order of their names, and problems.

    A file with an invalid name is listed under the nearest valid id, so that its content is checked.
    A link to a place outside the library is not listed, and neither are backups and copies
    (`unread_files` reports copies).
    """
    try:
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return [], []
    except OSError:
        return [], [Problem(folder, "the folder cannot be read", hint="ask for permission to read it")]
    if not stays_inside(root, root / folder):
        return [], [outside_link(folder, "folder")]
    files: list[LibraryFile] = []
    problems: list[Problem] = []
    first: dict[str, str] = {}
    names = FolderNames.of(entry.name for entry in entries)
    for entry in entries:
        if not is_yaml_name(entry.name) or is_folder(entry) or original_of(entry.name, names) is not None:
            continue
        shown = shown_path(folder, entry.name)
        path = root / folder / entry.name
        if entry.is_symlink() and not stays_inside(root, path):
            problems.append(outside_link(shown))
            continue
        problems += _name_problems(path, shown, first, names)
        files.append(LibraryFile(path, shown, nearest_id(path.stem)))
    return files, problems


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether this is a folder, or a link to one; a link to itself is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def is_yaml_name(name: str) -> bool:
    """Whether a file is read because of its name: it ends in .yaml or .yml, and is not a backup."""
    return name.lower().endswith(YAML_ENDINGS) and not is_set_aside(name)


def is_set_aside(name: str) -> bool:
    """Whether a name is that of a hidden file, a backup, or a file that a system keeps for itself."""
    return _SET_ASIDE.fullmatch(name) is not None


def original_of(name: str, names: FolderNames) -> str | None:
    """The one of these names that `name` is a copy of, as "bridge (1).yaml" is of "bridge.yaml"; or None."""
    wanted: set[str] = set()
    for text, endings in ((PurePath(name).stem, YAML_ENDINGS), (name, ("",))):
        found = _COPY.fullmatch(text)
        if found is not None:
            wanted |= {_folded(found["first"] or found["last"]) + ending for ending in endings}
    originals = (names.folded[each] for each in sorted(wanted) if each in names.folded)
    return next((other for other in originals if other != name), None)


def working_folder() -> Path:
    """The current folder; raises UsageError where it was deleted or may not be read."""
    try:
        return Path.cwd()
    except OSError:
        raise UsageError(
            "the folder that you work in was deleted or moved",
            "go to a folder that exists (cd FOLDER), and try again",
        ) from None


def shown_path(folder: str, name: str) -> str:
    """The path of a file for messages, with forward slashes."""
    return f"{folder}/{for_terminal(name)}" if folder else for_terminal(name)


def stays_inside(root: Path, path: Path) -> bool:
    """Whether a path lies in the library once symbolic links are resolved."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(root))


def outside_link(shown: str, what: str = "file") -> Problem:
    """The problem of a file or folder that is a link to a place outside the library."""
    message = f"the {what} is a link to a place outside the library"
    return Problem(shown, message, hint=f"copy the {what} itself to this place")


def rename_hint(stem: str, names: FolderNames) -> str:
    """How to rename a file of the library that lies among `names`: never to a name that is taken."""
    better = f"{nearest_id(stem)}.yaml"
    if is_reserved(better):
        return f'rename it, for instance to "{better.removesuffix(".yaml")}-exercise.yaml"'
    if better in names.exact:
        return f'"{better}" is there already: delete one of the two, or give this one another name'
    return f'rename it to "{better}"'


def _name_problems(path: Path, shown: str, first: dict[str, str], names: FolderNames) -> list[Problem]:
    """Problems of a file's name; first maps each id to its first file, and gains this one."""
    message = _name_fault(path.stem)
    if message is not None:
        return [Problem(shown, message, hint=rename_hint(path.stem, names))]
    taken = first.setdefault(path.stem, shown)
    if taken == shown:
        return []
    message = f'there are two files with the id "{path.stem}"'
    return [Problem(shown, message, hint=f"rename this one, or {taken}")]


def _name_fault(stem: str) -> str | None:
    if len(stem) > LONGEST_ID:
        return f"the file name is longer than {LONGEST_ID} characters"
    if not re.fullmatch(ID_PATTERN, stem):
        return "a file name may hold only small letters (a to z), digits and hyphens"
    if is_reserved(stem):
        return f"Windows cannot store a file called {quoted(stem)}"
    return None


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()
