"""Notations of SVG and CSS that programs read differently: such a drawing would not print as it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from backpdf.pictures.svg import values
from backpdf.pictures.svg.fallbacks import NEW_COLOURS
from backpdf.pictures.svg.styles import COMMENT, split_rules
from backpdf.pictures.svg.svg_safety import AS_PNG, Fault
from backpdf.pictures.svg.values import NotPlainError
from backpdf.quoting import shorten

_ALIKE: Final = ", which not every program shows alike"
_ELEMENTS: Final = {
    "animate": "moves", "animateTransform": "moves", "animateMotion": "moves", "animateColor": "moves",
    "set": "moves", "meshgradient": "has a mesh of colours", "meshGradient": "has a mesh of colours",
    "hatch": "has a hatch", "flowRoot": "has flowed text",
}  # fmt: skip
"""Elements that resvg passes over, and what a drawing with them does."""
_DECLARATIONS: Final = (
    (r"cx|cy|r|rx|ry|x|y|d", r".", "states shapes in its style"),
    (r"transform|translate|rotate|scale", r"(?!none\b).", "moves its shapes by its style"),
    (r"transform-box", r"(?!view-box\b).", "turns its shapes about points of its style"),
    (
        r"clip-path|mask|shape-outside",
        r"(circle|ellipse|inset|polygon|path|rect|xywh)\(",
        "is cut by its style",
    ),
    (r"vector-effect", r"non-scaling", "has lines that keep their width at every size"),
    (r"font-variant(-caps)?|font", r".*small-caps", "has text in small capitals"),
    (r"text-transform", r"(?!none\b).", "has text that its style writes otherwise"),
    (r"animation(-.*)?", r"(?!none\b).", "moves"),
)
"""Properties, values of them, and what a drawing with both does."""
_CHECKS: Final = tuple(
    (re.compile(name, re.IGNORECASE), re.compile(value, re.IGNORECASE | re.DOTALL), fault)
    for name, value, fault in _DECLARATIONS
)
_GROUND: Final = re.compile(r"transparent|none|white|#fff(fff)?|inherit|initial|unset", re.IGNORECASE)
_COLOURS: Final = frozenset({"fill", "stroke", "stop-color", "flood-color", "lighting-color", "color"})
_KNOWN_COLOURS: Final = re.compile(
    r"none|currentcolor|inherit|initial|unset|transparent|context-(fill|stroke)|(url\(.*)|.*icc-color\(.*",
    re.IGNORECASE,
)
_ATTRIBUTES: Final = frozenset(
    {"clip-path", "vector-effect", "font-variant", "text-transform", "transform-box"}
)
_UNREAD_SELECTOR = re.compile(
    r":(?!(?:first-child|root|hover|focus|active|link|visited)\b)|(?<!\|)[+~](?!=)", re.IGNORECASE
)
"""Selectors that resvg passes over, though browsers obey them."""


def notation_fault(root: Element) -> Fault | None:
    """Message and hint for the first notation that programs read differently; None where there is none."""
    for node in root.iter():
        name = node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
        if name in _ELEMENTS:
            return f"the drawing {_ELEMENTS[name]}{_ALIKE}", AS_PNG
        fault = _sheet_fault(node) if name == "style" else None
        for declaration in _declared(node, name):
            fault = fault or _declaration_fault(*declaration, is_root=node is root)
        if fault is not None:
            return fault
    return None


def _sheet_fault(sheet: Element) -> Fault | None:
    """A style sheet of a kind or with rules that resvg passes over or obeys by itself."""
    text = COMMENT.sub(" ", sheet.text or "")
    kind, media = sheet.get("type", "text/css").strip(), sheet.get("media", "all").strip()
    is_plain = kind in ("", "text/css") and media in ("", "all", "screen")
    rules, rest = split_rules(text)
    selectors = [selector for selector, _ in rules]
    is_usual = not rest and not any(sign in text for sign in "\\@&")
    if is_plain and is_usual and not any(map(_UNREAD_SELECTOR.search, selectors)):
        return None
    return "the drawing has a style sheet that not every program reads", AS_PNG


def _declared(node: Element, name: str) -> Iterator[tuple[str, str]]:
    """Properties with their values, of an element's style and attributes or of a style sheet."""
    blocks = [node.get("style", "")]
    if name == "style":
        blocks += [block for _, block in split_rules(COMMENT.sub(" ", node.text or ""))[0]]
    for block in blocks:
        for part in block.split(";"):
            prop, colon, value = part.partition(":")
            if colon:
                yield prop.strip().lower(), value.strip()
    for prop, value in node.attrib.items():
        if prop in _COLOURS or prop in _ATTRIBUTES:
            yield prop, value.strip()


def _declaration_fault(name: str, value: str, *, is_root: bool) -> Fault | None:
    for names, bad, fault in _CHECKS:
        if names.fullmatch(name) and bad.match(value):
            return f"the drawing {fault}{_ALIKE}", AS_PNG
    if is_root and name in ("background", "background-color") and not _GROUND.fullmatch(value):
        return f"the drawing states the colour of its ground in its style{_ALIKE}", AS_PNG
    if name in _COLOURS and not _is_known(value):
        shown = value.partition("(")[0][:30] if "(" in value else value[:30]
        hint = "use RGB colours, or export it as PNG, 2000 pixels across or more"
        return f"the drawing has a colour that not every program knows ({shorten(shown)})", hint
    return None


def _is_known(text: str) -> bool:
    text = text.removesuffix("!important").strip()
    if _KNOWN_COLOURS.fullmatch(text):
        return not NEW_COLOURS.search(text)
    try:
        values.colour(text)
    except NotPlainError:
        return False
    return True
