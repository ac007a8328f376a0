"""One wrong field, with what its message needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from backpdf.library.field_examples import example, examples_of, model_at
from backpdf.library.yaml.document import FieldPath
from backpdf.quoting import shorten

MessageAndHint = tuple[str, str | None]
"""What is wrong, in one sentence, and what to do, if there is something to suggest."""


@dataclass(frozen=True, slots=True)
class FieldError:
    """One validation error: its kind, path and value, and the facts that the validator gave."""

    kind: str
    path: FieldPath
    value: object
    facts: Mapping[str, object]
    model: type[BaseModel]
    present: bool
    """Whether the file has a value at path, even an empty one."""
    typed: str = ""
    """The line of the file from the value on."""

    @property
    def name(self) -> str:
        """The last step of the path that is a name."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "the file")

    @property
    def subject(self) -> str:
        """The value's name in a sentence."""
        if self.path and isinstance(self.path[-1], int):
            return f'item {self.path[-1] + 1} of "{shorten(self.name)}"'
        if len(self.path) == 2 and self.path[0] == "levels":
            return f"level {shorten(self.name)}"
        return f'"{shorten(self.name)}"'

    @property
    def example(self) -> str | None:
        """A line of YAML with an example of the field, or None."""
        parent = model_at(self.model, self.path[:-1])
        return example(parent, self.name)

    @property
    def examples(self) -> str:
        """What to write in the field, as the end of a hint: `8 or 8-12`."""
        return " or ".join(examples_of(model_at(self.model, self.path[:-1]), self.name))
