"""QR codes: what a phone reads, and how they are drawn."""

from __future__ import annotations

import re
import subprocess
import sys
import zlib

import pytest
from PIL import Image, ImageOps

from backpdf.pdf.images.qr import LONGEST, QUIET_ZONE, qr_form, qr_modules

URL = "https://example.org/bridge?lang=en&level=2#start"


def test_modules_hold_the_address_with_level_m() -> None:
    rows = qr_modules(URL)
    assert _read(rows) == (URL, "M")


@pytest.mark.parametrize("length", [1, 14, 26, 60, 106, 150, 213, 400, LONGEST])
def test_every_length(length: int) -> None:
    url = ("https://example.org/" + "abcdefg" * 200)[:length]
    assert _read(qr_modules(url)) == (url, "M")


def test_other_alphabets_are_written_in_ascii() -> None:
    assert _read(qr_modules("https://müller.example/übung"))[0] == (
        "https://xn--mller-kva.example/%C3%BCbung"
    )
    assert qr_modules("https://a.example/%20b") == qr_modules(" https://a.example/ b ")


@pytest.mark.parametrize("url", ["", "   ", "x" * (LONGEST + 1)])
def test_refused(url: str) -> None:
    with pytest.raises(ValueError, match="1 to 1000 characters"):
        qr_form(url)


def test_checking_an_address_needs_no_encoder() -> None:
    script = (
        "import sys; from backpdf.pdf.images.qr import fits_code;"
        f"print(fits_code({URL!r}), 'reportlab.graphics' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert (done.stdout.split(), done.stderr) == (["True", "False"], "")


def test_form_draws_the_modules_with_a_quiet_zone_on_white() -> None:
    rows, form = qr_modules(URL), qr_form(URL)
    size = len(rows) + 2 * QUIET_ZONE
    assert (form.width, form.height) == (size, size)
    white, bars = zlib.decompress(form.content).decode().split(" 0 g ")
    assert white == f"1 g 0 0 {size} {size} re f"
    drawn = [[False] * len(rows) for _ in rows]
    for x, y, width in re.findall(r"(\d+) (\d+) (\d+) 1 re", bars):
        for column in range(int(x), int(x) + int(width)):
            drawn[size - QUIET_ZONE - 1 - int(y)][column - QUIET_ZONE] = True
    assert drawn == rows


def test_same_bytes_every_time() -> None:
    assert qr_form(URL) == qr_form(URL)


def _read(rows: list[list[bool]]) -> tuple[str, str]:
    """Address and level of error correction, as a phone would find them."""
    zxing = pytest.importorskip("zxingcpp")
    image = Image.new("L", (len(rows), len(rows)))
    image.putdata([0 if module else 255 for row in rows for module in row])
    image = ImageOps.expand(image, QUIET_ZONE, 255).resize([4 * (len(rows) + 2 * QUIET_ZONE)] * 2, 0)
    found = zxing.read_barcodes(image)
    assert len(found) == 1
    return found[0].text, found[0].ec_level
