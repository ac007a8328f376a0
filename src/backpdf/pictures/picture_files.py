"""Checks that a picture file can be printed: it exists in its folder, in a known format, complete."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path

from backpdf.pictures.svg_safety import Fault, svg_fault
from backpdf.quoting import did_you_mean, quoted

LARGEST_FILE = 50 * 1024 * 1024
LARGEST_SVG = 5 * 1024 * 1024
MOST_FILES_LISTED = 10_000

_PHOTOS = {
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".webp": "WEBP",
    ".tif": "TIFF",
    ".tiff": "TIFF",
    ".heic": "HEIF",
    ".heif": "HEIF",
}
"""Ending of a file name -> Pillow's name of the format."""


@dataclass(frozen=True, slots=True)
class PictureFolder:
    """A folder with pictures: its real path, and the names of the files in it.

    label is the folder's name in messages; real is None where the folder is outside the library.
    """

    label: str
    real: Path | None
    names: frozenset[str]

    @property
    def where(self) -> str:
        """The folder's name in a sentence."""
        return f"{self.label}/" if self.label else "the library's folder"


def open_folder(library: Path, name: str) -> PictureFolder:
    """The folder `name` of a library ("" for the library's own folder); it need not exist."""
    root = Path(os.path.realpath(library))
    real = Path(os.path.realpath(root / name))
    if not real.is_relative_to(root):
        return PictureFolder(name, None, frozenset())
    return PictureFolder(name, real, frozenset(_files_in(real, deep=bool(name))))


def picture_fault(folder: PictureFolder, image: str) -> Fault | None:
    """The fault of a picture, or None; reads nothing outside the folder.

    image is a relative path without ".." (validated by the model).
    """
    if folder.real is None:
        return f"the folder {folder.label}/ is a link to a place outside the library", "copy the folder here"
    try:
        real = Path(os.path.realpath(folder.real / image))
        if not real.is_relative_to(folder.real):
            message = f"the picture {quoted(image)} is a link to a place outside {folder.where}"
            return message, "copy the file itself to this place"
        found = real.stat()
        return _place_fault(folder, image, found) or _content_fault(real, image, found.st_size)
    except FileNotFoundError:
        return _missing(folder, image)
    except PermissionError:
        return f"the picture {quoted(image)} may not be read", "ask for permission to read it"
    except (OSError, ValueError):
        return f"the picture {quoted(image)} cannot be read", "check its name, and the disk or network drive"


def _place_fault(folder: PictureFolder, image: str, found: os.stat_result) -> Fault | None:
    """The fault of something that exists but is not a file, or has another name.

    Windows and macOS also find "Bridge.svg" for "bridge.svg"; other systems do not.
    """
    if image not in folder.names and _same_but_for_case(folder, image) is not None:
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
    return next((name for name in sorted(folder.names) if name.lower() == image.lower()), None)


def _missing(folder: PictureFolder, image: str) -> Fault:
    message = f"the picture {quoted(image)} is not in {folder.where}"
    same = _same_but_for_case(folder, image)
    if same is not None:
        return message, f"the file is called {quoted(same)}: capital letters count"
    within = image.removeprefix("./").removeprefix(f"{folder.label}/")
    if within != image and within in folder.names:
        return message, f"write {quoted(within)}, without the folder"
    pictures = sorted(name for name in folder.names if Path(name).suffix.lower() in {".svg", *_PHOTOS})
    otherwise = f"copy the file into {folder.where}, or correct its name"
    return message, did_you_mean(image, pictures, otherwise, likeness=0.75)


def _content_fault(path: Path, image: str, size: int) -> Fault | None:
    """The fault of the content of a file of `size` bytes; raises OSError where it cannot be read."""
    suffix = Path(image).suffix.lower()
    if suffix == ".svg":
        return _too_large(image, size, LARGEST_SVG) or _with_name(image, svg_fault(path.read_bytes()))
    from backpdf.pictures import photo_check  # noqa: PLC0415  (Pillow, which a library of drawings does not need)

    kind = _PHOTOS.get(suffix)
    if kind is None or not photo_check.can_read(kind):
        return f"the picture {quoted(image)} is of a kind that cannot be printed", photo_check.SAVE_AS
    fault = _too_large(image, size, LARGEST_FILE)
    return fault or _with_name(image, photo_check.photo_fault(path, set(_PHOTOS.values())))


def _too_large(image: str, size: int, limit: int) -> Fault | None:
    if size <= limit:
        return None
    return f"the picture {quoted(image)} is larger than {limit // 1024 // 1024} MB", "make it smaller"


def _with_name(image: str, fault: Fault | None) -> Fault | None:
    """The fault with the picture's name before its message."""
    return None if fault is None else (f"{quoted(image)}: {fault[0]}", fault[1])
