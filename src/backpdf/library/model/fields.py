"""Types of the models' fields: each accepts the text of a file, or a value of its type from Python."""

from __future__ import annotations

import datetime
import re
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from backpdf.library.model.telephone import PHONE_PATTERN, is_phone
from backpdf.library.model.validation import value_error

_SPACE = re.compile(r"[ \t\r\f\v]+")  # not the no-break space, which is typed on purpose
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LANGUAGE = r"[a-z]{2}(?:-[A-Z]{2})?"
_ADDRESS_CHARACTERS = re.compile(r"[^\s<>\"\\^`{|}]+")
_LONGEST_ADDRESS = 500
_DRIVE = re.compile(r"[A-Za-z]:")


def fold(value: object) -> object:
    """A text with single spaces and none at the ends of its lines, without empty lines; others unchanged.

    The lines are those that a clinician chose: below `|`, or after an empty line.
    """
    if not isinstance(value, str):
        return value
    lines = (_SPACE.sub(" ", line).strip(" ") for line in value.split("\n"))
    return "\n".join(line for line in lines if line.strip())


def _folded_lines(value: object) -> object:
    """A text on one line, for one that is only heard."""
    return fold(value.replace("\n", " ")) if isinstance(value, str) else value


def _one_line(value: str) -> str:
    if "\n" in value:
        raise value_error("one_line", line=value.replace("\n", " "))
    return value


def _true_or_false(value: object) -> object:
    if isinstance(value, bool):
        return value
    said = value.strip().lower() if isinstance(value, str) else ""
    if said in {"true", "yes", "false", "no"}:
        return said in {"true", "yes"}
    raise value_error("true_or_false")


def _date(value: object) -> object:
    if isinstance(value, datetime.date):
        return value
    if not isinstance(value, str) or not _DATE.fullmatch(value.strip()):
        raise value_error("date_form")
    try:
        return datetime.date.fromisoformat(value.strip())
    except ValueError:
        raise value_error("date_unreal") from None


def _weeks(value: object) -> object:
    if isinstance(value, str) and re.fullmatch(r"[1-9]|1[0-2]", value.strip()):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 12:
        return value
    raise value_error("weeks")


def _lower(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


def _language(value: str) -> str:
    if not re.fullmatch(_LANGUAGE, value):
        raise value_error("language")
    return value


def _phone(value: str) -> str:
    if not is_phone(value):
        raise value_error("phone")
    return value


def _web_address(value: str) -> str:
    """An http(s) address that a link and a QR code can hold; raises for scripts and for user names."""
    try:
        parts = urlsplit(value)
        named = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        raise value_error("web_address") from None
    if parts.scheme not in {"http", "https"} or not named or "@" in parts.netloc:
        raise value_error("web_address")
    if len(value) > _LONGEST_ADDRESS or not _ADDRESS_CHARACTERS.fullmatch(value):
        raise value_error("web_address")
    return value


def path_error(path: str) -> PydanticCustomError | None:
    """The error of a path that is not relative or leaves its folder, or None; ignores symbolic links."""
    if path.startswith(("/", "\\", "~")) or _DRIVE.match(path):
        return value_error("path_absolute")
    if ".." in re.split(r"[/\\]", path):
        return value_error("path_outside")
    if "\\" in path:
        return value_error("path_backslash", slashes=path.replace("\\", "/"))
    return None


def _relative_path(value: str) -> str:
    error = path_error(value)
    if error is not None:
        raise error
    return value


Text = Annotated[str, StringConstraints(min_length=1), BeforeValidator(fold)]
TextOnOneLine = Annotated[Text, AfterValidator(_one_line)]
Text60 = Annotated[
    str, StringConstraints(min_length=1, max_length=60), BeforeValidator(fold), AfterValidator(_one_line)
]
Text80 = Annotated[
    str, StringConstraints(min_length=1, max_length=80), BeforeValidator(fold), AfterValidator(_one_line)
]
Text300 = Annotated[str, StringConstraints(min_length=1, max_length=300), BeforeValidator(_folded_lines)]
Version = Annotated[
    Text60, WithJsonSchema({"anyOf": [{"type": "string", "maxLength": 60}, {"type": "number"}]})
]

Switch = Annotated[bool, BeforeValidator(_true_or_false)]
Date = Annotated[datetime.date, BeforeValidator(_date)]
Weeks = Annotated[
    int, BeforeValidator(_weeks), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 12})
]
Paper = Annotated[Literal["a4", "letter"], BeforeValidator(_lower)]
OptionalPart = Literal["record_weeks", "in_short", "record", "flare_up", "links"]

Language = Annotated[Text, AfterValidator(_language), Field(json_schema_extra={"pattern": f"^{_LANGUAGE}$"})]
Phone = Annotated[Text, AfterValidator(_phone), Field(json_schema_extra={"pattern": f"^{PHONE_PATTERN}$"})]
WebAddress = Annotated[
    Text, AfterValidator(_web_address), Field(json_schema_extra={"pattern": "^https?://", "format": "uri"})
]
FilePath = Annotated[Text, AfterValidator(_relative_path)]
