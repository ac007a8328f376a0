"""Photos: size in print, encoding, notes left out, mono, and what is refused."""

from __future__ import annotations

import hashlib
import math
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from paper import decoded, near, pixel, render
from photo_samples import (
    CORNERS,
    assert_quarters,
    half_clear,
    photo,
    prepare,
    quarters,
    saved,
    swapping_profile,
)
from PIL import Image, ImageCms

from backpdf.pdf.images import PictureError, PictureStore, effective_dpi
from backpdf.pdf.tagging.prepared import PreparedImage
from backpdf.pictures.jpeg import without_notes


@pytest.mark.parametrize("name", ["p.jpg", "p.png"])
@pytest.mark.parametrize(
    ("width", "pixels"), [(72.0, (300, 225)), (216.0, (900, 675)), (1000.0, (1200, 900))]
)
def test_at_most_300_dpi_and_never_enlarged(
    tmp_path: Path, name: str, width: float, pixels: tuple[int, int]
) -> None:
    found = prepare(saved(tmp_path, photo(1200, 900), name), width, width * 0.75)
    assert (found.width, found.height) == pixels
    assert decoded(found).size == pixels
    assert found.width / (max(width, 288) / 72) <= 300


def test_how_large_it_may_be_printed(tmp_path: Path) -> None:
    source = PictureStore().load(saved(tmp_path, photo(200, 150), "p.jpg"))
    assert effective_dpi(source, 144) == 100


def test_photos_become_jpeg_and_drawings_stay_exact(tmp_path: Path) -> None:
    assert prepare(saved(tmp_path, photo(), "p.png")).filter == "DCTDecode"
    found = prepare(saved(tmp_path, quarters(), "q.png"))
    assert found.filter == "FlateDecode"
    assert decoded(found).tobytes() == quarters().tobytes()


def test_new_jpegs_keep_full_colour_resolution(tmp_path: Path) -> None:
    frame = decoded(prepare(saved(tmp_path, photo(), "p.png")))
    assert [layer[1:3] for layer in frame.layer] == [(1, 1)] * 3  # type: ignore[attr-defined]


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"quality": 30}, {"restart_marker_rows": 1}])
def test_jpeg_passes_through(tmp_path: Path, options: dict[str, object]) -> None:
    path = saved(tmp_path, photo(), "p.jpg", **options)
    found = prepare(path, 400, 300)
    assert (found.filter, found.colour_space) == ("DCTDecode", "DeviceRGB")
    assert decoded(found).tobytes() == Image.open(path).tobytes()
    assert len(found.data) < path.stat().st_size


def test_grey_jpeg_passes_through(tmp_path: Path) -> None:
    path = saved(tmp_path, photo().convert("L"), "p.jpg")
    found = prepare(path, 400, 300)
    assert (found.colour_space, decoded(found).tobytes()) == ("DeviceGray", Image.open(path).tobytes())


def test_grey_stored_as_colour_jpeg_becomes_grey(tmp_path: Path) -> None:
    found = prepare(saved(tmp_path, photo().convert("L").convert("RGB"), "p.jpg"), 400, 300)
    assert (found.colour_space, decoded(found).mode) == ("DeviceGray", "L")


def test_rgb_jpeg_with_adobe_segment_keeps_its_colours(tmp_path: Path) -> None:
    path = saved(tmp_path, quarters(), "q.jpg", keep_rgb=True, quality=95)
    found = prepare(path)
    assert b"Adobe" in found.data
    assert_quarters(found)


def _noisy_jpeg(folder: Path, image: Image.Image | None = None) -> Path:
    """A photo with a place, a comment, a thumbnail-like note, a profile and bytes after its end."""
    exif = Image.Exif()
    exif[0x010E] = "SECRET-title"
    exif.get_ifd(0x8825)[0x001D] = "SECRET-gps"
    path = saved(
        folder,
        image or photo(),
        "noisy.jpg",
        exif=exif,
        comment=b"SECRET-comment",
        xmp=b"<x>SECRET-xmp</x>",
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )
    path.write_bytes(path.read_bytes() + b"SECRET-video")
    assert path.read_bytes().count(b"SECRET") == 5
    return path


@pytest.mark.parametrize("width", [400.0, 30.0])
def test_no_notes_reach_the_pdf(tmp_path: Path, width: float) -> None:
    found = prepare(_noisy_jpeg(tmp_path), width, width * 0.75)
    assert not [word for word in (b"SECRET", b"Exif", b"ICC_PROFILE", b"JFIF") if word in found.data]
    assert decoded(found).size == (found.width, found.height)


