"""A corpus of handouts that clinicians might make: every field, every kind of picture, every length.

Each case is a small library on disk, read by backpdf itself, and one handout of it.  The names say
what is special; `tests/pdf/test_reading_order.py` holds the cases to what their names promise.
"""

from __future__ import annotations

import io
import string
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms

from backpdf.handout.blocks import Handout
from backpdf.handout.compose import compose
from backpdf.handout.request import Request
from backpdf.pdf.layout.theme import Edition, Paper
from backpdf.pdf.print_options import PrintOptions
from backpdf.production.checked_library import check_library
from support.dose_forms import exercises_with_every_dose
from support.libraries import Values, drawing, exercise, level, photo, picture, program, write_library

PROGRAM = "low-back"

FORMS: Mapping[str, PrintOptions] = {
    "a4 standard colour": PrintOptions(),
    "letter large-print grey": PrintOptions(Paper.LETTER, Edition.LARGE_PRINT, mono=True),
}
"""How each case is printed: together they have both papers, both editions and both colour modes."""

SENTENCE = "Breathe out slowly, and let your knees sink to the side as far as feels good. "
ODD = (
    "Łódź, Жук, Ωμέγα, ½ ¾ ⅓, 5 × 3 ± 2 °C, ≤ 10 %, 3–5 — “quoted” ‘text’ «so» …, "  # noqa: RUF001
    "£ € ¥ §, ñ ç ø å æ ß ŉ ı İ "  # noqa: RUF001
    "ș ț ő ű ğ ě ů ў ї ґ ё, e\u0301 o\u0302, 10\u00a0kg 5\u202fs, Mus\u00adkel, <b>a</b> &amp; {name} %s \\n "
    "(x) [y] /z #1 a_b 2*c* ** d **"
)
LETTERS = "".join(
    map(chr, (*range(0xA1, 0xAD), *range(0xAE, 0x180), *range(0x391, 0x3A2), *range(0x3B1, 0x3CA)))
) + "".join(map(chr, range(0x410, 0x450)))
LONG_WORD = "Donaudampfschifffahrts" * 9
LONG_ADDRESS = "https://example.org/" + "exercises/for/the/lower/back/and/hips/" * 12 + "index"
ODD_ADDRESS = "https://übungen.example:8443/rücken?a=1&b=(2)%20;c#Brücke"
CLINIC: Values = {
    "name": "Clinic for Backs & Knees",
    "logo": "logo.svg",
    "address": "1 Example Street, Example Town",
    "phone": "+44 (0)20 7946 0000",
    "web": "https://clinic.example.org/backs/",
    "emergency_number": "999",
    "paper": "a4",
    "language": "en-GB",
    "disclaimer": "Ring us with **any** question.",
}


@dataclass(frozen=True)
class Case:
    """The files of a library, and who the handout is for."""

    exercises: Mapping[str, Values]
    program: Values
    clinic: Values | None = None
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    level: int = 1
    patient: str | None = None
    clinician: str | None = None
    day: date | None = None


def handout_of(case: Case, folder: Path) -> Handout:
    """The handout of a case; its library is written into a folder, read back and found sound."""
    root = write_library(
        folder, case.exercises, {PROGRAM: case.program}, clinic=case.clinic, pictures=case.pictures
    )
    checked = check_library(root)
    assert not checked.problems, "\n".join(problem.render() for problem in checked.problems)
    assert checked.library is not None
    return compose(checked.library, Request(PROGRAM, case.level, case.patient, case.clinician, case.day))


def _one(values: Values | None = None, *, clinic: Values | None = None, **changes: Any) -> Case:
    """One exercise in one level; changes are to the program."""
    return Case({"bridge": values or exercise(pictures=("a.svg", "b.svg"))}, program(**changes), clinic)


def _several(count: int, *, pictures: int = 2, **changes: Any) -> Case:
    """So many exercises in one level; changes are to each of them."""
    names = [f"Exercise {number}" for number in range(1, count + 1)]
    exercises = {
        f"exercise-{number}": exercise(
            name, pictures=[f"{number}-{index}.svg" for index in range(pictures)], **changes
        )
        for number, name in enumerate(names, start=1)
    }
    return Case(exercises, program(level(*exercises)))


