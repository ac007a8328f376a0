"""The part cache does not change any handout, contains no names, and has a limit."""

from __future__ import annotations

import datetime
import gc
import os
import random
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path

import pytest
from support import stress
from support.handouts import STORE, read_sound_library, starter_library, starter_sheets

from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.library.model.plan import Plan
from backpdf.pdf.cache import PartCache
from backpdf.pdf.images import PictureError, photos
from backpdf.pdf.layout.theme import Edition, Paper, themes
from backpdf.pdf.print_options import PrintOptions
from backpdf.pdf.render import combined_document, join_sections, render, render_section
from backpdf.pdf.sheet.builder import Part
from backpdf.pdf.tagging import Element, PreparedImage
from backpdf.pdf.tagging.metadata import Standard

DAY = datetime.date(2026, 11, 26)
FORMS = (
    PrintOptions(),
    PrintOptions(Paper.LETTER, Edition.LARGE_PRINT),
    PrintOptions(mono=True, standard=Standard.UA2),
)


@pytest.mark.parametrize(("sheet", "options"), list(product(starter_sheets(), FORMS)))
def test_cached_parts_give_the_same_bytes(sheet: tuple[str, int], options: PrintOptions) -> None:
    handout = compose(starter_library(), Request(*sheet, patient="Zoë", plan=Plan(note="Well done.")))
    render(compose(starter_library(), Request(*sheet)), options, STORE)
    assert render(handout, options, STORE).data == render(handout, options, PartCache()).data


def test_the_order_of_handouts_changes_none_of_them() -> None:
    requests = [
        Request(*sheet, patient=name, day=DAY) for sheet in starter_sheets() for name in ("A. B.", "Ĉ. Ω.")
    ]
    handouts = [compose(starter_library(), request) for request in requests]
    alone = [render(handout, PrintOptions(), PartCache(STORE.pictures)).data for handout in handouts]
    order = list(range(len(handouts)))
    cache = PartCache(STORE.pictures)
    for seed in range(2):
        random.Random(seed).shuffle(order)
        for at in order:
            assert render(handouts[at], PrintOptions(), cache).data == alone[at]


def test_a_small_cache_gives_the_same_bytes() -> None:
    handout = compose(starter_library(), Request(*starter_sheets()[0]))
    small = PartCache(STORE.pictures, max_parts=2)
    assert render(handout, PrintOptions(), small).data == render(handout, PrintOptions(), STORE).data
    assert len(small) == 2


def test_the_least_recently_used_part_is_dropped() -> None:
    theme = themes(Edition.STANDARD, mono=False)[0]
    cache, built = PartCache(max_parts=2), list[str]()

    def ask(key: str | None) -> None:
        parts = cache.parts_of(key)
        if theme not in parts:
            built.append(str(key))
            parts[theme] = Part(Element("P"), ())

    for key in ("a", "b", "a", "c", "a", "b", None, None):
        ask(key)
    assert built == ["a", "b", "c", "b", "None", "None"]
    assert len(cache) == 2


def test_parts_that_name_a_patient_are_not_cached() -> None:
    """Neither the masthead nor the personal note."""
    cache = PartCache(STORE.pictures)
    plain = Request(*starter_sheets()[0])
    render(compose(starter_library(), plain), PrintOptions(), cache)
    before = len(cache)
    note = Plan(note="Greetings to Quixana!")
    request = Request(*starter_sheets()[0], patient="Quixana Example", day=DAY, plan=note)
    render(compose(starter_library(), request), PrintOptions(), cache)
    assert len(cache) == before


def test_a_picture_that_was_changed_and_checked_again_is_printed_as_it_is_now(tmp_path: Path) -> None:
    library = read_sound_library(stress.photos(tmp_path / "library"))
    handout = compose(library, Request(next(iter(library.programs)), 1))
    cache = PartCache()
    before = render(handout, PrintOptions(), cache).data
    figures = [figure for card in handout.cards for figure in card.figures]
    one, other = figures[0].path, figures[1].path
    one.write_bytes(other.read_bytes())
    os.utime(one, ns=(1, 1))
    assert render(handout, PrintOptions(), cache).data == before  # what was checked
    with pytest.raises(PictureError, match="was changed after it was checked"):
        render(handout, PrintOptions(), PartCache())
    library = read_sound_library(library.root)
    handout = compose(library, Request(next(iter(library.programs)), 1))
    after = render(handout, PrintOptions(), cache).data
    assert after != before
    assert after == render(handout, PrintOptions(), PartCache()).data


def test_threads_may_make_handouts_at_the_same_time() -> None:
    """A service may bring a ThreadPoolExecutor."""
    requests = [
        Request(*sheet, patient=name) for name in ("A. B.", "C. D.") for sheet in starter_sheets()
    ] * 3
    handouts = [compose(starter_library(), request) for request in requests]
    alone = [render(handout, PrintOptions(), PartCache(STORE.pictures)).data for handout in handouts]
    cache = PartCache()
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda handout: render(handout, PrintOptions(), cache).data, handouts))
    assert together == alone


def together(count: int, cache: PartCache) -> bytes:
    """One file of the same handout so many times."""
    handout = compose(starter_library(), Request(*starter_sheets()[0]))
    document = combined_document(handout.about, Standard.UA1)
    sections = (render_section(handout, PrintOptions(), cache, handout.about.language) for _ in range(count))
    return b"".join(join_sections(document, sections))


def test_handouts_of_one_file_share_pictures_and_fonts() -> None:
    handout = compose(starter_library(), Request(*starter_sheets()[0]))
    assert together(3, STORE) == together(3, PartCache())
    assert len(together(3, STORE)) < 2 * len(render(handout, PrintOptions(), STORE).data)


def test_memory_does_not_grow_with_the_number_of_patients() -> None:
    cache = PartCache(STORE.pictures)

    def objects_after(names: range) -> int:
        for number in names:
            request = Request(*starter_sheets()[0], patient=f"Patient {number}", day=DAY)
            render(compose(starter_library(), request), PrintOptions(), cache)
        gc.collect()
        return len(gc.get_objects())

    warm = objects_after(range(5))
    assert objects_after(range(100, 130)) - warm < 30 * 100


def test_a_photo_is_prepared_once_for_all_themes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Preparing takes longer than anything else, and a plan with fewer exercises gets a looser theme."""
    library = read_sound_library(stress.photos(tmp_path / "library"))
    program = next(iter(library.programs))
    prepared: list[int] = []
    encode = photos.prepare_photo

    def counted(data: bytes, size: tuple[int, int], *, mono: bool) -> PreparedImage:
        prepared.append(len(data))
        return encode(data, size, mono=mono)

    monkeypatch.setattr(photos, "prepare_photo", counted)
    cache = PartCache()
    for left_out in ((), ("e5",), ("e5", "e3"), ("e5", "e3", "e1")):
        plan = Plan(leave_out=left_out)
        render(compose(library, Request(program, 1, plan=plan)), PrintOptions(), cache)
    assert len(prepared) == len(set(prepared)) == 7
