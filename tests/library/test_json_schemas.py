"""The schemas in the repository are up to date with the models."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from backpdf.library.json_schemas import schema_files

FOLDER = Path(__file__).resolve().parents[2] / "schema"


@pytest.mark.parametrize("name", sorted(schema_files()))
def test_committed_schema_is_up_to_date(name: str) -> None:
    text = schema_files()[name]
    assert (FOLDER / name).read_text("utf-8") == text, "run `backpdf schema`"
    assert json.loads(text)["additionalProperties"] is False


def test_schemas_list_required_fields() -> None:
    exercise = json.loads(schema_files()["exercise.schema.json"])
    assert {"name", "why", "steps", "dose"} <= set(exercise["required"])
    assert "id" not in exercise["properties"]
