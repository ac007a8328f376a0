"""Damage, short ends, animations, pages: what the gate accepts prints, and the rest is refused in words."""

from __future__ import annotations

import time
import zlib
from pathlib import Path

import pytest
from broken_files import CASES, checked, chunk, chunks_of, colours, file_of, png_with, refused
from PIL import Image, TiffImagePlugin

from backpdf.pictures.jpeg import read_jpeg
from backpdf.pictures.raster import Raster
from backpdf.problems import UserError

KINDS = ("PNG", "JPEG", "GIF", "BMP", "WEBP", "TIFF", "AVIF")


# ------------------------------------------------------------------ the cases that were wrong
@pytest.mark.parametrize("name", ["big_ztxt.png", "linear_srgb_named.png", "plain.gif"])
def test_cases_that_print(tmp_path: Path, name: str) -> None:
    check = checked(tmp_path, (CASES / name).read_bytes(), name)
    assert (check.fault, check.advice) == (None, ())


@pytest.mark.parametrize("name", ["short_idat.png", "few-rows.png"])
def test_cases_without_all_their_rows(tmp_path: Path, name: str) -> None:
    assert "damaged or incomplete" in refused(tmp_path, (CASES / name).read_bytes(), name)


def test_case_without_its_last_two_bytes(tmp_path: Path) -> None:
    data = (CASES / "trunc_tail2.jpg").read_bytes()
    check = checked(tmp_path, data, "a.jpg")
    assert check.fault is None
    assert "the end of the file is missing" in check.advice[0]
    whole = Raster.of_bytes(data + b"\xff\xd9").decoded()
    assert Raster.of_bytes(data).decoded().tobytes() == whole.tobytes()


def test_case_turned_in_xmp_only_is_printed_as_viewers_show_it(tmp_path: Path) -> None:
    data = (CASES / "xmp_orient6.jpg").read_bytes()
    raster = Raster.of_bytes(data)
    assert (raster.width, raster.height) == (320, 200)
    assert "viewers do not follow" in checked(tmp_path, data, "a.jpg").advice[0]


# ------------------------------------------------------------------ cut at any place
@pytest.mark.parametrize(
    ("kind", "options"),
    [
        *((kind, {}) for kind in KINDS),
        ("JPEG", {"progressive": True}),
        ("JPEG", {"restart_marker_rows": 1}),
        ("JPEG", {"restart_marker_blocks": 3, "quality": 95}),
        ("WEBP", {"lossless": True}),
        ("TIFF", {"compression": "tiff_lzw"}),
        ("TIFF", {"compression": "jpeg"}),
        ("PNG", {"compress_level": 0}),
    ],
)
def test_a_cut_file_is_whole_or_warned_of_or_refused(kind: str, options: dict[str, object]) -> None:
    data = file_of(colours(), kind, **options)
    whole = Raster.of_bytes(data).decoded().tobytes()
    for cut in (*range(1, 26), 40, 100, *(len(data) * part // 10 for part in range(1, 10))):
        try:
            raster = Raster.of_bytes(data[:-cut])
            raster.check()
        except UserError as error:
            assert error.hint
        else:
            if not raster.advice:
                assert raster.decoded().tobytes() == whole, cut
            assert cut <= 25


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"restart_marker_rows": 1}, {"quality": 95}])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_jpeg_whose_pixels_stop_before_its_end_marker(
    tmp_path: Path, options: dict[str, object], share: float
) -> None:
    data = file_of(colours(320, 240), "JPEG", **options)
    if options.get("progressive") and share > 0.5:
        return  # only the finest detail is missing, which viewers show like this
    start = data.index(b"\xff\xda")
    cut = data[: start + int((len(data) - start) * share)].rstrip(b"\xff") + b"\xff\xd9"
    assert "damaged or incomplete" in refused(tmp_path, cut, "a.jpg")


def test_a_jpeg_cut_where_a_restart_would_be(tmp_path: Path) -> None:
    data = file_of(colours(320, 240), "JPEG", restart_marker_rows=1)
    for number in (0, 3, 7):
        assert "damaged" in refused(tmp_path, data[: data.index(bytes((0xFF, 0xD0 + number)))] + b"\xff\xd9")


