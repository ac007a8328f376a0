"""The clinician's own words inside messages: shortened, on one line, in quotes that fit."""

from __future__ import annotations

_LONGEST = 40


def shorten(text: str, longest: int = _LONGEST) -> str:
    """Text on one line, at most `longest` characters, with "..." where something is left out."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 3].rstrip() + "..."


def quoted(text: str) -> str:
    """Text (shortened) in the kind of quotes that it does not hold itself."""
    short = shorten(text)
    return f"'{short}'" if '"' in short and "'" not in short else f'"{short}"'


def quote_it(text: str) -> str:
    """The hint for a text that YAML would read as something else."""
    if '"' in text and "'" in text:
        return "put the whole text in double quotes, and use only single ones inside"
    return f"put the whole text in quotes: {quoted(text)}"
