"""Pictures within the page: drawings as they are drawn, photos upright, small and without their notes."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import pytest
from PIL import Image
from support.corpus import RASTERS
from support.drawings import by_resvg, different_pixels, svg
from support.html_pages import read_html
from support.libraries import drawing, photo

from backpdf.digests import content_digest
from backpdf.html.inline_pictures import LONGEST_SIDE, InlinePictures
from backpdf.pictures.picture_errors import PictureError
from backpdf.starter import starter_root

RED, INK = 'fill="#c03020"', 'stroke="#203040"'
LINE = f'{INK} stroke-width="6"'
DRAWINGS = {
    "colours": f'<rect x="9" y="9" width="70" height="50" rx="9" {RED}/>'
    f'<circle cx="80" cy="80" r="30" {LINE}/>',
    "see-through": f'<rect width="90" height="90" {RED} fill-opacity=".4"/>'
    f'<path d="M5 100L110 20" fill="none" {LINE} stroke-opacity=".5"/>',
    "evenodd": f'<path d="M10 10H110V110H10ZM40 40H80V80H40Z" fill-rule="evenodd" {RED}/>',
    "dashes": f'<path d="M10 20H110M10 60H110" fill="none" {LINE} stroke-dasharray="15 7" '
    'stroke-dashoffset="4" stroke-linecap="butt"/>',
    "caps and joins": f'<path d="M20 90L60 20L100 90" fill="none" {INK} stroke-width="20" '
    'stroke-linecap="round" stroke-linejoin="round"/>',
    "a miter": f'<path d="M20 90L60 20L100 90" fill="none" {INK} stroke-width="16" stroke-miterlimit="10"/>',
    "moved and turned": f'<g transform="translate(60 20) rotate(30) scale(.5)"><rect width="90" height="60" '
    f"{RED}/></g>",
    "cut": f'<clipPath id="a"><circle cx="60" cy="60" r="40"/></clipPath>'
    f'<g clip-path="url(#a)"><rect width="120" height="60" {RED}/></g>',
    "styled": "<style>.a{fill:#207040} rect{stroke:#000}</style>"
    '<rect class="a" x="20" y="20" width="60" height="60"/>',
}


def inline(tmp_path: Path, name: str, data: bytes, alt: str = "A picture") -> str:
    """The element of a picture in a file of its own."""
    path = tmp_path / name
    path.write_bytes(data)
    return InlinePictures().picture(path, content_digest(data), alt).numbered(1)


def image_of(html: str) -> Image.Image:
    (element,) = read_html(html.encode()).all("img")
    found = re.fullmatch("data:image/(png|jpeg);base64,(.+)", element.attributes["src"])
    assert found is not None
    image = Image.open(io.BytesIO(base64.b64decode(found[2])))
    assert image.format == found[1].upper()
    assert image.size == (int(element.attributes["width"]), int(element.attributes["height"]))
    assert not image.getexif()
    return image


def check_as_drawn(html: str, data: bytes) -> None:
    again = html.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).encode()
    assert different_pixels(by_resvg(again), by_resvg(data)) == 0


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_looks_as_its_file_does(name: str, tmp_path: Path) -> None:
    data = svg(DRAWINGS[name])
    html = inline(tmp_path, "a.svg", data)
    assert html.startswith("<svg ")
    check_as_drawn(html, data)


@pytest.mark.parametrize("name", ["bridge-finish.svg", "bird-dog-start.svg", "bar-hang-start.svg"])
def test_a_starter_drawing_looks_as_its_file_does(name: str, tmp_path: Path) -> None:
    data = (starter_root() / "images" / name).read_bytes()
    check_as_drawn(inline(tmp_path, name, data), data)


def test_nothing_of_a_file_but_its_shapes_reaches_the_page(tmp_path: Path) -> None:
    body = (
        "<title>Secret</title><desc>Secret</desc><style>.secret{fill:red} p{color:red}</style>"
        '<g id="secret" class="secret" data-secret="x"><rect width="50" height="50"/></g>'
    )
    html = inline(tmp_path, "a.svg", svg(body))
    assert not re.search("secret|style|class|color", html, re.IGNORECASE)
    assert 'fill="#ff0000"' in html


def test_identifiers_differ_where_one_picture_is_shown_twice(tmp_path: Path) -> None:
    path, data = tmp_path / "a.svg", svg(DRAWINGS["cut"])
    path.write_bytes(data)
    picture = InlinePictures().picture(path, content_digest(data), "Cut")
    ids = [re.findall('(?:id="|url\\(#)([^")]+)', picture.numbered(number)) for number in (1, 2)]
    assert ids == [["picture-1-clip-1"] * 2, ["picture-2-clip-1"] * 2]


def test_a_drawing_of_more_than_shapes_is_dots(tmp_path: Path) -> None:
    body = (
        '<linearGradient id="g"><stop stop-color="red"/><stop offset="1" stop-color="blue"/>'
        "</linearGradient>"
        '<rect width="120" height="60" fill="url(#g)"/>'
    )
    data = svg(body, "0 0 120 60")
    image = image_of(inline(tmp_path, "a.svg", data))
    assert (image.format, image.size) == ("PNG", (LONGEST_SIDE, LONGEST_SIDE // 2))
    path = tmp_path / "a.svg"
    assert InlinePictures().picture(path, content_digest(data), "x").advice


@pytest.mark.parametrize("name", RASTERS)
def test_every_kind_of_photo_is_shown(name: str, tmp_path: Path) -> None:
    image_of(inline(tmp_path, name, RASTERS[name]))


def test_a_large_photo_is_reduced_turned_upright_and_bare(tmp_path: Path) -> None:
    image = image_of(inline(tmp_path, "a.jpg", photo(3000, 2000, orientation=6)))
    assert image.size == (LONGEST_SIDE * 2 // 3, LONGEST_SIDE)


def test_a_small_photo_keeps_its_pixels(tmp_path: Path) -> None:
    data = photo(600, 400)
    image = image_of(inline(tmp_path, "a.jpg", data))
    assert image.convert("RGB").tobytes() == Image.open(io.BytesIO(data)).convert("RGB").tobytes()


def test_a_screenshot_stays_exact(tmp_path: Path) -> None:
    data = photo(300, 200, "PNG")
    image = image_of(inline(tmp_path, "a.png", data))
    assert image.format == "PNG"
    assert image.convert("RGB").tobytes() == Image.open(io.BytesIO(data)).convert("RGB").tobytes()


def test_an_alternative_text_is_escaped(tmp_path: Path) -> None:
    for name, data in (("a.svg", drawing()), ("a.jpg", photo(90, 60))):
        (element, *_) = read_html(inline(tmp_path, name, data, 'A "b" <c>').encode()).all("svg", "img")
        assert 'A "b" <c>' in element.attributes.values()


@pytest.mark.parametrize(("name", "data"), [("a.svg", b"<svg>"), ("a.jpg", photo()[:9000]), ("a.png", b"")])
def test_a_broken_picture_is_named(name: str, data: bytes, tmp_path: Path) -> None:
    with pytest.raises(PictureError, match=name):
        inline(tmp_path, name, data)


def test_a_picture_that_has_changed_or_gone_is_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(drawing())
    pictures = InlinePictures()
    with pytest.raises(PictureError, match="was changed"):
        pictures.picture(path, content_digest(b"other"), "x")
    path.unlink()
    with pytest.raises(PictureError, match=r"no picture a\.svg"):
        pictures.picture(path, content_digest(drawing()), "x")


def test_a_picture_is_made_once(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    path.write_bytes(drawing())
    pictures = InlinePictures()
    first = pictures.picture(path, content_digest(drawing()), "x")
    path.unlink()
    assert pictures.picture(path, content_digest(drawing()), "x") is first
