# ruff: noqa: E501  (drawings in one line each)
"""Plain drawings stay vectors and come out as resvg draws them: a corpus, none of it silently different."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path
from xml.etree import ElementTree

import pytest
from support.drawings import by_resvg, different_pixels, form_of, on_paper, svg

from backpdf.pictures.svg.drawing_file import open_drawing
from backpdf.pictures.svg.painting import Recording
from backpdf.pictures.svg.plain_drawing import paint_plain
from backpdf.pictures.svg.values import NotPlainError

ROOT = Path(__file__).resolve().parents[3]
RED, BLUE = 'fill="#c33"', 'fill="#06c"'
STAR = "M60 10L90 100L10 45H110L30 100z"

SHAPES = {
    "rectangle": '<rect x="10" y="20" width="90" height="70"/>',
    "round corners": '<rect x="10" y="20" width="90" height="70" rx="12"/>',
    "oval corners": '<rect x="10" y="20" width="90" height="70" rx="40" ry="10"/>',
    "corners beyond half": '<rect x="10" y="20" width="90" height="40" rx="999"/>',
    "corner by the other": '<rect x="10" y="20" width="90" height="70" ry="15"/>',
    "corner below zero": '<rect x="10" y="20" width="90" height="70" rx="-5" ry="9"/>',
    "percentages": '<rect x="10%" y="20%" width="50%" height="40%"/>',
    "millimetres": '<rect x="2mm" y="5mm" width="20mm" height="0.5in"/>',
    "circle": '<circle cx="60" cy="60" r="40"/>',
    "ellipse": '<ellipse cx="60" cy="60" rx="50" ry="20"/>',
    "ellipse by one axis": '<ellipse cx="60" cy="60" rx="30"/>',
    "line": '<line x1="10" y1="20" x2="100" y2="90"/>',
    "polyline": '<polyline points="10,10 60,100 110,10"/>',
    "polygon": '<polygon points="10 10 60 100 110 10"/>',
    "odd points": '<polygon points="10 10 60 100 110 10 50"/>',
    "star": f'<path d="{STAR}"/>',
    "relative": '<path d="m20 20h60v30h-30l20 40z"/>',
    "after a close": '<path d="M20 20h30v30h-30zl60 60h20v-20zm5 50h10v10h-10z"/>',
    "smooth": '<path d="M10 60C20 10 40 10 60 60S100 110 110 60"/>',
    "quadratic": '<path d="M10 60Q35 10 60 60T110 60"/>',
    "smooth after another": '<path d="M10 60L60 60T110 20S80 90 110 110"/>',
    "arcs": '<path d="M20 60a40 20 30 1 1 80 0A40 40 0 0 1 60 110"/>',
    "flags without space": '<path d="M20 60a40 40 0 0180 0 20 30 0 1040 20"/>',
    "arc too small": '<path d="M10 60A5 5 0 0 1 110 60"/>',
    "arc without radius": '<path d="M10 60A0 5 0 0 1 110 60L60 110"/>',
    "exponents": '<path d="M1e1 2.0E1L1.1e+2 20l-.5e2 8e1z"/>',
    "no separators": '<path d="M10-5.5.5L100.5.5 60 100z"/>',
    "broken": '<path d="M10 10L100 10L100 100X5 5"/>',
    "broken number": '<path d="M10 10L100 10 100 100 50"/>',
    "empty among others": '<path d=""/><path d="none"/><circle cx="30" cy="30" r="20"/>',
    "two parts": '<path d="M10 10h40v40h-40zM60 60h40v40h-40z"/>',
    "hole": '<path d="M10 10h100v100h-100zM40 40v40h40v-40z"/>',
}
LOOKS = {
    "fill": RED,
    "line": 'fill="none" stroke="#06c" stroke-width="6"',
    "fill and line": f'{RED} stroke="#000" stroke-width="5" stroke-linejoin="round"',
    "even odd": f'{RED} fill-rule="evenodd"',
    "dashes": 'fill="none" stroke="#06c" stroke-width="5" stroke-dasharray="12 5 3" stroke-dashoffset="7" stroke-linecap="round" stroke-linejoin="round"',
    "see-through line": f'{BLUE} stroke="#c33" stroke-width="14" stroke-opacity=".5"',
}
GROUPS = {
    "translate": '<g transform="translate(20-10)">{}</g>',
    "translate one": '<g transform="translate(15)">{}</g>',
    "scale": '<g transform="scale(.5,.8)">{}</g>',
    "rotate about": '<g transform="rotate(30 60,60)">{}</g>',
    "skew": '<g transform="skewX(20)skewY(-10)">{}</g>',
    "matrix": '<g transform="matrix(.8 .2 -.2 .8 20 5)">{}</g>',
    "several": '<g transform=" translate(60 , 0) , scale( -1 1 ) translate(-60)">{}</g>',
    "flat": '<g transform="scale(0 1)">{}</g><rect width="9" height="9"/>',
    "nested": '<svg x="10" y="20" width="60" height="80" viewBox="0 0 120 120">{}</svg>',
    "nested slice": '<svg width="100" height="50" viewBox="0 0 120 120" preserveAspectRatio="xMinYMax slice">{}</svg>',
    "nested none": '<svg width="100" height="50" viewBox="0 0 120 120" preserveAspectRatio="none">{}</svg>',
    "nested without box": '<svg x="30" y="30" width="50" height="50">{}</svg>',
    "nested visible": '<svg x="30" y="30" width="50" height="50" overflow="visible">{}</svg>',
    "used": '<defs><g id="a">{}</g></defs><use href="#a" transform="scale(.5)"/><use xlink:href="#a" x="30" y="20"/>',
    "symbol": '<symbol id="a" viewBox="0 0 120 120">{}</symbol><use href="#a" x="10" y="30" width="80" height="40"/>',
    "symbol none": '<symbol id="a" viewBox="0 0 120 120" preserveAspectRatio="none">{}</symbol><use href="#a" width="80" height="40"/>',
    "cut": '<clipPath id="c"><rect x="20" y="20" width="70" height="60"/></clipPath><g clip-path="url(#c)">{}</g>',
    "cut and moved": '<clipPath id="c"><circle r="40" transform="translate(60 60)"/></clipPath><g transform="rotate(9)" clip-path="url(#c)">{}</g>',
    "link": '<a href="#x">{}</a>',
    "hidden": '<g display="none">{}</g><rect width="9" height="9"/>',
    "invisible": '<g visibility="hidden">{}</g><rect width="9" height="9"/>',
    "of another program": '<metadata/><i:thing xmlns:i="urn:x"><rect width="99" height="99"/></i:thing>{}',
}
STYLED = {
    "class": "<style>.a{fill:#c33;stroke:#06c;stroke-width:5px}</style><circle class='b a' cx='60' cy='60' r='30'/>",
    "element and id": "<style>circle{fill:#c33}#x{fill:#06c}</style><circle id='x' cx='60' cy='60' r='30'/>",
    "rank": "<style>#x{fill:#06c}.a.b{fill:#3a7}circle.a{fill:#c33}</style><circle class='a b' cx='60' cy='60' r='30'/>",
    "later wins": "<style>.a{fill:#c33}.a{fill:#06c}</style><circle class='a' fill='#000' cx='60' cy='60' r='30'/>",
    "style wins": "<style>.a{fill:#c33}</style><circle class='a' style='fill:#06c;;' cx='60' cy='60' r='30'/>",
    "list of selectors": "<style>.a , rect{fill:#c33}</style><rect width='50' height='50'/>",
    "comment": "<style>/* x */ .a /* y */{fill:#c33}</style><rect class='a' width='50' height='50'/>",
    "data": "<style><![CDATA[.a{fill:#c33}]]></style><rect class='a' width='50' height='50'/>",
    "names": "<rect width='50' height='50' fill='steelblue'/><rect x='60' width='50' height='50' fill='TOMATO'/>",
    "rgb": "<rect width='50' height='50' fill='rgb(200, 50,50)'/><rect x='60' width='50' height='50' fill='rgb(80%,20%,20%)'/>",
    "hsl": "<rect width='50' height='50' fill='hsl(200, 80%, 40%)'/>",
    "alpha": "<rect width='50' height='50' fill='#cc333380'/><rect x='60' width='50' height='50' fill='rgba(200,50,50,.4)'/>",
    "currentColor": "<g color='#c33'><rect width='50' height='50' fill='currentColor'/></g>",
    "currentColor of none": "<rect width='50' height='50' fill='currentColor'/>",
    "inherit": "<g fill='#c33'><rect width='50' height='50' fill='inherit'/></g>",
    "fill opacity": "<rect width='80' height='80' fill='#c33' fill-opacity='.4'/><rect x='40' y='40' width='70' height='70' fill='#06c' opacity='50%'/>",
    "group of one": "<g opacity='.5'><g opacity='.5'><rect width='80' height='80' fill='#c33'/></g></g>",
    "miter": "<path d='M10 50L100 60L10 70' fill='none' stroke='#c33' stroke-width='12' stroke-miterlimit='20'/>",
    "bevel": "<path d='M10 50L100 60L10 70' fill='none' stroke='#c33' stroke-width='12' stroke-linejoin='bevel'/>",
    "caps": "<path d='M20 20H100' stroke='#c33' stroke-width='20' stroke-linecap='round'/><path d='M20 60H100' stroke='#c33' stroke-width='20' stroke-linecap='square'/>",
    "round dot": "<path d='M60 60h0' stroke='#c33' stroke-width='40' stroke-linecap='round'/>",
    "line first": "<rect x='20' y='20' width='60' height='60' fill='#06c' stroke='#c33' stroke-width='30' paint-order='stroke'/>",
    "no line": "<rect width='60' height='60' stroke='#c33' stroke-width='0'/>",
    "percentage width": "<path d='M0 60H120' stroke='#c33' stroke-width='10%'/>",
    "inkscape": "<g style='font-size:12px;-inkscape-font-specification:x;fill:#c33;text-anchor:start'><rect width='60' height='60'/></g>",
}


def check_as_resvg(data: bytes, allowed: int = 0) -> None:
    drawing = open_drawing(data)
    assert drawing.shapes is not None, "not read as a plain drawing"
    assert different_pixels(on_paper(form_of(drawing)), by_resvg(data)) <= allowed


@pytest.mark.parametrize(("shape", "look"), list(product(SHAPES, LOOKS)))
def test_shapes(shape: str, look: str) -> None:
    check_as_resvg(svg(f'<rect width="4" height="4"/><g {LOOKS[look]}>{SHAPES[shape]}</g>'))


@pytest.mark.parametrize(("group", "shape"), list(product(GROUPS, ["star", "round corners", "arcs"])))
def test_groups(group: str, shape: str) -> None:
    look = LOOKS["fill and line"]
    check_as_resvg(svg(GROUPS[group].format(f"<g {look}>{SHAPES[shape]}</g>")))


@pytest.mark.parametrize("name", STYLED)
def test_styles(name: str) -> None:
    check_as_resvg(svg(STYLED[name]))


@pytest.mark.parametrize(
    ("box", "more"),
    [
        ("0 0 120 120", ""),
        ("-20 30 90 60", ""),
        ("0 0 120 120", 'width="200" height="100"'),
        ("0 0 120 120", 'width="200" height="100" preserveAspectRatio="xMaxYMid meet"'),
        ("0 0 120 120", 'width="200" height="100" preserveAspectRatio="none"'),
        ("0 0 120 120", 'width="200" height="100" preserveAspectRatio="xMidYMid slice"'),
        ("0,0,120,120", 'width="60mm"'),
        ("0 0 120 120", 'width="100%" height="100%"'),
    ],
)
def test_sizes(box: str, more: str) -> None:
    check_as_resvg(svg(f'<path d="{STAR}" {RED}/>', box, more))


def test_a_drawing_without_a_view_box() -> None:
    check_as_resvg(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="5cm"><path d="{STAR}"/></svg>'.encode()
    )


@pytest.mark.parametrize("seed", range(60))
def test_drawings_put_together_at_random(seed: int) -> None:
    chance = random.Random(seed)
    parts = []
    for _ in range(chance.randint(2, 5)):
        part = f"<g {chance.choice(list(LOOKS.values()))}>{chance.choice(list(SHAPES.values()))}</g>"
        for name in chance.sample(["translate", "scale", "rotate about", "skew", "several", "nested"], 2):
            part = GROUPS[name].format(part)
        parts.append(part)
    check_as_resvg(svg("".join(parts)), allowed=30)  # a last dash may be too short for one of the two


@pytest.mark.parametrize("path", sorted((ROOT / "images").glob("*.svg")), ids=lambda path: path.stem)
def test_starter_drawings(path: Path) -> None:
    """The two round the height of the picture otherwise, by up to two of some 500 rows."""
    check_as_resvg(path.read_bytes(), allowed=12)


@pytest.mark.parametrize(
    "body",
    [
        '<g opacity=".5"><circle cx="45" cy="60" r="35"/><circle cx="75" cy="60" r="35"/></g>',
        '<rect width="50" height="50" stroke="#000" opacity=".5"/>',
        '<text x="5" y="50">Stand</text>',
        '<linearGradient id="g"/><rect width="50" height="50" fill="url(#g) red"/>',
        '<clipPath id="c"><text>a</text></clipPath><rect clip-path="url(#c)" width="50" height="50"/>',
        '<rect width="3em" height="50"/>',
        '<rect width="50" height="50" transform="rotate(45)" transform-origin="25 25"/>',
        '<rect width="50" height="50" systemLanguage="de"/>',
        '<path d="M0 60H120" stroke="#000" stroke-dasharray="1" pathLength="10"/>',
        '<path d="M0 0L1e40 5L50 90z"/>',
        '<clipPath id="c"><rect width="9" height="9"/><circle r="9"/></clipPath><rect clip-path="url(#c)" width="50" height="50"/>',
        '<rect width="50" height="50" fill="none" stroke="#000" stroke-dasharray="5"/>',
        '<symbol id="s" viewBox="0 0 9 9"><rect width="50%" height="9"/></symbol><use href="#s"/>',
        '<path d="M10 10h0" stroke="#000" stroke-linecap="square" stroke-width="9"/>',
        "<style>g rect{fill:red}</style><g><rect width='50' height='50'/></g>",
        "<style>rect:first-child{fill:red}</style><rect width='50' height='50'/>",
        "<style>rect{fill:red !important}</style><rect width='50' height='50'/>",
        "<switch><rect width='50' height='50'/></switch>",
        '<rect width="50" height="50" style="mix-blend-mode:multiply"/>',
        '<rect width="50" height="50" style="transform:rotate(5deg)"/>',
        '<rect width="50" height="50" filter="url(#f)"/><filter id="f"><feFlood/></filter>',
        '<g id="a"><rect width="9" height="9"/><use href="#a"/></g>',
    ],
)  # fmt: skip
def test_anything_else_is_left_to_resvg(body: str) -> None:
    with pytest.raises(NotPlainError):
        paint_plain(ElementTree.fromstring(svg(body)), Recording())


def test_grey_keeps_the_lightness_of_a_colour() -> None:
    data = svg('<rect width="120" height="120" fill="#cc3333"/>')
    pixel = on_paper(form_of(open_drawing(data), mono=True)).getpixel((60, 60))
    assert isinstance(pixel, tuple)
    assert (
        pixel[0] == pixel[1] == pixel[2] == pytest.approx(0.2126 * 204 + 0.7152 * 51 + 0.0722 * 51, abs=1.5)
    )
