"""A drawing with slips in it: refused in words, or printed."""

# ruff: noqa: E501  (pieces in rows)
from __future__ import annotations

import random
from pathlib import Path

from slips import slipped

from backpdf.pdf.images import PictureStore
from backpdf.pictures.picture_files import check_picture, open_folder
from backpdf.starter import starter_root

_PIECES = (
    "<g>", "</g>", "<style>g>g{fill:red}</style>", "<style>/*", "}", "{", "<use href='#a'/>", "<use href='#b'/>",
    "<g id='a'>", "<filter id='f'><feGaussianBlur stdDeviation='1e9'/></filter>", " filter='url(#f)'",
    " transform='matrix(1e9 0 0 1e-9 0 0)'", " stroke-dasharray='0.00001'", " stroke-width='1e30'", " opacity='.5'",
    " d='M0 0L1e308 1e308Z'", " d='M0,0a1 1 0 1 1 1e-300 0'", "<text>\u0430\u202e\u009b</text>", "&#x9b;", "&#0;",
    "<image href='data:image/png;base64,iVBORw0KGgo='/>", "<!DOCTYPE svg [<!ENTITY a '&a;'>]>", "1e999", "NaN", "-",
    " width='0'", " viewBox='0 0 -1 5'", " class='\x1b[31m'", "<![CDATA[", "-->", "<!--",
)  # fmt: skip


def one_case(chance: random.Random, folder: Path) -> str:
    """Puts slips of the hand and pieces of other drawings into a drawing; what became of it."""
    images = folder / "images"
    images.mkdir()
    data = chance.choice(sorted((starter_root() / "images").glob("*.svg"))).read_bytes()
    for _ in range(chance.randint(1, 4)):
        at = chance.choice([place for place, sign in enumerate(data) if sign in b" <>\"'"] or [0])
        data = data[:at] + chance.choice(_PIECES).encode() + data[at:]
    if chance.random() < 0.3:
        data = slipped(data, chance)
    (images / "a.svg").write_bytes(data)
    return told_or_printed(folder, "a.svg")


def told_or_printed(folder: Path, name: str) -> str:
    """What becomes of a picture; raises where a message could change a terminal, or an accepted one fails."""
    checked = check_picture(open_folder(folder, "images"), name)
    for text in (*(checked.fault or ()), *checked.advice):
        assert text, "a fault without words"
        assert text.isprintable(), ascii(text)
    if checked.fault:
        return "told"
    store = PictureStore()
    source = store.load(folder / "images" / name)
    assert store.prepared(source, 150, 150 / source.aspect).width > 0
    return "printed"