@pytest.mark.parametrize("name", ["p.png", "p.webp", "p.tif"])
def test_no_notes_of_other_formats(tmp_path: Path, name: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = "SECRET"
    path = saved(tmp_path, photo(), name, exif=exif)
    assert b"SECRET" in path.read_bytes()
    assert b"SECRET" not in prepare(path).data


def test_jpeg_cleaning_refuses_half_a_file(tmp_path: Path) -> None:
    data = saved(tmp_path, photo(), "p.jpg").read_bytes()
    assert without_notes(data) is not None
    assert without_notes(b"\x89PNG") is None
    for length in (0, 1, 3, 10, 200, len(data) // 2, len(data) - 2, len(data) - 1):
        assert without_notes(data[:length]) is None


@pytest.mark.parametrize("name", ["q.png", "q.jpg"])
def test_mono_is_the_lightness_of_each_colour(tmp_path: Path, name: str) -> None:
    found = prepare(
        saved(tmp_path, quarters(), name, **({"quality": 95} if "jpg" in name else {})), mono=True
    )
    assert found.colour_space == "DeviceGray"
    shown = render(found, 80, 40)
    for place, (red, green, blue) in CORNERS.items():
        luma = round(0.2126 * red + 0.7152 * green + 0.0722 * blue)
        assert near(pixel(shown, *place), (luma, luma, luma), 4)


def test_mono_keeps_alpha(tmp_path: Path) -> None:
    found = prepare(saved(tmp_path, half_clear(), "a.png"), mono=True)
    assert found.colour_space == "DeviceGray"
    assert found.soft_mask is not None
    shown = render(found, 80, 40, under="1 1 0 rg 0 0 80 40 re f")
    assert near(pixel(shown, 0.75, 0.25), (255, 255, 0))


def _refusal(path: Path) -> PictureError:
    with pytest.raises(PictureError) as caught:
        prepare(path)
    assert caught.value.hint
    return caught.value


def test_missing_empty_and_unknown_files(tmp_path: Path) -> None:
    assert "There is no picture nobody.png" in str(_refusal(tmp_path / "nobody.png"))
    (tmp_path / "empty.png").write_bytes(b"")
    assert "empty" in str(_refusal(tmp_path / "empty.png"))
    (tmp_path / "text.jpg").write_text("hello")
    assert "not known" in str(_refusal(tmp_path / "text.jpg"))
    (tmp_path / "a.eps").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n")
    assert "EPS" in str(_refusal(tmp_path / "a.eps"))
    (tmp_path / "folder.png").mkdir()
    assert "cannot be opened" in str(_refusal(tmp_path / "folder.png"))


@pytest.mark.parametrize("name", ["p.png", "p.jpg", "p.webp", "p.tif", "p.gif", "p.bmp"])
def test_truncated_files(tmp_path: Path, name: str) -> None:
    path = saved(tmp_path, photo(), name)
    whole = path.read_bytes()
    for share in (0.05, 0.5, 0.9):
        path.write_bytes(whole[: int(len(whole) * share)])
        _refusal(path)


def test_too_many_pixels(tmp_path: Path) -> None:
    path = saved(tmp_path, Image.new("1", (10_001, 10_000)), "big.png")
    assert "10001 x 10000 pixels" in str(_refusal(path))
    path = saved(tmp_path, Image.new("1", (20_000, 10_000)), "bomb.png")
    assert "20000 x 10000 pixels" in str(_refusal(path))
    path = saved(tmp_path, Image.new("1", (20_000, 10_000)), "bomb.tif", compression="group4")
    assert "far too many pixels" in str(_refusal(path))


def test_prepared_once_and_again_after_a_change(tmp_path: Path) -> None:
    path = saved(tmp_path, quarters(), "q.png")
    store = PictureStore()
    first = store.prepared(store.load(path), 100, 50)
    assert store.prepared(store.load(path), 100, 50) is first
    assert store.prepared(store.load(path, mono=True), 100, 50) is not first
    saved(tmp_path, quarters(60, 60), "q.png")
    assert store.load(path).height == 60


def test_same_bytes_in_another_process(tmp_path: Path) -> None:
    paths = [
        saved(tmp_path, photo(), "p.png"),
        _noisy_jpeg(tmp_path),
        saved(tmp_path, half_clear(), "a.png"),
        saved(tmp_path, quarters(), "w.jpg", icc_profile=swapping_profile()),
    ]
    here = [_digest(prepare(path, 30, 20)) for path in paths]
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from pathlib import Path; import test_raster_encoding as t;"
        "print([t._digest(t.prepare(Path(p), 30, 20)) for p in sys.argv[2:]])"
    )
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", script, str(Path(__file__).parent), *map(str, paths)],
            check=True, capture_output=True, text=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        )  # fmt: skip
        assert done.stdout.strip() == str(here)


def _digest(image: PreparedImage) -> str:
    mask = image.soft_mask.data if image.soft_mask else b""
    return hashlib.sha256(image.data + mask).hexdigest()


def test_any_file_name(tmp_path: Path) -> None:
    file = BytesIO()
    photo().save(file, "PNG")
    path = tmp_path / "ünïcode näme.PNG"
    path.write_bytes(file.getvalue())
    assert math.isclose(PictureStore().load(path).aspect, 4 / 3)
