"""A web address as a QR code: one path of black squares on white."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from itertools import groupby
from urllib.parse import quote, urlsplit

from backpdf.pdf.tagging.prepared import PreparedForm

QUIET_ZONE = 4
"""White modules round the code, as the standard asks."""
LONGEST = 1000
"""Characters; a longer address makes squares too small to be read from a handout."""


def qr_form(url: str) -> PreparedForm:
    """The code with its quiet zone; one module is one point, so place it at any size.

    Error correction level M: 15 % may be smudged.  Raises ValueError for an address that is empty
    or longer than LONGEST characters.
    """
    rows = qr_modules(url)
    size = len(rows) + 2 * QUIET_ZONE
    # the white square keeps the quiet zone white on a tinted box
    content = f"1 g 0 0 {size} {size} re f 0 g {' '.join(_bars(rows, size))} f\n"
    return PreparedForm(zlib.compress(content.encode("ascii"), 9), width=size, height=size)


def fits_code(url: str) -> bool:
    """Whether a web address can be made into a code: not too long, and with a host that has an ASCII form."""
    try:
        return len(_ascii(url.strip())) <= LONGEST
    except UnicodeError:
        return False
    except ValueError:  # no web address at all, which is told elsewhere
        return True


def qr_modules(url: str) -> list[list[bool]]:
    """Rows from the top, True for black, without the quiet zone."""
    from reportlab.graphics.barcode import qrencoder  # noqa: PLC0415  (takes 50 ms; few handouts have a code)

    text = _ascii(url.strip())
    if not text or len(text) > LONGEST:
        raise ValueError(f"a web address for a QR code has 1 to {LONGEST} characters, not {len(text)}")
    code = qrencoder.QRCode(None, qrencoder.QRErrorCorrectLevel.M)
    code.addData(qrencoder.QR8bitByte(text))
    code.make()
    return [[bool(module) for module in row] for row in code.modules]


def _bars(rows: Sequence[Sequence[bool]], size: int) -> Iterator[str]:
    """Runs of black modules as PDF rectangles, with y growing upwards."""
    for index, row in enumerate(rows):
        x, y = QUIET_ZONE, size - QUIET_ZONE - 1 - index
        for black, run in groupby(row):
            length = len(list(run))
            if black:
                yield f"{x} {y} {length} 1 re"
            x += length


def _ascii(url: str) -> str:
    """The same address in ASCII alone: for other signs many readers guess the wrong alphabet."""
    host = urlsplit(url).hostname or ""
    if not host.isascii():
        url = url.replace(host, host.encode("idna").decode("ascii"), 1)
    return quote(url, safe="%/:?#[]@!$&'()*+,;=-._~")
