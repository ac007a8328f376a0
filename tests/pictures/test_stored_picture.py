"""Pictures as they are kept in a library: upright, not too large, without what a camera noted."""

from __future__ import annotations

import io
import random

import pytest
from PIL import Image
from support.libraries import drawing, photo

from backpdf.pictures.picture_errors import PictureError
from backpdf.pictures.stored_picture import LONGEST_SIDE, stored_picture

GPS = 0x8825


def noisy(width: int, height: int) -> Image.Image:
    pixels = random.Random(1).randbytes(30 * 20 * 3)
    return Image.frombytes("RGB", (30, 20), pixels).resize((width, height), Image.Resampling.BICUBIC)


def jpeg(image: Image.Image, orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "A camera of Anna"
    exif.get_ifd(GPS)[2] = (52.0, 3.0, 1.0)
    file = io.BytesIO()
    image.save(file, "JPEG", exif=exif, comment=b"Anna at home")
    return file.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize("orientation", [1, 3, 6, 8])
def test_a_photo_is_turned_scaled_and_stripped(orientation: int) -> None:
    stored = stored_picture(jpeg(noisy(3000, 2000), orientation))
    image = opened(stored.data)
    assert stored.ending == ".jpg"
    assert image.size == ((1333, 2000) if orientation in (6, 8) else (2000, 1333))
    assert max(image.size) == LONGEST_SIDE
    assert not image.getexif()
    assert b"Anna" not in stored.data
    assert "comment" not in image.info


def test_a_photo_that_is_as_it_should_be_is_only_stripped() -> None:
    data = jpeg(noisy(300, 200))
    stored = stored_picture(data)
    assert opened(stored.data).tobytes() == opened(data).tobytes()
    assert b"Anna" not in stored.data


def test_a_turned_photo_shows_what_a_viewer_shows() -> None:
    image = opened(stored_picture(photo(orientation=3)).data)
    assert image.getpixel((10, 10)) == pytest.approx((32, 64, 160), abs=12)


@pytest.mark.parametrize(("kind", "mode", "ending"), [("PNG", "RGB", ".png"), ("WEBP", "RGB", ".jpg")])
def test_drawings_of_dots_stay_exact_and_photos_become_jpeg(kind: str, mode: str, ending: str) -> None:
    image = noisy(300, 200) if ending == ".jpg" else Image.new(mode, (300, 200), "#123456")
    file = io.BytesIO()
    image.save(file, kind)
    assert stored_picture(file.getvalue()).ending == ending


def test_a_ground_that_shows_through_is_kept() -> None:
    file = io.BytesIO()
    Image.new("RGBA", (50, 40), (1, 2, 3, 80)).save(file, "PNG")
    assert opened(stored_picture(file.getvalue()).data).getpixel((0, 0)) == (1, 2, 3, 80)


def test_a_drawing_stays_as_it_is() -> None:
    stored = stored_picture(drawing(), "a.svg")
    assert (stored.ending, stored.data) == (".svg", drawing())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"%PDF-1.7",
        b"PK\3\4",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg"><image href="https://example.org/a.png"/></svg>',
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
    ],
)
def test_what_cannot_be_printed_is_refused(data: bytes) -> None:
    with pytest.raises(PictureError) as caught:
        stored_picture(data, "a.svg" if data.startswith(b"<") else "a.jpg")
    assert caught.value.hint


def test_a_tall_photo_gets_advice() -> None:
    assert "tall" in stored_picture(jpeg(noisy(300, 900))).advice[0]
