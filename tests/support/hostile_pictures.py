"""Pictures made to keep a computer busy: small files that ask for much time or much memory."""

# ruff: noqa: E501, PLR0915, PERF401  (one line for each picture)
from __future__ import annotations

import base64
import gzip
import io
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from PIL import Image

_ROOT = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
_SQUARE = '<rect width="90" height="90" fill="#c00"/>'
_STOP = '<stop offset=".5" stop-color="red"/>'
_QUICK: dict[str, dict[str, Any]] = {
    "AVIF": {"speed": 10},
    "WEBP": {"lossless": False, "method": 0},
    "TIFF": {"compression": "tiff_lzw"},
}
SIDE = 10_000
"""Pixels of a side: a hundred million in all."""


def svg(body: str, head: str = 'viewBox="0 0 100 100"') -> bytes:
    """A drawing with this content."""
    return f"{_ROOT}{head}>{body}</svg>".encode()


def _styled(sheet: str, body: str = _SQUARE) -> bytes:
    return svg(f"<style>{sheet}</style>{body}")


def _nested(depth: int, start: str, end: str, body: str = _SQUARE) -> bytes:
    return svg(start * depth + body + end * depth)


def _text(body: str) -> bytes:
    return svg(f'<text x="5" y="50" font-size="10">{body}</text>')


def _filtered(primitives: str, extent: str = "") -> bytes:
    return svg(f'<filter id="f" {extent}>{primitives}</filter><g filter="url(#f)">{_SQUARE}</g>')


def _data_uri(kind: str, data: bytes) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def _bomb(levels: int, width: int) -> bytes:
    """<use> elements that repeat each other, `width` to the power of `levels` times."""
    parts = [f'<g id="a0">{_SQUARE}</g>']
    for n in range(1, levels):
        parts.append(f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * width + "</g>")
    return svg(f'<defs>{"".join(parts)}</defs><use href="#a{levels - 1}"/>')


def _patterns(levels: int) -> bytes:
    parts = [
        '<pattern id="p0" width="1" height="1" patternUnits="userSpaceOnUse"><rect width=".5" height="1"/></pattern>'
    ]
    for n in range(1, levels):
        parts.append(
            f'<pattern id="p{n}" width="1" height="1" patternUnits="userSpaceOnUse">'
            f'<rect width="50" height="50" fill="url(#p{n - 1})"/></pattern>'
        )
    return svg(f'{"".join(parts)}<rect width="99" height="99" fill="url(#p{levels - 1})"/>')


def _masks(levels: int, width: int) -> bytes:
    parts = [f'<mask id="m0">{_SQUARE}</mask>']
    for n in range(1, levels):
        body = f'<rect width="99" height="99" fill="#fff" mask="url(#m{n - 1})"/>' * width
        parts.append(f'<mask id="m{n}">{body}</mask>')
    return svg(f'{"".join(parts)}<rect width="99" height="99" mask="url(#m{levels - 1})"/>')


def _markers(count: int) -> bytes:
    points = " ".join(f"{n % 97},{n % 89}" for n in range(count))
    shapes = "".join(f'<circle r="{r}"/>' for r in range(1, 50))
    return svg(
        f'<marker id="m">{shapes}</marker><polyline points="{points}" fill="none" marker-mid="url(#m)"/>'
    )


def _classes(rules: int, elements: int, selector: str = ".c{n} .d") -> bytes:
    sheet = "".join(selector.format(n=n) + "{fill:#c00}" for n in range(rules))
    body = "".join(
        f'<g class="c{n % 50}"><rect class="d" width="{n % 90}" height="9"/></g>' for n in range(elements)
    )
    return _styled(sheet, body)


def _chain(combinator: str, parts: int, depth: int) -> bytes:
    sheet = combinator.join(["g"] * parts) + combinator + "rect.none{fill:red}"
    return svg(
        f"<style>{sheet}</style>"
        + "<g>" * depth
        + '<rect width="9" height="9" mask="none"/>' * 300
        + "</g>" * depth
    )


