"""Models of an exercise: pictures and steps; `dose.py` has its dose.

Every model accepts the texts of a YAML file, or values of the right type from Python code.  The
docstrings and examples of the fields also go into the JSON Schema, which editors show.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from backpdf.library.model.content_model import Content
from backpdf.library.model.dose_checks import WholeDose
from backpdf.library.model.fields import (
    FilePath,
    Language,
    Text,
    Text60,
    Text80,
    Text300,
    TextOnOneLine,
    WebAddress,
)


class Picture(Content):
    """One picture of an exercise, with its caption and alternative text."""

    image: FilePath = Field(examples=["bridge-start.svg"])
    """The file, as seen from the folder images/."""
    caption: Text60 = Field(examples=["Start"])
    """The words under the picture."""
    alt: Text300 = Field(examples=["A person lies on their back with knees bent."])
    """What the picture shows, for people who use a screen reader."""
    credit: TextOnOneLine | None = None
    """Who made the picture."""
    licence: TextOnOneLine | None = None
    """Under which licence it may be used."""


Steps = Annotated[tuple[Text, ...], Field(min_length=1, max_length=15)]


class Exercise(Content):
    """One exercise; its id is the name of its file."""

    id: SkipJsonSchema[str]
    name: Text80 = Field(examples=["Bridge"])
    """The name, as patients read it."""
    why: Text = Field(examples=["Builds strength in your buttocks and back."])
    """What the exercise is good for, in one short sentence."""
    position: TextOnOneLine | None = None
    """The position to start from: lying on back."""
    equipment: tuple[TextOnOneLine, ...] = ()
    """What is needed: [mat]."""
    pictures: tuple[Picture, ...] = Field(default=(), max_length=4)
    """Up to four pictures; two are best: start and finish."""
    steps: Steps = Field(examples=[["Lie on your back."]])
    """What to do, step by step."""
    feel: Text | None = None
    """Where it should be felt: In your buttocks."""
    dose: WholeDose = Field(examples=[{"sets": 2, "reps": "8-12"}])
    """How much, how long and how often."""
    easier: Text | None = None
    """How to make it easier."""
    harder: Text | None = None
    """How to make it harder."""
    take_care: Text | None = None
    """When to stop, and what to watch."""
    tags: tuple[TextOnOneLine, ...] = ()
    """Words to find the exercise by."""
    video: WebAddress | None = None
    """The web address of a film; it prints as a link and a QR code."""
    sources: tuple[Text, ...] = ()
    """Where the exercise comes from."""
    language: Language | None = None
    """Language of this file, where it differs from the program's: en or en-GB."""
