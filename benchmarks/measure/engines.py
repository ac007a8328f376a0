"""The engines that are compared, each behind the same call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import Protocol

from peers import homes
from peers.content import Data
from peers.fonts import Fonts
from peers.homes import PEERS, Maker

import backpdf


@dataclass(frozen=True, slots=True)
class Job:
    """One handout: what backpdf is asked for, and the same words and pictures as plain data."""

    library: backpdf.Library
    request: backpdf.Request
    data: Data


class Engine(Protocol):
    """Makes handouts; what it may keep for the next one it keeps."""

    @property
    def name(self) -> str:
        """As it is called in tables."""

    def make(self, job: Job) -> bytes:
        """The PDF of a handout."""


@dataclass(frozen=True, slots=True)
class Backpdf:
    """This project, by its library call; its time includes putting the words together."""

    name: str = "backpdf"

    def make(self, job: Job) -> bytes:
        """The PDF of a handout."""
        return backpdf.make_handout(job.library, job.request, backpdf.PrintOptions()).data


@dataclass(frozen=True, slots=True)
class Peer:
    """Another engine; its data are ready before its time begins."""

    name: str
    _maker: Maker

    def make(self, job: Job) -> bytes:
        """The PDF of a handout."""
        return self._maker.make(job.data)


OWN = "backpdf"
SLOW_SUBSETS = (
    "WeasyPrint finds no HarfBuzz-Subset (Debian: libharfbuzz-subset0) and cuts fonts down in Python: with "
    "FiraGO that makes it some 4 times as slow as it can be. Its figures here are NOT FAIR."
)


@dataclass(frozen=True, slots=True)
class Field:
    """The engines that are here, and what is to be said of them and of those that are not."""

    engines: tuple[Engine, ...]
    keys: tuple[str, ...]
    told: tuple[str, ...]

    def named(self, *keys: str) -> tuple[Engine, ...]:
        """backpdf and those of these peers that are here."""
        return (
            self.engines[0],
            *(e for key, e in zip(self.keys, self.engines[1:], strict=True) if key in keys),
        )


def load(keys: Iterable[str], fonts: Fonts) -> Field:
    """backpdf, and those of the peers that are installed."""
    engines: list[Engine] = [Backpdf()]
    found: list[str] = []
    told: list[str] = []
    for key in keys:
        try:
            peer = homes.load(key, fonts)
        except (ImportError, OSError) as error:  # WeasyPrint: OSError where Pango is missing
            told.append(f"{key} is left out, it cannot be loaded: {error}")
            continue
        engines.append(Peer(peer.name, peer))
        found.append(key)
    if "weasyprint" in found and _without_harfbuzz_subset():
        told.append(SLOW_SUBSETS)
    return Field(tuple(engines), tuple(found), tuple(told))


def _without_harfbuzz_subset() -> bool:
    try:
        return import_module("weasyprint.text.ffi").harfbuzz_subset is None
    except (ImportError, AttributeError):
        return False


def versions(keys: Iterable[str]) -> str:
    """`backpdf 0.1.0, typst 0.15.2`: of the packages that are installed."""
    told = []
    for package in (OWN, *(PEERS[key].package for key in keys)):
        try:
            told.append(f"{package} {version(package)}")
        except PackageNotFoundError:
            told.append(package)
    return ", ".join(told)
