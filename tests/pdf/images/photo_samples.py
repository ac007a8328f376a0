"""Photos for the tests, made here, and the shortest way to have them prepared."""

from __future__ import annotations

from pathlib import Path

from paper import near, pixel, render
from PIL import Image, ImageCms, ImageDraw

from backpdf.pdf.images import PictureStore
from backpdf.pdf.tagging.prepared import PreparedImage

RED, GREEN, BLUE, YELLOW, WHITE = (200, 30, 30), (30, 160, 60), (40, 60, 200), (240, 200, 40), (255, 255, 255)
CORNERS = {(0.25, 0.25): RED, (0.75, 0.25): GREEN, (0.25, 0.75): BLUE, (0.75, 0.75): YELLOW}


def quarters(width: int = 80, height: int = 40) -> Image.Image:
    """Red, green / blue, yellow."""
    image = Image.new("RGB", (width, height), RED)
    draw = ImageDraw.Draw(image)
    draw.rectangle((width // 2, 0, width, height // 2 - 1), GREEN)
    draw.rectangle((0, height // 2, width // 2 - 1, height), BLUE)
    draw.rectangle((width // 2, height // 2, width, height), YELLOW)
    return image


def photo(width: int = 200, height: int = 150) -> Image.Image:
    """Thousands of colours."""
    red = Image.linear_gradient("L").resize((width, height))
    green = Image.radial_gradient("L").resize((width, height))
    return Image.merge("RGB", (red, green, red.transpose(Image.Transpose.ROTATE_180)))


def saved(folder: Path, image: Image.Image, name: str, **options: object) -> Path:
    path = folder / name
    image.save(path, **options)  # type: ignore[arg-type]
    return path


def prepare(path: Path, width: float = 100, height: float = 100, *, mono: bool = False) -> PreparedImage:
    store = PictureStore()
    found = store.prepared(store.load(path, mono=mono), width, height)
    assert isinstance(found, PreparedImage)
    return found


def assert_quarters(prepared: PreparedImage, slack: int = 8) -> None:
    shown = render(prepared, 80, 40)
    for place, colour in CORNERS.items():
        assert near(pixel(shown, *place), colour, slack), place


def half_clear() -> Image.Image:
    image = quarters().convert("RGBA")
    image.paste((0, 0, 0, 0), (40, 0, 80, 20))
    image.paste((*BLUE, 128), (0, 20, 40, 40))
    return image


def swapping_profile() -> bytes:
    """An RGB profile whose red and green are swapped: what it does cannot be missed."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    tags = {bytes(profile[at : at + 4]): at for at in range(132, 132 + 12 * profile[131], 12)}
    red, green = tags[b"rXYZ"] + 4, tags[b"gXYZ"] + 4
    profile[red : red + 8], profile[green : green + 8] = profile[green : green + 8], profile[red : red + 8]
    return bytes(profile).replace("sRGB".encode("utf-16-be"), "Wide".encode("utf-16-be"))
