# ruff: noqa: E501  (drawings in one line each)
"""SVG files opened: every case prints as it shows, as shapes or as dots, or is refused in words."""

from __future__ import annotations

import base64
import errno
import gzip
import io
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from support.drawings import by_resvg, different_pixels, flattened, form_of, on_paper, svg

from backpdf.pictures.picture_errors import PictureError
from backpdf.pictures.svg.drawing_file import LARGEST_SVG, open_drawing
from backpdf.pictures.svg.resvg_process import NotDrawnError, render_bitmap

CASES = Path(__file__).parent / "cases"
DOTS = ("the drawing holds more than plain shapes, so it is printed as a picture of dots",)
REFUSED = {
    "css_hang": "the drawing has a style sheet that is too involved",
    "css_traceback": "the drawing has a style sheet that is too involved",
    "m_clip_g_child": "nothing can be seen in the drawing",
}
PLAIN = {
    "cc_icon_no_color", "colour_rgb_float", "doctype_entities", "m_cc_stroke_among_others", "m_symbol_par",
    "m_lightdark_among_others", "m_clip_polyline", "m_z_then_H", "miter_limit", "nested_svg_viewbox", "nested_svg_xy_noviewbox",
    "nested_svg_xywh", "path_empty_d", "path_z_then_rel", "polyline_default_fill", "rect_pill",
    "stroke_opacity_overlap", "transform_no_sep",
}  # fmt: skip
"""Cases that stay vectors; the others become bitmaps."""


def case(name: str) -> bytes:
    return (CASES / f"{name}.svg").read_bytes()


@pytest.mark.parametrize("name", sorted(path.stem for path in CASES.glob("*.svg")))
def test_cases(name: str) -> None:
    if name in REFUSED:
        with pytest.raises(PictureError) as caught:
            open_drawing(case(name))
        assert caught.value.message == REFUSED[name]
        return
    drawing = open_drawing(case(name))
    assert (drawing.shapes is not None) == (name in PLAIN)
    assert drawing.advice == (() if name in PLAIN else DOTS)


def test_the_light_one_of_two_colours_is_printed() -> None:
    page = on_paper(form_of(open_drawing(case("m_lightdark_among_others"))))
    assert page.getpixel((240, 240)) == (218, 232, 252)


