"""Notations of newer style sheets, replaced by what every program reads.

draw.io writes `light-dark(a, b)`, icon sets `var(--colour, red)`, Figma a second colour in `color(...)`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final
from xml.etree.ElementTree import Element

from backpdf.pictures.svg.styles import split_rules

_CUSTOM = re.compile(r"(?<![\w-])(--[\w-]+)\s*:\s*([^;{}]+)")
_MOST_ROUNDS: Final = 8
"""Variables that stand for variables."""
NEW_COLOURS = re.compile(
    r"(?<![\w-])(color|lab|lch|oklab|oklch|hwb|color-mix|device-cmyk|var|light-dark)\(", re.IGNORECASE
)
_BLOCK = re.compile(r"\{([^{}]*)\}")
_AT_BLOCK = re.compile(
    r"@(?:media[^{]{0,200}(?:prefers-color-scheme:\s*dark|prefers-reduced-motion|\bprint\b)|font-face|"
    r"(?:-webkit-)?keyframes)[^{]{0,200}\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}",
    re.IGNORECASE,
)
"""Blocks that do not count for a still picture on a light ground."""


def replace_new_notations(root: Element) -> None:
    """Changes attributes and style sheets in place: the light colour, variables' values, plain fall-backs.

    Blocks that depend on the screen, and fonts, are left out of style sheets.
    """
    sheets = [node for node in root.iter() if isinstance(node.tag, str) and node.tag.endswith("}style")]
    for sheet in sheets:
        sheet.text = _AT_BLOCK.sub(" ", sheet.text or "")
    variables = _variables(root, sheets)
    for sheet in sheets:
        text = _replaced(sheet.text or "", variables)
        sheet.text = _BLOCK.sub(lambda match: "{" + _with_fallbacks(match[1], frozenset()) + "}", text)
    for node in root.iter():
        for name, value in node.attrib.items():
            if "(" in value:
                new = _replaced(value, variables)
                node.set(name, _with_fallbacks(new, frozenset(node.attrib)) if name == "style" else new)


def _with_fallbacks(block: str, attributes: frozenset[str]) -> str:
    """Declarations without those in a new notation, where the property has a plain value, too."""
    declarations = [part.partition(":") for part in block.split(";")]
    plain = {name.strip().lower() for name, _, value in declarations if not NEW_COLOURS.search(value)}
    kept = [
        "".join(part)
        for part in declarations
        if not (NEW_COLOURS.search(part[2]) and part[0].strip().lower() in plain | attributes)
    ]
    return ";".join(kept)


def _variables(root: Element, sheets: list[Element]) -> dict[str, str | None]:
    """Variables with their values; None for one that depends on where it is used."""
    found: dict[str, str | None] = {}
    blocks = [(selector, block) for sheet in sheets for selector, block in split_rules(sheet.text or "")[0]]
    blocks += [("svg" if node is root else "", node.get("style", "")) for node in root.iter()]
    for selector, block in blocks:
        for name, value in _CUSTOM.findall(block):
            is_everywhere = selector.strip() in (":root", "svg", "*")
            same = found.get(name, value.strip()) == value.strip()
            found[name] = value.strip() if is_everywhere and same else None
    return found


def _replaced(text: str, variables: Mapping[str, str | None]) -> str:
    for _ in range(_MOST_ROUNDS):
        call = _call(text, "light-dark") or _call(text, "var")
        if call is None:
            break
        start, end, name, arguments = call
        first, _, rest = _split(arguments)
        value = first if name == "light-dark" else variables.get(first, rest or None)
        if value is None:
            break
        text = text[:start] + value + text[end:]
    return text


def _call(text: str, name: str) -> tuple[int, int, str, str] | None:
    """The first call of a function: its start, its end, its name, and what stands in its brackets."""
    match = re.search(rf"(?<![\w-]){name}\(", text, re.IGNORECASE)
    if match is None:
        return None
    depth = 1
    for at in range(match.end(), len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return match.start(), at + 1, name, text[match.end() : at]
    return None


def _split(arguments: str) -> tuple[str, str, str]:
    """What stands before and after the first comma that is not within brackets."""
    depth = 0
    for at, sign in enumerate(arguments):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "," and depth == 0:
            return arguments[:at].strip(), ",", arguments[at + 1 :].strip()
    return arguments.strip(), "", ""
