"""Checks that an SVG file is safe: well-formed, of limited size, without scripts or outside references.

A document type is harmless where it declares a few short entities, as Adobe programs write them; what it
names outside the file is not read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.parsers import expat

from backpdf.quoting import shorten

_SVG = "http://www.w3.org/2000/svg"
_DEEPEST = 100
_MOST_SHAPES = 20_000
_MOST_ENTITIES = 50
_LONGEST_ENTITY = 2_000
_LONGEST_TEXT = 20_000
"""Letters within one drawing: a page holds some 3,000."""
_LONGEST_SHEET = 250_000
"""Letters of all style sheets of a drawing: each rule is held against each shape."""
_MOST_SELECTORS = 4_000
_MOST_VALUES = 3_000_000
"""Letters of all attributes that a shape is made of: their points, their styles."""
_MOST_ATTRIBUTES = 1_000
"""Of one shape."""
_LONGEST_VALUE = 5_000
"""Letters of one attribute, but for those of points and pictures."""
_LONG_VALUES = re.compile(r"d|points|content|data-.*|.* .*|href")
"""Attributes without that limit: points, pictures, and notes of drawing programs."""
_LONGEST_SELECTOR = 6
"""Parts of one selector of a style sheet: to match many takes for ever."""
_PARTS = re.compile(r"[\s>+~]+")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_PICTURE = re.compile(r"data:image/(png|jpeg|jpg)(;[\w=-]+)*;base64,", re.IGNORECASE)

_ACTIVE = frozenset({"script", "foreignObject", "iframe", "audio", "video", "canvas", "handler"})
_URL = re.compile(r"url\(\s*['\"]?\s*(.?)|(@import)", re.IGNORECASE | re.DOTALL)

Fault = tuple[str, str]
"""Message and hint."""

AS_PNG = "export it as PNG, 2000 pixels across or more"
"""The hint that every drawing program can follow."""
_INVOLVED = ("the drawing has a style sheet that is too involved", AS_PNG)
DAMAGED_HINT = "export it again, or as PNG, 2000 pixels across or more"


class _RefusedError(Exception):
    """The drawing has something that is not allowed; stops the parser."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.fault: Fault = (message, hint)


@dataclass(slots=True)
class _SvgPart:
    """An element with an id: the number of elements in it, and the ids that it repeats with <use>."""

    size: int = 0
    uses: list[str] = field(default_factory=list)


def svg_fault(data: bytes) -> Fault | None:
    """The fault of an SVG file, or None.

    Nothing is fetched; an entity that could grow is refused before it is expanded.
    """
    drawing = _SvgContent()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.EntityDeclHandler = drawing.entity
    parser.ProcessingInstructionHandler = drawing.instruction
    parser.StartElementHandler = drawing.start
    parser.EndElementHandler = drawing.end
    parser.CharacterDataHandler = drawing.text
    try:
        parser.Parse(data, True)
        drawing.count_repeats()
    except _RefusedError as refused:
        return refused.fault
    except (expat.ExpatError, ValueError, LookupError):
        return "the drawing is damaged: it is not well-formed SVG", DAMAGED_HINT
    return None