def _with_pictures(files: Mapping[str, bytes]) -> Case:
    """Two pictures on a card, as many cards as it takes."""
    names = list(files)
    exercises = {
        f"with-{index}": exercise(f"Picture {index}", pictures=names[index : index + 2])
        for index in range(0, len(names), 2)
    }
    pictures = {f"images/{name}": data for name, data in files.items()}
    return Case(exercises, program(level(*exercises)), pictures=pictures)


def _with_logo(file: str, data: bytes, **clinic: str) -> Case:
    case = _one(clinic={"logo": file, **clinic})
    return Case(case.exercises, case.program, case.clinic, {file: data})


def _saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def _ramp(mode: str, size: tuple[int, int] = (320, 200)) -> Image.Image:
    """A picture that runs from dark to light, in a mode of Pillow's."""
    grey = Image.linear_gradient("L").resize(size)
    if mode == "I;16":
        return Image.frombytes("I;16", size, b"".join(bytes((value, value)) for value in grey.tobytes()))
    colours = Image.merge("RGB", (grey, grey.rotate(180), Image.new("L", size, 90)))
    if mode in ("RGBA", "LA"):
        colours.putalpha(grey)
    return colours.convert(mode)


RASTERS: Mapping[str, bytes] = {
    "rgb.png": _saved(_ramp("RGB")),
    "alpha.png": _saved(_ramp("RGBA")),
    "grey.png": _saved(_ramp("L")),
    "grey-alpha.png": _saved(_ramp("LA")),
    "one-bit.png": _saved(_ramp("1")),
    "sixteen-bit.png": _saved(_ramp("I;16")),
    "palette.png": _saved(_ramp("P")),
    "palette-hole.png": _saved(_ramp("P"), transparency=0),
    "photo.jpg": photo(),
    "sideways.jpg": photo(orientation=6),
    "cmyk.jpg": photo(mode="CMYK"),
    "grey.jpeg": photo(mode="L"),
    "photo.webp": _saved(_ramp("RGB"), "WEBP"),
    "scan.tif": _saved(_ramp("CMYK"), "TIFF"),
    "clip.gif": _saved(_ramp("P"), "GIF", transparency=0),
    "paint.bmp": _saved(_ramp("RGB"), "BMP"),
    "phone.avif": _saved(_ramp("RGBA"), "AVIF"),
    "profile.png": _saved(
        _ramp("RGB"), "PNG", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    ),
}
"""A picture of every kind that clinicians have."""

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 100">'
    '<defs><linearGradient id="g"><stop offset="0" stop-color="#b33"/>'
    '<stop offset="1" stop-color="#33b" stop-opacity="0.4"/></linearGradient>'
    '<clipPath id="c"><circle cx="80" cy="50" r="45"/></clipPath></defs>'
    '<g clip-path="url(#c)" opacity="0.8"><rect width="160" height="100" fill="url(#g)"/></g>'
    '<path d="M5 95 Q40 5 80 95 T155 95" fill="none" stroke="#123" stroke-dasharray="4 2" opacity="0.5"/>'
    '<text x="20" y="60" font-weight="bold">Lift ½ way</text></svg>'
).encode()
PLAIN_DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 100">'
    b'<clipPath id="c"><circle cx="80" cy="50" r="45"/></clipPath><symbol id="s" viewBox="0 0 9 9">'
    b'<circle cx="4.5" cy="4.5" r="4"/></symbol><rect width="160" height="100" rx="12" fill="#dce8f0"/>'
    b'<rect fill="#0a6" stroke="#123" x="20" y="20" width="90" height="60" clip-path="url(#c)"/>'
    b'<use href="#s" width="40" height="40" x="100" fill="#b33" fill-opacity="0.5"/>'
    b'<path d="M5 95Q40 5 80 95T155 95" fill="none" stroke="#123" stroke-dasharray="4 2"/></svg>'
)
DRAWINGS: Mapping[str, bytes] = {
    "gradient.svg": DRAWING,
    "plain.svg": PLAIN_DRAWING,
    "wide.svg": drawing(900, 20),
    "tall.svg": drawing(20, 900),
    "point.png": _saved(Image.new("RGB", (1, 1), "#808080")),
}


