"""A writer of HTML elements: every text is escaped, and only what is escaped can be joined.

`Markup` is HTML that is safe to write.  It is made by the functions here alone, so the type checker finds a
text that would get into a file unescaped.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NewType

Markup = NewType("Markup", str)
"""HTML in which every text is escaped."""

EMPTY = Markup("")
_VOID = frozenset({"br", "img", "meta"})
"""Elements without content, and so without an end tag."""


def text(plain: str) -> Markup:
    """A text between tags."""
    return Markup(escape(plain, quote=False))


def element(tag: str, *content: Markup, **attributes: str | None) -> Markup:
    """An element with its content.

    Attributes are escaped, and in the order given; one that is None is left out.  `_` in a name stands for
    a hyphen; a last `_` is for names that Python keeps for itself (`class_`).
    """
    start = tag + "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    if tag in _VOID:
        assert not content, tag
        return Markup(f"<{start}>")
    return Markup(f"<{start}>{''.join(content)}</{tag}>")


def lines(parts: Iterable[Markup]) -> Markup:
    """Several blocks, each on lines of its own."""
    return Markup("".join(f"\n{part}" for part in parts) + "\n")
