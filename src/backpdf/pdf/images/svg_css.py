"""Style sheets within an SVG, written out as attributes of each element.

svglib knows a little CSS, but neither its order of precedence nor all of its syntax.  Afterwards
every element states its own style, so that the other steps need to look at attributes only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import cssselect2  # type: ignore[import-untyped,unused-ignore]
import tinycss2  # type: ignore[import-untyped,unused-ignore]

_NAME = re.compile(r"[a-z][a-z-]*\Z")
_SHORTHANDS = frozenset({"font", "marker", "all"})
_UNITS_IN_TRANSFORM = re.compile(r"(?<=[0-9.])(?:deg|px)")


def inline_styles(root: Any) -> None:
    """Turns <style> elements and style attributes into attributes, in the order of CSS.

    Presentation attributes give way to style sheets, these to the style attribute, and all of them
    to !important.  Rules for other media (@media, @font-face) are left out.
    """
    sheets = list(root.iter("{*}style"))
    matcher = _matcher("\n".join(node.text or "" for node in sheets))
    for node in sheets:
        node.getparent().remove(node)
    for element in cssselect2.ElementWrapper.from_xml_root(root).iter_subtree():
        node = element.etree_element
        matched = [found for *_, pseudo, rules in matcher.match(element) if pseudo is None for found in rules]
        own = list(_declarations(tinycss2.parse_declaration_list(node.attrib.pop("style", ""))))
        node.attrib.pop("class", None)
        for important in (False, True):
            for name, value, is_important in (*matched, *own):
                if is_important is important:
                    node.set(name, value)


def _matcher(sheet: str) -> Any:
    matcher = cssselect2.Matcher()
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        if rule.type != "qualified-rule":
            continue
        try:
            selectors = cssselect2.compile_selector_list(rule.prelude)
        except cssselect2.SelectorError:
            continue
        declarations = list(_declarations(tinycss2.parse_declaration_list(rule.content)))
        for selector in selectors:
            matcher.add_selector(selector, declarations)
    return matcher


def _declarations(parsed: Iterable[Any]) -> Iterator[tuple[str, str, bool]]:
    """Name, value and whether it is !important, for what can be written as an attribute."""
    for declaration in parsed:
        if declaration.type != "declaration":
            continue
        name, value = declaration.lower_name, tinycss2.serialize(declaration.value).strip()
        if not _NAME.match(name) or name in _SHORTHANDS:
            continue
        if name == "transform":
            value = _UNITS_IN_TRANSFORM.sub("", value)
        yield name, value, declaration.important