def _bare() -> Case:
    """Nothing that may be left out."""
    plain = exercise(easier=None, harder=None, take_care=None, dose={"reps": "8"}, steps=["Walk."])
    return _one(plain, before_you_start=None, sources=None, levels={"1": level("bridge", how_often=None)})


def _everything() -> Case:
    """Every field at once."""
    full = exercise(
        "Bridge",
        pictures=("gradient.svg", "photo.jpg"),
        position="lying",
        equipment=["mat"],
        video="https://example.org/bridge",
        sources=["A trial, 2021."],
        tags=["strength"],
        dose={
            "sets": "2-3", "reps": "8-12", "hold": "5-10 s", "rest": "1-2 min", "duration": "5 min",
            "times_a_day": "1-3", "days_a_week": "4-5", "each_side": "true", "load": "the red band",
        },
    )  # fmt: skip
    full["pictures"][0] |= {"credit": "A. Artist", "licence": "CC BY 4.0"}
    full["pictures"][1] |= {"credit": "B. Artist"}
    return Case(
        {"bridge": full, "plank": exercise("Plank", video="https://example.org/plank")},
        program(
            level("bridge", {"exercise": "plank", "dose": {"sets": "4"}}),
            level("bridge"),
            review={"by": "A. Jones, physiotherapist", "date": "2026-11-20", "next": "2027-11-20"},
            web="https://example.org/",
        ),
        {**CLINIC},
        {"images/gradient.svg": DRAWING},
        patient="A. Example-Ångström",
        clinician="B. Example",
        day=date(2026, 11, 21),
    )


def _foreign() -> Case:
    """Exercises in three languages on an English sheet."""
    german = exercise(
        "Brücke",
        why="Stärkt Gesäß und Rücken.",
        pictures=("a.svg",),
        steps=["Leg dich auf den **Rücken**.", "Heb die Hüfte."],
        easier="Nur halb so hoch.",
        harder="Verschränk die Arme.",
        take_care="Hör auf, wenn es ins Bein zieht.",
        language="de",
        video="https://example.org/br%C3%BCcke",
    )
    french = exercise("Le pont", why="Renforce le dos.", steps=["Allongez-vous."], language="fr")
    british = exercise("Heel slide", why="Programme of favourites.", language="en-GB")
    exercises = {"brücke": german, "pont": french, "heel": british, "plank": exercise("Plank")}
    exercises["bruecke"] = exercises.pop("brücke")
    return Case(exercises, program(level(*exercises), language="en"))


def _dose_forms() -> Case:
    """Every form of a dose, on an English sheet; one with a table of weeks in another language."""
    exercises = exercises_with_every_dose()
    exercises["weeks"] |= {"language": "de"}
    return Case(exercises, program(level(*exercises), language="en"))


def _long_lists() -> Case:
    """Every list as long as it may be."""

    def many(count: int, words: str = "A sign of some length, told in words") -> list[str]:
        return [f"{words} {number}" for number in range(1, count + 1)]

    steps = exercise(pictures=("a.svg", "b.svg"), steps=many(15, "A step"), sources=many(9, "A source"))
    return _one(
        steps,
        how_to_use=many(7),
        before_you_start=many(7),
        pain_rule=many(5),
        red_flags={
            "emergency": {"action": "Go at once", "signs": many(9)},
            "doctor": {"action": "See a doctor", "signs": many(9)},
        },
        sources=many(12, "A guideline"),
        diary_weeks="12",
        levels={"1": level("bridge", move_on=many(7), step_back=many(7))},
    )


