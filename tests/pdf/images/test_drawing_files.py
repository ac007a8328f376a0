"""SVG drawings: photos within, sizes, advice, refusals, mono, and the same bytes every time."""

from __future__ import annotations

import gzip
import hashlib
import logging
import math
import re
import subprocess
import sys
from pathlib import Path

import pytest
from paper import content, near, pixel, render
from PIL import Image
from svg_samples import BLACK, BLEND, BLUE, FULL, RED, WHITE, XMLNS, advice, draw, everything, photo_uri, svg

from backpdf.pdf.images import PictureError, PictureStore, effective_dpi, print_width_limit
from backpdf.pdf.images.svg_drawing import SvgDrawing, compile_svg
from backpdf.pdf.tagging.prepared import PreparedForm

OPERATORS = re.compile(r"(?:q|Q|cm|w|[jJ]|M|d|gs|[gG]|rg|RG|m|l|c|h|re|[fB]\*?|S|W\*? n|Do)\Z")


def test_see_through_group_of_several_is_told() -> None:
    assert "shape by shape" in advice('<g opacity=".5"><path d="M0 0h9v9z"/><path d="M0 0h9v9z"/></g>')


@pytest.mark.parametrize(
    ("inner", "told"),
    [
        (f'<rect {FULL} filter="url(#f)"/>', "shadow, blur"),
        (f'<style>rect{{filter:drop-shadow(0 0 2px)}}</style><rect {FULL}/>', "shadow, blur"),
        (f'<rect {FULL} mask="url(#m)"/>', "mask"),
        (f'<pattern id="p"/><rect {FULL} fill="url(#p)"/>', "pattern"),
        ('<path d="M0 0h9v9z" marker-end="url(#a)"/>', "arrow heads"),
        (f'<rect {FULL} style="mix-blend-mode:multiply"/>', "blend mode"),
        (f"<rect {FULL}/><foreignObject><p>hello</p></foreignObject>", "web-page frame"),
        (f'<rect {FULL}/><image href="photo.png" width="9" height="9"/>', "not stored in the drawing"),
        (f'<rect {FULL}/><image href="https://a.example/b.png" width="9" height="9"/>', "not stored"),
        (f'<rect {FULL}/><image href="/etc/passwd" width="9" height="9"/>', "not stored"),
        (f'<rect {FULL}/><image href="data:image/png;base64,AAAA" width="9" height="9"/>', "could not be"),
        (f'<linearGradient id="g">{BLEND}</linearGradient><path d="M0 0h99" stroke="url(#g)"/>', "flat"),
        (f'<linearGradient id="g">{BLEND}</linearGradient><text y="9" fill="url(#g)">a</text>', "flat"),
        (f'<rect {FULL}/><linearGradient id="g" spreadMethod="reflect">{BLEND}</linearGradient>', "repeats"),
        (f'<rect {FULL}/><rect {FULL} fill="nocolour"/>', "not understood"),
        ('<text y="50" font-family="\'Open Sans\', serif">a</text>', "FiraGO, not in Open Sans"),
        ('<text y="50">a 👍</text>', "cannot be printed"),
        ('<text y="50">a שלום</text>', "cannot be printed"),
        ('<text y="50" fill="none" stroke="red">a</text>', "printed solid"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_told(inner: str, told: str) -> None:
    assert told in advice(inner)


def test_svglib_stays_off_the_screen(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        assert advice(f'<rect {FULL}/><rect {FULL} fill="nocolour"/>')
    assert not caplog.records


@pytest.mark.parametrize(
    ("kind", "head"), [("PNG", ""), ("PNG", ";charset=utf-8"), ("JPEG", ""), ("WEBP", "")]
)
@pytest.mark.parametrize("name", ["href", "xlink:href"])
def test_photo_within_a_drawing(kind: str, head: str, name: str) -> None:
    image = Image.new("RGB", (40, 20), "red")
    uri = photo_uri(image, kind, head)
    drawing = compile_svg(svg(f'<image {name}="{uri}" x="0" y="0" width="100" height="100"/>'))
    assert drawing.advice == ()
    shown = render(drawing.form)
    assert near(pixel(shown, 0.5, 0.5), RED)
    assert pixel(shown, 0.5, 0.1) == pixel(shown, 0.5, 0.9) == WHITE  # the frame is square, the photo is not


def test_photo_within_a_drawing_keeps_alpha_and_transforms() -> None:
    image = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    image.paste((255, 0, 0, 255), (0, 0, 20, 10))
    uri = photo_uri(image)
    inner = f'<image href="{uri}" {FULL} preserveAspectRatio="none" transform="rotate(180 50 50)"/>'
    shown = draw(inner, under="0 0 1 rg 0 0 100 100 re f")
    assert pixel(shown, 0.5, 0.2) == BLUE
    assert pixel(shown, 0.5, 0.8) == RED


@pytest.mark.parametrize(
    ("root", "size"),
    [
        ('viewBox="0 0 200 100"', (200, 100)),
        ('viewBox="0,0,200,100" width="5mm" height="100%"', (200, 100)),
        ('viewBox="-100 -50 200 100"', (200, 100)),
        ('viewBox="0 0 .2 .1"', (0.2, 0.1)),
        ('viewBox="0 0 2e6 1e6"', (2e6, 1e6)),
        ('width="200" height="100px"', (200, 100)),
        ('width="144pt" height="1in"', (192, 96)),
        ('viewBox="none" width="20" height="10"', (20, 10)),
    ],
)
def test_sizes(root: str, size: tuple[float, float]) -> None:
    drawing = compile_svg(
        f'<svg {XMLNS} {root}><rect x="-50%" y="-50%" width="200%" height="200%" fill="red"/></svg>'.encode()
    )
    assert (drawing.width, drawing.height) == pytest.approx(size)
    assert math.isclose(drawing.form.width / drawing.form.height, 2, rel_tol=0.01) or size[1] == 96
    assert near(pixel(render(drawing.form, 100, 50), 0.97, 0.97), RED)


def test_tiny_units_keep_their_precision() -> None:
    shown = render(
        compile_svg(svg('<rect x=".0001" y=".0002" width=".0005" height=".0005"/>', "0 0 .001 .001")).form
    )
    assert [pixel(shown, 0.35, y) for y in (0.18, 0.22, 0.68, 0.72)] == [WHITE, BLACK, BLACK, WHITE]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "damaged"),
        (b"hello", "damaged"),
        (b"<svg><a></svg>", r"damaged \(line 1\)"),
        (b"<html/>", "not an SVG"),
        (b"<svg/>", "how large"),
        (b'<svg width="100%" height="100%"/>', "how large"),
        (b'<svg viewBox="0 0 0 10"/>', "how large"),
        (b'<svg viewBox="0 0 -5 10"/>', "how large"),
        (b'<svg viewBox="0 0 nan 10"/>', "how large"),
        (svg(""), "Nothing can be seen"),
        (svg(f'<rect {FULL} fill="none"/>'), "Nothing can be seen"),
        (svg('<circle r="1e999"/>'), "cannot be read"),
        (b"\x1f\x8b rubbish", "damaged"),
        (b'<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + svg("<text>&a;</text>"), "damaged"),
        (b'<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa">' + b"".join(
            b'<!ENTITY %c "%s">' % (98 + i, b"&%c;" % (97 + i) * 10) for i in range(9)) + b"]>"
            + svg("<text>&j;</text>"), "damaged"),
    ],
)  # fmt: skip
def test_refused_in_plain_words(data: bytes, words: str) -> None:
    with pytest.raises(PictureError, match=words) as caught:
        compile_svg(data)
    assert caught.value.hint


def test_entities_of_adobe_files() -> None:
    head = b'<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg"><!ENTITY c "#f00">]>'
    body = b'<svg xmlns="&ns_svg;" viewBox="0 0 9 9"><rect width="9" height="9" fill="&c;"/></svg>'
    assert near(pixel(render(compile_svg(head + body).form), 0.5, 0.5), RED)


@pytest.mark.parametrize("prefix", ["", "s:"])
def test_namespaces(prefix: str) -> None:
    names = 'xmlns:s="http://www.w3.org/2000/svg" ' if prefix else ""
    inner = f'<defs><linearGradient id="g">{BLEND}</linearGradient></defs><rect {FULL} fill="url(#g)"/>'
    text = f'<svg {names}viewBox="0 0 100 100">{inner}</svg>'
    text = re.sub(r"<(/?)(?=\w)", rf"<\1{prefix}", text)
    assert near(pixel(render(compile_svg(text.encode()).form), 0.02, 0.5), RED, 10)


def test_references_that_chase_each_other() -> None:
    inner = '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g><rect width="9" height="9"/>'
    assert "not understood" in advice(inner)
    blends = '<linearGradient id="g" href="#h"/><linearGradient id="h" href="#g"/>'
    compile_svg(svg(f'{blends}<rect {FULL} fill="url(#g)"/><rect width="9" height="9"/>'))


def test_mono_is_grey_of_the_same_lightness() -> None:
    inner = (
        '<rect width="50" height="50" fill="red"/><rect x="50" width="50" height="50" fill="lime"/>'
        f'<rect y="50" width="50" height="50" fill="blue"/><linearGradient id="g">{BLEND}</linearGradient>'
        '<rect x="50" y="50" width="50" height="50" fill="url(#g)" stroke="#123456"/>'
    )
    drawing = compile_svg(svg(inner), mono=True)
    assert not re.search(r"\b(rg|RG|k|K|cs|CS)\b", content(drawing.form))
    shown = render(drawing.form)
    wanted = {(0.25, 0.25): 54, (0.75, 0.25): 182, (0.25, 0.75): 18}
    for place, grey in wanted.items():
        assert near(pixel(shown, *place), (grey, grey, grey), 2)


def test_mono_reaches_photos_within() -> None:
    uri = photo_uri(Image.new("RGB", (20, 20), "red"))
    form = compile_svg(svg(f'<image href="{uri}" {FULL}/>'), mono=True).form
    assert [image.colour_space for image in form.images.values()] == ["DeviceGray"]
    assert near(pixel(render(form), 0.5, 0.5), (54, 54, 54), 2)


def test_only_operators_that_the_tagging_layer_allows() -> None:
    form = compile_svg(svg(everything())).form
    for row in content(form).splitlines():
        operator = re.sub(r"^(?:\[[^]]*\]|/?[-.\w]*\d|\s)*", "", re.sub(r" cm .*", " cm", row))
        assert OPERATORS.match(operator), row
    assert content(form).split().count("q") == content(form).split().count("Q")


def test_same_bytes_in_another_process(tmp_path: Path) -> None:
    path = tmp_path / "all.svg"
    path.write_bytes(svg(everything()))
    here = _digest(compile_svg(path.read_bytes()))
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_drawing_files as t;"
        "print(t._digest(t.compile_svg(open(sys.argv[2], 'rb').read())))"
    )
    for seed, language in (("1", "C"), ("2", "de_DE.UTF-8")):
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", script, str(Path(__file__).parent), str(path)],
            check=True, capture_output=True, text=True,
            env={"PYTHONHASHSEED": seed, "LANG": language, "PYTHONPATH": ":".join(sys.path)},
        )  # fmt: skip
        assert done.stdout.strip() == here


def _digest(drawing: SvgDrawing) -> str:
    return hashlib.sha256(repr(drawing).encode()).hexdigest()


def test_store_compiles_once_for_every_size(tmp_path: Path) -> None:
    path = tmp_path / "drawing.svg"
    path.write_bytes(svg(f'<rect {FULL} fill="red"/>', "0 0 200 100"))
    store = PictureStore()
    source = store.load(path)
    assert (source.kind, source.aspect, source.advice) == ("vector", 2, ())
    form = store.prepared(source, 100, 50)
    assert isinstance(form, PreparedForm)
    assert store.prepared(source, 20, 10) is form
    assert store.load(path) is source
    assert effective_dpi(source, 100) == print_width_limit(source) == math.inf


def test_store_reads_compressed_drawings_and_gives_advice(tmp_path: Path) -> None:
    path = tmp_path / "drawing.svgz"
    path.write_bytes(gzip.compress(svg(f'<rect {FULL} filter="url(#f)"/>')))
    assert len(PictureStore().load(path).advice) == 1


def test_store_keeps_codes() -> None:
    store = PictureStore()
    assert store.qr("https://example.org") is store.qr("https://example.org")