def test_a_progressive_jpeg_cut_between_scans_is_not_whole(tmp_path: Path) -> None:
    data = file_of(colours(), "JPEG", progressive=True)
    assert "damaged" in refused(tmp_path, data[: data.rindex(b"\xff\xda")], "a.jpg")


@pytest.mark.parametrize("data", [b"\xff\xd8\xff", b"\xff\xd8\xff\xe0\0\x10JFIF", b"\xff\xd8\xff\xd9"])
def test_jpegs_without_pixels(tmp_path: Path, data: bytes) -> None:
    assert read_jpeg(data) is None
    assert "damaged" in refused(tmp_path, data, "a.jpg")


def test_bytes_after_the_end_do_not_matter(tmp_path: Path) -> None:
    for kind in ("JPEG", "PNG", "GIF", "BMP", "WEBP"):
        check = checked(tmp_path, file_of(colours(), kind) + b"video or what else" * 9)
        assert (check.fault, check.advice) == (None, ()), kind


def test_a_webp_whose_last_note_is_cut(tmp_path: Path) -> None:
    data = file_of(colours(), "WEBP", xmp=b"<x/>" * 100)
    check = checked(tmp_path, data[:-150], "a.webp")
    assert check.fault is None
    assert "end of the file" in check.advice[0]


# ------------------------------------------------------------------ chunks of PNG
SOURCE = file_of(colours(), "PNG")


@pytest.mark.parametrize(
    "extra",
    [
        chunk(b"tEXt", b"Comment\0" + b"long " * 500_000),
        chunk(b"zTXt", b"Comment\0\0no stream"),
        chunk(b"iTXt", b"half"),
        chunk(b"tEXt", b"Comment\0x", sound=False),
        chunk(b"tIME", b"", sound=False),
        chunk(b"pHYs", b"short"),
        chunk(b"eXIf", b"nonsense", sound=False),
        chunk(b"bKGD", b"far too long for a colour"),
        chunk(b"caNv", b""),
        chunk(b"tEXt", b"x\0y") * 5000,
    ],
)
def test_chunks_that_do_not_matter(tmp_path: Path, extra: bytes) -> None:
    data = png_with(SOURCE, extra)
    assert checked(tmp_path, data) == checked(tmp_path, SOURCE)
    assert Raster.of_bytes(data).decoded().tobytes() == colours().tobytes()


@pytest.mark.parametrize("spoilt", [b"IHDR", b"PLTE", b"IDAT"])
def test_bad_checksums_that_matter(tmp_path: Path, spoilt: bytes) -> None:
    palette = file_of(colours().quantize(16), "PNG")
    data = png_with(palette, change=lambda name, content: chunk(name, content, sound=name != spoilt))
    assert "the picture is damaged: its " in refused(tmp_path, data)


def test_a_bad_checksum_of_the_end_does_not_matter(tmp_path: Path) -> None:
    data = png_with(SOURCE, change=lambda name, content: chunk(name, content, sound=name != b"IEND"))
    assert checked(tmp_path, data).fault is None


@pytest.mark.parametrize(
    "head",
    [
        b"\0\0\0\0\0\0\0\1\x08\2\0\0\0", b"\0\0\0\1\0\0\0\1\x07\2\0\0\0", b"\0\0\0\1\0\0\0\1\x08\5\0\0\0",
        b"\0\0\0\1\0\0\0\1\x08\2\1\0\0", b"\0\0\0\1\0\0\0\1\x08\2\0\0\2", b"\0\0\0\1",
    ],
)  # fmt: skip
def test_heads_of_no_png(tmp_path: Path, head: bytes) -> None:
    data = png_with(SOURCE, change=lambda name, old: chunk(name, head if name == b"IHDR" else old))
    assert "its head cannot be read" in refused(tmp_path, data)


