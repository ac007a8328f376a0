"""SVG drawings: shapes, styles, see-through colours, blends and words."""

from __future__ import annotations

import re

import pytest
from paper import Pixel, content, near, pixel, render
from PIL import Image
from svg_samples import BLACK, BLEND, BLUE, FULL, LIME, RED, WHITE, advice, draw, svg

from backpdf.pdf.images.svg_drawing import compile_svg


@pytest.mark.parametrize(
    ("inner", "seen"),
    [
        (f'<rect {FULL} fill="red"/>', {(0.5, 0.5): RED}),
        ('<circle cx="50" cy="50" r="40" fill="#f00"/>', {(0.5, 0.5): RED, (0.05, 0.05): WHITE}),
        ('<path d="M0 0H100V50H0" fill="lime"/>', {(0.5, 0.25): LIME, (0.5, 0.75): WHITE}),
        ('<path d="M0 0h100v100h-100z M25 25h50v50h-50z" fill-rule="evenodd"/>', {(0.5, 0.5): WHITE}),
        ('<path d="M0 0h100v100h-100z M25 25h50v50h-50z"/>', {(0.5, 0.5): BLACK}),
        ('<polygon points="0,0 100,0 100,100" fill="blue"/>', {(0.7, 0.3): BLUE, (0.3, 0.7): WHITE}),
        ('<polyline points="0,0 100,0 100,100" fill="blue"/>', {(0.7, 0.3): BLUE, (0.3, 0.7): WHITE}),
        ('<line x1="0" y1="50" x2="100" y2="50" stroke="red" stroke-width="20"/>', {(0.5, 0.5): RED}),
        (f'<rect {FULL} rx="50" fill="red"/>', {(0.02, 0.02): WHITE, (0.5, 0.02): RED}),
        ('<rect width="50" height="50" transform="translate(50) scale(1 2)"/>', {(0.75, 0.9): BLACK}),
        ('<g transform="rotate(90 50 50)"><rect width="100" height="20"/></g>', {(0.9, 0.5): BLACK}),
        ('<g style="display:none"><path d="M0 0h99v99"/></g><path d="M0 0h9v9z"/>', {(0.6, 0.4): WHITE}),
        (f'<defs><rect id="r" {FULL} fill="red"/></defs><use href="#r"/>', {(0.5, 0.5): RED}),
        ('<g id="r"><path d="M0 0H50V50H0"/></g><use xlink:href="#r" x="50" y="50"/>', {(0.7, 0.7): BLACK}),
        (f'<rect {FULL} fill="LightGray"/>', {(0.5, 0.5): (211, 211, 211)}),
        (f'<g color="red"><rect {FULL} fill="currentColor"/></g>', {(0.5, 0.5): RED}),
        (f'<rect {FULL} fill="transparent"/><path d="M0 0h9v9z"/>', {(0.5, 0.5): WHITE}),
        (f'<switch><foreignObject/><g><rect {FULL} fill="red"/></g></switch>', {(0.5, 0.5): RED}),
        (f'<switch><rect {FULL} systemLanguage="de"/><rect {FULL} fill="red"/></switch>', {(0.5, 0.5): RED}),
    ],
)  # fmt: skip
def test_shapes(inner: str, seen: dict[tuple[float, float], Pixel]) -> None:
    shown = draw(inner)
    for place, colour in seen.items():
        assert near(pixel(shown, *place), colour), place
    assert compile_svg(svg(inner)).advice == ()


