"""The base of all models of what clinicians write."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, model_validator
from pydantic_core import CoreSchema

from backpdf.library.model.validation import field_descriptions


class Content(BaseModel):
    """Base of all models: frozen, no unknown fields, and an empty field counts as not given."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @model_validator(mode="before")
    @classmethod
    def _without_empty_fields(cls, data: Any) -> Any:
        if isinstance(data, dict):
            known = cls.model_fields
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
                    fields[name].setdefault("description", text)
        return json_schema