def _odd_letters() -> Case:
    """Odd letters, marks of markup and invisible characters in every text."""
    short = "Łódź Ж Ω ½ <b>&amp; {x} %s"
    odd = exercise(
        short,
        why=ODD,
        steps=[ODD, f"**{ODD.replace('**', '')}**", LETTERS[:150], LETTERS[150:], LONG_WORD],
        easier=ODD,
        harder=ODD,
        take_care=ODD,
        sources=[ODD],
        video=ODD_ADDRESS,
    )
    odd["pictures"] = [picture("a.svg", caption=short, alt=ODD, credit=short, licence=short)]
    flags = {"emergency": {"action": ODD, "signs": [ODD]}, "doctor": {"action": ODD, "signs": [ODD]}}
    return Case(
        {"bridge": odd},
        program(
            level("bridge", name=ODD, aim=ODD, how_often=ODD, move_on=[ODD], step_back=[ODD], activity=ODD),
            title=short,
            message=ODD,
            how_to_use=[ODD],
            before_you_start=[ODD],
            pain_rule=[ODD],
            red_flags=flags,
            disclaimer=ODD,
            sources=[ODD],
            version="1.0-½",
            review={"by": ODD},
            web=ODD_ADDRESS,
        ),
        {**CLINIC, "name": ODD, "address": ODD, "disclaimer": ODD},
        patient="Ж. Ω. Łącki <&> {name} %s",
        clinician="½ é",
    )


def _long_texts() -> Case:
    """Every text many times longer than its place, half of it bold."""
    long = f"{SENTENCE * 8}**{SENTENCE * 8}**"
    case = _one(
        exercise(
            string.capwords("a name as long as a name may be ")[:-1] + " Twice" * 7,
            pictures=("a.svg", "b.svg", "a.svg"),
            why=long,
            steps=[long, SENTENCE, long],
            easier=long,
            harder=long,
            take_care=long,
        ),
        title="A title that is just as long as a title may be, to the end",
        message=long,
        how_to_use=[long],
        pain_rule=[long],
        red_flags={
            "emergency": {"action": long, "signs": [long, long]},
            "doctor": {"action": long, "signs": [long]},
        },
        disclaimer=SENTENCE * 5,
        levels={
            "1": level("bridge", name=long, aim=long, how_often=long, move_on=[long, long], activity=long)
        },
    )
    return Case(case.exercises, case.program, patient="A name " * 20, clinician="B name " * 20)


CASES: Mapping[str, Case] = {
    "bare": _bare(),
    "everything": _everything(),
    "clinic with svg logo": _one(clinic=CLINIC),
    "clinic with png logo": _with_logo("logo.png", RASTERS["rgb.png"], name="Clinic"),
    "clinic with alpha png logo": _with_logo("logo.png", RASTERS["alpha.png"], phone="0123"),
    "clinic with cmyk jpeg logo": _with_logo("logo.jpg", RASTERS["cmyk.jpg"]),
    "clinic with name alone": _one(clinic={"name": "Clinic"}),
    "clinic with web alone": _one(clinic={"web": "https://example.org/"}),
    "clinic without anything shown": _one(clinic={"emergency_number": "112", "language": "en-GB"}),
    "rasters": _with_pictures(RASTERS),
    "drawings": _with_pictures(DRAWINGS),
    "one picture shared": Case(
        {"a": exercise("A", pictures=("a.svg", "a.svg")), "b": exercise("B", pictures=("a.svg",))},
        program(level("a", "b")),
    ),
    **{f"cards: {count}": _several(count) for count in range(1, 13)},
    "no pictures": _several(5, pictures=0),
    "1 picture each": _several(3, pictures=1),
    "3 pictures each": _several(3, pictures=3),
    "4 pictures each": _several(5, pictures=4),
    "level 1 of 8": Case(_one().exercises, program(*(level() for _ in range(8)))),
    "level 8 of 8": Case(_one().exercises, program(*(level() for _ in range(8))), level=8),
    "level 6 of 6": Case(_one().exercises, program(*(level() for _ in range(6))), level=6),
    "foreign exercises": _foreign(),
    "british program": _one(exercise("Bridge", language="en"), language="en-GB"),
    "dose forms": _dose_forms(),
    "long lists": _long_lists(),
    "long texts": _long_texts(),
    "odd letters": _odd_letters(),
    "links over lines": _one(
        exercise(video=LONG_ADDRESS), clinic={"web": LONG_ADDRESS, "phone": "1"}, web=LONG_ADDRESS
    ),
    "link over pages": _one(clinic={"address": SENTENCE * 44, "web": LONG_ADDRESS}),
    "card over pages": _one(exercise(pictures=("a.svg", "b.svg"), steps=[f"**{SENTENCE * 6}**"] * 15)),
    "diary of one week": _one(diary_weeks="1"),
}
