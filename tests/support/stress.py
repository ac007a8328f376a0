# ruff: noqa: RUF001  (unusual letters are what is tested)
"""Libraries that ask much of the layout: long texts, many or no pictures, long names, odd letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from backpdf.handout.request import Request
from support.dose_forms import exercises_with_every_dose
from support.libraries import Values, drawing, exercise, level, photo, picture, program, write_library

SENTENCE = "Breathe out slowly and let your shoulders sink before you begin to move again. "
LONG_WORD = "Lendenwirbelsäulenbeweglichkeitsübungsprogrammhaltungsschule"
SIXTY = "Knees to chest, one after the other, on a mat or on your bed"
ODD = "Łódź, Győr, Жизнь, 5 Ω, ½ cup… 100 % <b>not bold</b> & {name} \\n $HOME “quotes” – 20 °C ≤ ≥ #1"
ADDRESS = "https://example.org/a/very/long/way/" + "exercises-for-your-back/" * 6 + "?q=1&lang=en#top"

LARGEST_DOSE: Values = {
    "sets": "10-1000",
    "reps": "100-1000",
    "hold": "100-1000 s",
    "rest": "100-1000 s",
    "duration": "100-1000 min",
    "times_a_day": "10-1000",
    "days_a_week": "6-7",
    "each_side": True,
    "load": "a heavy band, or two bottles of water",
}

assert len(LONG_WORD) == len(SIXTY) == 60


def text_of(length: int) -> str:
    """Plain words, of exactly this many characters."""
    return (SENTENCE * (length // len(SENTENCE) + 1))[: length - 1].strip().ljust(length - 1, "x") + "."


def several(count: int, length: int) -> list[str]:
    """Different texts of about this length."""
    return [f"{number}: {text_of(length - 4)}" for number in range(1, count + 1)]


def wordy_exercise(name: str = "Bridge", *, factor: int = 3, **changes: Any) -> Values:
    """An exercise with texts several times as long as those of the starter library."""
    long = {
        "why": text_of(55 * factor),
        "steps": several(4, 55 * factor),
        "easier": text_of(50 * factor),
        "harder": text_of(50 * factor),
        "take_care": text_of(75 * factor),
    }
    return exercise(name, **{**long, **changes})


def wordy_level(*exercises: str, factor: int = 3, **changes: Any) -> Values:
    """A level with long texts."""
    long = {
        "aim": text_of(70 * factor),
        "how_often": text_of(70 * factor),
        "move_on": [text_of(110 * factor)],
        "step_back": [text_of(110 * factor)],
        "activity": text_of(110 * factor),
    }
    return level(*exercises, **{**long, **changes})


def wordy_program(*levels: Values, factor: int = 3, **changes: Any) -> Values:
    """A program with long texts."""
    long = {
        "message": text_of(100 * factor),
        "how_to_use": several(4, 75 * factor),
        "before_you_start": several(3, 70 * factor),
        "pain_rule": several(3, 75 * factor),
        "red_flags": {
            "emergency": {"action": text_of(70 * factor), "signs": several(6, 85 * factor)},
            "doctor": {"action": text_of(50 * factor), "signs": several(7, 60 * factor)},
        },
        "disclaimer": text_of(150 * factor),
        "sources": several(5, 60 * factor),
    }
    return program(*levels, **{**long, **changes})


def long_texts(root: Path) -> Path:
    ids = [f"e{number}" for number in range(1, 6)]
    return write_library(
        root,
        {id_: wordy_exercise(id_, pictures=("a.svg", "b.svg")) for id_ in ids},
        {"low-back": wordy_program(wordy_level(*ids))},
    )


def exercises(count: int) -> Callable[[Path], Path]:
    """A level of so many exercises."""

    def write(root: Path) -> Path:
        ids = [f"e{number}" for number in range(1, count + 1)]
        return write_library(
            root,
            {id_: exercise(id_.upper(), pictures=("a.svg", "b.svg")) for id_ in ids},
            {"low-back": program(level(*ids))},
        )

    return write


def pictures_from_none_to_four(root: Path) -> Path:
    files = ("a.svg", "b.jpg", "c.png", "d.svg")
    return write_library(
        root,
        {f"e{count}": exercise(f"E{count}", pictures=files[:count]) for count in range(5)},
        {"low-back": program(level(*(f"e{count}" for count in range(5))))},
    )


def no_pictures(root: Path) -> Path:
    ids = ("e1", "e2", "e3")
    return write_library(root, {id_: exercise(id_) for id_ in ids}, {"low-back": program(level(*ids))})


def long_names(root: Path) -> Path:
    """Names of 60 characters, in words and in one word, wherever a name stands."""
    captioned = [picture("a.svg", caption=SIXTY), picture("b.svg", 2, caption=LONG_WORD)]
    first, second = exercise(SIXTY), exercise(LONG_WORD, why=LONG_WORD + " eases your back.")
    return write_library(
        root,
        {"e1": {**first, "pictures": captioned}, "e2": {**second, "pictures": captioned}},
        {
            "low-back": program(
                level("e1", "e2", name=LONG_WORD, activity=f"Walk to {LONG_WORD} and back."),
                title=LONG_WORD,
                message=f"Keep doing {LONG_WORD}.",
                how_to_use=[LONG_WORD],
                version="2026.1 (draft for review by two clinicians)",
                red_flags={
                    "emergency": {"action": f"Go to {LONG_WORD}", "signs": [LONG_WORD]},
                    "doctor": {"action": f"See {LONG_WORD}", "signs": [LONG_WORD]},
                },
            )
        },
    )


def fifteen_steps(root: Path) -> Path:
    return write_library(
        root,
        {
            "e1": exercise("One", pictures=("a.svg", "b.svg"), steps=several(15, 80)),
            "e2": exercise("Two", pictures=("a.svg",), steps=several(15, 240)),
            "e3": exercise("Three", steps=several(15, 240)),
        },
        {"low-back": program(level("e1", "e2", "e3"))},
    )


def long_red_flags(root: Path) -> Path:
    flags = {
        "emergency": {"action": text_of(120), "signs": several(9, 300)},
        "doctor": {"action": text_of(120), "signs": several(9, 300)},
    }
    return write_library(root, programs={"low-back": program(red_flags=flags)})


def eight_levels(root: Path) -> Path:
    levels = [level("bridge", name=f"Stage {number}") for number in range(1, 9)]
    return write_library(root, programs={"low-back": program(*levels)})


def clinic(logo: str, data: bytes, **changes: Any) -> Callable[[Path], Path]:
    """A clinic with long names and this logo."""

    def write(root: Path) -> Path:
        values: Values = {
            "name": "The Physiotherapy and Rehabilitation Centre of the Royal County Hospitals, North",
            "address": "Building 14, Entrance C, 1290 Long Upper Station Road, Great Little Village AB12 3CD",
            "phone": "+44 20 7946 0000 (9) 555-0123",
            "web": ADDRESS,
            "emergency_number": "112",
            "disclaimer": text_of(300),
            "logo": logo,
        }
        return write_library(root, clinic={**values, **changes}, pictures={logo: data})

    return write


def clinic_without_logo(root: Path) -> Path:
    return write_library(root, clinic={"phone": "0123", "emergency_number": "999"})


def photos(root: Path) -> Path:
    """Wide and high, turned by EXIF, in grey, in CMYK, and with too few pixels."""
    files = {
        "wide.jpg": photo(1600, 500),
        "high.jpg": photo(500, 1600),
        "turned.jpg": photo(1600, 900, orientation=6),
        "mirrored.jpg": photo(900, 1600, orientation=5),
        "grey.png": photo(800, 800, "PNG", mode="L"),
        "inks.jpg": photo(800, 600, mode="CMYK"),
        "tiny.png": photo(40, 30, "PNG"),
        "tall.svg": drawing(50, 400),
        "flat.svg": drawing(800, 20),
    }
    names = list(files)
    pairs = {f"e{n}": exercise(f"E{n}", pictures=names[2 * n : 2 * n + 2]) for n in range(5)}
    pairs["e5"] = exercise("E5", pictures=("tall.svg", "flat.svg", "high.jpg", "wide.jpg"))
    return write_library(
        root,
        pairs,
        {"low-back": program(level(*pairs))},
        pictures={f"images/{name}": data for name, data in files.items()},
    )


def web_addresses(root: Path) -> Path:
    ids = [f"e{number}" for number in range(1, 6)]
    return write_library(
        root,
        {
            id_: exercise(id_, pictures=("a.svg",), video=f"{ADDRESS}{number}")
            for number, id_ in enumerate(ids)
        },
        {"low-back": program(level(*ids), web="https://example.org/" + "x" * 470)},
    )


def odd_letters(root: Path) -> Path:
    bold = f"**Bold & <b>** then {ODD} and **{ODD}**, 2**3, ** alone, **ends bold**"
    return write_library(
        root,
        {
            "e1": exercise(
                "Ł & <Ő> {x} 100 %",
                pictures=("a.svg",),
                why=ODD,
                steps=[bold, ODD, "**all of it**"],
                easier=bold,
                take_care=ODD,
            )
        },
        {
            "low-back": program(
                level("e1", name="a & b <c>", aim=bold, activity=bold, move_on=[bold, ODD]),
                title="Back & <legs> {1} **bold**",
                message=bold,
                how_to_use=[bold, ODD],
                disclaimer=f"**{ODD}**",
                sources=[ODD, "a & b"],
            )
        },
        clinic={"name": "Ж & <Ω> {clinic}", "disclaimer": "½ & <i>"},
    )


def largest_doses(root: Path) -> Path:
    return write_library(
        root,
        {
            "e1": exercise("One", pictures=("a.svg", "b.svg"), dose=LARGEST_DOSE),
            "e2": exercise("Two", dose=LARGEST_DOSE),
            "e3": exercise("Three", dose={"hold": "1 min"}),
        },
        {"low-back": program(level("e1", "e2", "e3"), diary_weeks=12)},
    )


def dose_forms(root: Path) -> Path:
    exercises = exercises_with_every_dose()
    return write_library(root, exercises, {"low-back": program(level(*exercises))})


def long_ending(root: Path) -> Path:
    """As much as may stand after the exercises."""
    texts = several(7, 200)
    return write_library(
        root,
        programs={
            "low-back": program(
                level("bridge", move_on=texts, step_back=texts, activity=text_of(400)), diary_weeks=12
            )
        },
    )


def everything(root: Path) -> Path:
    """All of it at once."""
    ids = [f"e{number}" for number in range(1, 13)]
    files = ("a.svg", "b.jpg", "c.png", "d.svg")
    each = {
        id_: wordy_exercise(
            f"{SIXTY} {id_}",
            pictures=files[: number % 5],
            steps=several(15, 160),
            dose=LARGEST_DOSE,
            video=f"{ADDRESS}{number}",
            sources=[f"Source of {id_}"],
        )
        for number, id_ in enumerate(ids)
    }
    return write_library(
        root,
        each,
        {"low-back": wordy_program(wordy_level(*ids), diary_weeks=12, web=ADDRESS)},
        clinic={"name": SIXTY, "address": text_of(80), "phone": "1", "disclaimer": text_of(200)},
    )


CASES: dict[str, Callable[[Path], Path]] = {
    "long-texts": long_texts,
    "one-exercise": exercises(1),
    "three-exercises": exercises(3),
    "eight-exercises": exercises(8),
    "twelve-exercises": exercises(12),
    "pictures-from-none-to-four": pictures_from_none_to_four,
    "no-pictures": no_pictures,
    "long-names": long_names,
    "fifteen-steps": fifteen_steps,
    "long-red-flags": long_red_flags,
    "eight-levels": eight_levels,
    "wide-logo": clinic("logo.svg", drawing(900, 60)),
    "tall-logo": clinic("logo.png", photo(100, 900, "PNG")),
    "logo-alone": clinic("logo.svg", drawing(), name=None, address=None, phone=None, web=None),
    "clinic-without-logo": clinic_without_logo,
    "photos": photos,
    "web-addresses": web_addresses,
    "odd-letters": odd_letters,
    "largest-doses": largest_doses,
    "dose-forms": dose_forms,
    "long-ending": long_ending,
    "everything": everything,
}
"""Writers of libraries, each with a program `low-back`, by name."""

PEOPLE: Iterable[Request] = (
    Request("low-back", 1),
    Request(
        "low-back",
        1,
        "Maximiliane Ó Ćwiklińska-Featherstonehaugh von und zu Hohenlohe",
        "Dr. Ł. Ő",
        date(2026, 9, 30),
    ),
    Request("low-back", 1, "X" * 60, "Y" * 60, date(2026, 12, 31)),
)
