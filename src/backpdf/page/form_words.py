"""What a form and a file say differently: amounts that are typed, and the names of fields in messages."""

from __future__ import annotations

import re
from typing import Final

_IN_SECONDS: Final = frozenset({"hold", "rest"})
_ALONE: Final = re.compile(r"\s*[0-9]+(?:\s*[-\N{EN DASH}]\s*[0-9]+)?\s*", re.ASCII)
_LIKE: Final = re.compile(r"like: [a-z_]+: (.*)", re.DOTALL)


def typed_amount(name: str, typed: str) -> str:
    """An amount as a file has it: a number alone means seconds where exercises are held, or a rest is taken.

    A file must name the unit, for it is read far from the form that says so.
    """
    return f"{typed.strip()} s" if name in _IN_SECONDS and _ALONE.fullmatch(typed) else typed


def in_form_words(message: str, hint: str | None, name: str, label: str) -> tuple[str, str | None]:
    """A message and its hint with the label of a field in place of its name in files.

    An example shows what is typed: without the name, and none that has brackets, which a form does not.
    """
    said = message.replace(f'"{name}"', f'"{label}"', 1)
    found = _LIKE.search(hint or "")
    if hint is None or found is None:
        return said, hint
    example = found[1]
    if example.startswith("{"):
        return said, hint[: found.start()].rstrip(", ")
    return said, f"{hint[: found.start()]}like: {example.removeprefix('[').removesuffix(']')}"
