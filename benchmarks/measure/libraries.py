"""Libraries in temporary folders: the starter library, with drawings or rasters, or with new words."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml
from measure.photos import Kind, write_rasters
from measure.words import Words

import backpdf
from backpdf.production.checked_library import copy_starter

NOT_WORDS = frozenset(
    (
        "image",
        "language",
        "version",
        "date",
        "tags",
        "position",
        "equipment",
        "exercises",
        "dose",
        "video",
        "web",
    )
)
"""Fields of the YAML files that hold no texts of the sheet."""


def starter_copy(folder: Path, pictures: Kind) -> backpdf.Library:
    """The starter library, copied into a folder that does not exist yet."""
    copy_starter(folder)
    if pictures is not Kind.DRAWINGS:
        write_rasters(folder / "images", pictures)
        for file in sorted((folder / "exercises").glob("*.yaml")):
            text = file.read_text("utf-8")
            file.write_text(text.replace(".svg\n", f"{pictures.ending}\n"), "utf-8")
    return backpdf.read_library(folder)


class Rewriter:
    """A library of one program that is rewritten again and again, each time with texts all new.

    Only its texts are: the pictures stay the same files, as they would where a clinic edits words.
    """

    def __init__(self, source: Path, folder: Path, seed: int) -> None:
        self._source, self._folder = source, folder
        (folder / "exercises" / "programs").mkdir(parents=True)
        shutil.copytree(source / "images", folder / "images")
        self.words = Words(_texts_below(source / "exercises"), seed)

    def rewrite(self, program: str, level: int, exercises: Sequence[str]) -> backpdf.Library:
        """The library with that level of a program only, as level 1, and with these exercises."""
        for old in (self._folder / "exercises").glob("*.yaml"):
            old.unlink()
        for name in exercises:
            self._write(f"{name}.yaml", self._anew(self._read(f"{name}.yaml")))
        whole = self._read(f"programs/{program}.yaml")
        whole["levels"] = {1: {**whole["levels"][level], "exercises": list(exercises)}}
        self._write(f"programs/{program}.yaml", self._anew(whole))
        return backpdf.read_library(self._folder)

    def _read(self, name: str) -> dict[str, Any]:
        return _load(self._source / "exercises" / name)

    def _write(self, name: str, content: Any) -> None:
        text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True)
        (self._folder / "exercises" / name).write_text(text, "utf-8")

    def _anew(self, content: Any) -> Any:
        match content:
            case dict():
                return {key: part if key in NOT_WORDS else self._anew(part) for key, part in content.items()}
            case list():
                return [self._anew(part) for part in content]
            case str():
                return self.words.anew(content)
            case _:
                return content


def _load(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return content


def texts_of(content: Any) -> Iterator[str]:
    """Every text of a sheet that stands in a YAML file's content."""
    match content:
        case dict():
            for key, part in content.items():
                if key not in NOT_WORDS:
                    yield from texts_of(part)
        case list():
            for part in content:
                yield from texts_of(part)
        case str():
            yield content


def _texts_below(folder: Path) -> list[str]:
    return [text for path in sorted(folder.rglob("*.yaml")) for text in texts_of(_load(path))]
