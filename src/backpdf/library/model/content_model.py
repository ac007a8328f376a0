"""The base of all models of what clinicians write."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from backpdf.library.model.validation import field_descriptions, fields_in_files


class Content(BaseModel):
    """Base of all models: frozen, no unknown fields, and an empty field counts as not given.

    A field whose name is a word of Python has an alias, which is its name in files: `for`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)

    @model_validator(mode="before")
    @classmethod
    def _without_empty_fields(cls, data: Any) -> Any:
        if isinstance(data, dict):
            known = fields_in_files(cls)
            return {name: value for name, value in data.items() if value is not None or name not in known}
        return data

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        json_schema = handler(schema)
        fields = handler.resolve_ref_schema(json_schema)["properties"]
        for model in cls.__mro__:
            if issubclass(model, Content) and model is not Content:
                for name, text in field_descriptions(model).items():
                    fields[model.model_fields[name].alias or name].setdefault("description", text)
        return json_schema
