"""Checks that a picture file can be printed: it exists in its folder, in a known format, complete."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from backpdf.digests import content_digest
from backpdf.pictures.picture_errors import PictureError
from backpdf.pictures.picture_kinds import HEAD, RASTER_ENDINGS, SAVE_AS, SVG_ENDINGS, is_drawing
from backpdf.pictures.svg.svg_safety import Fault, svg_fault
from backpdf.quoting import did_you_mean, quoted
from backpdf.regular_files import read_regular

LARGEST_FILE = 50 * 1024 * 1024
LARGEST_SVG = 10 * 1024 * 1024
GZIP = b"\x1f\x8b"
MOST_FILES_LISTED = 10_000


@dataclass(frozen=True, slots=True)
class PictureCheck:
    """What is wrong with a picture, and what of it prints otherwise than may be expected.

    crop holds advice on a tall picture, for a picture of an exercise and not for a logo.  content is the
    digest of the bytes that were checked, so that no others are printed; None where there is a fault.
    """

    fault: Fault | None = None
    advice: tuple[str, ...] = ()
    crop: str | None = None
    content: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class PictureFolder:
    """A folder with pictures: its real path, and the names of the files in it.

    label is the folder's name in messages; real is None where the folder is outside the library.  names are
    in Unicode's composed form (NFC).  Where is_thorough does not hold, a drawing is only looked at for what
    is unsafe: whether it can be drawn shows when it is printed.  pending are files that are still to be
    written.
    """

    label: str
    real: Path | None
    names: frozenset[str]
    is_thorough: bool = True
    pending: Mapping[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def where(self) -> str:
        """The folder's name in a sentence."""
        return f"{self.label}/" if self.label else "the library's folder"


def open_folder(
    library: Path, name: str, *, is_thorough: bool = True, pending: Mapping[str, bytes] | None = None
) -> PictureFolder:
    """The folder `name` of a library ("" for the library's own folder); it need not exist.

    pending are files that are still to be written, by their path in the library.
    """
    root = Path(os.path.realpath(library))
    real = Path(os.path.realpath(root / name))
    if not real.is_relative_to(root):
        return PictureFolder(name, None, frozenset())
    names = frozenset(map(_composed, _files_in(real, deep=bool(name))))
    within = f"{name}/" if name else ""
    new = {
        path.removeprefix(within): data for path, data in (pending or {}).items() if path.startswith(within)
    }
    return PictureFolder(name, real, names, is_thorough, new)


def picture_path(folder: Path, image: str) -> Path:
    """The path of a picture in a folder, whichever way its name writes letters with accents.

    A Mac may write "ü" as u and a mark (NFD) where an editor writes one letter (NFC).  A name that is there
    letter by letter comes first; where nothing is found, the path as it is written.
    """
    path = folder / image
    if image.isascii() or os.path.lexists(path):
        return path
    found = folder
    for part in Path(image).parts:
        try:
            names = sorted(entry.name for entry in found.iterdir())
        except OSError:
            return path
        same = [name for name in names if _composed(name) == _composed(part)]
        if not same:
            return path
        found /= part if part in same else same[0]
    return found


def check_picture(folder: PictureFolder, image: str) -> PictureCheck:
    """Checks a picture; reads nothing outside the folder.

    image is a relative path without ".." (validated by the model).
    """
    try:
        return _check_file(folder, image)
    except FileNotFoundError:
        return PictureCheck(_missing(folder, image))
    except PermissionError:
        return PictureCheck((f"the picture {quoted(image)} may not be read", "ask for permission to read it"))
    except (OSError, ValueError):
        hint = "check its name, and the disk or network drive"
        return PictureCheck((f"the picture {quoted(image)} cannot be read", hint))


def _check_file(folder: PictureFolder, image: str) -> PictureCheck:
    """The same; raises OSError where the file cannot be read."""
    if folder.real is None:
        fault = f"the folder {folder.label}/ is a link to a place outside the library", "copy the folder here"
        return PictureCheck(fault)
    if image in folder.pending:
        return _check_content(folder.pending[image], image, thorough=folder.is_thorough)
    real = Path(os.path.realpath(picture_path(folder.real, image)))
    if not real.is_relative_to(folder.real):
        message = f"the picture {quoted(image)} is a link to a place outside {folder.where}"
        return PictureCheck((message, "copy the file itself to this place"))
    found = real.stat()
    misplaced = _place_fault(folder, image, found)
    if misplaced:
        return PictureCheck(misplaced)
    if found.st_size > LARGEST_FILE:
        return PictureCheck(_too_large(image, found.st_size, LARGEST_FILE))
    return _check_content(read_regular(real, LARGEST_FILE), image, thorough=folder.is_thorough)


def picture_fault(folder: PictureFolder, image: str) -> Fault | None:
    """The fault of a picture, or None; as `check_picture`."""
    return check_picture(folder, image).fault