@pytest.mark.parametrize(
    ("sheet", "attributes", "colour"),
    [
        (".a{fill:red}", 'class="a" fill="blue"', RED),
        (".a{fill:red} #b{fill:lime} rect{fill:blue}", 'class="a" id="b"', LIME),
        (".a{fill:red}", 'class="a" style="fill:blue"', BLUE),
        (".a{fill:red!important}", 'class="a" style="fill:blue"', RED),
        ("g > .a.c { FILL : #F00 }", 'class="a c"', RED),
        ("@media print{.a{fill:blue}} .a:hover{fill:blue} .a{fill:red}", 'class="a"', RED),
        ("a!{fill:blue} .a{fill:red}", 'class="a"', RED),
        (".a{fill:red;-inkscape-font-specification:'x:y';--v:1;background:url(data:x;y)}", 'class="a"', RED),
        (".a{fill:red;transform:translate(0px,0px) rotate(0deg)}", 'class="a"', RED),
    ],
)
def test_style_sheets(sheet: str, attributes: str, colour: Pixel) -> None:
    shown = draw(f"<style><![CDATA[{sheet}]]></style><g><rect {FULL} {attributes}/></g>")
    assert near(pixel(shown, 0.5, 0.5), colour)


@pytest.mark.parametrize(
    "shape",
    [
        f'<rect {FULL} fill="#f00" fill-opacity=".5"/>',
        f'<rect {FULL} fill="red" opacity="50%"/>',
        f'<rect {FULL} fill="#ff000080"/>',
        f'<rect {FULL} fill="rgba(255,0,0,.5)"/>',
        f'<g opacity=".5"><rect {FULL} fill="red"/></g>',
        f'<g style="opacity:.7071"><g style="opacity:.7071"><rect {FULL} fill="red"/></g></g>',
        f'<style>.o{{opacity:.5}}</style><rect class="o" {FULL} fill="red"/>',
        f'<g id="r"><rect {FULL} fill="none"/></g><g opacity=".5"><path d="M0 0H100V100H0z" fill="red"/></g>',
        '<path d="M0 50H100" stroke="red" stroke-width="100" stroke-opacity=".5"/>',
        '<path d="M0 50H100" stroke="red" stroke-width="100" opacity=".5"/>',
    ],
)
def test_opacity(shape: str) -> None:
    shown = draw(shape, under="1 1 0 rg 0 0 100 100 re f")
    assert near(pixel(shown, 0.5, 0.5), (255, 127, 0), 3)


def test_opacity_of_one_shape_does_not_reach_the_next() -> None:
    shown = draw('<rect width="50" height="100" opacity=".2"/><rect x="50" width="50" height="100"/>')
    assert pixel(shown, 0.75, 0.5) == BLACK


@pytest.mark.parametrize(
    "inner",
    [
        f'<linearGradient id="g">{BLEND}</linearGradient><rect {FULL} fill="url(#g)"/>',
        f'<rect {FULL} style="fill:url(\'#g\') #000"/><linearGradient id="g">{BLEND}</linearGradient>',
        f'<linearGradient id="h">{BLEND}</linearGradient><linearGradient id="g" xlink:href="#h"/>'
        f'<g fill="url(#g)"><rect {FULL}/></g>',
        f'<linearGradient id="g" gradientUnits="userSpaceOnUse" x2="100%">{BLEND}</linearGradient>'
        '<path d="M0 0H100V100H0" fill="url(#g)"/>',
        f'<linearGradient id="g" gradientTransform="rotate(-90 .5 .5)" x1="0" y1="0" x2="0" y2="1">{BLEND}'
        f'</linearGradient><rect {FULL} fill="url(#g)"/>',
        f'<linearGradient id="g" y2="1" x2="0">{BLEND}</linearGradient>'
        f'<rect {FULL} fill="url(#g)" transform="rotate(-90 50 50)"/>',
        '<style>.a{stop-color:red}.b{stop-color:blue}</style><linearGradient id="g"><stop class="a"/>'
        f'<stop offset="100%" class="b"/></linearGradient><rect {FULL} fill="url(#g)"/>',
    ],
)
def test_linear_blends(inner: str) -> None:
    shown = draw(inner)
    for x in (0.02, 0.25, 0.5, 0.75, 0.98):
        assert near(pixel(shown, x, 0.5), (round(255 * (1 - x)), 0, round(255 * x)), 8), x
    assert compile_svg(svg(inner)).advice == ()


