"""Which peers there are, and how each is loaded: only when it is asked for, and without backpdf."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from peers.content import Data
    from peers.fonts import Fonts


class Maker(Protocol):
    """Makes handouts from plain data; what it may keep for the next one it keeps."""

    name: str

    def make(self, data: Data) -> bytes:
        """The PDF of a handout."""


@dataclass(frozen=True, slots=True)
class Home:
    """Where a peer's class is, and the package that must be installed for it."""

    module: str
    kind: str
    package: str


PEERS = {
    "typst": Home("peers.typst_peer", "TypstPeer", "typst"),
    "weasyprint": Home("peers.weasyprint_peer", "WeasyPrintPeer", "weasyprint"),
    "platypus": Home("peers.platypus_peer", "PlatypusPeer", "reportlab"),
    "fpdf2": Home("peers.fpdf2_peer", "Fpdf2Peer", "fpdf2"),
}


def load(key: str, fonts: Fonts) -> Maker:
    """The peer with this key.  Raises ImportError or OSError where it cannot be loaded."""
    home = PEERS[key]
    maker: Maker = getattr(import_module(home.module), home.kind)(fonts)
    return maker