def _place_fault(folder: PictureFolder, image: str, found: os.stat_result) -> Fault | None:
    """The fault of something that exists but is not a file, or has another name.

    Windows and macOS also find "Bridge.svg" for "bridge.svg"; other systems do not.
    """
    if _composed(image) not in folder.names and _same_but_for_case(folder, image) is not None:
        return _missing(folder, image)
    if not stat.S_ISREG(found.st_mode):
        return f"{quoted(image)} is not a picture file", "write the name of a file"
    return None


def _files_in(folder: Path, deep: bool) -> list[str]:
    """Relative paths of the files, with forward slashes; does not follow links to folders."""
    found: list[str] = []
    for parent, folders, files in os.walk(folder):
        folders.sort()
        relative = Path(parent).relative_to(folder)
        found += [(relative / name).as_posix() for name in sorted(files)]
        if not deep or len(found) > MOST_FILES_LISTED:
            break
    return found


def _same_but_for_case(folder: PictureFolder, image: str) -> str | None:
    return _by_lower_case(folder.names).get(_composed(image).lower())


@lru_cache(maxsize=4)
def _by_lower_case(names: frozenset[str]) -> dict[str, str]:
    return {name.lower(): name for name in sorted(names, reverse=True)}


@lru_cache(maxsize=4)
def _pictures_of(names: frozenset[str]) -> frozenset[str]:
    endings = (*SVG_ENDINGS, *RASTER_ENDINGS)
    return frozenset(name for name in names if Path(name).suffix.lower() in endings)


def _missing(folder: PictureFolder, image: str) -> Fault:
    message = f"the picture {quoted(image)} is not in {folder.where}"
    same = _same_but_for_case(folder, image)
    if same is not None:
        return message, f"the file is called {quoted(same)}: capital letters count"
    within = _composed(image).removeprefix("./").removeprefix(f"{folder.label}/")
    if within != _composed(image) and within in folder.names:
        return message, f"write {quoted(within)}, without the folder"
    otherwise = f"copy the file into {folder.where}, or correct its name"
    return message, did_you_mean(image, _pictures_of(folder.names), otherwise, likeness=0.75)


def read_checked(path: Path, content: str | None) -> bytes:
    """The bytes of a picture: those that were checked, where content is the digest of them.

    Raises PictureError for a file that cannot be read, or is no longer what was checked.
    """
    try:
        data = read_regular(path, LARGEST_FILE)
    except FileNotFoundError as error:
        raise missing_file(path) from error
    except OSError as error:
        raise PictureError(f"{path.name} cannot be opened", "Check that the file can be read") from error
    if content not in (None, content_digest(data)):
        raise PictureError(
            f"{path.name} was changed after it was checked", "start again, so that the new picture is checked"
        )
    return data


def missing_file(path: Path) -> PictureError:
    """The error of a picture that is not there."""
    return PictureError(f"There is no picture {path.name}", "Check the name and the folder")


def _check_content(data: bytes, image: str, *, thorough: bool) -> PictureCheck:
    """Checks the bytes of a picture."""
    head = data[:HEAD]
    if is_drawing(image, head):
        fault = _too_large(image, len(data), LARGEST_SVG)
        return PictureCheck(fault) if fault else _check_drawing(data, image, thorough=thorough)
    from backpdf.pictures.raster import Raster  # noqa: PLC0415  (Pillow, which a library of drawings does not need)

    try:
        raster = Raster.of_bytes(data)
        raster.check()
    except PictureError as error:
        return PictureCheck(_with_name(image, (error.message, error.hint or SAVE_AS)))
    return PictureCheck(advice=raster.advice, crop=raster.crop_advice, content=content_digest(data))


def _check_drawing(data: bytes, image: str, *, thorough: bool) -> PictureCheck:
    """Checks an SVG file: whether it is safe, and if thorough whether it can be drawn."""
    if not thorough:
        fault = svg_fault(data) if data[:2] != GZIP else None
        return PictureCheck(_with_name(image, fault), content=None if fault else content_digest(data))
    from backpdf.pictures.svg.drawing_file import open_drawing  # noqa: PLC0415

    try:
        return PictureCheck(advice=open_drawing(data).advice, content=content_digest(data))
    except PictureError as error:
        return PictureCheck(_with_name(image, (error.message, error.hint or SAVE_AS)))


def _too_large(image: str, size: int, limit: int) -> Fault | None:
    if size <= limit:
        return None
    return f"the picture {quoted(image)} is larger than {limit // 1024 // 1024} MB", "make it smaller"


def _with_name(image: str, fault: Fault | None) -> Fault | None:
    """The fault with the picture's name before its message."""
    return None if fault is None else (f"{quoted(image)}: {fault[0]}", fault[1])


def _composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)
