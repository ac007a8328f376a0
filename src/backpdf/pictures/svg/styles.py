"""Styles of a plain drawing: attributes, `style`, and simple rules of style sheets, by their rank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from backpdf.pictures.svg.values import NotPlainError

INHERITED: Final = frozenset({
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-opacity", "stroke-width", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "color", "visibility",
    "paint-order",
})  # fmt: skip
OWN: Final = frozenset({"opacity", "display", "overflow", "clip-path"})
_INITIAL: Final = {
    "background": "transparent", "background-color": "transparent", "mask": "none", "filter": "none",
    "marker": "none", "marker-start": "none", "marker-mid": "none", "marker-end": "none",
    "mix-blend-mode": "normal", "vector-effect": "none", "transform": "none", "transform-origin": "0 0",
    "transform-box": "view-box", "translate": "none", "scale": "none", "rotate": "none", "isolation": "auto",
}  # fmt: skip
"""Properties that are understood with this value only."""
_CONDITIONS: Final = frozenset({"systemLanguage", "requiredFeatures", "requiredExtensions", "pathLength"})
"""Attributes that decide whether or how an element is drawn."""
_WITHOUT_EFFECT = re.compile(
    r"font(-.*)?|text(-.*)?|letter-spacing|word-spacing|white-space|line-height|writing-mode|direction|"
    r"unicode-bidi|(dominant|alignment)-baseline|baseline-shift|glyph-orientation.*|kerning|-inkscape-.*|"
    r"-webkit-(text|font).*|(shape|image|color|text)-rendering|color-interpolation(-filters)?|color-profile|"
    r"clip-rule|enable-background|pointer-events|cursor|solid-(color|opacity)|color-scheme|stop-(color|opacity)|"
    r"flood-(color|opacity)|lighting-color|user-select|shape-(padding|inside|margin|subtract)|inline-size|"
    r"block-progression|will-change|speak"
)
"""Properties that change nothing for shapes."""
_SELECTOR = re.compile(r"([a-zA-Z][\w-]*|\*)?((?:[.#][\w-]+)*)")
_SIMPLE = re.compile(r"([.#])([\w-]+)")
COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Rule:
    """One selector with its declarations; rank orders rules (ids, classes, elements, place in the file)."""

    element: str
    ids: frozenset[str]
    classes: frozenset[str]
    declarations: Mapping[str, str]
    rank: tuple[int, int, int, int]

    def matches(self, element: str, own_id: str | None, classes: frozenset[str]) -> bool:
        """Whether an element is meant."""
        return self.element in ("", "*", element) and self.ids <= {own_id} and self.classes <= classes


def parse_style_sheet(text: str) -> list[Rule]:
    """The rules of a <style> element, in the order of their rank.

    Raises NotPlainError for anything but simple selectors.
    """
    blocks, rest = split_rules(COMMENT.sub(" ", text))
    if rest:
        raise NotPlainError("a style sheet")
    rules: list[Rule] = []
    for place, (selectors, block) in enumerate(blocks):
        declarations = dict(parse_declarations(block))
        rules += [_rule(selector.strip(), declarations, place) for selector in selectors.split(",")]
    return sorted(rules, key=lambda rule: rule.rank)


def split_rules(text: str) -> tuple[list[tuple[str, str]], str]:
    """Selectors and declarations of each rule of a style sheet, and what is not part of a plain rule.

    In one pass: a pattern would look through the rest of a long text from each of its letters.
    """
    rules, rest = [], []
    *parts, end = text.split("}")
    for part in parts:
        before, brace, block = part.rpartition("{")
        outside, nested, selectors = before.rpartition("{")
        if brace:
            rules.append((selectors, block))
        rest.append(outside + nested if brace else part + "}")
    return rules, "".join([*rest, end]).strip()


def _rule(selector: str, declarations: Mapping[str, str], place: int) -> Rule:
    match = _SELECTOR.fullmatch(selector)
    if match is None or not selector:
        raise NotPlainError(f"the selector {selector!r}")
    parts = _SIMPLE.findall(match[2])
    ids = frozenset(name for sign, name in parts if sign == "#")
    classes = frozenset(name for sign, name in parts if sign == ".")
    element = match[1] or ""
    rank = (len(ids), len(classes), int(element not in ("", "*")), place)
    return Rule(element, ids, classes, declarations, rank)


def parse_declarations(text: str) -> Iterator[tuple[str, str]]:
    """Names and values of a `style` attribute or of a rule; later ones win."""
    for part in COMMENT.sub(" ", text).split(";"):
        name, colon, value = part.partition(":")
        if colon and value.strip():
            if "!" in value:
                raise NotPlainError("!important")
            yield name.strip().lower(), value.strip()


class Styles:
    """The properties of each element of one drawing."""

    def __init__(self, rules: list[Rule]) -> None:
        self._by_sign: dict[str, list[tuple[int, Rule]]] = {}
        """Rules with their places in the order of rank, by a sign that an element must have."""
        for place, rule in enumerate(rules):
            self._by_sign.setdefault(_sign(rule), []).append((place, rule))

    def _matching(self, node: Element, element: str) -> list[Rule]:
        """The rules that mean an element, in the order of their rank."""
        own_id, classes = node.get("id"), frozenset(node.get("class", "").split())
        signs = (f"#{own_id}", *(f".{name}" for name in classes), element, "*")
        found = [
            placed
            for sign in signs
            for placed in self._by_sign.get(sign, ())
            if placed[1].matches(element, own_id, classes)
        ]
        return [rule for _, rule in sorted(found, key=lambda placed: placed[0])]

    def of(self, node: Element, element: str, inherited: Mapping[str, str]) -> dict[str, str]:
        """All properties of an element: inherited, then attributes, then rules, then its `style`."""
        own: dict[str, str] = {}
        for name, value in node.attrib.items():
            if name in _CONDITIONS:
                raise NotPlainError(name)
            if name in INHERITED or name in OWN:
                own[name] = value.strip()
            elif name in _INITIAL and name != "transform":
                _check(name, value)
        if self._by_sign:
            for rule in self._matching(node, element):
                own.update(_checked(rule.declarations))
        style = node.get("style")
        if style:
            own.update(_checked(dict(parse_declarations(style))))
        properties = {name: inherited[name] for name in INHERITED if name in inherited}
        for name, value in own.items():
            if value.lower() in ("inherit", "unset") and name in INHERITED:
                continue
            if value.lower() in ("inherit", "initial", "unset", "revert"):
                raise NotPlainError(f"{name}: {value}")
            properties[name] = value
        return properties


def _sign(rule: Rule) -> str:
    """A sign that every element has which a rule means: an id, a class, or its name."""
    for sign, names in (("#", rule.ids), (".", rule.classes)):
        if names:
            return sign + min(names)
    return rule.element or "*"


def _checked(declarations: Mapping[str, str]) -> dict[str, str]:
    found = {}
    for name, value in declarations.items():
        if name in INHERITED or name in OWN:
            found[name] = value
        else:
            _check(name, value)
    return found


def _check(name: str, value: str) -> None:
    if _INITIAL.get(name) == value.strip().lower():
        return
    if name in _INITIAL or not (_WITHOUT_EFFECT.fullmatch(name) or name.startswith("--")):
        raise NotPlainError(f"{name}: {value}")
