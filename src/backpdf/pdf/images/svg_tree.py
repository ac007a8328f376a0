"""Small helpers for looking at the elements of an SVG."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

HREF = ("{http://www.w3.org/1999/xlink}href", "href")


def local_name(node: Any) -> str:
    """The element's name without its namespace; empty for comments and instructions."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def href(node: Any) -> str:
    """What the element points to, or nothing."""
    return next((node.get(name).strip() for name in HREF if node.get(name)), "")


def href_id(node: Any) -> str:
    """The id of the element in the same file that this one points to, or nothing."""
    target = href(node)
    return target[1:] if target.startswith("#") else ""


def fraction(text: str | None, whole: float, fallback: float) -> float:
    """A number, or a percentage of the whole; the fallback for anything else."""
    text = (text or "").strip().removesuffix("px")
    try:
        return float(text[:-1]) / 100 * whole if text.endswith("%") else float(text)
    except ValueError:
        return fallback


def is_usable(size: tuple[float, float]) -> bool:
    """Whether a drawing of this size can be brought to paper; not for nan."""
    return all(1e-6 < side < 1e9 for side in size)


def nearest(node: Any, name: str) -> str | None:
    """An inherited attribute: the element's own or that of its nearest ancestor."""
    while node is not None:
        value: str | None = node.get(name)
        if value is not None and value.strip() != "inherit":
            return value.strip()
        node = node.getparent()
    return None


def elements(root: Any) -> Iterator[Any]:
    """All elements, comments and processing instructions left out."""
    return (node for node in root.iter() if isinstance(node.tag, str))
