"""The values of a YAML file, with their positions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from backpdf.library.yaml.positions import Span
from backpdf.problems import Mark


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text, or an empty value (None)."""

    value: str | None
    mark: Mark
    span: Span
    height: ClassVar[int] = 1

    @property
    def size(self) -> int:
        """1, and 1 more for each thousand characters: a long text may be used in many places."""
        return 1 + len(self.value or "") // 1000


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    mark: Mark
    size: int
    height: int


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping: name -> (mark of the name, value)."""

    fields: dict[str, tuple[Mark, Node]]
    mark: Mark
    size: int
    height: int


Node = Scalar | Items | Fields