def test_blend_is_clipped_and_keeps_its_outline() -> None:
    inner = (
        f'<linearGradient id="g">{BLEND}</linearGradient><clipPath id="c"><rect width="50" height="100"/>'
        f'</clipPath><circle cx="50" cy="50" r="40" fill="url(#g)" stroke="#000" stroke-width="6"'
        ' clip-path="url(#c)"/>'
    )
    shown = draw(inner)
    assert pixel(shown, 0.75, 0.5) == WHITE
    assert pixel(shown, 0.1, 0.5) == BLACK
    assert pixel(shown, 0.05, 0.05) == WHITE


def test_radial_blend() -> None:
    shown = draw(f'<radialGradient id="g">{BLEND}</radialGradient><rect {FULL} fill="url(#g)"/>')
    for x in (0.5, 0.75, 0.98):
        share = (x - 0.5) * 2
        assert near(pixel(shown, x, 0.5), (round(255 * (1 - share)), 0, round(255 * share)), 10), x
    assert near(pixel(shown, 0.01, 0.01), BLUE)


def test_see_through_blend_is_mixed_with_white_and_told() -> None:
    inner = (
        '<linearGradient id="g"><stop stop-color="red" stop-opacity=".5"/><stop offset="1" '
        f'stop-color="red" stop-opacity="50%"/></linearGradient><rect {FULL} fill="url(#g)"/>'
    )
    assert near(pixel(draw(inner), 0.5, 0.5), (255, 127, 127), 3)
    assert "white paper" in advice(inner)


def test_blended_line_and_text_get_the_mean_colour() -> None:
    blend = f'<linearGradient id="g">{BLEND}</linearGradient>'
    shown = draw(f'{blend}<path d="M0 50H100" stroke-width="40" stroke="url(#g)"/>')
    assert near(pixel(shown, 0.5, 0.5), (128, 0, 128))


def test_words_are_shapes_in_the_right_place() -> None:
    form = compile_svg(svg('<text x="50" y="90" font-size="100" text-anchor="middle">I</text>')).form
    assert not re.search(r"\b(BT|Tf|Tj)\b", content(form))
    shown = render(form)
    ink = Image.eval(shown.convert("L"), lambda value: 255 - value).getbbox()
    assert ink is not None
    left, top, right, bottom = ink
    assert abs((left + right) / 2 - 50) < 1.5
    assert abs(bottom - 90) <= 1
    assert abs((bottom - top) - 68.9) < 2  # the height of FiraGO's capitals


def _ink(inner: str) -> int:
    return sum(Image.eval(draw(inner).convert("L"), lambda value: 255 - value).histogram()[128:])


@pytest.mark.parametrize("weight", ["bold", "700", "bolder"])
def test_bold_words(weight: str) -> None:
    plain = '<text x="5" y="60" font-size="30" font-family="Nobody Has This">Klinik</text>'
    assert _ink(plain.replace("<text", f'<text font-weight="{weight}"')) > 1.2 * _ink(plain)


def test_accents_are_parts_of_their_letters() -> None:
    text = '<text x="5" y="60" font-size="40">{}</text>'
    assert _ink(text.format("äéÅ")) > _ink(text.format("aeA"))
    assert compile_svg(svg(text.format("e\u0301"))).form == compile_svg(svg(text.format("é"))).form


def test_end_anchor_and_nested_spans() -> None:
    shown = draw('<text x="95" y="60" font-size="20" text-anchor="end">HH</text>').convert("L")
    ink = Image.eval(shown, lambda value: 255 - value).getbbox()
    assert ink is not None
    assert 90 <= ink[2] <= 96
    shown = draw('<text x="5" y="60" font-size="40">a<tspan fill="red">b</tspan></text>')
    assert (255, 0, 0) in [colour for _, colour in shown.getcolors(10_000) or ()]