def test_damaged_transparency_is_left_out_with_a_word(tmp_path: Path) -> None:
    image = colours().quantize(16)
    data = png_with(
        file_of(image, "PNG", transparency=3),
        change=lambda name, content: chunk(name, content, sound=name != b"tRNS"),
    )
    assert "transparency is damaged" in checked(tmp_path, data).advice[0]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_row_of_every_kind_of_png_is_counted(tmp_path: Path, mode: str) -> None:
    image = colours(61, 37).convert("L").convert("I").convert("I;16") if mode == "I;16" else None
    data = file_of(image or colours(61, 37).convert(mode), "PNG")
    assert checked(tmp_path, data).fault is None
    short = dict(chunks_of(data))[b"IHDR"]
    higher = short[:7] + bytes((short[7] + 1,)) + short[8:]
    longer = png_with(data, change=lambda name, old: chunk(name, higher if name == b"IHDR" else old))
    assert "incomplete" in refused(tmp_path, longer)


def test_files_made_to_keep_a_computer_busy_take_no_long_time() -> None:
    jpeg = file_of(colours(), "JPEG", progressive=True)
    scan = jpeg[jpeg.rindex(b"\xff\xda") : -2]
    start = time.perf_counter()
    for data in (
        jpeg[:-2] + scan * 500 + jpeg[-2:],
        jpeg[:2] + b"\xff\xfe\0\2" * 5_000_000 + jpeg[2:],
        jpeg[:-2] + b"\xff\0" * 10_000_000 + jpeg[-2:],
        png_with(SOURCE, chunk(b"tEXt", b"") * 1_000_000),
        png_with(
            SOURCE, change=lambda name, old: chunk(name, zlib.compress(bytes(10**8)) if old[9:] else old)
        ),
    ):
        try:
            Raster.of_bytes(data).check()
        except UserError as error:
            assert error.hint
    assert time.perf_counter() - start < 5


# ------------------------------------------------------------------ more than one picture
@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP", "AVIF"])
def test_animations_print_their_first_picture_with_a_word(tmp_path: Path, kind: str) -> None:
    others = [colours().rotate(180), Image.new("RGB", (120, 90), "red")]
    data = file_of(colours(), kind, save_all=True, append_images=others)
    assert checked(tmp_path, data).advice == ("only the first picture of this animation is printed",)


def test_a_gif_cut_after_its_first_picture_prints(tmp_path: Path) -> None:
    data = file_of(colours(), "GIF", save_all=True, append_images=[colours().rotate(180)])
    check = checked(tmp_path, data[:-2000], "a.gif")
    assert check.fault is None
    assert any("end of the file" in advice for advice in check.advice)


def test_a_gif_that_fills_only_a_part_is_clear_around(tmp_path: Path) -> None:
    data = bytearray(file_of(Image.new("P", (20, 10), 1), "GIF"))
    data[6:10] = (40).to_bytes(2, "little") + (30).to_bytes(2, "little")
    assert checked(tmp_path, bytes(data), "a.gif").fault is None
    shown = Raster.of_bytes(bytes(data)).decoded()
    assert (shown.size, shown.getchannel("A").getbbox()) == ((40, 30), (0, 0, 20, 10))


def test_pages_of_a_tiff(tmp_path: Path) -> None:
    pages = file_of(colours(), "TIFF", save_all=True, append_images=[colours()])
    assert checked(tmp_path, pages, "a.tif").advice == ("only the first page of this file is printed",)


def test_a_raw_file_of_a_camera_is_not_printed_from_its_preview(tmp_path: Path) -> None:
    info = TiffImagePlugin.ImageFileDirectory_v2()
    info[254] = 1
    assert "raw file" in refused(tmp_path, file_of(colours(), "TIFF", tiffinfo=info), "a.dng")


def test_a_phone_photo_with_a_second_picture_needs_no_word(tmp_path: Path) -> None:
    data = file_of(colours(), "MPO", save_all=True, append_images=[colours()])
    assert checked(tmp_path, data, "a.jpg").advice == ()


# ------------------------------------------------------------------ tall pictures
@pytest.mark.parametrize(
    ("size", "cut"), [((90, 120), 25), ((90, 160), 44), ((90, 112), None), ((160, 90), None)]
)
def test_a_tall_picture_says_what_cropping_gives(
    tmp_path: Path, size: tuple[int, int], cut: int | None
) -> None:
    crop = checked(tmp_path, file_of(colours(*size), "JPEG")).crop
    assert (crop is None) == (cut is None)
    assert crop is None or f"cutting {cut}% of its height" in crop


def test_height_is_measured_upright(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    assert checked(tmp_path, file_of(colours(160, 90), "JPEG", exif=exif)).crop
