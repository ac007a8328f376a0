"""SVG drawings for the tests."""

from __future__ import annotations

import base64
from io import BytesIO

from paper import render
from PIL import Image

from backpdf.pdf.images.svg_drawing import compile_svg

XMLNS = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
RED, LIME, BLUE, WHITE, BLACK = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255), (0, 0, 0)
FULL = 'width="100" height="100"'
BLEND = '<stop offset="0" stop-color="red"/><stop offset="1" stop-color="#00f"/>'


def svg(inner: str, box: str = "0 0 100 100", extra: str = "") -> bytes:
    return f'<svg {XMLNS} viewBox="{box}" {extra}>{inner}</svg>'.encode()


def draw(inner: str, *, under: str = "") -> Image.Image:
    return render(compile_svg(svg(inner)).form, under=under)


def advice(inner: str) -> str:
    return " | ".join(compile_svg(svg(inner)).advice)


def photo_uri(image: Image.Image, kind: str = "PNG", head: str = "") -> str:
    file = BytesIO()
    image.save(file, kind)
    return f"data:image/{kind.lower()}{head};base64," + base64.b64encode(file.getvalue()).decode()


def everything() -> str:
    return (
        f'<linearGradient id="g">{BLEND}</linearGradient><clipPath id="c"><circle r="90"/></clipPath>'
        '<g clip-path="url(#c)" transform="rotate(5)"><rect width="50" height="50" rx="5" fill="url(#g)"/>'
        '<path d="M5 5 Q20 20 30 5 T60 9 A9 9 0 0 1 70 70" stroke="#123" fill="#abc" fill-rule="evenodd" '
        'stroke-dasharray="3 1" stroke-linecap="round" stroke-linejoin="bevel" opacity=".3"/></g>'
        '<text x="9" y="80" font-weight="bold">Größe <tspan fill="teal">½</tspan></text>'
        f'<image href="{photo_uri(Image.new("RGBA", (9, 9), (9, 99, 199, 99)))}" width="9" height="9"/>'
    )