def drawings() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Names of drawings, and what makes each."""
    png = _flat("PNG", 50)
    long = "M0 0" + "L9 9L0 1" * 700_000
    yield "selector of 3000 parts", lambda: _styled("g " * 3000 + "{fill:red}")
    yield "descendants in depth", lambda: _chain(" ", 5, 90)
    yield "children in depth", lambda: _chain(">", 30, 90)
    yield "siblings", lambda: _styled(" ~ ".join(["rect"] * 30) + "{fill:red}", _SQUARE * 3000)
    yield (
        "selector joined by comments",
        lambda: svg(f"<style>{'g/**/ /**/' * 60}{{fill:red}}</style>" + "<g>" * 90 + _SQUARE + "</g>" * 90),
    )
    yield "not() in not()", lambda: _styled(":not(" * 5000 + "a" + ")" * 5000 + "{fill:red}")
    yield "is() in is()", lambda: _styled(":is(g " * 40 + "a" + ")" * 40 + "{fill:red}")
    yield "attribute selectors", lambda: _classes(3000, 3000, '[class="c{n}"] [width="5"]')
    yield "rules times elements", lambda: _classes(5000, 5000)
    yield "plain rules times elements", lambda: _classes(5000, 20_000, ".x{n}")
    yield "huge style sheet", lambda: _classes(300_000, 3)
    yield "one long selector list", lambda: _styled(",".join(f".a{n}" for n in range(500_000)) + "{fill:red}")
    yield "open brackets", lambda: _styled("a{" * 400_000)
    yield "open comments", lambda: _styled("/*" * 2_000_000)
    yield "no braces", lambda: _styled("a" * 240_000)
    yield "at signs", lambda: _styled("@media " * 30_000)
    yield "dashes of variables", lambda: _styled("a{" + "-" * 240_000 + "}b{fill:var(--a)}")
    yield "at-rules", lambda: _styled("@media print {" * 100_000)
    yield "keyframes never closed", lambda: _styled("@keyframes a {" + "b{}" * 300_000)
    yield (
        "variables of variables",
        lambda: _styled(
            ":root{"
            + "".join(f"--a{n}:var(--a{n + 1}) var(--a{n + 1});" for n in range(40))
            + "}rect{fill:var(--a0)}"
        ),
    )
    yield "var() in var()", lambda: svg(f'<rect width="9" height="9" style="fill:{"var(--a," * 50_000}red"/>')
    yield "declarations", lambda: svg(f'<rect width="9" height="9" style="{"fill:red;" * 900_000}"/>')
    yield "groups in depth", lambda: _nested(5000, "<g>", "</g>")
    yield "svg in depth", lambda: _nested(99, '<svg viewBox="0 0 9 9">', "</svg>")
    yield (
        "see-through groups in depth",
        lambda: _nested(95, '<g opacity=".9" mask="none" style="mix-blend-mode:multiply">', "</g>"),
    )
    yield "use bomb", lambda: _bomb(12, 10)
    yield "use bomb within limits", lambda: _bomb(5, 17)
    yield "chain of uses", lambda: _bomb(3000, 1)
    yield "use of itself", lambda: svg('<g id="a"><use href="#a"/></g>' + _SQUARE)
    yield "patterns in patterns", lambda: _patterns(12)
    yield "masks in masks", lambda: _masks(7, 4)
    yield (
        "masks of themselves",
        lambda: svg(
            '<mask id="m"><rect width="9" height="9" mask="url(#m)"/></mask><g mask="url(#m)">'
            + _SQUARE
            + "</g>"
        ),
    )
    yield "filter of itself", lambda: _filtered('<feImage href="#f"/><feTile/>')
    yield "markers", lambda: _markers(90_000)
    yield (
        "blur",
        lambda: _filtered(
            '<feGaussianBlur stdDeviation="9999"/>' * 200, 'x="-9" y="-9" width="20" height="20"'
        ),
    )
    yield "morphology", lambda: _filtered('<feMorphology operator="dilate" radius="90"/>' * 20)
    yield "turbulence", lambda: _filtered('<feTurbulence baseFrequency=".9" numOctaves="100000"/>')
    yield (
        "turbulence of few octaves",
        lambda: _filtered('<feTurbulence baseFrequency=".9" numOctaves="50"/>' * 50),
    )
    yield "convolution", lambda: _filtered(f'<feConvolveMatrix order="99" kernelMatrix="{"1 " * 9801}"/>' * 3)
    yield "lighting", lambda: _filtered('<feDiffuseLighting><fePointLight z="9"/></feDiffuseLighting>' * 500)
    yield (
        "filters of many elements",
        lambda: svg(
            '<filter id="f"><feGaussianBlur stdDeviation="3"/></filter>'
            + '<rect width="99" height="99" filter="url(#f)"/>' * 3000
        ),
    )
    yield (
        "filter beyond all measure",
        lambda: _filtered(
            '<feFlood flood-color="red"/>',
            'x="-1e9" y="-1e9" width="9e9" height="9e9" filterUnits="userSpaceOnUse"',
        ),
    )
    yield "tiny dashes", lambda: svg('<path d="M0 0L100 100" stroke="#000" stroke-dasharray="0.0001"/>')
    yield (
        "tiny dashes on a see-through line",
        lambda: svg(
            '<g opacity=".5"><path d="M0 0L90 90M5 5L90 50" stroke="#000" stroke-dasharray="0.00001 0.00001"/>'
            + _SQUARE * 2
            + "</g>"
        ),
    )
    yield (
        "tiny dashes on a far line",
        lambda: svg(
            '<g filter="none" mask="none" style="mix-blend-mode:multiply"><path d="M0 0L1e7 1e7" stroke="#000" stroke-dasharray="0.001"/>'
            + _SQUARE
            + "</g>"
        ),
    )
    yield (
        "many dashes",
        lambda: svg(f'<path d="M0 0L90 90" stroke="#000" stroke-dasharray="{"1 2 " * 400_000}"/>'),
    )
    yield (
        "giant stroke",
        lambda: svg('<path d="M0 0L90 90" stroke="#000" stroke-width="1e9" stroke-linejoin="round"/>'),
    )
    yield (
        "round strokes of many",
        lambda: svg(
            f'<g opacity=".5"><path fill="none" stroke="#000" stroke-width="90" stroke-linejoin="round" d="M0 0{"L9 90L90 9" * 30_000}"/>{_SQUARE}</g>'
        ),
    )
    yield "segments", lambda: svg(f'<path d="{long}"/>')
    yield "segments as dots", lambda: svg(f'<g opacity=".5"><path d="{long}"/>{_SQUARE}</g>')
    yield "arcs", lambda: svg(f'<path d="M0 0{"a5 5 0 1 1 1 1" * 600_000}"/>')
    yield "shorthand closes", lambda: svg(f'<path d="M0 0{"z" * 5_000_000}"/>')
    yield "numbers", lambda: svg(f'<path d="M{"9" * 5_000_000} 0L5 5"/>')
    yield "points", lambda: svg(f'<polygon points="{"1 2 9 8 " * 900_000}"/>')
    yield "transforms", lambda: svg(f'<rect width="9" height="9" transform="{"rotate(1)" * 700_000}"/>')
    yield (
        "gradient stops",
        lambda: svg(
            f'<linearGradient id="g">{_STOP * 90_000}</linearGradient><rect width="90" height="90" fill="url(#g)"/>'
        ),
    )
    yield (
        "gradients of gradients",
        lambda: svg(
            "".join(f'<linearGradient id="g{n}" href="#g{n + 1}"/>' for n in range(90_000))
            + '<rect width="90" height="90" fill="url(#g0)"/>'
        ),
    )
    yield (
        "clip paths of clip paths",
        lambda: svg(
            "".join(
                f'<clipPath id="c{n}" clip-path="url(#c{n + 1})">{_SQUARE}</clipPath>' for n in range(30_000)
            )
            + '<rect width="90" height="90" clip-path="url(#c0)"/>'
        ),
    )
    yield (
        "see-through shapes",
        lambda: svg('<g opacity=".5">' + '<circle cx="50" cy="50" r="50" opacity=".5"/>' * 90_000 + "</g>"),
    )
    yield "shapes", lambda: svg('<circle cx="50" cy="50" r="50"/>' * 99_000)
    yield (
        "blends",
        lambda: svg(
            '<g style="mix-blend-mode:multiply">'
            + '<g style="mix-blend-mode:multiply">'
            + _SQUARE
            + "</g>" * 1
            + ('<rect width="99" height="99" style="mix-blend-mode:screen"/>' * 30_000)
            + "</g>"
        ),
    )
    yield (
        "entities",
        lambda: (
            b'<!DOCTYPE svg [<!ENTITY a "%s">]>' % (b"x" * 1500)
            + svg("<desc>" + "&a;" * 90_000 + "</desc>" + _SQUARE)
        ),
    )
    yield (
        "entities of entities",
        lambda: (
            b'<!DOCTYPE svg [<!ENTITY a "xxxx"><!ENTITY b "&a;&a;">]>' + svg("<desc>&b;</desc>" + _SQUARE)
        ),
    )
    yield (
        "entities in attributes",
        lambda: (
            b'<!DOCTYPE svg [<!ENTITY a "%s">]>' % (b"L1 1" * 400) + svg(f'<path d="M0 0{"&a;" * 20_000}"/>')
        ),
    )
    yield (
        "drawing in a drawing",
        lambda: svg(f'<image width="9" height="9" href="{_data_uri("svg+xml", _bomb(9, 9))}"/>'),
    )
    yield "photo in a drawing", lambda: svg(f'<image width="90" height="90" href="{_data_uri("png", png)}"/>')
    yield (
        "large photo in a drawing",
        lambda: svg(f'<image width="90" height="90" href="{_data_uri("png", _flat("PNG"))}"/>'),
    )
    yield (
        "photos in a drawing",
        lambda: svg(f'<image width="90" height="90" href="{_data_uri("png", _flat("PNG", 2000))}"/>' * 200),
    )
    yield "svgz bomb", lambda: gzip.compress(b"<svg>" + b" " * 300_000_000)
    yield "svgz in svgz", lambda: gzip.compress(gzip.compress(svg(_SQUARE * 9)))
    yield "giant size", lambda: svg(_SQUARE, 'width="999999999" height="999999999" viewBox="0 0 9 9"')
    yield (
        "giant size as dots",
        lambda: svg(
            f'<g opacity=".5">{_SQUARE * 2}</g>', 'width="9999999" height="9999999" viewBox="0 0 99 99"'
        ),
    )
    yield "endless size", lambda: svg(_SQUARE, 'width="1e999" height="1e999"')
    yield "narrow", lambda: svg(f'<g opacity=".5">{_SQUARE * 2}</g>', 'width="100" height="100000"')
    yield "comment", lambda: svg("<!--" + "x" * 9_000_000 + "-->" + _SQUARE)
    yield (
        "attributes",
        lambda: svg("<rect " + " ".join(f'a{n}="1"' for n in range(400_000)) + ' width="9" height="9"/>'),
    )
    yield "elements without a shape", lambda: svg("<desc/>" * 1_000_000 + _SQUARE)
    yield "200,000 letters", lambda: _text("a" * 200_000)
    yield "19,000 letters", lambda: _text("lift your hips " * 1_266)
    yield "19,000 letters in spans", lambda: _text("<tspan>a</tspan>" * 19_000)
    yield (
        "letters on a path",
        lambda: svg(
            '<path id="p" d="M0 0L90 90"/><text><textPath href="#p">' + "a " * 9_000 + "</textPath></text>"
        ),
    )
    yield "right-to-left marks", lambda: _text("&#x202e;" * 19_000 + "a")
    yield "combining marks", lambda: _text("a" + "\u0301" * 19_000)
    yield "title", lambda: svg("<title>" + "a" * 5_000_000 + "</title>" + _SQUARE)
    yield (
        "stroked text",
        lambda: svg(
            f'<text y="50" font-size="90" stroke="#000" stroke-dasharray="0.001" stroke-width="5">{"lift " * 3_000}</text>'
        ),
    )
    yield (
        "giant text",
        lambda: svg(f'<text y="50" font-size="1e7" letter-spacing="1e7">{"lift " * 3_000}</text>'),
    )


def _flat(kind: str, side: int = SIDE, mode: str = "RGB") -> bytes:
    """One colour: a small file of many pixels."""
    data = io.BytesIO()
    Image.new(mode, (side, side), 0 if mode in ("L", "1") else (90, 20, 20)).save(
        data, kind, **_QUICK.get(kind, {})
    )
    return data.getvalue()


def _chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def _png(width: int, height: int, *more: bytes, bits: int = 8, colour: int = 2, interlace: int = 0) -> bytes:
    """A black PNG with more chunks."""
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    row = 1 + (width * channels * bits + 7) // 8
    packer = zlib.compressobj(9)
    pieces = [packer.compress(bytes(row)) for _ in range(height)]
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, interlace))
    data = _chunk(b"IDAT", b"".join(pieces) + packer.flush())
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(more) + data + _chunk(b"IEND", b"")


def _gif(width: int, height: int, pictures: int) -> bytes:
    """A GIF of many pictures of one pixel, which are shown on a large ground."""
    head = b"GIF89a" + struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6)
    one = b"\x2c" + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    return head + one * pictures + b";"


def _progressive(side: int, scans: int) -> bytes:
    """A progressive JPEG whose last scan is repeated."""
    data = io.BytesIO()
    Image.effect_noise((64, 64), 90).resize((side, side)).convert("RGB").save(
        data, "JPEG", progressive=True, quality=20
    )
    whole = data.getvalue()
    last = whole.rindex(b"\xff\xda")
    return whole[:-2] + whole[last:-2] * scans + whole[-2:]


def _animated(kind: str, side: int, frames: int) -> bytes:
    data = io.BytesIO()
    pictures = [Image.new("RGB", (side, side), (n % 256, 0, 90)) for n in range(frames)]
    pictures[0].save(data, kind, save_all=True, append_images=pictures[1:], **_QUICK.get(kind, {}))
    return data.getvalue()


def _bmp(side: int, bits: int = 1) -> bytes:
    row = (side * bits + 31) // 32 * 4
    palette = bytes(4 << bits) if bits <= 8 else b""
    start = 54 + len(palette)
    head = struct.pack(
        "<2sIHHIIiiHHIIiiII",
        b"BM",
        start + row * side,
        0,
        0,
        start,
        40,
        side,
        side,
        1,
        bits,
        0,
        row * side,
        0,
        0,
        0,
        0,
    )
    return head + palette + bytes(row * side)


def _webp_claims(side: int) -> bytes:
    """A WebP whose head says that it is larger than it is."""
    body = _flat("WEBP", 16)[12:]
    extended = b"VP8X" + struct.pack("<I", 10) + bytes(4) + (side - 1).to_bytes(3, "little") * 2
    whole = b"WEBP" + extended + body
    return b"RIFF" + struct.pack("<I", len(whole)) + whole


def photos() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Names of pictures of pixels, and what makes each."""
    for kind in ("PNG", "JPEG", "WEBP", "TIFF", "AVIF", "GIF"):
        yield f"{kind} of 100 million pixels", lambda kind=kind: _flat(kind)  # type: ignore[misc]
        yield f"{kind} of 49 million pixels", lambda kind=kind: _flat(kind, 7_000)  # type: ignore[misc]
        yield f"{kind} of 24 million pixels", lambda kind=kind: _flat(kind, 4_900)  # type: ignore[misc]
    yield "BMP of 100 million pixels", lambda: _bmp(SIDE)
    yield "BMP of 16 million pixels in colour", lambda: _bmp(4_000, 24)
    yield "PNG of 100 million grey pixels", lambda: _png(SIDE, SIDE, bits=1, colour=0)
    yield "PNG of 24 million pixels of 16 bits", lambda: _png(4_900, 4_900, bits=16, colour=6)
    yield "PNG of 24 million interlaced pixels", lambda: _flat("PNG", 4_900)
    yield "PNG of one row", lambda: _png(50_000_000, 1, bits=1, colour=0)
    yield "PNG of one column", lambda: _png(1, 5_000_000, bits=1, colour=0)
    yield (
        "PNG with packed notes",
        lambda: _png(9, 9, *[_chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(50_000_000)))] * 20),
    )
    yield (
        "PNG with a packed profile",
        lambda: _png(9, 9, _chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(300_000_000)))),
    )
    yield (
        "PNG with packed XMP",
        lambda: _png(
            9, 9, _chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(bytes(200_000_000)))
        ),
    )
    yield "PNG with many chunks", lambda: _png(9, 9, *[_chunk(b"tEXt", b"a\0b")] * 2_000_000)
    yield (
        "PNG with pixels to spare",
        lambda: b"".join(
            (_png(9, 9)[:33], _chunk(b"IDAT", zlib.compress(bytes(900_000_000))), _chunk(b"IEND", b""))
        ),
    )
    yield "GIF of many pictures", lambda: _gif(5_000, 5_000, 200_000)
    yield "GIF of one pixel on a large ground", lambda: _gif(10_000, 10_000, 1)
    yield "GIF of one pixel on a giant ground", lambda: _gif(60_000, 60_000, 1)
    yield "WEBP of many pictures", lambda: _animated("WEBP", 1_000, 60)
    yield "AVIF of many pictures", lambda: _animated("AVIF", 1_000, 20)
    yield "TIFF of many pages", lambda: _animated("TIFF", 1_000, 60)
    yield "WEBP that claims more than it holds", lambda: _webp_claims(16_000)
    yield "JPEG of many scans", lambda: _progressive(3_000, 150)
    yield "JPEG of endless scans", lambda: _progressive(1_000, 2_000)
    yield (
        "JPEG of endless segments",
        lambda: b"\xff\xd8" + b"\xff\xfe\0\x03a" * 3_000_000 + _flat("JPEG", 9)[2:],
    )
    yield "JPEG of fill bytes", lambda: b"\xff\xd8" + b"\xff" * 20_000_000 + _flat("JPEG", 9)[2:]
    yield "noise", lambda: random.Random(1).randbytes(30_000_000)
