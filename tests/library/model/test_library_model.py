from __future__ import annotations

import datetime
import json
import re
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from backpdf.library.model.library import (
    Clinic,
    Count,
    Dose,
    DoseChange,
    Duration,
    Exercise,
    ExerciseUse,
    Level,
    Picture,
    Program,
    RedFlags,
    WarningSigns,
)


def level(number: int) -> Level:
    return Level(
        number=number,
        name="Get moving",
        aim="Move.",
        exercises=(ExerciseUse(exercise="bridge"),),
        move_on=("It feels easy.",),
        step_back=("It hurts.",),
        activity="Walk.",
    )


def test_models_can_be_made_in_python() -> None:
    exercise = Exercise(
        id="bridge",
        name="Bridge",
        why="Builds strength.",
        pictures=(Picture(image="a.svg", caption="Start", alt="A person lies."),),
        steps=("Lie down.",),
        dose=Dose(reps=Count(8, 12), hold=Duration(5, 5, "s"), each_side=True),
    )
    assert exercise.dose.each_side is True
    program = Program(
        id="low-back",
        title="Back",
        message="Move.",
        how_to_use=("Slowly.",),
        pain_rule=("A mild ache is fine.",),
        red_flags=RedFlags(
            emergency=WarningSigns(action="Go", signs=("Numbness",)),
            doctor=WarningSigns(action="See", signs=("Fever",)),
        ),
        disclaimer="No replacement.",
        version="1",
        date=datetime.date(2026, 11, 21),
        diary_weeks=6,
        levels=(level(2), level(1)),
    )
    assert [level.number for level in program.levels] == [1, 2]
    assert Program.model_validate({**json.loads(program.model_dump_json()), "id": "low-back"}) == program


def test_everything_is_frozen() -> None:
    dose = Dose(reps=Count(1, 1))
    with pytest.raises(ValidationError):
        dose.reps = None


def test_text_is_folded_but_not_the_no_break_space() -> None:
    assert Clinic.model_validate({"name": "  Hill   Clinic\u00a01 \n"}).name == "Hill Clinic\u00a01"


def test_chosen_lines_are_kept() -> None:
    clinic = Clinic.model_validate({"address": "\n 1  High Street \n\n  Oldtown\n"})
    assert clinic.address == "1 High Street\nOldtown"


def test_a_dose_change_keeps_what_it_does_not_name() -> None:
    dose = Dose(sets=Count(2, 2), reps=Count(8, 12), each_side=True)
    assert dose.changed(DoseChange(reps=Count(5, 5))) == Dose(
        sets=Count(2, 2), reps=Count(5, 5), each_side=True
    )
    assert dose.changed(DoseChange(each_side=False)).each_side is False


@pytest.mark.parametrize(
    "address", ["https://example.org", "http://example.org:8080/a?b=c#d", "https://müller.example/ä"]
)
def test_web_addresses(address: str) -> None:
    assert Clinic(web=address).web == address


@pytest.mark.parametrize(
    "address",
    [
        "ftp://example.org",
        "https://",
        "https:example.org",
        "file:///etc/passwd",
        "https://a b.org",
        "https://[",
        "https://x:99999",
        "https://example.org/" + "a" * 500,
        "https://example.org/<b>",
    ],
)
def test_what_is_no_web_address(address: str) -> None:
    with pytest.raises(ValidationError):
        Clinic(web=address)


@pytest.mark.parametrize("code", ["en", "en-GB", "de-CH"])
def test_languages(code: str) -> None:
    assert Clinic(language=code).language == code


@pytest.mark.parametrize("code", ["EN", "eng", "en_GB", "en-gb", "e"])
def test_what_is_no_language(code: str) -> None:
    with pytest.raises(ValidationError):
        Clinic(language=code)


# --- JSON Schema, for editors ---


def property_of(schema: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any] = schema["properties"][name]
    return found


def test_fields_that_come_from_elsewhere_are_not_in_the_schema() -> None:
    assert "id" not in Exercise.model_json_schema()["properties"]
    program = Program.model_json_schema()
    assert "id" not in program["properties"]
    assert "number" not in program["$defs"]["Level"]["properties"]
    assert "number" not in program["$defs"]["Level"]["required"]


def test_counts_are_whole_numbers_or_ranges_in_the_schema() -> None:
    reps = property_of(Exercise.model_json_schema()["$defs"]["Dose"], "reps")
    number, text = reps["anyOf"][0]["anyOf"]
    assert number == {"type": "integer", "minimum": 1, "maximum": 1000}
    for written in ("8", "8-12", "8\u201312", "8 to 12"):
        assert re.search(text["pattern"], written)
    assert not re.search(text["pattern"], "010")


def test_durations_and_days_in_the_schema() -> None:
    dose = Exercise.model_json_schema()["$defs"]["Dose"]
    assert re.search(property_of(dose, "hold")["anyOf"][0]["pattern"], "5-10 s")
    assert property_of(dose, "days_a_week")["anyOf"][0]["anyOf"][0]["maximum"] == 7


def test_levels_and_bare_ids_in_the_schema() -> None:
    schema = Program.model_json_schema()
    levels = property_of(schema, "levels")
    assert levels["type"] == "object"
    assert levels["propertyNames"] == {"pattern": "^[1-9]$"}
    assert schema["$defs"]["ExerciseUse"]["anyOf"][0]["type"] == "string"


def test_fields_are_described_in_the_schema() -> None:
    for model in (Exercise, Program, Clinic):
        schema = model.model_json_schema()
        for part in (schema, *schema.get("$defs", {}).values()):
            for name, field in part.get("properties", {}).items():
                assert field.get("description"), f"{model.__name__}.{name}"


def test_examples_in_the_schema_can_be_pasted() -> None:
    for name, field in Exercise.model_json_schema()["properties"].items():
        for example in field.get("examples", []):
            assert yaml.safe_load(yaml.safe_dump({name: example}))