class _SvgContent:
    """Handlers of the XML parser; each raises _RefusedError for content that is not allowed."""

    def __init__(self) -> None:
        self._depth = 0
        self._in_style = False
        self._style: list[str] = []
        self._sheets = 0
        self._selectors = 0
        self._values = 0
        self._letters = 0
        self._entities = 0
        self._parts: dict[str, _SvgPart] = {"": _SvgPart()}
        self._within: list[str | None] = [""]

    def entity(self, name: str, is_parameter: bool, value: str | None, *_: object) -> None:
        del name
        self._entities += 1
        harmless = not is_parameter and value is not None and "&" not in value
        if not harmless or len(value or "") > _LONGEST_ENTITY or self._entities > _MOST_ENTITIES:
            raise _RefusedError("the drawing has a document type with entities that could grow", AS_PNG)

    def instruction(self, target: str, _: str) -> None:
        if target == "xml-stylesheet":
            raise _RefusedError("the drawing takes its style from another file", AS_PNG)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        self._depth += 1
        if self._depth == 1:
            _check_root(space, local, attributes)
        if self._depth > _DEEPEST:
            raise _RefusedError("the drawing has too many groups inside each other", "ungroup it")
        if local in _ACTIVE:
            raise _RefusedError(f"the drawing holds more than shapes (<{local}>)", AS_PNG)
        self._in_style = local == "style"
        self._style = []
        _check_attributes(local, attributes)
        if local != "image":
            self._values += sum(map(len, attributes.values()))
        if self._values > _MOST_VALUES:
            raise _RefusedError("the drawing has too many points", "simplify it, or export it as PNG")
        self._count(local, attributes)

    def end(self, _: str) -> None:
        self._depth -= 1
        self._within.pop()
        if self._in_style:
            self._selectors += _selectors("".join(self._style))
            if self._selectors > _MOST_SELECTORS:
                raise _RefusedError(*_INVOLVED)
        self._in_style = False

    def text(self, text: str) -> None:
        if self._in_style:
            self._style.append(text)  # the parser can deliver a text in parts
            self._sheets += len(text)
            if self._sheets > _LONGEST_SHEET:
                raise _RefusedError(*_INVOLVED)
            return
        self._letters += len(text.strip())
        if self._letters > _LONGEST_TEXT:
            raise _RefusedError("the drawing holds more text than a page", AS_PNG)

    def _count(self, local: str, attributes: Mapping[str, str]) -> None:
        """Adds this element, and the id that it repeats, to every part around it."""
        own = attributes.get("id")
        self._within.append(own if own not in self._parts else None)
        if own is not None:
            self._parts.setdefault(own, _SvgPart())
        target = _href(attributes) if local == "use" else None
        for name in self._within:
            if name is not None:
                self._parts[name].size += 1
                if target is not None:
                    self._parts[name].uses.append(target.removeprefix("#"))
        if self._parts[""].size > _MOST_SHAPES:
            raise _RefusedError(f"the drawing has more than {_MOST_SHAPES} shapes", "simplify it")

    def count_repeats(self) -> None:
        """Raises _RefusedError where <use> elements repeat themselves or produce too many shapes."""
        totals: dict[str, int] = {}

        def total(name: str, above: tuple[str, ...]) -> int:
            if name in above or len(above) > _DEEPEST:
                raise _RefusedError("a part of the drawing repeats itself", AS_PNG)
            if name not in totals:
                part = self._parts.get(name, _SvgPart())
                totals[name] = part.size + sum(total(used, (*above, name)) for used in part.uses)
            return totals[name]

        if total("", ()) > _MOST_SHAPES:
            raise _RefusedError(f"the drawing has more than {_MOST_SHAPES} shapes", "simplify it")


def _check_root(space: str, local: str, attributes: Mapping[str, str]) -> None:
    if local != "svg" or space != _SVG:
        raise _RefusedError("this is not an SVG drawing", AS_PNG)
    if "viewBox" not in attributes and not {"width", "height"} <= set(attributes):
        raise _RefusedError("the drawing does not say how large it is", AS_PNG)


def _selectors(text: str) -> int:
    """The number of selectors in a style sheet; raises _RefusedError for one that is not allowed."""
    if _refers_outside(text):
        raise _RefusedError("the drawing refers to something outside itself", AS_PNG)
    count = 0
    for before in _COMMENT.sub(" ", text).split("{")[:-1]:
        selectors = before.rpartition("}")[2].split(",")
        count += len(selectors)
        if any(len(_PARTS.split(selector.strip())) > _LONGEST_SELECTOR for selector in selectors):
            raise _RefusedError(*_INVOLVED)
    return count


def _check_attributes(element: str, attributes: Mapping[str, str]) -> None:
    if len(attributes) > _MOST_ATTRIBUTES:
        raise _RefusedError("a shape of the drawing has too many attributes", AS_PNG)
    for name, value in attributes.items():
        if element == "image" and _is_reference(name) and _PICTURE.match(value[:200].strip()):
            continue
        if len(value) > _LONGEST_VALUE and not _LONG_VALUES.fullmatch(name):
            raise _RefusedError(f"the drawing has a value of {len(value)} letters ({shorten(name)})", AS_PNG)
        outside = _is_reference(name) and not value.strip().startswith("#")
        if outside or _refers_outside(value):
            what = "a picture in a file of its own" if element == "image" else "something outside itself"
            raise _RefusedError(f"the drawing refers to {what}", AS_PNG)


@lru_cache(maxsize=64)
def _is_reference(name: str) -> bool:
    """Whether an attribute is a reference; raises _RefusedError for an event handler (`onload`).

    Cached, because a drawing has few different names of attributes.
    """
    local = name.rpartition(" ")[2]
    if local.lower().startswith("on"):
        raise _RefusedError(f"the drawing holds more than shapes ({shorten(local)})", AS_PNG)
    return local in {"href", "src", "base"}


def _refers_outside(style: str) -> bool:
    if "(" not in style and "@" not in style:  # fast path: most values are path data
        return False
    return any(match[2] or match[1] != "#" for match in _URL.finditer(style))


def _href(attributes: Mapping[str, str]) -> str | None:
    return next(
        (value.strip() for name, value in attributes.items() if name.rpartition(" ")[2] == "href"), None
    )
