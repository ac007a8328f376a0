"""Model of the clinic that hands out the sheets, and the types of its fields."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from backpdf.library.model.content_model import Content
from backpdf.library.model.fields import (
    FilePath,
    Language,
    Paper,
    Phone,
    Text,
    TextOnOneLine,
    WebAddress,
    fold,
)
from backpdf.library.model.validation import value_error

LEAST_CONTRAST = 4.5
"""Contrast ratio to white that text needs (WCAG 2.2, success criterion 1.4.3)."""
LOWEST_LOGO, HIGHEST_LOGO = 5.0, 30.0
"""Heights of a logo in millimetres: smaller is not seen, larger takes the room of an exercise."""

_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"\\]+@[^\s@<>()\[\],;:\"\\]+\.[A-Za-z0-9-]{2,}")
_COLOUR = re.compile(r"#?([0-9a-f]{6}|[0-9a-f]{3})", re.IGNORECASE)
_HEIGHT = re.compile(r"(\d+(?:\.\d+)?) ?(mm|cm)")
_MILLIMETRES = {"mm": 1.0, "cm": 10.0}


def contrast_to_white(colour: str) -> float:
    """Contrast ratio of a colour as `#rrggbb` to white, from 1 to 21 (WCAG 2.2, relative luminance)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _email(value: str) -> str:
    if not _EMAIL.fullmatch(value):
        raise value_error("email")
    return value


def _accent(value: object) -> object:
    """A colour as `#rrggbb`; `#rgb` and a missing # are accepted."""
    typed = _COLOUR.fullmatch(str(fold(value)))
    if typed is None:
        raise value_error("colour_form")
    digits = typed[1].lower()
    colour = "#" + ("".join(digit * 2 for digit in digits) if len(digits) == 3 else digits)
    contrast = contrast_to_white(colour)
    if contrast < LEAST_CONTRAST:
        raise value_error("colour_contrast", contrast=f"{contrast:.1f}")
    return colour


def _logo_height(value: object) -> object:
    """A height in millimetres, from a number with its unit."""
    if isinstance(value, float):
        return value
    typed = _HEIGHT.fullmatch(str(fold(value)))
    if typed is None:
        raise value_error("height_form")
    height = float(typed[1]) * _MILLIMETRES[typed[2]]
    if not LOWEST_LOGO <= height <= HIGHEST_LOGO:
        raise value_error("height_range", least=f"{LOWEST_LOGO:g}", most=f"{HIGHEST_LOGO:g}")
    return height


Email = Annotated[Text, AfterValidator(_email), Field(json_schema_extra={"format": "email"})]
Accent = Annotated[
    str,
    BeforeValidator(_accent),
    WithJsonSchema({"type": "string", "pattern": "^#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})$"}),
]
LogoHeight = Annotated[
    float,
    BeforeValidator(_logo_height),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]+([.][0-9]+)? ?(mm|cm)$"}),
]


class Clinic(Content):
    """The clinic that hands out the sheets; every field may be left out."""

    name: TextOnOneLine | None = Field(default=None, examples=["Hilltop Physiotherapy"])
    """The name of the clinic."""
    logo: FilePath | None = Field(default=None, examples=["logo.png"])
    """A picture file, as seen from the folder of this file."""
    logo_height: LogoHeight | None = Field(default=None, examples=["15 mm"])
    """How high the logo prints: 15 mm; 11 mm where nothing is said."""
    accent: Accent | None = Field(default=None, examples=['"#17456b"'])
    """The colour of titles and numbers, in quotes: "#17456b"; dark enough to read on white."""
    address: Text | None = Field(default=None, examples=["12 High Street, Anytown"])
    """The address; lines below | stay lines."""
    phone: Phone | None = Field(default=None, examples=["+44 20 7946 0000"])
    """The telephone number."""
    second_phone: Phone | None = Field(default=None, examples=["+44 7700 900000"])
    """Another telephone number, such as a mobile."""
    email: Email | None = Field(default=None, examples=["hello@clinic.example"])
    """The e-mail address."""
    web: WebAddress | None = Field(default=None, examples=["https://clinic.example"])
    """The web address: https://..."""
    opening_hours: Text | None = Field(default=None, examples=["Monday to Friday, 8 to 17"])
    """When somebody answers the phone."""
    contact: Text | None = Field(default=None, examples=["Questions? Call Anna, Tuesday to Thursday."])
    """The words of the contact line, in place of "Questions? Call" and the number."""
    emergency_number: Phone | None = Field(default=None, examples=["112"])
    """The number to call in an emergency; without it a sheet says "your local emergency number"."""
    paper: Paper | None = Field(default=None, examples=["a4"])
    """The paper in the printer: a4 or letter."""
    language: Language | None = Field(default=None, examples=["en"])
    """The language of programs that do not name their own: en or en-GB."""
    disclaimer: Text | None = Field(default=None, examples=["Private clinic. No emergency service."])
    """Words to print with the disclaimer of every program."""
