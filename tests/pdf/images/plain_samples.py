"""Plain drawings of all kinds for the tests, and path data that no program would write."""

from __future__ import annotations

from hypothesis import strategies as st

_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4}

_numbers = st.decimals(-90, 90, places=2).map(lambda value: f"{value:f}")
_sizes = st.one_of(st.decimals(-9, "-0.1", places=2), st.decimals("0.1", 9, places=2)).map(str)
_shears = st.decimals("-0.09", "0.09", places=2).map(lambda value: f"{value:f}")
_lengths = st.decimals(0, 30, places=1).map(lambda value: f"{value:f}")
_colours = st.sampled_from(["none", "#000", "#fff", "#7a7a7a", "#C0FFEE", "#d1a", "#26303c"])
_transforms = st.one_of(
    st.builds("translate({} {})".format, _numbers, _numbers),
    st.builds("translate({})".format, _numbers),
    st.builds("scale({},{})".format, _sizes, _sizes),
    st.builds("scale({})".format, _sizes),
    st.builds("rotate({})".format, _numbers),
    st.builds("rotate({} {}, {})".format, _numbers, _numbers, _numbers),
    st.builds("matrix({} {} {} {} {} {})".format, _sizes, _shears, _shears, _sizes, _numbers, _numbers),
)
_STYLES = {
    "fill": _colours,
    "fill-rule": st.sampled_from(["nonzero", "evenodd"]),
    "stroke": _colours,
    "stroke-width": _lengths,
    "stroke-linecap": st.sampled_from(["butt", "round", "square"]),
    "stroke-linejoin": st.sampled_from(["miter", "round", "bevel"]),
    "stroke-dasharray": st.one_of(st.just("none"), st.lists(_lengths, min_size=1, max_size=3).map(" ".join)),
}
_PLACING = {"transform": st.lists(_transforms, min_size=1, max_size=2).map(" ".join)}
_OPACITY = {"opacity": st.decimals("0.00001", 1, places=5).map(lambda value: f"{value:f}")}


@st.composite
def _command(draw: st.DrawFn, letters: str) -> str:
    """A command for one to three steps, with no more separators than it needs."""
    letter = draw(st.sampled_from(letters))
    steps = draw(st.integers(1, 3))
    count = _COUNTS[letter.upper()] * steps
    words = draw(st.lists(_numbers, min_size=count, max_size=count))
    return letter + draw(st.sampled_from([" ", ",", " , ", "\n"])).join(words).replace(" -", "-")


_part = st.builds(
    "{}{}{}".format,
    _command("Mm"),
    st.lists(_command("LlHhVvCcSsQq"), max_size=4).map(" ".join),
    st.sampled_from(["z", "Z ", "", " "]),
)
paths = st.lists(_part, min_size=1, max_size=3).map("".join)
"""Path data as a drawing program writes it."""

scribbles = st.text("MmLlHhVvCcSsQqZzTtAa0123456789.-+ ,eE", max_size=40).map("M1 2".__add__)
"""What begins like path data, and may go on in any way."""


def _element(name: str, attributes: dict[str, str], inner: str = "") -> str:
    told = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{told}>{inner}</{name}>"


def _bare_paths(data: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    attributes = st.fixed_dictionaries({"d": data}, optional={**_STYLES, **_PLACING, **_OPACITY})
    return st.builds(_element, st.just("path"), attributes)


def _groups(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    attributes = st.fixed_dictionaries({}, optional={**_STYLES, **_PLACING})
    return st.builds(_element, st.just("g"), attributes, st.lists(inner, max_size=3).map("".join))


def drawings(data: st.SearchStrategy[str]) -> st.SearchStrategy[bytes]:
    """SVG files of paths with this data, in groups of all kinds."""
    box = st.builds("{} {} {} {}".format, _numbers, _numbers, st.integers(20, 300), st.integers(20, 300))
    head = {"xmlns": st.just("http://www.w3.org/2000/svg"), "viewBox": box}
    parts = st.lists(st.recursive(_bare_paths(data), _groups, max_leaves=5), min_size=1, max_size=3)
    return st.builds(
        _element,
        st.just("svg"),
        st.fixed_dictionaries(head, optional={**_STYLES, "width": st.just("50mm")}),
        parts.map("".join),
    ).map(str.encode)
