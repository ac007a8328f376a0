"""Writes YAML as a person would: a line for each value, quotes only where they are needed.

Each line keeps the name of what it holds, so that a problem at a line is told at the right place of a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from backpdf.library.model.fields import fold
from backpdf.library.writing.scalar_text import double_quoted

_PLAIN = re.compile(r"(?=.*[A-Za-z0-9])[A-Za-z0-9](?:[A-Za-z0-9_ .()/+'-]*[A-Za-z0-9.)])?|[^\W\d_][^\W_ ]*")
"""Texts without quotes: words and amounts that mean nothing else in YAML."""
_MEANS_ELSE = re.compile(r"null|~|yes|no|on|off|[0-9][0-9_]*:.*", re.IGNORECASE)


def scalar(text: str) -> str:
    """A text on one line: as it is, or in double quotes where YAML would read it otherwise.

    `scalar_text` finds the fewest quotes by reading each form back, as suits a file that people go on
    with; this is asked for every value of a plan after each key, and tells by a pattern.
    """
    if _PLAIN.fullmatch(text) and not _MEANS_ELSE.fullmatch(text):
        return text
    return double_quoted(text)


@dataclass
class YamlLines:
    """Lines of a YAML file, and for each the name of the form's field that it comes from."""

    lines: list[str] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)

    def put(self, line: str, name: str = "") -> None:
        """One line."""
        self.lines.append(line)
        self.fields.append(name)

    def put_text(self, start: str, text: str, name: str) -> None:
        """`start` with a text after it: below `|` where it has several lines."""
        lines = str(fold(text)).split("\n")
        if len(lines) == 1 or not all(line.isprintable() for line in lines):
            self.put(f"{start} {scalar(text)}", name)
            return
        self.put(f"{start} |", name)
        indent = " " * (len(start) - len(start.lstrip()) + 2)
        for line in lines:
            self.put(indent + line, name)

    def put_list(self, key: str, items: Iterable[tuple[str, str]]) -> None:
        """A list of texts below their key; each comes with the name of its field."""
        listed = list(items)
        if listed:
            self.put(f"{key}:", listed[0][1])
        indent = " " * (len(key) - len(key.lstrip()) + 2)
        for text, name in listed:
            self.put_text(f"{indent}-", text, name)

    @property
    def text(self) -> str:
        """The file."""
        return "".join(f"{line}\n" for line in self.lines)
