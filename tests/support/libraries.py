"""Small valid libraries for tests, written as a clinician would write them: YAML, drawings, photos.

`exercise`, `level` and `program` give the values of a file, with changes; `write_library` puts them
in a folder, with a picture for every name that is used.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml
from PIL import Image

Values = dict[str, Any]

EXIF_ORIENTATION = 0x0112


def exercise(name: str = "Bridge", *, pictures: Iterable[str] = (), **changes: Any) -> Values:
    """The values of an exercise file; pictures are file names; a change to None takes a field out."""
    slug = name.split(maxsplit=1)[0]
    values: Values = {
        "name": name,
        "why": f"Helps with {slug}.",
        "pictures": [picture(file, number) for number, file in enumerate(pictures, start=1)],
        "steps": [f"Lie down for {slug}.", "Breathe out and **lift your hips**.", "Lower slowly."],
        "dose": {"sets": 2, "reps": "8-12", "hold": "5 s", "times_a_day": 1, "days_a_week": "4-5"},
        "easier": "Lift only halfway.",
        "harder": "Cross your arms.",
        "take_care": "Stop if pain goes down your leg.",
    }
    return _changed(values, changes)


def picture(file: str, number: int = 1, **changes: Any) -> Values:
    """The values of one picture of an exercise."""
    return _changed(
        {"image": file, "caption": f"Picture {number}", "alt": f"What picture {number} shows."}, changes
    )


def level(*exercises: str | Values, **changes: Any) -> Values:
    """The values of one level, with the ids of its exercises."""
    values: Values = {
        "name": "Get moving",
        "aim": "Move more easily.",
        "how_often": "On 4 to 5 days a week.",
        "exercises": list(exercises) or ["bridge"],
        "move_on": ["Go on when all feels easy."],
        "step_back": ["Go back when pain gets worse."],
        "activity": "Walk for 10 minutes a day.",
    }
    return _changed(values, changes)


def program(*levels: Values, **changes: Any) -> Values:
    """The values of a program file."""
    values: Values = {
        "title": "Exercises for your lower back",
        "message": "Keep moving.",
        "how_to_use": ["Move slowly.", "Breathe."],
        "before_you_start": ["Ask your doctor."],
        "pain_rule": ["A mild ache is fine."],
        "red_flags": {
            "emergency": {"action": "Go to a hospital at once", "signs": ["Numbness", "Leaking pee"]},
            "doctor": {"action": "See a doctor soon", "signs": ["Fever", "A fall"]},
        },
        "disclaimer": "This sheet supports the advice of your clinician.",
        "version": "1.0",
        "date": "2026-11-21",
        "sources": ["A guideline, 2020"],
        "levels": {str(number): each for number, each in enumerate(levels or (level(),), start=1)},
    }
    return _changed(values, changes)


def write_library(
    root: Path,
    exercises: Mapping[str, Values] | None = None,
    programs: Mapping[str, Values] | None = None,
    *,
    clinic: Values | None = None,
    pictures: Mapping[str, bytes] | None = None,
) -> Path:
    """A library at root; pictures that are named and not given are made up.

    exercises and programs are file values by id; without them, one bridge in one level.
    """
    exercises = {"bridge": exercise(pictures=("a.svg", "b.svg"))} if exercises is None else exercises
    programs = {"low-back": program()} if programs is None else programs
    for id_, values in exercises.items():
        _write_yaml(root / "exercises" / f"{id_}.yaml", values)
    for id_, values in programs.items():
        _write_yaml(root / "exercises" / "programs" / f"{id_}.yaml", values)
    if clinic is not None:
        clinic = _changed(clinic, {})
        _write_yaml(root / "clinic.yaml", clinic)
    given = dict(pictures or {})
    for values in exercises.values():
        for each in values.get("pictures", ()):
            given.setdefault(f"images/{each['image']}", _made_up(each["image"]))
    if clinic and "logo" in clinic:
        given.setdefault(clinic["logo"], _made_up(clinic["logo"]))
    (root / "images").mkdir(parents=True, exist_ok=True)
    for name, data in given.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(data)
    return root


def drawing(width: int = 200, height: int = 120) -> bytes:
    """An SVG drawing that fills its area."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<rect width="{width}" height="{height}" fill="#dce8f0"/>'
        f'<circle cx="{width / 2}" cy="{height / 2}" r="{min(width, height) / 3}" fill="#b04030"/></svg>'
    ).encode()


def photo(
    width: int = 900, height: int = 600, kind: str = "JPEG", *, orientation: int = 1, mode: str = "RGB"
) -> bytes:
    """A photo, red on the left and blue on the right, turned by its EXIF orientation if wanted."""
    image = Image.new("RGB", (width, height), "#c03020")
    image.paste("#2040a0", (width // 2, 0, width, height))
    exif = Image.Exif()
    exif[EXIF_ORIENTATION] = orientation
    file = io.BytesIO()
    image.convert(mode).save(file, kind, exif=exif)
    return file.getvalue()


def _made_up(file: str) -> bytes:
    kinds = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG"}
    kind = kinds.get(Path(file).suffix)
    return photo(kind=kind) if kind else drawing()


def _changed(values: Values, changes: Values) -> Values:
    return {name: value for name, value in {**values, **changes}.items() if value not in (None, [])}


def _write_yaml(path: Path, values: Values) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8"
    )
