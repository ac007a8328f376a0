"""Looks up fields of the models: their names, an example, and the nearest to a misspelt name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from backpdf.library.model.validation import fields_in_files
from backpdf.quoting import nearest

# Least similarity, from 0 to 1, at which a name matches a field or synonym, and a field alone.
_MIN_SIMILARITY = 0.75
_MIN_FIELD_SIMILARITY = 0.6

_SYNONYMS: dict[str, tuple[str, ...]] = {
    "reps": ("repetitions", "repetition", "repeats", "repeat", "times", "number"),
    "hold": ("seconds", "hold_time", "secs"),
    "rest": ("pause", "break"),
    "duration": ("time", "minutes", "length"),
    "tempo": ("speed", "pace", "cadence", "rhythm"),
    "distance": ("far", "metres", "meters"),
    "times_a_day": ("per_day", "daily", "times_per_day"),
    "days_a_week": ("per_week", "weekly", "days_per_week"),
    "days": ("weekdays", "on_days", "which_days"),
    "every": ("interval",),
    "each_side": ("sides", "both_sides", "per_side"),
    "side": ("which_side", "one_side"),
    "left": ("left_side",),
    "right": ("right_side",),
    "weeks": ("week", "by_week", "each_week", "progress"),
    "note": ("notes", "comment", "comments", "remark", "remarks"),
    "load": ("weight", "weights", "resistance", "band"),
    "dose": ("dosage", "amount"),
    "steps": ("instructions", "instruction", "how_to", "directions", "how"),
    "name": ("title", "heading", "label"),
    "title": ("name", "heading"),
    "why": ("purpose", "goal", "reason", "benefit", "description"),
    "pictures": ("photo", "photos", "image", "images", "picture", "figures", "illustrations"),
    "image": ("file", "photo", "picture", "src", "path"),
    "caption": ("title", "label", "text"),
    "alt": ("alt_text", "alternative", "description"),
    "take_care": ("caution", "cautions", "warning", "warnings", "care", "precautions", "stop_if"),
    "easier": ("regression", "make_easier", "easy"),
    "harder": ("progression", "make_harder", "hard"),
    "position": ("start", "starting_position", "start_position"),
    "equipment": ("needs", "material", "materials", "tools"),
    "video": ("link", "url", "film", "youtube"),
    "sources": ("source", "references", "reference", "evidence"),
    "language": ("lang", "locale"),
    "tags": ("keywords", "categories", "category"),
    "exercise": ("id", "name"),
    "exercises": ("exercise",),
    "aim": ("goal", "purpose"),
    "for": ("for_whom", "who", "audience", "suitable_for"),
    "feel": ("feeling", "sensation"),
    "safety": ("safety_texts", "safety_file"),
    "keep_going": ("maintain", "maintenance", "keep_on"),
    "lead_in": ("intro", "introduction"),
    "move_on": ("progression", "progress", "next_level", "when_to_move_on"),
    "step_back": ("regression", "go_back", "when_to_step_back"),
    "activity": ("walking", "advice"),
    "how_often": ("frequency", "often"),
    "red_flags": ("warnings", "warning_signs", "redflags"),
    "flare_up": ("flare", "flares", "relapse", "setback", "bad_days"),
    "in_short": ("stop_when", "takeaway", "key_points"),
    "diary_weeks": ("record_weeks", "weeks_of_record"),
    "pain_rule": ("pain", "pain_rules"),
    "message": ("main_message", "summary"),
    "before_you_start": ("before", "preparation"),
    "how_to_use": ("use", "usage", "instructions"),
    "disclaimer": ("footer", "legal"),
    "emergency": ("urgent", "999", "911", "112"),
    "doctor": ("gp", "see_doctor", "physician"),
    "signs": ("symptoms",),
    "action": ("do", "what_to_do"),
    "by": ("reviewer", "reviewed_by", "name"),
    "next": ("next_review", "due"),
    "phone": ("telephone", "tel"),
    "web": ("website", "url", "link", "homepage"),
    "email": ("mail", "e_mail", "e-mail"),
    "second_phone": ("mobile", "phone2", "phone_2", "other_phone"),
    "opening_hours": ("hours", "open"),
    "contact": ("contact_line", "questions"),
    "accent": ("colour", "color", "accent_colour", "accent_color"),
    "logo_height": ("logo_size",),
    "emergency_number": ("emergency", "emergency_phone"),
    "paper": ("paper_size", "format"),
    "licence": ("license",),
    "credit": ("author", "by", "source"),
}


def fields_of(model: type[BaseModel]) -> list[str]:
    """Names of the fields of a file, without those that the program fills in itself."""
    return [name for name in fields_in_files(model) if name not in {"id", "number", "is_last"}]


def model_at(model: type[BaseModel], path: Iterable[str | int]) -> type[BaseModel]:
    """The model of the part at path; list positions and level numbers stay in the same model."""
    current = model
    for step in path:
        field = fields_in_files(current).get(str(step))
        inner = _model_in(field.annotation) if field is not None else None
        current = inner or current
    return current


def example(model: type[BaseModel], name: str) -> str | None:
    """A line of YAML with an example of the field, or None where the model has none."""
    examples = examples_of(model, name)
    return f"{name}: {examples[0]}" if examples else None


def examples_of(model: type[BaseModel], name: str) -> list[str]:
    """The examples of a field, as they are written after its colon."""
    field = fields_in_files(model).get(name)
    return [_flow(value) for value in (field.examples or ())] if field is not None else []


def nearest_field(name: str, allowed: Iterable[str]) -> str | None:
    """The allowed field most similar to `name`, by spelling or synonym, or None."""
    fields = list(allowed)
    plain = name.strip().lower().replace("-", "_").replace(" ", "_")
    words = {word: field for field in fields for word in _SYNONYMS.get(field, ())}
    words.update({field: field for field in fields})
    if plain in words:
        return words[plain]
    near = nearest(plain, words, _MIN_SIMILARITY)
    return words[near] if near else nearest(plain, fields, _MIN_FIELD_SIMILARITY)


def nearest_nested_field(name: str, model: type[BaseModel]) -> tuple[str, str] | None:
    """The part of a model, and the field in it, most similar to `name`: ("dose", "reps"); or None.

    None as well where a field of the model itself is at least as similar.
    """
    own = nearest_field(name, fields_of(model))
    for part, field in fields_in_files(model).items():
        inner = _model_in(field.annotation)
        if inner is None or _is_list(field.annotation):
            continue
        suggestion = nearest_field(name, fields_of(inner))
        if suggestion is not None and _similarity(name, suggestion) > _similarity(name, own):
            return part, suggestion
    return None


def _similarity(name: str, field: str | None) -> float:
    """Similarity of a name to a field or to one of its synonyms, from 0 to 1."""
    if field is None:
        return 0
    plain = name.strip().lower()
    return max(SequenceMatcher(None, plain, word).ratio() for word in (field, *_SYNONYMS.get(field, ())))


def _is_list(annotation: Any) -> bool:
    return get_origin(annotation) is tuple


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The first model inside a type such as tuple[Picture, ...] or Review | None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        found = _model_in(part)
        if found is not None:
            return found
    return None


def _flow(value: object) -> str:
    """A value as one line of YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(part)}" for name, part in value.items()) + "}"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "[" + ", ".join(_flow(part) for part in value) + "]"
    return str(value)
