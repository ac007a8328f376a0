"""Models of the texts that keep patients safe: who asks first, how much pain is all right, warning signs.

Programs hold them, or share those of a file in exercises/safety/.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from pydantic.json_schema import SkipJsonSchema

from backpdf.library.model.content_model import Content
from backpdf.library.model.fields import Text

HowToUse = Annotated[tuple[Text, ...], Field(min_length=1, max_length=7)]
BeforeYouStart = Annotated[tuple[Text, ...], Field(max_length=7)]
PainRule = Annotated[tuple[Text, ...], Field(min_length=1, max_length=5)]
FlareUp = Annotated[tuple[Text, ...], Field(max_length=4)]
InShort = Annotated[tuple[Text, ...], Field(max_length=3)]


class WarningSigns(Content):
    """Signs that need help, and what to do about them."""

    action: Text = Field(examples=["See a doctor soon"])
    """What to do."""
    lead_in: Text | None = None
    """A sentence between the action and the signs: Any one of these is enough."""
    signs: tuple[Text, ...] = Field(min_length=1, max_length=9, examples=[["Fever"]])
    """When to do it."""


class RedFlags(Content):
    """The warning signs (red flags), which print in a box."""

    emergency: WarningSigns | None = None
    """What needs help at once; left out only where the condition has no such signs."""
    doctor: WarningSigns = Field(examples=[{"action": "See a doctor soon", "signs": ["..."]}])
    """What needs a doctor soon."""


class SafetyTexts(Content):
    """Texts that several programs share; what a program says itself stands in their place.

    Its id is the name of its file.
    """

    id: SkipJsonSchema[str]
    how_to_use: HowToUse | None = None
    """How to use the sheet."""
    before_you_start: BeforeYouStart | None = None
    """Who should ask a doctor or physiotherapist first."""
    pain_rule: PainRule | None = None
    """How much pain is all right."""
    red_flags: RedFlags | None = None
    """The signs that need help, with what to do."""
    flare_up: FlareUp | None = None
    """What to do when the pain gets worse for a while."""
    in_short: InShort | None = None
    """When to stop, for the summary; what to do, how often and whom to ask print without it."""
    disclaimer: Text | None = None
    """The words at the foot of every page."""

    @property
    def shared(self) -> dict[str, object]:
        """The texts that there are, by the name of the field of a program."""
        texts = {name: getattr(self, name) for name in SHARED}
        return {name: text for name, text in texts.items() if text is not None}


SHARED = tuple(name for name in SafetyTexts.model_fields if name != "id")
"""The fields of a program that a file of safety texts may hold."""