def test_a_variable_is_printed_with_its_value() -> None:
    drawing = open_drawing(case("m_var_among_others"))
    page = flattened(drawing.bitmap(400))
    assert page.getpixel((page.width // 2, page.height // 2)) == (204, 51, 51)
    assert page.getpixel((page.width // 2, round(page.height * 100 / 120))) == (0, 102, 204)


def test_a_bitmap_has_the_width_that_is_asked_for_and_a_transparent_ground() -> None:
    drawing = open_drawing(case("radial_bbox_wide"))
    with Image.open(io.BytesIO(drawing.bitmap(400))) as image:
        assert image.width == 400
        assert image.mode == "RGBA"
    assert drawing.bitmap(400) == drawing.bitmap(400)


@pytest.mark.parametrize("name", ["group_opacity_overlap", "radial_bbox_wide", "clip_transform_attr"])
def test_a_bitmap_is_what_resvg_draws(name: str) -> None:
    bitmap = flattened(open_drawing(case(name)).bitmap(480))
    assert different_pixels(bitmap, by_resvg(case(name), bitmap.width)) == 0


def test_text_is_set_in_firago_whatever_is_asked_for() -> None:
    one = open_drawing(svg('<text y="60" font-size="40" font-family="Arial">Stand</text>')).bitmap(400)
    other = open_drawing(svg('<text y="60" font-size="40" font-family="Symbol">Stand</text>')).bitmap(400)
    assert one == other
    assert any(flattened(one).convert("L").histogram()[:50])


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (svg('<g display="none"><rect width="9" height="9"/></g>'), "nothing can be seen in the drawing"),
        (svg('<rect width="9" height="9" fill="color(display-p3 1 0 0)"/>'), "not every program knows (color)"),
        (svg('<rect width="9" height="9" style="fill:oklch(60% .2 20)"/>'), "not every program knows (oklch)"),
        (svg('<rect width="9" height="9"><animate attributeName="x"/></rect>'), "the drawing moves, which"),
        (svg('<rect width="9" height="9" vector-effect="non-scaling-stroke"/>'), "keep their width at every size"),
        (svg('<rect width="9" height="9" style="clip-path:circle(5px)"/>'), "is cut by its style"),
        (svg("<style>rect{transform:rotate(9deg)}</style><rect width='9' height='9'/>"), "moves its shapes by its style"),
        (svg("<rect width='9' height='9' style='rotate: 20deg'/>"), "moves its shapes by its style"),
        (svg("<text y='50' style='text-transform:uppercase'>a</text>"), "text that its style writes otherwise"),
        (svg("<rect width='9' height='9' style='fill:reddish'/>"), "a colour that not every program knows (reddish)"),
        (svg("<rect width='9' height='9' fill='oklch(60% 0.2 30)'/>"), "a colour that not every program knows (oklch)"),
        (svg("<style>@supports (fill:red){rect{fill:red}}</style><rect width='9' height='9'/>"), "not every program reads"),
        (svg("<style type='text/less'>rect{fill:red}</style><rect width='9' height='9'/>"), "not every program reads"),
        (svg("<style>g{--a:red}rect{--a:blue;fill:var(--a)}</style><rect width='9' height='9'/>"), "not every program knows"),
        (svg("<rect width='9' height='9'><animate attributeName='x' to='9'/></rect>").decode().encode("utf-16"), "the drawing moves"),
        (svg("<image width='9' height='9' href='data:image/png;base64,iVBORw0KGgoAAAAN'/>"), "damaged"),
        (svg('<circle style="r:9px;cx:20px"/>'), "states shapes in its style"),
        (svg("<meshgradient/><rect width='9' height='9'/>"), "has a mesh of colours"),
        (svg("<text>" + "a" * 200_000 + "</text>"), "more text than a page"),
        (svg("<text y='50'>good \U0001f44d</text>"), 'the sign "\U0001f44d"'),
        (svg("<text>a</text>", "0 0 1 99"), "more than 50 times the other"),
        (svg("<style>rect:nth-child(2){fill:red}</style><rect width='9' height='9'/>"), "not every program reads"),
        (svg("<style>g + rect{fill:red}</style><rect width='9' height='9'/>"), "not every program reads"),
        (svg("<rect width='9' height='9'/>", more='style="background:#c33"'), "states the colour of its ground"),
        (svg("<text y='50' font-variant='small-caps'>a</text>"), "text in small capitals"),
        (b"\x1f\x8bno", "the compressed drawing is damaged"),
        (gzip.compress(b" " * (LARGEST_SVG + 1)), "larger than 10 MB"),
        (svg("<image href='photo.png' width='9' height='9'/>"), "a picture in a file of its own"),
        (svg("<image href='file:///etc/passwd' width='9' height='9'/>"), "a picture in a file of its own"),
        (b"<!DOCTYPE svg [<!ENTITY a 'b&#38;b;'><!ENTITY b '&#38;a;&#38;a;'>]>" + svg(""), "entities that could grow"),
        (b"<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + svg("<text>&a;</text>"), "could grow"),
        (svg("<g>" * 300 + "<rect width='9' height='9'/>" + "</g>" * 300), "too many groups inside each other"),
    ],
)  # fmt: skip
def test_what_would_print_otherwise_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(PictureError) as caught:
        drawing = open_drawing(data)
        assert drawing is not None
    assert message in caught.value.message
    assert caught.value.hint


def test_a_colour_with_a_fall_back_is_printed_with_that() -> None:
    """Figma writes both."""
    body = (
        '<rect width="120" height="120" style="fill:#cc3333;fill:color(display-p3 .8 .2 .2);fill-opacity:1"/>'
    )
    drawing = open_drawing(svg(body))
    assert on_paper(form_of(drawing)).getpixel((60, 60)) == (204, 51, 51)


def test_a_style_for_dark_screens_is_left_out() -> None:
    body = "<style>.a{fill:#c33}@media (prefers-color-scheme:dark){.a{fill:#fff}}</style><rect class='a' width='120' height='120'/>"
    assert on_paper(form_of(open_drawing(svg(body)))).getpixel((60, 60)) == (204, 51, 51)


def test_a_compressed_drawing_is_the_same() -> None:
    data = svg('<circle cx="60" cy="60" r="40" fill="#c33"/>')
    one, other = (form_of(open_drawing(each)) for each in (data, gzip.compress(data)))
    assert one == other


def test_a_photo_within_a_drawing_is_drawn() -> None:
    file = io.BytesIO()
    Image.new("RGB", (4, 4), "#3a7").save(file, "PNG")
    uri = "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()
    drawing = open_drawing(svg(f'<image href="{uri}" width="120" height="120"/>'))
    assert drawing.advice == DOTS
    assert flattened(drawing.bitmap(400)).getpixel((200, 200)) == (51, 170, 119)


# ------------------------------------------------------------------ resvg in a process of its own
def test_a_crash_harms_nothing() -> None:
    deep = svg("<g>" * 3000 + "<rect width='9' height='9'/>" + "</g>" * 3000)
    with pytest.raises(NotDrawnError, match="cannot be drawn"):
        render_bitmap(deep, 100)


def test_a_drawing_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(NotDrawnError, match="takes too long"):
        render_bitmap(svg("<rect width='9' height='9'/>"), 100, 0.001)


def test_a_system_that_starts_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "run", refused)
    with pytest.raises(NotDrawnError, match="no process can be started"):
        render_bitmap(svg('<rect width="9" height="9"/>'), 9)


def test_a_clip_rule_that_is_inherited_is_left_to_resvg() -> None:
    drawing = open_drawing(
        svg(
            "<clipPath id='a' clip-rule='evenodd'><path d='M0 0h90v90h-90zM20 20h50v50h-50z'/></clipPath>"
            "<rect width='90' height='90' clip-path='url(#a)'/>"
        )
    )
    assert drawing.shapes is None
    page = flattened(drawing.bitmap(100))
    assert page.getpixel((45, 45)) == (255, 255, 255)


def test_what_is_no_drawing_is_not_drawn() -> None:
    with pytest.raises(NotDrawnError):
        render_bitmap(b"no drawing", 100)
