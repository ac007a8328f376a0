"""JSON Schemas of the library's files, for completion and checks in editors."""

from __future__ import annotations

import json
from collections.abc import Mapping

from backpdf.library.model.content_model import Content
from backpdf.library.model.exercise import Exercise
from backpdf.library.model.library import Clinic
from backpdf.library.model.plan import Plan
from backpdf.library.model.program import Program
from backpdf.library.model.safety import SafetyTexts

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_MODELS: Mapping[str, type[Content]] = {
    "exercise": Exercise,
    "program": Program,
    "safety": SafetyTexts,
    "clinic": Clinic,
    "plan": Plan,
}


def schema_files() -> dict[str, str]:
    """File name -> text of every schema: `exercise.schema.json` and so on."""
    return {f"{name}.schema.json": _text(model) for name, model in _MODELS.items()}


def _text(model: type[Content]) -> str:
    schema = {"$schema": _DIALECT, **model.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
